"""A font by glyph id: a Type0 font whose codes are given out while text is drawn.

A code stands for a glyph, or several glyphs at their places, *and* the text that they show. The
same ink with another text is another code, so that readers get back what was written.
"""

import hashlib
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from handouts.pdf.objects import Document, name, stream, text
from handouts.pdf.signs import Sign
from handouts.pdf.truetype import Component, compose

_KEPT = ("glyf", "loca", "head", "hhea", "hmtx", "maxp")


class Face(Protocol):
    """What is asked of an opened font file."""

    @property
    def key(self) -> str:
        """The file's name without suffix."""
        ...

    @property
    def upem(self) -> int:
        """Font units per em."""
        ...

    @property
    def hb_face(self) -> Any:
        """HarfBuzz's face."""
        ...


@dataclass(frozen=True, slots=True)
class _Code:
    """What one code shows, how wide it is (font units), what text it is."""

    components: tuple[Component, ...]
    width: int
    text: str

    @property
    def plain(self) -> bool:
        """Whether the code shows one glyph of the font, unmoved."""
        return len(self.components) == 1 and self.components[0][1:] == (0, 0)


class GlyphFont:
    """One font file in one document. ``resource`` is its name in the pages' resources."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self._codes: list[_Code] = []
        self._numbers: dict[tuple[tuple[Component, ...], str, int], int] = {}
        self._font = hb.Font(face.hb_face)
        self._natural: dict[int, int] = {}

    def code(self, components: tuple[Component, ...], advance: int, text: str) -> tuple[str, int]:
        """The code in hexadecimal, and the width it has in the font (font units).

        ``advance`` is the width that is wanted. A single glyph keeps its own width, and the
        difference (kerning) is for the caller to make up; what is composed gets the wanted one.
        """
        single = len(components) == 1 and components[0][1] == 0 and components[0][2] == 0
        width = self.natural(components[0][0]) if single else advance
        if single and advance == 0 and width:
            # The font's space glyph at no width, which shaping puts for joiners and controls.
            components, width = (), 0
        key = (components, text, width)
        number = self._numbers.get(key)
        if number is None:
            self._codes.append(_Code(components, width, text))
            number = self._numbers[key] = len(self._codes)
        return f"{number:04x}", width

    def natural(self, gid: int) -> int:
        """The advance of a glyph in the font, in font units."""
        width = self._natural.get(gid)
        if width is None:
            width = self._natural[gid] = self._font.get_glyph_h_advance(gid)
        return width

    def addObjects(self, document: Document) -> None:  # noqa: N802 (ReportLab's name)
        """Write the font into the document: called once, when all pages are drawn."""
        data, gids = self._subset()
        tag = _tag(self.face.key, data)
        base = name(f"{tag}+{self.face.key}")
        descriptor = document.Reference(self._descriptor(document, base, data))
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": name("Font"),
                "Subtype": name("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {"Registry": text("Adobe"), "Ordering": text("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": descriptor,
                "DW": 0,
                "W": self._widths(),
                "CIDToGIDMap": document.Reference(
                    stream(struct.pack(f">{len(gids) + 1}H", 0, *gids), pad=b"\0\1")
                ),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": base,
                "Encoding": name("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(stream(self._to_unicode())),
            }
        )
        reference = document.Reference(font)
        document.fontMapping[self.face.key] = f"/{self.resource}"
        document.idToObject[pdfdoc.BasicFonts].dict[self.resource] = reference

    def _subset(self) -> tuple[bytes, list[int]]:
        """The font file with the glyphs that are drawn, and the glyph of each code from 1."""
        request = hb.SubsetInput()
        request.glyph_set.update(
            {c[0] for code in self._codes for c in code.components if c[0] >= 0}
        )
        # Shaping is done, and at the sizes of print hints do nothing: only outlines are needed.
        request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        dropped = [t for t in self.face.hb_face.table_tags if t not in _KEPT]
        request.drop_table_tag_set.update(int.from_bytes(t.encode().ljust(4)) for t in dropped)
        plan = hb.SubsetPlan(self.face.hb_face, request)
        data = plan.execute().blob.data
        new = dict(plan.old_to_new_glyph_mapping)
        composed = {(code.components, code.width): 0 for code in self._codes if not code.plain}
        shapes = [
            ([(new[gid], dx, dy) for gid, dx, dy in components if gid >= 0], width)
            for components, width in composed
        ]
        for i, key in enumerate(composed):
            composed[key] = len(new) + i
        gids = [
            new[code.components[0][0]] if code.plain else composed[code.components, code.width]
            for code in self._codes
        ]
        return compose(data, shapes), gids

    def _descriptor(self, document: Document, base: str, data: bytes) -> Any:
        extents = self._font.get_font_extents("ltr")
        cap = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        slant = self._font.get_style_value(hb.StyleTag.SLANT_ANGLE)
        bold = self._font.get_style_value(hb.StyleTag.WEIGHT) >= 600
        return pdfdoc.PDFDictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": base,
                # Symbolic: glyphs come by id, no encoding of the font is meant.
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([self._thousandths(v) for v in _box(data)]),
                "ItalicAngle": slant,
                "Ascent": self._thousandths(extents.ascender),
                "Descent": self._thousandths(extents.descender),
                "CapHeight": self._thousandths(cap),
                "StemV": 140 if bold else 80,
                "FontFile2": document.Reference(stream(data, {"Length1": 0}, b"\0\0\0\1")),
            }
        )

    def _thousandths(self, units: float) -> float:
        value = units * 1000 / self.face.upem
        return int(value) if value == int(value) else round(value, 3)

    def _widths(self) -> Any:
        widths = " ".join(f"{self._thousandths(code.width):g}" for code in self._codes)
        return f"[1 [{widths}]]"

    def _to_unicode(self) -> bytes:
        return _cmap((number, code.text) for number, code in enumerate(self._codes, 1))


class Showing:
    """A TJ operator in the making. ``at`` is the pen's way from its start, in pt."""

    def __init__(self, font: GlyphFont, size: float) -> None:
        self.font = font
        self.unit = size / font.face.upem
        self.size = size
        self.at = 0.0
        self.text: list[str] = []
        self._pieces: list[str] = []
        self._codes: list[str] = []
        self._pen = 0.0

    def sign(self, sign: Sign) -> None:
        """Show a sign and advance by it."""
        self._show(sign.components, sign.advance, sign.text)
        self.at += sign.advance * self.unit

    def mark(self, char: str, variant: int = 0) -> None:
        """Show an invisible character of no width. Variants are codes that readers tell apart."""
        self._show(((-1, variant, 0),) if variant else (), 0, char)

    def blank(self, text: str, width: float) -> None:
        """Show text without ink that is ``width`` pt wide."""
        self._show((), round(width / self.unit), text)
        self.at += width

    def move(self, way: float) -> None:
        """Move the pen by ``way`` pt."""
        self.at += way

    def operator(self) -> str:
        """The operator's text."""
        if self._codes:
            self._pieces.append(f"<{''.join(self._codes)}>")
        return f"[{''.join(self._pieces)}] TJ"

    def _show(self, components: tuple[Component, ...], advance: int, text: str) -> None:
        code, width = self.font.code(components, advance, text)
        # Thousandths of the size, as the operator counts.
        gap = round((self.at - self._pen) * 1000 / self.size, 1)
        if gap:
            if self._codes:
                self._pieces.append(f"<{''.join(self._codes)}>")
                self._codes = []
            self._pieces.append(f"{-gap:g}")
            self._pen += gap * self.size / 1000
        self._codes.append(code)
        self._pen += width * self.unit
        self.text.append(text)


def _box(data: bytes) -> tuple[int, ...]:
    """The box of all glyphs, from the font file's head table."""
    for i in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * i)
        if tag == b"head":
            return struct.unpack_from(">4h", data, offset + 36)
    raise ValueError("the font file has no head table")


def _tag(key: str, data: bytes) -> str:
    """Six capitals that name a subset; the same ones for the same subset."""
    value = int.from_bytes(hashlib.sha256(key.encode() + data).digest()[:8])
    letters = ""
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters += chr(ord("A") + letter)
    return letters


def _cmap(codes: Iterable[tuple[int, str]]) -> bytes:
    """A ToUnicode CMap. Source: ISO 32000-1, 9.10.3."""
    lines = [f"<{number:04x}> <{words.encode('utf-16-be').hex()}>" for number, words in codes]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
