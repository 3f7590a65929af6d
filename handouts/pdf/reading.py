"""What a reader gets out of a finished file: pages, text, fonts. The door to pdfium."""

import ctypes
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class Reading:
    """``pages`` has the text of each page; ``missing_fonts`` the names of fonts not embedded."""

    pages: tuple[str, ...]
    missing_fonts: tuple[str, ...]


def read(data: bytes) -> Reading:
    """What pdfium, the reader of Chromium, makes of a PDF's bytes."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages, missing = [], set()
        for page in document:
            text = page.get_textpage()
            pages.append(text.get_text_range())
            missing |= _not_embedded(page)
            text.close()
            page.close()
        return Reading(tuple(pages), tuple(sorted(missing)))
    finally:
        document.close()


def _not_embedded(page: pypdfium2.PdfPage) -> set[str]:
    names = set()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        font = raw.FPDFTextObj_GetFont(item.raw)
        if not raw.FPDFFont_GetIsEmbedded(font):
            name = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, name, len(name))
            names.add(name.value.decode("utf-8", "replace"))
    return names
