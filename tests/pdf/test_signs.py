"""From glyph runs to signs."""

from handouts.pdf.signs import CONTROLS, signs
from tests.pdf.drawing import line, set_lines
from tests.pdf.samples import Sample


def spelled(tag: str, text: str) -> list[str]:
    return [sign.text for run in line(tag, text).runs for sign in signs(run)]


def test_signs_advance_as_far_as_their_run(sample: Sample) -> None:
    for text in sample.paragraphs:
        for found in set_lines(sample, text, 30):
            for run in found.runs:
                assert sum(sign.advance for sign in signs(run)) == run.width


def test_signs_have_the_glyphs_of_the_run_where_shaping_put_them(sample: Sample) -> None:
    for text in sample.paragraphs:
        for found in set_lines(sample, text, 30):
            for run in found.runs:
                wanted, pen = [], 0
                for glyph, advance, dx, dy in zip(
                    run.glyphs, run.advances, run.x_offsets, run.y_offsets, strict=True
                ):
                    wanted.append((glyph, pen + dx, dy))
                    pen += advance
                given, pen = [], 0
                for sign in signs(run):
                    given += [(glyph, pen + dx, dy) for glyph, dx, dy in sign.components]
                    pen += sign.advance
                assert sorted(given) == sorted(wanted)


def test_signs_have_all_the_text_of_the_run_but_controls(sample: Sample) -> None:
    for text in sample.paragraphs:
        for found in set_lines(sample, text, 30):
            for run in found.runs:
                given = [sign.text for sign in signs(run)]
                spoken = given[::-1] if run.rtl else given
                assert "".join(spoken) == "".join(c for c in run.text if c not in CONTROLS)


def test_leftward_text_has_a_sign_for_every_character() -> None:
    assert spelled("ar", "لا") == ["ا", "ل"]
    assert spelled("ar", "جدًّا") == ["ا", "ّ", "ً", "د", "ج"]
    assert max(len(text) for text in spelled("he", "בְּרֵאשִׁית")) == 1


def test_a_vowel_sign_takes_little_room_and_its_letter_the_rest() -> None:
    (run,) = line("he", "בָ").runs
    mark, letter = signs(run)
    assert (mark.text, letter.text) == ("ָ", "ב")
    assert not mark.components
    assert 0 < mark.advance < 0.15 * run.font.upem < letter.advance


def test_a_joiner_inside_a_word_is_kept() -> None:
    assert "\u200c" in spelled("fa", "می‌روم")


def test_isolates_are_dropped() -> None:
    assert spelled("ar", "\u206624\u2069") == ["2", "4"]
