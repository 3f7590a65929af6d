"""The runs of one level, script, font, weight and language."""

from itertools import pairwise

from handouts.linebreak.segment import graphemes
from handouts.text import bidi
from handouts.text.fonts import FontBook
from handouts.text.itemize import INVISIBLE, Item, Setting, StyledSpan, items

ARABIC = Setting("rtl", "ar", "Arab")
URDU = Setting("rtl", "ur", "Arab")
ENGLISH = Setting("ltr", "en", "Latn")
HINDI = Setting("ltr", "hi", "Deva")
JAPANESE = Setting("ltr", "ja", "Jpan")
CHINESE = Setting("ltr", "zh-Hans", "Hans")


def found(setting: Setting, book: FontBook, *spans: StyledSpan) -> tuple[Item, ...]:
    text = "".join(span.text for span in spans)
    return items(spans, bidi.levels(text, setting.direction), setting, book)[0]


def brief(setting: Setting, book: FontBook, *spans: StyledSpan) -> list[tuple[str, str, str, int]]:
    """Text, script, font and level of each item."""
    text = "".join(span.text for span in spans)
    return [
        (text[i.start : i.end], i.script, i.font.key.partition("-")[0], i.level)
        for i in found(setting, book, *spans)
    ]


def test_items_cover_the_text_without_the_invisible_and_in_order(
    sample: tuple[Setting, tuple[StyledSpan, ...]], book: FontBook
) -> None:
    setting, spans = sample
    text = "".join(span.text for span in spans)
    got = found(setting, book, *spans)
    assert "".join(text[i.start : i.end] for i in got) == INVISIBLE.sub("", text)
    assert all(a.end <= b.start for a, b in pairwise(got))
    assert items(spans, bidi.levels(text, "auto"), setting, book)[1] == ()


def test_a_latin_word_in_brackets_leaves_the_brackets_to_the_text_around(book: FontBook) -> None:
    assert brief(HINDI, book, StyledSpan("दर्द (CRPS) है")) == [
        ("दर्द (", "Deva", "NotoSansDevanagari", 0),
        ("CRPS", "Latn", "NotoSans", 0),
        (") है", "Deva", "NotoSansDevanagari", 0),
    ]


def test_brackets_around_a_latin_word_are_arabic_in_arabic(book: FontBook) -> None:
    assert brief(ARABIC, book, StyledSpan("ألم (CRPS).")) == [
        ("ألم (", "Arab", "NotoNaskhArabic", 1),
        ("CRPS", "Latn", "NotoSans", 2),
        (").", "Arab", "NotoNaskhArabic", 1),
    ]


def test_digits_of_latin_are_latin_in_arabic_text_and_have_their_own_level(book: FontBook) -> None:
    assert brief(URDU, book, StyledSpan("فون \u2066555-0123\u2069 پر")) == [
        ("فون ", "Arab", "NotoNastaliqUrdu", 1),
        ("555-0123", "Latn", "NotoSans", 2),
        (" پر", "Arab", "NotoNastaliqUrdu", 1),
    ]


def test_arabic_digits_stay_arabic(book: FontBook) -> None:
    assert [i[:3] for i in brief(ARABIC, book, StyledSpan("بعد ٢٤ ساعة"))] == [
        ("بعد ", "Arab", "NotoNaskhArabic"),
        ("٢٤", "Arab", "NotoNaskhArabic"),
        (" ساعة", "Arab", "NotoNaskhArabic"),
    ]


def test_signs_at_the_start_take_the_script_that_follows(book: FontBook) -> None:
    assert brief(ENGLISH, book, StyledSpan("24 (abc) да")) == [
        ("24 (abc) ", "Latn", "NotoSans", 0),
        ("да", "Cyrl", "NotoSans", 0),
    ]


def test_a_danda_after_a_latin_word_is_devanagari(book: FontBook) -> None:
    assert [i[:2] for i in brief(HINDI, book, StyledSpan("यह CRPS।"))][-1] == ("।", "Deva")


def test_kanji_and_kana_are_one_run(book: FontBook) -> None:
    assert brief(JAPANESE, book, StyledSpan("神経ブロックを受ける（24時間）。")) == [
        ("神経ブロックを受ける（24時間）。", "Hira", "NotoSansJP", 0)
    ]


def test_wide_signs_beside_latin_words_belong_to_the_ideographs(book: FontBook) -> None:
    assert brief(CHINESE, book, StyledSpan("疼痛（CRPS）。")) == [
        ("疼痛（", "Hani", "NotoSansSC", 0),
        ("CRPS", "Latn", "NotoSans", 0),
        ("）。", "Hani", "NotoSansSC", 0),
    ]
    assert brief(CHINESE, book, StyledSpan("CRPS。"))[1] == ("。", "Hani", "NotoSansSC", 0)


def test_languages_named_in_their_own_script_get_their_own_fonts(book: FontBook) -> None:
    got = brief(
        ENGLISH,
        book,
        StyledSpan("中文 ", language="zh-Hans"),
        StyledSpan("日本語 ", language="ja"),
        StyledSpan("اردو", language="ur"),
    )
    assert [font for _, _, font, _ in got] == ["NotoSansSC", "NotoSansJP", "NotoNastaliqUrdu"]


def test_weight_and_language_part_items(book: FontBook) -> None:
    got = found(
        ENGLISH, book, StyledSpan("a"), StyledSpan("b", strong=True), StyledSpan("c", language="es")
    )
    assert [(i.font.weight, i.language) for i in got] == [(400, "en"), (700, "en"), (400, "es")]


def test_a_grapheme_that_two_spans_share_goes_to_the_first(book: FontBook) -> None:
    got = found(ENGLISH, book, StyledSpan("ae", strong=True), StyledSpan("\u0323\u0301b"))
    assert [(i.start, i.end, i.strong) for i in got] == [(0, 4, True), (4, 5, False)]


def test_no_item_ends_inside_a_grapheme(
    sample: tuple[Setting, tuple[StyledSpan, ...]], book: FontBook
) -> None:
    setting, spans = sample
    text = "".join(span.text for span in spans)
    one_by_one = [StyledSpan(char, strong=n % 2 == 1) for n, char in enumerate(text)]
    ends = {i.end for i in found(setting, book, *one_by_one)}
    assert ends <= set(graphemes(text))


def test_a_character_that_only_another_font_has_is_borrowed_alone(book: FontBook) -> None:
    thai = Setting("ltr", "th", "Thai")
    assert [font for _, _, font, _ in brief(thai, book, StyledSpan("ยา 20 ₪ ต่อวัน"))] == [
        "NotoSansThaiLooped",
        "NotoSans",
        "NotoSansThaiLooped",
    ]


def test_what_no_font_has_is_listed_with_its_offset(book: FontBook) -> None:
    text = "a ☐ b \U0010fffd"
    assert items([StyledSpan(text)], bytes(len(text)), ENGLISH, book)[1] == (
        (2, "☐"),
        (6, "\U0010fffd"),
    )


def test_arabic_letters_know_what_they_join_to_across_a_change_of_weight(book: FontBook) -> None:
    first, second = found(ARABIC, book, StyledSpan("بال"), StyledSpan("دواء", strong=True))
    assert (first.after, second.before) == ("دواء", "بال")
    apart = found(ARABIC, book, StyledSpan("خذ "), StyledSpan("دواء", strong=True))
    assert [i.before + i.after for i in apart] == ["", ""]


def test_no_item_in_an_empty_text(book: FontBook) -> None:
    assert found(ENGLISH, book) == ()
    assert found(ENGLISH, book, StyledSpan("")) == ()
