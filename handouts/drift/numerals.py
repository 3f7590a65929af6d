"""The numbers of an English text, in digits or words, as they may be misread or mistyped too."""

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from handouts import ucd
from handouts.drift.reading import regex, table
from handouts.meaning.units import unit_of

FEW, TENS = "few", "tens"
"""Amounts that nobody counts: a few, some, several; dozens."""

_TOKEN = re.compile(
    r"\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+[/⁄]\d+|\d+(?:st|nd|rd|th)\b|\d+"
    r"|[\u00bc-\u00be\u2150-\u215e]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|°\s?[cf]\b|°"
    r"|degrees?(?:\s+(?:celsius|centigrade|fahrenheit|c|f)\b)?|[^\W\d_]+|[^\s\w]"
)
_ROMAN = re.compile(r"(?=[IVXLC]{2})(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})\b")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# So many words may stand between a number and its unit: 6 full hours.
_FILLERS = 2
_DOZEN, _HUNDRED, _THOUSAND = 12, 100, 1000
_UNITS_END, _TENS_BEGIN = 10, 20
# What may stand between "a" and a number: half an hour is none of "an hour".
_AFTER_A = ("half", "quarter", "dozen", "hundred", "thousand")


class Token(NamedTuple):
    """A word, a number in digits or a sign, in small letters, with its place."""

    text: str
    start: int
    end: int


class Numeral(NamedTuple):
    """A number up to the token ``after``. ``article``: it was said with "a" alone.

    ``odd`` says that it is written as nobody should: 6.0, 2³, XII.
    """

    value: Fraction | str
    after: int
    odd: bool = False
    article: bool = False


@cache
def _values() -> dict[str, Fraction]:
    listed = table("english.toml")["number"]["words"].split(",")
    return {word: Fraction(value) for word, value in (each.split() for each in listed)}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    listed = table("english.toml")["number"]
    return {key: regex(words) for key, words in listed.items() if key not in ("words", "counted")}


@cache
def _counted() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = table("english.toml")["number"]["counted"].split(",")
    groups = [each.split() for each in listed]
    return tuple((group[0].strip("~"), regex(", ".join(group))) for group in groups)


def tokens_of(low: str) -> list[Token]:
    """The tokens of a plain text."""
    return [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(low)]


def is_number(token: Token) -> bool:
    """Whether a token is a number by itself."""
    return token.text[0].isdecimal() or token.text in _values()


def token_at(tokens: list[Token], end: int) -> int:
    """The first token that begins at an offset or after it."""
    return next((place for place, token in enumerate(tokens) if token.start >= end), len(tokens))


def numeral(text: str, low: str, tokens: list[Token], place: int) -> Numeral | None:
    """The number that begins at a token; None where none does. ``low`` is ``text`` as plain."""
    token = tokens[place]
    for key, name in (("tens", TENS), ("few", FEW)):
        match = _patterns()[key].match(low, token.start)
        if match and token.text not in _values():
            return Numeral(name, token_at(tokens, match.end()))
    roman = _ROMAN.match(text, token.start)
    if roman and roman.end() == token.end and unit_after(low, tokens, place + 1)[0]:
        return Numeral(_roman(roman[0]), place + 1, odd=True)
    if token.text[0].isdecimal() or _is_fraction(token.text[0]):
        return _digits(low, tokens, place)
    if token.text in ("half", "quarter"):
        share = Fraction(1, 2) if token.text == "half" else Fraction(1, 4)
        return Numeral(share, place + 1)
    match = _patterns()["a"].match(low, token.start)
    if match and token.text not in _values():
        after = token_at(tokens, match.end())
        if after < len(tokens) and tokens[after].text in _AFTER_A:
            return numeral(text, low, tokens, after)
        return Numeral(Fraction(1), after, article=True)
    return _words(tokens, place)


def _is_fraction(char: str) -> bool:
    return "\u00bc" <= char <= "\u00be" or "\u2150" <= char <= "\u215e"


