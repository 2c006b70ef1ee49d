"""What is read without argparse means what argparse takes it for."""

import contextlib
import io

from hypothesis import given
from hypothesis import strategies as st

from hiptimer.cli.arguments import parse
from hiptimer.cli.home_options import home_options

WORDS = st.sampled_from(
    [
        "--data-dir",
        "--data-dir=",
        "--data-dir=x",
        "--data-dir=-x",
        "--data",
        "-",
        "--",
        "x",
        "-x",
        "start",
        "--version",
    ]
)


@given(st.lists(WORDS | st.text(max_size=3), max_size=3))
def test_what_is_taken_for_home_is_home_to_the_parser_too(arguments: list[str]) -> None:
    asked = home_options(arguments)
    if asked is None:
        return
    with contextlib.redirect_stderr(io.StringIO()):
        parsed = parse(arguments)
    assert (parsed.command, parsed.data_dir) == (None, asked.data_dir)


def test_a_start_without_a_command_is_recognized_with_and_without_a_folder() -> None:
    for arguments, data_dir in (
        ([], None),
        (["--data-dir", "x"], "x"),
        (["--data-dir=x"], "x"),
        (["--data-dir", ""], ""),
    ):
        asked = home_options(arguments)
        assert asked is not None
        assert asked.data_dir == data_dir
