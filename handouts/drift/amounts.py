"""The amounts of an English text: value and unit, at least or at most, within, before or after."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from handouts.drift.numerals import (
    FEW,
    Numeral,
    Token,
    half_after,
    is_number,
    numeral,
    rate_after,
    tokens_of,
    unit,
    unit_after,
)
from handouts.drift.reading import plain, regex, table
from handouts.findings import Span
from handouts.meaning.units import TIMES

CLOCK, ANY_CLOCK = "o'clock", "o'clock, a.m. or p.m."
"""Units of a time of the day, in minutes from midnight."""

MANY = "block"
"""The unit of what has none: blocks, injections, times."""

_FEW_LOOK = 60
"""Characters before an amount in which what is said of it begins."""

_JOINTS = frozenset(
    {"to", "or", "-", "–", "—", "and", "until", "till", "up to", "or to", "or even"}
)
_LOOSE_JOINT = re.compile(r"\b(?:about|from|maybe|perhaps|sometimes|even|a)\b|\s+")
_TIME = re.compile(r"(?<![\d:.,])(\d{1,2})(?:[:.](\d\d))?(?![\d:]|[.,]\d)\s*")
_DAY, _HOUR, _HALF_DAY = 1440, 60, 12

# The seconds of a time of fixed length, and the months of a year: 24 hours are a day.
_BASES = {
    "second": (1, "second"), "minute": (60, "second"), "hour": (3600, "second"),
    "day": (86400, "second"), "week": (604800, "second"), "fortnight": (1209600, "second"),
    "month": (1, "month"), "year": (12, "month"),
}  # fmt: skip

End = tuple[Fraction | str, str]
"""A number, or FEW or TENS, and its unit."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount or, of two ends, a range. ``limit``, ``relation`` and ``direction`` may be empty.

    ``limit`` is "at least", "more than", "at most" or "less than"; ``relation`` "within", "for",
    "every" and so on; ``direction`` "before" or "after". ``span`` has the amount, ``whole`` also
    the words that say these. ``odd`` says that it is written as nobody should: 6.0, 2³, XII.
    """

    ends: tuple[End, ...]
    span: Span
    whole: Span
    limit: str = ""
    relation: str = ""
    direction: str = ""
    odd: bool = False

    def equals(self, other: "Amount") -> bool:
        """Whether both are as much, in whatever units."""
        return len(self.ends) == len(other.ends) and all(map(_equal, self.ends, other.ends))


def _equal(one: End, other: End) -> bool:
    if {one[1], other[1]} <= {CLOCK, ANY_CLOCK}:
        round_the_clock = _HALF_DAY * _HOUR if ANY_CLOCK in (one[1], other[1]) else _DAY
        return (Fraction(one[0]) - Fraction(other[0])) % round_the_clock == 0
    if {one[1], other[1]} == {"", "year"}:
        # children under 12
        return one[0] == other[0]
    return _comparable(one) == _comparable(other)


def _comparable(end: End) -> End:
    value, name = end
    factor, base = _BASES.get(name, (1, "" if name == MANY else name))
    return (value * factor, base) if isinstance(value, Fraction) else end


def amounts(text: str, taken: tuple[Span, ...]) -> tuple[Amount, ...]:
    """The amounts of a text, in its order; what is part of ``taken`` is none: office hours."""
    low = plain(text)
    times = list(_times(low))
    taken += tuple(time.span for time in times)
    found = times + [
        amount
        for amount in _joined(low, list(_single(text, low, tokens_of(low))))
        if not any(a <= amount.span[0] and amount.span[1] <= b for a, b in taken)
    ]
    return tuple(sorted((_placed(low, amount) for amount in found), key=lambda a: a.span))


@cache
def _clock() -> dict[str, re.Pattern[str]]:
    return {key: regex(words) for key, words in table("english.toml")["clock"].items()}


def _times(low: str) -> Iterator[Amount]:
    """The times of the day: 7:30, 7 p.m., 19 o'clock, noon."""
    for name, minutes in (("noon", _DAY // 2), ("midnight", 0)):
        for match in _clock()[name].finditer(low):
            yield Amount(((Fraction(minutes), CLOCK),), match.span(), match.span())
    for match in _TIME.finditer(low):
        hour, minute = int(match[1]), int(match[2] or 0)
        end = match.end()
        hours = _clock()["hour"].match(low, end)
        marked = re.compile(r"\s*").match(low, hours.end() if hours else end)
        after = marked.end() if marked else end
        early, late = (_clock()[key].match(low, after) for key in ("morning", "later"))
        colon = ":" in match[0] or bool(match[2] and re.search(r"\bat $", low[: match.start()]))
        if not (early or late or hours or colon) or hour > _DAY // _HOUR or minute >= _HOUR:
            continue
        said = early or late or hours
        known = bool(early or late) or hour > _HALF_DAY
        hour = hour % _HALF_DAY + _HALF_DAY * bool(late) if early or late else hour
        span = (match.start(), said.end() if said else match.end())
        yield Amount(
            ((Fraction(hour * _HOUR + minute), CLOCK if known else ANY_CLOCK),), span, span
        )


def _single(text: str, low: str, tokens: list[Token]) -> Iterator[Amount]:
    """Every number with its unit, a range as two."""
    place = 0
    while place < len(tokens):
        start = place
        found = numeral(text, low, tokens, place)
        if found is None:
            yield from _bare(low, tokens, place)
            once = tokens[place].text == "once"
            place = max(place + 1, rate_after(low, tokens, place + 1)[1] if once else 0)
            continue
        name, after = "", found.after
        share = tokens[start].text in ("half", "quarter")
        if found.article or share or not rate_after(low, tokens, found.after)[0]:
            name, after = unit_after(low, tokens, found.after)
        value = found.value
        halved = half_after(low, tokens, after)
        if halved and isinstance(value, Fraction):
            value, after = value + Fraction(1, 2), halved
            if not name:
                name, after = unit_after(low, tokens, after)
        if _counts(found, name, low, tokens, start, after):
            span = (tokens[start].start, tokens[max(after, start + 1) - 1].end)
            yield Amount(((value, name),), span, span, odd=found.odd)
            if not found.article:
                yield from _rated(low, tokens, after)
        place = max(after, start + 1)


def _rated(low: str, tokens: list[Token], place: int) -> Iterator[Amount]:
    """The time that something is done so often in: "a day", as "in 24 hours"."""
    period, after = rate_after(low, tokens, place)
    if period:
        span = (tokens[place].start, tokens[after - 1].end)
        yield Amount(((Fraction(1), period),), span, span)


def _bare(low: str, tokens: list[Token], place: int) -> Iterator[Amount]:
    """What is said without a number: once a day, weeks."""
    token = tokens[place]
    span = (token.start, token.end)
    if token.text == "once" and rate_after(low, tokens, place + 1)[0]:
        yield Amount(((Fraction(1), ""),), span, span)
        yield from _rated(low, tokens, place + 1)
    elif unit(token.text) in TIMES and token.text.endswith("s"):
        yield Amount(((FEW, unit(token.text)),), span, span)


def _counts(
    found: Numeral, name: str, low: str, tokens: list[Token], start: int, after: int
) -> bool:
    """Whether a number says how much; "one" and "some" do beside a unit alone, or in a range."""
    if found.article:
        return name in _BASES
    if isinstance(found.value, str):
        return bool(name) and name != MANY and not low[: tokens[start].start].endswith("how ")
    joint = tokens[after].text if after < len(tokens) else ""
    alone = tokens[start].text in ("one", "single")
    between = joint == "and" and low[: tokens[start].start].endswith("between ")
    between = between and any(is_number(token) for token in tokens[after + 1 : after + 2])
    return not alone or name not in ("", MANY) or joint in ("to", "or", "-") or between


def _joined(low: str, found: list[Amount]) -> Iterator[Amount]:
    """The amounts with the two ends of a range as one."""
    place = 0
    while place < len(found):
        amount = found[place]
        beyond = found[place + 1] if place + 1 < len(found) else None
        place += 1
        if beyond and _is_joint(low, amount, beyond):
            ends = _shared(amount.ends[0], beyond.ends[0])
            span = (amount.span[0], beyond.span[1])
            amount = Amount(ends, span, span, odd=amount.odd or beyond.odd)
            place += 1
        yield amount


def _is_joint(low: str, one: Amount, other: Amount) -> bool:
    between = " ".join(_LOOSE_JOINT.sub(" ", low[one.span[1] : other.span[0]]).split())
    if between not in _JOINTS:
        return False
    if between == "and" and not re.search(r"\bbetween (?:about )?$", low[: one.span[0]]):
        return False
    (first,), (last,) = one.ends, other.ends
    return not first[1] or not last[1] or (first[1] in TIMES) == (last[1] in TIMES)


def _shared(first: End, last: End) -> tuple[End, End]:
    """Both ends with a unit: 1 to 2 weeks is from 1 week on, a week or two up to 2 weeks."""
    if not first[1]:
        return (first[0], last[1]), last
    return first, (last if last[1] else (last[0], first[1]))


_Said = tuple[str, str, re.Pattern[str]]
"""A field of an amount, what fills it, and the words that say so."""


@cache
def _before() -> tuple[_Said, ...]:
    """What may stand before an amount."""
    grammar = table("english.toml")
    rows = [("limit", name, words) for name, words in grammar["limit"].items() if "," not in name]
    rows += [("relation", name, words) for name, words in grammar["relation"].items()]
    rows.append(("", "", grammar["number"]["filler"]))
    return tuple(
        (field, name, re.compile(rf"{regex(words).pattern}\s*$")) for field, name, words in rows
    )


@cache
def _after() -> tuple[_Said, ...]:
    """What may stand after an amount."""
    grammar = table("english.toml")
    rows = [
        ("limit", name.partition(",")[0], words)
        for name, words in grammar["limit"].items()
        if "," in name
    ]
    rows += [("direction", name, words) for name, words in grammar["relation_after"].items()]
    rows.append(("", "", grammar["number"]["filler_after"]))
    return tuple((field, name, regex(words)) for field, name, words in rows)


def _placed(low: str, amount: Amount) -> Amount:
    """The amount with what the words around it say of it."""
    said: dict[str, str] = {}
    timed = amount.ends[-1][1] in TIMES
    start = _told_before(low, amount.span[0], said, timed)
    end = _told_after(low, amount.span[1], said, timed)
    relation = said.get("relation", "")
    if relation == "after" and said.get("limit") in ("at most", "less than"):
        # gone after at most 24 hours
        relation = "within"
    direction = said.get("direction", relation if relation in ("before", "after") else "")
    return replace(
        amount,
        whole=(start, end),
        limit=said.get("limit", ""),
        relation=relation,
        direction=direction,
    )


def _told_before(low: str, start: int, said: dict[str, str], timed: bool) -> int:
    """Where the words begin that stand right before an amount, ``timed`` or not, and tell of it."""
    while True:
        found = [
            (match.start(), field, name)
            for field, name, pattern in _before()
            if field not in said
            and (timed or name != "for")
            and (match := pattern.search(low, max(start - _FEW_LOOK, 0), start))
        ]
        if not found:
            return start
        # the longest
        start, field, name = min(found)
        if field:
            said[field] = name


def _told_after(low: str, end: int, said: dict[str, str], timed: bool) -> int:
    """Where the words end that stand right after an amount, ``timed`` or not, and tell of it."""
    while True:
        here = end + len(low[end:]) - len(low[end:].lstrip(" (-'"))
        found = [
            (match.end(), field, name)
            for field, name, pattern in _after()
            if field not in said
            and (timed or name != "apart")
            and (match := pattern.match(low, here))
        ]
        if not found:
            return end
        end, field, name = max(found)
        if field:
            said[field] = name
