"""The choice of line breaks: as few lines as the measure allows, with as even a rag as possible."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Protocol

SHORT_LAST = 0.15
"""A last line under this share of the measure is to be avoided."""

LONELY_WORD = 0.25
"""A last line of one word is to be avoided under this share of the measure."""

_BAD_END = 0.15  # as much as one line with 39 % of the measure empty


class Cut(Enum):
    """A stop inside a word, and what it costs that a line ends there: an empty line costs 1."""

    HYPHEN = 1.0
    """The line ends with a hyphen that is not in the text."""
    TORN = 2.0
    """The word is torn without a sign."""


_WHOLE: Mapping[int, Cut] = MappingProxyType({})


class Measure(Protocol):
    """The exact width of a line between two offsets, with a hyphen at its end or without."""

    def __call__(self, start: int, end: int, *, hyphen: bool) -> int:
        """The width, in the unit of the advances."""


class Stops:
    """The places where the lines of a text may end, and what stands between them.

    ``offsets`` are the places, the text's start first; ``tails`` where the ink of a line ends that
    stops there (the spaces before it cut off); ``cuts`` those of the offsets that are inside words.
    ``advance`` is the cumulative advance by offset; ``width`` gives the exact width between a start
    and a tail, with a hyphen or without. Both are in the same integer unit.
    ``widest`` is the width of the widest piece between two stops, before any new shaping.
    A last line that is narrower than ``runt`` is to be avoided, whatever the measure.
    """

    def __init__(
        self,
        offsets: Sequence[int],
        tails: Sequence[int],
        advance: Sequence[int],
        width: Measure,
        cuts: Mapping[int, Cut] = _WHOLE,
        runt: int = 0,
    ) -> None:
        self.offsets = offsets
        self.tails = tails
        self.cuts = cuts
        self._runt = runt
        self._from = [advance[offset] for offset in offsets]
        self._to = [advance[tail] for tail in tails]
        self._width = width
        hyphened = {offset for offset, cut in cuts.items() if cut is Cut.HYPHEN}
        self._hyphens = frozenset(
            [n for n, offset in enumerate(offsets) if offset in hyphened] if hyphened else ()
        )
        pieces = [end - start for start, end in zip(self._from, self._to[1:], strict=False)]
        pieces += [self.width(n - 1, n) for n in self._hyphens]
        self.widest = max(pieces, default=0)

    def hyphen(self, stop: int) -> bool:
        """Whether a line that ends at the stop (by index) ends with a hyphen."""
        return stop in self._hyphens

    def width(self, first: int, last: int) -> int:
        """The exact width of the line from one stop to another, both by index."""
        start, tail = self.offsets[first], self.tails[last]
        return self._width(start, tail, hyphen=last in self._hyphens) if tail > start else 0

    def _reach(self, first: int, limit: int) -> int:
        """The last stop that a line from ``first`` can reach; the next one if none fits."""
        end = len(self.offsets) - 1
        last = bisect_right(self._to, self._from[first] + limit, first + 1) - 1
        last = max(last, first + 1)
        while last > first + 1 and self.width(first, last) > limit:
            last -= 1
        while last < end and self.width(first, last + 1) <= limit:
            last += 1
        return self._past_hyphens(first, last, limit) if self._hyphens else last

    def _past_hyphens(self, first: int, last: int, limit: int) -> int:
        """The last stop in reach, where a line may be too wide with its hyphen, but fit with more.

        ``last`` is in reach, and what lies between it and the next stop without a hyphen may be.
        """
        for stop in range(last + 1, len(self.offsets)):
            if self.width(first, stop) <= limit:
                last = stop
            elif stop not in self._hyphens:
                break
        return last

    def greedy(self, limit: int) -> list[int]:
        """Indexes of the stops where the lines end that are each as full as can be."""
        stops, at, end = [], 0, len(self.offsets) - 1
        while at < end:
            at = self._reach(at, limit)
            stops.append(at)
        return stops

    def even(self, limit: int, *, balanced: bool = False) -> list[int]:
        """As many stops as ``greedy`` gives, at the least sum of squared slacks.

        The last line may be short, but not very; ``balanced`` counts its slack as any other's.
        """
        latest = self.greedy(limit)
        if len(latest) <= 1:
            return latest
        earliest = self._earliest(latest, limit)
        layer: dict[int, tuple[float, int]] = {0: (0.0, 0)}
        layers = [layer]
        for low, high in zip(earliest, latest, strict=True):
            layer = self._step(layer, (low, high), limit, balanced=balanced)
            layers.append(layer)
        stops = [latest[-1]]
        for layer in layers[:1:-1]:
            stops.append(layer[stops[-1]][1])
        return stops[::-1]

    def _earliest(self, latest: list[int], limit: int) -> list[int]:
        """For each line the first stop from which the lines after it still suffice."""
        out = [latest[-1]]
        for stop in latest[-2::-1]:
            first = stop
            while first > 1 and self.width(first - 1, out[-1]) <= limit:
                first -= 1
            out.append(first)
        return out[::-1]

    def _step(
        self,
        layer: dict[int, tuple[float, int]],
        window: tuple[int, int],
        limit: int,
        *,
        balanced: bool,
    ) -> dict[int, tuple[float, int]]:
        """The best cost, and the stop before, of each stop in the window after one more line."""
        out: dict[int, tuple[float, int]] = {}
        for last in range(window[0], window[1] + 1):
            best = None
            for first, (cost, _) in layer.items():
                if first >= last:
                    continue
                width = self.width(first, last)
                if width > limit and last > first + 1:
                    continue
                total = cost + self._cost(first, last, width, limit, balanced=balanced)
                if best is None or total < best[0]:
                    best = total, first
            if best is not None:
                out[last] = best
        return out

    def _cost(self, first: int, last: int, width: int, limit: int, *, balanced: bool) -> float:
        """What a line of this width costs."""
        filled = width / limit
        if last < len(self.offsets) - 1:
            cut = self.cuts.get(self.offsets[last])
            return float((1 - filled) ** 2) + (cut.value if cut else 0.0)
        short = filled < SHORT_LAST or width < self._runt
        short = short or (filled < LONELY_WORD and last == first + 1)
        return float((1 - filled) ** 2 if balanced else 0.0) + (_BAD_END if short else 0.0)
