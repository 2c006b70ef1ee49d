"""`hiptimer doctor`: what works here and what does not, and what to do about it.

It repairs nothing, plays nothing and changes no file of the person's; only the index of the history
is brought up to date. The exit code is 1 if something can't be read or saved.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from hiptimer import __version__
from hiptimer.cli.doctor_files import protocol_findings, session_findings, settings_findings
from hiptimer.cli.doctor_folders import folder_findings
from hiptimer.cli.doctor_surroundings import sound_findings, terminal_findings
from hiptimer.cli.findings import Chapter, Grade
from hiptimer.cli.output import drawing, paragraph
from hiptimer.storage.folders import Folders
from hiptimer.storage.settings import SettingsStore

STYLES: Final = {Grade.FINE: "", Grade.NOTE: "yellow", Grade.WRONG: "bold red"}
"""In addition to the word, which says the same."""


def run(folders: Folders, environment: Mapping[str, str]) -> int:
    """Examine everything and print what was found."""
    chapters = tuple(_chapters(folders, environment))
    found = [finding.grade for chapter in chapters for finding in chapter.findings]
    wrong = found.count(Grade.WRONG)
    _draw(chapters, wrong)
    return 1 if wrong else 0


def _chapters(folders: Folders, environment: Mapping[str, str]) -> Iterator[Chapter]:
    settings = SettingsStore(folders.settings).load().settings
    yield Chapter("Folders", tuple(folder_findings(folders)))
    yield Chapter("Settings", tuple(settings_findings(folders)))
    yield Chapter("Protocols", tuple(protocol_findings(folders)))
    yield Chapter("Sessions", tuple(session_findings(folders)))
    yield Chapter("Terminal", tuple(terminal_findings(environment)))
    yield Chapter("Sound", tuple(sound_findings(folders, settings, environment)))


def _draw(chapters: tuple[Chapter, ...], wrong: int) -> None:
    from rich.text import Text  # noqa: PLC0415 - only commands that draw need it

    with drawing(whole_lines=True) as console:
        console.print(Text(f"hiptimer {__version__}"))
        for chapter in chapters:
            console.print(Text(f"\n{chapter.title}", "bold"))
            for finding in chapter.findings:
                style = STYLES[finding.grade]
                paragraph(console, f"  {finding.grade:<5}  ", Text(finding.text, style))
        console.print(Text(f"\n{_summary(wrong)}"))


def _summary(wrong: int) -> str:
    if not wrong:
        return "Everything that hiptimer reads and saves works."
    things = "1 thing is" if wrong == 1 else f"{wrong:,} things are"
    return f"{things} wrong here. hiptimer has not changed anything."
