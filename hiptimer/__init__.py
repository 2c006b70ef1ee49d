"""hiptimer guides a person with hip pain through holds at home, in a terminal."""

# Written here as well as in pyproject.toml: querying the installed package takes longer than
# `hiptimer --version` may. A test keeps the two equal.
__version__ = "0.1.0"
