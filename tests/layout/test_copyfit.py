"""Copyfit on rows whose heights are known: sizes, columns, notes."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.layout.copyfit import NOTES_LEAST, TIGHT, Fit, Misfit, fit, sizes, stretched
from handouts.layout.flow import FORBIDDEN, Row
from handouts.layout.theme import CEILING, FLOOR

ROOMS = (400.0, 600.0)


def paragraphs(count: int, lines: int, leading: float, penalty: float = 5.0) -> tuple[Row, ...]:
    """``count`` paragraphs of ``lines`` rows; the first and last line of each stay with a mate."""
    rows = []
    for element, index in itertools.product(range(count), range(lines)):
        torn = FORBIDDEN if index in (1, lines - 1) else 40.0
        price = penalty if index == 0 else torn
        space = 6.0 if index == 0 else 0.0
        rows.append(Row(element, index, leading, space, space, 0.0, 0.0, price))
    return tuple(rows)


def height(rows: tuple[Row, ...]) -> float:
    return sum(row.space + row.above + row.height + row.below for row in rows) - rows[0].space


def column_heights(found: Fit) -> list[float]:
    starts = found.columns.starts
    slices = [found.rows[a:b] for a, b in itertools.pairwise(starts)]
    return [height(rows) if rows else 0.0 for rows in slices]


def at(count: int, lines: int) -> Fit | Misfit:
    return fit(lambda body: paragraphs(count, lines, 1.4 * body), lambda _: ROOMS)


def test_sizes_go_from_the_ceiling_to_the_floor() -> None:
    tried = sizes()
    assert (tried[0], tried[-1]) == (CEILING, FLOOR)
    assert tried == sorted(tried, reverse=True)


def test_the_largest_size_that_fits_is_taken() -> None:
    found = at(20, 5)
    assert isinstance(found, Fit)
    assert FLOOR < found.body < CEILING
    # One step more has more rows than the four columns have room for, whatever the breaks.
    larger = paragraphs(20, 5, 1.4 * (found.body + 0.2))
    assert height(larger) > 2 * sum(ROOMS) - 4 * 1.4 * found.body


@pytest.mark.parametrize("count", [16, 18, 19, 20, 22])
def test_columns_hold_all_rows_in_order_and_never_overflow(count: int) -> None:
    found = at(count, 5)
    assert isinstance(found, Fit)
    starts = found.columns.starts
    assert starts[0] == 0
    assert starts[-1] == len(found.rows)
    assert list(starts) == sorted(starts)
    for filled, room in zip(column_heights(found), (400, 400, 600, 600), strict=True):
        assert filled <= room + 1e-6
    for start in starts[1:-1]:
        assert start == len(found.rows) or found.rows[start].penalty < FORBIDDEN


def test_what_is_left_of_page_2_becomes_notes() -> None:
    found = at(13, 5)
    assert isinstance(found, Fit)
    assert found.body == CEILING
    assert found.columns.notes >= NOTES_LEAST


def test_a_text_that_ends_on_page_1_is_a_misfit() -> None:
    found = at(3, 5)
    assert isinstance(found, Misfit)
    assert found.excess == 0


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    found = at(30, 5)
    assert isinstance(found, Misfit)
    # At the floor the spaces are tightened, and all rows together are still too high.
    rows = tuple(replace(row, space=TIGHT * row.space) for row in paragraphs(30, 5, 1.4 * FLOOR))
    least = height(rows) - 2 * sum(ROOMS)
    assert least <= found.excess <= least + 4 * 3 * 1.4 * FLOOR


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
