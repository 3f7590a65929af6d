"""The table of scripts, against the tables of Unicode, CLDR and HarfBuzz."""

import pytest
import unicodedata2
from babel.core import get_global
from fontTools import unicodedata as oracle
from fontTools.unicodedata import Scripts

from handouts import scripts
from handouts.ucd import script

UNICODE = sorted(set(Scripts.VALUES) - {"Zinh", "Zyyy", "Zzzz"})
MANY = ("Hans", "Hant", "Jpan", "Kore")


@pytest.mark.parametrize("code", UNICODE)
def test_a_script_runs_as_unicode_says(code: str) -> None:
    direction = oracle.script_horizontal_direction(code, "LTR").lower()
    assert scripts.of(code).direction == direction


@pytest.mark.parametrize("code", [*UNICODE, *MANY])
def test_the_zero_of_a_script_is_a_digit_of_it_and_nine_more_follow(code: str) -> None:
    zero = scripts.of(code).zero
    if not zero:
        return
    digits = [chr(ord(zero) + value) for value in range(10)]
    assert [unicodedata2.decimal(digit) for digit in digits] == list(range(10))
    if code not in MANY and code != "Arab":
        assert {script(digit) for digit in digits} == {code}


def test_a_writing_system_of_east_asia_has_letters_of_several_scripts() -> None:
    assert set(MANY) == scripts.EAST_ASIAN
    for code in MANY:
        row = scripts.of(code)
        assert set(row.letters) <= set(UNICODE) and "Hani" in row.letters
        # what its letters are by themselves it is too
        assert row.spaced == scripts.of(row.letters[0]).spaced
        assert row.particles == scripts.of(row.letters[0]).particles


def test_a_script_without_a_row_runs_from_the_left_and_has_spaces() -> None:
    row = scripts.of("Cher")
    assert (row.direction, row.spaced, row.zero, row.letters) == ("ltr", True, "", ("Cher",))


def test_scripts_without_spaces_are_those_whose_lines_need_a_dictionary_or_are_ideographs() -> None:
    # UAX #14: class SA is broken by dictionaries; ideographs and kana at any place
    for text, code in (("ไทย", "Thai"), ("ລາວ", "Laoo"), ("ខ្មែរ", "Khmr"), ("မြန်", "Mymr")):
        assert {script(char) for char in text} <= {code}
        assert not scripts.of(code).spaced
    assert scripts.of("Latn").spaced and scripts.of("Kore").spaced
    assert scripts.of("Kore").bound and scripts.of("Thai").bound and not scripts.of("Ethi").bound


def test_every_script_that_a_language_of_cldr_is_written_in_from_the_right_is_known() -> None:
    likely = {
        tag.split("_")[1] for tag in get_global("likely_subtags").values() if tag.count("_") == 2
    }
    rtl = {code for code in likely if oracle.script_horizontal_direction(code, "LTR") == "RTL"}
    assert {"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"} <= rtl
    assert all(scripts.of(code).direction == "rtl" for code in rtl)
