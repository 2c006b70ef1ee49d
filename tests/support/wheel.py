"""Turns the wheel of the mouse over a widget."""

from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot
from textual.widget import Widget


async def turn_wheel(pilot: Pilot[int], over: type[Widget], steps: int) -> None:
    """Turn the wheel over a widget: down, or (a negative number) up."""
    widget = pilot.app.screen.query_one(over)
    kind = MouseScrollDown if steps > 0 else MouseScrollUp
    for _ in range(abs(steps)):
        widget.post_message(kind(widget, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False))
    await pilot.pause()
    await pilot.pause()
