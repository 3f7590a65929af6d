"""ReportLab's canvas for tagged text: lines of placed glyphs, marked content, vector shapes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from reportlab.pdfgen import canvas as reportlab_canvas

from handouts.pdf.columns import GLUE, Placed, Rect, bridges
from handouts.pdf.glyphfont import Face, GlyphFont
from handouts.pdf.metadata import DocumentInfo, describe
from handouts.pdf.objects import Document, Page, name, stream
from handouts.pdf.order import Piece, pieces
from handouts.pdf.show import Showing, shown, spelled
from handouts.pdf.signs import Sign
from handouts.pdf.tags import Element, Structure
from handouts.text.lines import Line

Color: TypeAlias = Any
"""What ReportLab takes for a colour: its Color objects, an RGB triple of 0 to 1, '#rrggbb'."""

_PASSED = ("pagesize", "cropBox", "artBox", "trimBox", "bleedBox")
"""What of Platypus' options counts; the rest is settled, or comes from the DocumentInfo."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: colour, width in pt, dashes (lengths on and off in pt)."""

    color: Color
    width: float = 0.5
    dash: tuple[float, ...] = ()


class Canvas(reportlab_canvas.Canvas):  # type: ignore[misc]
    """A canvas that writes a tagged, archivable file.

    Platypus takes it as ``canvasmaker=Canvas.maker(info)``. ``structure`` is the tree to hang
    elements into. Text is drawn inside ``marked`` or
    ``artifact``; shapes drawn outside of both are artifacts.
    """

    def __init__(
        self, filename: Any, info: DocumentInfo, structure: Structure | None = None, **options: Any
    ) -> None:
        super().__init__(filename, **{key: options[key] for key in _PASSED if key in options})
        self.structure = structure or Structure()
        self.info = info
        self._doc = Document()
        self._fonts: dict[str, GlyphFont] = {}
        # The marked content that is open: of an element, or (None,) of an artifact.
        self._mark: tuple[Element | None] | None = None
        self._owner = self.structure.root
        self._begin = 0
        self._columns: list[Rect] = []
        self._lines: list[Placed] = []
        self._bookmarks = 0

    @classmethod
    def maker(
        cls, info: DocumentInfo, structure: Structure | None = None
    ) -> Callable[..., "Canvas"]:
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
            self._code.pop()
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
        """An artifact, unless marked content is open already; the graphics state kept."""
        if self._mark is None:
            with self.artifact(), self._shape():
                yield
        else:
            self.saveState()
            yield
            self.restoreState()

    # -- text --------------------------------------------------------------------------------

    def draw_line(self, line: Line, x: float, y: float, size: float, color: Color) -> None:
        """Draw the line with its left edge at ``x``, its baseline at ``y``, at ``size`` pt.

        Stretches of one direction are written in logical order, each from left to right.
        """
        if self._mark is None:
            raise ValueError("text outside marked content: open marked() or artifact()")
        if not line.runs:
            return
        if color != self._fillColorObj:
            self.setFillColor(color)
        element = self._mark[0]
        written = pieces(line, size, self.info.direction)
        if element is None:
            for piece in written:
                self._write(piece, x, y, size)
        else:
            element.said.append(line.text)
            self._write_in(element, written, (x, y, size))
        left, base = self.absolutePosition(x, y)
        middle = left + line.width_em * size / 2
        self._lines.append(Placed(middle, base, size, line.runs[0].font))

    def _write_in(
        self, element: Element, written: Iterator[Piece], place: tuple[float, float, float]
    ) -> None:
        """Write pieces into the open element; what is in another language as a part of its own."""
        own = element.in_language() or self.info.language
        for language, group in groupby(written, key=lambda piece: piece.run.language):
            if language != own:
                self._close()
                self._open(element.span(language))
            for piece in group:
                self._write(piece, *place)
                element.read.append(spelled(piece))
            if language != own:
                self._close()
                self._open(element)

    def _write(self, piece: Piece, x: float, y: float, size: float) -> None:
        self._code.append(shown(piece, self._font(piece.run.font), x, y, size))

    def _font(self, face: Face) -> GlyphFont:
        font = self._fonts.get(face.key)
        if font is None:
            font = self._fonts[face.key] = GlyphFont(face, f"F{len(self._fonts) + 1}")
            self._doc.delayedFonts.append(font)
        return font

    def column(self, rect: Rect) -> None:
        """Say that the text in ``rect`` of this page is one column, to be read before the next."""
        x, y = self.absolutePosition(*rect[:2])
        self._columns.append((x, y, rect[2], rect[3]))

    def _bridge(self) -> None:
        """Draw the invisible words that keep the page's columns together."""
        with self.artifact():
            for rect in self._columns:
                for bridge in bridges(rect, self._lines):
                    font = self._font(bridge.font)
                    showing = Showing(font)
                    width = round(bridge.width / bridge.size * font.face.upem)
                    showing.show(Sign((), width, GLUE))
                    self._code.append(showing.operators(bridge.x, bridge.y, bridge.size))
        self._columns, self._lines = [], []

    # -- shapes ------------------------------------------------------------------------------

    def rule(self, start: tuple[float, float], end: tuple[float, float], pen: Pen) -> None:
        """A straight line."""
        with self._shape():
            self._use(pen)
            self.line(*start, *end)

    def box(
        self, rect: Rect, fill: Color = None, pen: Pen | None = None, radius: float = 0.0
    ) -> None:
        """A rectangle, filled, stroked or both; with round corners where ``radius`` is not 0."""
        with self._shape():
            if fill is not None:
                self.setFillColor(fill)
            if pen is not None:
                self._use(pen)
            paint = {"fill": int(fill is not None), "stroke": int(pen is not None)}
            if radius:
                self.roundRect(*rect, radius, **paint)
            else:
                self.rect(*rect, **paint)

    def checkbox(self, x: float, y: float, size: float, pen: Pen) -> None:
        """An empty square to tick: left edge ``x``, lower edge ``y``, ``size`` pt outside."""
        inset = pen.width / 2
        self.box((x + inset, y + inset, size - pen.width, size - pen.width), pen=pen)

    def disc(self, x: float, y: float, radius: float, fill: Color) -> None:
        """A filled circle around ``x``, ``y``: a bullet."""
        with self._shape():
            self.setFillColor(fill)
            self.circle(x, y, radius, stroke=0, fill=1)

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
        data: bytes = self._doc.GetPDFData(self)
        return data

    def _finish(self) -> None:
        if self._code:
            self.showPage()
        describe(self._doc, self.info)
        self.structure.write(self._doc)
        if self._bookmarks:
            self.showOutline()
