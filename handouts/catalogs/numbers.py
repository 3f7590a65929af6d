"""The numbers of a text by value, in any script's digits, and the words that stand for them."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from handouts.errors import UnreadableFile

Words = Mapping[str, Fraction]
"""The value of each word that may stand for a number in a language."""

# A number: digits with marks between them that group or divide, and a fraction sign. A space groups
# only where three digits follow.
_NUMBER = re.compile(
    r"\d+(?:[.,'’٫٬]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d))*[\u00bc-\u00be\u2150-\u215e]?"
    r"|[\u00bc-\u00be\u2150-\u215e]"
)
_MARK = re.compile(r"[^\d\u00bc-\u00be\u2150-\u215e]")
_DECIMAL_MARKS = ".,٫"

_PREFIXED = re.compile("[\u0590-\u08ff]")
_JOINED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u139f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)

_HINT = 'write `[words]`, and under it lines such as "two weeks" = 2'


@dataclass(frozen=True, slots=True)
class Difference:
    """What the numbers of a translation lack and what they have beyond the source's."""

    missing: tuple[Fraction, ...]
    added: tuple[Fraction, ...]


def read_words(path: Path, name: str) -> Words:
    """The words of a ``numbers.toml``; none where there is no such file."""
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise UnreadableFile(name, str(problem), _HINT) from problem
    words = table.pop("words", {})
    if table or not isinstance(words, dict):
        raise UnreadableFile(name, "it holds more than a table [words]", _HINT)
    for word, value in words.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise UnreadableFile(name, f"{word!r} = {value!r}: that is no number", _HINT)
    return {
        unicodedata.normalize("NFC", word).casefold(): Fraction(str(value))
        for word, value in words.items()
    }


def difference(source: str, translation: str, words: Words) -> Difference | None:
    """How the numbers of a translation differ from those of its source, or None where they agree.

    The order is free: languages turn sentences around. A mark between digits may group or divide,
    as the source needs it, for languages do either with the same mark. A word stands for a number
    that has no digits in the translation; digits that the source has not are never right.
    """
    wanted = Counter(value for token in _tokens(source) for value in _english(token))
    added: list[Fraction] = []
    for token in _tokens(translation):
        readings = _readings(token)
        for values in readings:
            if Counter(values) <= wanted:
                wanted -= Counter(values)
                break
        else:
            added += readings[0]
    for value in _worded(translation, words):
        if wanted[value] > 0:
            wanted[value] -= 1
    missing = tuple(wanted.elements())
    return Difference(missing, tuple(added)) if missing or added else None


def shown(value: Fraction) -> str:
    """A value as messages show it: 24, 1.5."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"


def _tokens(text: str) -> Iterator[str]:
    return (match[0] for match in _NUMBER.finditer(text))


def _english(token: str) -> tuple[Fraction, ...]:
    """The values of a token in English, where a comma groups and a full stop divides."""
    whole, _, decimals = token.partition(".")
    if decimals and not _MARK.search(decimals) and all(map(str.isdigit, decimals)):
        return (_value(_MARK.sub("", whole), decimals),)
    groups = _MARK.split(token)
    if all(len(group) == 3 for group in groups[1:]):
        return (_value("".join(groups)),)
    return tuple(map(_value, groups))


def _readings(token: str) -> list[tuple[Fraction, ...]]:
    """Every way to read a token of any language, the most likely first."""
    groups = _MARK.split(token)
    marks = _MARK.findall(token)
    readings: list[tuple[Fraction, ...]] = []
    if all(len(group) == 3 for group in groups[1:]):
        readings.append((_value("".join(groups)),))
    if marks and marks[-1] in _DECIMAL_MARKS and marks[-1] not in marks[:-1]:
        readings.append((_value("".join(groups[:-1]), groups[-1]),))
    if len(groups) > 1:
        readings.append(tuple(map(_value, groups)))
    return readings


def _value(digits: str, decimals: str = "") -> Fraction:
    """The value of digits of any script, a fraction sign at their end included."""
    value = Fraction(0)
    for char in digits:
        if char.isdecimal():
            value = value * 10 + unicodedata.decimal(char)
        else:
            value += Fraction(unicodedata.numeric(char)).limit_denominator(10)
    scale = Fraction(1)
    for char in decimals:
        scale /= 10
        value += scale * unicodedata.decimal(char)
    return value


def _worded(text: str, words: Words) -> Iterator[Fraction]:
    """The values of the listed words in a text, longer words first, each stretch counted once."""
    folded = unicodedata.normalize("NFC", text).casefold()
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
    if _JOINED.match(text, start):
        return True
    before = start > 0 and not _PREFIXED.match(text, start) and _is_letter(text[start - 1])
    return not before and not (end < len(text) and _is_letter(text[end]))


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"
