"""Numbers by their value, in any digits."""

from fractions import Fraction
from pathlib import Path

import pytest

from handouts.errors import UnreadableFile
from handouts.meaning.numbers import difference, read_units, read_words, shown

WORDS = {
    "أسبوعين": 2,
    "أسبوع": 1,
    "שבוע": 1,
    "שבועיים": 2,
    "dos": 2,
    "eine woche": 1,
    "两": 2,
    "दो": 2,
}
LISTED = {word: Fraction(value) for word, value in WORDS.items()}


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("no numbers", "keine Zahlen"),
        ("1 to 2 weeks", "von 1 bis 2 Wochen"),
        ("1 to 2 weeks", "1–2 Wochen"),
        ("at least 24 hours", "24 घंटे"),
        ("at least 24 hours", "२४ घंटे"),
        ("at least 24 hours", "٢٤ ساعة"),
        ("at least 24 hours", "۲۴ گھنٹے"),
        ("at least 24 hours", "２４時間"),
        ("at least 24 hours", "๒๔ ชั่วโมง"),
        ("6 hours, 2 days", "2 Tage, 6 Stunden"),
        ("1.5 mg", "1,5 mg"),
        ("1.5 mg", "١٫٥ ملغ"),
        ("1.5 mg", "1½ mg"),
        ("half: 0.5 mg", "½ mg"),
        ("1,000 steps", "1.000 Schritte"),
        ("1,000 steps", "1 000 шагов"),
        ("1,000 steps", "1\u202f000 pas"),
        ("1,000 steps", "1'000 Schritte"),
        ("12,500.5 steps", "12.500,5 Schritte"),
        ("1,000 steps", "1000 Schritte"),
        ("at 8:30", "um 8.30 Uhr"),
        ("2 or 3 blocks", "2、3回"),
        ("1 to 2 weeks", "1～2週間"),
        ("1 to 2 weeks", "1~2주"),
        ("1-2 weeks", "1–2 недели"),
        ("at 8:00", "um 08:00 Uhr"),
        ("on 2026-11-05", "am 05.11.2026"),
        ("by 5/11/26", "bis 5.11.26"),
        ("8.3 mg at 8:30", "um 8.30 Uhr 8,3 mg"),
        ("Call 555-010-0199", "555.010.0199"),
        ("Call 911", "911"),
        ("Call 555-0123", "555.0123"),
        ("Call 555-01234", "555.01234"),
        ("Call 020 555 0100", "020 555 0100"),
        ("15 tablets", "1\u200b5 Tabletten"),
        ("1 to 5 tablets", "\u20661\u2069–\u20665\u2069 Tabletten"),
        ("0.5 mg", "0,5 mg"),
        ("1.05 mg", "1,05 mg"),
        ("1 to 2 weeks", "1 إلى أسبوعين"),
        ("within 2 weeks", "خلال أسبوعين"),
        ("within 2 weeks", "בשבועיים"),
        ("1 to 2 weeks", "משבוע עד שבועיים"),
        ("2 weeks", "dos semanas"),
        ("1 week", "Eine Woche"),
        ("2 weeks", "两周"),
        ("2 weeks", "हर दो हफ़्ते"),
    ],
)
def test_equal_values_are_equal_however_they_are_written(source: str, translation: str) -> None:
    assert difference(source, translation, LISTED) is None


