"""Where a word may be hyphenated that is wider than its line, by Pyphen's dictionaries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from handouts import scripts, ucd
from handouts.locale import script_of
from handouts.ucd import SOFT_HYPHEN

if TYPE_CHECKING:
    from pyphen import Pyphen

_MARKS = "\u0300-\u036f"
_WORD = re.compile(
    f"(?<![\\w{_MARKS}{SOFT_HYPHEN}])(?:[^\\W\\d_]|[{_MARKS}{SOFT_HYPHEN}])++(?![\\d_])"
)
_SOFT = re.compile(f"(.){SOFT_HYPHEN}+(?=(.))")
_ADDRESS = re.compile(r"://|www\.|[@_#=&\\]|\w\.\w", re.IGNORECASE)
_GAP = re.compile(f"[\\s{ucd.ZERO_WIDTH_SPACE}{ucd.ISOLATES}{ucd.PDI}]")

_DICTIONARIES = {"bs": "sr_Latn", "de": "de_DE", "en": "en_US", "no": "nb_NO"}
"""Where the first dictionary of a language by name is not the one to take."""

_LEAST = 2
_LEAST_AFTER = {"cs": 3, "en": 3, "et": 3, "pt": 3, "sk": 3}
"""How many letters stay together at least, at a word's start and (by language) at its end."""


def soft_hyphens(text: str) -> frozenset[int]:
    """The offsets after the soft hyphens of the text itself, where they stand between letters."""
    if SOFT_HYPHEN not in text:
        return frozenset()
    return frozenset(
        match.end()
        for match in _SOFT.finditer(text)
        if ucd.is_letter(match[1]) and ucd.category(match[2])[0] == "L"
    )


def hyphenation(text: str, bcp47: str, start: int, end: int) -> tuple[int, ...]:
    """The offsets inside text[start:end] where its words may be hyphenated, ascending.

    None in a language without a dictionary; none in numbers, acronyms, addresses and words with
    letters that the language does not have. Soft hyphens of the text are not among them.
    """
    rules = _rules(bcp47)
    if rules is None:
        return ()
    first, last = _token(text, start, end)
    if _ADDRESS.search(text, first, last):
        return ()
    found = (
        match.start() + offset
        for match in _WORD.finditer(text, first, last)
        for offset in rules.offsets(match[0])
    )
    return tuple(offset for offset in found if start < offset < end)


def _token(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of what stands around text[start:end] between spaces or isolates."""
    while start and not _GAP.match(text, start - 1):
        start -= 1
    gap = _GAP.search(text, end)
    return start, gap.start() if gap else len(text)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The patterns of a language, and the letters that they know."""

    patterns: "Pyphen"
    alphabet: frozenset[str]

    def offsets(self, word: str) -> Iterator[int]:
        """The offsets in the word where it may be hyphenated, ascending."""
        places = [place for place, char in enumerate(word) if char != SOFT_HYPHEN]
        letters = "".join(word[place] for place in places)
        if letters[1:] != letters[1:].lower():  # an acronym, or a name such as McGill
            return
        known = "".join(map(self._known, letters))
        if len(known) != len(letters):
            return
        for position in self.patterns.positions(known):
            # data: the letters would change too, as in Hungarian asszony, asz-szony
            if position.data is None and word[places[position] - 1] != SOFT_HYPHEN:
                yield places[position]

    def _known(self, letter: str) -> str:
        """The letter as the patterns have it; without its marks where they do not; else empty."""
        lower = letter.lower()
        if lower in self.alphabet:
            return lower
        base = ucd.nfd(lower)[:1]
        return base if base in self.alphabet else ""


@lru_cache(maxsize=16)
def _rules(bcp47: str) -> _Rules | None:
    """The rules of a language, None where it is not hyphenated. A dictionary takes up to 0.4 s."""
    # it takes 20 ms to import, and few sheets have a word that is too wide
    import pyphen

    language = bcp47.partition("-")[0]
    name = pyphen.language_fallback(bcp47)
    if name in (None, language):
        name = _DICTIONARIES.get(language, name)
    # there are dictionaries of syllables for scripts that are broken without a sign, too
    if name is None or not scripts.of(script_of(bcp47)).hyphens:
        return None
    after = _LEAST_AFTER.get(language, _LEAST)
    patterns = pyphen.Pyphen(lang=name, left=_LEAST, right=after)
    letters = {char for pattern in patterns.hd.patterns for char in pattern if char.isalpha()}
    return _Rules(patterns, frozenset(letters))
