"""What an English text instructs: senses, amounts, conditions, and what is denied."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from handouts.drift.amounts import Amount, amounts
from handouts.drift.clauses import TURNED_LIMITS, Clauses, Condition, Denial, Statement, Walk
from handouts.drift.reading import Sense, Word, items, overlap, plain, senses
from handouts.findings import Span

# A sentence, or a part of one between semicolons; what stands in brackets stands alone too.
_SENTENCE = re.compile(r"(?:[^.!?;:\n]|[.:](?=\w))+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a part of one that stands alone, with its words. ``aside``: in brackets."""

    span: Span
    aside: bool
    items: tuple[Word, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class TextSignature:
    """What a text instructs. ``low`` is the text as plain; ``denied`` are places of items."""

    text: str
    low: str
    senses: tuple[Sense, ...]
    statements: tuple[Statement, ...]
    denials: tuple[Denial, ...]
    denied: frozenset[Span]
    conditions: tuple[Condition, ...]
    amounts: tuple[Amount, ...]
    sentences: tuple[Sentence, ...]

    def words(self, span: Span) -> str:
        """The words at a place, as they are written."""
        start, end = span
        # of a short "n't" the place has the end alone
        start -= self.text[start : start + 1] in ("'", "’")
        return self.text[start:end].strip("*_ ,")

    def of(self, category: str) -> tuple[Sense, ...]:
        """The senses of a category."""
        return tuple(sense for sense in self.senses if sense.category == category)


@lru_cache(maxsize=1024)
def signature(text: str) -> TextSignature:
    """What an English text instructs."""
    low = plain(text)
    found = [s for s in senses(low) if s.category != "question" or "?" in text]
    taken = tuple(sense.span for sense in found if sense.category in ("side", "scale"))
    quantities = amounts(text, taken)
    # the "not" of "not even 30 minutes" is said by the limit
    limits = [amount.whole if amount.limit else amount.span for amount in quantities]
    found = [s for s in found if s.category in ("order", "time") or not _in(s.span, limits)]
    words = [i for i in items(low, tuple(found)) if not _in(i.span, [a.span for a in quantities])]
    into = Clauses([], [], [], set(), set())
    sentences: list[Sentence] = []
    brackets = [match.span() for match in _BRACKETS.finditer(low)]
    if not re.search(r"\w", _blanked(low, brackets)):
        brackets = []
    for span, aside in _sentences(low, brackets):
        hidden = () if aside else brackets
        shown = [each for each in found if not _in(each.span, hidden)]
        own = [each for each in words if not _in(each.span, hidden)]
        Walk(_blanked(low, hidden), span, aside, shown, own, quantities, into).run()
        inside = tuple(item for item in own if span[0] <= item.span[0] < span[1])
        measured = tuple(a for a in quantities if span[0] <= a.span[0] < span[1])
        if inside or measured:
            sentences.append(Sentence(span, aside, inside, measured))
    return TextSignature(
        text, low, tuple(found), tuple(into.statements), tuple(into.denials),
        frozenset(into.denied), tuple(into.conditions),
        tuple(_turned(amount) if amount.span in into.turned else amount for amount in quantities),
        tuple(sentences),
    )  # fmt: skip


def _turned(amount: Amount) -> Amount:
    return replace(amount, limit=TURNED_LIMITS[amount.limit])


def _in(span: Span, spans: Iterable[Span]) -> bool:
    return any(overlap(span, other) for other in spans)


def _sentences(low: str, brackets: list[Span]) -> Iterator[tuple[Span, bool]]:
    """The sentences of a text, those in brackets after all others."""
    outside = _blanked(low, brackets)
    yield from ((match.span(), False) for match in _SENTENCE.finditer(outside))
    for start, end in brackets:
        for match in _SENTENCE.finditer(low, start + 1, end - 1):
            yield match.span(), True


def _blanked(low: str, spans: Iterable[Span]) -> str:
    for start, end in spans:
        low = f"{low[:start]}{' ' * (end - start)}{low[end:]}"
    return low
