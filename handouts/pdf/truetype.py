"""Composed glyphs: a TrueType file with glyphs added that are other glyphs, each at its place.

A text reader takes a code of a font for characters that stand where the code stands. Shaping
makes several glyphs of one cluster, raises them, or moves them to the left. One glyph that holds
the whole cluster keeps both: the ink exactly (offsets are font units, as in shaping) and one code.
"""

import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Component: TypeAlias = tuple[int, int, int]
"""Glyph id, x and y offset in font units."""

ComposedGlyph: TypeAlias = tuple[Sequence[Component], int]
"""Components, drawn in order, and the advance of them all; no components make an empty glyph."""

_WORDS, _XY, _MORE, _OVERLAP = 0x0001, 0x0002, 0x0020, 0x0400
_SCALE, _XY_SCALE, _MATRIX, _SCALED_OFFSET = 0x0008, 0x0040, 0x0080, 0x0800
# Where fields stand in the tables head, hhea and maxp, in bytes. Source: OpenType 1.9.
_CHECKSUM, _BOX, _LONG_OFFSETS = 8, 36, 50
_WIDEST, _METRICS = 10, 34
_GLYPHS, _COMPOSITE_POINTS, _COMPOSITE_CONTOURS, _COMPONENTS, _DEPTH = 4, 10, 12, 28, 30
# A file's header, and a row of its directory, in bytes.
_HEADER, _ROW = 12, 16
# What the checksums of a whole file add up to.
_SUM = 0xB1B0AFBA
_TRANSFORMED = _SCALE | _XY_SCALE | _MATRIX


@dataclass(frozen=True, slots=True)
class _Part:
    """A component as a file has it; ``transform`` is empty where it is only moved."""

    flags: int
    gid: int
    dx: int
    dy: int
    transform: bytes


@dataclass(frozen=True, slots=True)
class _Size:
    """Points and contours of a glyph with all its components, and how deep these nest."""

    points: int
    contours: int
    depth: int


