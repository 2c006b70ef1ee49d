"""What the README shows a newcomer, what the Makefile does and what CI runs are the same."""

import re
import subprocess

import pytest

from tests.support.source_files import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

START = "Set up and start"
TEST = "Set up and pass the tests"


def readme_command(section: str) -> subprocess.CompletedProcess[str]:
    script = ROOT / ".ci" / "readme-command"
    return subprocess.run(
        ["bash", str(script), section], capture_output=True, check=False, text=True
    )


def recipe(target: str) -> list[str]:
    """Give the commands of a Makefile target, as they are run."""
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert found, f"the Makefile has no target {target}"
    return [line.strip().replace("$(PYTHON)", ".venv/bin/python") for line in found[1].splitlines()]


@pytest.mark.parametrize("section", [START, TEST])
def test_the_readme_has_one_command_line_for_each_beginning(section: str) -> None:
    done = readme_command(section)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_section_without_one_command_line_is_refused() -> None:
    for section in ("Use", "No such section"):
        done = readme_command(section)
        assert done.returncode == 1
        assert section in done.stderr


def test_starting_ends_with_the_program_itself() -> None:
    *_, last = readme_command(START).stdout.strip().split(" && ")
    assert last == ".venv/bin/hiptimer"


def test_the_readme_does_what_make_setup_and_make_test_do() -> None:
    parts = readme_command(TEST).stdout.strip().split(" && ")
    assert parts == [*recipe("setup"), *recipe("test")]


def test_pins_are_installed_as_they_stand_and_then_checked() -> None:
    # A pip that resolves may take a newer file for a requirement with an extra, which has no hash.
    install, *_, check = recipe("setup")[1:]
    assert "--no-deps --require-hashes -r requirements/dev.txt" in install
    assert check == ".venv/bin/python -m pip check"


def test_ci_runs_the_tests_by_the_readmes_own_command() -> None:
    assert f"readme-command '{TEST}'" in CI
    assert not re.search(r"pip install|-m pytest", CI)


SLOW_ONES = ("transcripts", "dist-check", "matrix")


def test_ci_runs_every_check_of_make_check_and_the_slow_ones() -> None:
    in_ci = re.search(r"for target in (.+);", CI)
    in_make = re.search(r"^check: (.+?) *##", MAKEFILE, re.MULTILINE)
    assert in_ci
    assert in_make
    assert {*in_ci[1].split(), "test"} == {*in_make[1].split(), *SLOW_ONES}
