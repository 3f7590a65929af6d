"""Copyfit on rows whose heights are known: sizes, columns, notes, on any number of pages."""

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handouts.fit.columns import (
    NOTES_LEAST,
    NOTES_SPACE,
    ROUNDING,
    Columns,
    Heights,
    Room,
    Rooms,
    cheapest,
    stretched,
)
from handouts.fit.copyfit import RESERVE, SNUG, SPACES, Fit, Misfit, fit, sizes
from handouts.fit.design import Design, sheet_of_paper
from handouts.fit.rows import FORBIDDEN, LONE_ITEM, LONE_LINE, Row, column_height

SHEET = sheet_of_paper("a4")
HEIGHTS = (400.0, 600.0)


def paragraphs(count: int, lines: int, leading: float, penalty: float = 5.0) -> tuple[Row, ...]:
    """``count`` paragraphs of ``lines`` rows; the first and last line of each want a mate."""
    rows = []
    for element, index in itertools.product(range(count), range(lines)):
        torn = LONE_LINE if index in (1, lines - 1) else 40.0
        price = penalty if index == 0 else torn
        space = 6.0 if index == 0 else 0.0
        rows.append(Row(element, index, leading, space, space, 0.0, 0.0, price))
    return tuple(rows)


def blocks(*heights: float) -> tuple[Row, ...]:
    """Blocks of one row each, without spaces or prices."""
    return tuple(Row(n, 0, height, 0.0, 0.0, 0.0, 0.0, 0.0) for n, height in enumerate(heights))


def height(rows: tuple[Row, ...]) -> float:
    return sum(row.space + row.above + row.height + row.below for row in rows) - rows[0].space


def column_heights(found: Fit) -> list[float]:
    starts = found.columns.starts
    slices = [found.rows[a:b] for a, b in itertools.pairwise(starts)]
    return [height(rows) if rows else 0.0 for rows in slices]


def at(count: int, lines: int) -> Fit | Misfit:
    return fit(lambda body: paragraphs(count, lines, 1.4 * body), lambda *_: fixed(*HEIGHTS), SHEET)


def fixed(*heights: float) -> Rooms:
    """Rooms below heads that do not give."""
    return tuple(Room.fixed(height) for height in heights)


def best(rows: tuple[Row, ...], heights: tuple[float, ...], columns: int) -> Columns:
    found = cheapest(Heights(rows), fixed(*heights), columns)
    assert found is not None
    return found


def test_sizes_go_from_the_ceiling_to_the_floor() -> None:
    tried = sizes(SHEET)
    assert (tried[0], tried[-1]) == (SHEET.ceiling, SHEET.floor)
    assert tried == sorted(tried, reverse=True)


def test_what_is_too_high_for_the_first_page_is_too_long_and_not_too_short() -> None:
    found = fit(lambda _: blocks(500.0, 300.0), lambda *_: fixed(*HEIGHTS), SHEET)
    assert isinstance(found, Misfit)
    assert found.excess == pytest.approx(500.0 - HEIGHTS[0])


def test_the_largest_size_that_fits_is_taken() -> None:
    found = at(20, 5)
    assert isinstance(found, Fit)
    assert SHEET.floor < found.body < SHEET.ceiling
    # One step more has more rows than the four columns have room for, whatever the breaks.
    larger = paragraphs(20, 5, 1.4 * (found.body + 0.2))
    assert height(larger) > 2 * sum(HEIGHTS) - 4 * 1.4 * found.body


@pytest.mark.parametrize("count", [16, 18, 19, 20, 22])
def test_columns_hold_all_rows_in_order_and_never_overflow(count: int) -> None:
    found = at(count, 5)
    assert isinstance(found, Fit)
    starts = found.columns.starts
    assert starts[0] == 0
    assert starts[-1] == len(found.rows)
    assert list(starts) == sorted(starts)
    for filled, room in zip(column_heights(found), (400, 400, 600, 600), strict=True):
        assert filled <= room + ROUNDING
    for start in starts[1:-1]:
        assert start == len(found.rows) or found.rows[start].penalty < FORBIDDEN


def test_what_is_left_of_page_2_becomes_notes() -> None:
    found = at(13, 5)
    assert isinstance(found, Fit)
    assert found.body == SHEET.ceiling
    assert found.columns.notes >= NOTES_LEAST


