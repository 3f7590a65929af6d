"""The order of writing of lines in both directions."""

from handouts.pdf.order import ShownSigns, pieces
from handouts.ucd import LRM, RLM
from tests.pdf.drawing import line, set_lines
from tests.pdf.samples import SAMPLES, Sample

SIZE = 12.0


def written(tag: str, text: str) -> list[ShownSigns]:
    return list(pieces(line(tag, text), SIZE, SAMPLES[tag].direction))


def words(tag: str, text: str) -> list[str]:
    """The texts of the pieces without marks, those with ink."""
    found = []
    for piece in written(tag, text):
        shown = "".join(sign.text for _, signs in piece.placed for sign in signs)
        found.append(shown.replace(LRM, "").replace(RLM, ""))
    return [text for text in found if text]


def ink(piece: ShownSigns) -> list[tuple[str, int, float, float]]:
    """Font, glyph and place in pt of all that a piece draws."""
    unit = SIZE * piece.run.scale / piece.run.font.upem
    found = []
    for x, signs in piece.placed:
        for sign in signs:
            found += [
                (piece.run.font.key, glyph, round(x + dx * unit, 4), round(dy * unit, 4))
                for glyph, dx, dy in sign.components
            ]
            x += sign.advance * unit
    return found


def test_all_ink_stands_where_the_line_has_it(sample: Sample) -> None:
    for text in sample.paragraphs:
        for found in set_lines(sample, text, 25):
            wanted, x = [], 0.0
            for run in found.runs:
                unit = SIZE * run.scale / run.font.upem
                for glyph, advance, dx, dy in zip(
                    run.glyphs, run.advances, run.x_offsets, run.y_offsets, strict=True
                ):
                    place = (round(x + dx * unit, 4), round(dy * unit, 4))
                    wanted.append((run.font.key, glyph, *place))
                    x += advance * unit
            given = [mark for p in pieces(found, SIZE, sample.direction) for mark in ink(p)]
            assert len(given) == len(wanted)
            for one, other in zip(sorted(given), sorted(wanted), strict=True):
                assert one[:2] == other[:2]
                assert abs(one[2] - other[2]) < 0.001
                assert abs(one[3] - other[3]) < 0.001


def test_parts_of_one_direction_are_written_in_logical_order() -> None:
    assert words("he", "לפני 24 שעות") == [" ינפל", "24", "תועש "]


def test_a_number_with_its_punctuation_is_one_piece() -> None:
    for number in ("38.5", "10:30", "20/11/2026", "555-0123", "1,234.5"):
        assert number in words("he", f"לפני \u2066{number}\u2069 שעות")


def test_words_and_spaces_of_a_latin_name_are_pieces_that_begin_ever_farther_left() -> None:
    found = [
        piece.placed
        for piece in written("he", "מרפאת \u2066Mill Street\u2069 שלנו")
        if any(
            sign.text in "MS " and sign.components for _, signs in piece.placed for sign in signs
        )
        and len(piece.placed) > 1
    ]
    begins = [placed[0][0] for placed in found]
    assert len(begins) == 3
    assert begins == sorted(begins, reverse=True)


def test_arabic_digits_are_written_from_right_to_left_one_by_one() -> None:
    assert words("ar", "الجرعة ٢٠٣ ملغ")[1:4] == ["٣", "٠", "٢"]


def test_a_leftward_part_that_begins_with_no_letter_gets_a_mark_in_front() -> None:
    (first, *_) = written("he", "שעה (24")
    text = "".join(sign.text for _, signs in first.placed for sign in signs)
    assert text.startswith(RLM)


def test_a_hyphen_with_no_other_direction_beside_it_needs_no_mark_of_it() -> None:
    texts = [s.text for p in written("he", "בית-ספר") for _, signs in p.placed for s in signs]
    assert LRM not in texts
    assert "-" in texts


def test_a_rightward_line_keeps_the_spaces_at_which_it_was_broken() -> None:
    first, *_ = set_lines(SAMPLES["en"], "one two three", 3.5)
    (piece,) = pieces(first, SIZE, "ltr")
    assert "".join(sign.text for _, signs in piece.placed for sign in signs) == first.text


def test_a_hyphen_at_the_end_of_a_line_is_one_that_poppler_keeps() -> None:
    first, *_ = set_lines(SAMPLES["en"], "first-aid", 3)
    assert first.text == "first-"
    (piece,) = pieces(first, SIZE, "ltr")
    assert piece.placed[0][1][-1].text == "\u2010"


def test_a_hyphen_that_the_word_does_not_have_is_one_that_poppler_drops() -> None:
    first, *_ = set_lines(SAMPLES["en"], "hypersensitivity", 4)
    assert first.hyphen
    (piece,) = pieces(first, SIZE, "ltr")
    assert piece.placed[0][1][-1].text == "-"
