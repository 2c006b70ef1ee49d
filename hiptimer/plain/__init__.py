"""The front end for screen readers, simple terminals and pipes: one line an event."""
