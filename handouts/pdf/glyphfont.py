"""A font by glyph id: a Type0 font whose codes are given out while text is drawn.

A code stands for a glyph, or several glyphs at their places, *and* the text that they show. The
same ink with another text is another code, so that readers get back what was written.
"""

import hashlib
import struct
from collections.abc import Iterable
from typing import NamedTuple

from handouts.pdf.objects import Array, Dictionary, Document, name, stream, text
from handouts.pdf.signs import Sign
from handouts.pdf.truetype import Component, box, compose
from handouts.text.fonts import Font
from handouts.text.subset import advance, measures, subset

_KERN = 0.2
"""How far in em an advance may be off the glyph's width to be made up for. A reader that finds the
next code far inside this one takes it for another line."""

_SEMIBOLD = 600
"""From this weight on a font is bold: Semi-bold (OpenType 1.9, OS/2, usWeightClass)."""

_SYMBOLIC = 4
"""The flag of a font whose glyphs come by id, whatever encoding it has (ISO 32000-1, table 123)."""

_STEM, _BOLD_STEM = 80, 140
"""Widths of stems in thousandths of an em, as the weights usually mean; no table has them."""

_ITEMS = 100
"""The most mappings that one section of a CMap may have."""


class _Code(NamedTuple):
    """What one code shows, how wide it is (font units), what text it is.

    ``plain`` says that it shows one glyph of the font as it is, with its own width.
    """

    components: tuple[Component, ...]
    width: int
    text: str
    plain: bool


class GlyphFont:
    """One font file in one document. ``resource`` is its name in the pages' resources."""

    def __init__(self, face: Font, resource: str) -> None:
        self.face = face
        self.resource = resource
        self._codes: dict[_Code, tuple[str, int]] = {}
        self._known: dict[Sign, tuple[str, int]] = {}

    def code(self, sign: Sign) -> tuple[str, int]:
        """The sign's code in hexadecimal, and the width of it in the font (font units).

        A single glyph has its own width, and the difference to the sign's advance (kerning) is for
        the caller to make up. What is composed has the sign's advance.
        """
        found = self._known.get(sign)
        if found is None:
            code = self._coded(sign)
            found = self._codes.get(code)
            if found is None:
                found = self._codes[code] = f"{len(self._codes) + 1:04x}", code.width
            self._known[sign] = found
        return found

    def _coded(self, sign: Sign) -> _Code:
        components = sign.components
        if len(components) == 1 and components[0][1:] == (0, 0):
            width = advance(self.face, components[0][0])
            if abs(width - sign.advance) <= _KERN * self.face.upem:
                return _Code(components, width, sign.text, True)
            if sign.advance == 0:
                # The space glyph at no width, which shaping may put for joiners and controls.
                components = ()
        # A width is not negative; where the pen goes back, the caller makes up for it.
        return _Code(components, max(sign.advance, 0), sign.text, False)

    def write(self, document: Document) -> None:
        """Write the font into the document: called once, when all pages are drawn."""
        data, gids = self._subset()
        base = name(f"{_tag(self.face.key, data)}+{self.face.key}")
        system = Dictionary(
            {"Registry": text("Adobe"), "Ordering": text("Identity"), "Supplement": 0}
        )
        mapping = stream(struct.pack(f">{len(gids) + 1}H", 0, *gids), pad=b"\0\1")
        descendant = Dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": system,
                "FontDescriptor": document.reference(self._descriptor(document, base, data)),
                "DW": 0,
                "W": self._widths(),
                "CIDToGIDMap": document.reference(mapping),
            }
        )
        spelled = ((number, code.text) for number, code in enumerate(self._codes, 1))
        font = Dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": base,
                "Encoding": name("Identity-H"),
                "DescendantFonts": Array([document.reference(descendant)]),
                "ToUnicode": document.reference(stream(_cmap(spelled))),
            }
        )
        document.fonts[self.resource] = document.reference(font)

    def _subset(self) -> tuple[bytes, list[int]]:
        """The font file with the glyphs that are drawn, and the glyph of each code from 1."""
        drawn = {c[0] for code in self._codes for c in code.components}
        data, new = subset(self.face, drawn)
        shapes: dict[tuple[tuple[Component, ...], int], int] = {}
        gids = []
        for code in self._codes:
            if code.plain:
                gids.append(new[code.components[0][0]])
            else:
                gids.append(len(new) + shapes.setdefault(code[:2], len(shapes)))
        composed = [
            ([(new[gid], dx, dy) for gid, dx, dy in components], width)
            for components, width in shapes
        ]
        return compose(data, composed), gids

    def _descriptor(self, document: Document, base: str, data: bytes) -> Dictionary:
        of = measures(self.face)
        return Dictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": Array([self._thousandths(v) for v in box(data)]),
                "ItalicAngle": of.slant,
                "Ascent": self._thousandths(of.ascender),
                "Descent": self._thousandths(of.descender),
                "CapHeight": self._thousandths(of.cap_height),
                "StemV": _BOLD_STEM if of.weight >= _SEMIBOLD else _STEM,
                "FontFile2": document.reference(stream(data, {"Length1": 0}, b"\0\0\0\1")),
            }
        )

    def _thousandths(self, units: float) -> float:
        """Font units as thousandths of an em, whole where they are."""
        value = units * 1000 / self.face.upem
        return int(value) if value == int(value) else round(value, 3)

    def _widths(self) -> str:
        widths = " ".join(str(self._thousandths(code.width)) for code in self._codes)
        return f"[1 [{widths}]]"


def _tag(key: str, data: bytes) -> str:
    """Six capitals that name a subset; the same ones for the same subset."""
    value = int.from_bytes(hashlib.sha256(key.encode() + data).digest()[:8], "big")
    letters = ""
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters += chr(ord("A") + letter)
    return letters


def _cmap(codes: Iterable[tuple[int, str]]) -> bytes:
    """A ToUnicode CMap. Source: ISO 32000-1, 9.10.3."""
    lines = [f"<{number:04x}> <{words.encode('utf-16-be').hex()}>" for number, words in codes]
    blocks = [lines[i : i + _ITEMS] for i in range(0, len(lines), _ITEMS)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
