"""Where a text may be cut: graphemes (UAX #29) and line breaks (UAX #14), by ICU.

ICU's rules are the ground; ``keep.toml`` beside this module says what stays together on top of
them: a number and its unit, and words that the dictionaries cut at the wrong place.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate

from icu4py.breakers import CharacterBreaker, LineBreaker
from unicodedata2 import category

LINE_ENDS = "\n\v\f\r\x85\u2028\u2029"
"""The characters after which a line must end (CR before LF excepted). Source: UAX #14, BK, NL."""

EMERGENCY_TIERS = 3
"""How many tiers ``emergency_breaks`` gives."""

_LOCALES = {"ja": "ja@lb=strict", "ko": "ko@lw=phrase", "zh": "zh@lb=strict"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_MANDATORY = re.compile("\r\n|[" + LINE_ENDS + "]")
_ISOLATED_NUMBER = re.compile("[\u2066-\u2068]([+(]?\\d[\\d\\s()+./\u2010-\u2013-]*)\u2069")
_RANGE = re.compile(r"\d[\u2010-\u2013~\u301c\uff5e-]\d")
_SHORT_PREFIX = re.compile(r"(?<![^\W_])[^\W_][\u2010-][^\W_]|\d[\u2010-][^\W\d_]")
_SOFT_HYPHEN = "\u00ad"


def uax14(text: str, locale: str = "root") -> tuple[int, ...]:
    """ICU's break offsets, ascending, the end of the text included; ``locale`` as ICU writes it."""
    return tuple(accumulate(map(len, LineBreaker(_SURROGATE.sub("\ufffd", text), locale))))


def graphemes(text: str) -> tuple[int, ...]:
    """The ends of the grapheme clusters, ascending. Source: UAX #29, extended clusters."""
    if text.isascii() and "\r\n" not in text:
        return tuple(range(1, len(text) + 1))
    return tuple(accumulate(map(len, CharacterBreaker(_SURROGATE.sub("\ufffd", text), "root"))))


def mandatory_breaks(text: str) -> tuple[int, ...]:
    """The offsets after line ends, where a new line must begin."""
    return tuple(match.end() for match in _MANDATORY.finditer(text))


def line_breaks(text: str, bcp47: str, phrases: bool = False) -> tuple[int, ...]:
    """The offsets where a line may end, ascending, the end of the text included.

    UAX #14 as tailored for the language (strict kinsoku in Japanese and Chinese, Korean at spaces),
    less what ``keep.toml`` holds together. ``phrases`` breaks Japanese between phrases only, which
    is for titles. No break stands inside a grapheme, nor at a soft hyphen, which would need ink.
    """
    language = bcp47.partition("-")[0]
    breaks = set(uax14(text, _locale(language)))
    if phrases and language == "ja":
        breaks &= set(uax14(text, "ja@lb=strict;lw=phrase"))
    keep = _keep(language)
    for start, end, allowed in _kept(text, keep):
        breaks.difference_update(range(start + 1, end))
        breaks.update(allowed)
    if not text.isascii():
        breaks.intersection_update(graphemes(text))
        breaks = {b for b in breaks if text[b - 1] != _SOFT_HYPHEN}
    if text:
        breaks.add(len(text))
    return tuple(sorted(breaks))


def emergency_breaks(text: str, bcp47: str, start: int, end: int) -> tuple[tuple[int, ...], ...]:
    """Offsets inside text[start:end], which has no line break but is wider than the measure.

    Three tiers, to be tried in turn: what UAX #14 allows and ``keep.toml`` holds together; between
    two letters or digits; between any two graphemes. (Hyphenation would come before the second.)
    None comes before a mark: Burmese vowels are graphemes of their own, but need their letter.
    """
    language = bcp47.partition("-")[0]
    inside = [start + b for b in graphemes(text[start:end])[:-1]]
    inside = [b for b in inside if not category(text[b]).startswith("M")]
    allowed = [b for b in uax14(text, _locale(language)) if b in inside]
    letters = [b for b in inside if text[b - 1].isalnum() and text[b].isalnum()]
    return tuple(allowed), tuple(letters), tuple(inside)


@dataclass(frozen=True, slots=True)
class _Keep:
    """What stays together in a language: numbers with their units; words with their own breaks."""

    units: re.Pattern[str]
    never_first: re.Pattern[str]
    words: re.Pattern[str] | None
    inner: dict[str, tuple[int, ...]]


def _locale(language: str) -> str:
    """ICU's locale with the tailoring of a language."""
    return _LOCALES.get(language, language or "root")


def _kept(text: str, keep: _Keep) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Start and end of each stretch that holds together, and the breaks that it has after all."""
    for pattern in (keep.units, keep.never_first, _RANGE, _SHORT_PREFIX):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), ()
    if "\u2069" in text:
        for match in _ISOLATED_NUMBER.finditer(text):
            yield match.start(), match.end(), ()
    if keep.words:
        for match in keep.words.finditer(text):
            inner = tuple(match.start() + offset for offset in keep.inner[match[0]])
            yield match.start(), match.end(), inner


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    source = files(__package__).joinpath("keep.toml").read_text("utf-8")
    return tomllib.loads(source)


@lru_cache(maxsize=64)
def _keep(language: str) -> _Keep:
    """The patterns of a language, from keep.toml."""
    signs = _alternatives(_data()["signs"]["after"])
    before = _alternatives(_data()["signs"]["before"])
    own = _data().get(language, {})
    named = [_alternatives(_data()["units"]["all"]) + r"(?!\w)"]
    if own.get("units"):
        # where words are not spaced, a letter after the unit is the next word
        spaced = language not in _data()["units"]["unspaced"]
        named.append(_alternatives(own["units"]) + (r"(?!\w)" if spaced else ""))
    space = "[ \u00a0\u2009\u202f]?"
    units = f"\\d{space}(?:{signs}|{'|'.join(named)})|{before}{space}\\d"
    words = own.get("words", [])
    inner = {word.replace("|", ""): tuple(_bars(word)) for word in words}
    return _Keep(
        re.compile(units),
        re.compile(r"\S ?" + _alternatives(_data()["signs"]["never_first"])),
        re.compile(_alternatives(inner)) if inner else None,
        inner,
    )


def _alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


def _bars(word: str) -> Iterator[int]:
    """The offsets of the bars in the word without bars."""
    for count, match in enumerate(re.finditer(r"\|", word)):
        yield match.start() - count
