"""The command line, and the composition root: arguments become paths, stores and a front end."""
