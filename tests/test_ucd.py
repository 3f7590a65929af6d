"""The character database: one version, and sets of characters that are whole."""

import re
import sys
from pathlib import Path

import fontTools.unicodedata
import pytest
import uharfbuzz as hb
import unicodedata2

from handouts import ucd


def test_both_tables_are_of_one_version_of_unicode() -> None:
    tables = sys.modules["fontTools.unicodedata.Scripts"].__file__
    assert tables is not None
    version = re.search(r"Scripts-([\d.]+)\.txt", Path(tables).read_text("utf-8")[:2000])
    assert version is not None
    assert version[1] == unicodedata2.unidata_version == fontTools.unicodedata.unidata_version


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("a", "Latn"),
        ("а", "Cyrl"),
        ("ع", "Arab"),
        ("中", "Hani"),
        ("6", "Zyyy"),
        ("\u0301", "Zinh"),
    ],
)
def test_a_character_has_the_script_of_unicode(char: str, code: str) -> None:
    assert ucd.script(char) == code


def test_a_mark_of_one_script_may_be_used_with_others() -> None:
    assert {"Deva", "Beng"} <= ucd.script_extensions("।")
    assert ucd.script_extensions("a") == {"Latn"}


def test_the_controls_of_direction_are_those_that_uax_9_names() -> None:
    explicit = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    by_class = {c for c in map(chr, range(0x3000)) if unicodedata2.bidirectional(c) in explicit}
    by_name = {unicodedata2.lookup(f"{side} MARK") for side in ("LEFT-TO-RIGHT", "RIGHT-TO-LEFT")}
    assert by_class | by_name | {unicodedata2.lookup("ARABIC LETTER MARK")} == ucd.BIDI_CONTROLS


def test_harfbuzz_ignores_what_the_table_calls_ignorable_but_for_few() -> None:
    pattern = re.compile(f"[{ucd.IGNORABLE}]")
    drawn = {*ucd.HANGUL_FILLERS, *map(chr, range(0x1BCA0, 0x1BCA4))}  # and shorthand's controls
    font = hb.Font(hb.Face(hb.Blob(b"")))  # it has no glyph, so all that is left is drawn
    for code in (
        *range(0xD800),
        *range(0xE000, 0x10000),
        *range(0x1BC00, 0x1D200),
        *range(0xE0000, 0xE1100, 7),
    ):
        buffer = hb.Buffer()
        buffer.add_str(chr(code))
        buffer.guess_segment_properties()
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(font, buffer)
        removed = not buffer.glyph_infos
        assert removed == bool(pattern.match(chr(code)) and chr(code) not in drawn), hex(code)


def test_composed_and_decomposed_forms_are_told_apart() -> None:
    assert ucd.nfc("e\u0301") == "é" and ucd.nfd("é") == "e\u0301"
    assert ucd.is_nfc("é") and not ucd.is_nfc("e\u0301")


def test_a_character_without_a_name_has_an_empty_one() -> None:
    assert ucd.name("é") == "LATIN SMALL LETTER E WITH ACUTE"
    assert ucd.name("\ue000") == ""


def test_letters_and_their_marks_are_letters() -> None:
    assert all(map(ucd.is_letter, "aع中\u0301\u093f"))
    assert not any(map(ucd.is_letter, ("", "1", " ", ".", "\u200d")))


def test_controls_of_direction_are_written_in_one_file() -> None:
    spelled = re.compile(r"\\u(?:061c|200[ef]|202[a-e]|206[6-9])", re.IGNORECASE)
    package = Path(ucd.__file__).parent
    found = {p.name for p in package.rglob("*.py") if spelled.search(p.read_text("utf-8"))}
    assert found == {"ucd.py"}
