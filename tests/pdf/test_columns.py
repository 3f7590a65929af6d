"""The words of spaces that keep columns together."""

from handouts.pdf.columns import Placed, bridges
from handouts.text.fonts import Font
from tests.sheets import book

RECT = (40.0, 30.0, 250.0, 780.0)


def font() -> Font:
    face = book().choose("a", "Latn", "Latn", "en", strong=False)
    assert face is not None
    return face


def heights(*lines: tuple[float, float]) -> list[float]:
    """Where bridges stand for lines of (baseline, size)."""
    placed = [Placed(100, base, size, font()) for base, size in lines]
    return [round(bridge.y, 2) for bridge in bridges(RECT, placed)]


def test_a_column_begins_with_a_bridge_at_its_first_line() -> None:
    assert heights((700, 12), (684, 12), (668, 12)) == [700]


def test_a_gap_that_is_too_wide_gets_a_bridge_halfway() -> None:
    assert heights((700, 12), (684, 12), (664, 12)) == [700, 674]


def test_a_wider_gap_gets_as_many_as_it_takes() -> None:
    found = heights((700, 12), (650, 12), (634, 12))
    assert found == [700, 683.33, 666.67]


def test_a_line_of_another_size_gets_a_bridge_of_the_usual_size() -> None:
    placed = [Placed(100, y, s, font()) for y, s in ((700, 12), (684, 12), (668, 15), (652, 12))]
    found = list(bridges(RECT, placed))
    assert [bridge.y for bridge in found] == [700, 668]
    assert {bridge.size for bridge in found} == {12}


def test_a_bridge_is_as_wide_as_the_column() -> None:
    (bridge,) = bridges(RECT, [Placed(100, 700, 12, font())])
    assert bridge.x < 40
    assert bridge.x + bridge.width == 290


def test_lines_outside_of_the_column_do_not_count() -> None:
    placed = [Placed(100, 820, 12, font()), Placed(400, 700, 12, font())]
    assert list(bridges(RECT, placed)) == []