@pytest.mark.parametrize(
    ("source", "translation", "missing", "added"),
    [
        ("6 hours", "8 Stunden", ["6"], ["8"]),
        ("6 hours", "Stunden", ["6"], []),
        ("hours", "6 Stunden", [], ["6"]),
        ("1 to 2 weeks", "1 bis 3 Wochen", ["2"], ["3"]),
        ("1 to 2 weeks", "2 Wochen", ["1"], []),
        ("2 to 2 weeks", "2 Wochen", ["2"], []),
        ("2 weeks", "2 bis 2 Wochen", [], ["2"]),
        ("two weeks", "2 bis 2 Wochen", [], ["2"]),
        ("24 hours", "42 Stunden", ["24"], ["42"]),
        ("24 hours", "٤٢ ساعة", ["24"], ["42"]),
        ("1.5 mg", "15 mg", ["1.5"], ["15"]),
        ("1.5 mg", "2,5 mg", ["1.5"], ["2.5"]),
        ("1,000 steps", "10.000 Schritte", ["1000"], ["10000"]),
        ("3 weeks", "أسبوعين", ["3"], []),
        ("2 weeks", "todos", ["2"], []),
        ("1 to 3 weeks", "3 שבועות", ["1"], []),
        ("2 weeks", "दोनों", ["2"], []),
        ("2 to 2 weeks", "dos", ["2"], []),
        ("1,000.5 steps", "1.000.5 Schritte", ["1000.5"], ["1", "0", "5"]),
        ("2 or 3 blocks", "2,3回", ["2", "3"], ["2.3"]),
        ("1 or 5 tablets", "1,5 Tabletten", ["1", "5"], ["1.5"]),
        ("1 or 5 tablets", "1.5 Tabletten", ["1", "5"], ["1.5"]),
        ("1 or 5 tablets", "1·5 Tabletten", ["1", "5"], ["1.5"]),
        ("1 to 2 weeks", "1,2 semanas", ["1", "2"], ["1.2"]),
        ("1-2 weeks", "1,2 semanas", ["1", "2"], ["1.2"]),
        ("1/2 tablet", "1,2 tabletas", ["1", "2"], ["1.2"]),
        ("911", "0911", ["911"], ["911"]),
        ("Take 55-123", "55.123", ["55", "123"], ["55123"]),
        ("5 mg", "05 mg", ["5"], ["5"]),
        ("1 to 5 tablets", "1\u200b5 Tabletten", ["1", "5"], ["15"]),
        ("1 to 5 tablets", "1\u00ad5 Tabletten", ["1", "5"], ["15"]),
    ],
)
def test_a_changed_value_is_seen(
    source: str, translation: str, missing: list[str], added: list[str]
) -> None:
    found = difference(source, translation, LISTED)
    assert found is not None
    assert list(map(shown, found.missing)) == missing
    assert list(map(shown, found.added)) == added


def test_a_number_of_several_parts_is_marked_whole_where_one_part_is_missing() -> None:
    found = difference("groups 1,25 and 7", "Gruppen 25 und 7", {})
    assert found is not None
    assert (found.missing, found.missing_at) == ((Fraction(1),), ((7, 11),))


def test_a_longer_word_hides_the_shorter_one_inside_it() -> None:
    assert difference("2 weeks", "أسبوعين", LISTED) is None
    assert difference("1 week", "أسبوعين", LISTED) is not None


def test_a_locale_without_a_list_has_no_words(tmp_path: Path) -> None:
    assert read_words(tmp_path / "numbers.toml", "numbers.toml") == {}
    assert read_units(tmp_path / "numbers.toml", "numbers.toml") == {}


def test_units_are_read_beside_the_words_in_small_letters(tmp_path: Path) -> None:
    path = tmp_path / "numbers.toml"
    path.write_text('[words]\n"zwei" = 2\n[units]\n"Сутки" = "day"\n"Std." = "hour"\n', "utf-8")
    assert read_units(path, "n") == {"сутки": "day", "std.": "hour"}
    assert read_words(path, "n") == {"zwei": Fraction(2)}


@pytest.mark.parametrize(
    "text", ['[units]\n"a" = 1\n', '[units]\n"a" = ["day"]\n', "units = 1\n", "[units\n"]
)
def test_a_wrong_list_of_units_is_unreadable(tmp_path: Path, text: str) -> None:
    path = tmp_path / "numbers.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableFile, match=r"de/numbers\.toml"):
        read_units(path, "de/numbers.toml")


def test_words_are_read_with_their_values(tmp_path: Path) -> None:
    path = tmp_path / "numbers.toml"
    path.write_text('[words]\n"Eine Woche" = 1\n"anderthalb" = 1.5\n', "utf-8")
    assert read_words(path, "n") == {"eine woche": Fraction(1), "anderthalb": Fraction(3, 2)}


@pytest.mark.parametrize(
    "text",
    [
        '[words]\n"a" = "b"\n',
        '[words]\n"a" = true\n',
        "[words\n",
        'a = 1\n[words]\n"b" = 1\n',
        "words = 1\n",
    ],
)
def test_a_wrong_list_is_unreadable(tmp_path: Path, text: str) -> None:
    path = tmp_path / "numbers.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableFile, match=r"de/numbers\.toml"):
        read_words(path, "de/numbers.toml")


@pytest.mark.parametrize("written", ["6.000 horas", "6,000 horas"])
def test_thousands_are_no_decimals(written: str) -> None:
    assert difference("6 hours", written, {}) is not None
    assert difference("6,000 steps", written, {}) is None
