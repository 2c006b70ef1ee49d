"""What can be typed after `hiptimer`, and how mistakes are reported."""

import argparse
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiptimer import __version__
from hiptimer.cli.arguments import build_parser, parse
from hiptimer.cli.parser import Parser

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_the_version_is_the_one_of_the_package() -> None:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    assert __version__ == project["version"]


def test_without_a_command_it_is_home() -> None:
    options = parse([])
    assert (options.command, options.data_dir) == (None, None)


def test_a_start_may_leave_everything_open() -> None:
    options = parse(["start"])
    asked = (options.protocol, options.side, options.sets, options.plain)
    assert asked == (None, None, None, None)


def test_a_start_may_settle_everything() -> None:
    options = parse(
        ["--data-dir", "d", "start", "x.toml", "--side", "each", "--sets", "20", "--plain"]
    )
    asked = (options.data_dir, options.protocol, options.side, options.sets, options.plain)
    assert asked == ("d", "x.toml", "each", 20, True)


@pytest.mark.parametrize("sets", [1, 20])
def test_one_set_and_twenty_sets_can_be_asked_for(sets: int) -> None:
    assert parse(["start", "--sets", str(sets)]).sets == sets


@pytest.mark.parametrize("sets", ["0", "21", "-1", "1.5", "two", "", "1_0", "²", "٣", "999", "020"])
def test_sets_are_one_to_twenty(sets: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["start", f"--sets={sets}"])
    assert ended.value.code == 2
    assert "a whole number from 1 to 20 is allowed" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["begin"],
        ["start", "--side", "both"],
        ["start", "a", "b"],
        ["start", "--pla"],
        ["--data", "x"],
        ["start", "--data-dir", "x"],
    ],
)
def test_what_does_not_exist_is_a_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    printed = capsys.readouterr()
    assert ended.value.code == 2
    assert printed.out == ""
    assert printed.err.startswith("usage: hiptimer")


def test_what_was_typed_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["start", "a", "\x1b]0;title\x07\udcff"])
    printed = capsys.readouterr().err
    assert "\x1b" not in printed
    assert "\ufffd]0;title\ufffd\ufffd" in printed


