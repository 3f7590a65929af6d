"""Where columns break: the legal breaks of least total price, for any number of columns and pages.

Everything here is arithmetic on the heights of rows at one size. Columns are filled in the order of
reading, page by page. The last page may end early: what it has left becomes the notes area.

The search goes from the last page to the first and remembers, for each page and each row that may
start it, the cheapest way to set the rest. Pages before the last want columns that end at one foot,
which the air in the page's head can move; of the last page every way is tried, since its notes bind
its columns together.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from handouts.fit.rows import FORBIDDEN, Row, column_height

NOTES_LEAST = 112.0
"""The least notes area worth its heading, in pt: the heading, and three lines to write on."""

NOTES_SPACE = 16.0
"""The space between a text and the notes area below it, in pt: a blank line."""

ROUNDING = 1e-6
"""By how many pt a column may pass its room, so that sums of floats do not break it."""

_CHOICES = 24
"""How many ends of a column are looked at, the fullest first: so many rows are more than half a
column, and such a hole costs more than any break."""

_BESIDE = 6.0
"""The price of notes in the last column: there they are narrow, below all they are wide."""

_CROWDED = 0.5
"""The price of each pt that a head has less than it is designed with: 24 are a break in a list."""

_COLUMN_OF_NOTES = 60.0
"""The price of a last column without text: as much as a hole of 70 pt in a full page."""

_EARLY = 0.5
"""What the unevenness of the last column counts above notes: a text may end early in its last."""


@dataclass(frozen=True, slots=True)
class Room:
    """How high the columns of a page are, in pt: as its head is designed, at least, and at most.

    What stands above the columns may take more air or less, and so move all of them.
    """

    height: float
    least: float
    most: float

    @classmethod
    def fixed(cls, height: float) -> "Room":
        """The room below a head that does not give."""
        return cls(height, height, height)


Rooms = tuple[Room, ...]
"""The room of each page."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the flow breaks: column ``c`` holds ``rows[starts[c]:starts[c + 1]]``.

    ``feet`` is the height in pt that each column is stretched to; 0 leaves it as it is. ``notes``
    is the height of the notes area of the last page, ``wide`` whether it goes below all its columns
    or only fills the last one. ``price`` tells how good the breaks are: the less the better.
    ``heights`` is how high the columns of each page are, within its room.
    """

    starts: tuple[int, ...]
    heights: tuple[float, ...]
    feet: tuple[float, ...]
    notes: float
    wide: bool
    price: float


class Heights:
    """Heights of any slice of rows, from running sums."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._sums = [0.0, *accumulate(r.space + r.above + r.height + r.below for r in rows)]
        self.legal = [i for i, r in enumerate(rows) if i and r.penalty < FORBIDDEN] + [len(rows)]
        self.possible = [i for i, r in enumerate(rows) if i and not r.boxed] + [len(rows)]

    def of(self, start: int, end: int) -> float:
        """The height in pt of ``rows[start:end]`` as one column."""
        if start >= end:
            return 0.0
        first = self.rows[start]
        return self._sums[end] - self._sums[start] - first.space + first.again

    def fitting(self, start: int, room: float) -> list[int]:
        """The legal ends of a column that starts at ``start``, at most ``room`` high."""
        return [e for e in self.legal if e > start and self.of(start, e) <= room + ROUNDING]

    def reached(self, rooms: Sequence[float], ends: Sequence[int], start: int = 0) -> int:
        """How far columns of these heights reach from a row on, each filled as ``ends`` allow.

        No other way of breaking gets further: what starts later in a column ends later too.
        """
        for room in rooms:
            fitting = [e for e in ends if e > start and self.of(start, e) <= room + ROUNDING]
            start = fitting[-1] if fitting else start
        return start


def cheapest(heights: Heights, rooms: Rooms, columns: int) -> Columns | None:
    """The cheapest breaks; None where no legal ones fill each page, from the first to the last."""
    found = _Search(heights, rooms, columns).rest(0, 0)
    if found is None:
        return None
    return Columns(
        (0, *found.ends), found.heights, found.feet, found.notes, found.wide, found.price
    )


def _waste(left: float) -> float:
    """The price of a column that ends ``left`` pt above its foot.

    It grows with the square, so that two small holes are better than a large one: a line costs 5,
    a fifth of a column 200.
    """
    return (left / 16.0) ** 2 * 5.0


@dataclass(frozen=True, slots=True)
class _Rest:
    """A way to set all that follows some row: the ends of the columns from there on."""

    price: float
    ends: tuple[int, ...]
    heights: tuple[float, ...]
    feet: tuple[float, ...]
    notes: float = 0.0
    wide: bool = False


