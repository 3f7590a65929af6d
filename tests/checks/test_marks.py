"""Marks in another order than Unicode's, and in another encoding."""

import pytest

from tests.checks.checking import codes, faults


@pytest.mark.parametrize(
    ("tag", "text", "marked"),
    [
        ("th", "กินยาทุกวันท่ี บ้าน", ["\u0e48\u0e35"]),
        ("th", "น\u0e4d\u0e49\u0e32", ["\u0e4d\u0e49\u0e32"]),
        ("th", "น\u0e49\u0e4d\u0e32", ["\u0e49\u0e4d\u0e32"]),
        ("th", "กินยาทุกวันที่บ้าน ดื่มน้ำ", []),
        ("lo", "ນ\u0ec9\u0eb5", ["\u0ec9\u0eb5"]),
        ("lo", "ນ\u0ecd\u0ec9\u0eb2", ["\u0ecd\u0ec9\u0eb2"]),
        ("lo", "ດື່ມນ້ຳ", []),
    ],
)
def test_a_tone_follows_its_vowel_and_sara_am_is_one_sign(
    tag: str, text: str, marked: list[str]
) -> None:
    found = [fault for fault in faults(tag, "Drink water.", text) if fault.code == "mark-order"]
    assert [text[a:b] for fault in found for a, b in fault.target] == marked


@pytest.mark.parametrize(
    "text",
    [
        "က်န္းမာေရး ေဆးခန္း",
        "ေနပါ",  # the vowel before its letter
        "က\u1039 ",  # what stacks, without a second letter
        "ကၽြန္ေတာ္",
    ],
)
def test_zawgyi_is_named(text: str) -> None:
    assert "zawgyi" in codes("my", "Rest.", text)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("my", "ကျန်းမာရေး ဆေးခန်း"),
        ("my", "ဆေးခန်းတွင် နားပါ။ ကျွန်ုပ်တို့သည် အင်္ဂလိပ်စကား ပြောသည်။ ဗုဒ္ဓ ဩဂုတ် ဥပမာ ဧပြီ"),
        ("ksw", "ကၠီၢ်ကတိၤ"),
        ("th", "ที่บ้าน"),
    ],
)
def test_burmese_in_unicode_and_its_neighbours_are_not_taken_for_zawgyi(
    tag: str, text: str
) -> None:
    assert "zawgyi" not in codes(tag, "Rest.", text)
