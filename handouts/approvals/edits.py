"""What happened to the English between two of its texts, message by message."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from handouts.approvals.seal import PrintedBlock, Text
from handouts.content.model import BlockKind
from handouts.meaning.change import ChangeKind, change_of
from handouts.meaning.terms import Terms

# Two texts of a section are one text that was reworded where half of their letters are the same.
_ALIKE = 0.5


class How(StrEnum):
    """What happened to a message."""

    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Edit:
    """What happened to one message of the English, and how much that changes.

    ``section`` is its msgctxt. ``before`` or ``after`` is empty where the message was added or
    removed. ``reasons`` say in words what makes the edit critical.
    """

    how: How
    section: str
    before: str
    after: str
    kind: ChangeKind
    reasons: tuple[str, ...] = ()


def source_edits(before: Text, after: Text, terms: Terms) -> tuple[Edit, ...]:
    """The edits that made the English of one text out of that of another, in the order of reading.

    The order of an interface's messages is nobody's work and does not count.
    """
    edits = _Edits(before.lines, after.lines, terms, ordered=after.source is not None)
    found = list(edits.found())
    if before.form != after.form:
        # the kind decides whether a form for the clinic's pen is printed
        reason = f"kind: {before.form} → {after.form}"
        found.insert(
            0, Edit(How.REWORDED, "", before.form, after.form, ChangeKind.CRITICAL, (reason,))
        )
    if before.picture != after.picture:
        # no program tells whether a drawing still shows the same
        old, new = ("picture" if text.picture else "" for text in (before, after))
        found.append(Edit(_how(old, new), "", old, new, ChangeKind.CRITICAL, ("the picture",)))
    return tuple(found)


def worst(edits: Sequence[Edit]) -> ChangeKind:
    """The kind of the edit that changes most; ``ChangeKind.NONE`` where there is no edit."""
    return max((edit.kind for edit in edits), default=ChangeKind.NONE)


def summary(edits: Sequence[Edit]) -> str:
    """How many messages, in which sections, and how much it changes: for a line of a table."""
    if not edits:
        return ""
    sections = ", ".join(dict.fromkeys(edit.section for edit in edits if edit.section))
    # the kind of a handout and its picture are no messages
    noun = "message" if all(edit.section for edit in edits) else "change"
    count = f"{len(edits)} {noun}{'s' if len(edits) > 1 else ''}"
    return f"{count} ({sections}): {worst(edits)}" if sections else f"{count}: {worst(edits)}"


def _how(before: str, after: str) -> How:
    if before and after:
        return How.REWORDED
    return How.ADDED if after else How.REMOVED


@dataclass(frozen=True, slots=True)
class _Edits:
    before: tuple[PrintedBlock, ...]
    after: tuple[PrintedBlock, ...]
    terms: Terms
    ordered: bool

    def found(self) -> Iterator[Edit]:
        """The edits in the new order; what was removed stands where it was last."""
        pairs = self._pairs()
        stayed = _rising([pairs[place] for place in sorted(pairs)]) if self.ordered else None
        kept = set(pairs.values())
        removed = [place for place in range(len(self.before)) if place not in kept]
        for place, line in enumerate(self.after):
            old = pairs.get(place)
            while removed and old is not None and removed[0] < old:
                yield self._removed(removed.pop(0))
            if old is None:
                yield Edit(
                    How.ADDED, line.context, "", line.msgid, ChangeKind.CRITICAL, ("new message",)
                )
                continue
            moved = stayed is not None and old not in stayed
            yield from self._edit(old, place, moved or self.before[old].context != line.context)
        for place in removed:
            yield self._removed(place)

    def _removed(self, place: int) -> Edit:
        line = self.before[place]
        reasons = ("message gone",)
        return Edit(How.REMOVED, line.context, line.msgid, "", ChangeKind.CRITICAL, reasons)

    def _edit(self, old: int, new: int, moved: bool) -> Iterator[Edit]:
        before, after = self.before[old], self.after[new]
        change = change_of(before.msgid, after.msgid, self.terms)
        kind, reasons = change.kind, tuple(map(str, change.reasons))
        if before.kind != after.kind:
            kind = max(kind, ChangeKind.WORDING)
            reasons = (*reasons, f"{before.kind} → {after.kind}")
        if moved:
            harmless = _list_of(self.before, old) == _list_of(self.after, new) != ()
            kind = max(kind, ChangeKind.WORDING if harmless else ChangeKind.CRITICAL)
            reasons = (*reasons, "another place")
        if kind is not ChangeKind.NONE:
            how = How.REWORDED if before.msgid != after.msgid or not moved else How.MOVED
            yield Edit(how, after.context, before.msgid, after.msgid, kind, reasons)

    def _pairs(self) -> dict[int, int]:
        """For each message of the new text the one of the old text that it was, by their places.

        The same text of the same section, then what is like it there, then the same text anywhere.
        """
        pairs: dict[int, int] = {}
        free = dict(enumerate(self.before))
        self._match(pairs, free, lambda line: (line.context, line.msgid))
        for _, new, old in sorted(self._alike(pairs, free)):
            if new not in pairs and old in free:
                pairs[new] = old
                del free[old]
        self._match(pairs, free, lambda line: ("", line.msgid))
        return pairs

    def _match(
        self,
        pairs: dict[int, int],
        free: dict[int, PrintedBlock],
        key: Callable[[PrintedBlock], tuple[str, str]],
    ) -> None:
        places: dict[tuple[str, str], list[int]] = {}
        for old, line in free.items():
            places.setdefault(key(line), []).append(old)
        for new, line in enumerate(self.after):
            if new not in pairs and places.get(key(line)):
                pairs[new] = places[key(line)].pop(0)
                del free[pairs[new]]

    def _alike(
        self, pairs: dict[int, int], free: dict[int, PrintedBlock]
    ) -> Iterator[tuple[tuple[float, int], int, int]]:
        """Pairs of places, each with what sorts the most alike, then the nearest, first."""
        for new, line in enumerate(self.after):
            if new in pairs:
                continue
            for old, other in free.items():
                if other.context == line.context:
                    like = SequenceMatcher(None, other.msgid, line.msgid, autojunk=False).ratio()
                    if like >= _ALIKE:
                        yield (-like, abs(new - old)), new, old


def _list_of(lines: tuple[PrintedBlock, ...], place: int) -> tuple[str, ...]:
    """What a bullet stands under: its section and the text before its list; () for no bullet."""
    if lines[place].kind != BlockKind.BULLET:
        return ()
    while place and lines[place].kind == BlockKind.BULLET:
        place -= 1
    return lines[place].context, lines[place].msgid


def _rising(places: list[int]) -> set[int]:
    """The members of a longest rising subsequence: those that stayed where they were."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        position = bisect_left(ends, place)
        before[place] = ends[position - 1] if position else None
        ends[position:] = [place, *ends[position + 1 :]]
    found = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
