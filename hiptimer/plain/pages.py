"""Pages of text, read out line by line."""

from typing import Final

from hiptimer.catalogue import page

WHEN_TO_SEEK_HELP: Final = "when-to-seek-help"


def page_lines(page_id: str) -> list[str]:
    """Give the lines of a page, with an empty one between its paragraphs."""
    found = page(page_id)
    lines = [found.title]
    for paragraph in found.paragraphs:
        lines += ["", *paragraph.splitlines()]
    return [*lines, ""]
