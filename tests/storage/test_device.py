import re
from pathlib import Path

import pytest

from hiptimer.storage.device import device_id
from tests.support.children import start


def test_a_device_keeps_its_id(tmp_path: Path) -> None:
    made = device_id(tmp_path / "state", "laptop")
    assert re.fullmatch("[a-z2-7]{8}", made)
    assert device_id(tmp_path / "state", "laptop") == made


def test_two_devices_have_two_ids(tmp_path: Path) -> None:
    made = {device_id(tmp_path / str(number), "laptop") for number in range(20)}
    assert len(made) == 20


def test_a_folder_copied_to_another_machine_makes_a_new_id(tmp_path: Path) -> None:
    made = device_id(tmp_path, "laptop")
    other = device_id(tmp_path, "desktop")
    assert other != made
    assert device_id(tmp_path, "desktop") == other


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b'id = "short"\nhost = "laptop"\n',
        b'id = "../../xx"\nhost = "laptop"\n',
        b'id = 12345678\nhost = "laptop"\n',
    ],
)
def test_a_damaged_id_is_made_again(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "device.toml").write_bytes(data)
    made = device_id(tmp_path, "laptop")
    assert re.fullmatch("[a-z2-7]{8}", made)
    assert device_id(tmp_path, "laptop") == made


def test_a_host_name_of_any_kind_is_remembered(tmp_path: Path) -> None:
    host = 'lap"top\n\x1b[2J ä\udcff'
    assert device_id(tmp_path, host) == device_id(tmp_path, host)


def test_where_nothing_can_be_kept_the_id_serves_one_run(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    made = device_id(tmp_path / "state", "laptop")
    assert re.fullmatch("[a-z2-7]{8}", made)
    assert device_id(tmp_path / "state", "laptop") != made


def test_the_slower_of_two_programs_takes_the_id_that_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def be_slower(temporary: Path, path: Path) -> None:
        replace(temporary, path)
        path.write_text('id = "aaaaaaaa"\nhost = "laptop"\n', encoding="utf-8")

    monkeypatch.setattr(Path, "replace", be_slower)
    assert device_id(tmp_path, "laptop") == "aaaaaaaa"


def test_processes_that_start_at_once_all_have_a_valid_id_and_one_stays(tmp_path: Path) -> None:
    children = [start(lambda: device_id(tmp_path, "laptop")) for _ in range(4)]
    ids = [child.ended().said for child in children]
    assert all(re.fullmatch("[a-z2-7]{8}", made) for made in ids)
    assert device_id(tmp_path, "laptop") in ids
