"""Composed glyphs: a TrueType file with glyphs added that are other glyphs, each at its place.

A text reader takes a code of a font for a character that stands where the code stands. Shaping
makes several glyphs of one cluster, raises them, or moves them to the left. One glyph that holds
the whole cluster keeps both: the ink exactly (offsets are font units, as in shaping) and one code.
"""

import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Component: TypeAlias = tuple[int, int, int]
"""Glyph id, x and y offset in font units."""

_WORDS, _XY, _MORE, _OVERLAP = 0x0001, 0x0002, 0x0020, 0x0400
_SCALE, _XY_SCALE, _MATRIX, _SCALED_OFFSET = 0x0008, 0x0040, 0x0080, 0x0800
_INSTRUCTIONS, _METRICS, _ROUND = 0x0100, 0x0200, 0x0004


@dataclass(frozen=True, slots=True)
class _Part:
    """A component as it is written: ``flags`` of its transformation only."""

    flags: int
    gid: int
    dx: int
    dy: int
    transform: bytes


@dataclass(frozen=True, slots=True)
class _Size:
    """Points and contours of a glyph with all its components, and how deep they nest."""

    points: int
    contours: int
    depth: int


class _Tables:
    """The tables of a TrueType file, those with glyphs unpacked."""

    def __init__(self, data: bytes) -> None:
        self.version = data[:4]
        self.tables: dict[str, bytes] = {}
        for i in range(struct.unpack_from(">H", data, 4)[0]):
            tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * i)
            self.tables[tag.decode("ascii")] = data[offset : offset + length]
        self.count: int = struct.unpack_from(">H", self.tables["maxp"], 4)[0]
        self.loca = self._loca()
        self.glyphs = [
            self.tables["glyf"][a:b] for a, b in zip(self.loca, self.loca[1:], strict=False)
        ]
        self.metrics = self._metrics()

    def _loca(self) -> list[int]:
        long = struct.unpack_from(">h", self.tables["head"], 50)[0]
        form = f">{self.count + 1}{'L' if long else 'H'}"
        offsets = struct.unpack_from(form, self.tables["loca"])
        return list(offsets) if long else [2 * offset for offset in offsets]

    def _metrics(self) -> list[tuple[int, int]]:
        """Advance and left side bearing of every glyph."""
        full: int = struct.unpack_from(">H", self.tables["hhea"], 34)[0]
        hmtx = self.tables["hmtx"]
        pairs = [struct.unpack_from(">Hh", hmtx, 4 * i) for i in range(full)]
        rest = struct.unpack_from(f">{self.count - full}h", hmtx, 4 * full)
        return pairs + [(pairs[-1][0], bearing) for bearing in rest]

    def parts(self, gid: int) -> list[_Part]:
        """The components of a composite glyph; none of a simple one."""
        glyph = self.glyphs[gid]
        if len(glyph) < 10 or struct.unpack_from(">h", glyph)[0] >= 0:
            return []
        parts: list[_Part] = []
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, component = struct.unpack_from(">HH", glyph, at)
            at += 4
            form = ">hh" if flags & _WORDS else ">bb"
            dx, dy = struct.unpack_from(form, glyph, at) if flags & _XY else (0, 0)
            at += 4 if flags & _WORDS else 2
            length = (
                2 * bool(flags & _SCALE) + 4 * bool(flags & _XY_SCALE) + 8 * bool(flags & _MATRIX)
            )
            parts.append(_Part(flags, component, dx, dy, glyph[at : at + length]))
            at += length
        return parts

    def flat(self, component: Component) -> list[_Part]:
        """The component, or its own components at their places where they can stand for it."""
        gid, dx, dy = component
        parts = self.parts(gid)
        plain = all(p.flags & _XY and not p.flags & _SCALED_OFFSET for p in parts)
        if not parts or not plain:
            return [_Part(0, gid, dx, dy, b"")]
        keep = _SCALE | _XY_SCALE | _MATRIX
        result: list[_Part] = []
        for part in parts:
            if part.transform:
                result.append(
                    _Part(part.flags & keep, part.gid, dx + part.dx, dy + part.dy, part.transform)
                )
            else:
                result += self.flat((part.gid, dx + part.dx, dy + part.dy))
        return result

    def size(self, gid: int) -> _Size:
        """What ``maxp`` wants to know of a glyph."""
        glyph = self.glyphs[gid]
        if len(glyph) < 10:
            return _Size(0, 0, 0)
        contours = struct.unpack_from(">h", glyph)[0]
        if contours >= 0:
            last = struct.unpack_from(">H", glyph, 8 + 2 * contours)[0] if contours else -1
            return _Size(last + 1, contours, 0)
        sizes = [self.size(part.gid) for part in self.parts(gid)]
        return _Size(
            sum(s.points for s in sizes),
            sum(s.contours for s in sizes),
            1 + max(s.depth for s in sizes),
        )

    def shift(self, gid: int) -> int:
        """How far a rasterizer moves the glyph when it stands alone, but not in a composite."""
        glyph = self.glyphs[gid]
        if len(glyph) < 10:
            return 0
        left: int = struct.unpack_from(">h", glyph, 2)[0]
        return self.metrics[gid][1] - left

    def box(self, components: Sequence[Component]) -> tuple[int, int, int, int]:
        """The box that holds the boxes of the components, each at its place."""
        boxes = []
        for gid, dx, dy in components:
            x0, y0, x1, y1 = struct.unpack_from(">4h", self.glyphs[gid], 2)
            boxes.append((x0 + dx, y0 + dy, x1 + dx, y1 + dy))
        left, low, right, high = zip(*boxes, strict=True)
        return min(left), min(low), max(right), max(high)


