"""The session machine without I/O: commands in, events out, time passed in."""
