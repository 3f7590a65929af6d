"""Telephone numbers: where one of several ends, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.telephone import apart, hyphened, is_telephone, strange


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        ("555-0123 / 555-0124", ["555-0123", "555-0124"]),
        ("555-0123/555-0124", ["555-0123", "555-0124"]),
        ("+1 (555) 010-0123 x7, 1-800-555-PAIN", ["+1 (555) 010-0123 x7", "1-800-555-PAIN"]),
        ("030/1234567 / 030/1234568", ["030/1234567", "030/1234568"]),
        ("+49 (0)30 / 1234-56", ["+49 (0)30 / 1234-56"]),
        ("555-0123, extension 12", ["555-0123, extension 12"]),
        ("911 / 112", ["911 / 112"]),
        ("example.org/1234567/1234567", ["example.org/1234567/1234567"]),
    ],
)
def test_a_value_has_one_number_or_two(value: str, numbers: list[str]) -> None:
    assert [number for number, _ in apart(value)] == numbers
    assert "".join(number + sign for number, sign in apart(value)) == value


@given(st.text("0123456789()+-./,; #xX", max_size=60))
def test_whatever_is_taken_has_a_digit_and_no_piece_is_lost(value: str) -> None:
    if is_telephone(value):
        assert any(char.isdigit() for char in value)
    assert "".join(number + sign for number, sign in apart(value)) == value


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("555-0123 or 555-0199", "or"),
        ("call 555-0123", "call"),
        ("555-0123 after 5", "after"),
        ("555-0123 تحويلة 7", "تحويلة"),
        ("٥٥٥", "٥"),
        ("555_0123", "_"),
        ("", ""),
        ("CRPS", ""),
        ("1-800 CALL US NOW", ""),
        ("+-()", ""),
    ],
)
def test_what_is_no_number_is_told_by_its_word(value: str, word: str) -> None:
    assert not is_telephone(value)
    assert strange(value) == word


def test_a_dash_is_a_hyphen() -> None:
    assert hyphened("555\u20130123 \u2212 \u2011") == "555-0123 - -"