def compose(data: bytes, shapes: Sequence[tuple[Sequence[Component], int]]) -> bytes:
    """The TrueType file ``data`` with one more glyph for every shape, in order, after its own.

    A shape is its components, drawn in order, and its advance. One without ink is an empty glyph.
    Source: OpenType 1.9, glyf table, composite glyph description.
    """
    font = _Tables(data)
    sizes = [font.size(gid) for gid in range(font.count)]
    for components, advance in shapes:
        ink = [(gid, dx + font.shift(gid), dy) for gid, dx, dy in components if font.glyphs[gid]]
        glyph, left = _composite(font, ink)
        font.glyphs.append(glyph)
        font.metrics.append((advance, left))
        sizes.append(font.size(len(font.glyphs) - 1))
    return _written(font, sizes)


def _composite(font: _Tables, ink: Sequence[Component]) -> tuple[bytes, int]:
    """A composite glyph and its left side bearing."""
    if not ink:
        return b"", 0
    box = font.box(ink)
    parts = [part for component in ink for part in font.flat(component)]
    pieces = [struct.pack(">h4h", -1, *box)]
    for i, part in enumerate(parts):
        flags = part.flags | _WORDS | _XY | (_MORE if i + 1 < len(parts) else 0)
        if i == 0:
            # Components may overlap, as marks and strokes of cursive scripts do.
            flags |= _OVERLAP
        pieces.append(struct.pack(">HHhh", flags, part.gid, part.dx, part.dy) + part.transform)
    return b"".join(pieces), box[0]


def _written(font: _Tables, sizes: Sequence[_Size]) -> bytes:
    """The file with its glyph tables packed again."""
    tables = dict(font.tables)
    offsets, glyf = [0], bytearray()
    for glyph in font.glyphs:
        glyf += glyph + bytes(-len(glyph) % 4)
        offsets.append(len(glyf))
    tables["glyf"] = bytes(glyf)
    tables["loca"] = struct.pack(f">{len(offsets)}L", *offsets)
    tables["hmtx"] = b"".join(
        struct.pack(">Hh", max(0, metric[0]), metric[1]) for metric in font.metrics
    )
    tables["hhea"] = _patched(
        tables["hhea"],
        {10: ("H", max(advance for advance, _ in font.metrics)), 34: ("H", len(font.metrics))},
    )
    tables["maxp"] = _maxp(font, sizes)
    boxes = [struct.unpack_from(">4h", glyph, 2) for glyph in font.glyphs if len(glyph) >= 10]
    bounds = (
        (min(b[0] for b in boxes), min(b[1] for b in boxes),
         max(b[2] for b in boxes), max(b[3] for b in boxes))
        if boxes else (0, 0, 0, 0)
    )  # fmt: skip
    tables["head"] = _patched(
        tables["head"],
        {8: ("L", 0), 50: ("h", 1)} | {36 + 2 * i: ("h", v) for i, v in enumerate(bounds)},
    )
    return _file(font.version, tables)


def _maxp(font: _Tables, sizes: Sequence[_Size]) -> bytes:
    """The table of limits, true again for what was added."""
    composites = [s for s in sizes if s.depth]
    elements = [len(font.parts(gid)) for gid, s in enumerate(sizes) if s.depth]
    return _patched(
        font.tables["maxp"],
        {
            4: ("H", len(font.glyphs)),
            10: ("H", max((s.points for s in composites), default=0)),
            12: ("H", max((s.contours for s in composites), default=0)),
            28: ("H", max(elements, default=0)),
            30: ("H", max(s.depth for s in sizes)),
        },
    )


def _patched(table: bytes, values: dict[int, tuple[str, int]]) -> bytes:
    """The table with values written at byte offsets."""
    result = bytearray(table)
    for offset, (form, value) in values.items():
        struct.pack_into(f">{form}", result, offset, value)
    return bytes(result)


def _checksum(data: bytes) -> int:
    words = array("I", data + bytes(-len(data) % 4))
    if struct.pack("=H", 1) == b"\x01\x00":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def _file(version: bytes, tables: dict[str, bytes]) -> bytes:
    """The tables in one file, sorted by tag, checksums right."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = version + struct.pack(
        ">4H", count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    offset = 12 + 16 * count
    directory, body, head = b"", b"", 0
    for tag in sorted(tables):
        table = tables[tag]
        if tag == "head":
            head = offset
        directory += struct.pack(">4sLLL", tag.encode(), _checksum(table), offset, len(table))
        padded = table + bytes(-len(table) % 4)
        body += padded
        offset += len(padded)
    data = bytearray(header + directory + body)
    struct.pack_into(">L", data, head + 8, (0xB1B0AFBA - _checksum(bytes(data))) & 0xFFFFFFFF)
    return bytes(data)
