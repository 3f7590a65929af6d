"""The number words of CLDR stand for digits, and for no other number."""

from fractions import Fraction

import pytest

from handouts.checks.language import language
from handouts.meaning.numbers import difference
from handouts.meaning.numberwords import number_words
from tests.sheets import PROJECT, TAGS


@pytest.mark.parametrize(("tag", "told"), [
    ("es", "Espere veinticuatro horas."),
    ("de", "Warten Sie vierundzwanzig Stunden."),
    ("ru", "Подождите двадцать четыре часа."),
    ("ru", "Не раньше двадцати четырёх часов."),
    ("ar", "انتظر أربعا وعشرين ساعة، أي أربع وعشرين ساعة."),
    ("he", "המתינו עשרים וארבע שעות."),
    ("hi", "चौबीस घंटे रुकें।"),
    ("ja", "二十四時間お待ちください。"),
    ("zh_Hans", "请等二十四小时。"),
    ("ko", "스물네 시간 기다리십시오."),
    ("am", "ሃያ አራት ሰዓት ይጠብቁ።"),
    ("ur", "چوبیس گھنٹے انتظار کریں۔"),
    ("vi", "Hãy chờ hai mươi bốn giờ."),
])  # fmt: skip
def test_a_number_that_is_written_out_is_worth_its_digits(tag: str, told: str) -> None:
    words = language(PROJECT, tag).words
    assert difference("Wait 24 hours.", told, words) is None
    other = difference("Wait 4 hours.", told, words)
    assert other is not None and other.missing == (Fraction(4),)


@pytest.mark.parametrize("tag", TAGS)
def test_every_word_is_of_a_number_from_two_on(tag: str) -> None:
    words = number_words(tag.partition("_")[0])
    assert words or tag in ("en", "th")
    assert all(value >= 2 and word == word.strip() for word, value in words.items())


def test_a_project_s_own_words_count_before_cldr_s() -> None:
    own = language(PROJECT, "ar").words
    assert own["أسبوع إلى"] == 1
    assert set(number_words("ar")) < set(own)
