"""The numbers of a text by value, in any script's digits, and the words that stand for them.

``numbers.toml`` of a locale lists the words, and the language's own words for units.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from handouts import scripts, ucd
from handouts.errors import UnreadableFile
from handouts.files import is_there, read_toml
from handouts.findings import Span

Words = Mapping[str, Fraction]
"""The value of each word that may stand for a number in a language."""

# A number: digits with marks between them that group or divide, and a fraction sign. A space groups
# only where three digits follow. Characters that nobody sees part nothing.
_UNSEEN = f"[{ucd.IGNORABLE}]"
_DIGITS = rf"\d(?:{_UNSEEN}*\d)*"
_NUMBER = re.compile(
    rf"{_DIGITS}(?:{_UNSEEN}*[.,'’٫٬·．，،]{_UNSEEN}*{_DIGITS}"
    rf"|[ \u00a0\u2009\u202f]\d{{3}}(?!\d))*[\u00bc-\u00be\u2150-\u215e]?"
    r"|[\u00bc-\u00be\u2150-\u215e]"
)

# Numerals that are no digits of a decimal system: Ethiopic, Roman, circled and raised ones.
_NUMERALS = re.compile(
    "[\u1369-\u137c]+|[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2160-\u217f\u2460-\u2473\u2776-\u277f]"
)
_ETHIOPIC_HUNDRED, _ETHIOPIC_MYRIAD = "\u137b", "\u137c"

# What English says without counting: "at once", "once you are home".
_UNCOUNTED = re.compile(
    r"\bat once\b|\bonce (?!a\b|per\b|every\b|daily|weekly|monthly|or\b|in\b)", re.IGNORECASE
)
_MARK = re.compile(r"[^\d\u00bc-\u00be\u2150-\u215e]")
_DECIMAL_MARKS = ".,٫·．，،"

DATE_MARK = "\u2215"
"""Stands between the numbers of a date whose month the English names by a word."""

# What English joins, and other languages may join by another mark: a date, a time, a telephone
# number. A range or a fraction is none of them.
_JOINED_NUMBERS = re.compile(
    rf"\d+(?:[-./]\d+){{2}}(?![\d/-])|\d+(?:{DATE_MARK}\d+)+|\d{{1,2}}:\d\d(?!\d)"
    r"|\+?\(?\d[\d()]*(?:[ \u00a0().\u2010\u2011/-]{1,2}\d+)+"
)
PHONE_DIGITS = 7
"""The digits that a telephone number has at least; shorter ones (911) stand alone."""

_DATE = 3
"""A date is so many numbers."""

_CLOCK = 2
"""The digits of an hour, a minute, a day or a month that has a nought before it."""

_THOUSANDS = 3
"""The digits between two marks that group: thousands, in English and in most languages."""

_ENGLISH_WORDS = {
    word: Fraction(value)
    for value, listed in enumerate(
        (
            "zero", "one, once, single", "two, twice, both", "three", "four", "five", "six",
            "seven", "eight", "nine", "ten", "eleven", "twelve",
        )
    )
    for word in listed.split(", ")
} | {"half": Fraction(1, 2)}  # fmt: skip
_ENGLISH_WORDS |= {
    f"a{'n' * (unit == 'hour')} {unit}": Fraction(1)
    for unit in ("minute", "hour", "day", "week", "month", "year")
}

# Far above what texts for patients count.
_LARGEST = 10**12

_HINT = (
    'write `[words]`, and under it lines such as "two weeks" = 2; '
    'or `[units]`, and under it lines such as "сутки" = "day"'
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What the numbers of a translation lack and what they have beyond the source's.

    ``missing_at`` are the places in the source, ``added_at`` those in the translation.
    """

    missing: tuple[Fraction, ...]
    added: tuple[Fraction, ...]
    missing_at: tuple[Span, ...] = ()
    added_at: tuple[Span, ...] = ()


def read_words(path: Path, name: str) -> Words:
    """The words of a ``numbers.toml``; none where there is no such file."""
    words, _ = _tables(path, name)
    return {_folded(word): exact(value, repr(word), name, _HINT) for word, value in words.items()}


