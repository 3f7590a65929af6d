"""Back-translations show no less of what harms than before, and right ones are flagged no more."""

from tests.harm.drift import compared, honest, visible

LEAST_FOUND, LEAST_GRAVE = 183, 146
"""Harmful translations whose back-translation is flagged, and as an error. They may only rise."""

MOST_RIGHT, MOST_HONEST = 0, 2
"""Right ones in other words, and good ones, that are flagged at all. They may only fall."""


def test_what_back_translations_show_never_gets_less() -> None:
    harmful = visible(compared())
    assert len(harmful) == 184
    assert sum(bool(each.found) for each in harmful) >= LEAST_FOUND
    assert sum(each.grave for each in harmful) >= LEAST_GRAVE


def test_what_says_the_same_is_flagged_no_more_than_before() -> None:
    right = [each for each in compared() if each.right]
    assert len(right) == 51
    assert sum(bool(each.found) for each in right) <= MOST_RIGHT
    good = honest()
    assert len(good) == 572
    assert sum(bool(each.found) for each in good) <= MOST_HONEST
    assert not any(each.grave for each in (*right, *good))
