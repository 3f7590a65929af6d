"""PDF objects on ReportLab's: streams that validators accept, a document without a clock."""

import hashlib
import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

LEVEL = 9
"""Of zlib. One level on every machine: the bytes of a file depend on it."""


def name(value: str) -> str:
    """The PDF name ``/value``."""
    return str(pdfdoc.PDFName(value))


def text(value: str) -> Any:
    """A PDF text string: PDFDocEncoding where that holds it, else UTF-16."""
    return pdfdoc.PDFString(value)


def stream(data: bytes, entries: dict[str, Any] | None = None, pad: bytes = b" ") -> Any:
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
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(dictionary), packed)


def plain_stream(data: bytes, entries: dict[str, Any]) -> Any:
    """A stream that is not compressed: XMP, which programs look for in the file's bytes."""
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data)


class Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """The document catalog, with the fields of PDF/A that ReportLab's lacks."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")
    __Refs__ = tuple(
        key for key in pdfdoc.PDFCatalog.__Refs__ if key not in ("MarkInfo", "ViewerPreferences")
    )


class Page(pdfdoc.PDFPage):  # type: ignore[misc]
    """A page that knows its place in the structure's parent tree."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs", "Group")


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's document, ends of streams mended, with the content's digest for an ID."""

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        self.Catalog = self._catalog = Catalog()
        self.Catalog.Pages = self.Pages
        self.Catalog.Outlines = self.outline

    def GetPDFData(self, canvas: Any) -> bytes:  # noqa: N802 (ReportLab's name)
        """The finished file."""
        for font in self.delayedFonts:
            font.addObjects(self)
        self.Reference(self.Catalog)
        self.Reference(self.info)
        self.Outlines.prepare(self, canvas)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
        return self._file()

    def _file(self) -> bytes:
        # Objects may register others while they are written, so the count is not known before.
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        offsets: list[int] = []
        while len(offsets) + 1 in self.numberToId:
            number = len(offsets) + 1
            content = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
            offsets.append(len(out))
            out += b"%d 0 obj\n" % number + _ended(content) + b"\nendobj\n"
        digest = hashlib.sha256(out).hexdigest()[:32].encode()
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        root, info = (pdfdoc.format(self.Reference(o), self) for o in (self.Catalog, self.info))
        out += b"trailer\n<< /Size %d /Root %s /Info %s" % (len(offsets) + 1, root, info)
        out += b" /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n" % (digest, digest, start)
        return bytes(out)


def _ended(content: bytes) -> bytes:
    """The object's bytes with an end of line before ``endstream``, which ReportLab leaves out."""
    content = content.rstrip(b"\n") if content.endswith(b"endstream\n") else content
    if content.endswith(b"endstream"):
        return content[:-9] + b"\nendstream"
    return content
