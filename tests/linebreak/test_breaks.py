"""The choice of breaks, against the trial of every choice there is."""

from itertools import accumulate, combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from handouts.linebreak.breaks import Cut, Stops

SPACE = 25
HYPHEN = 40
# What the rag is measured by, written out here once more: a change of one is to be meant.
SHORT_LAST, LONELY_WORD, BAD_END = 0.15, 0.25, 0.15


def stops(words: list[int]) -> Stops:
    """Words of these widths with spaces between; one offset for a word, one for a space."""
    return hyphened(words, [False] * len(words))


def hyphened(syllables: list[int], hyphens: list[bool]) -> Stops:
    """Syllables of these widths, each with a place for a hyphen behind it, or else a space."""
    pieces = [
        width
        for syllable, hyphen in zip(syllables, hyphens, strict=True)
        for width in (syllable, 0 if hyphen else SPACE)
    ]
    advance = list(accumulate(pieces, initial=0))
    offsets = [0, *(2 * n for n in range(1, len(syllables) + 1))]
    tails = [0, *(offset - 1 for offset in offsets[1:])]
    cuts = {2 * n + 2: Cut.HYPHEN for n, hyphen in enumerate(hyphens) if hyphen}

    def width(start: int, end: int, *, hyphen: bool) -> int:
        return advance[end] - advance[start] + (HYPHEN if hyphen else 0)

    return Stops(offsets, tails, advance, width, cuts)


def widths(words: list[int], ends: list[int]) -> list[int]:
    return [sum(words[a:b]) + SPACE * (b - a - 1) for a, b in pairwise((0, *ends))]


def cost(words: list[int], ends: list[int], measure: int) -> float:
    """The documented cost: squared slacks of all lines but the last, and a bad last line."""
    *others, last = widths(words, ends)
    one_word = len(words) - ([0, *ends][-2]) == 1
    bad = last < SHORT_LAST * measure or (one_word and last < LONELY_WORD * measure)
    return sum((1 - width / measure) ** 2 for width in others) + (BAD_END if bad else 0)


def every_choice(words: list[int], measure: int) -> list[list[int]]:
    """All ways to break the words into lines that fit."""
    inner = range(1, len(words))
    ways = (
        [*chosen, len(words)]
        for count in range(len(words))
        for chosen in combinations(inner, count)
    )
    return [ends for ends in ways if max(widths(words, ends)) <= measure]


@given(st.lists(st.integers(10, 300), min_size=1, max_size=9), st.integers(300, 900))
def test_no_choice_has_fewer_lines_or_a_better_rag(words: list[int], measure: int) -> None:
    choices = every_choice(words, measure)
    fewest = min(len(ends) for ends in choices)
    got = stops(words)
    assert len(got.greedy(measure)) == fewest
    even = got.even(measure)
    assert even in choices
    best = min(cost(words, ends, measure) for ends in choices if len(ends) == fewest)
    if fewest > 1:
        assert abs(cost(words, even, measure) - best) < 1e-9


@given(st.lists(st.integers(10, 300), min_size=2, max_size=9), st.integers(300, 900))
def test_a_balanced_text_has_the_least_slack_of_all_lines(words: list[int], measure: int) -> None:
    def slack(ends: list[int]) -> float:
        last = 1 - widths(words, ends)[-1] / measure
        return cost(words, ends, measure) + last**2

    choices = every_choice(words, measure)
    fewest = min(len(ends) for ends in choices)
    got = stops(words).even(measure, balanced=True)
    assert len(got) == fewest
    if fewest > 1:
        best = min(slack(ends) for ends in choices if len(ends) == fewest)
        assert abs(slack(got) - best) < 1e-9


