"""Input from a terminal and what it means: no clock, no words, no terminal.

Bytes and times go in; keys come out. Both front ends use it.
"""
