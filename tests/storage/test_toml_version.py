from pathlib import Path

import pytest

from hiptimer.errors import UnreadableError
from hiptimer.storage.toml_reading import PROTOCOL, parse


@pytest.mark.parametrize(
    "text",
    ['name = "\\e[2J"', "choices = {\n  rating = 1,\n}", "day_starts_at = 12:30"],
    ids=["escape", "lines in a table", "time without seconds"],
)
def test_what_came_with_toml_1_1_is_refused_since_other_programs_could_not_read_it(
    text: str,
) -> None:
    with pytest.raises(UnreadableError, match="not valid TOML"):
        parse(text, Path("file.toml"), PROTOCOL)
