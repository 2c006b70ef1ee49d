"""The app and its terminal, beyond what Textual does: it reads keys, and leaves it as it was."""
