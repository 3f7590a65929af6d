"""Text operators: codes in a row, with adjustments where the next is not where the last ends."""

from handouts.pdf.glyphfont import GlyphFont
from handouts.pdf.order import ShownSigns
from handouts.pdf.signs import Sign

NEAR = 0.2
"""How far in em an unseen mark may stand behind its place: a letter and its mark stay together,
and the space that kerning puts between words comes after both."""


class Showing:
    """A TJ operator in the making. All lengths are font units."""

    def __init__(self, font: GlyphFont) -> None:
        self._font = font
        # Where the next sign belongs, and where the codes so far take the pen.
        self._at = 0.0
        self._pen = 0.0
        self._done: list[str] = []
        self._codes: list[str] = []

    def show(self, sign: Sign) -> None:
        """Show a sign and advance by it."""
        code, width = self._font.code(sign)
        if self._at != self._pen:
            gap = round((self._pen - self._at) * 1000 / self._font.face.upem, 1)
            if gap and not (sign.unseen and -NEAR * 1000 < gap < 0):
                self._flush()
                self._done.append(number(gap))
                self._pen -= gap * self._font.face.upem / 1000
        self._codes.append(code)
        self._pen += width
        self._at += sign.advance

    def to(self, place: float) -> None:
        """Move to a place, counted from where the first sign is."""
        self._at = place

    def _flush(self) -> None:
        if self._codes:
            self._done.append(f"<{''.join(self._codes)}>")
            self._codes = []

    def operators(self, x: float, y: float, size: float) -> str:
        """The text object that shows it all, from a place in pt and at a size."""
        self._flush()
        place = f"{number(x)} {number(y)}"
        shown = f"[{''.join(self._done)}] TJ"
        return f"BT /{self._font.resource} {number(size)} Tf {place} Td {shown} ET"


def shown(piece: ShownSigns, font: GlyphFont, x: float, y: float, size: float) -> str:
    """The operators for a piece of a line whose left edge is ``x``, at the line's ``size``."""
    size *= piece.run.scale
    showing = Showing(font)
    start = piece.placed[0][0]
    for place, signs in piece.placed:
        showing.to((place - start) * font.face.upem / size)
        for sign in signs:
            showing.show(sign)
    return showing.operators(x + start, y, size)


def spelled(piece: ShownSigns) -> str:
    """The text of the codes of a piece, in the order of writing."""
    return "".join(sign.text for _, signs in piece.placed for sign in signs)


def number(value: float) -> str:
    """The shortest decimal that is right to a thousandth."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
