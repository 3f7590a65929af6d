"""The canvas: marks, shapes, bookmarks, bytes."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from handouts.pdf.canvas import Canvas, Pen
from handouts.pictures.model import PictureShape
from handouts.text.lines import Line
from tests.pdf.drawing import BLACK, canvas, element, finished, set_lines, sheet
from tests.pdf.samples import SAMPLES
from tests.pdf.walking import tree

EN = SAMPLES["en"]


def line(text: str = "text") -> Line:
    return set_lines(EN, text, 60)[0]


def content(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("latin-1")


def test_text_outside_of_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        canvas(EN).draw_line(line(), 40, 700, 12, BLACK)


def test_marks_inside_marks_are_refused() -> None:
    on = canvas(EN)
    with (
        pytest.raises(ValueError, match="inside"),
        on.artifact(),
        on.marked(on.structure.add(None, "P")),
    ):
        pass


def test_a_page_that_ends_inside_marks_is_refused() -> None:
    on = canvas(EN)
    with pytest.raises(ValueError, match="ends"), element(on, "P"):
        on.end_page()


TRIANGLE = PictureShape(
    (("move", ((0, 0),)), ("line", ((9, 0),)), ("curve", ((9, 1), (8, 2), (7, 3))), ("close", ())),
    fill="#FF0000",
    stroke="",
    stroke_width=1,
)
SHAPES: list[Callable[[Canvas], None]] = [
    lambda on: on.rule((10, 10), (90, 10), Pen("#336699", 1)),
    lambda on: on.box((10, 10, 50, 20), fill="#E5E5FF", pen=Pen(BLACK)),
    lambda on: on.checkbox(10, 10, 9, Pen(BLACK, 0.8)),
    lambda on: on.disc(10, 10, 2, BLACK),
    lambda on: on.polygon([(10, 10), (20, 10), (15, 19)], BLACK),
    lambda on: on.picture([TRIANGLE], 10, 30, 2),
]


@pytest.mark.parametrize("draw", SHAPES)
def test_a_shape_by_itself_is_an_artifact(draw: Callable[[Canvas], None]) -> None:
    on = canvas(EN)
    draw(on)
    operators = content(finished(on)).split("\n")
    assert operators[0].startswith("/Artifact")
    assert operators[-2] == "EMC"


@pytest.mark.parametrize("draw", SHAPES)
def test_a_shape_inside_an_element_belongs_to_it(draw: Callable[[Canvas], None]) -> None:
    on = canvas(EN)
    with element(on, "Figure", alt="a picture"):
        draw(on)
    assert "/Artifact" not in content(finished(on))


def test_a_shape_leaves_no_colour_behind() -> None:
    on = canvas(EN)
    on.disc(10, 10, 2, "#FF0000")
    with element(on, "P"):
        on.draw_line(line(), 40, 700, 12, BLACK)
    operators = content(finished(on))
    assert operators.index("1 0 0 rg") < operators.index("Q\n") < operators.index("BT")


def test_a_colour_is_set_where_it_changes_and_on_every_page_again() -> None:
    on = canvas(EN)
    for colour in (BLACK, BLACK, "#FF0000", BLACK):
        with element(on, "P"):
            on.draw_line(line(), 40, 700, 12, colour)
        on.disc(10, 10, 2, BLACK)
    on.end_page()
    with element(on, "P"):
        on.draw_line(line(), 40, 700, 12, BLACK)
    with pikepdf.open(BytesIO(finished(on))) as pdf:
        first, second = (page.Contents.read_bytes().decode("latin-1") for page in pdf.pages)
    text = re.sub(r"(?s)\bq\b.*?\bQ\b", "", first)
    assert re.findall(r"[\d. ]+ rg|BT", text) == [
        *("0 0 0 rg", "BT", "BT"),
        *("1 0 0 rg", "BT"),
        *("0 0 0 rg", "BT"),
    ]
    assert second.count(" rg") == 1


def test_a_picture_is_drawn_downwards_from_its_place_and_paints_what_has_a_colour() -> None:
    on = canvas(EN)
    on.picture([TRIANGLE, replace(TRIANGLE, fill="", stroke="#0000FF", stroke_width=7)], 10, 30, 2)
    operators = content(finished(on)).split("\n")
    assert "2 0 0 -2 10 30 cm" in operators
    assert {"1 J", "1 j"} <= set(operators), "ends and corners are not round"
    assert "7 w" in operators
    painted = [after for row, after in pairwise(operators) if row.startswith("n ")]
    assert painted == ["f", "S"]
    assert [row for row in operators if row.endswith((" rg", " RG"))] == ["1 0 0 rg", "0 0 1 RG"]


@pytest.mark.parametrize(("even_odd", "filled"), [(False, True), (True, False)])
def test_a_hole_is_where_the_fill_rule_says(even_odd: bool, filled: bool) -> None:
    """By MuPDF. Source: SVG 1.1, 11.3: nonzero where nothing is said."""
    one_in_the_other = tuple(
        (name, points)
        for low, high in ((0, 40), (10, 30))  # both squares the same way round
        for name, points in (
            ("move", ((low, low),)),
            ("line", ((high, low),)),
            ("line", ((high, high),)),
            ("line", ((low, high),)),
            ("close", ()),
        )
    )
    on = canvas(EN, (100, 100))
    on.picture([PictureShape(one_in_the_other, "#000000", "", 1, even_odd)], 0, 100, 1)
    with pymupdf.open(stream=finished(on)) as document:  # type: ignore[no-untyped-call]
        pixels = document[0].get_pixmap()
    assert (pixels.pixel(5, 5), pixels.pixel(60, 60)) == ((0, 0, 0), (255, 255, 255))
    assert pixels.pixel(20, 20) == ((0, 0, 0) if filled else (255, 255, 255))


def test_a_checkbox_with_its_stroke_takes_the_size_that_it_should() -> None:
    on = canvas(EN)
    on.checkbox(10, 20, 9, Pen(BLACK, 0.8))
    operators = content(finished(on)).split("\n")
    assert ".8 w" in operators
    (box,) = (row.split() for row in operators if " re" in row)
    left, low, width, height = map(float, box[1:5])
    assert (left - 0.4, low - 0.4) == pytest.approx((10, 20))
    assert (width + 0.8, height + 0.8) == pytest.approx((9, 9))


def test_a_rule_is_as_wide_as_its_pen() -> None:
    on = canvas(EN)
    on.rule((10, 10), (90, 10), Pen("#336699", 1.5))
    operators = content(finished(on)).split("\n")
    assert operators[3:5] == ["1.5 w", "n 10 10 m 90 10 l S"]


def test_a_line_belongs_to_the_column_that_its_middle_is_in() -> None:
    wide, shown = line("a line that is far wider than the column"), []
    for x in (40.0, 40.0 - wide.width_em * 6):
        on = canvas(EN)
        on.column((40, 600, 100, 100))
        with element(on, "P"):
            on.draw_line(wide, x, 650, 12, BLACK)
        shown.append(content(finished(on)).count(" TJ"))
    # the column's own line gets an invisible word beside it
    assert shown == [1, 2]


def test_every_page_knows_its_place_among_the_pages_and_in_the_structure() -> None:
    on = canvas(EN)
    for _ in range(3):
        with element(on, "P"):
            on.draw_line(line(), 40, 700, 12, BLACK)
        on.end_page()
    with pikepdf.open(BytesIO(on.data())) as pdf:
        assert [int(page.StructParents) for page in pdf.pages] == [0, 1, 2]
        assert {page.Parent.objgen for page in pdf.pages} == {pdf.Root.Pages.objgen}
        # PDF/UA-1, 7.18.3: a reader goes from mark to mark in the order of the structure
        assert {str(page.Tabs) for page in pdf.pages} == {"/S"}


def test_a_file_without_its_last_page_is_refused() -> None:
    on = canvas(EN)
    on.disc(10, 10, 2, BLACK)
    with pytest.raises(ValueError, match="not ended"):
        on.data()


def test_a_running_foot_is_no_content() -> None:
    on = canvas(EN)
    with on.artifact("Pagination", "Footer"):
        on.draw_line(line("Page 1 of 2"), 40, 30, 9, BLACK)
    data = finished(on)
    assert "/Artifact <</Type /Pagination /Subtype /Footer>> BDC" in content(data)
    assert tree(data).text == ""


def test_marks_without_ink_leave_nothing() -> None:
    on = canvas(EN)
    with on.artifact():
        pass
    with element(on, "P"):
        pass
    with element(on, "P"):
        on.draw_line(line(), 40, 700, 12, BLACK)
    operators = content(finished(on))
    assert operators.count("BDC") == operators.count("EMC") == 1


def test_bookmarks_lead_to_their_heights() -> None:
    on = canvas(EN)
    for title, y in (("First", 700), ("Zweiter · שני", 300.25)):
        with element(on, "H1"):
            on.draw_line(line(), 40, y, 12, BLACK)
        on.bookmark(title, y + 14)
        on.end_page()
    with pikepdf.open(BytesIO(on.data())) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["First", "Zweiter · שני"]
        assert int(pdf.Root.Outlines.Count) == 2
        first, last = pdf.Root.Outlines.First, pdf.Root.Outlines.Last
        assert first.Next.objgen == last.objgen
        assert last.Prev.objgen == first.objgen
        assert first.Parent.objgen == last.Parent.objgen == pdf.Root.Outlines.objgen
        assert last.Dest[0].objgen == pdf.pages[1].objgen
        assert float(last.Dest[3]) == 314.25
        assert str(pdf.Root.PageMode) == "/UseOutlines"


def test_a_file_without_bookmarks_shows_none() -> None:
    with pikepdf.open(BytesIO(sheet(EN))) as pdf:
        assert "/Outlines" not in pdf.Root
        assert "/PageMode" not in pdf.Root


def test_no_font_of_reportlab_is_left() -> None:
    data = sheet(EN)
    assert b"Helvetica" not in data
    assert "/F1 12 Tf" in content(data)


SCRIPT = """
import hashlib
from tests.pdf.drawing import sheet
from tests.pdf.samples import SAMPLES
for tag in {tags}:
    print(tag, hashlib.sha256(sheet(SAMPLES[tag])).hexdigest())
"""


def test_another_process_place_and_order_give_the_same_bytes() -> None:
    tags = ("en", "ar", "hi", "ja")
    wanted = {tag: hashlib.sha256(sheet(SAMPLES[tag])).hexdigest() for tag in tags}
    for zone, seed, order in (("Asia/Tokyo", "1", tags), ("America/Lima", "2", tags[::-1])):
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed}
        told = subprocess.run(
            [sys.executable, "-c", SCRIPT.format(tags=order)],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env=environment,
            text=True,
        )
        assert dict(row.split() for row in told.stdout.splitlines()) == wanted
