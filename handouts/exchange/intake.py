"""Brings the messages of a file for exchange into a catalog, and refuses what would lose something.

A blank target is no translation and deletes none; a note is added, and never taken away; what
changed here since the export is not overwritten. Whatever is refused is told, and stops no other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handouts import ucd
from handouts.catalogs.entry import Entry, Key, blank
from handouts.catalogs.notes import questions
from handouts.catalogs.po import Catalog
from handouts.exchange.inline import unit_id
from handouts.exchange.xliff import digest
from handouts.exchange.xliffparse import UNDONE, Unit
from handouts.findings import Finding, Where, shortened
from handouts.rules import finding
from handouts.xmltree import ILLEGAL, legal

# A line break with the indent beside it: at an edge of a text, and inside.
_EDGES = re.compile(r"\A[ \t\r]*\n[ \t\r\n]*|(?<![ \t\r])[ \t\r]*\n[ \t\r\n]*\Z")
_BROKEN = re.compile(r"(?<![ \t\r])[ \t\r]*\n[ \t\r\n]*")

_AGAIN = "export again, and translate this text in the new file"


class Intake:
    """What a file brings for one catalog; ``name`` is the file, for messages."""

    def __init__(self, catalog: Catalog, name: str) -> None:
        self.catalog = catalog
        self.name = name
        self.findings: list[Finding] = []
        live = [e for e in catalog.entries if not e.obsolete and e.plural is None]
        self.by_key = {entry.key: entry for entry in live}
        self.by_id = {unit_id(entry): entry for entry in live}
        self.by_source: dict[str, list[Entry]] = {}
        for entry in live:
            self.by_source.setdefault(entry.msgid, []).append(entry)

    def merged(self, units: Iterable[Unit], notes: Sequence[str] = ()) -> Catalog:
        """The catalog with what the units bring, and with the notes on the whole of it.

        ``findings`` then has what was refused, in the order of the units.
        """
        usable: dict[Key, list[Unit]] = {}
        said: dict[Key, list[str]] = {}
        for unit in units:
            entry = self._entry_of(unit)
            if entry is None:
                self._refuse_unknown(unit)
                continue
            unit = _as_written(unit, entry)
            said.setdefault(entry.key, []).extend(unit.notes)
            if self._usable(unit, entry):
                usable.setdefault(entry.key, []).append(unit)
        chosen = {key: self._one(found) for key, found in usable.items()}
        entries = tuple(
            _noted(self._entry(entry, chosen.get(entry.key)), said.get(entry.key, ()))
            for entry in self.catalog.entries
        )
        header = _noted(self.catalog.header, notes)
        self.findings.sort(key=lambda one: one.where.line)
        return replace(self.catalog, header=header, entries=entries)

    def _entry_of(self, unit: Unit) -> Entry | None:
        """The entry that a unit belongs to: by its id, by name and source, by the source alone."""
        found = self.by_id.get(unit.id) or self.by_key.get((unit.msgctxt, unit.source))
        found = found or self.by_key.get((unit.msgctxt, _flat(unit.source)))
        if found is None and unit.msgctxt is None:
            alike = self.by_source.get(unit.source) or self.by_source.get(_flat(unit.source), [])
            return alike[0] if len(alike) == 1 else None
        return found

    def _usable(self, unit: Unit, entry: Entry) -> bool:
        """Whether the texts of the unit may be taken in; it is told where they may not."""
        target = unit.target or ""
        unheld = ILLEGAL.search(target)
        if unit.fault:
            self._refuse("exchange-unit", unit, unit.fault, _AGAIN)
        elif entry.msgid != unit.source:
            said = f"the English differs: {_quoted(unit.source)}; ours: {_quoted(entry.msgid)}"
            self._refuse("exchange-source", unit, said, _AGAIN)
        elif unheld and target != entry.msgstr:
            said = f"the target has U+{ord(unheld[0]):04X}, which no catalog can hold"
            self._refuse("exchange-unit", unit, said, "take it out, or write another character")
        elif unit.target and blank(target):
            # what was blank here and there is no news; else somebody must know that it was no text
            if entry.translated or unit.state not in UNDONE:
                said = "the target is blank (spaces, or what nobody sees), which is no translation"
                self._refuse(
                    "exchange-unit",
                    unit,
                    said,
                    "what is here stays; write a text, or leave it empty",
                )
        else:
            return unit.target is not None and bool(target)
        return False

    def _one(self, units: Sequence[Unit]) -> Unit | None:
        """The unit to take where a text is there more than once; none where they contradict."""
        first, *others = units
        alike = all((u.target, u.state) == (first.target, first.state) for u in others)
        for unit in others:
            said = f"this text is there twice, first in line {first.line}"
            self._refuse(
                "exchange-unit",
                unit,
                said if alike else f"{said}, with another target; ours stays",
                "keep one",
            )
        return first if alike else None

    def _entry(self, entry: Entry, unit: Unit | None) -> Entry:
        if unit is None or not unit.target:
            return entry
        fuzzy = unit.state in UNDONE
        if unit.target == entry.msgstr and (not unit.state or fuzzy == entry.fuzzy):
            return entry
        if unit.base == digest(unit.target, fuzzy):
            return entry
        if unit.base and unit.base != digest(entry.msgstr, entry.fuzzy):
            self._refuse(
                "exchange-conflict", unit, f"{_quoted(entry.msgid)} changed here since the export",
                f"choose by hand; there it is {_quoted(unit.target)}",
            )  # fmt: skip
            return entry
        return _with_target(entry, unit.target, fuzzy)

    def _refuse_unknown(self, unit: Unit) -> None:
        if unit.fault:
            self._refuse("exchange-unit", unit, unit.fault, _AGAIN)
            return
        hint = _AGAIN
        if unit.notes:
            hint = f"{hint}; its notes are not taken in: {_quoted(' / '.join(unit.notes))}"
        said = f"{_quoted(unit.source)} is not among our texts, or no longer"
        self._refuse("exchange-source", unit, said, hint)

    def _refuse(self, code: str, unit: Unit, message: str, hint: str) -> None:
        where = Where(self.name, unit.line, unit.msgctxt or "")
        said = f"unit {unit.id}: {message}" if unit.id else message
        self.findings.append(finding(code, where, said, hint))


def _as_written(unit: Unit, entry: Entry) -> Unit:
    """The unit without what a tool did to its texts in writing the file: see _flat.

    What is here already, or was when it was exported, is not touched.
    """
    if unit.fault or ILLEGAL.search(unit.target or ""):
        return unit
    source = entry.msgid if _flat(unit.source) == entry.msgid else unit.source
    target = unit.target
    ours = target == entry.msgstr or unit.base == digest(target or "", unit.state in UNDONE)
    if target and not ours and not blank(target) and "\n" not in entry.msgid:
        target = _flat(target)
    return replace(unit, source=source, target=target)


def _flat(text: str) -> str:
    """The text in one line and in NFC.

    A message is one line of composed letters. Tools that lay out their files put line breaks and
    indents around a text, and some write letters and accents apart.
    """
    return ucd.nfc(_BROKEN.sub(" ", _EDGES.sub("", text)))


def _noted(entry: Entry, notes: Sequence[str]) -> Entry:
    """The entry with the lines that it does not have, in whatever form an export shows its own."""
    shown = [*entry.notes, *entry.comments, *entry.references]
    shown += [text for text in (entry.previous_msgid, entry.previous_msgctxt) if text]
    # as the targets are compared: a tool that takes letters apart says nothing new
    known = {"", *map(ucd.nfc, _lines("\n".join(map(legal, shown))))}
    said = list(entry.notes)
    for note in notes:
        before = ""
        for line in _lines(note):
            if ucd.nfc(line) not in known:
                # the translator's own next line belongs to the question, another note does not
                if not (said and said[-1].rstrip() == before) and _asks_on(said, line):
                    said.append("")
                said.append(line)
                known.add(ucd.nfc(line))
            before = line
    return entry if len(said) == len(entry.notes) else replace(entry, notes=tuple(said))


def _lines(note: str) -> Iterator[str]:
    """The lines of a note as comments of a catalog can hold them: without spaces at their end."""
    return (line.rstrip() for line in note.splitlines())


def _asks_on(said: Sequence[str], line: str) -> bool:
    """Whether a comment under these would be read as more of the question above it."""
    before, after = tuple(questions(said)), tuple(questions((*said, line)))
    return len(before) == len(after) and before != after


def _with_target(entry: Entry, target: str, fuzzy: bool) -> Entry:
    """The entry with another translation; a confirmed one no longer tells what it was made from."""
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    if fuzzy:
        return replace(entry, msgstr=target, flags=("fuzzy", *flags))
    return replace(
        entry, msgstr=target, flags=flags,
        previous_msgctxt=None, previous_msgid=None, previous_plural=None,
    )  # fmt: skip


def _quoted(text: str) -> str:
    return f"“{shortened(legal(text))}”"