def _digits(low: str, tokens: list[Token], place: int) -> Numeral:
    token = tokens[place]
    odd = bool(re.fullmatch(r"\d+\.0+", token.text))
    value = _fraction(token.text)
    place += 1
    if place < len(tokens) and tokens[place].start == token.end:
        beside = tokens[place].text
        if _is_fraction(beside[0]):
            value, place = value + _fraction(beside), place + 1
        elif beside[0] in _RAISED:
            # a reader of paper sees 23, not the power
            raised = "".join(str(_RAISED.index(char)) for char in beside)
            return Numeral(Fraction(f"{token.text.replace(',', '')}{raised}"), place + 1, odd=True)
    elif place < len(tokens) and re.fullmatch(r"\d[/⁄]\d|[\u00bc-\u00be]", tokens[place].text):
        value, place = value + _fraction(tokens[place].text), place + 1
    if re.search(r"(?:^|\s)[-−–]$", low[: token.start]):
        value, odd = -value, True
    if place < len(tokens) and tokens[place].text == "dozen":
        value, place = value * _DOZEN, place + 1
    return Numeral(value, place, odd)


def _fraction(digits: str) -> Fraction:
    digits = re.sub(r"(?:st|nd|rd|th)$|,", "", digits).replace("⁄", "/")
    if len(digits) == 1 and not digits.isdecimal():
        return Fraction(ucd.numeric(digits)).limit_denominator(10)
    return Fraction(0) if re.search(r"/0+$", digits) else Fraction(digits)


def _roman(digits: str) -> Fraction:
    values = [_ROMAN_DIGITS[digit] for digit in digits]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return Fraction(sum(-one if one < other else one for one, other in pairs))


def _words(tokens: list[Token], place: int) -> Numeral | None:
    """A number in words: one hundred and twenty, twenty-four."""
    total, last, start = Fraction(0), Fraction(0), place
    while place < len(tokens):
        text = tokens[place].text
        if text in ("-", "and") and place > start and place + 1 < len(tokens):
            beyond = _values().get(tokens[place + 1].text)
            if beyond is None or (text == "and" and last < _HUNDRED) or not _fits(last, beyond):
                break
            place += 1
            continue
        value = _values().get(text)
        if value is None or (place > start and not _fits(last, value)):
            break
        many = value in (_DOZEN, _HUNDRED, _THOUSAND) and total
        total = total * value if many else total + value
        last, place = value, place + 1
    if place == start:
        return None
    ten_odd = [token.text for token in tokens[place : place + 2]] == ["-", "odd"]
    return Numeral(total, place + 2 if ten_odd else place)


def _fits(last: Fraction, value: Fraction) -> bool:
    """Whether a number's word goes on with another: twenty-four, two hundred, two dozen."""
    if value in (_HUNDRED, _THOUSAND) or (value == _DOZEN and last < _UNITS_END):
        return last < value
    if last >= _HUNDRED:
        return value < _HUNDRED
    return last >= _TENS_BEGIN and value < _UNITS_END


def unit(word: str) -> str:
    """The unit that a word stands for, what is counted among them; empty where it is none."""
    if word == "h":
        return "hour"
    if word[0] == "°" or word.startswith("degree"):
        scale = word[1:].removeprefix("egree").removeprefix("s").strip()
        return f"°{scale[:1].upper()}"
    if _patterns()["fortnight"].fullmatch(word):
        return "fortnight"
    counted = (name for name, pattern in _counted() if pattern.fullmatch(word))
    return unit_of(word) or next(counted, "")


def unit_after(low: str, tokens: list[Token], place: int) -> tuple[str, int]:
    """The unit after a number, and the token after it; no unit leaves the place as it was."""
    end = place
    for _ in range(_FILLERS + 1):
        if end < len(tokens) and tokens[end].text == "-":
            end += 1
        if end >= len(tokens):
            break
        found = unit(tokens[end].text)
        if found:
            return found, end + 1
        match = _patterns()["filler"].match(low, tokens[end].start)
        if not match:
            break
        end = token_at(tokens, match.end())
    return "", place


def rate_after(low: str, tokens: list[Token], place: int) -> tuple[str, int]:
    """The time of a rate such as "per day", and the token after it; or no time."""
    if place < len(tokens):
        match = _patterns()["rate"].match(low, tokens[place].start)
        every = re.search(r"da[yi]|week|month|hour|year", match[0]) if match else None
        if match and every:
            return every[0].replace("i", "y"), token_at(tokens, match.end())
    return "", place


def half_after(low: str, tokens: list[Token], place: int) -> int:
    """The token after "and a half"; 0 where that does not follow."""
    if place >= len(tokens):
        return 0
    match = re.compile(r"and (?:a )?half\b").match(low, tokens[place].start)
    return token_at(tokens, match.end()) if match else 0
