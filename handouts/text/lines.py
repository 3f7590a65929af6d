"""Lines of placed glyphs: a paragraph is shaped once and broken as often as copyfit asks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from handouts.text import bidi, segment
from handouts.text.breaks import Stops
from handouts.text.fonts import FontBook
from handouts.text.itemize import Item, Setting, Span, items
from handouts.text.shape import GlyphRun, shape

__all__ = ["Line", "Paragraph", "Setting", "Span", "prepare"]

GRAINS = 2_048_000_000_000
"""Integer units of an em, so that widths add up exactly whatever the font's units and the scale."""

_NO_INK = frozenset(
    " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" + segment.LINE_ENDS
)
"""What is cut off at the end of a line: breaking spaces, bidi controls, line ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``runs`` stand in visual order, left to right, without the spaces at the end.

    ``start`` and ``end`` are offsets in the paragraph's text, and ``text`` is all between them, the
    spaces at the end included. ``width_em`` is the sum of the advances in em of the line's size.
    """

    runs: tuple[GlyphRun, ...]
    start: int
    end: int
    width_em: float
    text: str

    @property
    def ascent_em(self) -> float:
        """How far the ink of the line rises above its baseline, in em of the line's size."""
        return max((r.ink[0] / r.font.upem * r.scale for r in self.runs), default=0.0)

    @property
    def descent_em(self) -> float:
        """How far the ink of the line falls below its baseline, in em of the line's size."""
        return max((-r.ink[1] / r.font.upem * r.scale for r in self.runs), default=0.0)


class _Shaped:
    """An item, its glyphs, and what changes when a line begins or ends inside it."""

    __slots__ = ("_safe", "_unit", "_widths", "end", "item", "run", "start")

    def __init__(self, item: Item, text: str, scale: float) -> None:
        self.item = item
        self.start, self.end = item.start, item.end
        self.run = shape(item, text[item.start : item.end], item.start, scale)
        self._unit = round(GRAINS * scale / item.font.upem)
        self._safe = self._safe_offsets()
        self._widths: dict[tuple[int, int], int] = {}

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
        unit = self._unit
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
        return shape(self.item, self.run.text[first:last], start, self.run.scale)

    def grains(self, run: GlyphRun) -> int:
        """The width of a run of this item."""
        return run.width * self._unit

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
            run = shape(self.item, self.run.text[first:last], start, self.run.scale)
            was = advance[self.start + last] - advance[start]
            known = self._widths[first, last] = self.grains(run) - was
        return known


