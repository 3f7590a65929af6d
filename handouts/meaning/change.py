"""Tells a change of an English text that may change what patients do from one that does not.

The order of a text's mentions counts, because a text can turn around without a new word: "stop A,
do not stop B" and "do not stop A, stop B". A change that is taken for critical in error costs a
translator's look; one that is missed may harm.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from handouts.meaning.terms import Mention, Reading, Terms, skeleton, stem

# The letters that a word has at least where a prefix negates it: "to" is not the opposite of
# "into".
_NEGATED = 4


class ChangeKind(IntEnum):
    """How much a change of a text changes; the greater, the more. ``str`` is the word for it."""

    NONE = 0
    COSMETIC = 1
    WORDING = 2
    CRITICAL = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Reason:
    """What makes a change critical: words of one ``category`` that went, and words that came.

    With the category ``order`` the same words stand in another order; ``gone`` and ``came`` are
    the words in the old order and in the new.
    """

    category: str
    gone: tuple[str, ...] = ()
    came: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.gone and self.came:
            return f"{self.category}: {', '.join(self.gone)} → {', '.join(self.came)}"
        if self.gone:
            return f"{self.category}: {', '.join(self.gone)} gone"
        return f"{self.category}: {', '.join(self.came)} new"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a text: its kind and, where that is critical, the reasons in a fixed order."""

    kind: ChangeKind
    reasons: tuple[Reason, ...] = ()

    @property
    def critical(self) -> bool:
        """Whether the change may change what patients do."""
        return self.kind is ChangeKind.CRITICAL


def change_of(old: str, new: str, terms: Terms) -> Change:
    """What kind of change made the English text ``new`` out of ``old``.

    None: the texts are the same. Cosmetic: only punctuation, spaces, capitals or strong marks
    differ. Critical: numbers, placeholders, terms or names differ, or the order of the first three;
    or a word became its opposite. All else is wording; so are words run together or split, and a
    question mark. An empty text stands for one that is not there.
    """
    return change_between(terms.reading(old), terms.reading(new), terms)


def change_between(old: Reading, new: Reading, terms: Terms) -> Change:
    """What kind of change made one text out of another, both read with ``terms``."""
    if old.text == new.text:
        return Change(ChangeKind.NONE)
    reasons = list(_mention_reasons(old.mentions, new.mentions))
    same = old.skeleton == new.skeleton
    if not same:
        reasons += (*_opposites(old.skeleton, new.skeleton, terms), *_names(old, new))
    if reasons:
        return Change(ChangeKind.CRITICAL, tuple(reasons))
    return Change(ChangeKind.COSMETIC if same else ChangeKind.WORDING)


def _mention_reasons(old: tuple[Mention, ...], new: tuple[Mention, ...]) -> Iterator[Reason]:
    """How the mentions differ, by category in the order of their first difference."""
    if old == new:
        return
    gone, came = _without(old, new), _without(new, old)
    for category in dict.fromkeys(mention.category for mention in (*gone, *came)):
        yield Reason(category, _written(gone, category), _written(came, category))
    if not gone and not came:
        yield _reordered(old, new)


def _without(mentions: tuple[Mention, ...], others: tuple[Mention, ...]) -> list[Mention]:
    """The mentions that the others have not, or not as often."""
    there = Counter(others)
    rest = []
    for mention in mentions:
        if there[mention]:
            there[mention] -= 1
        else:
            rest.append(mention)
    return rest


def _reordered(old: tuple[Mention, ...], new: tuple[Mention, ...]) -> Reason:
    """The stretch in which two orders of the same mentions differ."""
    start, end = 0, len(old)
    while old[start] == new[start]:
        start += 1
    while old[end - 1] == new[end - 1]:
        end -= 1
    before, after = (
        tuple(mention.written for mention in mentions[start:end]) for mentions in (old, new)
    )
    return Reason("order", before, after)


def _written(mentions: Iterable[Mention], category: str) -> tuple[str, ...]:
    return tuple(mention.written for mention in mentions if mention.category == category)


def _opposites(old: tuple[str, ...], new: tuple[str, ...], terms: Terms) -> Iterator[Reason]:
    """The words that gave way to their opposites: safe to unsafe, painful to painless."""
    words, others = Counter(map(stem, old)), Counter(map(stem, new))
    came = others - words
    for word in words - others:
        for other in came:
            if _negates(word, other, terms) or _negates(other, word, terms):
                yield Reason("negation", (word,), (other,))


def _negates(word: str, other: str, terms: Terms) -> bool:
    """Whether a word is another with a negating prefix or ending."""
    if len(other) >= _NEGATED and any(word == prefix + other for prefix in terms.negating_prefixes):
        return True
    for ending in terms.negating_endings:
        root = word.removesuffix(ending)
        if root and root != word and other in (root, f"{root}ful", f"{root}y"):
            return True
    return False


def _names(old: Reading, new: Reading) -> Iterator[Reason]:
    """The names that the other text has not in any letters, where some gave way to others."""
    gone = tuple(name for name in old.names if set(new.skeleton).isdisjoint(skeleton(name)))
    came = tuple(name for name in new.names if set(old.skeleton).isdisjoint(skeleton(name)))
    if gone and came:
        yield Reason("name", gone, came)