def exact(value: object, key: str, name: str, hint: str) -> Fraction:
    """The number that the TOML file ``name`` gives for a key.

    Raises UnreadableFile for another kind of value, and for a number that no handout means, such
    as infinity.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        if abs(value) < _LARGEST:
            return Fraction(str(value))
        raise UnreadableFile(name, f"the number of {key} is none that a text has", hint)
    raise UnreadableFile(name, f"{key} = {value!r}: that is no number", hint)


def read_units(path: Path, name: str) -> Mapping[str, str]:
    """The words for units of a ``numbers.toml``, in small letters: the English unit of each.

    None without a file. Raises UnreadableFile.
    """
    _, units = _tables(path, name)
    for word, value in units.items():
        if not isinstance(value, str):
            raise UnreadableFile(name, f"{word!r} = {value!r}: that is no unit", _HINT)
    return {_folded(word): value for word, value in units.items()}


def difference(source: str, translation: str, words: Words) -> Difference | None:
    """How the numbers of a translation differ from those of its source, or None where they agree.

    The order is free: languages turn sentences around. A mark between digits may group or divide,
    as the source needs it, for languages do either with the same mark. A word stands for a number
    that has no digits in the translation; digits that the source has not are never right.
    """
    wanted = Counter(value for _, token in _tokens(source) for value in _english(token))
    wanted.update(value for _, value in _numerals(source))
    spelled = Counter(_spelled(source))
    joined = _joined(source)
    noughts = set(re.findall(r"0\d+", source))
    added: list[Fraction] = []
    added_at: list[Span] = []
    for span, token in _tokens(translation):
        readings = _readings(token)
        for values in sorted(readings, key=lambda read: Counter(read) not in joined):
            if _split(values, token) and not any(Counter(values) <= run for run in joined):
                continue
            if _nought(token, values, joined, noughts):
                continue
            if Counter(values) <= wanted:
                wanted -= Counter(values)
                break
            # What English spells out, other languages may write in digits.
            if Counter(values) <= spelled:
                spelled -= Counter(values)
                break
        else:
            added += readings[0]
            added_at.append(span)
    for span, value in _untaken(translation, wanted, spelled):
        added.append(value)
        added_at.append(span)
    if +wanted:
        wanted -= Counter(_worded(translation, words))
    if not +wanted and not added:
        return None
    places = _places(source, wanted)
    return Difference(tuple(wanted.elements()), tuple(added), places, tuple(added_at))


def _untaken(
    text: str, wanted: Counter[Fraction], spelled: Counter[Fraction]
) -> list[tuple[Span, Fraction]]:
    """The numerals that are no decimal digits, and that nothing counted stands for."""
    return [
        (span, value)
        for span, value in _numerals(text)
        if not (_taken(value, wanted) or _taken(value, spelled))
    ]


def _taken(value: Fraction, counts: Counter[Fraction]) -> bool:
    """Whether a value is still among those counted; it is one less then."""
    if counts[value] <= 0:
        return False
    counts[value] -= 1
    return True


def shown(value: Fraction) -> str:
    """A value as messages show it: 24, 1.5."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"


