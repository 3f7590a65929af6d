"""The rows of a flow at one size, and what it costs to start a column with one of them.

Prices are in one coin: a column that ends a line early costs 5, a fifth of a column 200
(`fit/columns.py`). A new section is the best start, and free.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

FORBIDDEN = math.inf
# Worse than any hole, and yet no reason for smaller type: a text that is shorter by a line would
# fit worse than the longer one, if a paragraph of three lines could not be broken at all.
LONE_LINE = 1000.0
UNINTRODUCED = 60.0  # a list at the top, the sentence that it completes at the foot before
LONE_ITEM = 200.0  # an item alone looks lost, at the foot of a column or at the top of the next
TORN = 40.0  # a paragraph in two columns is read with a jump
IN_SECTION = 20.0  # a paragraph or a notice, its section begun before
AFTER_BOX = 15.0  # a list whose introduction is set apart in a box, and complete
TURNED = 110.0  # steps that go on overleaf: who does one after the other has to turn the sheet
TORN_OVERLEAF = 60.0  # a paragraph that goes on overleaf, with all that tearing it costs
IN_LIST = 12.0  # items are short and stand for themselves
QUESTION = 4.0  # a question and its answer are almost a section


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the flow: a line of an element, with its heights in pt.

    ``space`` lies above it, may grow by ``stretch``, and is dropped at the top of a column;
    ``above`` and ``below`` are the padding of its box and stay. ``penalty`` is the price of
    starting a column with this row, ``turn`` what it costs more where a page begins with it;
    ``boxed`` tells that the row before stands in the same box. Where a column starts with this row,
    a line ``again`` pt high above it names what goes on.
    """

    element: int
    index: int
    height: float
    space: float
    stretch: float
    above: float
    below: float
    penalty: float
    boxed: bool = False
    turn: float = 0.0
    again: float = 0.0


def column_height(rows: Sequence[Row]) -> float:
    """The height in pt of rows as one column, what names them again included."""
    height = math.fsum(row.space + row.above + row.height + row.below for row in rows)
    return height - rows[0].space + rows[0].again
