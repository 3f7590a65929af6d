"""Lines of placed glyphs: what every line must keep, in every language and at any measure."""

import re
from array import array
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import polib
import pytest
import uharfbuzz as hb
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from unicodedata2 import category

from handouts.linebreak.hyphens import hyphenation, soft_hyphens
from handouts.linebreak.segment import graphemes, line_breaks
from handouts.text.fonts import FontBook
from handouts.text.itemize import Setting, StyledSpan
from handouts.text.lines import Line, Paragraph, prepare
from handouts.text.shape import GlyphRun, shape
from handouts.text.shaped import GRAINS
from tests.text.conftest import SENTENCES
from tests.text.runs import Glyphs, is_plain, placed

Sample = tuple[Setting, tuple[StyledSpan, ...]]
ENGLISH = Setting("ltr", "en", "Latn")
ARABIC = Setting("rtl", "ar", "Arab")
HEBREW = Setting("rtl", "he", "Hebr")
SETTINGS = [
    ENGLISH,
    ARABIC,
    Setting("rtl", "ur", "Arab"),
    Setting("ltr", "hi", "Deva"),
    Setting("ltr", "ja", "Jpan"),
    Setting("ltr", "ko", "Kore"),
    Setting("ltr", "th", "Thai"),
]
PHONE = "\u2066(555) 555-0123\u2069"


def plain(run: GlyphRun, context: bool = False) -> Glyphs:
    """Glyph, cluster and position of a plain HarfBuzz call for the run's text.

    With ``context``, letters join to those of the neighbouring runs, and what is ignorable is gone.
    """
    buffer = hb.Buffer()
    before, after = (run.before, run.after) if context else ("", "")
    buffer.add_str(before + run.text + after, len(before), len(run.text))
    if context:
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.direction = "rtl" if run.level % 2 else "ltr"
    buffer.script = run.script
    buffer.language = run.language
    hb.shape(run.font.hb_font, buffer)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [
        (i.codepoint, i.cluster - len(before), p.x_advance, p.x_offset, p.y_offset)
        for i, p in pairs
    ]


def visual(line: Line) -> str:
    """The characters of the line as they stand, left to right; brackets not mirrored."""
    out = []
    for run in line.runs:
        ends = sorted({*run.clusters, len(run.text)})
        texts = {a: run.text[a:b] for a, b in pairwise(ends)}
        seen = dict.fromkeys(run.clusters)
        out += [texts[cluster] for cluster in seen]
    return "".join(out)


def breakable(line: Line) -> bool:
    """Whether the ink of a line has a place between graphemes that no mark follows.

    Hyphens, printed or soft, go with the letter before them.
    """
    runs = sorted(line.runs, key=lambda run: run.start)
    ink = "".join(run.text.removesuffix(run.hyphen) for run in runs).replace("\u00ad", "")
    return any(category(ink[end])[0] != "M" for end in graphemes(ink)[:-1])


def one(setting: Setting, text: str, book: FontBook) -> Line:
    [line] = prepare([StyledSpan(text)], setting, book).lines(1000)
    return line


def test_a_text_rises_as_far_as_its_line_does(sample: Sample, book: FontBook) -> None:
    setting, spans = sample
    paragraph = prepare(spans, setting, book)
    lines = paragraph.lines(10_000)
    assert paragraph.ascent_em == max(line.ascent_em for line in lines) > 0.5


def test_a_line_without_ink_neither_rises_nor_falls(book: FontBook) -> None:
    empty = Line((), 0, 0, 0.0, "")
    assert (empty.ascent_em, empty.descent_em) == (0.0, 0.0)
    assert prepare([StyledSpan("")], ENGLISH, book).ascent_em == 0.0


