"""What two English texts say otherwise of how much, how long, when and on which side."""

from collections import Counter
from collections.abc import Iterator

from handouts.drift.amounts import Amount
from handouts.drift.both import Both, Drift
from handouts.drift.signature import Sentence, TextSignature

_UP, _DOWN = frozenset({"at least", "more than"}), frozenset({"at most", "less than"})
# What cannot be said of the same amount.
_AGAINST = tuple(
    frozenset(pair.split())
    for pair in ("after within", "after for", "after before", "before within")
)
# What is "over" or "within" a time, or "until" it, may be at most as long.
_SOFT = frozenset({"within", "over", "until"})
# Sentences whose order can be told apart, and how much more alike they are the other way around.
_STEPS, _CLEARLY = 2, 2
# Each of these is never said for another; what comes "then" may come "after".
_WHEN = ("before", "after", "during", "afterwards", "then")
_ALIKE = frozenset({"after", "afterwards", "then"})
_LEFT_OR_RIGHT = frozenset({"left", "right side"})


def amounts(both: Both) -> Iterator[Drift]:
    """The amounts that only one of the texts has, and those that changed places."""
    ours, theirs = both.source.amounts, both.back.amounts
    missing = [a.span for a in ours if not any(a.equals(b) for b in theirs)]
    added = [b.span for b in theirs if not any(b.equals(a) for a in ours)]
    if missing or added:
        yield both.drift("amount", True, missing, added)
    elif _swapped(both):
        message = "the amounts changed places: {back}"
        yield both.drift("amount", True, [a.span for a in ours], [b.span for b in theirs], message)
    odd = [b.span for b in theirs if b.odd and b.span not in added]
    if odd and not any(a.odd for a in ours):
        yield both.drift("amount", False, (), odd, "{back} may be read as another number")


def _swapped(both: Both) -> bool:
    """Whether the same amounts, each in a sentence of its own, stand in another order."""
    ours, theirs = both.source.amounts, both.back.amounts
    if len(ours) != len(theirs) or all(map(Amount.equals, ours, theirs)):
        return False
    once = all(sum(a.equals(b) for a in ours) == 1 for b in theirs)
    return once and all(
        all(len(sentence.amounts) <= 1 for sentence in text.sentences)
        for text in (both.source, both.back)
    )


def limits(both: Both) -> Iterator[Drift]:
    """The directions of the amounts that both have: at least, within, before."""
    for amount in both.source.amounts:
        same = [b for b in both.back.amounts if amount.equals(b)]
        faults = [_fault(both, amount, b) for b in same]
        if same and faults[0] and all(faults):
            yield both.drift(*faults[0], (amount.whole,), (same[0].whole,))


def _fault(both: Both, ours: Amount, theirs: Amount) -> tuple[str, bool] | None:
    """The kind of difference between two like amounts, and whether it is grave."""
    limit, other = _limit(ours, both.source), _limit(theirs, both.back)
    if limit and other and (limit in _UP) != (other in _UP):
        return "limit", True
    if limit in _DOWN and ours.limit and theirs.relation == "over":
        return "limit", True
    relation, related = _relation(ours, both.source), _relation(theirs, both.back)
    if {relation, related} in _AGAINST or {ours.direction, theirs.direction} in _AGAINST:
        return "order", True
    lost = ours.direction in ("before", "after") and not theirs.direction and related == "for"
    if lost and not any(sense.meaning == ours.direction for sense in both.back.of("order")):
        return "order", False
    if bool(limit) != bool(other) and not {ours.relation, theirs.relation} & _SOFT:
        return "limit", False
    return ("amount", False) if (relation == "every") != (related == "every") else None


def _limit(amount: Amount, text: TextSignature) -> str:
    if not amount.limit and amount.relation == "within" and not _forbids(amount, text):
        return "at most"
    return amount.limit


def _relation(amount: Amount, text: TextSignature) -> str:
    if amount.relation == "within" and _forbids(amount, text):
        return "for"
    if amount.relation in ("", "open") and amount.limit in _DOWN:
        return "within"
    if amount.direction == "apart":
        return "every"
    if not amount.relation and not amount.limit:
        return amount.direction
    return "" if amount.relation in ("open", "over", "until") else amount.relation


def _forbids(amount: Amount, text: TextSignature) -> bool:
    """Whether the amount's sentence denies: "within 24 hours do not" is "for 24 hours do not"."""
    for sentence in text.sentences:
        if amount in sentence.amounts:
            start, end = sentence.span
            return any(start <= denial.span[0] < end for denial in text.denials)
    return False


def sides(both: Both) -> Iterator[Drift]:
    """Other sides; "both legs" for "your legs" is none, "the left leg" for "your leg" is."""
    ours, theirs = both.source.of("side"), both.back.of("side")
    said, back = ({sense.meaning for sense in each} for each in (ours, theirs))
    if said - back or back & _LEFT_OR_RIGHT - said:
        yield both.drift("side", True, [s.span for s in ours], [s.span for s in theirs])
    elif back - said and any("side" in both.back.words(sense.span).lower() for sense in theirs):
        yield both.drift("side", False, [s.span for s in ours], [s.span for s in theirs])


def order(both: Both) -> Iterator[Drift]:
    """A "before" that became an "after", or the reverse; steps that changed places."""
    said, back = (Counter(s.meaning for s in text.of("order")) for text in (both.source, both.back))
    for meaning in _WHEN:
        gained = [
            other for other in _WHEN if back[other] > said[other] and not {meaning, other} <= _ALIKE
        ]
        if said[meaning] > back[meaning] and gained:
            ours = [s.span for s in both.source.of("order") if s.meaning == meaning]
            theirs = [s.span for s in both.back.of("order") if s.meaning in gained]
            yield both.drift("order", True, ours, theirs)
    if back["then"] and _crossed(both):
        theirs = [sentence.span for sentence in _sentences(both.back)]
        yield both.drift("order", True, (), theirs, "the steps changed places: {back}")


def _crossed(both: Both) -> bool:
    """Whether of two sentences the first is the other text's second, and the second its first."""
    steps, others = _sentences(both.source), _sentences(both.back)
    if len(steps) != _STEPS or len(others) != _STEPS:
        return False
    return _shared(steps, others[::-1]) > _CLEARLY * _shared(steps, others)


def _sentences(text: TextSignature) -> list[Sentence]:
    return [sentence for sentence in text.sentences if not sentence.aside]


def _shared(steps: list[Sentence], others: list[Sentence]) -> int:
    """How many words of each step the other beside it has."""
    return sum(
        any(item.own & other.own for other in beside.items)
        for step, beside in zip(steps, others, strict=True)
        for item in step.items
    )


PARTS = (amounts, limits, sides, order)
