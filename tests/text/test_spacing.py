"""Spaces that are typeset: beside Han, in pairs of wide signs, at a line's ends, in Nastaliq."""

from itertools import pairwise

import pytest

from handouts.text.fonts import FontBook
from handouts.text.itemize import Setting, StyledSpan
from handouts.text.lines import Line, prepare

CHINESE = Setting("ltr", "zh-Hans", "Hans")
JAPANESE = Setting("ltr", "ja", "Jpan")
URDU = Setting("rtl", "ur", "Arab")


def lines(text: str, setting: Setting, book: FontBook, measure: float = 100.0) -> tuple[Line, ...]:
    return prepare([StyledSpan(text)], setting, book).lines(measure)


def ink(line: Line) -> list[tuple[str, float, float]]:
    """Each character of a line with where its ink begins and ends, in em from the line's start."""
    found, x = [], 0.0
    for run in line.runs:
        em = run.font.upem / run.scale
        rows = zip(run.glyphs, run.clusters, run.advances, run.x_offsets, strict=True)
        for glyph, cluster, advance, offset in rows:
            extents = run.font.hb_font.get_glyph_extents(glyph)
            left = x + (offset + extents.x_bearing) / em
            found.append((run.text[cluster], left, left + extents.width / em))
            x += advance / em
    assert x == pytest.approx(line.width_em)
    return found


def white(line: Line) -> dict[str, float]:
    """The white in em between the inks of each two neighbours of a line."""
    inks = ink(line)
    return {before[0] + after[0]: after[1] - before[2] for before, after in pairwise(inks)}


@pytest.mark.parametrize(("setting", "text", "ideographs"), [
    (CHINESE, "今天10:30来，服用aspirin，每次2片。", "天1 0来 用a 次2 2片"),
    (JAPANESE, "前の6時間はCRPSでも", "の6 6時 はC Sで"),
])  # fmt: skip
def test_a_quarter_of_an_em_stands_between_ideographs_and_western_letters(
    setting: Setting, text: str, ideographs: str, book: FontBook
) -> None:
    (line,) = lines(text, setting, book)
    space = white(line)
    for pair in ideographs.split():
        typed = white(*lines(pair[0] + "\u2060" + pair[1], setting, book))
        assert space[pair] == pytest.approx(typed[pair] + 0.25, abs=0.01), pair


def test_what_has_a_space_already_gets_no_other(book: FontBook) -> None:
    spaced, open_ = (lines(text, CHINESE, book)[0].width_em for text in ("第 2 片", "第2片"))
    (digits,) = lines("2", CHINESE, book)
    assert open_ == pytest.approx(2 + digits.width_em + 2 * 0.25)
    (space,) = lines("片 片", CHINESE, book)
    assert spaced == pytest.approx(2 + digits.width_em + 2 * (space.width_em - 2))


@pytest.mark.parametrize("setting", [CHINESE, JAPANESE], ids=["zh", "ja"])
@pytest.mark.parametrize("pair", ["：「", "」（", "）。", "」、", "、「", "（「", "」」"])
def test_wide_signs_that_stand_side_by_side_share_half_an_em(
    setting: Setting, pair: str, book: FontBook
) -> None:
    (line,) = lines(f"字{pair}字", setting, book)
    assert line.width_em == pytest.approx(3.5)
    assert all(after[1] >= before[2] - 0.01 for before, after in pairwise(ink(line)))


def test_a_wide_sign_is_flush_at_both_ends_of_a_line(book: FontBook) -> None:
    for setting in (CHINESE, JAPANESE):
        (line,) = lines("（字）", setting, book)
        assert line.width_em == pytest.approx(2.0)
        assert 0 <= ink(line)[0][1] < 0.25
        first, second = lines("字字字。（字字字", setting, book, 4.0)
        assert [first.width_em, second.width_em] == pytest.approx([3.5, 3.5])


def test_no_space_is_left_where_a_line_ends_between_ideograph_and_letter(book: FontBook) -> None:
    first, second = lines("字字字字aspirin", CHINESE, book, 4.1)
    assert (first.text, second.text) == ("字字字字", "aspirin")
    assert first.width_em == pytest.approx(4.0)


def test_both_pairs_of_quotation_marks_are_wide_in_chinese(book: FontBook) -> None:
    (line,) = lines("“CRPS”是一种疼痛；它叫“CRPS”吗", CHINESE, book)
    quotes = [run for run in line.runs if set("“”") & set(run.text)]
    assert {run.script for run in quotes} == {"Hani"}
    assert len({id(run.font) for run in quotes}) == 1


def test_a_digit_stands_clear_of_the_word_after_it_in_nastaliq(book: FontBook) -> None:
    for word in ("گھنٹے", "کپ", "دن"):
        found = ink(*lines(f"6 {word}", URDU, book))
        digit = next(left for char, left, _ in found if char == "6")
        right = max(right for char, _, right in found if char not in "6 ")
        assert 0.15 <= digit - right <= 0.4, word
