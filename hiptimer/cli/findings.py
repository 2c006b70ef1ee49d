"""The findings of `hiptimer doctor`: a line each, with a word that says how good or bad it is."""

from enum import StrEnum

from msgspec import Struct


class Grade(StrEnum):
    """How serious a finding is."""

    FINE = "ok"
    NOTE = "note"
    """Worth knowing; everything still works."""
    WRONG = "wrong"
    """Something can't be read or saved."""


class Finding(Struct, frozen=True):
    """One thing that was examined, in a sentence."""

    grade: Grade
    text: str


class Chapter(Struct, frozen=True):
    """The findings about one subject."""

    title: str
    findings: tuple[Finding, ...]


def fine(text: str) -> Finding:
    """Return a finding about something that works."""
    return Finding(Grade.FINE, text)


def note(text: str) -> Finding:
    """Return a finding worth knowing."""
    return Finding(Grade.NOTE, text)


def wrong(text: str) -> Finding:
    """Return a finding about what can't be read or saved, and what helps."""
    return Finding(Grade.WRONG, text)
