"""Faults that change nothing anyone could notice, each with its reason."""

import tomllib
from pathlib import Path

from mutants.copies import ROOT
from mutants.faults import Fault, faults_of

LIST = Path(__file__).with_name("equivalent.toml")

Key = tuple[str, str, str, str]


def equivalents() -> dict[Key, str]:
    """Return the reason of each listed fault, by its key."""
    document = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return {
        (entry["file"], entry["scope"], entry["was"].strip(), entry["becomes"].strip()): entry[
            "reason"
        ]
        for entry in document.get("equivalent", [])
    }


def stale(listed: dict[Key, str]) -> list[Key]:
    """Return what is listed but can no longer be made: the code has changed since."""
    possible = {fault.key for file in {key[0] for key in listed} for fault in _faults(file)}
    return [key for key in listed if key not in possible]


def _faults(file: str) -> list[Fault]:
    path = ROOT / file
    return faults_of(file, path.read_text(encoding="utf-8")) if path.exists() else []