@given(
    st.lists(st.tuples(st.integers(10, 200), st.booleans()), min_size=1, max_size=8),
    st.integers(240, 700),
)
def test_hyphens_count_in_the_width_and_are_used_only_for_fewer_lines(
    syllables: list[tuple[int, bool]], measure: int
) -> None:
    widths = [width for width, _ in syllables]
    hyphens = [hyphen for _, hyphen in syllables[:-1]] + [False]

    def line(start: int, end: int) -> int:
        spaces = SPACE * (end - start - 1 - sum(hyphens[start : end - 1]))
        return sum(widths[start:end]) + spaces + (HYPHEN if hyphens[end - 1] else 0)

    def cost(ends: list[int]) -> float:
        *others, (first, last) = pairwise((0, *ends))
        slacks = sum((1 - line(*other) / measure) ** 2 + hyphens[other[1] - 1] for other in others)
        filled = line(first, last) / measure
        bad = filled < SHORT_LAST or (filled < LONELY_WORD and last - first == 1)
        return slacks + (BAD_END if bad else 0)

    inner = range(1, len(widths))
    choices = [
        ends
        for count in range(len(widths))
        for ends in ([*chosen, len(widths)] for chosen in combinations(inner, count))
        if all(line(a, b) <= measure for a, b in pairwise((0, *ends)))
    ]
    fewest = min(len(ends) for ends in choices)
    got = hyphened(widths, hyphens)
    assert len(got.greedy(measure)) == fewest
    even = got.even(measure)
    assert even in choices
    if fewest > 1:
        best = min(cost(ends) for ends in choices if len(ends) == fewest)
        assert abs(cost(even) - best) < 1e-9


def test_a_word_that_fits_is_not_given_up_for_its_hyphen() -> None:
    # "abc-" is too wide, "abcd" is not
    got = hyphened([100, 10], [True, False])
    assert got.greedy(115) == [2]
    assert got.hyphen(1) and not got.hyphen(2)
    assert got.widest == 100 + HYPHEN


def test_a_hyphen_is_as_bad_as_an_empty_line_and_a_torn_word_twice_as_bad() -> None:
    assert (Cut.HYPHEN.value, Cut.TORN.value) == (1.0, 2.0)


def taken_down(last: int, words: int, left: int = 615) -> bool:
    """Whether a word is taken down to a last line this wide, of one word or of two.

    Both ways to break make two lines; the measure is 1000. As it stands the first line is full;
    with the word taken down, ``left`` of it is.
    """
    ending = [last] if words == 1 else [last // 2, last - last // 2 - SPACE]
    return stops([left, 1000 - left - SPACE, *ending]).even(1000)[0] == 1


def test_a_last_line_is_too_short_under_the_share_that_is_documented() -> None:
    assert taken_down(149, 2) and not taken_down(150, 2)
    assert taken_down(249, 1) and not taken_down(250, 1)


def test_a_short_last_line_is_avoided_where_39_of_100_of_one_line_stay_empty_and_no_more() -> None:
    assert taken_down(100, 1, left=613) and not taken_down(100, 1, left=612)


def test_a_last_line_of_one_short_word_is_avoided() -> None:
    words = [200, 200, 200, 200, 60]
    assert stops(words).greedy(900) == [4, 5]
    assert stops(words).even(900) == [3, 5]


def test_lines_are_evened_out() -> None:
    words = [300, 300, 300, 90, 800, 500, 500]
    assert widths(words, stops(words).greedy(1100)) == [1065, 800, 1025]
    even = widths(words, stops(words).even(1100))
    assert even == [950, 915, 1025]


def test_a_piece_wider_than_the_measure_has_a_line_of_its_own() -> None:
    words = [100, 2000, 100]
    assert stops(words).greedy(500) == stops(words).even(500) == [1, 2, 3]


def test_width_after_new_shaping_decides_over_advances() -> None:
    advance = list(accumulate([100, 10, 100, 10, 100, 10], initial=0))

    def grows(start: int, end: int, **_: bool) -> int:
        """Any line that ends at the second word is wider than its advances say."""
        return advance[end] - advance[start] + (50 if end == 3 else 0)

    got = Stops([0, 2, 4, 6], [0, 1, 3, 5], advance, grows)
    assert got.greedy(220) == [1, 3]
    assert got.greedy(320) == [3]


def test_a_line_that_shrinks_when_shaped_again_takes_more() -> None:
    advance = list(accumulate([100, 10, 100, 10], initial=0))

    def shrinks(start: int, end: int, **_: bool) -> int:
        return advance[end] - advance[start] - 20

    got = Stops([0, 2, 4], [0, 1, 3], advance, shrinks)
    assert got.greedy(195) == [2]


def test_a_text_without_stops_has_no_lines() -> None:
    empty = Stops([0], [0], [0], lambda *_, **_h: 0)
    assert empty.greedy(10) == empty.even(10) == []
    assert empty.widest == 0