@pytest.fixture(scope="module")
def paragraphs() -> dict[str, Paragraph]:
    """The paragraphs of the samples, each shaped once for all measures."""
    return {}


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(measure=st.floats(2.5, 45), balanced=st.booleans())
def test_what_holds_at_every_measure(
    sample: Sample,
    book: FontBook,
    paragraphs: dict[str, Paragraph],
    measure: float,
    balanced: bool,
) -> None:
    setting, spans = sample
    if setting.language == "my":
        measure += 2.0  # a syllable that must not be torn may be as wide as four letters
    paragraph = paragraphs.setdefault(setting.language, prepare(spans, setting, book))
    lines = paragraph.lines(measure, balanced=balanced)
    # as many lines as were counted, and all of the text in them
    assert paragraph.count(measure) == len(lines)
    assert "".join(line.text for line in lines) == paragraph.text
    assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
    # no line is too wide, none breaks inside a grapheme
    assert {line.end for line in lines} <= set(graphemes(paragraph.text))
    for line in lines:
        assert line.width_em <= measure
        total = sum(run.width * run.scale / run.font.upem for run in line.runs)
        assert line.width_em == pytest.approx(total, abs=1e-9)
        # the ink is what HarfBuzz gives for the text alone
        for run in line.runs:
            assert is_plain(run, plain(run), setting.language)
            assert 0 not in run.glyphs
            assert run.text == paragraph.text[run.start : run.end] + run.hyphen
        if line.runs:
            last = max(line.runs, key=lambda run: run.start)
            assert not last.text[-1].isspace()


MIXED = (
    "ab (1%) -–.?!«» اببلاب ـَیگچ אבשׁ\u05b8 คำกี่ๆ काक्षस्त्रि र्कि 痛みは、「」（ー）っ 통증 がぎ ለው። да"
    "\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202e\u200d\u200c\u200e\u200f\u061c\u00ad\u200b"
    "\u2060\u00a0\u3000\n\u2028\u0301\ufe0f\u034f"
)


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    pieces=st.lists(st.tuples(st.text(alphabet=MIXED, max_size=12), st.booleans()), max_size=6),
    setting=st.sampled_from(SETTINGS),
    measure=st.floats(0.2, 30),
)
def test_any_text_keeps_the_same_promises(
    book: FontBook, pieces: list[tuple[str, bool]], setting: Setting, measure: float
) -> None:
    paragraph = prepare([StyledSpan(text, strong) for text, strong in pieces], setting, book)
    lines = paragraph.lines(measure)
    assert paragraph.count(measure) == len(lines)
    assert not lines or "".join(line.text for line in lines) == paragraph.text
    ends = set(graphemes(paragraph.text))
    soft = soft_hyphens(paragraph.text)
    for line in lines:
        assert line.end in ends
        assert line.width_em <= measure or not breakable(line), line.text
        assert not line.hyphen or line.end in soft or setting is ENGLISH
        for run in line.runs:
            assert is_plain(run, plain(run, context=True), setting.language)
            assert run.text == paragraph.text[run.start : run.end] + run.hyphen


# Letters that a font ties together, and what may part them at the end of a line.
TIED = {
    "en": (ENGLISH, "ffi fla\u00ad\u200b"),
    "ar": (ARABIC, "لالا بي\u00ad\u200b"),
    "hi": (SETTINGS[3], "कषक्षर्कि\u00ad\u200b "),
    "km": (Setting("ltr", "km", "Khmr"), "ខ្មែរកា\u00ad\u200b "),
}


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    case=st.sampled_from(sorted(TIED)).flatmap(
        lambda tag: st.tuples(st.just(tag), st.text(alphabet=TIED[tag][1], min_size=2, max_size=14))
    ),
    measure=st.sampled_from([1.0, 1.5, 2.0, 2.5, 3.0, 4.0]),
)
@example(case=("en", "\u00adf\u00adff f\u200bffia"), measure=1.5)
@example(case=("en", "\u200bafffafi\u00ad"), measure=2.5)
@example(case=("ar", "ل بيلب\u200bال\u00adلا\u00ad"), measure=1.5)
def test_a_break_between_letters_that_are_tied_makes_no_line_too_wide(
    book: FontBook, case: tuple[str, str], measure: float
) -> None:
    tag, text = case
    paragraph = prepare([StyledSpan(text)], TIED[tag][0], book)
    lines = paragraph.lines(measure)
    assert paragraph.count(measure) == len(lines)
    for line in lines:
        assert line.width_em <= measure or not breakable(line), line.text


