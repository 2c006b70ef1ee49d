"""The screens of the app; each has its style sheet beside it."""
