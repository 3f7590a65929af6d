"""Pictures of a finished file's pages, as pdfium (the reader of Chromium) shows them."""

from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image

_COLOURS = 32  # few inks and the grays between them and the paper


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG; ``width`` and ``height`` are in pixels."""

    png: bytes
    width: int
    height: int


def pictures(data: bytes, dpi: float) -> tuple[Picture, ...]:
    """The pages of a PDF, each as a PNG with a small palette."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = []
        for page in document:
            image = page.render(scale=dpi / 72).to_pil().convert("RGB")
            page.close()
            found.append(_picture(image))
        return tuple(found)
    finally:
        document.close()


def _picture(image: Image.Image) -> Picture:
    target = BytesIO()
    flat = image.quantize(_COLOURS, dither=Image.Dither.NONE)
    flat.save(target, "PNG", optimize=True)
    return Picture(target.getvalue(), image.width, image.height)