def test_lines_end_at_legal_breaks_where_all_words_fit(sample: Sample, book: FontBook) -> None:
    setting, spans = sample
    paragraph = prepare(spans, setting, book)
    legal = set(line_breaks(paragraph.text, setting.language))
    for measure in (17.0, 21.5, 33.0):
        assert {line.end for line in paragraph.lines(measure)} <= legal


def test_no_sample_misses_a_glyph(sample: Sample, book: FontBook) -> None:
    setting, spans = sample
    assert prepare(spans, setting, book).missing == ()


def test_the_whole_on_one_line_is_as_wide_as_the_paragraph(sample: Sample, book: FontBook) -> None:
    setting, spans = sample
    paragraph = prepare(spans, setting, book)
    assert paragraph.count(paragraph.width_em) == 1
    [line] = paragraph.lines(paragraph.width_em)
    assert line.width_em == paragraph.width_em
    assert paragraph.count(paragraph.width_em - 0.001) == 2


def test_a_measure_between_two_grains_is_never_exceeded(book: FontBook) -> None:
    paragraph = prepare([StyledSpan("word word")], ENGLISH, book)
    under = paragraph.width_em - 0.4 / GRAINS
    assert all(line.width_em <= under for line in paragraph.lines(under))


# --- right to left


def test_a_telephone_number_stands_in_its_own_order_in_a_right_to_left_line(
    book: FontBook,
) -> None:
    line = one(ARABIC, f"اتصل على {PHONE} الآن", book)
    assert visual(line) == "نآلا (555) 555-0123 ىلع لصتا"


def test_a_telephone_number_without_isolates_would_be_turned_around(book: FontBook) -> None:
    assert "(555) 555-0123" not in visual(one(ARABIC, "اتصل على (555) 555-0123 الآن", book))


def test_the_first_words_of_a_right_to_left_line_stand_right(book: FontBook) -> None:
    assert visual(one(HEBREW, "אב גד", book)) == "דג בא"
    assert visual(one(HEBREW, "לפני 24 שעות (CRPS).", book)) == ".)CRPS( תועש 24 ינפל"


def test_brackets_of_a_right_to_left_line_show_the_mirrored_glyph(book: FontBook) -> None:
    line = one(HEBREW, "אב (גד)", book)
    [run] = line.runs
    nominal = run.font.hb_font.get_nominal_glyph
    assert run.glyphs[0] == nominal(ord("("))
    assert run.text[run.clusters[0]] == ")"


def test_a_word_of_the_other_direction_is_reordered_line_by_line(book: FontBook) -> None:
    paragraph = prepare([StyledSpan("אב one two גד")], HEBREW, book)
    assert visual(one(HEBREW, "אב one two גד", book)) == "דג one two בא"
    lines = paragraph.lines(paragraph.width_em * 0.6)
    assert [visual(line) for line in lines] == ["one בא", "דג two"]


def test_controls_leave_no_ink(book: FontBook) -> None:
    bare = one(ENGLISH, "Call 555 now", book)
    dressed = one(ENGLISH, "\u200eCall \u2068555\u2069 \u202anow\u202c\u200f", book)
    assert dressed.width_em == bare.width_em
    assert [g for run in dressed.runs for g in run.glyphs] == list(bare.runs[0].glyphs)


# --- ends of lines


def test_spaces_at_the_end_of_a_line_are_trimmed(book: FontBook) -> None:
    paragraph = prepare([StyledSpan("one two  ")], ENGLISH, book)
    first, second = paragraph.lines(3)
    assert (first.text, second.text) == ("one ", "two  ")
    assert (first.runs[0].text, second.runs[0].text) == ("one", "two")


def test_a_space_between_runs_is_trimmed_where_the_line_ends(book: FontBook) -> None:
    hindi = Setting("ltr", "hi", "Deva")
    paragraph = prepare([StyledSpan("दर्द ", strong=True), StyledSpan("CRPS है")], hindi, book)
    assert [[run.text for run in line.runs] for line in paragraph.lines(3)] == [
        ["दर्द"], ["CRPS"], ["है"],
    ]  # fmt: skip


