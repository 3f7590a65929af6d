"""What a sentence of an English text says and what it denies, clause by clause."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from handouts.drift.amounts import Amount
from handouts.drift.reading import Sense, Word, overlap, regex, table
from handouts.findings import Span

TURNED_LIMITS = {"more than": "at most", "less than": "at least"}
"""What a "not" before a limit makes of it: do not lift more than 5 kg."""

DENIED, UNSURE, SAID = -1, 0, 1

_CONDITIONS = ("if", "unless", "even_if", "only_if")
_COMMA = re.compile(r"[,،]|\s[–—-]\s")
# A "not" is theirs, where it could be that of other words too: who has not been helped for long has
# been helped.
_LASTING = "permanent"
_FOCUS = ("stop", _LASTING)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sense as it is meant: DENIED, SAID or UNSURE, of its meaning, not of its wording.

    ``condition`` says that it stands in a clause that says when; ``aside`` in brackets.
    """

    sense: Sense
    polarity: int
    condition: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class Denial:
    """A "not": its place, and the first item after it that it denies, or before it."""

    span: Span
    head: Word | None
    condition: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """A clause that says when; ``denied`` where it holds if something is not so."""

    kind: str
    denied: bool
    span: Span


@dataclass(slots=True)
class Clauses:
    """What was found in sentences. ``denied`` are items that a "not" reaches, of any kind.

    ``turned`` are amounts that a "not" turns around: not more than 5 kg.
    """

    statements: list[Statement]
    denials: list[Denial]
    conditions: list[Condition]
    denied: set[Span]
    turned: set[Span]


@lru_cache(maxsize=32)
def _grammar(key: str) -> re.Pattern[str]:
    return regex(table("english.toml")[key])


_Event = tuple[int, Callable[..., None], tuple[object, ...]]
"""Where something stands, and what is to be done about it."""


