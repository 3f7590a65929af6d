"""A text as it is compared with lists of words: without what writers may write or leave."""

from dataclasses import dataclass
from functools import lru_cache

from handouts.findings import Span

# Points that a text may write or leave: Hebrew's and Arabic's vowels, and Arabic's long joiner.
_POINTS = frozenset(
    map(chr, (*range(0x0591, 0x05BE), 0x05BF, *range(0x05C1, 0x05C3), *range(0x064B, 0x0653)))
) | {"\u0640", "\u0670"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared: small letters, no points. ``at`` has each one's old offset."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the old text that became this one; it is not empty."""
        return self.at[start], self.at[end - 1] + 1


@lru_cache(maxsize=4096)
def folded(text: str) -> Folded:
    """The text in small letters, without the points of Hebrew and Arabic."""
    letters: list[str] = []
    at: list[int] = []
    for offset, char in enumerate(text):
        if char not in _POINTS:
            small = char.casefold()
            letters.append(small)
            at += [offset] * len(small)
    return Folded("".join(letters), tuple(at))
