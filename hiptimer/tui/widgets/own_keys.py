"""Carries out a widget's keys at once, and passes on keys that were typed too early for it.

Bindings go through the app, so a key would be carried out after those typed behind it: with "down,
4, 5" over a slow connection, the 4 and the 5 would land in the field above.
"""

from typing import Any

from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget


async def do_own_key(widget: Widget, event: Key) -> None:
    """Carry out the binding of a key before the next key is handled.

    A key that comes after the widget has lost the focus is passed on to what has it.
    """
    if hand_on(event, widget.app.focused or widget.app.screen, widget):
        return
    for binding in widget._bindings.key_to_bindings.get(event.key, ()):
        if await widget.app.run_action(binding.action, widget):
            event.stop()
            event.prevent_default()
            return


def hand_on(event: Key, to: Widget | Screen[Any], here: Widget | Screen[Any]) -> bool:
    """Pass a key on to what has the focus now; return False if that is `here`."""
    if to is here:
        return False
    event.stop()
    event.prevent_default()
    to.post_message(Key(event.key, event.character))
    return True
