"""Copyfit: the largest size at which the flow fills two pages, and where each column breaks.

Everything here is arithmetic on the heights of rows; nothing is drawn. Four columns are filled
in the order of reading, two on each page. What page 2 has left becomes the notes area.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from handouts.layout.flow import FORBIDDEN, LONE, Row
from handouts.layout.theme import CEILING, FLOOR, STEP

# The least notes area worth its heading: the heading and three lines to write on, in pt.
NOTES_LEAST = 112.0
NOTES_SPACE = 16.0
# A column that ends higher above its foot than this share of a column has a hole. For a page
# without one, and without an item of a list alone in a column, so many points are given up.
HOLE = 0.15
FORGONE = 0.5
# What is left of the spaces above elements where a text would not fit at the floor.
TIGHT = 0.45


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the flow breaks: column ``c`` holds ``rows[starts[c]:starts[c + 1]]``.

    ``feet`` is the height in pt that each column is stretched to; 0 leaves it as it is.
    ``notes`` is the height of the notes area, ``wide`` whether it goes below both columns of
    page 2 or only fills the last one.
    """

    starts: tuple[int, int, int, int, int]
    feet: tuple[float, float, float, float]
    notes: float
    wide: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """The size that was chosen, with its rows and columns."""

    body: float
    rows: tuple[Row, ...]
    columns: Columns


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why no size gives two pages: rows that no column takes at the floor, or an empty page 2.

    ``excess`` is the height in pt that is too much; 0 says that there is too little text.
    """

    excess: float
    rows: tuple[Row, ...]


class _Heights:
    """Heights of any slice of rows, from running sums."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.sums = [0.0, *accumulate(r.space + r.above + r.height + r.below for r in rows)]
        self.legal = [i for i, r in enumerate(rows) if i and r.penalty < FORBIDDEN] + [len(rows)]

    def of(self, start: int, end: int) -> float:
        """The height in pt of ``rows[start:end]`` as one column."""
        if start >= end:
            return 0.0
        return self.sums[end] - self.sums[start] - self.rows[start].space

    def fitting(self, start: int, room: float) -> list[int]:
        """The legal ends of a column that starts at ``start``, at most ``room`` high."""
        return [end for end in self.legal if end > start and self.of(start, end) <= room + 1e-6]


def sizes() -> list[float]:
    """The apparent sizes that are tried, the largest first."""
    count = round((CEILING - FLOOR) / STEP)
    return [round(CEILING - index * STEP, 2) for index in range(count + 1)]


def fit(
    rows_at: Callable[[float], tuple[Row, ...]], rooms_at: Callable[[float], tuple[float, float]]
) -> Fit | Misfit:
    """The largest size between ceiling and floor at which the rows fill two pages.

    ``rows_at`` gives the rows at an apparent size, ``rooms_at`` the height in pt of a column on
    page 1 and on page 2. A size that leaves a hole, or an item of a list alone, is passed over
    where one a little smaller does not. Where not even the floor fits, spaces are tightened.
    """
    tried = sizes()
    for tight in (1.0, TIGHT):

        def trial(body: float, tight: float = tight) -> _Trial:
            return _Trial(body, _tightened(rows_at(body), tight), *rooms_at(body))

        # Heights grow with the size, so the sizes that are far too large need not be looked at.
        first = bisect_left(tried, True, key=lambda body: trial(body).may_fit())
        found = _first(map(trial, tried[first:]))
        if found is not None:
            return found
    floor = _Trial(FLOOR, _tightened(rows_at(FLOOR), TIGHT), *rooms_at(FLOOR))
    return Misfit(floor.heights.of(floor.reached(), len(floor.rows)), floor.rows)


class _Trial:
    """The rows at one size, and the rooms for them."""

    def __init__(self, body: float, rows: tuple[Row, ...], first: float, second: float) -> None:
        self.body = body
        self.rows = rows
        self.first, self.second = first, second
        self.heights = _Heights(rows)

    def may_fit(self) -> bool:
        """Whether the rows together are no higher than the columns, spaces at their tops aside."""
        return self.heights.sums[-1] <= 2 * (self.first + self.second) + 6 * self.body

    def reached(self, columns: int = 4) -> int:
        """How many rows so many columns take, each filled as far as it legally can be."""
        return _fill(self.heights, (self.first, self.first, self.second, self.second)[:columns])


