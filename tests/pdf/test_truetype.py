"""Composed glyphs, checked with fontTools."""

from io import BytesIO
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from handouts.pdf.truetype import ComposedGlyph, box, compose
from tests.sheets import book

KEPT = ("glyf", "loca", "head", "hhea", "hmtx", "maxp")


def subset(stem: str, text: str) -> bytes:
    """A small TrueType file, as the program makes it, with the glyphs of a text."""
    path = book().choose(text, *_ARGUMENTS[stem], strong=False)
    assert path is not None
    face = path.hb_face
    request = hb.SubsetInput()
    request.unicode_set.update(map(ord, text))
    request.drop_table_tag_set.update(
        int.from_bytes(tag.encode().ljust(4), "big") for tag in face.table_tags if tag not in KEPT
    )
    data: bytes = hb.SubsetPlan(face, request).execute().blob.data
    return data


_ARGUMENTS = {
    "latin": ("Latn", "Latn", "en"),
    "arabic": ("Arab", "Arab", "ar"),
}


def opened(data: bytes) -> TTFont:
    return TTFont(BytesIO(data), checkChecksums=2)


def outline(font: TTFont, gid: int, dx: int = 0, dy: int = 0) -> list[Any]:
    """The glyph's outline with its components drawn out, moved."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(gid)].draw(TransformPen(pen, (1, 0, 0, 1, dx, dy)))
    return list(pen.value)


@pytest.fixture(scope="module")
def latin() -> bytes:
    # é and Å are composites in the font itself
    return subset("latin", "aeéÅfi. ")


SHAPES: tuple[ComposedGlyph, ...] = (
    (((1, 0, 0), (2, 500, -120)), 1100),
    (((3, -40, 25),), 600),
    (((4, 7, 0), (3, 650, 90), (5, 0, 0)), 1300),
    ((), 250),
)


def test_a_composed_glyph_has_the_outlines_of_its_components_at_their_places(latin: bytes) -> None:
    before, after = opened(latin), opened(compose(latin, SHAPES))
    count = before["maxp"].numGlyphs
    for i, (components, _) in enumerate(SHAPES):
        wanted = [line for part in components for line in outline(before, *part)]
        assert outline(after, count + i) == wanted
        assert bool(wanted) == bool(components)


def test_the_glyphs_that_were_there_stay_as_they_are(latin: bytes) -> None:
    before, after = opened(latin), opened(compose(latin, SHAPES))
    for gid in range(before["maxp"].numGlyphs):
        assert outline(after, gid) == outline(before, gid)
        assert after["hmtx"][after.getGlyphName(gid)] == before["hmtx"][before.getGlyphName(gid)]


def test_a_composed_glyph_has_its_advance_and_stands_where_its_ink_begins(latin: bytes) -> None:
    font = opened(compose(latin, SHAPES))
    count = font["maxp"].numGlyphs - len(SHAPES)
    for i, (components, advance) in enumerate(SHAPES):
        name = font.getGlyphName(count + i)
        left = font["glyf"][name].xMin if components else 0
        assert font["hmtx"][name] == (advance, left)


def test_components_of_components_are_drawn_out(latin: bytes) -> None:
    font = opened(compose(latin, SHAPES))
    count = font["maxp"].numGlyphs - len(SHAPES)
    composites = [font["glyf"][font.getGlyphName(count + i)] for i in range(3)]
    names = {part.glyphName for glyph in composites for part in glyph.components}
    assert not [name for name in names if font["glyf"][name].isComposite()]


def test_limits_and_boxes_in_the_file_are_true(latin: bytes) -> None:
    font = opened(compose(latin, SHAPES))
    written = {key: value for key, value in vars(font["maxp"]).items() if key.startswith("max")}
    bounds = box(compose(latin, SHAPES))
    font["maxp"].recalc(font)
    true = {key: value for key, value in vars(font["maxp"]).items() if key in written}
    # hinting is left out, and its limits with it; the rest may be wide, never narrow
    for key in ("maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours"):
        assert written[key] >= true[key]
    assert written["maxComponentElements"] >= true["maxComponentElements"]
    assert written["maxComponentDepth"] >= true["maxComponentDepth"]
    head = font["head"]
    assert bounds == (head.xMin, head.yMin, head.xMax, head.yMax)


def test_without_shapes_the_outlines_are_the_same() -> None:
    data = subset("arabic", "سلام")
    before, after = opened(data), opened(compose(data, ()))
    assert after["maxp"].numGlyphs == before["maxp"].numGlyphs
    for gid in range(before["maxp"].numGlyphs):
        assert outline(after, gid) == outline(before, gid)
