from pathlib import Path

from hiptimer.storage.folders import dead_link


def test_only_a_link_to_what_is_not_there_is_a_dead_one(tmp_path: Path) -> None:
    for name, target in (("dead", "nowhere"), ("circle", "circle"), ("alive", ".")):
        (tmp_path / name).symlink_to(target)
    assert dead_link(tmp_path / "dead" / "below")
    assert [dead_link(tmp_path / name / "below") for name in ("circle", "alive", "none")] == [
        None,
        None,
        None,
    ]
