"""The script of a session: all that is shown and said, with its times, and the page of one."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.cli.entry import run
from hiptimer.plain.script import script
from tests.support.plans import EACH, HOLD, plan_for

PAGE = Path(__file__).parents[2] / "docs" / "sound.md"

SHORT = """\
 0:00  Get ready, 10 s: Hover. BOTH LEGS.
 0:00      heard: [two notes up] "Hover. Both legs. Two sets of twenty seconds."
 0:07  3, 2, 1, with a tick each
 0:10  Set 1 of 2: hold for 20 s.
 0:10      heard: [one long note] "Hold it now. Set one of two. Twenty seconds."
"""


def test_a_script_prints_what_is_shown_and_heard_with_its_time() -> None:
    lines = list(script(plan_for(HOLD)))
    assert "\n".join(lines).startswith(SHORT.rstrip())
    assert lines[-1].endswith(
        '[four notes up, the last one long] "Done. That was the whole session. Two sets done."'
    )


def test_if_nothing_is_prepared_the_first_set_says_what_and_where() -> None:
    at_once = replace(HOLD, side=EACH, sets=1, prepare_seconds=0, side_prepare_seconds=0)
    shown = [line[7:] for line in script(plan_for(at_once)) if "heard:" not in line]
    assert shown[:2] == ["Now: Hover, LEFT SIDE.", "Set 1 of 1, left: hold for 20 s."]
    assert "Now: change sides, RIGHT SIDE." in shown


def test_printing_a_script_runs_nothing_and_keeps_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    code = run(["--data-dir", str(data), "start", "hip-mobility-warm-up", "--script"])
    assert code == 0
    assert "heard:" in capsys.readouterr().out
    assert not (data / "sessions").exists()
    assert not (data / ".cache").exists()


def test_the_script_in_the_guide_to_sound_is_what_is_printed_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.toml").write_text('affected_side = "left"\n', encoding="utf-8")
    run(["--data-dir", str(tmp_path), "start", "lateral-hip-isometric", "--script"])
    printed = capsys.readouterr().out
    assert f"```text\n{printed}```" in PAGE.read_text(encoding="utf-8")
