"""Text operators: codes in a row, with adjustments where the next is not where the last ends."""

from handouts.pdf.glyphfont import GlyphFont
from handouts.pdf.order import ANCHOR, INSET, RLM, Piece
from handouts.pdf.signs import Sign


class Showing:
    """A TJ operator in the making. All lengths are font units."""

    def __init__(self, font: GlyphFont) -> None:
        self._font = font
        # Where the next sign belongs, and where the codes so far take the pen.
        self._at = 0.0
        self._pen = 0.0
        self._done: list[str] = []
        self._codes: list[str] = []

    def show(self, sign: Sign, variant: int = 0) -> None:
        """Show a sign and advance by it."""
        code, width = self._font.code(sign, variant)
        if self._at != self._pen:
            gap = round((self._pen - self._at) * 1000 / self._font.face.upem, 1)
            if gap:
                self._flush()
                self._done.append(number(gap))
                self._pen -= gap * self._font.face.upem / 1000
        self._codes.append(code)
        self._pen += width
        self._at += sign.advance

    def to(self, place: float) -> None:
        """Move the pen to a place, counted from where it began."""
        self._at = place

    def inset(self, way: float) -> None:
        """Move the pen back."""
        self._at -= way

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


def shown(piece: Piece, font: GlyphFont, x: float, y: float, size: float) -> str:
    """The operators for a piece of a line whose left edge is ``x``, at the line's ``size``."""
    size *= piece.run.scale
    showing = Showing(font)
    if piece.anchor is None:
        x += piece.x
        _ink(piece, showing)
    else:
        x += piece.anchor
        upem = font.face.upem
        anchor = Sign((), round(ANCHOR * upem), RLM)
        showing.show(anchor, 2 * piece.number)
        showing.to((piece.x - piece.anchor) * upem / size)
        _ink(piece, showing)
        showing.to(0)
        showing.show(anchor, 2 * piece.number + 1)
    return showing.operators(x, y, size)


def _ink(piece: Piece, showing: Showing) -> None:
    for char in piece.before:
        showing.show(Sign((), 0, char))
    for sign in piece.signs:
        showing.show(sign)
    for char in piece.after:
        showing.inset(INSET * piece.run.font.upem)
        showing.show(Sign((), 0, char))


def spelled(piece: Piece) -> str:
    """The text of the codes of a piece, in the order of writing."""
    anchor = "" if piece.anchor is None else RLM
    ink = "".join(sign.text for sign in piece.signs)
    return f"{anchor}{piece.before}{ink}{piece.after}{anchor}"


def number(value: float) -> str:
    """The shortest decimal that is right to a thousandth."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
