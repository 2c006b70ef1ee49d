"""Pure values: protocols, exercises, sessions and pain. No I/O, no clock, no Textual."""
