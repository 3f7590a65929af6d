"""UAX #14 and UAX #29 through our door to ICU, and what stays together on top of them."""

import lzma
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.text import segment

UNICODE = Path(__file__).parents[1] / "unicode"


def cases(name: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The text and the break offsets of each case, the start of the text left out."""
    with lzma.open(UNICODE / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            marks = line.partition("#")[0].split()
            if marks:
                text = "".join(chr(int(code, 16)) for code in marks[1::2])
                breaks = (n for n, mark in enumerate(marks[0::2]) if mark == "÷" and n)
                yield text, tuple(breaks)


def pieces(text: str, bcp47: str, phrases: bool = False) -> list[str]:
    ends = segment.line_breaks(text, bcp47, phrases)
    return [text[a:b] for a, b in zip((0, *ends), ends, strict=False)]


def test_every_case_of_line_break_test_has_its_breaks(
    record_property: Callable[[str, object], None],
) -> None:
    every = list(cases("LineBreakTest"))
    failed = [text for text, breaks in every if segment.uax14(text) != breaks]
    record_property("conformance", f"LineBreakTest: {len(every) - len(failed)} of {len(every)}")
    assert not failed, failed[:5]
    assert len(every) == 19338


def test_every_case_of_grapheme_break_test_has_its_breaks(
    record_property: Callable[[str, object], None],
) -> None:
    every = list(cases("GraphemeBreakTest"))
    failed = [text for text, breaks in every if segment.graphemes(text) != breaks]
    record_property("conformance", f"GraphemeBreakTest: {len(every) - len(failed)} of {len(every)}")
    assert not failed, failed[:5]
    assert len(every) == 766


@given(st.text(), st.sampled_from(["en", "th", "ja", "ko", "zh-Hans", "ar", "hi", "my"]))
def test_no_line_breaks_inside_a_grapheme_whatever_the_text(text: str, language: str) -> None:
    breaks = segment.line_breaks(text, language)
    assert set(breaks) <= set(segment.graphemes(text))
    assert list(breaks) == sorted(set(breaks))
    assert not text or breaks[-1] == len(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "24 hours"),
        ("en", "50 mg"),
        ("en", "50 %"),
        ("en", "$ 20"),
        ("en", "20 €"),
        ("en", "98 °F"),
        ("en", "1–2 weeks"),
        ("de", "24 Stunden"),
        ("es", "2 semanas"),
        ("ru", "50 мг"),
        ("ru", "2 недели"),
        ("vi", "24 giờ"),
        ("ar", "24 ساعة"),
        ("ar", "٢٤ ساعة"),
        ("ur", "24 گھنٹے"),
        ("he", "24 שעות"),
        ("hi", "24 घंटे"),
        ("hi", "२४ घंटे"),
        ("th", "24 ชั่วโมง"),
        ("am", "24 ሰዓት"),
        ("zh-Hans", "24小时"),
        ("zh-Hans", "24 小时"),
        ("zh-Hans", "50％"),
        ("ja", "24時間"),
        ("ja", "1～2週間"),
        ("ko", "24 시간"),
        ("lo", "24 ຊົ່ວໂມງ"),
        ("km", "24 ម៉ោង"),
        ("my", "24 နာရီ"),
    ],
)
def test_a_number_stays_with_its_unit(language: str, text: str) -> None:
    assert pieces(text, language) == [text]


def test_only_a_whole_word_is_a_unit() -> None:
    assert pieces("5 minutest", "en") == ["5 ", "minutest"]
    assert pieces("24 grams", "en") == ["24 ", "grams"]


def test_a_telephone_number_in_isolates_is_one_piece() -> None:
    text = "Call \u2066(555) 555-0123\u2069 now"
    assert pieces(text, "en") == ["Call ", "\u2066(555) 555-0123\u2069 ", "now"]


def test_an_isolated_address_may_break() -> None:
    text = "\u20681 Sample Street, Springfield\u2069"
    assert len(pieces(text, "en")) > 1


def test_a_single_letter_stays_with_its_hyphen() -> None:
    assert pieces("an X-ray and a long-lasting pain", "en") == [
        "an ", "X-ray ", "and ", "a ", "long-", "lasting ", "pain",
    ]  # fmt: skip


def test_a_soft_hyphen_is_no_place_to_break_as_nothing_draws_it() -> None:
    assert pieces("sym\u00adpathisch", "de") == ["sym\u00adpathisch"]


def test_spaces_that_do_not_break_hold() -> None:
    assert pieces("a\u00a0b c\u202fd e\u2060f", "en") == ["a\u00a0b ", "c\u202fd ", "e\u2060f"]


JAPANESE = (
    "「ちょっと待って！」（と言われたら）、キャンセルしてください。ケース・バイ・ケースですか？"
    "『ウォーターサーバー』は、使用できません……しっかり、ゆっくり、シェーバーで々"
)


def test_no_japanese_line_starts_or_ends_with_what_kinsoku_forbids() -> None:
    parts = pieces(JAPANESE, "ja")
    assert len(parts) > 30
    assert not [
        part
        for part in parts[1:]
        if part[0] in "。、）」』！？ー・ぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
    ]
    assert not [part for part in parts if part[-1] in "（「『"]


def test_plain_japanese_rules_would_let_small_kana_start_a_line() -> None:
    """The reason for the strict rules: without them this test's oracle breaks."""
    loose = segment.uax14(JAPANESE, "ja")
    assert any(JAPANESE[b] in "ーっゃ" for b in loose[:-1])


def test_japanese_titles_break_between_phrases() -> None:
    title = "腰部交感神経ブロックを受ける前に"
    assert pieces(title, "ja", phrases=True) == ["腰部", "交感神経", "ブロックを", "受ける", "前に"]
    assert len(pieces(title, "ja")) > 10


def test_chinese_punctuation_starts_no_line() -> None:
    parts = pieces("请勿停药（除非医生要求），好吗？“是的。”《说明》：一、二；三！", "zh-Hans")
    assert not [part for part in parts[1:] if part[0] in "），？。”》：、；！"]
    assert not [part for part in parts if part[-1] in "（“《"]


def test_korean_breaks_at_spaces_only() -> None:
    text = "복합부위통증증후군(CRPS)이 있으면 24시간 전까지 전화해 주십시오."
    assert [part.rstrip() for part in pieces(text, "ko")] == text.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ห้ามหยุดยา", ["ห้าม", "หยุด", "ยา"]),
        ("เราฉีดยาชาให้", ["เรา", "ฉีด", "ยาชา", "ให้"]),
        ("ผลอยู่ได้นาน", ["ผล", "อยู่", "ได้", "นาน"]),
        ("การเตรียมตัว", ["การ", "เตรียม", "ตัว"]),
        ("เส้นประสาท", ["เส้น", "ประสาท"]),
    ],
)
def test_thai_breaks_between_words(text: str, words: list[str]) -> None:
    assert pieces(text, "th") == words


