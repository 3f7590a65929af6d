"""The elements of a flow: one paragraph each, with what stands before it and around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from handouts.content.model import BlockKind
from handouts.content.outline import Node
from handouts.layout.table import TableRow
from handouts.page.setting import Scaled

LISTED = (BlockKind.BULLET, BlockKind.TICK, BlockKind.STEP)
TABLED = (BlockKind.TABLE_HEADING, BlockKind.TABLE_CELL)


class Mark(StrEnum):
    """What stands before an element at its starting edge, or around it."""

    NONE = ""
    DISC = "disc"
    TICK = "tick"
    NUMBER = "number"
    RULE = "rule"
    WARNING = "warning"
    BAND = "band"
    """A dark band behind the row: what is not to be taken for its neighbours."""


class Form(StrEnum):
    """How a box is drawn."""

    NOTICE = "notice"
    CALL = "call"
    INSET = "inset"
    """A notice inside another box."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box around elements that follow each other; ``id`` is that of the first node in it."""

    id: str
    form: Form


@dataclass(frozen=True, slots=True)
class Element:
    """One paragraph of the flow. ``space``, ``indent`` are in em of the body.

    ``second`` is a telephone number after its label: at the ending edge of the same row or, where
    the widest of all ``numbers`` leaves the labels no room, on a row of its own. ``node`` is what
    it prints, ``row`` the row of a table that it is. ``boxes`` are those around it, the outermost
    first. ``again`` names its list in a column that starts inside it.
    """

    kind: BlockKind
    passage: Scaled
    node: Node
    space: float
    indent: float = 0.0
    mark: Mark = Mark.NONE
    number: Scaled | None = None
    second: Scaled | None = None
    numbers: tuple[Scaled, ...] = ()
    boxes: tuple[Box, ...] = ()
    row: TableRow | None = None
    again: Scaled | None = None

    def texts(self) -> Iterator[tuple[Scaled, Node]]:
        """Its texts, each with the node that it prints."""
        if self.row is None:
            yield self.passage, self.node
        else:
            yield from ((cell.passage, cell.node) for cell in self.row.cells)

    def shared(self, other: "Element | None") -> int:
        """How many boxes stand around this element and another one together."""
        pairs = zip(self.boxes, other.boxes if other else (), strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
