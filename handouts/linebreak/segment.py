"""Where a text may be cut: graphemes (UAX #29) and line breaks (UAX #14), by ICU."""

import re
from itertools import accumulate

from icu4py import icu_version
from icu4py.breakers import CharacterBreaker, LineBreaker

from handouts import ucd
from handouts.linebreak.hyphens import soft_hyphens
from handouts.linebreak.keep import ends_syllable, together
from handouts.linebreak.phrases import phrases as phrase_ends
from handouts.ucd import SOFT_HYPHEN

ICU: str = icu_version
"""The version of ICU, and so of its dictionaries, which a package of another version may carry."""

LINE_ENDS = "\n\v\f\r\x85\u2028\u2029"
"""The characters after which a line must end (CR before LF excepted). Source: UAX #14, BK, NL."""

_LOCALES = {"ja": "ja@lb=strict", "ko": "ko@lw=phrase", "zh": "zh@lb=strict"}
_JAPANESE_PHRASES = "ja@lb=strict;lw=phrase"
_SURROGATE = re.compile("[\ud800-\udfff]")
_MANDATORY = re.compile("\r\n|[" + LINE_ENDS + "]")


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


def line_breaks(text: str, bcp47: str, *, phrases: bool = False) -> tuple[int, ...]:
    """The offsets where a line may end, ascending, the end of the text included.

    UAX #14 as tailored for the language (strict kinsoku in Japanese and Chinese, Korean at spaces),
    less what ``keep.toml`` holds together. ``phrases`` breaks Japanese between phrases only, which
    is for titles. No break stands inside a grapheme. One after a soft hyphen prints a hyphen.
    """
    language = bcp47.partition("-")[0]
    breaks = set(uax14(text, _locale(language)))
    if phrases and language == "ja":
        # each finds some that are none, and they seldom agree in that
        breaks.intersection_update(phrase_ends(text), uax14(text, _JAPANESE_PHRASES))
    if not text.isascii():
        breaks.intersection_update(graphemes(text))
        if SOFT_HYPHEN in text:
            soft = soft_hyphens(text)
            breaks = {b for b in breaks if text[b - 1] != SOFT_HYPHEN or b in soft}
    breaks = together(text, breaks, language)
    if text:
        breaks.add(len(text))
    return tuple(sorted(breaks))


# --- where a piece without a line break is wider than the measure


def words_of_phrases(text: str, bcp47: str, start: int, end: int) -> tuple[int, ...]:
    """The offsets inside a phrase of a Japanese title where its words end, as far as ICU knows."""
    if bcp47.partition("-")[0] != "ja":
        return ()
    words = set(uax14(text, _JAPANESE_PHRASES))
    return tuple(b for b in line_breaks(text, bcp47) if start < b < end and b in words)


def held_breaks(text: str, bcp47: str, start: int, end: int) -> tuple[int, ...]:
    """The offsets inside text[start:end] that UAX #14 allows, whatever holds it together."""
    inside = between_graphemes(text, bcp47, start, end)
    allowed = set(uax14(text, _locale(bcp47.partition("-")[0])))
    return tuple(b for b in inside if b in allowed)


def between_letters(text: str, bcp47: str, start: int, end: int) -> tuple[int, ...]:
    """The offsets inside text[start:end] between two letters or digits."""
    inside = between_graphemes(text, bcp47, start, end)
    return tuple(b for b in inside if text[b - 1].isalnum() and text[b].isalnum())


def between_graphemes(text: str, bcp47: str, start: int, end: int) -> tuple[int, ...]:  # noqa: ARG001
    """The offsets inside text[start:end] between two graphemes.

    None comes before a mark, as Burmese vowels are graphemes of their own but need their letter,
    nor before a letter that only ends a syllable, nor before a soft hyphen, which is no ink.
    """
    ends = [start + b for b in graphemes(text[start:end])[:-1]]
    return tuple(
        b
        for b in ends
        if not ucd.category(text[b]).startswith("M")
        and text[b] != SOFT_HYPHEN
        and not ends_syllable(text, b)
    )


def _locale(language: str) -> str:
    """ICU's locale with the tailoring of a language."""
    return _LOCALES.get(language, language or "root")
