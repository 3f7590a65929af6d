"""What pdfium, the reader of Chromium, gets out of a finished file: text, fonts, pictures."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

import pypdfium2
from PIL import Image
from pypdfium2 import raw

_NAME = 128  # bytes; a font's name has at most 63 (OpenType 1.9, name, id 6), a subset's 7 more
_COLOURS = 32  # few inks and the grays between them and the paper

_ONE_AT_A_TIME = Lock()
"""For pdfium is not safe under threads, not even with different documents."""


@dataclass(frozen=True, slots=True)
class PdfReading:
    """``pages`` has the text of each page; ``missing_fonts`` the names of fonts not embedded."""

    pages: tuple[str, ...]
    missing_fonts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as PNG; ``width`` and ``height`` are in pixels."""

    png: bytes
    width: int
    height: int


def read_pdf(data: bytes) -> PdfReading:
    """What there is to read in a PDF's bytes."""
    pages, missing = [], set()
    with _pages(data) as found:
        for page in found:
            text = page.get_textpage()
            pages.append(text.get_text_range())
            missing |= _not_embedded(page)
            text.close()
    return PdfReading(tuple(pages), tuple(sorted(missing)))


def pictures(data: bytes, dpi: float) -> tuple[PageImage, ...]:
    """The pages of a PDF, each as a PNG with a small palette."""
    with _pages(data) as found:
        return tuple(
            _picture(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in found
        )


@contextmanager
def _pages(data: bytes) -> Iterator[Iterator[pypdfium2.PdfPage]]:
    """The pages of a file, each open until the next is asked for; other threads wait meanwhile."""

    def opened() -> Iterator[pypdfium2.PdfPage]:
        for page in document:
            yield page
            page.close()

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(data)
        try:
            yield opened()
        finally:
            document.close()


def _picture(image: Image.Image) -> PageImage:
    target = BytesIO()
    flat = image.quantize(_COLOURS, dither=Image.Dither.NONE)
    flat.save(target, "PNG", optimize=True)
    return PageImage(target.getvalue(), image.width, image.height)


def _not_embedded(page: pypdfium2.PdfPage) -> set[str]:
    names = set()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        font = raw.FPDFTextObj_GetFont(item.raw)
        if not raw.FPDFFont_GetIsEmbedded(font):
            name = ctypes.create_string_buffer(_NAME)
            raw.FPDFFont_GetBaseFontName(font, name, len(name))
            names.add(name.value.decode("utf-8", "replace"))
    return names
