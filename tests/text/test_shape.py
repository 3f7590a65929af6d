"""Glyph runs, against plain HarfBuzz calls."""

from typing import Any

import pytest
import uharfbuzz as hb

from handouts.text import bidi
from handouts.text.fonts import FontBook
from handouts.text.itemize import Item, Setting, StyledSpan, items
from handouts.text.shape import GlyphRun, shape
from tests.text.runs import Glyphs, placed


def runs(setting: Setting, book: FontBook, *spans: StyledSpan) -> list[GlyphRun]:
    text = "".join(span.text for span in spans)
    levels = bidi.levels(text, setting.direction)
    found, _ = items(spans, levels, setting, book)
    return [shape(item, text[item.start : item.end], item.start, 1.0) for item in found]


def buffer(run: GlyphRun, flags: Any = hb.BufferFlags.DEFAULT) -> hb.Buffer:
    """A plain HarfBuzz call for the run."""
    plain = hb.Buffer()
    plain.add_str(run.text)
    plain.direction = "rtl" if run.level % 2 else "ltr"
    plain.script = run.script
    plain.language = run.language
    plain.flags = flags
    hb.shape(hb.Font(hb.Face(hb.Blob.from_file_path(str(run.font.path)))), plain)
    return plain


def glyphs(plain: hb.Buffer) -> Glyphs:
    """Glyph, cluster, advance, x offset, y offset."""
    pairs = zip(plain.glyph_infos, plain.glyph_positions, strict=True)
    return [(i.codepoint, i.cluster, p.x_advance, p.x_offset, p.y_offset) for i, p in pairs]


def test_every_run_is_what_a_plain_call_gives(
    sample: tuple[Setting, tuple[StyledSpan, ...]], book: FontBook
) -> None:
    setting, spans = sample
    for run in runs(setting, book, *spans):
        plain = buffer(run)
        assert placed(run) == glyphs(plain)
        assert list(run.unsafe) == [int(i.flags) & 1 for i in plain.glyph_infos]
        assert run.width == sum(p.x_advance for p in plain.glyph_positions)


def test_a_cut_at_safe_offsets_is_what_a_plain_call_gives(
    sample: tuple[Setting, tuple[StyledSpan, ...]], book: FontBook
) -> None:
    setting, spans = sample
    cuts = 0
    for run in runs(setting, book, *spans):
        safe = {c for c, unsafe in zip(run.clusters, run.unsafe, strict=True) if not unsafe}
        offsets = sorted(safe | {0, len(run.text)})
        for start, end in zip(offsets, offsets[3:], strict=False):
            part = run.cut(start, end)
            assert placed(part) == glyphs(buffer(part))
            assert (part.text, part.start) == (run.text[start:end], run.start + start)
            cuts += 1
    assert cuts > 10


@pytest.mark.parametrize(
    ("language", "other", "script", "text"),
    [
        ("sr", "ru", "Cyrl", "б"),
        ("ro", "tr", "Latn", "ş"),
        ("mr", "hi", "Deva", "लश"),
        ("ur", "fa", "Arab", "۴۶۷"),
    ],
)
def test_a_language_gets_its_own_letter_forms(
    book: FontBook, language: str, other: str, script: str, text: str
) -> None:
    font = book.choose(text, script, script, "", strong=False)
    assert font is not None
    forms = {
        tag: list(shape(Item(0, len(text), 0, script, font, False, tag), text, 0, 1.0).glyphs)
        for tag in (language, other)
    }
    assert forms[language] != forms[other]


def test_brackets_are_mirrored_in_right_to_left_runs(book: FontBook) -> None:
    [run] = runs(Setting("rtl", "he", "Hebr"), book, StyledSpan("(א)"))
    nominal = run.font.hb_font.get_nominal_glyph
    # visual order, left to right: the bracket that closes the text stands left and looks like (
    assert (run.glyphs[0], run.glyphs[2]) == (nominal(ord("(")), nominal(ord(")")))
    assert (run.clusters[0], run.clusters[2]) == (2, 0)


def test_arabic_letters_join_across_a_change_of_run(book: FontBook) -> None:
    arabic = Setting("rtl", "ar", "Arab")
    [whole] = runs(arabic, book, StyledSpan("بسم"))
    parts = runs(arabic, book, StyledSpan("ب"), StyledSpan("سم", language="fa"))
    assert [list(part.glyphs) for part in reversed(parts)] == [
        [g for g, c in zip(whole.glyphs, whole.clusters, strict=True) if c >= 1],
        [g for g, c in zip(whole.glyphs, whole.clusters, strict=True) if c < 1],
    ]
    assert all(min(part.clusters) == 0 for part in parts)


def test_what_has_no_ink_has_no_glyph(book: FontBook) -> None:
    persian = Setting("rtl", "fa", "Arab")
    [run] = runs(persian, book, StyledSpan("می\u200cخواهم"))
    space = run.font.hb_font.get_nominal_glyph(ord(" "))
    assert space not in run.glyphs
    # the joiner still does its work: ی has its final form before it
    [without] = runs(persian, book, StyledSpan("میخواهم"))
    assert list(run.glyphs) != list(without.glyphs)
    assert placed(run) == glyphs(buffer(run, hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES))
    [latin] = runs(Setting("ltr", "en", "Latn"), book, StyledSpan("a\u200bb\u2060c\u00add"))
    assert len(latin.glyphs) == 4


def test_a_hyphen_is_shaped_with_the_word_before_it(book: FontBook) -> None:
    setting = Setting("ltr", "de", "Latn")
    text = "Röntgenstrahl"
    found, _ = items([StyledSpan(text)], bidi.levels(text, "ltr"), setting, book)
    run = shape(found[0], "Röntgen", 0, 1.0, found[0].font.hyphen)
    assert (run.text, run.hyphen, run.start, run.end) == ("Röntgen\u2010", "\u2010", 0, 7)
    assert placed(run) == glyphs(buffer(run))
    assert (run.cut(0, 7).hyphen, run.cut(4, 8).hyphen) == ("", "\u2010")


def test_a_hyphen_stands_left_of_a_right_to_left_word_and_ends_its_joining(book: FontBook) -> None:
    setting = Setting("rtl", "ar", "Arab")
    found, _ = items(
        [StyledSpan("ب"), StyledSpan("سم", language="fa")], bidi.levels("بسم", "rtl"), setting, book
    )
    run = shape(found[0], "ب", 0, 1.0, "-")
    assert list(run.clusters) == [1, 0, 0]  # the dot of the letter is a glyph of its own
    assert run.after == ""
    assert placed(run) == glyphs(buffer(run))


def test_a_run_knows_its_place(book: FontBook) -> None:
    first, second = runs(Setting("rtl", "ar", "Arab"), book, StyledSpan("ألم CRPS"))
    assert (first.start, first.end, first.rtl, first.text) == (0, 4, True, "ألم ")
    assert (second.start, second.end, second.rtl, second.text) == (4, 8, False, "CRPS")
    assert (second.script, second.language, second.strong, second.scale) == (
        "Latn", "ar", False, 1.0,
    )  # fmt: skip


def test_the_glyphs_of_a_part_are_found_in_both_directions(book: FontBook) -> None:
    [latin] = runs(Setting("ltr", "en", "Latn"), book, StyledSpan("abcdef"))
    [hebrew] = runs(Setting("rtl", "he", "Hebr"), book, StyledSpan("אבגדהו"))
    assert latin.glyph_range(1, 3) == (1, 3)
    assert hebrew.glyph_range(1, 3) == (3, 5)
    assert list(hebrew.cut(1, 3).clusters) == [1, 0]