class _Glyphs:
    """The tables of a TrueType file, those with glyphs unpacked."""

    def __init__(self, data: bytes) -> None:
        self.version = data[:4]
        self.tables = {tag: data[start : start + length] for tag, start, length in _directory(data)}
        self.count: int = struct.unpack_from(">H", self.tables["maxp"], _GLYPHS)[0]
        glyf = self.tables["glyf"]
        self.outlines = [glyf[a:b] for a, b in pairwise(self._offsets())]
        self.metrics = self._metrics()
        self._sizes: dict[int, _Size] = {}

    def _offsets(self) -> list[int]:
        long: int = struct.unpack_from(">h", self.tables["head"], _LONG_OFFSETS)[0]
        form = f">{self.count + 1}{'L' if long else 'H'}"
        offsets = struct.unpack_from(form, self.tables["loca"])
        return list(offsets) if long else [2 * offset for offset in offsets]

    def _metrics(self) -> list[tuple[int, int]]:
        """Advance and left side bearing of every glyph."""
        full: int = struct.unpack_from(">H", self.tables["hhea"], _METRICS)[0]
        hmtx = self.tables["hmtx"]
        pairs: list[tuple[int, int]] = list(struct.iter_unpack(">Hh", hmtx[: 4 * full]))
        rest = struct.unpack_from(f">{self.count - full}h", hmtx, 4 * full)
        return pairs + [(pairs[-1][0], bearing) for bearing in rest]

    def contours(self, gid: int) -> int:
        """The number of contours; less than 0 for a composite glyph, 0 for an empty one."""
        outline = self.outlines[gid]
        return int.from_bytes(outline[:2], signed=True) if outline else 0

    def parts(self, gid: int) -> list[_Part]:
        """The components of a composite glyph."""
        outline, parts, at, flags = self.outlines[gid], list[_Part](), 10, _MORE
        while flags & _MORE:
            flags, component = struct.unpack_from(">HH", outline, at)
            at += 4
            form = ">hh" if flags & _WORDS else ">bb"
            dx, dy = struct.unpack_from(form, outline, at)
            at += struct.calcsize(form)
            length = 2 * bool(flags & _SCALE) + 4 * bool(flags & _XY_SCALE)
            length += 8 * bool(flags & _MATRIX)
            parts.append(_Part(flags, component, dx, dy, outline[at : at + length]))
            at += length
        return parts

    def flat(self, component: Component) -> list[_Part]:
        """The component, or its own components at their places where they can stand for it."""
        gid, dx, dy = component
        itself = [_Part(0, gid, dx, dy, b"")]
        if self.contours(gid) >= 0:
            return itself
        result: list[_Part] = []
        for part in self.parts(gid):
            if not part.flags & _XY or part.flags & _SCALED_OFFSET:
                return itself
            place = dx + part.dx, dy + part.dy
            if part.transform:
                flags = part.flags & _TRANSFORMED
                result.append(_Part(flags, part.gid, *place, part.transform))
            else:
                result += self.flat((part.gid, *place))
        return result

    def size(self, gid: int) -> _Size:
        """What ``maxp`` wants to know of a glyph."""
        size = self._sizes.get(gid)
        if size is None:
            contours = self.contours(gid)
            if contours < 0:
                size = _sum([self.size(part.gid) for part in self.parts(gid)])
            else:
                end = 8 + 2 * contours
                last = int.from_bytes(self.outlines[gid][end : end + 2]) if contours else -1
                size = _Size(last + 1, contours, 0)
            self._sizes[gid] = size
        return size

    def shift(self, gid: int) -> int:
        """How far a rasterizer moves a glyph that stands alone, but not one in a composite."""
        left: int = struct.unpack_from(">h", self.outlines[gid], 2)[0]
        return self.metrics[gid][1] - left

    def box(self, components: Sequence[Component]) -> tuple[int, int, int, int]:
        """The box that holds the boxes of the components, each at its place."""
        boxes = []
        for gid, dx, dy in components:
            x0, y0, x1, y1 = struct.unpack_from(">4h", self.outlines[gid], 2)
            boxes.append((x0 + dx, y0 + dy, x1 + dx, y1 + dy))
        left, low, right, high = zip(*boxes, strict=True)
        return min(left), min(low), max(right), max(high)


def compose(data: bytes, shapes: Sequence[ComposedGlyph]) -> bytes:
    """The TrueType file ``data`` with one more glyph for every shape, in order, after its own.

    Source: OpenType 1.9, glyf table, composite glyph description.
    """
    font = _Glyphs(data)
    counts, sizes = [0], [_Size(0, 0, 0)]
    for components, advance in shapes:
        ink = [(gid, dx + font.shift(gid), dy) for gid, dx, dy in components if font.outlines[gid]]
        if not ink:
            font.outlines.append(b"")
            font.metrics.append((advance, 0))
            continue
        box = font.box(ink)
        parts = [part for component in ink for part in font.flat(component)]
        font.outlines.append(_composite(box, parts))
        font.metrics.append((advance, box[0]))
        counts.append(len(parts))
        sizes.append(_sum([font.size(part.gid) for part in parts]))
    return _file(font.version, _written(font, max(counts), sizes))


def _sum(sizes: Sequence[_Size]) -> _Size:
    """The size of a glyph that has glyphs of these sizes for components."""
    points, contours = sum(s.points for s in sizes), sum(s.contours for s in sizes)
    return _Size(points, contours, 1 + max(s.depth for s in sizes))


def _composite(box: tuple[int, int, int, int], parts: Sequence[_Part]) -> bytes:
    """The outline of a composite glyph."""
    pieces = [struct.pack(">h4h", -1, *box)]
    # Components may overlap, as marks and the strokes of cursive scripts do.
    flags = _WORDS | _XY | _MORE | _OVERLAP
    for i, part in enumerate(parts, 1):
        if i == len(parts):
            flags &= ~_MORE
        pieces.append(struct.pack(">HHhh", flags | part.flags, part.gid, part.dx, part.dy))
        pieces.append(part.transform)
        flags &= ~_OVERLAP
    outline = b"".join(pieces)
    return outline + bytes(-len(outline) % 4)