class Walk:
    """Goes through a sentence from its start, and keeps in mind what denies what."""

    def __init__(
        self, low: str, span: Span, aside: bool, found: list[Sense], words: list[Word],
        quantities: tuple[Amount, ...], into: Clauses,
    ) -> None:  # fmt: skip
        self.low, self.span, self.aside, self.into = low, span, aside, into
        self.found = [each for each in found if span[0] <= each.span[0] < span[1]]
        self.words = [each for each in words if span[0] <= each.span[0] < span[1]]
        self.quantities = [each for each in quantities if span[0] <= each.span[0] < span[1]]
        self.first = len(into.statements)
        self.polarity = self.resume = SAID
        self.open: list[Sense] = []
        self.waiting: Sense | None = None
        self.condition, self.condition_start, self.leading, self.nots = "", span[0], False, 0
        self.only = self.stopped = False
        self.reached = 0

    def run(self) -> None:
        """Adds what is found to ``into``."""
        for _, act, things in sorted(self._events(), key=lambda event: event[0]):
            act(*things)
        self._end_scope()
        self._end_condition(self.span[1])

    def _events(self) -> Iterator[_Event]:
        acts = {
            "not": self._not, "not_around": self._around, "not_before": self._around,
            "only": self._only, "fine": self._fine, **dict.fromkeys(_CONDITIONS, self._opener),
        }  # fmt: skip
        # before the words that an amount begins with
        for amount in self.quantities:
            yield amount.whole[0], self._amount, (amount,)
        silent = ("harmless", "limit", "duty", "order", "side", "time")
        for sense in self.found:
            if sense.category not in silent:
                yield sense.span[0], acts.get(sense.category, self._sense), (sense,)
        strict = {sense.span for sense in self.found}
        for item in self.words:
            if item.span not in strict:
                yield item.span[0], self._item, (item,)
        for match in _COMMA.finditer(self.low, *self.span):
            yield match.start(), self._comma, (match,)
        covered = [each.span for each in self.found if each.category not in ("duty", "order")]
        covered += [amount.whole for amount in self.quantities]
        for key, act in (("clause", self._clause), ("result", self._result), ("aside", self._by)):
            for match in _grammar(key).finditer(self.low, *self.span):
                if not any(overlap(match.span(), span) for span in covered):
                    yield match.start(), act, (match,)

    def _opener(self, thing: Sense) -> None:
        only = self.only
        self._end_scope()
        self._end_condition(thing.span[0])
        self.condition, self.condition_start = thing.category, thing.span[0]
        self.leading = not re.search(r"[^\W_]", self.low[self.span[0] : thing.span[0]])
        self.nots = int(thing.category in ("unless", "only_if") or only)
        if thing.category == "only_if":
            self._turn(self.span[0])

    def _not(self, thing: Sense) -> None:
        before = self.into.statements[-1] if len(self.into.statements) > self.first else None
        if before and not self.low[before.sense.span[1] : thing.span[0]].strip():
            # "eat no food", "take nothing"
            self._turn(before.sense.span[0])
        if self.waiting is not None:
            # "never without", "no need to avoid"
            self._deny(self.waiting, None)
            self.waiting, self.polarity, self.resume = None, SAID, SAID
            self.nots -= 1
            return
        self.into.denied.update(
            item.span for item in self.words if self.low[item.span[1] : thing.span[0]].isspace()
        )
        self._end_scope()
        self.polarity = self.resume = DENIED
        self.waiting = thing
        self.nots += 1

    def _only(self, thing: Sense) -> None:
        later = [each for each in self.found if each.span[0] > thing.span[0]]
        if not self.condition and any(each.category in _CONDITIONS for each in later):
            self._end_scope()
            self.polarity = self.resume = DENIED
            self.only = True
        elif not self.condition:
            self._end_scope()

    def _fine(self, thing: Sense) -> None:
        start = max(
            (m.end() for m in _COMMA.finditer(self.low, self.span[0], thing.span[0])), default=0
        )
        for place in range(self.first, len(self.into.statements)):
            said = self.into.statements[place]
            if said.sense.span[0] >= start and said.polarity == UNSURE:
                self.into.statements[place] = replace(said, polarity=said.sense.sign)

    def _around(self, thing: Sense) -> None:
        ends = [self.condition_start if self.condition else self.span[0]]
        ends += [m.end() for m in _grammar("clause").finditer(self.low, ends[0], thing.span[0])]
        if thing.category == "not_around":
            ends += [m.end() for m in _COMMA.finditer(self.low, ends[0], thing.span[0])]
        self._turn(max(ends))
        heads = [item for item in self.words if max(ends) <= item.span[0] < thing.span[0]]
        self._end_scope()
        self._deny(thing, heads[-1] if heads else None)
        self.polarity = self.resume = DENIED
        self.nots += 1

    def _turn(self, start: int) -> None:
        """Denies what was said from an offset on."""
        for place in range(self.first, len(self.into.statements)):
            said = self.into.statements[place]
            if said.sense.span[0] >= start and said.sense.category in ("act", "scale"):
                polarity = -said.sense.sign if said.sense.category == "act" else UNSURE
                self.into.statements[place] = replace(said, polarity=polarity)
                self.into.denied.add(said.sense.span)

    def _sense(self, thing: Sense) -> None:
        head = self.waiting is not None
        self._item(next((item for item in self.words if item.span == thing.span), None))
        if self.condition and thing.meaning in ("agree", _FOCUS[0]) and thing.sign < 0:
            self.nots += 1
        polarity = self.polarity
        if (
            thing.meaning in _FOCUS
            and self.resume == DENIED
            and (head or thing.meaning == _LASTING)
        ):
            self._blur()
            self.nots -= bool(self.condition)
            polarity, self.polarity = DENIED, UNSURE
        elif thing.category == "medicine" and self.stopped:
            # to stop a medicine and not to take it are one
            polarity = UNSURE
        elif thing.category == "act" and polarity == DENIED:
            self._blur("scale")
        said = Statement(thing, polarity * thing.sign, bool(self.condition), self.aside)
        self.into.statements.append(said)
        self.open.append(thing)
        self.stopped = self.stopped or thing.meaning == _FOCUS[0]

    def _blur(self, category: str = "") -> None:
        """Leaves open whether what was said since the "not" is denied: it is something else."""
        for place in range(self.first, len(self.into.statements)):
            said = self.into.statements[place]
            if said.sense in self.open and category in ("", said.sense.category):
                self.into.statements[place] = replace(said, polarity=UNSURE)

    def _item(self, thing: Word | None) -> None:
        if thing is None:
            return
        if self.waiting is not None:
            self._deny(self.waiting, thing)
            self.waiting, self.open, self.reached = None, [], 0
        self.reached += 1
        if self.resume == DENIED:
            self.into.denied.add(thing.span)

    def _deny(self, thing: Sense, head: Word | None) -> None:
        self.into.denials.append(Denial(thing.span, head, bool(self.condition), self.aside))

    def _amount(self, thing: Amount) -> None:
        reached = self.polarity == DENIED and self.waiting is None and self.reached <= 1
        if reached and thing.limit in TURNED_LIMITS and not thing.relation:
            # "do not lift more than 5 kg" forbids no lifting
            self._blur()
            self.polarity = UNSURE
            self.into.turned.add(thing.span)
            if self.into.denials:
                self.into.denials.pop()
        else:
            self._by(None)

    def _comma(self, thing: re.Match[str]) -> None:
        if self.condition and self.leading:
            self._end_scope()
            self._end_condition(thing.start())
        elif self.waiting is not None:
            self._end_scope()
        elif self.resume == DENIED:
            rest = self.low[thing.end() : self.span[1]]
            listed = self.resume if _grammar("lists").search(rest) else UNSURE
            self.polarity = UNSURE if self.only else listed

    def _clause(self, _: re.Match[str]) -> None:
        self._end_scope()

    def _result(self, thing: re.Match[str]) -> None:
        begun = re.search(r"\w\s+\w", self.low[self.condition_start : thing.start()])
        if self.leading and not begun:
            return
        self._end_scope()
        if self.leading:
            self._end_condition(thing.start())

    def _by(self, _: re.Match[str] | None) -> None:
        if self.polarity == DENIED and self.waiting is None:
            self.polarity = UNSURE

    def _end_scope(self) -> None:
        if self.waiting is not None:
            self._deny(self.waiting, None)
        self.waiting, self.polarity, self.resume, self.open = None, SAID, SAID, []
        self.only = self.stopped = False

    def _end_condition(self, end: int) -> None:
        if self.condition:
            span = (self.condition_start, end)
            self.into.conditions.append(Condition(self.condition, bool(self.nots % 2), span))
        self.condition, self.leading, self.nots = "", False, 0
