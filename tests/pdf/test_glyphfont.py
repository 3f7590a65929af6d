"""The fonts in a finished file: codes, widths, texts, subsets."""

import re
import struct
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from handouts.pdf.glyphfont import GlyphFont
from handouts.pdf.objects import Document
from handouts.pdf.signs import Sign
from handouts.text.fonts import Font
from handouts.text.subset import subset
from tests.pdf.drawing import sheet
from tests.pdf.samples import SAMPLES, Sample
from tests.pdf.walking import decoded
from tests.readers import need
from tests.sheets import book


def fonts(data: bytes) -> list[Any]:
    """The Type0 fonts of a file's first page, each with the file that it keeps open."""
    pdf = pikepdf.open(BytesIO(data))
    resources = pdf.pages[0].Resources
    return [(pdf, font) for font in resources.Font.values()]


def widths(font: Any) -> dict[int, float]:
    """The width of each code by the W array."""
    listed = font.DescendantFonts[0].W
    first = int(listed[0])
    return {first + i: float(width) for i, width in enumerate(listed[1])}


def mapping(font: Any) -> list[int]:
    """The glyph of each code."""
    data = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
    return list(struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2]))


def program(font: Any) -> TTFont:
    return TTFont(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))


def latin() -> GlyphFont:
    face = book().choose("a", "Latn", "Latn", "en", strong=False)
    assert face is not None
    return GlyphFont(face, "F1")


def test_the_same_ink_with_another_text_is_another_code() -> None:
    font = latin()
    one, _ = font.code(Sign(((5, 0, 0),), 500, "a"))
    other, _ = font.code(Sign(((5, 0, 0),), 500, "á"))
    again, _ = font.code(Sign(((5, 0, 0),), 500, "a"))
    assert one != other
    assert one == again


def test_a_kerned_glyph_keeps_its_code_and_its_own_width() -> None:
    font = latin()
    assert font.code(Sign(((5, 0, 0),), 500, "a")) == font.code(Sign(((5, 0, 0),), 480, "a"))


def test_a_glyph_that_is_moved_is_composed_with_the_width_that_is_wanted() -> None:
    font = latin()
    plain, width = font.code(Sign(((5, 0, 0),), 500, "a"))
    moved, wanted = font.code(Sign(((5, 0, 40),), 321, "a"))
    assert plain != moved
    assert wanted == 321 != width


def test_a_pen_that_goes_back_gives_no_width_below_nothing() -> None:
    assert latin().code(Sign(((5, -30, 0),), -30, "a"))[1] == 0


def test_every_code_has_a_text_and_a_glyph_that_is_not_the_missing_one(sample: Sample) -> None:
    for _, font in fonts(sheet(sample)):
        codes = set(widths(font))
        texts = decoded(font.ToUnicode.read_bytes())
        assert {int(code, 16) for code in texts} == codes
        assert all(texts.values())
        glyphs = mapping(font)
        assert all(glyphs[code] > 0 for code in codes)


def test_no_code_stands_for_a_private_or_forbidden_character(sample: Sample) -> None:
    for _, font in fonts(sheet(sample)):
        text = "".join(decoded(font.ToUnicode.read_bytes()).values())
        assert not re.search("[\0\ufeff\ufffe\uffff\ue000-\uf8ff]", text)


def test_widths_in_the_file_are_those_of_the_font_program(sample: Sample) -> None:
    for _, font in fonts(sheet(sample)):
        inside = program(font)
        upem, glyphs = inside["head"].unitsPerEm, mapping(font)
        for code, width in widths(font).items():
            advance = inside["hmtx"][inside.getGlyphName(glyphs[code])][0]
            assert width == pytest.approx(advance * 1000 / upem, abs=0.001)


