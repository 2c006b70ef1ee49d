"""The screens that a person moves through; each has its style sheet beside it."""
