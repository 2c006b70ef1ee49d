"""Home: the protocols that can be followed."""

from textual.screen import Screen


class HomeScreen(Screen[None]):
    """Shows the protocols; `enter` goes to the start sheet."""
