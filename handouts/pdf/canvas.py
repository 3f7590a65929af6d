"""ReportLab's canvas for tagged text: lines of placed glyphs, marked content, vector shapes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeAlias

from reportlab.pdfgen import canvas as reportlab_canvas

from handouts.pdf.columns import GLUE, Placed, bridges
from handouts.pdf.glyphfont import Face, GlyphFont, Showing
from handouts.pdf.metadata import DocumentInfo, describe
from handouts.pdf.objects import Document, Page, name, stream
from handouts.pdf.order import INSET, RLM, Piece, pieces
from handouts.pdf.tags import Element, Structure

if TYPE_CHECKING:
    from handouts.text.lines import Line

Color: TypeAlias = Any
"""What ReportLab takes for a colour: its Color objects, an RGB triple of 0 to 1, '#rrggbb'."""

Rect: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, width, height in pt."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: colour, width in pt, dashes (lengths on and off in pt)."""

    color: Color
    width: float = 0.5
    dash: tuple[float, ...] = ()


class Canvas(reportlab_canvas.Canvas):  # type: ignore[misc]
    """A canvas that writes a tagged, archivable file. For Platypus: ``canvasmaker=Canvas.maker(info)``.

    ``structure`` is the tree to hang elements into. Text is drawn inside ``marked`` or
    ``artifact``; shapes drawn outside of both are artifacts.
    """

    def __init__(
        self, filename: Any, info: DocumentInfo, structure: Structure | None = None, **options: Any
    ) -> None:
        kept = ("pagesize", "cropBox", "artBox", "trimBox", "bleedBox")
        super().__init__(filename, **{k: v for k, v in options.items() if k in kept})
        self.structure = structure or Structure()
        self.info = info
        self._doc = Document()
        self._fonts: dict[str, GlyphFont] = {}
        # The marked content that is open: of an element, or (None,) of an artifact.
        self._mark: tuple[Element | None] | None = None
        self._owner = self.structure.root
        self._begin = 0
        self._bookmarks = 0
        self._columns: list[Rect] = []
        self._lines: list[Placed] = []

    @classmethod
    def maker(cls, info: DocumentInfo, structure: Structure | None = None) -> Any:
        """A ``canvasmaker`` for Platypus, for the document that ``info`` tells of."""

        def make(filename: Any, **options: Any) -> Canvas:
            return cls(filename, info, structure, **options)

        return make

    def _make_preamble(self) -> None:
        # ReportLab's own sets Helvetica, which would stay in the file without being embedded.
        self._preamble = "1 0 0 1 0 0 cm"

    # -- structure ---------------------------------------------------------------------------

    @contextmanager
    def marked(self, element: Element) -> Iterator[Element]:
        """What is drawn inside belongs to ``element``; any number of times, on any page."""
        self._enter(element)
        self._open(element)
        yield element
        self._close()
        self._mark = None

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """What is drawn inside is no content: kind Pagination, Layout or Page.

        ``subtype`` of Pagination is Header, Footer or Watermark.
        Source: ISO 32000-1, 14.8.2.2.
        """
        self._enter(None)
        sub = f" /Subtype {name(subtype)}" if subtype else ""
        at = len(self._code)
        self._code.append(f"/Artifact <</Type {name(kind)}{sub}>> BDC")
        yield
        self._mark = None
        if len(self._code) == at + 1:
            del self._code[at:]
        else:
            self._code.append("EMC")

    @contextmanager
    def element(
        self, role: str, parent: Element | None = None, **options: Any
    ) -> Iterator[Element]:
        """A new element with what is drawn inside; ``options`` as for ``structure.add``."""
        with self.marked(self.structure.add(parent, role, **options)) as element:
            yield element

    def _enter(self, element: Element | None) -> None:
        """Note that marked content begins, of an element or (None) of an artifact."""
        if self._mark is not None:
            raise ValueError("marked content inside marked content")
        self._mark = (element,)

    def _open(self, owner: Element) -> None:
        """Begin a piece of ``owner``; its id is given when it is known to have content."""
        self._owner = owner
        self._begin = len(self._code)
        self._code.append("")

    def _close(self) -> None:
        """End the piece that was begun last."""
        if len(self._code) == self._begin + 1:
            self._code.pop()
            return
        mcid = self.structure.attach(self._owner, self._pageNumber)
        self._code[self._begin] = f"{name(self._owner.role)} <</MCID {mcid}>> BDC"
        self._code.append("EMC")

    @contextmanager
    def _shape(self) -> Iterator[None]:
        """An artifact, unless marked content is open already."""
        if self._mark is None:
            with self.artifact():
                yield
        else:
            yield

    # -- text --------------------------------------------------------------------------------

    def draw_line(self, line: "Line", x: float, y: float, size: float, color: Color) -> None:
        """Draw the line with its left edge at ``x``, its baseline at ``y``, at ``size`` pt.

        Runs are written in logical order, the glyphs of a run left to right.
        """
        if self._mark is None:
            raise ValueError("text outside marked content: open marked() or artifact()")
        if color != self._fillColorObj:
            self.setFillColor(color)
        element = self._mark[0]
        own = (element.in_language() if element else "") or self.info.language
        for language, group in groupby(pieces(line, size), key=lambda p: p.run.language):
            if element and language != own:
                self._close()
                self._open(element.span(language))
            for piece in group:
                self._code.append(self._shown(piece, x, y, size * piece.run.scale))
            if element and language != own:
                self._close()
                self._open(element)
        if element:
            element.said.append(line.text)
        left, base = self.absolutePosition(x, y)
        if line.runs:
            end = left + line.width_em * size
            self._lines.append(Placed(left, end, base, size, line.runs[0].font))
    def column(self, rect: Rect) -> None:
        """Say that the text in ``rect`` of this page is one column, to be read before the next.

        poppler takes paragraphs that lie beside each other for the cells of a table, and lines
        that are far apart for paragraphs. Invisible spaces in the gaps keep the column together.
        """
        x, y = self.absolutePosition(*rect[:2])
        self._columns.append((x, y, rect[2], rect[3]))

    def _bridge(self) -> None:
        """Draw the spaces that keep the page's columns together."""
        found = [bridge for rect in self._columns for bridge in bridges(rect, self._lines)]
        if found:
            with self.artifact():
                for bridge in found:
                    font = self._font(bridge.font)
                    show = Showing(font, bridge.size)
                    show.blank(GLUE, bridge.width)
                    where = f"{_number(bridge.x)} {_number(bridge.y)}"
                    self._code.append(
                        f"BT /{font.resource} {_number(bridge.size)} Tf {where} Td {show.operator()} ET"
                    )
        self._columns, self._lines = [], []

    def _shown(self, piece: Piece, x: float, y: float, size: float) -> str:
        """The operators that show a piece of a line whose left edge is ``x``."""
        font = self._font(piece.run.font)
        show = Showing(font, size)
        start = piece.x if piece.anchor is None else piece.anchor
        if piece.anchor is not None:
            show.mark(RLM, 2 * piece.number)
            show.move(piece.x - piece.anchor)
        for char in piece.before:
            show.mark(char)
        for sign in piece.signs:
            show.sign(sign)
        for char in piece.after:
            show.move(-INSET * size)
            show.mark(char)
        if piece.anchor is not None:
            show.move(piece.anchor - show.at - start)
            show.mark(RLM, 2 * piece.number + 1)
        if self._mark and self._mark[0]:
            self._mark[0].read.append("".join(show.text))
        where = f"{_number(x + start)} {_number(y)}"
        return f"BT /{font.resource} {_number(size)} Tf {where} Td {show.operator()} ET"

    def _font(self, face: Face) -> GlyphFont:
        font = self._fonts.get(face.key)
        if font is None:
            font = self._fonts[face.key] = GlyphFont(face, f"F{len(self._fonts) + 1}")
            self._doc.delayedFonts.append(font)
        return font

    # -- shapes ------------------------------------------------------------------------------

    def rule(self, start: tuple[float, float], end: tuple[float, float], pen: Pen) -> None:
        """A straight line."""
        with self._shape():
            self.saveState()
            self._use(pen)
            self.line(*start, *end)
            self.restoreState()

    def box(
        self, rect: Rect, fill: Color = None, pen: Pen | None = None, radius: float = 0.0
    ) -> None:
        """A rectangle, filled, stroked or both; with round corners where ``radius`` is not 0."""
        with self._shape():
            self.saveState()
            if fill is not None:
                self.setFillColor(fill)
            if pen is not None:
                self._use(pen)
            paint = {"fill": int(fill is not None), "stroke": int(pen is not None)}
            if radius:
                self.roundRect(*rect, radius, **paint)
            else:
                self.rect(*rect, **paint)
            self.restoreState()

    def checkbox(self, x: float, y: float, size: float, pen: Pen) -> None:
        """An empty square to tick: left edge ``x``, lower edge ``y``, ``size`` pt outside."""
        inset = pen.width / 2
        self.box((x + inset, y + inset, size - pen.width, size - pen.width), pen=pen)

    def disc(self, x: float, y: float, radius: float, fill: Color) -> None:
        """A filled circle around ``x``, ``y``: a bullet."""
        with self._shape():
            self.saveState()
            self.setFillColor(fill)
            self.circle(x, y, radius, stroke=0, fill=1)
            self.restoreState()

    def _use(self, pen: Pen) -> None:
        self.setStrokeColor(pen.color)
        self.setLineWidth(pen.width)
        if pen.dash:
            self.setDash(list(pen.dash))

    # -- the file ----------------------------------------------------------------------------

    def bookmark(self, title: str, y: float, level: int = 0) -> None:
        """An entry of the outline that leads to height ``y`` of this page. Levels from 0."""
        self._bookmarks += 1
        key = f"bookmark-{self._bookmarks}"
        top = self.absolutePosition(0, y)[1]
        self.bookmarkPage(key, fit="XYZ", left=0, top=round(top, 2), zoom=0)
        self.addOutlineEntry(title, key, level)

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """End the page and begin the next."""
        if self._mark is not None:
            raise ValueError("the page ends inside marked content")
        self._bridge()
        page = Page()
        page.pagewidth, page.pageheight = self._pagesize
        page.hasImages = self._currentPageHasImages
        for box in ("crop", "art", "bleed", "trim"):
            size = getattr(self, f"_{box}Box", None)
            if size:
                setattr(page, f"{box.capitalize()}Box", size)
        content = "\n".join([self._preamble, *self._code, ""])
        page.Contents = stream(content.encode("latin-1"))
        page.StructParents = self._pageNumber - 1
        page.Tabs = name("S")
        self._setColorSpace(page)
        self._setExtGState(page)
        self._setXObjects(page)
        self._setShadingUsed(page)
        self._setAnnotations(page)
        self._doc.addPage(page)
        if self._onPage:
            self._onPage(self._pageNumber)
        self._startPage()

    def save(self) -> None:
        """Write the file."""
        self._finish()
        self._doc.SaveToFile(self._filename, self)

    def getpdfdata(self) -> bytes:
        """The file's bytes. The canvas cannot be used after it."""
        self._finish()
        return self._doc.GetPDFData(self)

    def _finish(self) -> None:
        if self._code:
            self.showPage()
        describe(self._doc, self.info)
        self.structure.write(self._doc)
        if self._bookmarks:
            self.showOutline()


def _number(value: float) -> str:
    """The shortest decimal that is right to a thousandth of a unit."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
