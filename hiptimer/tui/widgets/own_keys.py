"""Does what a widget's keys mean at once, and hands on what was typed too early for it.

By way of the app, which is where bindings lead, a key would be done after those typed behind it:
of "down, 4, 5" through a slow line, the 4 and the 5 would land in the field above.
"""

from typing import Any

from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget


async def do_own_key(widget: Widget, event: Key) -> None:
    """Carry out the binding of a key before the next key is looked at.

    A key that comes when the widget has lost the keyboard goes on to what has it.
    """
    if hand_on(event, widget.app.focused or widget.app.screen, widget):
        return
    for binding in widget._bindings.key_to_bindings.get(event.key, ()):
        if await widget.app.run_action(binding.action, widget):
            event.stop()
            event.prevent_default()
            return


def hand_on(event: Key, to: Widget | Screen[Any], here: Widget | Screen[Any]) -> bool:
    """Send a key on to what has the keyboard now; False where that is `here`."""
    if to is here:
        return False
    event.stop()
    event.prevent_default()
    to.post_message(Key(event.key, event.character))
    return True
