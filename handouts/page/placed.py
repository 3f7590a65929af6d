"""Placed pages: where nothing is left to decide. Golden files print them, checks read them.

All lengths are pt; x grows to the right, y upwards from the foot of the page, as in PDF.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from handouts.pictures.model import Picture
from handouts.text.lines import Line

Frame: TypeAlias = tuple[float, float, float, float]
"""Where a column of text stands: left, bottom, width, height in pt."""


class Shape(StrEnum):
    """What a placed shape is; all are decoration or furniture, none carries text."""

    RULE = "rule"
    FILL = "fill"
    FRAME = "frame"
    DISC = "disc"
    CHECKBOX = "checkbox"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of glyphs: ``x`` is the left edge of its advance, ``y`` its baseline.

    ``node`` names the structure node that it belongs to; an empty name is an artifact.
    """

    line: Line
    x: float
    y: float
    size: float
    colour: str
    node: str = ""


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A shape with its lower left corner at ``x``, ``y``; ``box`` is the id of what it outlines."""

    shape: Shape
    x: float
    y: float
    width: float
    height: float
    colour: str
    weight: float = 0.75
    box: str = ""


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture with its lower left corner at ``x``, ``y``; ``scale`` is pt for its own unit."""

    picture: Picture
    x: float
    y: float
    scale: float
    node: str

    @property
    def width(self) -> float:
        """The width on the page in pt."""
        return self.picture.width * self.scale

    @property
    def height(self) -> float:
        """The height on the page in pt."""
        return self.picture.height * self.scale


PlacedItem = PlacedLine | PlacedShape | PlacedPicture


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """What one element puts into one column: its items, and the room that it takes there.

    ``top`` is the y of the part's upper edge, ``height`` reaches to its lower edge; the space
    above an element belongs to it, so that parts of a column follow each other without gaps.
    """

    column: int
    top: float
    height: float
    items: tuple[PlacedItem, ...]


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One page: what is drawn before its columns, the parts of its columns, what comes after.

    ``beside`` are the frames of texts above the columns that lie beside each other.
    """

    before: tuple[PlacedItem, ...]
    columns: tuple[Frame, ...]
    parts: tuple[PlacedPart, ...]
    after: tuple[PlacedItem, ...]
    beside: tuple[Frame, ...] = ()

    def items(self) -> tuple[PlacedItem, ...]:
        """All items of the page in the order of drawing, which is the order of reading."""
        flowing = tuple(item for part in self.parts for item in part.items)
        return (*self.before, *flowing, *self.after)