def made(face: Font, glyphs: range) -> tuple[list[float], TTFont]:
    """The widths that a file tells of these glyphs, drawn as they are, and the font in it."""
    font, document = GlyphFont(face, "F1"), Document()
    for glyph in glyphs:
        width = face.hb_font.get_glyph_h_advance(glyph)
        font.code(Sign(((glyph, 0, 0),), width, chr(0x4E00 + glyph)))
    font.write(document)
    document.add_page(b"", (10, 10))
    ((pdf, found),) = fonts(document.data())
    with pdf:
        return list(widths(found).values()), program(found)


def test_widths_are_not_cut_to_whole_thousandths_of_an_em(tmp_path: Path) -> None:
    """Our fonts have 1,000 units per em; those of others have 2,048."""
    scaled = TTFont(latin().face.path)
    scale_upem(scaled, 2048)
    scaled.save(tmp_path / "scaled.ttf")
    face, glyphs = Font(tmp_path / "scaled.ttf", 400), range(20, 60)
    wanted = [face.hb_font.get_glyph_h_advance(glyph) * 1000 / 2048 for glyph in glyphs]
    assert any(width != int(width) for width in wanted)
    assert made(face, glyphs)[0] == pytest.approx(wanted, abs=0.0006)


def test_a_glyph_that_is_drawn_as_it_is_is_in_the_file_once() -> None:
    face, glyphs = latin().face, range(20, 60)
    _, alone = subset(face, glyphs)
    assert made(face, glyphs)[1]["maxp"].numGlyphs == len(alone)


def test_the_font_program_has_outlines_and_nothing_else(sample: Sample) -> None:
    for _, font in fonts(sheet(sample)):
        tables = set(program(font).keys()) - {"GlyphOrder"}
        assert tables == {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}


def test_every_part_of_a_font_is_an_object_of_its_own() -> None:
    for _, font in fonts(sheet(SAMPLES["ar"])):
        descendant = font.DescendantFonts[0]
        parts = (
            font,
            descendant,
            font.ToUnicode,
            descendant.FontDescriptor,
            descendant.FontDescriptor.FontFile2,
        )
        assert all(part.is_indirect for part in parts)


def test_fonts_are_embedded_subsets_with_texts(sample: Sample, tmp_path: Path) -> None:
    need("pdffonts")
    path = tmp_path / "fonts.pdf"
    path.write_bytes(sheet(sample))
    told = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    rows = told.stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert re.match(r"[A-Z]{6}\+Noto", row)
        assert re.search(r"CID TrueType +Identity-H +yes yes yes", row)


def test_a_mark_has_a_code_of_its_own_and_its_letter_the_ink() -> None:
    found = 0
    for _, font in fonts(sheet(SAMPLES["hi"])):
        inside, glyphs, wide = program(font), mapping(font), widths(font)
        for code, text in decoded(font.ToUnicode.read_bytes()).items():
            if text in ("्", "ि", "ु"):
                found += 1
                glyph = inside["glyf"][inside.getGlyphName(glyphs[int(code, 16)])]
                assert glyph.numberOfContours == 0 or wide[int(code, 16)]
    assert found


def test_one_glyph_with_two_widths_is_two_glyphs_of_the_file() -> None:
    font = latin()
    plain, _ = font.code(Sign(((5, 0, 0),), 500, "a"))
    narrow, width = font.code(Sign(((5, 0, 0),), 150, "a"))
    assert plain != narrow
    assert width == 150


def test_a_glyph_of_another_width_keeps_its_ink_and_one_of_none_loses_it() -> None:
    """A space at no width is what shaping puts for joiners; any other glyph is to be seen."""
    face, document = latin().face, Document()
    font, letter = GlyphFont(face, "F1"), face.hb_font.get_nominal_glyph(ord("n"))
    assert letter is not None
    for width in (150, 0):
        font.code(Sign(((letter, 0, 0),), width, "n"))
    font.write(document)
    document.add_page(b"", (10, 10))
    ((pdf, found),) = fonts(document.data())
    with pdf:
        inside, glyphs = program(found), mapping(found)
        drawn = [inside["glyf"][inside.getGlyphName(glyph)] for glyph in glyphs[1:]]
    assert [glyph.numberOfContours != 0 for glyph in drawn] == [True, False]
