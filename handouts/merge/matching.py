"""Finds for each message of a source the old translation that serves it best, step by step.

The nearer a translation lies, the less alike the texts need to be; and texts that say something
else are no match at any likeness.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.notes import COSMETIC
from handouts.catalogs.po import Catalog
from handouts.findings import shortened
from handouts.meaning.change import Change, ChangeKind, change_between
from handouts.meaning.similar import shelf
from handouts.meaning.terms import Reading, Terms
from handouts.merge.carry import (
    base,
    blocks,
    carried,
    emptied,
    fresh,
    has_text,
    kept,
    own_flags,
    retired,
    without_ours,
)
from handouts.merge.memory import Memory, memory

# The least likeness, in percent, of two texts one of which may stand for the other until a person
# has looked. msgmerge takes 60 anywhere; a wrong suggestion costs more than none where patients
# read it, and the farther it comes from, the more.
_IN_SECTION = 75.0
_IN_HANDOUT = 80.0
_IN_MEMORY = 85.0
# The least likeness at which a text of another meaning is shown as what a message was before.
_SHOWN = 60.0


@dataclass(frozen=True, slots=True)
class Withheld:
    """A message that got no translation, because its text says something else than before."""

    msgctxt: str | None
    msgid: str
    before: str
    change: Change

    def __str__(self) -> str:
        why = "; ".join(map(str, self.change.reasons))
        return f"[{self.msgctxt or ''}] “{shortened(self.msgid)}”: {why}"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a merge goes by: the terms whose change is critical, and the locale's memory."""

    terms: Terms
    memory: Memory = field(default_factory=memory)


