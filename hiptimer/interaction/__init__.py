"""Input from a terminal and what it means: no clock, no words, no terminal.

Bytes become keys, and keys become commands to the engine. Both front ends use it.
"""
