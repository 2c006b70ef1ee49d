"""The pages of text: complete, plain, and the same in every country."""

from pathlib import Path

import pytest

from hiptimer import catalogue
from hiptimer.model import pain
from hiptimer.model.text import clean

PAGES = ["what-the-pain-numbers-mean", "when-to-seek-help"]


def paragraph(page_id: str, beginning: str) -> str:
    """Give the one paragraph that begins so."""
    (found,) = (text for text in catalogue.page(page_id).paragraphs if text.startswith(beginning))
    return found


def test_these_are_all_pages() -> None:
    folder = Path(catalogue.__file__).parent / "pages"
    assert sorted(path.stem for path in folder.iterdir()) == PAGES


@pytest.mark.parametrize("page_id", PAGES)
def test_a_page_is_plain_text_in_short_paragraphs(page_id: str) -> None:
    page = catalogue.page(page_id)
    for text in (page.title, *page.paragraphs):
        assert clean(text) == text
        assert text == text.strip()
        assert len(text) <= 400
        assert not set(text) & set("[]{}<>\\\t")
    assert all(len(line) <= 180 for text in page.paragraphs for line in text.splitlines())


@pytest.mark.parametrize("page_id", PAGES)
def test_the_lines_below_the_first_of_a_list_are_its_entries(page_id: str) -> None:
    for text in catalogue.page(page_id).paragraphs:
        first, *entries = text.splitlines()
        if first.endswith(":"):
            assert entries
            assert all(entry.startswith("- ") for entry in entries)


@pytest.mark.parametrize(
    ("beginning", "signs"),
    [
        (
            "Get help at once",
            "stand after a fall|shorter|turned|severe pain|suddenly|hot|swollen|fever|numb"
            "|bladder|bowel",
        ),
        ("See a clinician within days", "no position eases|losing weight|cancer|weakness"),
        ("See a clinician in time", "six weeks"),
        (
            "Ask a clinician before you start",
            "surgery|injection|hip replacement|pregnant|fragile|under 18",
        ),
        ("Stop the session", "dizzy|chest|gives way"),
    ],
)
def test_the_page_on_seeking_help_names_every_sign_under_its_urgency(
    beginning: str, signs: str
) -> None:
    text = paragraph("when-to-seek-help", beginning)
    for sign in signs.split("|"):
        assert sign in text


def test_the_page_on_seeking_help_fits_every_country() -> None:
    text = " ".join(catalogue.page("when-to-seek-help").paragraphs)
    assert "your local emergency number" in text
    for number in ("000", "111", "112", "911", "999", "A&E", "ER ", "GP"):
        assert number not in text


def test_the_page_on_pain_uses_the_words_of_the_scale() -> None:
    text = paragraph("what-the-pain-numbers-mean", "0 is ")
    assert text.splitlines() == [
        f"0 is {pain.word(0)}",
        f"1 to 3 is {pain.word(1)}",
        f"4 to 6 is {pain.word(4)}",
        f"7 to 10 is {pain.word(7)}, and 10 is the {pain.word(10)}",
    ]


@pytest.mark.parametrize(
    "fact",
    ["burn of a muscle", "rate the worse one", "2 or more", "your own only", "not count as 0"],
)
def test_the_page_on_pain_says_how_to_rate_and_how_to_compare(fact: str) -> None:
    assert fact in " ".join(catalogue.page("what-the-pain-numbers-mean").paragraphs)
