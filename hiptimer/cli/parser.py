"""The parser behind the command line: mistakes in words, suggestions, and examples in each help."""

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, NoReturn

EXAMPLE = "  "
"""What a line of an epilog begins with if it is to stay a line of its own."""


class HelpText(argparse.HelpFormatter):
    """Wraps paragraphs, and leaves the lines of examples as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        wrapped = super()._fill_text
        return "\n".join(
            line if line.startswith(EXAMPLE) or not line else wrapped(line, width, indent)
            for line in text.split("\n")
        )


class Parser(argparse.ArgumentParser):
    """Reports mistakes in words that are safe to show, whatever was typed."""

    def __init__(
        self, *, examples: "Sequence[str]" = (), epilog: str = "", **options: "Any"
    ) -> None:
        listed = "".join(f"\n{EXAMPLE}hiptimer {example}".rstrip() for example in examples)
        below = f"examples:{listed}\n\n{epilog}" if examples else epilog
        super().__init__(
            allow_abbrev=False, formatter_class=HelpText, epilog=below.strip(), **options
        )
        self.examples = examples

    def error(self, message: str) -> "NoReturn":
        """Print what is wrong and the usage, and exit with 2."""
        from hiptimer.cli.messages import notify  # noqa: PLC0415 - needed only here
        from hiptimer.model.text import one_line  # noqa: PLC0415 - as above

        self.print_usage(sys.stderr)
        notify(f"{self.prog}: {one_line(message)}")
        self.exit(2)

    def parse_args(  # type: ignore[override] # only the form that is used
        self, args: "Sequence[str] | None" = None, namespace: None = None
    ) -> argparse.Namespace:
        """Read `args`; what is unknown is reported by the command that it was typed for."""
        options, unknown = self.parse_known_args(args, namespace)
        if unknown:
            command = self.part_of(options)
            command.error(command.unknown_words(unknown))
        return options

    def part_of(self, options: argparse.Namespace) -> "Parser":
        """Return the parser of the command in `options`; this one without a command."""
        parts = self._parts()
        name = parts and getattr(options, parts.dest, None)
        return parts.choices[name].part_of(options) if parts and name else self

    def find(self, names: "Sequence[str]") -> "Parser":
        """Return the parser of the command below this one that `names` lead to; exits with 2."""
        if not names:
            return self
        parts = self._parts()
        known: Mapping[str, Parser] = parts.choices if parts else {}
        if names[0] not in known:
            self.error(_no_command(names[0], known))
        return known[names[0]].find(names[1:])

    def _parts(self) -> "argparse._SubParsersAction[Parser] | None":
        """Return the action that has the parsers of the commands below this one."""
        found = (each for each in self._actions if isinstance(each, argparse._SubParsersAction))
        return next(found, None)

    def unknown_words(self, unknown: "Sequence[str]") -> str:
        """Return what was typed that is not known, and what the first of it may have meant."""
        said = f"unrecognized arguments: {' '.join(unknown)}"
        if not unknown[0].startswith("-"):
            return said
        from hiptimer.cli.near_names import suggestion  # noqa: PLC0415 - needed for a mistake only

        return said + suggestion(unknown[0].partition("=")[0], self._option_string_actions)

    def _check_value(self, action: argparse.Action, value: "Any") -> None:
        """Refuse what is no choice; of an unknown command argparse itself would list all."""
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:
            raise argparse.ArgumentError(None, _no_command(value, action.choices))
        super()._check_value(action, value)


def _no_command(typed: str, known: "Iterable[str]") -> str:
    from hiptimer.cli.near_names import not_known  # noqa: PLC0415 - needed for a mistake only

    return not_known("command", typed, known)
