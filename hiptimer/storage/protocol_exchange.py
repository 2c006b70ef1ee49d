"""Import and export of protocols: taken in clean, given away complete.

An exported protocol can be followed even if its exercises are unknown there; an imported one says
no more than it must. Neither changes the file that it comes from.
"""

from pathlib import Path

import tomli
from msgspec.structs import replace

from hiptimer.model.protocol import Exercise, Protocol
from hiptimer.model.protocol_draft import Draft, Field, Values, draft_of
from hiptimer.model.text import clean
from hiptimer.storage.protocol_edit import edited, text_of, verify
from hiptimer.storage.protocol_file import Catalogue, parse_protocol
from hiptimer.storage.toml_reading import PROTOCOL, parse, read_text


def taken_in(path: Path, protocol_id: str, catalogue: Catalogue) -> str:
    """Return the text of the protocol at `path`, comments included, clean in every byte.

    Texts that only repeat the catalogue's are left out. Raises UnreadableError, also with every
    problem, and SaveError if it can't be cleaned without harm.
    """
    raw = read_text(path, PROTOCOL)
    document = parse(raw, path, PROTOCOL)
    protocol = parse_protocol(document, path, protocol_id, catalogue)
    draft = draft_of(document)
    exercises = list(protocol.exercises)
    for entry, exercise in enumerate(exercises, start=1):
        if exercise.guide and exercise.instructions == in_full(replace(exercise, instructions="")):
            draft = draft.with_value(Field("instructions", entry), None)
            exercises[entry - 1] = replace(exercise, instructions="")
    base = clean(raw)
    before = tomli.loads(base)  # with the escapes in its texts resolved
    text = edited(base, before, draft, path)
    verify(text, replace(protocol, exercises=tuple(exercises)), path, catalogue)
    return text


def complete(protocol: Protocol) -> str:
    """Return the text of `protocol` with every value in force and all its catalogue texts."""
    draft = Draft(_head(protocol))
    for entry, exercise in enumerate(protocol.exercises, start=1):
        draft = draft.with_exercise(_values(exercise), entry)
    return text_of(draft, "", Path(f"{protocol.id}.toml"), {})


def in_full(exercise: Exercise) -> str:
    """Return everything known about how an exercise is done, in one text."""
    guide = exercise.guide
    if guide is None or exercise.instructions:
        return exercise.instructions
    places = [each for each in guide.placements.values() if each.position]
    parts = [
        exercise.how_to,
        "\n".join(f"{place.call}: {place.position}." for place in places),
        "\n".join(f"- {cue}" for cue in guide.cues),
        f"Avoid: {'; '.join(guide.mistakes)}." if guide.mistakes else "",
        f"Easier: {guide.easier}" if guide.easier else "",
        f"Harder: {guide.harder}" if guide.harder else "",
        f"You need: {', '.join(guide.equipment)}." if guide.equipment else "",
    ]
    return "\n\n".join(filter(None, parts))


def _head(protocol: Protocol) -> Values:
    values: dict[str, object] = {
        "format": PROTOCOL.format,
        "name": protocol.name,
        "summary": protocol.summary,
        "region": protocol.region,
        "stage": protocol.stage.value,
        "pain_ceiling": protocol.pain_ceiling,
        "prepare_seconds": protocol.prepare_seconds,
        "frequency": protocol.frequency,
        "source": protocol.source,
        "notes": protocol.notes,
    }
    return _without_empty(values)


def _values(exercise: Exercise) -> Values:
    values: dict[str, object] = {
        "id": exercise.id,
        "name": exercise.name,
        "side": exercise.side.value,
        "alternate_sides": exercise.alternate_sides or None,
        "sets": exercise.sets,
        "sets_max": exercise.sets_max,
        "hold_seconds": exercise.hold_seconds,
        "reps": exercise.reps,
        "reps_max": exercise.reps_max,
        "seconds_per_rep": exercise.seconds_per_rep,
        "rest_seconds": exercise.rest_seconds,
        "prepare_seconds": exercise.prepare_seconds,
        "side_prepare_seconds": exercise.side_prepare_seconds,
        "load": exercise.load,
        "notes": exercise.notes,
        "instructions": in_full(exercise),
    }
    return _without_empty(values)


def _without_empty(values: Values) -> Values:
    """Leave out what is empty: an absent key says the same."""
    return {key: value for key, value in values.items() if value not in (None, "")}