def test_no_break_at_a_space_that_forbids_it(book: FontBook) -> None:
    paragraph = prepare([StyledSpan("aaa bbb\u00a0ccc")], ENGLISH, book)
    assert [line.text for line in paragraph.lines(4.5)] == ["aaa ", "bbb\u00a0ccc"]


def test_a_line_end_in_the_text_ends_the_line(book: FontBook) -> None:
    paragraph = prepare([StyledSpan("one\n\ntwo\n")], ENGLISH, book)
    assert [line.text for line in paragraph.lines(50)] == ["one\n", "\n", "two\n"]
    assert paragraph.count(50) == 3
    assert paragraph.lines(50)[1].runs == ()
    assert paragraph.missing == ()


def test_an_empty_paragraph_has_no_lines(book: FontBook) -> None:
    for text in ("", "  ", "\u2066\u2069"):
        paragraph = prepare([StyledSpan(text)], ENGLISH, book)
        assert (paragraph.count(10), paragraph.lines(10), paragraph.width_em) == (0, (), 0.0)
    assert prepare([], ENGLISH, book).lines(10) == ()


def test_a_measure_of_nothing_is_refused(book: FontBook) -> None:
    with pytest.raises(ValueError, match="room for nothing"):
        prepare([StyledSpan("a")], ENGLISH, book).count(0)


# --- words wider than the measure


@pytest.mark.parametrize(
    ("setting", "word"),
    [
        (Setting("ltr", "vi", "Latn"), "Nghiêngnghiêngnghiêng."),
        (ENGLISH, "NSAIDSANDOPIOIDS"),
        (ARABIC, "فسيكفيكهموالمستشفيات"),
        (Setting("rtl", "ur", "Arab"), "فسیکفیکہمالمستشفیات"),
        (Setting("ltr", "hi", "Deva"), "स्त्रीरोगविशेषज्ञक्षत्रियत्व"),
        (Setting("ltr", "am", "Ethi"), "እንዲያደርስዎትእንዲያቋርጡ"),
        (Setting("ltr", "ko", "Kore"), "복합부위통증증후군복합부위통증증후군"),
        (Setting("ltr", "en", "Latn"), "........................"),
    ],
    ids=lambda value: value.language if isinstance(value, Setting) else "",
)
def test_a_word_wider_than_the_measure_is_broken_at_graphemes(
    setting: Setting, word: str, book: FontBook
) -> None:
    paragraph = prepare([StyledSpan(word)], setting, book)
    circle = paragraph.lines(1000)[0].runs[0].font.hb_font.get_nominal_glyph(0x25CC)
    lines = paragraph.lines(4)
    assert 1 < len(lines) == paragraph.count(4)
    assert max(line.width_em for line in lines) <= 4
    assert {line.end for line in lines} <= set(graphemes(word))
    assert not circle or all(circle not in run.glyphs for line in lines for run in line.runs)
    assert len(lines[-1].text) > 1  # no full stop alone
    assert not any(line.hyphen for line in lines)


GERMAN = Setting("ltr", "de", "Latn")
LONG = "Die Sympathikusblockadenbehandlung hilft."


def ink(line: Line) -> str:
    """The text of a line's runs in logical order, its hyphen included."""
    return "".join(run.text for run in sorted(line.runs, key=lambda run: run.start))


def test_a_word_wider_than_the_measure_is_hyphenated(book: FontBook) -> None:
    paragraph = prepare([StyledSpan(LONG)], GERMAN, book)
    first, second, *_ = lines = paragraph.lines(14)
    assert [ink(line) for line in lines] == ["Die Sympathikusblockaden\u2010", "behandlung hilft."]
    assert [line.text for line in lines] == ["Die Sympathikusblockaden", "behandlung hilft."]
    assert (first.hyphen, second.hyphen) == ("\u2010", "")
    assert first.runs[-1].hyphen == "\u2010"
    assert paragraph.missing == ()


