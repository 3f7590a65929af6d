"""UAX #14 and UAX #29 through our door to ICU, and what stays together on top of them."""

import lzma
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unicodedata2 import category

from handouts.linebreak import segment

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
    ends = segment.line_breaks(text, bcp47, phrases=phrases)
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


def test_a_line_may_end_at_a_soft_hyphen_between_letters() -> None:
    assert pieces("sym\u00adpathisch", "de") == ["sym\u00ad", "pathisch"]
    assert pieces("нерв\u00adный", "ru") == ["нерв\u00ad", "ный"]


@pytest.mark.parametrize("text", ["\u00adab", "5\u00ad6", "a-\u00adb", "ab\u00ad.", "ab\u00ad c"])
def test_a_soft_hyphen_that_parts_no_word_is_no_place_to_break(text: str) -> None:
    at = {n + 1 for n, char in enumerate(text) if char == "\u00ad"} - {len(text)}
    assert at and not at & set(segment.line_breaks(text, "de"))


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


def test_chinese_punctuation_starts_no_line() -> None:
    parts = pieces("请勿停药（除非医生要求），好吗？“是的。”《说明》：一、二；三！", "zh-Hans")
    assert not [part for part in parts[1:] if part[0] in "），？。”》：、；！"]
    assert not [part for part in parts if part[-1] in "（“《"]


def test_korean_breaks_at_spaces_only() -> None:
    text = "복합부위통증증후군(CRPS)이 있으면 24시간 전까지 전화해 주십시오."
    assert [part.rstrip() for part in pieces(text, "ko")] == text.split()


# --- breaks of last resort


def test_a_long_word_has_breaks_of_last_resort_between_letters() -> None:
    word = "Kreislaufbeschwerden."
    whole = word, "de", 0, len(word)
    assert segment.held_breaks(*whole) == ()
    assert segment.between_letters(*whole) == tuple(range(1, len(word) - 1))  # no stop alone
    assert segment.between_graphemes(*whole) == tuple(range(1, len(word)))


def test_what_is_held_together_breaks_first_where_uax14_allows() -> None:
    assert segment.held_breaks("24 Stunden", "de", 0, 10) == (3,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("my", "မြန်မာ"),
        ("my", "ဗိုင်းရပ်စ်"),
        ("my", "သတ္တိ"),
        ("th", "สเตียรอยด์"),
        ("th", "ผู้สิทธิ์"),
        ("km", "ស្ពឹក"),
        ("hi", "क्षत्रिय"),
    ],
)
def test_no_break_of_last_resort_tears_a_syllable(language: str, text: str) -> None:
    for offset in segment.between_graphemes(text, language, 0, len(text)):
        assert category(text[offset])[0] == "L"
        assert not re.match("[\u1000-\u1021]\u103a|[ก-ฮ]\u0e34?\u0e4c", text[offset:])


def test_no_break_of_last_resort_leaves_a_soft_hyphen_without_its_word() -> None:
    word = "sym\u00adpathisch"
    assert word.index("\u00ad") not in segment.between_graphemes(word, "de", 0, 4)


def test_a_japanese_phrase_is_broken_between_its_words_first() -> None:
    title = "腰部交感神経節ブロックの流れ"
    offsets = segment.words_of_phrases(title, "ja", 0, 12)
    assert title.index("交") in offsets
    assert title.index("部") not in offsets
    assert segment.words_of_phrases(title, "zh-Hans", 0, 12) == ()


def test_line_ends_are_found() -> None:
    assert segment.mandatory_breaks("a\r\nb\nc\u2028d") == (3, 5, 7)


def test_a_lone_surrogate_does_not_stop_the_program() -> None:
    assert segment.line_breaks("a \ud800 b", "en") == (2, 4, 5)
