"""hiptimer guides a person with hip pain through holds at home, in a terminal."""

# Written here as well as in pyproject.toml: to ask the installed package costs more time than
# `hiptimer --version` has. A test keeps the two equal.
__version__ = "0.1.0"
