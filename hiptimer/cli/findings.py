"""What `hiptimer doctor` finds: a line each, with a word that says how good or bad it is."""

from enum import StrEnum

from msgspec import Struct


class Grade(StrEnum):
    """How a finding is to be taken."""

    FINE = "ok"
    NOTE = "note"
    """Worth knowing; everything can be done all the same."""
    WRONG = "wrong"
    """Something can't be read or saved."""


class Finding(Struct, frozen=True):
    """One thing that was looked at, in a sentence."""

    grade: Grade
    text: str


class Chapter(Struct, frozen=True):
    """What was found in one field."""

    title: str
    findings: tuple[Finding, ...]


def fine(text: str) -> Finding:
    """Tell what works."""
    return Finding(Grade.FINE, text)


def note(text: str) -> Finding:
    """Tell what is worth knowing."""
    return Finding(Grade.NOTE, text)


def wrong(text: str) -> Finding:
    """Tell what can't be read or saved, and what helps."""
    return Finding(Grade.WRONG, text)
