"""A picture as it is drawn: outlines with their paint, in units of its own."""

from dataclasses import dataclass

Command = tuple[str, tuple[tuple[float, float], ...]]
"""A step of an outline: ``move``, ``line``, ``curve`` (cubic) or ``close``, with its points."""


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
class Picture:
    """A drawing without words, ``width`` by ``height`` of its own units.

    ``says`` is the index, in ``Handout.blocks()``, of the block that tells what it shows.
    """

    width: float
    height: float
    shapes: tuple[PictureShape, ...]
    says: int