@pytest.mark.parametrize("arguments", [["--help"], ["start", "--help"]])
def test_help_is_data_and_goes_to_standard_output(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    printed = capsys.readouterr()
    assert (ended.value.code, printed.err) == (0, "")
    assert printed.out.startswith("usage: hiptimer")


def every_parser(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from every_parser(inner)


def test_every_argument_and_every_command_has_a_help_text() -> None:
    for parser in every_parser(build_parser()):
        assert parser.description, parser.prog
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                described = {choice.dest: choice.help for choice in action._choices_actions}
                assert set(described) == set(action.choices)
                assert all(described.values()), parser.prog
            elif action.help is not argparse.SUPPRESS:
                assert action.help, f"{parser.prog} has no help for {action.dest}"


def test_what_takes_a_value_says_what_kind_of_value() -> None:
    for parser in every_parser(build_parser()):
        takes = [action for action in parser._actions if action.nargs != 0]
        named = [action.metavar or action.choices for action in takes]
        assert all(named), f"{parser.prog}: {[action.dest for action in takes]}"


def test_the_help_lists_the_commands_below_their_own_title() -> None:
    text = build_parser().format_help()
    assert "usage: hiptimer" in text
    _, below = text.split("\ncommands:\n")
    for command in ("start", "protocols", "history", "show", "doctor", "completion"):
        assert f"    {command} " in below


def test_each_help_has_examples_that_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    for parser in every_parser(build_parser()):
        assert isinstance(parser, Parser)
        assert parser.examples, parser.prog
        for example in parser.examples:
            assert f"\n  hiptimer {example}".rstrip() in parser.format_help()
            words = shlex.split(example.partition(" > ")[0])
            assert parser.prog.removeprefix("hiptimer").strip() in example
            if words[:1] == ["help"]:
                with pytest.raises(SystemExit):
                    parse(words)
                assert capsys.readouterr().out.startswith("usage: ")
            else:
                parse(words)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hisotry", 'hiptimer: there is no command "hisotry"; did you mean history?'),
        ("protocols exprt", 'no command "exprt"; did you mean export?'),
        ("help protocols exprt", 'hiptimer protocols: there is no command "exprt"; did you mean'),
        ("help start x", 'hiptimer start: there is no command "x"'),
        ("zzz", 'hiptimer: there is no command "zzz"; there is start, protocols, '),
        ("history --exersise x", "hiptimer history: unrecognized arguments: --exersise x; did"),
        ("history --snice=x", "--snice=x; did you mean --since?"),
        ("protocols import f --replce", "did you mean --replace?"),
        ("start a b", "hiptimer start: unrecognized arguments: b\n"),
    ],
)
def test_a_mistake_is_answered_by_what_was_meant(
    typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(typed.split())
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_help_shows_what_a_command_shows_of_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for typed in (["help", "protocols", "check"], ["protocols", "check", "--help"]):
        with pytest.raises(SystemExit) as ended:
            parse(typed)
        assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert shown[: len(shown) // 2] == shown[len(shown) // 2 :]


def test_no_option_may_be_shortened_so_that_new_ones_break_no_script() -> None:
    assert [each.prog for each in every_parser(build_parser()) if each.allow_abbrev] == []


WRITTEN = """\
hiptimer [-h] [-V] [--data-dir DIR] COMMAND ...
hiptimer start [-h] [--side {left,right,each}] [--sets N] [--plain | --no-plain] [--script] \
[PROTOCOL|FILE]
hiptimer protocols [-h] COMMAND ...
hiptimer protocols list [-h] [--json]
hiptimer protocols show [-h] [--toml] ID
hiptimer protocols new [-h] [--from ID] NEW_ID
hiptimer protocols edit [-h] ID
hiptimer protocols check [-h] FILE [FILE ...]
hiptimer protocols import [-h] [--as NEW_ID] [--replace] FILE
hiptimer protocols export [-h] [-o FILE] ID
hiptimer protocols remove [-h] ID
hiptimer history [-h] [--since D] [--until D] [--protocol ID] [--exercise EXERCISE_ID] [--last N] \
[--json | --csv]
hiptimer show [-h] [--json | --toml] SESSION_ID|DAY|last
hiptimer sessions [-h] COMMAND ...
hiptimer sessions import [-h] [--replace] FILE [FILE ...]
hiptimer doctor [-h]
hiptimer completion [-h] {bash,zsh,fish}
hiptimer help [-h] [COMMAND ...]
"""


def test_how_each_command_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    usages = [each.format_usage().removeprefix("usage: ") for each in every_parser(build_parser())]
    assert "".join(usages) == WRITTEN


def test_the_help_ends_with_the_exit_codes_and_lists_commands_as_such() -> None:
    text = build_parser().format_help()
    assert "Guides you through holds for a sore hip." in text
    assert "Exit codes: 0 success; 1 something asked for" in text
    for parser in every_parser(build_parser()):
        if "COMMAND ..." in parser.format_usage() and parser.prog != "hiptimer help":
            assert "\ncommands:\n" in parser.format_help(), parser.prog


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("start --no-plain", {"plain": False}),
        ("start --script", {"plain": None, "script": True, "sets": None}),
        ("protocols", {"protocols_command": None, "json": False, "ids": False}),
        ("protocols list --json --ids", {"json": True, "ids": True}),
        ("protocols show a --toml", {"id": "a", "toml": True}),
        ("protocols new a --from b", {"id": "a", "source": "b", "json": False}),
        ("protocols check a b", {"files": ["a", "b"]}),
        ("protocols import f --replace", {"file": "f", "replace": True}),
        ("protocols export a -o f", {"id": "a", "file": "f"}),
        ("history --last 3 --csv", {"last": 3, "csv": True, "json": False, "ids": False}),
        ("history --since a --until b", {"since": "a", "until": "b", "last": None}),
        ("history --protocol p --exercise e", {"protocol": "p", "exercise": "e"}),
        ("show last --toml", {"session": "last", "toml": True, "json": False}),
        ("sessions import a b", {"sessions_command": "import", "files": ["a", "b"]}),
        ("completion zsh", {"command": "completion", "shell": "zsh"}),
    ],
)
def test_what_is_typed_is_what_is_meant(typed: str, meant: dict[str, object]) -> None:
    read = vars(parse(typed.split()))
    assert {name: read[name] for name in meant} == meant


def test_sessions_need_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["sessions"])
    assert "COMMAND" in capsys.readouterr().err