def test_no_thai_line_starts_with_a_repetition_mark() -> None:
    assert pieces("ค่อย ๆ ดีขึ้น", "th")[0] == "ค่อย ๆ "


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("lo", "ຢ່າຢຸດກິນຢາດ້ວຍຕົນເອງ"),
        ("km", "សូមកុំឈប់ប្រើថ្នាំដោយខ្លួនឯង"),
        ("my", "ဆေးကိုကိုယ့်သဘောနဲ့မရပ်ပါနဲ့"),
    ],
)
def test_lao_khmer_and_burmese_break_between_words(language: str, text: str) -> None:
    assert 3 <= len(pieces(text, language)) < len(segment.graphemes(text))


def test_a_long_word_has_breaks_of_last_resort_between_letters() -> None:
    word = "Kreislaufbeschwerden."
    allowed, letters, inside = segment.emergency_breaks(word, "de", 0, len(word))
    assert allowed == ()
    assert len(word) - 1 not in letters  # the full stop does not begin a line
    assert inside == tuple(range(1, len(word)))


def test_what_is_held_together_breaks_first_where_uax14_allows() -> None:
    allowed, _, _ = segment.emergency_breaks("24 Stunden", "de", 0, 10)
    assert allowed == (3,)


def test_no_break_of_last_resort_parts_a_burmese_vowel_from_its_letter() -> None:
    text = "မြန်မာ"
    assert text.index("ာ") not in segment.emergency_breaks(text, "my", 0, len(text))[2]


def test_line_ends_are_found() -> None:
    assert segment.mandatory_breaks("a\r\nb\nc\u2028d") == (3, 5, 7)


def test_a_lone_surrogate_does_not_stop_the_program() -> None:
    assert segment.line_breaks("a \ud800 b", "en") == (2, 4, 5)
