"""The file of settings: read with forgiveness, written without losing a comment.

A key with an impossible value is reported, and its default is used. A file that can't be read is
reported and left alone: nothing overwrites it, and that run uses the defaults.
"""

import re
from collections.abc import Callable, Mapping
from datetime import time
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypedDict, Unpack

from msgspec import Struct, field
from msgspec.structs import replace

from hiptimer.errors import MissingFileError, SaveError, UnreadableError
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.settings import FASTEST, MOST_DB, SLOWEST, Cues, Settings, TalkLevel
from hiptimer.model.text import one_line
from hiptimer.storage.atomic import Saved, save
from hiptimer.storage.toml_reading import SETTINGS, cut, is_same, parse, read, read_text, shown
from hiptimer.wording.numbers import whole_number
from hiptimer.wording.problems import TRUE_OR_FALSE, refused_words


class Rule(Struct, frozen=True):
    """How one setting is read: `value` raises ValueError for what is not `allowed`."""

    allowed: str
    value: Callable[[object], object]


def _one_of(names: type[StrEnum]) -> Rule:
    *first, last = names
    return Rule(f"{', '.join(first)} or {last}", names)


def _whole(least: int, most: int) -> Rule:
    def value(found: object) -> int:
        if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
            raise ValueError(found)
        return found

    return Rule(whole_number(least, most), value)


def _true_or_false(found: object) -> bool:
    if not isinstance(found, bool):
        raise ValueError(found)
    return found


def _time_of_day(found: object) -> time:
    if not isinstance(found, str) or not re.fullmatch(r"\d\d:\d\d", found, re.ASCII):
        raise ValueError(found)
    return time.fromisoformat(found)


def _name(found: object) -> str:
    if not isinstance(found, str) or len(found) > 80:
        raise ValueError(found)
    return found


RULES: Final[Mapping[str, Rule]] = {
    "affected_side": _one_of(AffectedSide),
    "rating": _one_of(RatingRule),
    "advance": _one_of(AdvanceRule),
    "cues": _one_of(Cues),
    "volume": _whole(0, 100),
    "talk": _one_of(TalkLevel),
    "captions": Rule(TRUE_OR_FALSE, _true_or_false),
    "voice_engine": Rule("the name of a speech engine, at most 80 characters", _name),
    "voice": Rule("the name of a voice, at most 80 characters", _name),
    "words_per_minute": _whole(SLOWEST, FASTEST),
    "voice_level_db": _whole(-MOST_DB, MOST_DB),
    "flash": Rule(TRUE_OR_FALSE, _true_or_false),
    "keep_awake": Rule(TRUE_OR_FALSE, _true_or_false),
    "day_starts_at": Rule('a time of day like "04:00"', _time_of_day),
    "theme": Rule("the name of a theme, at most 80 characters", _name),
    "plain": Rule(TRUE_OR_FALSE, _true_or_false),
}


def written(value: object) -> str | int | bool:
    """Return a setting as it is written in the file."""
    match value:
        case time():
            return f"{value:%H:%M}"
        case StrEnum():
            return value.value
        case str() | int():
            return value
        case _:
            raise TypeError(f"no setting has the value {value!r}")


class LoadedSettings(Struct, frozen=True):
    """Settings, what was wrong in their file, and the keys that the person has ever chosen.

    `refused` are the keys with an impossible value. `exists` is False if there is no file, and
    `readable` is False if there is one that could not be read at all.
    """

    settings: Settings = field(default_factory=Settings)
    problems: tuple[str, ...] = ()
    chosen: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    exists: bool = True
    readable: bool = True


class SettingsChanges(TypedDict, total=False):
    """Settings to save; what is not named stays as it is."""

    affected_side: AffectedSide
    rating: RatingRule
    advance: AdvanceRule
    cues: Cues
    volume: int
    talk: TalkLevel
    captions: bool
    voice_engine: str
    voice: str
    words_per_minute: int
    voice_level_db: int
    flash: bool
    keep_awake: bool
    day_starts_at: time
    theme: str
    plain: bool


class SettingsStore:
    """One file of settings, which a person may edit by hand as well."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> LoadedSettings:
        """Read the settings. It raises nothing: a session can be done with the defaults."""
        try:
            document = read(self.path, SETTINGS)
        except MissingFileError:
            return LoadedSettings(exists=False)
        except UnreadableError as error:
            problem = f"{error}. The defaults are used for now."
            return LoadedSettings(problems=(problem,), readable=False)
        values: dict[str, Any] = {}
        problems: list[str] = []
        for key, found in document.items():
            rule = RULES.get(key)
            if rule is None:
                problems.append(self._unknown(key))
                continue
            try:
                values[key] = rule.value(found)
            except ValueError:
                problems.append(self._refused(key, found, rule.allowed))
        chosen = frozenset(values)
        refused = frozenset(document).intersection(RULES) - chosen
        return LoadedSettings(replace(Settings(), **values), tuple(problems), chosen, refused)

    def save(self, **changes: Unpack[SettingsChanges]) -> Saved:
        """Write `changes` into the file; all else stays, comments too. Raises SaveError."""
        return self._write({key: written(value) for key, value in changes.items()})

    def forget(self, key: str) -> Saved:
        """Remove the saved value of `key`; everything else in the file stays. Raises SaveError."""
        return self._write({key: None})

    def _write(self, values: Mapping[str, str | int | bool | None]) -> Saved:
        try:
            text = read_text(self.path, SETTINGS)
        except MissingFileError:
            text = ""
        except UnreadableError as error:
            raise self._damaged(error) from error
        return save(self.path, self._edited(text, values).encode())

    def _edited(self, text: str, values: Mapping[str, str | int | bool | None]) -> str:
        import tomlkit  # noqa: PLC0415 - slow to import, and settings are seldom saved
        from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

        try:
            expected = {**parse(text, self.path, SETTINGS), **values}
            document = tomlkit.parse(text)
            for key, value in values.items():
                if value is not None:
                    document[key] = value
                elif key in document:
                    del document[key]
            edited = tomlkit.dumps(document)
            wanted = {key: value for key, value in expected.items() if value is not None}
            if not is_same(parse(edited, self.path, SETTINGS), wanted):
                raise UnreadableError(self.path, "can't be edited without damaging the rest of it")
        except UnreadableError as error:
            raise self._damaged(error) from error
        except TOMLKitError as error:
            raise self._damaged(UnreadableError(self.path, cut(str(error)))) from error
        return edited

    def _damaged(self, error: UnreadableError) -> SaveError:
        return SaveError(self.path, f"the settings were not saved: the file {error.problem}")

    def _unknown(self, key: str) -> str:
        name = cut(key)
        nearest = get_close_matches(name, RULES, n=1, cutoff=0)[0]
        return f"{one_line(str(self.path))}: there is no setting {name}; the nearest is {nearest}"

    def _refused(self, key: str, found: object, allowed: str) -> str:
        refused = refused_words(shown(found), allowed)
        return f"{one_line(str(self.path))}: {key}: {refused}; the default is used"