@pytest.mark.parametrize("measure", [3.0, 4.0, 5.5, 7.0, 9.0, 12.0, 16.5])
def test_the_hyphen_is_shaped_with_its_word_and_fits_the_measure(
    measure: float, book: FontBook
) -> None:
    paragraph = prepare(
        [StyledSpan("Die Sympa"), StyledSpan("thikus", True), StyledSpan(LONG[15:])], GERMAN, book
    )
    lines = paragraph.lines(measure)
    assert any(line.hyphen for line in lines)
    assert paragraph.count(measure) == len(lines)
    assert "".join(line.text for line in lines) == LONG
    for line in lines:
        assert line.width_em <= measure
        assert line.hyphen in ("", "\u2010")
        assert ink(line) == line.text.rstrip() + line.hyphen
        for run in line.runs:
            assert placed(run) == plain(run)
            assert not run.hyphen or run is line.runs[-1]


def test_a_hyphen_is_as_wide_as_in_the_weight_of_the_letter_before_it(book: FontBook) -> None:
    # at the end of a span; the bold hyphen is narrower
    paragraph = prepare([StyledSpan("Sympa"), StyledSpan("thikus", True)], GERMAN, book)
    room = prepare([StyledSpan("Sympa\u2010")], GERMAN, book).width_em
    assert ink(paragraph.lines(room)[0]) == "Sympa\u2010"
    assert ink(paragraph.lines(room - 0.001)[0]) == "Sym\u2010"


def test_a_syllable_that_just_has_room_for_its_hyphen_takes_it(book: FontBook) -> None:
    word = "Sympathikusblockade"
    cuts = hyphenation(word, "de", 0, len(word))
    syllables = [word[a:b] for a, b in pairwise((0, *cuts))]
    widths = [prepare([StyledSpan(f"{part}\u2010")], GERMAN, book).width_em for part in syllables]
    room = max(widths)
    lines = prepare([StyledSpan(word)], GERMAN, book).lines(room)
    assert {line.end for line in lines[:-1]} <= set(cuts)
    assert syllables[widths.index(room)] in [line.text for line in lines]
    assert max(line.width_em for line in lines) == room


@given(measure=st.floats(2.5, 40), balanced=st.booleans())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_hyphenated_but_a_word_that_does_not_fit(
    measure: float, balanced: bool, book: FontBook
) -> None:
    for tag in ("de", "en", "ru"):
        direction, script, text = SENTENCES[tag]
        setting = Setting(direction, tag, script)
        text = text.replace("**", "")
        paragraph = prepare([StyledSpan(text)], setting, book)
        ends = (0, *line_breaks(text, tag))
        for line in paragraph.lines(measure, balanced=balanced):
            if line.end not in ends:
                after = next(end for end in ends if end > line.end)
                before = max(end for end in ends if end < line.end)
                word = text[before:after].strip()
                assert prepare([StyledSpan(word)], setting, book).width_em > measure


def test_a_word_is_hyphenated_by_the_language_of_its_span(book: FontBook) -> None:
    spans = [StyledSpan("die "), StyledSpan("anesthesiologists", language="en")]
    lines = prepare(spans, GERMAN, book).lines(6)
    assert [ink(line) for line in lines] == ["die anesthe\u2010", "siologists"]
    spans = [StyledSpan("die "), StyledSpan("anesthesiologists", language="vi")]
    assert not any(line.hyphen for line in prepare(spans, GERMAN, book).lines(6))


def test_the_hyphen_of_an_english_word_stands_at_its_right_in_an_arabic_line(
    book: FontBook,
) -> None:
    paragraph = prepare(
        [StyledSpan("طبيب "), StyledSpan("anesthesiologist", language="en")], ARABIC, book
    )
    first, *_ = paragraph.lines(6)
    assert [run.text for run in first.runs] == ["anes\u2010", "طبيب "]
    assert first.hyphen == "\u2010"


def test_a_syllable_that_has_no_room_for_its_hyphen_goes_without(book: FontBook) -> None:
    for measure in (0.7, 1.0, 1.3, 1.6, 2.0):
        lines = prepare([StyledSpan("schwächstens")], GERMAN, book).lines(measure)
        assert max(line.width_em for line in lines) <= max(measure, 0.95)  # w is as wide as that
        assert "".join(line.text for line in lines) == "schwächstens"


# --- soft hyphens