def test_a_text_that_ends_on_page_1_leaves_page_2_for_notes() -> None:
    found = at(3, 5)
    assert isinstance(found, Fit)
    count = len(found.rows)
    assert found.body == SHEET.ceiling
    assert found.columns.starts[2:] == (count, count, count)
    assert found.columns.wide
    assert 0 < HEIGHTS[1] - found.columns.notes < NOTES_LEAST


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    found = at(30, 5)
    assert isinstance(found, Misfit)
    # At the floor the spaces are tightened, and all rows together are still too high.
    longer = paragraphs(30, 5, 1.4 * SHEET.floor)
    rows = tuple(replace(row, space=SPACES[-1] * row.space) for row in longer)
    least = height(rows) - 2 * sum(HEIGHTS)
    assert least <= found.excess <= least + 4 * 3 * 1.4 * SHEET.floor


def test_small_sizes_give_up_space_before_they_give_up_size() -> None:
    def rows_at(body: float) -> tuple[Row, ...]:
        return tuple(replace(r, space=8 * r.space) for r in paragraphs(18, 5, 1.4 * body))

    found = fit(rows_at, lambda *_: fixed(*HEIGHTS), SHEET)
    assert isinstance(found, Fit)
    assert SHEET.floor < found.body <= SHEET.floor + SNUG
    assert height(rows_at(found.body)) > 2 * sum(HEIGHTS), "it would fit without"
    assert found.rows[5].space < rows_at(found.body)[5].space


def four(space: float, room: float) -> Fit | Misfit:
    """Four rows of six times the size, two to a column of this room; the floor is 12.0."""

    def rows_at(body: float) -> tuple[Row, ...]:
        return tuple(replace(row, space=space) for row in blocks(*[6 * body] * 4))

    design = Design(SHEET.paper, columns=1, pages=2, floor=12.0, ceiling=13.0)
    return fit(rows_at, lambda *_: fixed(room, room), design)


def test_a_size_that_is_not_near_the_floor_fits_with_all_its_spaces() -> None:
    # At 13.0 two rows and the next tighter space would fit.
    found = four(20.0, (12 * 13.0 + SPACES[1] * 20.0) / (1.0 - RESERVE) + ROUNDING)
    assert isinstance(found, Fit)
    assert (found.body, found.rows[1].space) == (12.7, 20.0)


def test_a_size_that_is_not_near_the_floor_leaves_some_room_in_its_columns() -> None:
    room = 12 * 12.9 + 8.0 + ROUNDING
    found = four(8.0, room)
    assert isinstance(found, Fit)
    assert found.body == 12.4
    assert (1.0 - RESERVE) * room < 12 * 12.5 + 8.0


_ROW = st.tuples(
    st.sampled_from((30.0, 40.0, 50.0, 80.0)),
    st.sampled_from((10.0, 20.0)),
    st.sampled_from((0.0, 20.0, 40.0, 60.0, LONE_ITEM, FORBIDDEN)),
)


@settings(max_examples=30, deadline=None)
@given(each=st.lists(_ROW, min_size=5, max_size=9), share=st.floats(0.45, 0.75))
@example(
    # tighter than the first tightness that is better than none, and not by as much as it costs
    each=[
        (60.0, 20.0, 0.0),
        (40.0, 20.0, 20.0),
        (50.0, 10.0, FORBIDDEN),
        (80.0, 10.0, 20.0),
        (50.0, 20.0, 60.0),
        (40.0, 20.0, 60.0),
        (50.0, 20.0, 20.0),
    ],
    share=0.549,
)
def test_spaces_are_as_tight_as_is_cheapest(
    each: list[tuple[float, float, float]], share: float
) -> None:
    """Against every tightness, each with the cheapest breaks: spaces that are gone cost 100."""
    rows = tuple(
        Row(n, 0, high, space, 0, 0, 0, price) for n, (high, space, price) in enumerate(each)
    )
    room = share * sum(row.height + row.space for row in rows)
    ways = []
    for factor in SPACES:
        tight = tuple(replace(row, space=factor * row.space) for row in rows)
        breaks = cheapest(Heights(tight), fixed(room, room), 1)
        if breaks is not None:
            ways.append(breaks.price + 100.0 * (1.0 - factor))
    found = fit(lambda _: rows, lambda *_: fixed(room, room), Design(SHEET.paper, 1, 2, 12.0, 12.0))
    if isinstance(found, Fit):
        gone = 1.0 - found.rows[0].space / rows[0].space
        assert found.columns.price + 100.0 * gone == pytest.approx(min(ways))


