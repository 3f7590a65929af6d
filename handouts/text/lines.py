"""Lines of placed glyphs: a paragraph is shaped once and broken as often as copyfit asks."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from handouts import ucd
from handouts.linebreak import hyphens, segment
from handouts.linebreak.breaks import Cut, Stops
from handouts.text import bidi
from handouts.text.fonts import CIRCLE, FontBook
from handouts.text.itemize import Item, Setting, StyledSpan, items
from handouts.text.shape import GlyphRun
from handouts.text.shaped import GRAINS, Shaped
from handouts.text.spacing import CLOSING, HALF, OPENING, Space, has_wide_signs, spaces

# The first character of a text, and of what follows a space that a mark may not stand on.
_LEADING = re.compile(r"(?<![^ \t\n])\S")

_NO_INK = (
    frozenset(
        " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
        + ucd.SOFT_HYPHEN
        + segment.LINE_ENDS
    )
    | ucd.BIDI_CONTROLS
)
"""What is cut off at the end of a line: breaking spaces, soft hyphens, controls, line ends."""

_RUNT = round(3.1 * GRAINS)
"""Two ideographs and their signs: a last line that is hardly seen."""

_Tier = Callable[[str, str, int, int], tuple[int, ...]]
_LAST_RESORTS: tuple[tuple[Cut | None, _Tier], ...] = (
    (None, segment.words_of_phrases),
    (None, segment.held_breaks),
    (Cut.HYPHEN, hyphens.hyphenation),
    (Cut.TORN, segment.between_letters),
    (Cut.TORN, segment.between_graphemes),
)
"""Where a piece is broken that is wider than the measure; each in turn, where the last ones do not
suffice."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``runs`` stand in visual order, left to right, without the spaces at the end.

    ``start`` and ``end`` are offsets in the paragraph's text, and ``text`` is all between them, the
    spaces at the end included. ``width_em`` is the sum of the advances in em of the line's size.
    A hyphen at which a word is parted is in its run's text and in the width, not in ``text``.
    """

    runs: tuple[GlyphRun, ...]
    start: int
    end: int
    width_em: float
    text: str

    @property
    def hyphen(self) -> str:
        """The hyphen at its end that the paragraph does not have; else empty."""
        return next((run.hyphen for run in self.runs if run.hyphen), "")

    @property
    def ascent_em(self) -> float:
        """How far the ink of the line rises above its baseline, in em of the line's size."""
        return max((r.ink[0] / r.font.upem * r.scale for r in self.runs), default=0.0)

    @property
    def descent_em(self) -> float:
        """How far the ink of the line falls below its baseline, in em of the line's size."""
        return max((-r.ink[1] / r.font.upem * r.scale for r in self.runs), default=0.0)


