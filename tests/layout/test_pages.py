"""The PDF of placed pages."""

import re
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from handouts.content.model import BlockKind
from handouts.content.outline import outline
from handouts.fit.design import PAPERS
from handouts.layout.pages import pdf
from handouts.layout.typeset import Typeset
from handouts.page.placed import PlacedLine, PlacedPicture, PlacedShape
from tests.sheets import TAGS, typeset_sheet


def headings(done: Typeset) -> set[str]:
    return {node.id for node in outline(done.sheet.handout) if node.kind is BlockKind.HEADING}


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


def boxes(tag: str, page: int) -> list[tuple[float, float, float, float]]:
    """Left, foot, right, top of every path on a page, as pdfium has them."""
    file = pypdfium2.PdfDocument(made(tag))
    return [path.get_bounds() for path in file[page].get_objects(filter=[FPDF_PAGEOBJ_PATH])]


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_every_shape_stands_where_it_was_placed(tag: str) -> None:
    """A path may reach out of its box by a stroke; a picture is many paths in its own box."""
    for number, page in enumerate(typeset_sheet(tag, "letter").pages):
        found = boxes(tag, number)
        for item in page.items():
            if isinstance(item, PlacedShape):
                box = (item.x, item.y, item.x + item.width, item.y + item.height)
                reach = item.weight + 1.0
                assert any(one == pytest.approx(box, abs=reach) for one in found), item
        for picture in (item for item in page.items() if isinstance(item, PlacedPicture)):
            right, top = picture.x + picture.width, picture.y + picture.height
            inside = [
                one
                for one in found
                if one[0] >= picture.x - 1 and one[1] >= picture.y - 1
                if one[2] <= right + 1 and one[3] <= top + 1
            ]
            assert len(inside) >= len(picture.picture.shapes)


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
    with pikepdf.open(BytesIO(made(tag))) as file, file.open_outline() as listed:
        titles = [str(item.title) for item in listed.root]
    assert titles == [section.heading.text for section in sheet.handout.sections]


def test_a_bookmark_leads_to_just_above_its_heading() -> None:
    done = typeset_sheet("de", "letter")
    tops = [
        part.top
        for page in done.pages
        for part in page.parts
        if any(isinstance(i, PlacedLine) and i.node in headings(done) for i in part.items)
    ]
    with pikepdf.open(BytesIO(made("de"))) as file, file.open_outline() as listed:
        places: list[Any] = [item.destination for item in listed.root]
        heights = [float(place[3]) for place in places]
    assert heights == pytest.approx(tops, abs=0.01)


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
