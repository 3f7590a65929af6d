"""The PDF of placed pages."""

import re
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from handouts.layout.pages import pdf
from handouts.layout.placed import PlacedLine
from handouts.layout.theme import PAPERS
from tests.sheets import TAGS, typeset_sheet


@cache
def made(tag: str, paper: str = "letter") -> bytes:
    return pdf(typeset_sheet(tag, paper))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("tag", TAGS)
def test_every_sheet_has_two_pages_of_its_paper(tag: str, paper: str) -> None:
    with pikepdf.open(BytesIO(made(tag, paper))) as file:
        assert len(file.pages) == 2
        for page in file.pages:
            box = [float(value) for value in page.mediabox]
            assert box == pytest.approx([0, 0, PAPERS[paper].width, PAPERS[paper].height], abs=0.01)


def test_every_line_stands_where_it_was_placed() -> None:
    """The first character of each line, as pdfium finds it, stands at the placed baseline."""
    planned = typeset_sheet("en", "a4")
    file = pypdfium2.PdfDocument(made("en", "a4"))
    for number, page in enumerate(planned.pages):
        text = file[number].get_textpage()
        found = {
            (round(left, 0), round(bottom, 0))
            for index in range(text.count_chars())
            for left, bottom, _, _ in [text.get_charbox(index, loose=True)]
        }
        lines = [line for line in page.items() if isinstance(line, PlacedLine) and line.node]
        assert lines
        for line in lines:
            near = [
                (x, y)
                for x, y in found
                if abs(x - line.x) <= 2 and abs(y - (line.y - 0.29 * line.size)) <= 2
            ]
            assert near, f"nothing at {line.x:.1f} {line.y:.1f}: {line.line.text!r}"


@pytest.mark.parametrize("tag", ["en", "ar", "zh_Hans"])
def test_the_file_says_what_it_is(tag: str) -> None:
    sheet = typeset_sheet(tag, "letter").sheet
    with pikepdf.open(BytesIO(made(tag))) as file:
        assert str(file.Root.Lang) == sheet.locale.bcp47
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        assert str(file.docinfo["/Title"]) == sheet.handout.title.text
        assert str(file.docinfo["/Author"]) == sheet.clinic.name
        assert str(file.docinfo["/Subject"]) == sheet.handout.lead.text


@pytest.mark.parametrize("tag", ["de", "he"])
def test_the_bookmarks_are_the_sections(tag: str) -> None:
    sheet = typeset_sheet(tag, "letter").sheet
    with pikepdf.open(BytesIO(made(tag))) as file, file.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
    assert titles == [section.heading.text for section in sheet.handout.sections]


@pytest.mark.parametrize("tag", TAGS)
def test_a_sheet_is_small_enough_to_mail(tag: str) -> None:
    assert len(made(tag)) <= (300_000 if tag == "ur" else 250_000)


def test_colours_stay_apart_in_gray() -> None:
    """White text on the accent, and every text colour on white, keep 4.5:1 as gray too."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    used = {
        item.colour
        for page in typeset_sheet("es", "letter").pages
        for item in page.items()
        if isinstance(item, PlacedLine)
    }
    assert len(used) > 2
    for colour in used:
        assert re.fullmatch(r"#[0-9A-F]{6}", colour)
        against = "#0B4A63" if colour == "#FFFFFF" else "#EAF1F4"
        lighter, darker = sorted((luminance(colour), luminance(against)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5
