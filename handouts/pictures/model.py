"""A picture as it is drawn: outlines with their paint, and its labels, in units of its own."""

from dataclasses import dataclass, replace
from enum import StrEnum

Command = tuple[str, tuple[tuple[float, float], ...]]
"""A step of an outline: ``move``, ``line``, ``curve`` (cubic) or ``close``, with its points."""


class Anchor(StrEnum):
    """Which part of a label stands at its place (SVG 2, 11.10.1, text-anchor)."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class PictureShape:
    """One shape of a picture, y downwards, in its units; an empty colour paints nothing.

    ``even_odd`` tells which parts are inside: else what its outline winds around (SVG, fill-rule).
    """

    commands: tuple[Command, ...]
    fill: str
    stroke: str
    stroke_width: float
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class PictureLabel:
    """A word in a picture, in English: the place of its baseline, and its line in the file.

    ``x`` counts from the edge at which text starts: the right one on right-to-left sheets.
    """

    text: str
    x: float
    y: float
    anchor: Anchor
    line: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, ``width`` by ``height`` of its own units, y downwards."""

    width: float
    height: float
    shapes: tuple[PictureShape, ...]
    labels: tuple[PictureLabel, ...] = ()

    def mirrored(self) -> "Picture":
        """The same drawing as in a mirror, for right-to-left sheets."""
        shapes = (
            replace(shape, commands=tuple(self._turned(each) for each in shape.commands))
            for shape in self.shapes
        )
        return replace(self, shapes=tuple(shapes))

    def _turned(self, command: Command) -> Command:
        name, points = command
        return name, tuple((self.width - x, y) for x, y in points)
