"""What a person does at a terminal, and what is made of it: no clock, no words, no terminal.

Bytes and times are passed in; keys come out. Both front ends use it.
"""
