"""The pages of a tagged file: lines of placed glyphs, marked content, vector shapes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import groupby, pairwise
from typing import NamedTuple, Protocol, TypeAlias

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, FILL_NON_ZERO
from reportlab.pdfgen.canvas import Canvas as Operators

from handouts.pdf.columns import GLUE, Placed, Rect, bridges
from handouts.pdf.glyphfont import GlyphFont
from handouts.pdf.links import hotspots
from handouts.pdf.metadata import DocumentInfo, describe
from handouts.pdf.objects import Bookmark, Document, name
from handouts.pdf.order import ShownSigns, pieces
from handouts.pdf.show import Showing, shown, spelled
from handouts.pdf.signs import Sign
from handouts.pdf.tags import Structure, StructureElement
from handouts.text.fonts import Font
from handouts.text.lines import Line

Colour: TypeAlias = str
"""``#rrggbb``, in sRGB."""

Point: TypeAlias = tuple[float, float]

_ROUND = 1
"""Ends and corners of a picture's strokes (ISO 32000-1, 8.4.3.3 and 8.4.3.4)."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: colour, width in pt."""

    colour: Colour
    width: float = 0.5


class PathObject(Protocol):
    """One shape of a picture, y downwards; an empty colour paints nothing.

    ``commands`` are ``move``, ``line``, ``curve`` (cubic) and ``close``, each with its points.
    """

    @property
    def commands(self) -> Sequence[tuple[str, Sequence[Point]]]: ...  # noqa: D102
    @property
    def fill(self) -> Colour: ...  # noqa: D102
    @property
    def stroke(self) -> Colour: ...  # noqa: D102
    @property
    def stroke_width(self) -> float: ...  # noqa: D102
    @property
    def even_odd(self) -> bool: ...  # noqa: D102


class _TextPen(NamedTuple):
    """Where a line begins, how large it is (pt), in what colour."""

    x: float
    y: float
    size: float
    colour: Colour


class _Mark:
    """Marked content that is open: of ``owner``, or of an artifact that begins with ``tag``.

    ``begun`` says that something has been drawn in it; what is empty is never written.
    """

    def __init__(self, owner: StructureElement | None, tag: str = "") -> None:
        self.owner = owner
        self.tag = tag
        self.begun = False