class Paragraph:
    """A paragraph that is shaped, to be broken at any measure. Made by ``prepare``.

    ``text`` is all its spans together; ``missing`` has (offset, character) of all that no font has,
    ``torn`` of each mark that stands without its letter, under a dotted circle.
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
        gaps = spaces(text, setting)
        self._shaped = [Shaped(item, text, scales.get(item.script, 1.0), gaps) for item in found]
        self.missing = tuple(sorted({*missing, *self._undrawn(missing)}))
        self.torn = tuple(sorted({*self._circles()}))
        self._starts = [shaped.start for shaped in self._shaped]
        self._heads, self._tails = self._trims(gaps) if has_wide_signs(setting) else ({}, {})
        self._advance = self._advances()
        self._unsafe = {offset for shaped in self._shaped for offset in shaped.unsafe_offsets()}
        self._parts = self._paragraphs() if text.strip("".join(_NO_INK)) else ()
        self._exact = self._breaks_in_clusters()
        self._refined: tuple[int, tuple[Stops, ...]] = (-1, ())
        # what stands around the columns is set at the same measure for each size that is tried
        self._counts: dict[int, int] = {}
        self._lines: dict[tuple[int, bool], tuple[Line, ...]] = {}

    def __repr__(self) -> str:
        return f"Paragraph({self.text!r})"

    @property
    def width_em(self) -> float:
        """The width of the whole text on one line."""
        tail = self._tail(0, len(self.text))
        return self._width(0, tail) / GRAINS if tail else 0.0

    @cached_property
    def ascent_em(self) -> float:
        """How far the ink of the text rises above its baseline, in em; no line's rises further."""
        runs = (shaped.run for shaped in self._shaped)
        return max((r.ink[0] / r.font.upem * r.scale for r in runs), default=0.0)

    def count(self, measure_em: float) -> int:
        """The number of lines at a measure in em; the least that there can be."""
        limit = _grains(measure_em)
        known = self._counts.get(limit)
        if known is None:
            known = sum(len(stops.greedy(limit)) for stops in self._stops(limit))
            self._counts[limit] = known
        return known

    def lines(self, measure_em: float, *, balanced: bool = False) -> tuple[Line, ...]:
        """The lines at a measure in em: as many as ``count`` says, with as even a rag as possible.

        ``balanced`` makes the last line as long as the others, where it can: for titles.
        A line is wider than the measure only if a single grapheme is, with its hyphen, or a
        syllable of Burmese.
        """
        limit = _grains(measure_em)
        known = self._lines.get((limit, balanced))
        if known is None:
            known = self._lines[limit, balanced] = tuple(self._broken(limit, balanced))
        return known

    def _broken(self, limit: int, balanced: bool) -> Iterator[Line]:
        for stops in self._stops(limit):
            ends = stops.even(limit, balanced=balanced)
            for first, last in pairwise((0, *ends)):
                start, end = stops.offsets[first], stops.offsets[last]
                yield self._line(start, end, hyphen=stops.hyphen(last))

    def _undrawn(self, missing: tuple[tuple[int, str], ...]) -> Iterator[tuple[int, str]]:
        """(offset, character) of every .notdef that HarfBuzz gave, whatever the fonts promised.

        A grapheme with a character that is missing is one already: HarfBuzz names its first.
        """
        ends = segment.graphemes(self.text) if missing else ()
        known = {bisect_right(ends, offset) for offset, _ in missing}
        for shaped in self._shaped:
            run = shaped.run
            for place, glyph in enumerate(run.glyphs if 0 in run.glyphs else ()):
                offset = run.start + run.clusters[place]
                if glyph == 0 and bisect_right(ends, offset) not in known:
                    yield offset, self.text[offset]

    def _circles(self) -> Iterator[tuple[int, str]]:
        """(offset, character) of each mark that has no letter before it.

        HarfBuzz puts in a dotted circle for most, where a sequence is none of the script's; where
        it does not, a mark begins the text or a word. Source: OpenType, "Developing fonts for
        complex scripts", invalid combining marks; UAX #44, General_Category.
        """
        for found in _LEADING.finditer(self.text):
            if ucd.category(found[0])[0] == "M":
                yield found.start(), found[0]
        for shaped in self._shaped:
            run, circle = shaped.run, shaped.run.font.circle
            for place, glyph in enumerate(run.glyphs if circle in run.glyphs else ()):
                char = run.text[run.clusters[place]]
                if circle and glyph == circle and ord(char) != CIRCLE:
                    yield run.start + run.clusters[place], _mark(run.text[run.clusters[place] :])

    # --- measuring

    def _trims(self, gaps: Mapping[int, Space]) -> tuple[dict[int, float], dict[int, float]]:
        """The space in em that a line has not at its ends, by where it begins and where it ends."""
        heads, tails = {}, {}
        for offset, char in enumerate(self.text):
            space = gaps.get(offset, Space())
            if char in OPENING and not space.before and self._item(offset).is_wide(offset):
                heads[offset] = HALF
            elif char in CLOSING and not space.after and self._item(offset).is_wide(offset):
                tails[offset + 1] = HALF
            elif space.after:
                tails[offset + 1] = -space.after
        return heads, tails

    def _trimmed(self, start: int, end: int) -> int:
        """The width that a line loses at its ends, in grains: not above 0."""
        loss = 0
        for trims, edge, offset in ((self._heads, start, start), (self._tails, end, end - 1)):
            if edge in trims:
                shaped = self._item(offset)
                loss += round(trims[edge] * shaped.item.font.upem) * shaped.unit
        return loss

    def _advances(self) -> list[int]:
        """The cumulative advance before each offset, in grains."""
        each = [0] * len(self.text)
        for shaped in self._shaped:
            each[shaped.start : shaped.end] = shaped.advances()
        return list(accumulate(each, initial=0))

    def _width(self, start: int, end: int, *, hyphen: bool = False) -> int:
        """The exact width of a line from ``start`` to ``end``, where its ink ends."""
        if end <= start:
            return 0
        trimmed = self._trimmed(start, end) if self._heads or self._tails else 0
        return trimmed + self._untrimmed(start, end, hyphen=hyphen)

    def _untrimmed(self, start: int, end: int, *, hyphen: bool) -> int:
        if hyphen:
            last = self._item(end - 1)
            head = max(start, last.start)
            before = self._untrimmed(start, head, hyphen=False) if head > start else 0
            return before + last.grains(last.hyphened(head, end))
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

    def _item(self, offset: int) -> Shaped:
        """The item around an offset; the nearest one, if the offset is in none."""
        return self._shaped[max(0, bisect_right(self._starts, offset) - 1)]

    def _tail(self, start: int, end: int) -> int:
        """Where the ink of a line ends."""
        while end > start and self.text[end - 1] in _NO_INK:
            end -= 1
        return end

    # --- breaking

    def _paragraphs(self) -> tuple[Stops, ...]:
        """The stops between each two line ends of the text."""
        breaks = segment.line_breaks(
            self.text, self._setting.language, phrases=self._setting.phrases
        )
        forced = [b for b in segment.mandatory_breaks(self.text) if b < len(self.text)]
        bounds = [0, *forced, len(self.text)]
        soft = dict.fromkeys(hyphens.soft_hyphens(self.text), Cut.HYPHEN)
        return tuple(
            self._build([start, *(b for b in breaks if start < b < end), end], soft)
            for start, end in pairwise(bounds)
        )

    def _breaks_in_clusters(self) -> bool:
        """Whether advances say little, as a break parts what HarfBuzz has put together."""
        stops = {offset for part in self._parts for offset in part.offsets} & self._unsafe
        if not stops:
            return False
        clusters = {s.start + cluster for s in self._shaped for cluster in s.run.clusters}
        return not stops <= clusters

    def _build(self, offsets: list[int], cuts: Mapping[int, Cut]) -> Stops:
        tails = [offsets[0], *(self._tail(a, b) for a, b in pairwise(offsets))]
        runt = _RUNT if has_wide_signs(self._setting) else 0
        return Stops(offsets, tails, self._advance, self._width, cuts, runt)

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
        """The stops with more of them in the pieces that are wider than the measure."""
        offsets, cuts = list(stops.offsets), dict(stops.cuts)
        for cut, tier in _LAST_RESORTS:
            if tier is segment.words_of_phrases and not self._setting.phrases:
                continue
            wide = [pair for pair in pairwise(offsets) if self._over(*pair, cuts, limit)]
            for start, end in wide:
                more = tier(self.text, self._item(start).item.language, start, end)
                if cut is Cut.HYPHEN:
                    more = self._room_for_hyphens(start, more, limit)
                offsets += more
                cuts.update({offset: cut for offset in more if cut})
            offsets.sort()
        return self._build(offsets, cuts)

    def _over(self, start: int, end: int, cuts: Mapping[int, Cut], limit: int) -> bool:
        """Whether the piece between two stops is wider than the limit."""
        return (
            self._width(start, self._tail(start, end), hyphen=cuts.get(end) is Cut.HYPHEN) > limit
        )

    def _room_for_hyphens(self, start: int, offsets: Sequence[int], limit: int) -> tuple[int, ...]:
        """Those of the offsets whose syllable fits a line together with its hyphen."""
        syllables = pairwise((start, *offsets))
        return tuple(
            end for first, end in syllables if self._width(first, end, hyphen=True) <= limit
        )

    # --- placing

    def _line(self, start: int, end: int, *, hyphen: bool) -> Line:
        """The line of text[start:end], its runs in visual order (UAX #9, L1 and L2)."""
        tail = self._tail(start, end)
        runs: list[GlyphRun] = []
        width = 0
        index = max(0, bisect_right(self._starts, start) - 1)
        for shaped in self._shaped[index:]:
            if shaped.start >= tail:
                break
            first, last = max(start, shaped.start), min(tail, shaped.end)
            if first >= last:
                continue
            hyphened = hyphen and last == tail
            run = shaped.hyphened(first, last) if hyphened else shaped.piece(first, last)
            if first == start and start in self._heads:
                run = run.spaced(start, self._heads[start], 0.0)
            if last == tail and tail in self._tails:
                run = run.spaced(tail - 1, 0.0, self._tails[tail])
            if run.glyphs:
                runs.append(run)
                width += shaped.grains(run)
        order = bidi.reorder([run.level for run in runs])
        placed = tuple(runs[n] for n in order)
        return Line(placed, start, end, width / GRAINS, self.text[start:end])


def prepare(spans: Sequence[StyledSpan], setting: Setting, book: FontBook) -> Paragraph:
    """A paragraph of the spans' text one after another, in logical order, shaped once."""
    text = "".join(span.text for span in spans)
    levels = bidi.levels(text, setting.direction)
    found, missing = items(spans, levels, setting, book)
    return Paragraph(text, found, setting, missing)


def _grains(measure_em: float) -> int:
    """The measure in grains, rounded so that no width_em can come out above it."""
    if measure_em <= 0:
        raise ValueError(f"a measure of {measure_em} em has room for nothing")
    limit = round(measure_em * GRAINS)
    return limit - 1 if limit / GRAINS > measure_em else limit


def _mark(cluster: str) -> str:
    """The first mark of a text that begins with a cluster, else its first character."""
    return next((char for char in cluster if ucd.category(char)[0] == "M"), cluster[0])
