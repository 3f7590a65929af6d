"""What one English text says and another denies, and on what condition."""

import re
from collections.abc import Iterator
from functools import cache

from handouts.drift.both import Both, Drift
from handouts.drift.clauses import SAID, UNSURE, Denial, Statement
from handouts.drift.reading import Word, regex, table
from handouts.drift.signature import TextSignature
from handouts.findings import Span

_TURNED = frozenset({"act", "scale", "medicine", "sign"})
# What stands before another amount: "for 6 hours, or longer". The "not" before it denies the act.
_ALTERNATIVE = re.compile(r"\bor( for)?( even| much)? $")
# Lets another do what a "not" before it denies: do not let it get wet.
_LETTING = frozenset({"let", "make", "made"})


def polarities(both: Both) -> Iterator[Drift]:
    """What one text says and the other denies."""
    for meaning in dict.fromkeys(said.sense.meaning for said in both.source.statements):
        ours, theirs = _said(both.source, meaning), _said(both.back, meaning)
        signs, others = ({said.polarity for said in each} for each in (ours, theirs))
        if not ours or not theirs or UNSURE in signs | others:
            continue
        act = ours[0].sense.category == "act"
        if signs.isdisjoint(others) or (signs - others and len(theirs) >= len(ours)):
            denied = any(said.sense.sign != said.polarity for said in (*ours, *theirs))
            yield _turned(both, ours, theirs, act or denied)
        elif others - signs and (act or len(theirs) <= len(ours)):
            # what the source only forbids is told, too
            yield _turned(both, ours, theirs, act and SAID in others - signs)


def _said(text: TextSignature, meaning: str) -> list[Statement]:
    """What a text says of a meaning; a condition's acts are counted with the condition."""
    found = [
        said
        for said in text.statements
        if said.sense.meaning == meaning
        and said.sense.category in _TURNED
        and (not said.condition or said.sense.category == "scale")
        and not (said.sense.category == "scale" and _alternative(said, text))
    ]
    # brackets explain: "do not do strenuous exercise (sport)"
    return [said for said in found if not said.aside] or found


def _alternative(said: Statement, text: TextSignature) -> bool:
    start, end = said.sense.span
    longer = text.low[start:end].endswith("er")
    return longer and _ALTERNATIVE.search(text.low, 0, start) is not None


def _turned(both: Both, ours: list[Statement], theirs: list[Statement], grave: bool) -> Drift:
    signs = {said.polarity for said in ours}
    # the one that differs is shown first
    theirs = sorted(theirs, key=lambda said: said.polarity in signs)
    nots = ["not " * (each[0].polarity * each[0].sense.sign < 0) for each in (ours, theirs)]
    ours_at, theirs_at = ([said.sense.span for said in each] for each in (ours, theirs))
    message = f"the English says {nots[0]}{{source}}, the back-translation {nots[1]}{{back}}"
    return both.drift("negation" if grave else "opposite", grave, ours_at, theirs_at, message)


def denials(both: Both) -> Iterator[Drift]:
    """A "not" where the other text denies nothing at all."""
    ours, theirs = (_loose(text, other) for text, other in both.ways())
    if ours and not _denies(both.back):
        yield both.drift("negation", True, ours, (), "the back-translation has no “{source}”")
    elif theirs and not _denies(both.source):
        yield both.drift("negation", True, (), theirs, "the English has no “{back}”")


def _loose(text: TextSignature, other: TextSignature) -> list[Span]:
    """Each "not" that denies nothing whose polarity in the other text is known."""
    there = {said.sense.meaning for said in other.statements if said.sense.category in _TURNED}
    met = {
        said.sense.span
        for said in text.statements
        if said.sense.meaning in there and said.polarity != UNSURE
    }
    return [
        denial.span
        for denial in text.denials
        if not denial.aside and not denial.condition and not _reaches(denial, met, text)
    ]


def _reaches(denial: Denial, met: set[Span], text: TextSignature) -> bool:
    """Whether a "not" reaches one of the places in its sentence."""
    return any(
        start <= denial.span[0] < place[0] < end
        for start, end in (sentence.span for sentence in text.sentences)
        for place in met & text.denied
    )


def _denies(text: TextSignature) -> bool:
    """Whether a text denies or stops anything, or has a condition."""
    acts = [said for said in text.statements if said.sense.category == "act"]
    opposite = any(said.sense.sign < 0 or said.sense.meaning == "stop" for said in acts)
    return opposite or bool(text.denials or text.conditions)


def heads(both: Both) -> Iterator[Drift]:
    """What a "not" stands before in one text and not in the other, be it no sense that we know."""
    for text, other in both.ways():
        for denial in text.denials:
            head = _head(denial, text)
            if not head:
                continue
            ours, theirs = _like(head, text), _like(head, other)
            if len(theirs) < max(len(ours), 1) or other.denied.intersection(theirs):
                continue
            spans = [(denial.span[0], head.span[1])], theirs[:1]
            yield both.drift("negation", True, *(spans if text is both.source else spans[::-1]))


def _head(denial: Denial, text: TextSignature) -> Word | None:
    """The word that a "not" outside of conditions stands before, where that is no known sense."""
    if denial.head is None or denial.condition or denial.aside:
        return None
    known = {said.sense.span for said in text.statements if said.sense.category in _TURNED}
    between = text.low[denial.span[1] : denial.head.span[0]].split()
    letting = _LETTING.intersection(between)
    return None if letting or denial.head.span in known else denial.head


def _like(head: Word, text: TextSignature) -> list[Span]:
    return [each.span for s in text.sentences for each in s.items if each.own & head.own]


def conditions(both: Both) -> Iterator[Drift]:
    """Conditions that are gone or turned around: if for unless, even if for if."""
    ours, theirs = both.source.conditions, both.back.conditions
    spans = [each.span for each in ours], [each.span for each in theirs]
    even = [any(each.kind == "even_if" for each in every) for every in (ours, theirs)]
    if even[0] != even[1]:
        yield both.drift("condition", False, *spans)
    elif len(ours) == len(theirs):
        for one, other in zip(ours, theirs, strict=True):
            if one.denied != other.denied:
                yield both.drift("negation", True, (one.span,), (other.span,))
    elif ours and not theirs:
        yield both.drift("condition", False, *spans, "the back-translation does not say: {source}")
    elif not ours and any(each.kind == "unless" for each in theirs):
        yield both.drift("condition", False, *spans, "the English does not say: {back}")


def duties(both: Both) -> Iterator[Drift]:
    """A "may" that became a "must", or the reverse."""
    ours, theirs = both.source.of("duty"), both.back.of("duty")
    said, back = ({sense.meaning for sense in each} for each in (ours, theirs))
    if len(said) == len(back) == 1 and said != back:
        yield both.drift("duty", False, [s.span for s in ours], [s.span for s in theirs])
    free = [[m.span() for m in _need_not().finditer(text.low)] for text, _ in both.ways()]
    if bool(free[0]) != bool(free[1]):
        yield both.drift("duty", False, free[0], free[1])


@cache
def _need_not() -> re.Pattern[str]:
    return regex(table("english.toml")["need_not"])


PARTS = (polarities, denials, heads, conditions, duties)