def test_spaces_are_tightened_rather_than_an_item_left_alone() -> None:
    rows = blocks(80, 38, 30, *[50] * 5)
    alone = tuple(
        replace(row, penalty=LONE_ITEM if n == 2 else 0.0, space=8.0 if n else 0.0)
        for n, row in enumerate(rows)
    )
    design = Design(SHEET.paper, 2, 2, 12.0, 13.0)
    found = fit(lambda _: alone, lambda *_: fixed(160.0, 160.0), design)
    assert isinstance(found, Fit)
    assert found.columns.starts[1] == 3
    assert found.rows[1].space < 8.0


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (3, 1), (4, 2), (9, 3), (12, 4)])
def test_a_design_of_as_many_pages_as_it_takes_has_the_fewest(count: int, pages: int) -> None:
    large = Design(SHEET.paper, columns=1, pages=4, floor=18.0, ceiling=18.0, fewest=1)
    found = fit(lambda _: blocks(*[100] * count), lambda _, pages: fixed(*[300.0] * pages), large)
    assert isinstance(found, Fit)
    assert (found.body, len(found.columns.heights)) == (18.0, pages)


def test_a_text_that_is_too_long_for_most_pages_says_by_how_much() -> None:
    large = Design(SHEET.paper, columns=1, pages=4, floor=18.0, ceiling=18.0, fewest=1)
    found = fit(lambda _: blocks(*[100] * 14), lambda _, pages: fixed(*[300.0] * pages), large)
    assert isinstance(found, Misfit)
    assert found.excess == 200


def test_the_height_of_a_column_has_all_but_the_space_at_its_top() -> None:
    rows = [Row(n, 0, 15.0, 5.0, 0.0, 3.0, 2.0, 0.0) for n in range(4)]
    heights = Heights(rows)
    assert [heights.of(1, end) for end in (1, 2, 4)] == [0.0, 20.0, 70.0]
    assert stretched([replace(row, stretch=4.0) for row in rows], 95.0 + 6.0) == 0.5


def test_a_column_that_goes_on_with_a_list_has_a_line_more() -> None:
    rows = [Row(n, 0, 15.0, 5.0, 2.0, 0.0, 0.0, 0.0, again=12.0) for n in range(4)]
    assert Heights(rows).of(1, 3) == column_height(rows[1:3]) == 12.0 + 15.0 + 5.0 + 15.0
    assert stretched(rows[1:3], 48.0) == 0.5


def test_the_columns_of_a_page_end_at_one_foot_which_its_head_gives_way_to() -> None:
    rooms = (Room(200.0, 150.0, 220.0), Room.fixed(400.0))
    for each in (160.0, 220.0, 100.0):
        found = cheapest(Heights(blocks(each, each, 400, 400)), rooms, 2)
        assert found is not None
        assert found.heights == (max(each, 150.0), 400.0)
        assert found.feet[:2] == (found.heights[0],) * 2


def test_a_head_gives_way_before_a_text_is_too_long() -> None:
    rooms = (Room(200.0, 150.0, 220.0),)
    design = Design(SHEET.paper, columns=1, pages=1, floor=12.0, ceiling=13.0)
    found = fit(lambda body: blocks(18 * body), lambda *_: rooms, design)
    assert isinstance(found, Fit)
    assert (found.body, found.columns.heights) == (12.0, (220.0,))


def test_a_notes_area_may_be_just_as_high_as_it_must_be() -> None:
    below = NOTES_LEAST + NOTES_SPACE
    found = best(blocks(100, 100, 150, 150), (100.0, 150.0 + below), 2)
    assert (found.notes, found.wide) == (NOTES_LEAST, True)
    found = best(blocks(100, 100, 150, 150), (100.0, 149.0 + below), 2)
    assert found.notes == 0


def test_notes_stand_below_both_columns_where_these_are_even() -> None:
    found = best(blocks(*[100] * 8), (200.0, 400.0), 2)
    assert found.starts == (0, 2, 4, 6, 8)
    assert found.wide
    assert found.notes == 400 - 200 - NOTES_SPACE
    assert found.feet == (200, 200, 200, 200)


def test_notes_fill_the_last_column_where_the_text_ends_high_in_it() -> None:
    found = best(blocks(100, 100, 100, 100, 100, 290, 100), (200.0, 400.0), 2)
    assert found.starts == (0, 2, 4, 6, 7)
    assert not found.wide
    assert found.notes == 400 - 100 - NOTES_SPACE
    assert found.feet == (200, 200, 400, 0)


def test_a_last_column_without_text_is_a_column_of_notes() -> None:
    found = best(blocks(100, 100, 100, 100, 390), (200.0, 400.0), 2)
    assert found.starts == (0, 2, 4, 5, 5)
    assert (found.notes, found.wide) == (400 - NOTES_SPACE, False)


def test_a_column_of_notes_is_no_lower_than_any_notes_area() -> None:
    rows = blocks(100, 100, 100, 100, 110)
    least = NOTES_LEAST + NOTES_SPACE
    assert best(rows, (200.0, least), 2).notes == NOTES_LEAST
    assert best(rows, (200.0, least - 1.0), 2).notes == 0


