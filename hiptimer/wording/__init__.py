"""The prose that more than one front end or the voice needs, each sentence once.

Pure functions from values to text. What is spoken stands beside what is written. There is no
Textual, Rich or storage here, so every sentence can be tested without a screen or a file, and a
translation would begin here.
"""
