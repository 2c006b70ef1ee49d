"""The questions below the number: what to do above the ceiling, whether to leave.

Values only: the text of a panel, and the meaning of each of its answers.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import Final, Self

from msgspec import Struct

from hiptimer.engine.commands import Command, Finish
from hiptimer.model.session import StopReason
from hiptimer.tui.widgets.choice_rows import PanelChoice
from hiptimer.wording import guidance
from hiptimer.wording import session as words


class PanelAction(Enum):
    """An answer that is not a command to the session."""

    BACK = auto()
    STOP = auto()
    LATER = auto()
    KEEP = auto()
    DISCARD = auto()


Answer = Command | PanelAction

Option = tuple[str, str, str, Answer]
"""The letter that chooses an option, its text, a shorter text, and the answer."""


class Panel(Struct, frozen=True):
    """The question (`lead`), the choices, and the answer that each of them gives.

    `highlighted` is the choice that is highlighted at first. `help_page` says that the panel offers
    the page on when to seek help.
    """

    lead: tuple[str, ...]
    choices: tuple[PanelChoice, ...]
    answers: tuple[Answer, ...]
    highlighted: int = 0
    help_page: bool = False

    @classmethod
    def of(
        cls, lead: tuple[str, ...], *options: Option, highlighted: int = 0, help_page: bool = False
    ) -> Self:
        """Return a panel with these options."""
        choices = tuple(
            PanelChoice(letter, letter, text, short) for letter, text, short, _ in options
        )
        answers = tuple(answer for *_, answer in options)
        return cls(lead, choices, answers, highlighted, help_page)

    def answer_to(self, choice: PanelChoice) -> Answer | None:
        """Return the answer of `choice`; None if it belongs to another panel."""
        return dict(zip(self.choices, self.answers, strict=True)).get(choice)


_LEAVING: Final[dict[str, Answer]] = {
    guidance.STOP: PanelAction.STOP,
    guidance.LATER: PanelAction.LATER,
    guidance.KEEP_GOING: PanelAction.BACK,
}
_FINISHING: Final[dict[str, Answer]] = {
    "p": Finish(StopReason.PAIN),
    "t": Finish(StopReason.TIRED),
    "m": Finish(StopReason.TIME),
    "o": Finish(StopReason.OTHER),
    "n": Finish(),
    guidance.KEEP_GOING: PanelAction.BACK,
}


def _options(offers: Iterable[guidance.Offer], answers: Mapping[str, Answer]) -> Iterator[Option]:
    for each in offers:
        yield each.letter, each.text, each.short, answers[each.letter]


QUIT: Final = Panel.of(guidance.LEAVE, *_options(guidance.LEAVE_OFFERS, _LEAVING), highlighted=2)

FINISH: Final = Panel.of(
    guidance.FINISH, *_options(guidance.FINISH_OFFERS, _FINISHING), highlighted=4
)

EXPIRED: Final = Panel.of(
    words.EXPIRED,
    (words.KEEP, words.EXPIRED_CHOICES[words.KEEP], "keep it", PanelAction.KEEP),
    (words.DISCARD, words.EXPIRED_CHOICES[words.DISCARD], "discard it", PanelAction.DISCARD),
)
