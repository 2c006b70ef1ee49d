"""Redraws the table of the session machine in docs/engine.md: `python docs/make_engine_diagram.py`.

Both the diagram and the table of commands come from `hiptimer.engine.table`, which the machine
itself follows, so they can't show anything but what it does.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, get_args

from hiptimer.engine.commands import (
    Command,
    Finish,
    NotDone,
    RepeatSet,
    SkipExercise,
    SkipSide,
    Undo,
    Unrate,
)
from hiptimer.engine.plan import Phase
from hiptimer.engine.table import TABLE, TIME, Trigger

PAGE: Final = Path(__file__).parent / "engine.md"

NOT_DRAWN: Final = frozenset({Finish, NotDone, RepeatSet, SkipExercise, SkipSide, Unrate})
"""What takes back, repeats or leaves: there are such ways nearly everywhere, hiding the others."""

DRAWN_AS: Final[Mapping[Phase, str]] = {
    phase: "SET" if phase in (Phase.HOLD, Phase.REPS) else phase.name for phase in Phase
}
"""A set is one box, for holds and repetitions lead to the same places."""


def main() -> None:
    """Write the page with a fresh diagram and a fresh table."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(renewed(text), encoding="utf-8", newline="\n")


def renewed(text: str) -> str:
    """Put the diagram and the table between the comments that mark their places."""
    for name, drawn in (("diagram", diagram()), ("table", table())):
        marks = re.compile(f"(<!-- {name}: .*? -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        text, places = marks.subn(rf"\1\n{drawn}\n\2", text)
        if places != 1:
            raise ValueError(f"{PAGE.name} has {places} places for the {name}, and needs one")
    return text


def diagram() -> str:
    """Draw the table as a Mermaid state diagram."""
    lines = ["```mermaid", "stateDiagram-v2", "    SET: HOLD or REPS", "    [*] --> READY"]
    for (before, after), triggers in _arrows().items():
        lines.append(f"    {before} --> {after}: {', '.join(triggers)}")
    return "\n".join([*lines, "    FINISHED --> [*]", "```", ""])


def table() -> str:
    """Write for each command, and for the time, where it leads from each phase."""
    phases = [phase for phase in Phase if TABLE[phase]]
    head = ["", *(phase.name for phase in phases)]
    rows = [_row(trigger, phases) for trigger in (TIME, *get_args(Command)) if trigger is not Undo]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _arrows() -> Mapping[tuple[str, str], list[str]]:
    arrows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for before, row in TABLE.items():
        for trigger, all_after in row.items():
            for after in _in_order(all_after):
                arrow, name = (DRAWN_AS[before], DRAWN_AS[after]), _name(trigger)
                drawn = trigger not in NOT_DRAWN and after is not before
                if drawn and name not in arrows[arrow]:
                    arrows[arrow].append(name)
    return {arrow: names for arrow, names in arrows.items() if names}


def _row(trigger: Trigger, phases: list[Phase]) -> list[str]:
    cells = []
    for phase in phases:
        led_to = TABLE[phase].get(trigger, frozenset())
        cells.append(", ".join("stays" if to is phase else to.value for to in _in_order(led_to)))
    name = _name(trigger)
    return [name if trigger is TIME else f"`{name}`", *cells]


def _in_order(phases: frozenset[Phase]) -> Iterator[Phase]:
    return (phase for phase in Phase if phase in phases)


def _name(trigger: Trigger) -> str:
    return "time" if trigger is None else trigger.__name__


if __name__ == "__main__":
    main()
