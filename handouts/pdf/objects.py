"""PDF objects on ReportLab's: streams that validators accept, a document without a clock."""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray as Array
from reportlab.pdfbase.pdfdoc import PDFDictionary as Dictionary
from reportlab.pdfbase.pdfdoc import PDFObject as Object
from reportlab.pdfbase.pdfdoc import PDFObjectReference as Reference

# The names of ReportLab's that the rest of the room writes with, beside our own.
__all__ = ("Array", "Bookmark", "Dictionary", "Document", "Object", "Reference", "Value")

Value = Object | str | bytes | int | float
"""What may stand in a dictionary or an array; a str is written as it is, so a name is one."""

_ID = 32
"""Hexadecimal digits of a file's identifier, 16 bytes. Source: ISO 32000-1, 14.4."""

LEVEL = 9
"""Of zlib. One level on every machine: the bytes of a file depend on it."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: what it says, where it leads (page from 1, y in pt)."""

    title: str
    page: int
    y: float


def name(value: str) -> str:
    """The PDF name ``/value``."""
    return pdfdoc.PDFName(value)


def text(value: str) -> Object:
    """A PDF text string: PDFDocEncoding where that holds it, else UTF-16."""
    return pdfdoc.PDFString(value)


def stream(
    data: bytes, entries: Mapping[str, Value] | None = None, pad: bytes = b" "
) -> pdfdoc.PDFStream:
    """A compressed stream. ``pad``, not all 0, changes nothing at the end of ``data``.

    Some validators count an end of line before ``endstream`` as not there when the last byte of
    the data looks like one, so the compressed data never ends so. (That byte is a sum of the
    data's bytes: zeros would not change it.)
    """
    packed = zlib.compress(data, LEVEL)
    while packed[-1:] in (b"\r", b"\n"):
        data += pad
        packed = zlib.compress(data, LEVEL)
    dictionary = dict(entries or {}) | {"Filter": name("FlateDecode")}
    if "Length1" in dictionary:
        dictionary["Length1"] = len(data)
    return pdfdoc.PDFStream(Dictionary(dictionary), packed)


def plain_stream(data: bytes, entries: Mapping[str, Value]) -> Object:
    """A stream that is not compressed: XMP, which programs look for in the file's bytes."""
    return pdfdoc.PDFStream(Dictionary(entries), data)


class Document:
    """The objects of a file, numbered as they are referred to; the content's digest is its ID.

    ``catalog``, ``info`` and ``fonts`` (by their names in the pages' resources) are there from
    the start, for others to fill.
    """

    def __init__(self) -> None:
        self._numbered = pdfdoc.PDFDocument(invariant=1)
        self._pages: list[Value] = []
        self._dictionaries: list[Dictionary] = []
        self._annotations: dict[int, list[Value]] = {}
        self._tree = Dictionary({"Type": name("Pages")})
        # ReportLab numbers a dictionary of fonts before everything else: this one.
        self.fonts = self._numbered.idToObject[pdfdoc.BasicFonts] = Dictionary()
        self.info = Dictionary()
        self.catalog = Dictionary({"Type": name("Catalog"), "Pages": self.reference(self._tree)})

    def reference(self, item: Object) -> Reference:
        """What stands for the object in other objects; the object becomes a part of the file."""
        return self._numbered.Reference(item)

    def page(self, number: int) -> Reference:
        """What stands for a page, from 1, whether it has been added or will be."""
        return Reference(f"Page{number}")

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def annotate(self, page: int, annotation: Dictionary) -> Reference:
        """Put an annotation on a page that has been added, from 1; what stands for it."""
        reference = self.reference(annotation)
        known: list[Value] = self._annotations.setdefault(page, [])
        known.append(reference)
        self._dictionaries[page - 1]["Annots"] = Array(known)
        return reference

    def add_page(self, content: bytes, size: tuple[float, float]) -> None:
        """A page of these operators, ``size`` pt wide and high, as the next of the file."""
        page = Dictionary(
            {
                "Type": name("Page"),
                "Parent": self.reference(self._tree),
                "MediaBox": Array([0, 0, *size]),
                "Contents": self.reference(stream(content)),
                "Resources": Dictionary({"Font": Reference(pdfdoc.BasicFonts)}),
                # the page's place in the structure's parent tree
                "StructParents": len(self._pages),
                "Tabs": name("S"),
            }
        )
        self._pages.append(self._numbered.Reference(page, f"Page{len(self._pages) + 1}"))
        self._dictionaries.append(page)

    def set_outline(self, bookmarks: Sequence[Bookmark]) -> None:
        """Put the bookmarks into the catalog, for a reader to show at once."""
        if not bookmarks:
            return
        outline = Dictionary({"Type": name("Outlines"), "Count": len(bookmarks)})
        items = [Dictionary({"Title": text(bookmark.title)}) for bookmark in bookmarks]
        references = [self.reference(item) for item in items]
        for index, (item, bookmark) in enumerate(zip(items, bookmarks, strict=True)):
            item["Parent"] = self.reference(outline)
            place = (name("XYZ"), 0, round(bookmark.y, 2), 0)
            item["Dest"] = Array([self.page(bookmark.page), *place])
            if index:
                item["Prev"] = references[index - 1]
                items[index - 1]["Next"] = references[index]
        outline["First"], outline["Last"] = references[0], references[-1]
        self.catalog["Outlines"] = self.reference(outline)
        self.catalog["PageMode"] = name("UseOutlines")

    def data(self) -> bytes:
        """The finished file. Source: ISO 32000-1, 7.5."""
        self._tree["Kids"], self._tree["Count"] = Array(self._pages), len(self._pages)
        root, info = self.reference(self.catalog), self.reference(self.info)
        known = self._numbered
        # Objects may register others while they are written, so the count is not known before.
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        offsets: list[int] = []
        while len(offsets) + 1 in known.numberToId:
            number = len(offsets) + 1
            content = pdfdoc.format(known.idToObject[known.numberToId[number]], known, toplevel=1)
            offsets.append(len(out))
            out += b"%d 0 obj\n" % number + _ended(content) + b"\nendobj\n"
        digest = hashlib.sha256(out).hexdigest()[:_ID].encode()
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        out += b"trailer\n<< /Size %d" % (len(offsets) + 1)
        out += b" /Root %s /Info %s" % (pdfdoc.format(root, known), pdfdoc.format(info, known))
        out += b" /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n" % (digest, digest, start)
        return bytes(out)


def _ended(content: bytes) -> bytes:
    """The object's bytes with an end of line before ``endstream``, which ReportLab leaves out."""
    content = content.rstrip(b"\n") if content.endswith(b"endstream\n") else content
    if content.endswith(b"endstream"):
        return content[:-9] + b"\nendstream"
    return content