@dataclass(slots=True)
class _Search:
    heights: Heights
    rooms: Rooms
    columns: int
    known: dict[tuple[int, int], _Rest | None] = field(default_factory=dict)

    def rest(self, page: int, start: int) -> _Rest | None:
        """The cheapest way to set the rows from ``start`` on, on the pages from ``page`` on."""
        key = page, start
        if key not in self.known:
            last = page == len(self.rooms) - 1
            ways = self._last_page(start) if last else self._page(page, start)
            self.known[key] = min(ways, key=lambda way: way.price, default=None)
        return self.known[key]

    def _page(self, page: int, start: int) -> Iterator[_Rest]:
        """The ways that differ in where the columns of a page end; the text must go on after it."""
        room = self.rooms[page]
        for ends in self._filled(start, self.columns, room.most):
            rest = self.rest(page + 1, ends[-1])
            if rest is None:
                continue
            filled = self._heights(start, ends)
            foot = max(room.least, *filled)
            waste = math.fsum(_waste(foot - height) for height in filled)
            breaks = math.fsum(self._penalty(end) for end in ends) + self._turn(ends[-1])
            crowded = _CROWDED * max(0.0, foot - room.height)
            yield _Rest(
                rest.price + waste + breaks + crowded,
                (*ends, *rest.ends),
                (foot, *rest.heights),
                (*((foot,) * self.columns), *rest.feet),
                rest.notes,
                rest.wide,
            )

    def _filled(self, start: int, columns: int, room: float) -> Iterator[tuple[int, ...]]:
        """The ends of so many columns that are not empty and leave rows for the next page."""
        for end in self.heights.fitting(start, room)[-_CHOICES:]:
            if end == len(self.heights.rows):
                return
            if columns == 1:
                yield (end,)
                continue
            for rest in self._filled(end, columns - 1, room):
                yield (end, *rest)

    def _heights(self, start: int, ends: tuple[int, ...]) -> list[float]:
        return [self.heights.of(a, b) for a, b in zip((start, *ends), ends, strict=False)]

    def _penalty(self, end: int) -> float:
        return self.heights.rows[end].penalty if end < len(self.heights.rows) else 0.0

    def _turn(self, end: int) -> float:
        return self.heights.rows[end].turn

    def _last_page(self, start: int) -> Iterator[_Rest]:
        """The ways to end the text, its head as designed; with less air only where it must be."""
        room, total = self.rooms[-1], len(self.heights.rows)
        each = (room.height,) * self.columns
        holds = self.heights.reached(each, self.heights.legal, start) == total
        height = room.height if holds else room.most
        for ends in self._splits(start, self.columns, height):
            breaks = math.fsum(self._penalty(end) for end in ends[:-1])
            yield from self._endings(ends, self._heights(start, ends), breaks, height)

    def _splits(self, start: int, columns: int, room: float) -> Iterator[tuple[int, ...]]:
        """The ends of columns that hold all rows from ``start`` on; only the last may be empty."""
        total = len(self.heights.rows)
        if columns == 1:
            if self.heights.of(start, total) <= room + ROUNDING:
                yield (total,)
            return
        for end in self.heights.fitting(start, room):
            if end < total or columns - 1 == 1:
                for rest in self._splits(end, columns - 1, room):
                    yield (end, *rest)

    def _endings(
        self, ends: tuple[int, ...], filled: list[float], breaks: float, room: float
    ) -> Iterator[_Rest]:
        """The ways to use a last page whose columns end so: notes below, beside, or none."""
        last, own = filled[-1], (room,)
        none = (0.0,) * len(filled)
        full = math.fsum(_waste(room - height) for height in filled[:-1])
        if not last:
            if room - NOTES_SPACE >= NOTES_LEAST:
                price = _COLUMN_OF_NOTES + breaks + full
                yield _Rest(price, ends, own, none, room - NOTES_SPACE)
            return
        taller = max(filled)
        below = room - taller - NOTES_SPACE
        if below >= NOTES_LEAST:
            uneven = math.fsum(_waste(taller - height) for height in filled[:-1])
            price = breaks + uneven + _EARLY * _waste(taller - last)
            yield _Rest(price, ends, own, (taller,) * len(filled), below, wide=True)
        beside = room - last - NOTES_SPACE
        if beside >= NOTES_LEAST:
            feet = (*((room,) * (len(filled) - 1)), 0.0)
            yield _Rest(breaks + _BESIDE + full, ends, own, feet, beside)
        yield _Rest(breaks + full + _waste(room - last), ends, own, (room,) * len(filled))


def stretched(rows: Sequence[Row], foot: float) -> float:
    """How much of their stretch (0 to 1) the spaces of a column take to reach ``foot`` pt."""
    stretch = math.fsum(row.stretch for row in rows[1:])
    if not foot or not stretch:
        return 0.0
    return min(max(foot - column_height(rows), 0.0) / stretch, 1.0)
