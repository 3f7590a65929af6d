"""An item with its glyphs, and its parts: what changes when a line begins or ends inside it."""

from collections.abc import Mapping, Sequence

from handouts.text.itemize import Item
from handouts.text.shape import GlyphRun, shape
from handouts.text.spacing import Space

GRAINS = 2_048_000_000_000
"""Integer units of an em, so that widths add up exactly whatever the font's units and the scale."""


class Shaped:
    """An item, its glyphs, and what changes when a line begins or ends inside it."""

    __slots__ = ("_hyphened", "_safe", "_scale", "_spaces", "_text", "_widths",
                 "end", "item", "run", "start", "unit")  # fmt: skip

    def __init__(self, item: Item, text: str, scale: float, spaces: Mapping[int, Space]) -> None:
        self.item = item
        self.start, self.end = item.start, item.end
        self._text, self._scale = text, scale
        self._spaces: Mapping[int, Space] = {}
        self.unit = round(GRAINS * scale / item.font.upem)
        self.run = self._shape(self.start, self.end)
        own = {n: space for n, space in spaces.items() if self.start <= n < self.end}
        if own:
            # a sign that is narrow in its font has nothing to lose
            self._spaces = {
                n: s for n, s in own.items() if min(s.before, s.after) >= 0 or self.is_wide(n)
            }
            self.run = self._shape(self.start, self.end)
        self._safe = self._safe_offsets()
        self._widths: dict[tuple[int, int], int] = {}
        self._hyphened: dict[tuple[int, int], GlyphRun] = {}

    def _shape(self, start: int, end: int, hyphen: str = "") -> GlyphRun:
        run = shape(self.item, self._text[start:end], start, self._scale, hyphen)
        for offset, space in self._spaces.items():
            if start <= offset < end:
                run = run.spaced(offset, space.before, space.after)
        return run

    def is_wide(self, offset: int) -> bool:
        """Whether the character at an offset has a glyph of a whole em."""
        first, last = self.run.glyph_range(offset - self.start, offset - self.start + 1)
        space = self._spaces.get(offset, Space())
        em = round((1 + space.before + space.after) * self.item.font.upem)
        return sum(self.run.advances[first:last]) == em

    def _safe_offsets(self) -> bytearray:
        """1 for each offset in the item where HarfBuzz allows to cut the glyphs.

        Against the direction of the script it orders the glyphs of a part by whether there are
        digits in it, and its flags do not know that.
        """
        safe = bytearray(self.end - self.start + 1)
        if self.item.native:
            for cluster, unsafe in zip(self.run.clusters, self.run.unsafe, strict=True):
                safe[cluster] = not unsafe
        safe[0] = safe[-1] = 1
        return safe

    def advances(self) -> list[int]:
        """The advance of each character in grains; a cluster's stands at its first character."""
        unit = self.unit
        out = [0] * (self.end - self.start)
        for cluster, advance in zip(self.run.clusters, self.run.advances, strict=True):
            out[cluster] += advance * unit
        return out

    def unsafe_offsets(self) -> list[int]:
        """The offsets in the paragraph where cutting needs new shaping."""
        return [self.start + n for n, safe in enumerate(self._safe) if not safe]

    def piece(self, start: int, end: int) -> GlyphRun:
        """The run for a part of the item, as HarfBuzz shapes it by itself."""
        first, last = start - self.start, end - self.start
        if self._safe[first] and self._safe[last]:
            return self.run.cut(first, last)
        return self._shape(start, end)

    def hyphened(self, start: int, end: int) -> GlyphRun:
        """The run for a part of the item with a hyphen at its end."""
        run = self._hyphened.get((start, end))
        if run is None:
            run = self._hyphened[start, end] = self._shape(start, end, self.item.font.hyphen)
        return run

    def grains(self, run: GlyphRun) -> int:
        """The width of a run of this item."""
        return run.width * self.unit

    def change(self, start: int, end: int, advance: Sequence[int]) -> int:
        """By how much a part of the item is wider by itself than where it stands, in grains.

        Only what lies between the cut and the next safe offset is shaped again.
        """
        first, last = start - self.start, end - self.start
        head = self._safe.find(1, first)
        tail = self._safe.rfind(1, 0, last + 1)
        if head <= tail:
            return self._wider(first, head, advance) + self._wider(tail, last, advance)
        return self._wider(first, last, advance)

    def _wider(self, first: int, last: int, advance: Sequence[int]) -> int:
        if first == last:
            return 0
        known = self._widths.get((first, last))
        if known is None:
            start = self.start + first
            run = self._shape(start, self.start + last)
            was = advance[self.start + last] - advance[start]
            known = self._widths[first, last] = self.grains(run) - was
        return known
