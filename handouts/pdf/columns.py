"""Columns that poppler reads one after the other.

poppler makes blocks of lines, and puts blocks in order by their places alone. A line belongs to a
block if its baseline is at most one and a half sizes from the next and its size is the same;
blocks of two columns that lie beside each other are the cells of a table, read row by row. So a
column must be one block: where lines are farther apart, or of another size, a word of two
spaces of the column's own size goes between, without ink.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from handouts.text.fonts import Font

Rect: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, width, height in pt."""

GLUE = "  "
"""Two spaces: one alone is no word for poppler."""

REACH = 1.45
"""How far apart baselines of a block may be, in sizes of its text; poppler's limit is 1.5."""

NEAR = 0.03
"""By how much sizes of a block may differ; poppler's limit is 0.05."""

ASIDE = 0.1
"""How far left of its column, in sizes, a word of spaces begins: a block begins at the left."""

SLACK = 1.0
"""How far, in pt, a line may stand out of its column."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on a page: its middle, its baseline, its size in pt, a font that it uses."""

    middle: float
    base: float
    size: float
    font: Font


@dataclass(frozen=True, slots=True)
class Bridge:
    """Where an invisible word of spaces goes, how wide, at what size, in what font."""

    x: float
    y: float
    width: float
    size: float
    font: Font


def bridges(rect: Rect, lines: Sequence[Placed]) -> Iterator[Bridge]:
    """The words of spaces that make one block of the lines inside ``rect``."""
    left, bottom, width, height = rect
    inside = [
        line
        for line in lines
        if -SLACK <= line.middle - left <= width + SLACK
        and -SLACK <= line.base - bottom <= height + SLACK
    ]
    if not inside:
        return
    size = Counter(line.size for line in inside).most_common(1)[0][0]
    font = next(line.font for line in inside if line.size == size)
    rows = sorted({line.base for line in inside}, reverse=True)
    other = {line.base for line in inside if abs(line.size - size) > NEAR * size}
    x = left - ASIDE * size
    before = rows[0]
    for base in rows:
        # In every gap that is too wide: halfway, or at its thirds …
        count = int((before - base) / (REACH * size))
        heights = [before - (before - base) * (i + 1) / (count + 1) for i in range(count)]
        if base == rows[0] or base in other:
            heights.append(base)
        yield from (Bridge(x, y, left + width - x, size, font) for y in heights)
        before = base