def _first(trials: Iterable[_Trial]) -> Fit | Misfit | None:
    """The first trial that fits without a flaw; else the best near the first; None if none fits."""
    best: tuple[int, Fit] | None = None
    largest = 0.0
    for trial in trials:
        if best and trial.body < largest - FORGONE:
            break
        if trial.reached() < len(trial.rows):
            continue
        columns = _best(trial.heights, trial.first, trial.second)
        if columns is None or trial.reached(2) == len(trial.rows):
            return Misfit(0.0, trial.rows)
        flaws = _flaws(trial, columns)
        largest = largest or trial.body
        if best is None or flaws < best[0]:
            best = flaws, Fit(trial.body, trial.rows, columns)
        if not flaws:
            break
    return best[1] if best else None


def _flaws(trial: _Trial, columns: Columns) -> int:
    """How many flaws a reader would notice; a hole weighs as much as two lone items."""
    rows = trial.rows
    lone = sum(
        rows[start].penalty >= LONE for start in columns.starts[1:4] if 0 < start < len(rows)
    )
    return lone + 2 * (_hole(trial.heights, columns) > HOLE * trial.first)


def _tightened(rows: tuple[Row, ...], factor: float) -> tuple[Row, ...]:
    if factor == 1.0:
        return rows
    return tuple(replace(row, space=row.space * factor) for row in rows)


def _fill(heights: _Heights, rooms: Sequence[float]) -> int:
    """How many rows the columns take when each is filled as far as it legally can be."""
    start = 0
    for room in rooms:
        ends = heights.fitting(start, room)
        if not ends:
            return start
        start = ends[-1]
        if start == len(heights.rows):
            break
    return start


def _hole(heights: _Heights, columns: Columns) -> float:
    """How far above its foot the worst column ends, in pt, its spaces stretched as they may be."""
    worst = 0.0
    for start, end, foot in zip(columns.starts, columns.starts[1:], columns.feet, strict=False):
        rows = heights.rows[start:end]
        stretch = math.fsum(row.stretch for row in rows[1:])
        worst = max(worst, foot - heights.of(start, end) - stretch)
    return worst


def _waste(left: float) -> float:
    """The price of a column that ends ``left`` pt above its foot."""
    return (left / 16.0) ** 2 * 3.0


def _best(heights: _Heights, first: float, second: float) -> Columns | None:
    """The cheapest breaks; None where the text does not reach page 2."""
    total = len(heights.rows)
    best: tuple[float, Columns] | None = None
    for a in heights.fitting(0, first)[-24:]:
        for b in heights.fitting(a, first)[-24:]:
            if b == total:
                continue
            price = _waste(first - heights.of(0, a)) + _waste(first - heights.of(a, b))
            price += heights.rows[a].penalty + heights.rows[b].penalty
            if best is not None and price >= best[0]:
                continue
            page = _second_page(heights, b, second)
            if page is not None and (best is None or price + page[0] < best[0]):
                c, notes, wide, feet = page[1:]
                starts = (0, a, b, c, total)
                best = price + page[0], Columns(starts, (first, first, *feet), notes, wide)
    return best[1] if best else None


_SecondPage = tuple[float, int, float, bool, tuple[float, float]]


def _second_page(heights: _Heights, start: int, room: float) -> _SecondPage | None:
    """The cheapest break of page 2: price, break, notes area, whether it is wide, feet."""
    total = len(heights.rows)
    options: list[_SecondPage] = []
    for c in heights.fitting(start, room):
        left, right = heights.of(start, c), heights.of(c, total)
        if right > room + 1e-6:
            continue
        penalty = heights.rows[c].penalty if c < total else 0.0
        taller = max(left, right)
        below = room - taller - NOTES_SPACE
        if below >= NOTES_LEAST and right > 0:
            price = penalty + _waste(taller - left) + 0.5 * _waste(taller - right)
            options.append((price, c, below, True, (taller, taller)))
        beside = room - right - NOTES_SPACE
        if beside >= NOTES_LEAST and right > 0:
            options.append((penalty + 6.0 + _waste(room - left), c, beside, False, (room, 0.0)))
        if right > 0:
            price = penalty + _waste(room - left) + _waste(room - right)
            options.append((price, c, 0.0, False, (room, room)))
        elif room - NOTES_SPACE >= NOTES_LEAST:
            # Page 2 holds one column of text; the other is all notes.
            price = 60.0 + _waste(room - left)
            options.append((price, c, room - NOTES_SPACE, False, (0.0, 0.0)))
    return min(options, key=lambda option: option[0], default=None)


def stretched(rows: Sequence[Row], foot: float) -> float:
    """How much of their stretch (0 to 1) the spaces of a column take to reach ``foot`` pt."""
    stretch = math.fsum(row.stretch for row in rows[1:])
    if not foot or not stretch:
        return 0.0
    height = math.fsum(row.space + row.above + row.height + row.below for row in rows)
    missing = foot - (height - rows[0].space)
    return min(max(missing, 0.0) / stretch, 1.0)