class Paragraph:
    """A paragraph that is shaped, to be broken at any measure. Made by ``prepare``.

    ``text`` is all its spans together; ``missing`` has (offset, character) of all that no font has.
    """

    def __init__(
        self,
        text: str,
        found: Sequence[Item],
        setting: Setting,
        missing: tuple[tuple[int, str], ...],
    ) -> None:
        self.text = text
        self._setting = setting
        scales = setting.scales
        self._shaped = [_Shaped(item, text, scales.get(item.script, 1.0)) for item in found]
        self.missing = tuple(sorted({*missing, *self._undrawn()}))
        self._starts = [shaped.start for shaped in self._shaped]
        self._advance = self._advances()
        self._unsafe = {offset for shaped in self._shaped for offset in shaped.unsafe_offsets()}
        self._parts = self._paragraphs() if text.strip("".join(_NO_INK)) else ()
        self._exact = self._breaks_in_clusters()
        self._refined: tuple[int, tuple[Stops, ...]] = (-1, ())

    def __repr__(self) -> str:
        return f"Paragraph({self.text!r})"

    @property
    def width_em(self) -> float:
        """The width of the whole text on one line."""
        tail = self._tail(0, len(self.text))
        return self._width(0, tail) / GRAINS if tail else 0.0

    def count(self, measure_em: float) -> int:
        """The number of lines at a measure in em; the least that there can be."""
        limit = _grains(measure_em)
        return sum(len(stops.greedy(limit)) for stops in self._stops(limit))

    def lines(self, measure_em: float, balanced: bool = False) -> tuple[Line, ...]:
        """The lines at a measure in em: as many as ``count`` says, with as even a rag as possible.

        ``balanced`` makes the last line as long as the others, where it can: for titles.
        A line is wider than the measure only if a single grapheme is.
        """
        limit = _grains(measure_em)
        out = []
        for stops in self._stops(limit):
            ends = stops.even(limit, balanced)
            for first, last in pairwise((0, *ends)):
                out.append(self._line(stops.offsets[first], stops.offsets[last]))
        return tuple(out)

    def _undrawn(self) -> Iterator[tuple[int, str]]:
        """(offset, character) of every .notdef that HarfBuzz gave, whatever the fonts promised."""
        for shaped in self._shaped:
            run = shaped.run
            for place, glyph in enumerate(run.glyphs if 0 in run.glyphs else ()):
                if glyph == 0:
                    offset = run.start + run.clusters[place]
                    yield offset, self.text[offset]

    # --- measuring

    def _advances(self) -> list[int]:
        """The cumulative advance before each offset, in grains."""
        each = [0] * len(self.text)
        for shaped in self._shaped:
            each[shaped.start : shaped.end] = shaped.advances()
        return list(accumulate(each, initial=0))

    def _width(self, start: int, end: int) -> int:
        """The exact width of a line from ``start`` to ``end``, where its ink ends."""
        width = self._advance[end] - self._advance[start]
        head = start
        if end in self._unsafe:
            last = self._item(end)
            head = max(start, last.start)
            width += last.change(head, end, self._advance)
        if start in self._unsafe and (head > start or end not in self._unsafe):
            first = self._item(start)
            width += first.change(start, min(end, first.end), self._advance)
        return width

    def _item(self, offset: int) -> _Shaped:
        """The item around an offset that is inside one."""
        return self._shaped[bisect_right(self._starts, offset) - 1]

    def _tail(self, start: int, end: int) -> int:
        """Where the ink of a line ends."""
        while end > start and self.text[end - 1] in _NO_INK:
            end -= 1
        return end

    # --- breaking

    def _paragraphs(self) -> tuple[Stops, ...]:
        """The stops between each two line ends of the text."""
        breaks = segment.line_breaks(self.text, self._setting.language, self._setting.phrases)
        forced = [b for b in segment.mandatory_breaks(self.text) if b < len(self.text)]
        bounds = [0, *forced, len(self.text)]
        return tuple(
            self._build([start, *(b for b in breaks if start < b < end), end])
            for start, end in pairwise(bounds)
        )

    def _breaks_in_clusters(self) -> bool:
        """Whether advances say little, as a break parts what HarfBuzz has put together."""
        stops = {offset for part in self._parts for offset in part.offsets} & self._unsafe
        if not stops:
            return False
        clusters = {s.start + cluster for s in self._shaped for cluster in s.run.clusters}
        return not stops <= clusters

    def _build(self, offsets: list[int], torn: frozenset[int] = frozenset()) -> Stops:
        tails = [offsets[0], *(self._tail(a, b) for a, b in pairwise(offsets))]
        return Stops(offsets, tails, self._advance, self._width, torn)

    def _stops(self, limit: int) -> tuple[Stops, ...]:
        """The stops for a measure; pieces that are wider than it get more of them."""
        # a piece may grow a little where it is shaped again, hence the tenth
        fits = all(stops.widest * 10 <= limit * 9 for stops in self._parts)
        if fits and not self._exact:
            return self._parts
        if self._refined[0] != limit:
            self._refined = limit, tuple(self._refine(stops, limit) for stops in self._parts)
        return self._refined[1]

    def _refine(self, stops: Stops, limit: int) -> Stops:
        offsets, torn = list(stops.offsets), set[int]()
        for tier in range(segment.EMERGENCY_TIERS):
            wide = [
                (a, b) for a, b in pairwise(offsets) if self._width(a, self._tail(a, b)) > limit
            ]
            for start, end in wide:
                language = self._setting.language
                more = segment.emergency_breaks(self.text, language, start, end)[tier]
                offsets += more
                torn.update(more if tier else ())
            offsets.sort()
        return self._build(offsets, frozenset(torn))

    # --- placing

    def _line(self, start: int, end: int) -> Line:
        """The line of text[start:end], its runs in visual order (UAX #9, L1 and L2)."""
        tail = self._tail(start, end)
        runs: list[GlyphRun] = []
        width = 0
        index = max(0, bisect_right(self._starts, start) - 1)
        for shaped in self._shaped[index:]:
            if shaped.start >= tail:
                break
            first, last = max(start, shaped.start), min(tail, shaped.end)
            run = shaped.piece(first, last) if first < last else None
            if run and run.glyphs:
                runs.append(run)
                width += shaped.grains(run)
        order = bidi.reorder([run.level for run in runs])
        placed = tuple(runs[n] for n in order)
        return Line(placed, start, end, width / GRAINS, self.text[start:end])


def prepare(spans: Sequence[Span], setting: Setting, book: FontBook) -> Paragraph:
    """A paragraph of the spans' text one after another, in logical order, shaped once."""
    text = "".join(span.text for span in spans)
    levels = bidi.levels(text, "rtl" if setting.direction == "rtl" else "ltr")
    found, missing = items(spans, levels, setting, book)
    return Paragraph(text, found, setting, missing)


def _grains(measure_em: float) -> int:
    """The measure in grains, rounded so that no width_em can come out above it."""
    if measure_em <= 0:
        raise ValueError(f"a measure of {measure_em} em has room for nothing")
    limit = round(measure_em * GRAINS)
    return limit - 1 if limit / GRAINS > measure_em else limit