def _written(font: _Glyphs, components: int, sizes: Sequence[_Size]) -> dict[str, bytes]:
    """The tables, those of glyphs packed again. ``components`` and ``sizes`` of composed glyphs."""
    offsets, end = [0], 0
    for outline in font.outlines:
        end += len(outline)
        offsets.append(end)
    boxes = [struct.unpack_from(">4h", outline, 2) for outline in font.outlines if outline]
    left, low, right, high = zip(*boxes, strict=True) if boxes else ((0,),) * 4
    bounds = (min(left), min(low), max(right), max(high))
    head = {_CHECKSUM: (0, "L"), _LONG_OFFSETS: (1, "h")}
    head |= {_BOX + 2 * i: (v, "h") for i, v in enumerate(bounds)}
    points, contours = struct.unpack_from(">2H", font.tables["maxp"], _COMPOSITE_POINTS)
    most, depth = struct.unpack_from(">2H", font.tables["maxp"], _COMPONENTS)
    maxp = {
        _GLYPHS: (len(font.outlines), "H"),
        _COMPOSITE_POINTS: (max(points, *(s.points for s in sizes), 0), "H"),
        _COMPOSITE_CONTOURS: (max(contours, *(s.contours for s in sizes), 0), "H"),
        _COMPONENTS: (max(most, components), "H"),
        _DEPTH: (max(depth, *(s.depth for s in sizes), 0), "H"),
    }
    widest = max(advance for advance, _ in font.metrics)
    hhea = {_WIDEST: (widest, "H"), _METRICS: (len(font.metrics), "H")}
    return font.tables | {
        "glyf": b"".join(font.outlines),
        "loca": struct.pack(f">{len(offsets)}L", *offsets),
        "hmtx": b"".join(struct.pack(">Hh", *metric) for metric in font.metrics),
        "hhea": _patched(font.tables["hhea"], hhea),
        "maxp": _patched(font.tables["maxp"], maxp),
        "head": _patched(font.tables["head"], head),
    }


def box(data: bytes) -> tuple[int, int, int, int]:
    """The box around all glyphs of the file: left, low, right, high in font units."""
    start = next(start for tag, start, _ in _directory(data) if tag == "head")
    x0, y0, x1, y1 = struct.unpack_from(">4h", data, start + _BOX)
    return x0, y0, x1, y1


def _directory(data: bytes) -> list[tuple[str, int, int]]:
    """Tag, offset and length of every table."""
    count: int = struct.unpack_from(">H", data, 4)[0]
    rows = [struct.unpack_from(">4sLLL", data, _HEADER + _ROW * i) for i in range(count)]
    return [(tag.decode("ascii"), offset, length) for tag, _, offset, length in rows]


def _patched(table: bytes, values: dict[int, tuple[int, str]]) -> bytes:
    """The table with values written at byte offsets."""
    result = bytearray(table)
    for offset, (value, form) in values.items():
        struct.pack_into(f">{form}", result, offset, value)
    return bytes(result)


def _checksum(data: bytes) -> int:
    words = array("I", data + bytes(-len(data) % 4))
    if struct.pack("=H", 1) == struct.pack("<H", 1):
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def _file(version: bytes, tables: dict[str, bytes]) -> bytes:
    """The tables in one file, sorted by tag, checksums right."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    search = (_ROW * power, power.bit_length() - 1, _ROW * (count - power))
    start = _HEADER + _ROW * count
    directory, body, head = bytearray(), bytearray(), 0
    for tag in sorted(tables):
        table = tables[tag]
        offset = start + len(body)
        if tag == "head":
            head = offset
        directory += struct.pack(">4sLLL", tag.encode(), _checksum(table), offset, len(table))
        body += table + bytes(-len(table) % 4)
    data = bytearray(version + struct.pack(">4H", count, *search) + directory + body)
    struct.pack_into(">L", data, head + _CHECKSUM, (_SUM - _checksum(bytes(data))) & 0xFFFFFFFF)
    return bytes(data)
