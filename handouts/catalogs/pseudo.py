"""Pseudo-translations out of the English: they show what stands fast, and what is too tight.

``en_XA`` puts accents on every letter, makes each text about a third longer and sets it in
brackets: English without accents never came out of a catalog, and a bracket that is missing was
cut off. ``ar_XB`` runs from right to left and stays readable: every word stands in an override.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog
from handouts.ucd import PDF, RLO

GROWTH = 0.35
"""By how much of its length ``en_XA`` makes a text longer; Russian takes about as much."""

_BIDI = "ar_XB"
_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖƤǪŔŠŢÛṼŴẊÝŽåƀçđéƒĝĥîĵķļḿñöƥǫŕšţûṽŵẋýž",
)
_VOWELS = frozenset("AEIOUaeiou")

# What a translation must keep as it is: placeholders, strong marks, whatever holds a digit.
_KEPT = re.compile(r"\{[^{}]*\}|\*\*|[^\s*{}]*\d[^\s*{}]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

# A word in an override is read from right to left. Source: UAX #9, rules X4 and X7.


def pseudo_catalog(template: Catalog, tag: str) -> Catalog:
    """The template with every message translated into the pseudo-locale ``tag``."""
    entries = tuple(replace(entry, msgstr=pseudo(entry.msgid, tag)) for entry in template.entries)
    return replace(template, header=Entry(""), entries=entries)


def pseudo(text: str, tag: str) -> str:
    """An English text in the pseudo-locale; placeholders, marks and numbers stay as they are."""
    return _mirrored(text) if tag == _BIDI else _accented(text)


def _mirrored(text: str) -> str:
    return "".join(
        part if kept else _WORD.sub(rf"{RLO}\g<0>{PDF}", part) for _, part, kept in _parts(text)
    )


def _accented(text: str) -> str:
    free = [
        start + place
        for start, part, kept in _parts(text)
        if not kept
        for place, char in enumerate(part)
        if char.isalpha()
    ]
    vowels = [offset for offset in free if text[offset] in _VOWELS]
    others = [offset for offset in free if text[offset] not in _VOWELS]
    wanted = round(GROWTH * len(text)) - len("[]")
    twice = {*_spread(vowels, wanted), *_spread(others, wanted - len(vowels))}
    letters = {*free}
    grown = (
        char.translate(_ACCENTS) * (2 if offset in twice else 1) if offset in letters else char
        for offset, char in enumerate(text)
    )
    return f"[{''.join(grown)}]"


def _parts(text: str) -> Iterator[tuple[int, str, bool]]:
    """The text cut into what may change and what is kept: offset, part, whether it is kept."""
    end = 0
    for match in _KEPT.finditer(text):
        yield end, text[end : match.start()], False
        yield match.start(), match[0], True
        end = match.end()
    yield end, text[end:], False


def _spread(offsets: list[int], count: int) -> Iterator[int]:
    """As many of the offsets as ``count`` says, evenly over the text; all if there are too few."""
    count = min(max(count, 0), len(offsets))
    return (offsets[index * len(offsets) // count] for index in range(count))
