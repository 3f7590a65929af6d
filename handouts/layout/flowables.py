"""Placed items as Platypus flowables: they take the room that was planned, and draw themselves."""

from collections.abc import Callable, Iterable
from itertools import groupby

from reportlab.platypus import Flowable

from handouts.layout.placed import (
    Item,
    PlacedLine,
    PlacedPart,
    PlacedPicture,
    PlacedShape,
    Shape,
)
from handouts.layout.theme import WHITE
from handouts.pdf.canvas import Canvas, Pen
from handouts.pdf.tags import Element

Nodes = dict[str, Element]


class Part(Flowable):  # type: ignore[misc]
    """What one element puts into one column, drawn wherever Platypus finds room for it.

    ``left`` is the x of the frame that it was planned for; ``arrive`` is called with the y of its
    upper edge when it is drawn.
    """

    def __init__(
        self,
        part: PlacedPart,
        left: float,
        nodes: Nodes,
        arrive: Callable[[Canvas, float], None] | None = None,
    ) -> None:
        super().__init__()
        self.part = part
        self.left = left
        self.nodes = nodes
        self.arrive = arrive

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """The frame's width and the planned height."""
        return availWidth, self.part.height

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the items, moved by as much as Platypus' place differs from the planned one."""
        moved = y - (self.part.top - self.part.height)
        draw(canvas, self.part.items, self.nodes, (x - self.left, moved))
        if self.arrive is not None:
            self.arrive(canvas, y + self.part.height)


def draw(
    canvas: Canvas,
    items: Iterable[Item],
    nodes: Nodes,
    moved: tuple[float, float] = (0.0, 0.0),
    furniture: str = "Header",
) -> None:
    """Draw items in their order. Lines of a node are its content; others are page furniture."""
    for node, group in groupby(items, key=_node):
        if node is None:
            for item in group:
                if isinstance(item, PlacedShape):
                    _shape(canvas, item, *moved)
        elif node:
            with canvas.marked(nodes[node]):
                _content(canvas, group, moved)
        else:
            with canvas.artifact("Pagination", furniture):
                _content(canvas, group, moved)


def _node(item: Item) -> str | None:
    return None if isinstance(item, PlacedShape) else item.node


def _content(canvas: Canvas, items: Iterable[Item], moved: tuple[float, float]) -> None:
    for item in items:
        if isinstance(item, PlacedLine):
            x, y = item.x + moved[0], item.y + moved[1]
            canvas.draw_line(item.line, x, y, item.size, item.colour)
        elif isinstance(item, PlacedPicture):
            _picture(canvas, item, *moved)


def _picture(canvas: Canvas, item: PlacedPicture, dx: float, dy: float) -> None:
    """Draw the outlines; a picture's y runs downwards, the page's upwards."""
    canvas.saveState()
    canvas.translate(item.x + dx, item.y + dy + item.height)
    canvas.scale(item.scale, -item.scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for outline in item.picture.outlines:
        path = canvas.beginPath()
        for name, points in outline.commands:
            numbers = [number for point in points for number in point]
            {
                "move": path.moveTo,
                "line": path.lineTo,
                "curve": path.curveTo,
                "close": path.close,
            }[name](*numbers)
        canvas.setFillColor(outline.fill or WHITE)
        canvas.setStrokeColor(outline.stroke or WHITE)
        canvas.setLineWidth(outline.stroke_width)
        canvas.drawPath(path, stroke=int(bool(outline.stroke)), fill=int(bool(outline.fill)))
    canvas.restoreState()


def _shape(canvas: Canvas, item: PlacedShape, dx: float, dy: float) -> None:
    x, y, width, height = item.x + dx, item.y + dy, item.width, item.height
    match item.shape:
        case Shape.RULE:
            canvas.rule((x, y), (x + width, y), Pen(item.colour, item.weight))
        case Shape.FILL:
            canvas.box((x, y, width, height), fill=item.colour)
        case Shape.FRAME:
            canvas.box((x, y, width, height), pen=Pen(item.colour, item.weight))
        case Shape.DISC:
            canvas.disc(x + width / 2, y + height / 2, width / 2, item.colour)
        case Shape.CHECKBOX:
            canvas.checkbox(x, y, width, Pen(item.colour, item.weight))
        case Shape.WARNING:
            _warning(canvas, x, y, width, item.colour)


def _warning(canvas: Canvas, x: float, y: float, side: float, colour: str) -> None:
    """A filled triangle with an exclamation mark, ``side`` pt wide."""
    with canvas.artifact():
        canvas.saveState()
        canvas.setFillColor(colour)
        triangle = canvas.beginPath()
        triangle.moveTo(x, y)
        triangle.lineTo(x + side, y)
        triangle.lineTo(x + side / 2, y + 0.9 * side)
        triangle.close()
        canvas.drawPath(triangle, stroke=0, fill=1)
        canvas.setFillColor(WHITE)
        middle = x + side / 2
        canvas.rect(middle - 0.05 * side, y + 0.3 * side, 0.1 * side, 0.32 * side, stroke=0, fill=1)
        canvas.circle(middle, y + 0.18 * side, 0.065 * side, stroke=0, fill=1)
        canvas.restoreState()
