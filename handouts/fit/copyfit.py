"""Copyfit: the largest size at which the flow fits its pages, and how tight its spaces are there.

Size comes first, and it is decided by room alone: a size fits where columns hold all rows at
whatever line they break, boxes whole, so that a shorter text is never set smaller. What must not
be parted (a heading from its text, a question from its answer) may cost space, but hardly ever
size: the spaces between elements become tighter until there are legal breaks, and a little tighter
still where that spares the page a lone line or a hole.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from handouts.fit.columns import NOTES_SPACE, Columns, Heights, Rooms, cheapest
from handouts.fit.design import Design
from handouts.fit.rows import Row

STEP = 0.1
"""The difference in pt of the sizes that are tried: less cannot be seen."""

SNUG = 0.4
"""So near to the floor, in pt, a text gives up its spaces before its size: there the difference is
worth more to a patient's eyes than air between sections."""

SPACES = (1.0, 0.85, 0.7, 0.55, 0.45)
"""What may be left of the spaces above elements, in the order of trying. At the last a paragraph
still begins with an eighth of a line, and a section with a third."""

_TIGHTER = 100.0
"""The price of spaces that are gone altogether: a step, 15, is cheaper than a lone item of a list
or than a hole of two lines, and dearer than a break in a list."""

_NEAR_BY = 6
"""So many larger sizes, about half a pt, are tried beside one that was found by halves."""

RESERVE = 0.03
"""How much of each column a size above the floor must leave: where every line is needed, columns
can break nowhere but where they are full, and an item stands alone or steps go on overleaf."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The size that was chosen, its rows, and where the columns break."""

    body: float
    rows: tuple[Row, ...]
    columns: Columns


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why no size fits: rows that no column takes at the floor.

    ``excess`` is the height in pt that is too much; 0 says that one page more would stay empty.
    """

    excess: float
    rows: tuple[Row, ...]


RowsAt = Callable[[float], tuple[Row, ...]]
RoomsAt = Callable[[float, int], Rooms]


def sizes(design: Design) -> list[float]:
    """The apparent sizes that are tried, the largest first."""
    count = round((design.ceiling - design.floor) / STEP)
    return [round(design.ceiling - index * STEP, 2) for index in range(count + 1)]


def fit(rows_at: RowsAt, rooms_at: RoomsAt, design: Design) -> Fit | Misfit:
    """The largest size of a design at which the rows fill the fewest pages that hold them.

    ``rows_at`` gives the rows at an apparent size, ``rooms_at`` the room of the columns of each
    page, at a size and for a number of pages.
    """
    lacking = Misfit(0.0, ())
    for pages in design.lengths:
        found = _on(pages, rows_at, rooms_at, design)
        if isinstance(found, Fit):
            return found
        if not found.excess:
            # one page more would stay empty: the fault is what fewer pages could not take
            return lacking if lacking.excess else found
        lacking = found
    return lacking


def _on(pages: int, rows_at: RowsAt, rooms_at: RoomsAt, design: Design) -> Fit | Misfit:
    rows_at, rooms_at = cache(rows_at), cache(rooms_at)
    tried = sizes(design)

    def holds(index: int) -> bool:
        body = tried[index]
        return _holds(rows_at(body), rooms_at(body, pages), design, body)

    for body in tried[_largest(len(tried), holds) :]:
        rows, rooms = rows_at(body), rooms_at(body, pages)
        if not _holds(rows, rooms, design, body):
            continue
        heights = Heights(rows)
        before = _each((room.height for room in rooms[:-1]), design.columns)
        if heights.reached(before, heights.legal) == len(rows):
            if pages > design.lengths[0]:
                return Misfit(0.0, rows)
            found = _short(body, rows, rooms, design.columns)
        else:
            found = _best(body, rows, rooms, design.columns)
        if found is not None:
            return found
    rows, rooms = _spaced(rows_at(design.floor), SPACES[-1]), rooms_at(design.floor, pages)
    heights = Heights(rows)
    each = _each((room.most for room in rooms), design.columns)
    reached = heights.reached(each, heights.legal)
    return Misfit(heights.of(reached, len(rows)) or _too_high(heights, each), rows)


def _largest(count: int, holds: Callable[[int], bool]) -> int:
    """The index of the largest size that holds a text, the largest size first; ``count`` for none.

    It is looked for by halves, and then among the next larger ones: the heights of rows do not
    always grow with the size, as words are hyphenated.
    """
    found = bisect_left(range(count), True, key=holds)
    return next(filter(holds, range(max(0, found - _NEAR_BY), found)), found)


def _too_high(heights: Heights, each: tuple[float, ...]) -> float:
    """How much what must stay together is higher than a column that so takes nothing, in pt."""
    start, excess = 0, 0.0
    for room in each:
        fitting = heights.fitting(start, room)
        if fitting:
            start = fitting[-1]
        elif start < len(heights.rows):
            end = next(end for end in heights.legal if end > start)
            excess = max(excess, heights.of(start, end) - room)
    return excess


def _best(body: float, rows: tuple[Row, ...], rooms: Rooms, columns: int) -> Fit | None:
    """The fit at a size with the best breaks, tighter spaces priced; None where none is legal."""
    best, least = None, math.inf
    for factor in SPACES:
        surcharge = _TIGHTER * (1.0 - factor)
        if surcharge >= least:
            break
        spaced = _spaced(rows, factor)
        found = cheapest(Heights(spaced), rooms, columns)
        if found is not None and found.price + surcharge < least:
            best, least = Fit(body, spaced, found), found.price + surcharge
    return best


def _short(body: float, rows: tuple[Row, ...], rooms: Rooms, columns: int) -> Fit | None:
    """The fit of a text that does not reach the last page, which is for notes then."""
    found = cheapest(Heights(rows), rooms[:-1], columns)
    if found is None:
        return None
    last = rooms[-1].height
    starts = (*found.starts, *[len(rows)] * columns)
    feet = (*found.feet, *[0.0] * columns)
    heights = (*found.heights, last)
    return Fit(body, rows, Columns(starts, heights, feet, last - NOTES_SPACE, True, found.price))


def _holds(rows: tuple[Row, ...], rooms: Rooms, design: Design, body: float) -> bool:
    """Whether the columns have room for all rows, whatever is parted but boxes."""
    spaced = _spaced(rows, SPACES[-1 if body <= design.floor + SNUG else 0])
    heights = Heights([replace(row, again=0.0) for row in spaced])
    if body <= design.floor:
        each = _each((room.most for room in rooms), design.columns)
    else:
        each = _each(((1.0 - RESERVE) * room.height for room in rooms), design.columns)
    return heights.reached(each, heights.possible) == len(rows)


def _each(heights: Iterable[float], columns: int) -> tuple[float, ...]:
    """The height of each column, given those of each page's."""
    return tuple(height for height in heights for _ in range(columns))


def _spaced(rows: tuple[Row, ...], factor: float) -> tuple[Row, ...]:
    """The rows with so much of their spaces."""
    if factor == 1.0:
        return rows
    return tuple(replace(row, space=row.space * factor) for row in rows)
