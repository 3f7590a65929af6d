"""Tables in a column: how wide their columns are, how high a row is, where its cells go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.content.model import BlockKind
from handouts.content.outline import Node
from handouts.page.placed import PlacedItem, PlacedShape, Shape
from handouts.page.setting import Area, Passage, Scaled
from handouts.page.theme import ACCENT, HAIRLINE, TINT

# In em of the body.
_GAP = 0.7  # between columns
_PAD = 0.22  # above and below the text of a row
_INSET = 0.3  # from the edges of the table to its text
_LEAST = 0.6  # of its fair share: what a column has that needs more, beside one that needs most
_EDGE, _BETWEEN = 0.75, 0.5  # pt: the rules at the ends of a table and between its rows


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and the node that it prints."""

    passage: Scaled
    node: Node


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, and all rows of the table, which share the widths of its columns."""

    cells: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def is_last(self) -> bool:
        """Whether the table ends with this row."""
        return self.rows[-1] is self.cells

    def height(self, measure: float, body: float, unit: float) -> float:
        """The height of the row in pt, in a column of ``measure`` pt."""
        return self._set(measure, body, unit).height

    def place(self, area: Area, top: float, body: float, unit: float) -> Iterator[PlacedItem]:
        """The row in ``area`` from ``top`` downwards, its cells in the order of reading."""
        row = self._set(area.width, body, unit)
        foot = top - row.height
        if self.cells[0].node.kind is BlockKind.TABLE_HEADING:
            yield PlacedShape(Shape.FILL, area.left, foot, area.width, row.height, TINT)
            yield PlacedShape(Shape.RULE, area.left, top, area.width, 0.0, ACCENT, _EDGE)
        colour, weight = (ACCENT, _EDGE) if self.is_last else (HAIRLINE, _BETWEEN)
        yield PlacedShape(Shape.RULE, area.left, foot, area.width, 0.0, colour, weight)
        start = _INSET * unit
        for cell, passage, width in zip(self.cells, row.passages, row.widths, strict=True):
            own = area.inner(start, area.width - start - width)
            strip = own.english() if cell.node.language else own
            yield from passage.place(strip, top - row.drop, cell.node.id)
            start += width + _GAP * unit

    def _set(self, measure: float, body: float, unit: float) -> "_SetRow":
        widths = column_widths(self.rows, measure, body, unit)
        passages = tuple(cell.passage.at(body) for cell in self.cells)
        pairs = tuple(zip(passages, widths, strict=True))
        drop = _PAD * unit + max(passage.rise(width) for passage, width in pairs)
        highest = max(passage.height(width) for passage, width in pairs)
        return _SetRow(passages, widths, drop, drop + highest + _PAD * unit)


@dataclass(frozen=True, slots=True)
class _SetRow:
    """A row at a size, in pt: its texts, their measures, the top of their lines, its height."""

    passages: tuple[Passage, ...]
    widths: tuple[float, ...]
    drop: float
    height: float


def table_rows(cells: Sequence[Cell]) -> Iterator[TableRow]:
    """The rows of tables that stand below each other, from their cells in the order of reading."""
    tables: list[list[list[Cell]]] = []
    for cell in cells:
        block = cell.node.block
        assert block is not None  # it prints one
        if block.number == 0:
            if block.row == 0:
                tables.append([])
            tables[-1].append([])
        tables[-1][-1].append(cell)
    for table in tables:
        rows = tuple(tuple(row) for row in table)
        for row in rows:
            yield TableRow(row, rows)


def column_widths(
    rows: Sequence[Sequence[Cell]], measure: float, body: float, unit: float
) -> tuple[float, ...]:
    """The widths in pt of the columns of a table that is ``measure`` pt wide.

    A column whose texts stand on one line in less than its fair share has what they need; the
    others share the rest by what they would need, so that long texts get the most.
    """
    wanted = [
        max(cell.passage.at(body).room for cell in column) for column in zip(*rows, strict=True)
    ]
    left = measure - (2 * _INSET + _GAP * (len(wanted) - 1)) * unit
    spare = left - sum(wanted)
    if spare >= 0:
        return tuple(width + spare / len(wanted) for width in wanted)
    wide = set(range(len(wanted)))
    while True:
        share = left / len(wide)
        narrow = {at for at in wide if wanted[at] <= share}
        if not narrow:
            break
        left -= sum(wanted[at] for at in narrow)
        wide -= narrow
    least = _LEAST * left / len(wide)
    more = left - least * len(wide)
    total = sum(wanted[at] for at in wide)
    return tuple(
        least + more * width / total if at in wide else width for at, width in enumerate(wanted)
    )