@dataclass(slots=True)
class Matching:
    """A merge on its way. Each step finds entries for messages that have none yet.

    ``loose`` are the old entries that the source has no longer; ``used`` tells for some of them to
    which message their translation and comments went.
    """

    template: Catalog
    knowledge: Knowledge
    forms: int
    by_key: dict[Key, Entry]
    loose: dict[Key, Entry] = field(default_factory=dict)
    found: dict[Key, Entry] = field(default_factory=dict)
    used: dict[Key, Key] = field(default_factory=dict)
    withheld: list[Withheld] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)

    def keep(self) -> None:
        """Keep each message that is as it was."""
        wanted = self.template.live()
        self.loose = {key: entry for key, entry in self.by_key.items() if key not in wanted}
        for source in self.template.entries:
            entry = self.by_key.get(source.key)
            if entry is None:
                continue
            if entry.plural == source.plural:
                self.found[source.key] = kept(source, entry)
            else:
                self._keep_singular(source, entry)

    def return_and_move(self) -> None:
        """Carry over what has the same text, in whatever section, or was made from it."""
        same: dict[str, list[Entry]] = {}
        for entry in self._free():
            for text in {entry.msgid, base(entry).msgid}:
                same.setdefault(text, []).append(entry)
        for source in self._pending():
            free = [entry for entry in same.get(source.msgid, ()) if entry.key not in self.used]
            free.sort(key=lambda entry: (base(entry).key != source.key, entry.fuzzy))
            self._carry_first(source, free)

    def carry_cosmetic(self) -> None:
        """Carry over within a section what differs in punctuation, spaces or capitals only."""
        same: dict[tuple[str | None, tuple[str, ...]], list[Entry]] = {}
        for entry in self._free():
            bones = self._reading(base(entry).msgid).skeleton
            same.setdefault((entry.msgctxt, bones), []).append(entry)
        for source in self._pending():
            bones = self._reading(source.msgid).skeleton
            found = same.get((source.msgctxt, bones), ()) if bones else ()
            self._carry_first(source, [entry for entry in found if entry.key not in self.used])

    def copy_identical(self) -> None:
        """Copy the translation of the same text, from this handout or from any other."""
        here = memory([replace(self.template, entries=tuple(self.by_key.values()))]).by_text
        for source in self._pending():
            entry = here.get(source.msgid) or self.knowledge.memory.by_text.get(source.msgid)
            if entry:
                self._copy_first(source, [entry])

    def carry_in_section(self) -> None:
        """Carry over within a section what is much alike, the best pairs first.

        What is alike but says something else is withheld, after all that says the same.
        """
        sections: dict[str | None, list[Entry]] = {}
        for entry in self._free():
            sections.setdefault(entry.msgctxt, []).append(entry)
        shelves = {
            name: shelf([base(entry).msgid for entry in entries])
            for name, entries in sections.items()
        }
        pairs = [
            (likeness, source, sections[source.msgctxt][at])
            for source in self._pending()
            if source.msgctxt in shelves
            for likeness, at in shelves[source.msgctxt].like(source.msgid, _SHOWN)
        ]
        pairs.sort(key=lambda pair: -pair[0])
        critical = []
        for likeness, source, entry in pairs:
            if not self._open(source, entry):
                continue
            change = self._change(source, entry)
            if change.critical:
                critical.append((source, entry, change))
            elif likeness >= _IN_SECTION:
                self._carry(source, entry, change)
        for source, entry, change in critical:
            if self._open(source, entry):
                self._withhold(source, entry, change)

    def carry_in_handout(self) -> None:
        """Carry over, or copy what is in use, from any section of the handout."""
        entries = [
            entry
            for entry in self.by_key.values()
            if entry.translated and (entry.key in self.loose or not entry.fuzzy)
        ]
        texts = shelf([base(entry).msgid for entry in entries])
        for source in self._pending():
            found = [entries[at] for _, at in texts.like(source.msgid, _IN_HANDOUT)]
            free = [entry for entry in found if self._open(source, entry)]
            if not self._carry_first(source, free):
                taken = (entry for entry in found if entry not in free and not entry.fuzzy)
                self._copy_first(source, taken)
            if source.key not in self.found and free:
                self._withhold(source, free[0], self._change(source, free[0]))

    def copy_from_memory(self) -> None:
        """Copy what is much alike from the locale's memory."""
        for source in self._pending():
            self._copy_first(source, self.knowledge.memory.like(source.msgid, _IN_MEMORY))

    def result(self) -> Iterator[Entry]:
        """All entries of the merged catalog: the template's, then those out of use."""
        self._take_back_guesses()
        for source in self.template.entries:
            yield self.found.get(source.key) or fresh(source, self.forms)
        held = blocks(self.by_key.values())
        for key, entry in self.loose.items():
            if key not in self.used:
                said = without_ours(entry.notes, held) or own_flags(entry)
                if entry.obsolete or has_text(entry) or said:
                    yield retired(entry)
            elif not entry.fuzzy:
                # the comments went with the translation; here they would be told twice
                yield retired(replace(entry, notes=()))

    def _pending(self) -> Iterator[Entry]:
        return (source for source in self.template.entries if source.key not in self.found)

    def _free(self) -> Iterator[Entry]:
        entries = (entry for key, entry in self.loose.items() if key not in self.used)
        return (entry for entry in entries if entry.translated)

    def _open(self, source: Entry, entry: Entry) -> bool:
        """Whether the message has nothing yet, and the entry is free for it."""
        free = entry.key in self.loose and entry.key not in self.used
        return free and source.key not in self.found

    def _reading(self, text: str) -> Reading:
        found = self.readings.get(text)
        if found is None:
            found = self.readings[text] = self.knowledge.terms.reading(text)
        return found

    def _change(self, source: Entry, entry: Entry) -> Change:
        """What changed from the text that the entry was translated from to the message."""
        before = base(entry)
        texts = [(before.msgid, source.msgid)]
        if before.plural is not None and source.plural is not None:
            texts.append((before.plural, source.plural))
        changes = [
            change_between(self._reading(old), self._reading(new), self.knowledge.terms)
            for old, new in texts
        ]
        kind = max(change.kind for change in changes)
        if (before.plural is None) != (source.plural is None):
            kind = max(kind, ChangeKind.WORDING)
        return Change(kind, tuple(reason for change in changes for reason in change.reasons))

    def _carry_first(self, source: Entry, entries: Iterable[Entry]) -> bool:
        """Whether the message got the translation of the first entry that says the same."""
        return self._first(source, entries, self._carry)

    def _copy_first(self, source: Entry, entries: Iterable[Entry]) -> bool:
        """Whether the message got a copy of the translation of the first entry that says the same.

        The entry may serve its own text too: its comments and flags stay with it.
        """
        return self._first(source, entries, self._copy)

    def _first(
        self,
        source: Entry,
        entries: Iterable[Entry],
        give: Callable[[Entry, Entry, Change], None],
    ) -> bool:
        for entry in entries:
            change = self._change(source, entry)
            if not change.critical:
                give(source, entry, change)
                return True
        return False

    def _carry(self, source: Entry, entry: Entry, change: Change) -> None:
        self.used[entry.key] = source.key
        self.found[source.key] = carried(source, entry, change, self.forms)

    def _copy(self, source: Entry, entry: Entry, change: Change) -> None:
        bare = replace(entry, notes=(), flags=())
        self.found[source.key] = carried(source, bare, change, self.forms)

    def _withhold(self, source: Entry, entry: Entry, change: Change) -> None:
        self.found[source.key] = emptied(source, entry, change, self.forms)
        self.withheld.append(Withheld(source.msgctxt, source.msgid, base(entry).msgid, change))

    def _keep_singular(self, source: Entry, entry: Entry) -> None:
        """Keep an entry whose plural changed: fuzzy, or empty where the plural's meaning did."""
        change = self._change(source, entry)
        if not has_text(entry):
            bare = replace(kept(source, entry), plural=source.plural, msgstr="")
            self.found[source.key] = replace(bare, plurals=fresh(source, self.forms).plurals)
        elif change.critical:
            self._withhold(source, entry, change)
            new = self.found[source.key]
            flags = tuple(flag for flag in kept(source, entry).flags if flag != "fuzzy")
            notes = (*entry.notes, *new.notes)
            self.found[source.key] = replace(new, notes=notes, flags=flags)
        else:
            self.found[source.key] = carried(source, entry, change, self.forms)

    def _take_back_guesses(self) -> None:
        """Drop what this program gave a text that is gone, where its origin still stands.

        That is a fuzzy entry with the same translation as the confirmed entry that it was made
        from. What is said about it goes to that entry.
        """
        for key, entry in list(self.loose.items()):
            origin = base(entry).key
            if entry.obsolete or key in self.used or origin == key:
                continue
            there = self.found.get(origin) or self.loose.get(origin)
            if there and _guessed_from(entry, there):
                heir = self.used.get(origin, origin)
                home = self.found if heir in self.found else self.loose
                said = (note for note in entry.notes if note not in (COSMETIC, *home[heir].notes))
                home[heir] = replace(home[heir], notes=(*home[heir].notes, *said))
                del self.loose[key]


def _guessed_from(entry: Entry, there: Entry) -> bool:
    """Whether an entry holds nothing but the translation that is confirmed there."""
    same = (entry.msgstr, entry.plurals) == (there.msgstr, there.plurals)
    flags = own_flags(entry) <= own_flags(there)
    return same and flags and not there.fuzzy and has_text(there)
