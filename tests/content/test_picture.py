"""The picture beside a text: plain shapes, and a block of the text that says what they show."""

from pathlib import Path

import pytest

from handouts.content.load import ContentError, load
from handouts.content.model import Handout, Picture
from handouts.errors import UnreadableFile
from tests.sheets import HANDOUT, PROJECT

TEXT = """---
id: rest
kind: general
revision: 2026-06-01
---
# Rest

Lie down.

## Why {#why}

It helps.
"""


def drawn(folder: Path, body: str, title: str = "Lie down.", box: str = "0 0 30 20") -> Handout:
    (folder / "rest.md").write_text(TEXT, "utf-8")
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><title>{title}</title>'
    (folder / "rest.svg").write_text(f"{svg}{body}</svg>", "utf-8")
    return load(folder / "rest.md", "content/rest.md")


def picture(handout: Handout) -> Picture:
    assert handout.picture is not None
    return handout.picture


def test_a_handout_without_a_file_has_no_picture(tmp_path: Path) -> None:
    (tmp_path / "rest.md").write_text(TEXT, "utf-8")
    assert load(tmp_path / "rest.md", "rest.md").picture is None


def test_shapes_become_outlines_with_their_paint(tmp_path: Path) -> None:
    body = (
        '<line x1="1" y1="2" x2="3" y2="4" stroke="#0B4A63" stroke-width="2"/>'
        '<path d="M0 0 L10 0 Q 10 10 0 10 Z" fill="none" stroke="#000000"/>'
    )
    found = picture(drawn(tmp_path, body))
    assert (found.width, found.height) == (30, 20)
    line, path = found.outlines
    assert line.commands[:2] == (("move", ((1, 2),)), ("line", ((3, 4),)))
    assert (line.stroke, line.stroke_width) == ("#0B4A63", 2)
    assert [name for name, _ in path.commands] == ["move", "line", "curve", "line", "close"]
    assert path.fill == ""
    first, second, end = path.commands[2][1]
    assert first == pytest.approx((10, 20 / 3))
    assert second == pytest.approx((20 / 3, 10))
    assert end == (0, 10)


def test_a_circle_stays_inside_its_radius(tmp_path: Path) -> None:
    outline = picture(drawn(tmp_path, '<circle cx="15" cy="10" r="5"/>')).outlines[0]
    ends = [points[-1] for _, points in outline.commands if points]
    assert all(abs((x - 15) ** 2 + (y - 10) ** 2 - 25) < 1e-6 for x, y in ends)


def test_the_block_that_it_shows_is_its_alternative_text(tmp_path: Path) -> None:
    handout = drawn(tmp_path, '<circle cx="15" cy="10" r="5"/>')
    assert list(handout.blocks())[picture(handout).says].text == "Lie down."


@pytest.mark.parametrize(
    ("body", "title", "box", "message"),
    [
        ("", "Run.", "0 0 30 20", "'Run.' is not the text of a block"),
        ("", "Lie down.", "30 20", "no SVG with a viewBox"),
        ("", "Lie down.", "5 5 30 20", "no SVG with a viewBox"),
        ("<text>hello</text>", "Lie down.", "0 0 30 20", "<text> is not drawn"),
        ('<image href="x.png"/>', "Lie down.", "0 0 30 20", "<image> is not drawn"),
        ('<circle cx="1" cy="1" r="1" fill="red"/>', "Lie down.", "0 0 30 20", "#rrggbb"),
        ('<circle cx="1" cy="1" r="1" style="x"/>', "Lie down.", "0 0 30 20", "has style"),
    ],
)
def test_what_is_not_drawn_is_refused(
    tmp_path: Path, body: str, title: str, box: str, message: str
) -> None:
    with pytest.raises(ContentError) as caught:
        drawn(tmp_path, body, title, box)
    finding = caught.value.findings[0]
    assert message in finding.message
    assert finding.where.path == "content/rest.svg"


def test_a_file_that_is_no_xml_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"rest\.svg"):
        drawn(tmp_path, "<circle")


def test_the_projects_picture_shows_the_first_step() -> None:
    handout = load(PROJECT.content / f"{HANDOUT}.md", HANDOUT)
    said = list(handout.blocks())[picture(handout).says]
    assert (said.kind, said.number) == ("step", 1)