class Canvas:
    """A tagged, archivable file in the making, its pages drawn one after the other.

    ``size`` is the pages' width and height in pt; x grows to the right, y upwards from the foot.
    ``structure`` is the tree to hang elements into. Text is drawn inside ``marked`` or
    ``artifact``; shapes drawn outside of both are artifacts.
    """

    def __init__(
        self, info: DocumentInfo, size: tuple[float, float], structure: Structure | None = None
    ) -> None:
        self.info = info
        self.size = size
        self.structure = structure or Structure()
        self._document = Document()
        self._fonts: dict[str, GlyphFont] = {}
        self._bookmarks: list[Bookmark] = []
        self._page = 0
        self._begin_page()

    def _begin_page(self) -> None:
        self._page += 1
        # ReportLab's canvas has the operators of this page; it makes no file.
        self._operators = Operators(BytesIO(), self.size)
        self._mark: _Mark | None = None
        # what text is filled with; shapes keep their colours to themselves
        self._filled: Colour = ""
        self._columns: list[Rect] = []
        self._lines: list[Placed] = []

    # -- structure ---------------------------------------------------------------------------

    @contextmanager
    def marked(self, element: StructureElement) -> Iterator[StructureElement]:
        """What is drawn inside belongs to ``element``; any number of times, on any page."""
        self._enter(_Mark(element))
        yield element
        self._leave()

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """What is drawn inside is no content: kind Pagination, Layout or Page.

        ``subtype`` of Pagination is Header, Footer or Watermark.
        Source: ISO 32000-1, 14.8.2.2.
        """
        sub = f" /Subtype {name(subtype)}" if subtype else ""
        self._enter(_Mark(None, f"/Artifact <</Type {name(kind)}{sub}>> BDC"))
        yield
        self._leave()

    def _enter(self, mark: _Mark) -> None:
        if self._mark is not None:
            raise ValueError("marked content inside marked content")
        self._mark = mark

    def _leave(self) -> None:
        self._end()
        self._mark = None

    def _begin(self) -> None:
        """Begin a piece of what is marked, unless it has begun: something is drawn in it."""
        mark = self._mark
        if mark is None or mark.begun:
            return
        mark.begun = True
        tag = mark.tag
        if mark.owner is not None:
            mcid = self.structure.attach(mark.owner, self._page)
            tag = f"{name(mark.owner.role)} <</MCID {mcid}>> BDC"
        self._operators.addLiteral(tag)

    def _end(self) -> None:
        """End the piece that has begun, if one has."""
        if self._mark is not None and self._mark.begun:
            self._operators.addLiteral("EMC")
            self._mark.begun = False

    @contextmanager
    def _shape(self) -> Iterator[Operators]:
        """An artifact, unless marked content is open already; the graphics state kept."""
        if self._mark is None:
            with self.artifact(), self._shape() as operators:
                yield operators
        else:
            self._begin()
            self._operators.saveState()
            yield self._operators
            self._operators.restoreState()

    # -- text --------------------------------------------------------------------------------

    def draw_line(self, line: Line, x: float, y: float, size: float, colour: Colour) -> None:
        """Draw the line with its left edge at ``x``, its baseline at ``y``, at ``size`` pt.

        Stretches of one direction are written in logical order, each from left to right. Words
        with a link can be clicked (``pdf/links.py``). Raises ValueError outside of marked content.
        """
        mark = self._mark
        if mark is None:
            raise ValueError("text outside marked content: open marked() or artifact()")
        if not line.runs:
            return
        written = pieces(line, size, self.info.direction)
        pen = _TextPen(x, y, size, colour)
        if mark.owner is None:
            for piece in written:
                self._write(piece, pen)
        else:
            self._write_in(mark, line, written, pen)
        self._lines.append(Placed(x + line.width_em * size / 2, y, size, line.runs[0].font))

    def _write_in(
        self, mark: _Mark, line: Line, written: Iterator[ShownSigns], pen: _TextPen
    ) -> None:
        """Write pieces of a line into the open element; links and other languages as its parts."""
        element = mark.owner
        if element is None:
            return
        own = element.in_language() or self.info.language
        if line.start == 0:
            element.part()
        words = _Words(line, element)
        for (owner, language), group in groupby(
            written, key=lambda piece: (words.at(piece.run.start), piece.run.language)
        ):
            into = owner if language == own else owner.span(language)
            if into is not mark.owner:
                self._end()
                mark.owner = into
            for piece in group:
                self._write(piece, pen)
                owner.read.append(spelled(piece))
        for start, spot in hotspots(line, self._page, pen.x, pen.y, pen.size):
            self.structure.click(words.at(start), spot)
        if mark.owner is not element:
            self._end()
            mark.owner = element

    def _write(self, piece: ShownSigns, pen: _TextPen) -> None:
        self._begin()
        if pen.colour != self._filled:
            self._operators.setFillColor(_ink(pen.colour))
            self._filled = pen.colour
        operators = shown(piece, self._font(piece.run.font), pen.x, pen.y, pen.size)
        self._operators.addLiteral(operators)

    def _font(self, face: Font) -> GlyphFont:
        font = self._fonts.get(face.key)
        if font is None:
            font = self._fonts[face.key] = GlyphFont(face, f"F{len(self._fonts) + 1}")
        return font

    def column(self, rect: Rect) -> None:
        """Say that the text in ``rect`` of this page is one column, to be read before the next."""
        self._columns.append(rect)

    def _bridge(self) -> None:
        """Draw the invisible words that keep the page's columns together."""
        with self.artifact():
            for rect in self._columns:
                for bridge in bridges(rect, self._lines):
                    font = self._font(bridge.font)
                    showing = Showing(font)
                    width = round(bridge.width / bridge.size * font.face.upem)
                    showing.show(Sign((), width, GLUE))
                    self._begin()
                    self._operators.addLiteral(showing.operators(bridge.x, bridge.y, bridge.size))

    # -- shapes ------------------------------------------------------------------------------

    def rule(self, start: Point, end: Point, pen: Pen) -> None:
        """A straight line."""
        with self._shape() as operators:
            _use(operators, pen)
            operators.line(*start, *end)

    def box(self, rect: Rect, fill: Colour = "", pen: Pen | None = None) -> None:
        """A rectangle, filled, stroked or both."""
        with self._shape() as operators:
            if fill:
                operators.setFillColor(_ink(fill))
            if pen is not None:
                _use(operators, pen)
            operators.rect(*rect, stroke=int(pen is not None), fill=int(bool(fill)))

    def checkbox(self, x: float, y: float, size: float, pen: Pen) -> None:
        """An empty square to tick: left edge ``x``, lower edge ``y``, ``size`` pt outside."""
        inset = pen.width / 2
        self.box((x + inset, y + inset, size - pen.width, size - pen.width), pen=pen)

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """A filled circle around ``x``, ``y``: a bullet."""
        with self._shape() as operators:
            operators.setFillColor(_ink(fill))
            operators.circle(x, y, radius, stroke=0, fill=1)

    def polygon(self, corners: Sequence[Point], fill: Colour) -> None:
        """A filled shape with straight sides."""
        with self._shape() as operators:
            operators.setFillColor(_ink(fill))
            path = operators.beginPath()
            path.moveTo(*corners[0])
            for corner in corners[1:]:
                path.lineTo(*corner)
            path.close()
            operators.drawPath(path, stroke=0, fill=1)

    def picture(self, shapes: Iterable[PathObject], x: float, y: float, scale: float) -> None:
        """Outlines with round joins, their origin at ``x``, ``y``, ``scale`` pt for their unit."""
        with self._shape() as operators:
            operators.translate(x, y)
            operators.scale(scale, -scale)
            operators.setLineCap(_ROUND)
            operators.setLineJoin(_ROUND)
            for shape in shapes:
                _draw(operators, shape)

    # -- the file ----------------------------------------------------------------------------

    def bookmark(self, title: str, y: float) -> None:
        """An entry of the outline that leads to height ``y`` of this page."""
        self._bookmarks.append(Bookmark(title, self._page, y))

    def end_page(self) -> None:
        """End the page and begin the next. Raises ValueError inside marked content."""
        if self._mark is not None:
            raise ValueError("the page ends inside marked content")
        self._bridge()
        content = self._operators.getCurrentPageContent() + "\n"
        self._document.add_page(content.encode("latin-1"), self.size)
        self._begin_page()

    def data(self) -> bytes:
        """The file's bytes. The canvas cannot be used after it.

        Raises ValueError where the last page has not ended.
        """
        if self._operators.getCurrentPageContent():
            raise ValueError("the last page has not ended")
        for font in self._fonts.values():
            font.write(self._document)
        describe(self._document, self.info)
        self.structure.write(self._document)
        self._document.set_outline(self._bookmarks)
        return self._document.data()


