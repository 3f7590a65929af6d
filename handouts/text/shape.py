"""Glyph runs: HarfBuzz's glyphs and positions for a run of one font, script, language and level."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass, replace

import uharfbuzz as hb

from handouts.text.fonts import Font
from handouts.text.itemize import Item, Link

HARFBUZZ: str = hb.version_string()
"""The version of HarfBuzz, which a package of another version may carry."""

_FLAGS_ONLY = (
    hb.BufferSerializeFlags.NO_GLYPH_NAMES
    | hb.BufferSerializeFlags.NO_CLUSTERS
    | hb.BufferSerializeFlags.NO_POSITIONS
    | hb.BufferSerializeFlags.GLYPH_FLAGS
)


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Placed glyphs of one run. Text is in logical order, glyphs in visual order, left to right.

    ``start`` is the offset of ``text`` in the paragraph; ``clusters`` are indexes into ``text``.
    ``advances`` and offsets are in font units, to be multiplied by ``scale`` and the line's size.
    ``unsafe`` is 1 where the text cannot be cut before the glyph's cluster without new shaping.
    ``before`` and ``after`` are letters of the neighbouring runs that these join to (Arabic letters
    across a change of weight); HarfBuzz needs them as context to give the same glyphs again.
    ``hyphen`` is the end of ``text`` where a word is hyphenated there; the paragraph does not have
    it, and when the text is read again it is to come back as a soft hyphen, U+00AD.
    ``link`` is where the words lead, None where they do not.
    """

    font: Font
    text: str
    start: int
    level: int
    script: str
    language: str
    strong: bool
    scale: float
    glyphs: "array[int]"
    clusters: "array[int]"
    advances: "array[int]"
    x_offsets: "array[int]"
    y_offsets: "array[int]"
    unsafe: bytes
    before: str = ""
    after: str = ""
    hyphen: str = ""
    link: Link | None = None

    @property
    def end(self) -> int:
        """The offset in the paragraph after the run's text."""
        return self.start + len(self.text) - len(self.hyphen)

    @property
    def rtl(self) -> bool:
        """Whether the run is set from right to left."""
        return bool(self.level % 2)

    @property
    def width(self) -> int:
        """The sum of the advances in font units."""
        return sum(self.advances)

    @property
    def ink(self) -> tuple[int, int]:
        """The highest and the lowest y of its ink, from the baseline, in font units."""
        extents = map(self.font.ink, self.glyphs)
        inked = [(y + e[0], y + e[1]) for y, e in zip(self.y_offsets, extents, strict=True) if e]
        return max((top for top, _ in inked), default=0), min((low for _, low in inked), default=0)

    def glyph_range(self, start: int, end: int) -> tuple[int, int]:
        """First and last + 1 of the glyphs of the clusters that begin in text[start:end]."""
        if self.rtl:
            first = bisect_left(self.clusters, -end + 1, key=int.__neg__)
            return first, bisect_left(self.clusters, -start + 1, key=int.__neg__)
        return bisect_left(self.clusters, start), bisect_left(self.clusters, end)

    def cut(self, start: int, end: int) -> "GlyphRun":
        """The part for text[start:end]; both must be safe to break at."""
        if start == 0 and end == len(self.text):
            return self
        first, last = self.glyph_range(start, end)
        clusters = self.clusters[first:last]
        return replace(
            self,
            text=self.text[start:end],
            start=self.start + start,
            glyphs=self.glyphs[first:last],
            clusters=array("i", [c - start for c in clusters]) if start else clusters,
            advances=self.advances[first:last],
            x_offsets=self.x_offsets[first:last],
            y_offsets=self.y_offsets[first:last],
            unsafe=self.unsafe[first:last],
            before=self.before if start == 0 else "",
            after=self.after if end == len(self.text) else "",
            hyphen=self.hyphen if end == len(self.text) else "",
        )

    def spaced(self, offset: int, before: float, after: float) -> "GlyphRun":
        """The run with more or less space around a character, in em; its glyphs stay the same.

        ``offset`` is the character's in the paragraph. What has no glyph of its own stays as it is.
        """
        index = offset - self.start
        first, last = self.glyph_range(index, index + 1)
        if first == last:
            return self
        ahead, behind = round(before * self.font.upem), round(after * self.font.upem)
        advances, x_offsets = self.advances[:], self.x_offsets[:]
        for glyph in range(first, last):
            x_offsets[glyph] += ahead
        advances[first] += ahead
        advances[last - 1] += behind
        return replace(self, advances=advances, x_offsets=x_offsets)


def shape(item: Item, text: str, start: int, scale: float, hyphen: str = "") -> GlyphRun:
    """The run of ``text``, which begins at ``start`` of the paragraph and lies within the item.

    ``hyphen`` is added to the text, and shaped with it.
    """
    before = item.before if start == item.start else ""
    after = item.after if start + len(text) == item.end and not hyphen else ""
    text += hyphen
    buffer = hb.Buffer()
    buffer.add_str(before + text + after, len(before), len(text))
    buffer.direction = "rtl" if item.level % 2 else "ltr"
    buffer.script = item.script
    buffer.language = item.language
    # what has no ink should have no glyph: a space of no width breaks words when text is extracted
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(item.font.hb_font, buffer)  # with its own features: none is on or off besides
    infos = buffer.glyph_infos or ()
    positions = [p.position for p in buffer.glyph_positions or ()]
    shift = len(before)
    return GlyphRun(
        font=item.font,
        text=text,
        start=start,
        level=item.level,
        script=item.script,
        language=item.language,
        strong=item.strong,
        scale=scale,
        glyphs=array("i", [i.codepoint for i in infos]),
        clusters=array("i", [i.cluster - shift for i in infos]),
        advances=array("i", [p[2] for p in positions]),
        x_offsets=array("i", [p[0] for p in positions]),
        y_offsets=array("i", [p[1] for p in positions]),
        unsafe=_unsafe(buffer, item.font),
        before=before,
        after=after,
        hyphen=hyphen,
        link=item.link,
    )


def _unsafe(buffer: hb.Buffer, font: Font) -> bytes:
    """1 for each glyph that is unsafe to break before, else 0.

    Read from the serialized buffer: GlyphInfo.flags makes an enum of each, ten times slower.
    """
    if not len(buffer):
        return b""
    listed = buffer.serialize(font.hb_font, hb.BufferSerializeFormat.TEXT, _FLAGS_ONLY)
    unsafe = int(hb.GlyphFlags.UNSAFE_TO_BREAK)
    return bytes(
        [int(g.partition("#")[2], 16) & unsafe if "#" in g else 0 for g in listed[1:-1].split("|")]
    )
