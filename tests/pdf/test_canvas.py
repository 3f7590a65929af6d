"""The canvas: marks, shapes, bookmarks, bytes."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from handouts.pdf.canvas import Canvas, Pen
from handouts.pdf.tags import Element, Structure
from handouts.text.lines import Line
from tests.pdf.drawing import BLACK, PAGE, canvas, information, set_lines, sheet
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
    with pytest.raises(ValueError, match="ends"), on.element("P"):
        on.showPage()


SHAPES: list[Callable[[Canvas], None]] = [
    lambda on: on.rule((10, 10), (90, 10), Pen("#336699", 1, (2, 1))),
    lambda on: on.box((10, 10, 50, 20), fill=(0.9, 0.9, 1), pen=Pen(BLACK), radius=3),
    lambda on: on.checkbox(10, 10, 9, Pen(BLACK, 0.8)),
    lambda on: on.disc(10, 10, 2, BLACK),
]


@pytest.mark.parametrize("draw", SHAPES)
def test_a_shape_by_itself_is_an_artifact(draw: Callable[[Canvas], None]) -> None:
    on = canvas(EN)
    draw(on)
    operators = content(on.getpdfdata()).split("\n")
    assert operators[1].startswith("/Artifact")
    assert operators[-2] == "EMC"


@pytest.mark.parametrize("draw", SHAPES)
def test_a_shape_inside_an_element_belongs_to_it(draw: Callable[[Canvas], None]) -> None:
    on = canvas(EN)
    with on.element("Figure", alt="a picture"):
        draw(on)
    assert "/Artifact" not in content(on.getpdfdata())


def test_a_shape_leaves_no_colour_behind() -> None:
    on = canvas(EN)
    on.disc(10, 10, 2, (1, 0, 0))
    with on.element("P"):
        on.draw_line(line(), 40, 700, 12, BLACK)
    operators = content(on.getpdfdata())
    assert operators.index("1 0 0 rg") < operators.index("Q\n") < operators.index("BT")


def test_a_running_foot_is_no_content() -> None:
    on = canvas(EN)
    with on.artifact("Pagination", "Footer"):
        on.draw_line(line("Page 1 of 2"), 40, 30, 9, BLACK)
    data = on.getpdfdata()
    assert "/Artifact <</Type /Pagination /Subtype /Footer>> BDC" in content(data)
    assert tree(data).text == ""


def test_marks_without_ink_leave_nothing() -> None:
    on = canvas(EN)
    with on.artifact():
        pass
    with on.element("P"):
        pass
    with on.element("P"):
        on.draw_line(line(), 40, 700, 12, BLACK)
    operators = content(on.getpdfdata())
    assert operators.count("BDC") == operators.count("EMC") == 1


def test_bookmarks_lead_to_their_heights() -> None:
    on = canvas(EN)
    for title, y, level in (("First", 700, 0), ("Inner", 650, 1), ("Zweiter · שני", 300, 0)):
        with on.element("H1"):
            on.draw_line(line(), 40, y, 12, BLACK)
        on.bookmark(title, y + 14, level)
    with pikepdf.open(BytesIO(on.getpdfdata())) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["First", "Zweiter · שני"]
        assert [item.title for item in outline.root[0].children] == ["Inner"]
        destination = pdf.Root.Outlines.Last.Dest
        assert destination[0].objgen == pdf.pages[0].objgen
        assert float(destination[3]) == 314
        assert str(pdf.Root.PageMode) == "/UseOutlines"


def test_no_font_of_reportlab_is_left() -> None:
    data = sheet(EN)
    assert b"Helvetica" not in data
    assert "/F1 12 Tf" in content(data)


class Paragraph(Flowable):  # type: ignore[misc]
    """A flowable that can be split, as those of the layout are."""

    def __init__(self, element: Element, lines: tuple[Line, ...]) -> None:
        super().__init__()
        self.element, self.lines = element, lines

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        return width, 18.0 * len(self.lines)

    def split(self, width: float, height: float) -> list[Flowable]:  # noqa: ARG002
        fits = int(height // 18)
        parts = self.lines[:fits], self.lines[fits:]
        return [Paragraph(self.element, part) for part in parts] if fits else []

    def draw(self) -> None:
        with self.canv.marked(self.element):
            for i, each in enumerate(reversed(self.lines)):
                self.canv.draw_line(each, 0, 18 * i + 4, 12, BLACK)


def test_platypus_fills_frames_with_it() -> None:
    structure, target = Structure(), BytesIO()
    words = EN.paragraphs[0] + " "
    story = [
        Paragraph(structure.add(None, "P"), set_lines(EN, words * 4, 250 / 12)) for _ in range(9)
    ]
    document = BaseDocTemplate(target, pagesize=PAGE, title="what Platypus is told")
    frames = [Frame(30, 30, 262, 200, id="left"), Frame(300, 30, 262, 200, id="right")]
    document.addPageTemplates([PageTemplate("page", frames)])
    document.build(story, canvasmaker=Canvas.maker(information(EN), structure))
    found = tree(target.getvalue())
    assert len(found.kids) == 9
    assert any(len(kid.pages) > 1 for kid in found.kids)
    with pikepdf.open(target) as pdf:
        assert str(pdf.docinfo["/Title"]) == "A title & <more>"


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