def test_there_are_no_notes_where_too_little_is_left() -> None:
    found = best(blocks(100, 100, 100, 100, *[90] * 8), (200.0, 400.0), 2)
    assert found.notes == 0
    assert found.feet == (200, 200, 400, 400)


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("pages", [1, 2, 3])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_breaks_are_the_cheapest_of_all(columns: int, pages: int, data: st.DataObject) -> None:
    """Against every legal way of breaking, priced one by one."""
    count = data.draw(st.integers(columns * pages, 11))
    prices = st.sampled_from((0.0, 4.0, 12.0, LONE_ITEM, LONE_LINE, FORBIDDEN))
    rows = tuple(
        Row(n, 0, data.draw(st.sampled_from((20.0, 50.0, 90.0))), 6.0, 0.0, 0.0, 0.0, price)
        for n, price in enumerate(data.draw(st.lists(prices, min_size=count, max_size=count)))
    )
    drawn = st.tuples(st.sampled_from((150.0, 260.0, 400.0)), st.sampled_from((0.0, 30.0, 80.0)))
    rooms = tuple(
        Room(height, height - air, height + air / 3)
        for height, air in data.draw(st.lists(drawn, min_size=pages, max_size=pages))
    )
    found = cheapest(Heights(rows), rooms, columns)
    least = min(_prices(rows, rooms, columns), default=None)
    if found is None or least is None:
        assert found is None and least is None
    else:
        assert found.price == pytest.approx(least)


def _prices(rows: tuple[Row, ...], rooms: Rooms, columns: int) -> list[float]:
    """The price of every way to break rows into all columns, none but the very last empty.

    The head of the last page gives only where what is left for it would not fit otherwise.
    """
    total, each = len(rows), [room.most for room in rooms for _ in range(columns)]
    designed: dict[int, list[float]] = {}
    squeezed: dict[int, list[float]] = {}
    for cuts in itertools.combinations(range(1, total + 1), len(each) - 1):
        ends = (*cuts, total)
        if len(each) > 1 and columns == 1 and cuts[-1] == total:
            continue
        filled = [height(rows[a:b]) if a < b else 0.0 for a, b in itertools.pairwise((0, *ends))]
        penalty = math.fsum(rows[cut].penalty for cut in cuts if cut < total)
        if penalty == FORBIDDEN or any(h > r for h, r in zip(filled, each, strict=True)):
            continue
        pages = [filled[at : at + columns] for at in range(0, len(filled), columns)]
        penalty += sum(map(_full, pages, rooms[:-1]))
        start = (0, *ends)[-columns - 1]
        for ways, room in ((designed, rooms[-1].height), (squeezed, rooms[-1].most)):
            if max(pages[-1]) <= room:
                own = ways.setdefault(start, [])
                own += [penalty + ending for ending in _last(pages[-1], room)]
    return [price for ways in (squeezed | designed).values() for price in ways]


def _full(filled: list[float], room: Room) -> float:
    """The price of a page that the text goes on after: holes, and a head with less air."""
    foot = max(room.least, *filled)
    return sum(_waste(foot - height) for height in filled) + max(0.0, foot - room.height) / 2


def _last(filled: list[float], room: float) -> list[float]:
    full = sum(_waste(room - h) for h in filled[:-1])
    if not filled[-1]:
        return [60 + full] if room >= NOTES_LEAST + NOTES_SPACE else []
    ways = [full + _waste(room - filled[-1])]
    if room - filled[-1] >= NOTES_LEAST + NOTES_SPACE:
        ways.append(6 + full)
    if room - max(filled) >= NOTES_LEAST + NOTES_SPACE:
        even = [_waste(max(filled) - h) for h in filled]
        ways.append(sum(even[:-1]) + even[-1] / 2)
    return ways


def _waste(left: float) -> float:
    return 5 * (left / 16) ** 2


@given(
    stretches=st.lists(st.floats(0, 30), min_size=1, max_size=12),
    foot=st.floats(0, 600),
)
def test_stretching_never_passes_the_foot(stretches: list[float], foot: float) -> None:
    rows = [Row(i, 0, 15.0, 5.0, more, 0.0, 0.0, 0.0) for i, more in enumerate(stretches)]
    factor = stretched(rows, foot)
    assert 0.0 <= factor <= 1.0
    height = 15.0 * len(rows) + 5.0 * (len(rows) - 1) + factor * sum(stretches[1:])
    assert factor == 0.0 or height <= foot + 1e-6
