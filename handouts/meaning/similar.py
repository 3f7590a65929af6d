"""Finds among many English texts those most like another, and what one has lost of another."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

_WORD = re.compile(r"\w+")

# The rarest words of a text are looked up, and texts that have two of them compared: among random
# texts of which a third of the words was exchanged and half inflected, that missed none of 2400.
_RAREST = 8
_SHARED = 2
_LIMIT = 5


@dataclass(frozen=True, slots=True)
class Shelf:
    """Texts, and for each word of theirs the places of the texts that have it, in order."""

    texts: Sequence[str]
    places: Mapping[str, Sequence[int]]

    def like(self, text: str, cutoff: float) -> list[tuple[float, int]]:
        """Likeness, in percent, and place of the texts most like a text; the most like first.

        Only those as like as ``cutoff``, and at most five. Likeness is 100 × 2 × the length of the
        longest common subsequence / the length of both texts (rapidfuzz's ``ratio``). A short text
        is compared with all; a longer one with those that share some of its rarest words.
        """
        words = _words(text)
        if len(words) < _RAREST:
            return self._compared(text, range(len(self.texts)), cutoff)
        known = sorted(self.places.keys() & words, key=lambda word: (len(self.places[word]), word))
        shared: Counter[int] = Counter()
        for word in known[:_RAREST]:
            shared.update(self.places[word])
        near = sorted(place for place, count in shared.items() if count >= _SHARED)
        return self._compared(text, near, cutoff)

    def _compared(self, text: str, places: Sequence[int], cutoff: float) -> list[tuple[float, int]]:
        choices = {place: self.texts[place] for place in places}
        found = process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=cutoff, limit=_LIMIT)
        return [(likeness, place) for _, likeness, place in found]


def shelf(texts: Sequence[str]) -> Shelf:
    """The texts, ready to be looked through."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        for word in _words(text):
            places.setdefault(word, []).append(place)
    return Shelf(texts, places)


def lost(wanted: Sequence[str], found: Sequence[str]) -> list[str]:
    """The words, in order, that a longest common subsequence of both leaves out of ``wanted``."""
    return [wanted[op.src_pos] for op in LCSseq.editops(wanted, found) if op.tag == "delete"]


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(_WORD.findall(text.lower())))