def test_a_soft_hyphen_at_the_end_of_a_line_prints_a_hyphen(book: FontBook) -> None:
    text = "Die Sympathikus\u00adblockaden\u00adbehandlung hilft."
    paragraph = prepare([StyledSpan(text)], GERMAN, book)
    lines = paragraph.lines(10)
    assert [ink(line) for line in lines] == [
        "Die Sympathikus\u2010", "blockaden\u2010", "behandlung hilft.",
    ]  # fmt: skip
    assert "".join(line.text for line in lines) == text
    assert lines[0].text.endswith("\u00ad")
    for line in lines:
        for run in line.runs:
            assert placed(run) == plain(run)


def test_a_soft_hyphen_inside_a_line_has_no_ink(book: FontBook) -> None:
    dressed, bare = (one(GERMAN, text, book) for text in ("Sym\u00adpathie", "Sympathie"))
    assert dressed.width_em == bare.width_em
    assert dressed.hyphen == ""


def test_a_soft_hyphen_is_used_only_where_it_saves_a_line(book: FontBook) -> None:
    def width(text: str) -> float:
        return prepare([StyledSpan(text)], GERMAN, book).width_em

    paragraph = prepare([StyledSpan("eine Blockade hilft un\u00adbedingt")], GERMAN, book)
    lines = paragraph.lines(width("eine Blockade hilft un\u2010"))
    assert [ink(line) for line in lines] == ["eine Blockade hilft", "un\u00adbedingt"]
    paragraph = prepare([StyledSpan("schnell un\u00adbedingt immer")], GERMAN, book)
    lines = paragraph.lines(max(width("schnell un\u2010"), width("bedingt immer")))
    assert [ink(line) for line in lines] == ["schnell un\u2010", "bedingt immer"]


def test_a_soft_hyphen_stands_left_of_a_right_to_left_word(book: FontBook) -> None:
    lines = prepare([StyledSpan("מדללי\u00adהדם")], HEBREW, book).lines(3.5)
    hyphen = lines[0].runs[0].font.hyphen
    assert [visual(line) for line in lines] == [hyphen + "יללדמ", "םדה"]


# --- rag


def test_the_last_line_is_no_single_short_word(book: FontBook) -> None:
    text = "Some people feel relief at once, others over several days of rest now"
    paragraph = prepare([StyledSpan(text)], ENGLISH, book)
    full = prepare([StyledSpan(text.removesuffix(" now"))], ENGLISH, book).width_em
    lines = paragraph.lines(full + 0.1)
    assert [len(line.text.split()) > 1 for line in lines] == [True, True]


def test_a_title_is_balanced_when_asked(book: FontBook) -> None:
    paragraph = prepare([StyledSpan("Lumbar sympathetic block of the lower spine")], ENGLISH, book)
    measure = paragraph.width_em * 0.8
    first, second = paragraph.lines(measure, balanced=True)
    assert abs(first.width_em - second.width_em) < 0.3 * measure
    greedy_first, greedy_second = paragraph.lines(measure)
    assert greedy_first.width_em - greedy_second.width_em > 0.3 * measure


JAPANESE = Setting("ltr", "ja", "Jpan")
NO_START = "。、）」』！？ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー・々"
NO_END = "（「『"


@pytest.mark.parametrize("phrases", [False, True], ids=["text", "titles"])
def test_no_japanese_line_begins_or_ends_with_what_kinsoku_forbids(
    phrases: bool, book: FontBook
) -> None:
    setting = Setting("ltr", "ja", "Jpan", phrases=phrases)
    lines = 0
    for message in (*messages("ja"), SENTENCES["ja"][2].replace("**", "")):
        paragraph = prepare([StyledSpan(message)], setting, book)
        for measure in range(5, 42):
            placed_lines = paragraph.lines(float(measure), balanced=phrases)
            lines += len(placed_lines)
            for line in placed_lines[1:]:
                assert line.text[0] not in NO_START, (message, measure)
            for line in placed_lines[:-1]:
                assert line.text.rstrip()[-1] not in NO_END, (message, measure)
    assert lines > 5000


def messages(tag: str) -> list[str]:
    """The messages of a locale's catalogs, without marks."""
    folder = Path(__file__).parents[2] / "locales" / tag / "LC_MESSAGES"
    entries = [entry for path in sorted(folder.glob("*.po")) for entry in polib.pofile(str(path))]
    return [re.sub(r"\*\*|\{\w+\}", "", entry.msgstr) for entry in entries]


