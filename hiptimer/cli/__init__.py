"""The composition root: arguments become paths, clock, stores and a front end."""
