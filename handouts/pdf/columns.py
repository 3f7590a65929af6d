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

from handouts.pdf.glyphfont import Face

GLUE = "  "
"""Two spaces: one alone is no word for poppler."""

REACH = 1.45
"""How far apart baselines of a block may be, in sizes of its text; poppler's limit is 1.5."""

NEAR = 0.03
"""By how much sizes of a block may differ; poppler's limit is 0.05."""

ASIDE = 0.1
"""How far left of its column, in sizes, a word of spaces begins, so that the block begins with it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on a page: left and right edge, baseline, size in pt, a font that it uses."""

    left: float
    right: float
    base: float
    size: float
    font: Face


@dataclass(frozen=True, slots=True)
class Bridge:
    """Where an invisible word of spaces goes, how wide, at what size, in what font."""

    x: float
    y: float
    width: float
    size: float
    font: Face


def bridges(rect: tuple[float, float, float, float], lines: Sequence[Placed]) -> Iterator[Bridge]:
    """The words of spaces that make one block of the lines inside ``rect``."""
    left, bottom, width, height = rect
    inside = [
        line
        for line in lines
        if left - 1 <= (line.left + line.right) / 2 <= left + width + 1
        and bottom - 1 <= line.base <= bottom + height + 1
    ]
    if not inside:
        return
    size = Counter(line.size for line in inside).most_common(1)[0][0]
    rows = sorted({line.base for line in inside}, reverse=True)
    font = next(line.font for line in inside if line.size == size)
    x = left - ASIDE * size
    before = rows[0]
    for base in rows:
        # A word of spaces in every gap that is too wide, halfway, or in thirds …
        count = int((before - base) / (REACH * size))
        heights = [before - (before - base) * (i + 1) / (count + 1) for i in range(count)]
        even = all(abs(line.size - size) < NEAR * size for line in inside if line.base == base)
        if base == rows[0] or not even:
            heights.append(base)
        yield from (Bridge(x, y, left + width - x, size, font) for y in heights)
        before = base