class _Words:
    """The parts of an element that get the words of a line, cut at the links in it."""

    def __init__(self, line: Line, element: StructureElement) -> None:
        runs = sorted(line.runs, key=lambda run: run.start)
        self._starts: list[int] = []
        self._owners: list[StructureElement] = []
        if any(run.link for run in runs):
            element.divide()
        for link, group in groupby(runs, key=lambda run: run.link):
            self._starts.append(next(group).start)
            self._owners.append(element.words(link))
        # what has no run, spaces and isolates, belongs to what stands before it
        bounds = [line.start, *self._starts[1:], line.end]
        for owner, (start, end) in zip(self._owners, pairwise(bounds), strict=True):
            owner.said.append(line.text[start - line.start : end - line.start])

    def at(self, offset: int) -> StructureElement:
        """The owner of what begins at an offset of the paragraph."""
        return self._owners[bisect_right(self._starts, offset) - 1]


@lru_cache(maxsize=64)
def _ink(colour: Colour) -> Color:
    """ReportLab's colour; reading one takes it longer than drawing with it."""
    return HexColor(colour)


def _use(operators: Operators, pen: Pen) -> None:
    operators.setStrokeColor(_ink(pen.colour))
    operators.setLineWidth(pen.width)


def _draw(operators: Operators, shape: PathObject) -> None:
    path = operators.beginPath()
    for command, points in shape.commands:
        match command, points:
            case "move", [point]:
                path.moveTo(*point)
            case "line", [point]:
                path.lineTo(*point)
            case "curve", [one, two, end]:
                path.curveTo(*one, *two, *end)
            case _:
                path.close()
    if shape.fill:
        operators.setFillColor(_ink(shape.fill))
    if shape.stroke:
        operators.setStrokeColor(_ink(shape.stroke))
        operators.setLineWidth(shape.stroke_width)
    stroke, fill = int(bool(shape.stroke)), int(bool(shape.fill))
    # ReportLab's own rule is the even-odd one, SVG's is the other
    inside = FILL_EVEN_ODD if shape.even_odd else FILL_NON_ZERO
    operators.drawPath(path, stroke, fill, inside)
