"""Draws placed items on the canvas, each where it was placed."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from handouts.page.placed import (
    PlacedItem,
    PlacedLine,
    PlacedPicture,
    PlacedShape,
    Shape,
)
from handouts.page.theme import WHITE
from handouts.pdf.canvas import Canvas, Pen
from handouts.pdf.tags import StructureElement


def draw(
    canvas: Canvas,
    items: Iterable[PlacedItem],
    nodes: Mapping[str, StructureElement],
    furniture: str = "Header",
) -> None:
    """Draw items in their order. Lines of a node are its content; others are page furniture."""
    for node, group in groupby(items, key=_node):
        if node is None:
            for item in group:
                if isinstance(item, PlacedShape):
                    _shape(canvas, item)
        elif node:
            with canvas.marked(nodes[node]):
                _content(canvas, group)
        else:
            with canvas.artifact("Pagination", furniture):
                _content(canvas, group)


def _node(item: PlacedItem) -> str | None:
    return None if isinstance(item, PlacedShape) else item.node


def _content(canvas: Canvas, items: Iterable[PlacedItem]) -> None:
    for item in items:
        if isinstance(item, PlacedLine):
            canvas.draw_line(item.line, item.x, item.y, item.size, item.colour)
        elif isinstance(item, PlacedPicture):
            # a picture's y runs downwards from its top
            canvas.picture(item.picture.shapes, item.x, item.y + item.height, item.scale)


def _shape(canvas: Canvas, item: PlacedShape) -> None:
    x, y, width, height = item.x, item.y, item.width, item.height
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
    middle = x + side / 2
    with canvas.artifact():
        canvas.polygon([(x, y), (x + side, y), (middle, y + 0.9 * side)], colour)
        bar = (middle - 0.05 * side, y + 0.3 * side, 0.1 * side, 0.32 * side)
        canvas.box(bar, fill=WHITE)
        canvas.disc(middle, y + 0.18 * side, 0.065 * side, WHITE)
