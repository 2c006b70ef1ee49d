"""The questions that stand below the number: how to go on above the ceiling, whether to leave.

Values only: what a panel says, and what each of its answers stands for. Nothing is chosen here.
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


class Way(Enum):
    """An answer that is no command to the session."""

    BACK = auto()
    STOP = auto()
    LATER = auto()
    KEEP = auto()
    DISCARD = auto()


Answer = Command | Way

Option = tuple[str, str, str, Answer]
"""A way to go on: the letter that chooses it, its words, the same in short, and the answer."""


class Panel(Struct, frozen=True):
    """Sentences that lead in, the choices, and what each of them stands for.

    `highlighted` is the place that is pointed to at first. `help_page` says that the page on when
    to seek help belongs to it.
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
        """Make a panel of options."""
        choices = tuple(
            PanelChoice(letter, letter, text, short) for letter, text, short, _ in options
        )
        answers = tuple(answer for *_, answer in options)
        return cls(lead, choices, answers, highlighted, help_page)

    def answer_to(self, choice: PanelChoice) -> Answer | None:
        """Tell what `choice` stands for; None when it is of another panel."""
        return dict(zip(self.choices, self.answers, strict=True)).get(choice)


_LEAVING: Final[dict[str, Answer]] = {
    guidance.STOP: Way.STOP,
    guidance.LATER: Way.LATER,
    guidance.KEEP_GOING: Way.BACK,
}
_FINISHING: Final[dict[str, Answer]] = {
    "p": Finish(StopReason.PAIN),
    "t": Finish(StopReason.TIRED),
    "m": Finish(StopReason.TIME),
    "o": Finish(StopReason.OTHER),
    "n": Finish(),
    guidance.KEEP_GOING: Way.BACK,
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
    (words.KEEP, words.EXPIRED_CHOICES[words.KEEP], "keep it", Way.KEEP),
    (words.DISCARD, words.EXPIRED_CHOICES[words.DISCARD], "discard it", Way.DISCARD),
)