@pytest.mark.parametrize("tag", ["th", "hi", "ar", "ko", "zh_Hans", "am"])
def test_no_line_of_a_catalog_breaks_inside_a_grapheme_or_a_number(
    tag: str, book: FontBook
) -> None:
    language = tag.replace("_", "-")
    direction, script, _ = SENTENCES[language]
    for message in messages(tag):
        paragraph = prepare([StyledSpan(message)], Setting(direction, language, script), book)
        ends = set(graphemes(message))
        inside = {n for m in re.finditer(r"\d[\d.,:–]*\s?%?", message) for n in range(*m.span())}
        inside -= {match.start() for match in re.finditer(r"\d[\d.,:–]*", message)}
        for measure in (8.0, 9.5, 12.0, 16.0, 21.5, 30.0):
            broken = {line.end for line in paragraph.lines(measure)} - {len(message)}
            assert broken <= ends
            assert not {b for b in broken & inside if not message[b - 1].isspace()}


def test_japanese_titles_break_between_phrases(book: FontBook) -> None:
    setting = Setting("ltr", "ja", "Jpan", phrases=True)
    paragraph = prepare([StyledSpan("腰部交感神経ブロックを受ける前に")], setting, book)
    assert [line.text for line in paragraph.lines(12)] == [
        "腰部交感神経ブロックを",
        "受ける前に",
    ]
    # a phrase that does not fit is broken between its words
    assert [line.text for line in paragraph.lines(7)] == [
        "腰部交感神経",
        "ブロックを",
        "受ける前に",
    ]


# --- fonts


def test_of_a_sign_of_several_characters_only_that_is_missing_which_no_font_has(
    book: FontBook,
) -> None:
    """Else authors are told that no font has the digit 1."""
    keycap = prepare([StyledSpan("Press 1\ufe0f\u20e3")], ENGLISH, book)
    assert keycap.missing == ((8, "\u20e3"),)
    mixed = prepare([StyledSpan("א\u0941")], ENGLISH, book)  # Hebrew, with a vowel of Hindi
    assert mixed.missing


def test_missing_characters_are_listed_by_offset(book: FontBook) -> None:
    paragraph = prepare([StyledSpan("rain ☐ "), StyledSpan("🙂")], ENGLISH, book)
    assert paragraph.missing == ((5, "☐"), (7, "🙂"))


def test_a_letter_that_harfbuzz_leaves_undrawn_is_missing_whatever_the_font_promised(
    book: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def undrawn(*args: Any, **options: Any) -> GlyphRun:
        run = shape(*args, **options)
        return replace(run, glyphs=array("i", [run.glyphs[0], 0, *run.glyphs[2:]]))

    monkeypatch.setattr("handouts.text.shaped.shape", undrawn)
    assert prepare([StyledSpan("rain")], ENGLISH, book).missing == ((1, "a"),)


def test_a_tab_is_reported_as_no_font_has_it(book: FontBook) -> None:
    assert prepare([StyledSpan("a\tb")], ENGLISH, book).missing == ((1, "\t"),)


def test_a_script_may_be_set_at_a_scale_of_its_own(book: FontBook) -> None:
    plain_setting = Setting("ltr", "hi", "Deva")
    scaled = Setting("ltr", "hi", "Deva", scales={"Latn": 0.9})
    before, after = (one(s, "दर्द (CRPS)", book) for s in (plain_setting, scaled))
    latin = before.runs[1]
    assert [run.scale for run in after.runs] == [1.0, 0.9, 1.0]
    assert after.width_em == pytest.approx(before.width_em - 0.1 * latin.width / latin.font.upem)


def test_decomposed_text_is_tolerated(book: FontBook) -> None:
    composed = one(ENGLISH, "café", book)
    decomposed = one(ENGLISH, "cafe\u0301", book)
    assert list(composed.runs[0].glyphs) == list(decomposed.runs[0].glyphs)


def test_a_paragraph_shows_its_text() -> None:
    assert repr(Paragraph("a", (), ENGLISH, ())) == "Paragraph('a')"