def _tables(path: Path, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The tables [words] and [units] of a file, as they were written."""
    if not is_there(path):
        return {}, {}
    table = read_toml(path, name, _HINT)
    words, units = table.pop("words", {}), table.pop("units", {})
    if table or not isinstance(words, dict) or not isinstance(units, dict):
        raise UnreadableFile(name, "it holds more than tables [words] and [units]", _HINT)
    return words, units


def _folded(word: str) -> str:
    return ucd.nfc(word).casefold()


def _tokens(text: str) -> Iterator[tuple[Span, str]]:
    return ((m.span(), re.sub(_UNSEEN, "", m[0])) for m in _NUMBER.finditer(text))


def _places(source: str, missing: Counter[Fraction]) -> tuple[Span, ...]:
    """Where the missing values stand in the source; a value that stands twice is marked twice."""
    return tuple(
        span
        for span, token in _tokens(source)
        if any(missing[value] > 0 for value in _english(token))
    )


def english_values(text: str) -> tuple[tuple[Span, tuple[Fraction, ...]], ...]:
    """The numbers of an English text, each with its place."""
    return tuple((span, _english(token)) for span, token in _tokens(text))


def possible_values(text: str) -> tuple[tuple[Span, frozenset[Fraction]], ...]:
    """All that each number of a text in any language may stand for, with its place."""
    return tuple(
        (span, frozenset(value for values in _readings(token) for value in values))
        for span, token in _tokens(text)
    )


def spelled_values(source: str) -> frozenset[Fraction]:
    """The numbers that an English text writes as words."""
    return frozenset(_spelled(source))


def _spelled(source: str) -> Iterator[Fraction]:
    return _worded(_UNCOUNTED.sub(" ", source), _ENGLISH_WORDS)


def _numerals(text: str) -> Iterator[tuple[Span, Fraction]]:
    """The numerals of a text that are no decimal digits, by value. Source: Unicode, 19.7."""
    for match in _NUMERALS.finditer(text):
        value = myriads = Fraction(0)
        for char in match[0]:
            if char == _ETHIOPIC_MYRIAD:
                myriads, value = myriads + (value or 1) * 10000, Fraction(0)
            elif char == _ETHIOPIC_HUNDRED:
                value = (value or Fraction(1)) * 100
            else:
                value += Fraction(ucd.numeric(char))
        yield match.span(), myriads + value


def _joined(source: str) -> list[Counter[Fraction]]:
    """The numbers of each date, time and telephone number of an English text."""
    found = []
    for match in _JOINED_NUMBERS.finditer(source):
        groups = re.findall(r"\d+", match[0])
        whole = not re.search(r"[ ()\u00a0\u2010\u2011]", match[0])
        date_or_time = whole and (len(groups) == _DATE or ":" in match[0] or DATE_MARK in match[0])
        if date_or_time or len("".join(groups)) >= PHONE_DIGITS:
            found.append(Counter(map(_value, groups)))
    return found


def _split(values: tuple[Fraction, ...], token: str) -> bool:
    """Whether this reading of a token takes it for several numbers."""
    return len(values) > 1 and bool(_MARK.search(token))


def _nought(
    token: str,
    values: tuple[Fraction, ...],
    joined: list[Counter[Fraction]],
    noughts: set[str],
) -> bool:
    """Whether a reading begins a number with a nought of its own, and not in a time or a date."""
    groups = _MARK.split(token)
    for group in groups if len(values) > 1 else groups[:1]:
        digits = "".join(str(ucd.decimal(char)) for char in group if char.isdecimal())
        if not digits.startswith("0") or digits == "0" or digits in noughts:
            continue
        if len(digits) > _CLOCK or not any(run[Fraction(int(digits))] for run in joined):
            return True
    return False


def _english(token: str) -> tuple[Fraction, ...]:
    """The values of a token in English, where a comma groups and a full stop divides."""
    whole, _, decimals = token.partition(".")
    if decimals and not _MARK.search(decimals) and all(map(str.isdigit, decimals)):
        return (_value(_MARK.sub("", whole), decimals),)
    groups = _MARK.split(token)
    if all(len(group) == _THOUSANDS for group in groups[1:]):
        return (_value("".join(groups)),)
    return tuple(map(_value, groups))


def _readings(token: str) -> list[tuple[Fraction, ...]]:
    """Every way to read a token of any language, the most likely first."""
    groups = _MARK.split(token)
    marks = _MARK.findall(token)
    readings: list[tuple[Fraction, ...]] = []
    if all(len(group) == _THOUSANDS for group in groups[1:]):
        readings.append((_value("".join(groups)),))
    # Three noughts after a mark are thousands to any reader: 6.000 hours are not 6.
    thousands = groups[-1].isdigit() and len(groups[-1]) == _THOUSANDS and not int(groups[-1])
    decimal = marks and marks[-1] in _DECIMAL_MARKS and marks[-1] not in marks[:-1]
    if decimal and not thousands:
        readings.append((_value("".join(groups[:-1]), groups[-1]),))
    if len(groups) > 1:
        readings.append(tuple(map(_value, groups)))
    return readings


def _value(digits: str, decimals: str = "") -> Fraction:
    """The value of digits of any script, a fraction sign at their end included."""
    value = Fraction(0)
    for char in digits:
        value = value * 10 + _digit(char) if char.isdecimal() else value + _digit(char)
    scale = Fraction(1)
    for char in decimals:
        scale /= 10
        value += scale * _digit(char)
    return value


def _digit(char: str) -> Fraction:
    """The value of a digit, or of a fraction sign such as ½."""
    return Fraction(ucd.numeric(char)).limit_denominator(10)


def _worded(text: str, words: Words) -> Iterator[Fraction]:
    """The values of the listed words in a text, longer words first, each stretch counted once."""
    folded = _folded(text)
    for word in sorted(words, key=len, reverse=True):
        start = folded.find(word)
        while start >= 0:
            end = start + len(word)
            if _stands_alone(folded, start, end):
                yield words[word]
                folded = f"{folded[:start]} {folded[end:]}"
            start = folded.find(word, start + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is a word, as the script of its first letter has words.

    Hebrew and Arabic put prefixes to a word; Ethiopic, Korean and the scripts without spaces may
    put letters on both sides.
    """
    letters = scripts.of(ucd.script(text[start]))
    if letters.bound or letters.suffixes:
        return True
    before = start > 0 and not letters.prefixes and ucd.is_letter(text[start - 1])
    return not before and not (end < len(text) and ucd.is_letter(text[end]))
