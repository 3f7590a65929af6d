"""A locale's catalogs out to translation tools (TMX, XLIFF 2), and XLIFF 2 back in.

An import loses nothing: an empty target deletes no translation, a note is added and never taken
away, and what changed here since the export is not overwritten. A text whose English is not ours
is refused with a finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import INTERFACE, Catalog, po_path, read, write
from handouts.errors import UnreadableFile, UsageError
from handouts.exchange.inline import unit_id
from handouts.exchange.tmx import tmx
from handouts.exchange.xliff import Document, File, Unit, digest, read_xliff, xliff
from handouts.findings import Finding, Where
from handouts.locale import Locale, parse
from handouts.project import Project
from handouts.rules import finding
from handouts.xmltree import ILLEGAL


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import did to one catalog, in numbers of messages.

    ``translated`` have a translation that may be printed where they had none or another one,
    ``fuzzy`` one that waits for a person; ``notes`` are comments that are new.
    """

    path: Path
    changed: bool
    translated: int = 0
    fuzzy: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: the locale, each catalog of the file, and what was refused."""

    tag: str
    merged: tuple[Merged, ...]
    findings: tuple[Finding, ...]


def export_tmx(project: Project, locale: Locale, version: str) -> bytes:
    """The translation memory of a locale. Raises UsageError where it has no catalogs."""
    return tmx(_catalogs(project, locale), locale, version)


def export_xliff(project: Project, locale: Locale) -> bytes:
    """The catalogs of a locale as XLIFF 2.0. Raises UsageError where it has none."""
    return xliff(_catalogs(project, locale), locale)


def import_xliff(project: Project, path: Path) -> Imported:
    """What became of the catalogs; those that an XLIFF file changes are written.

    Raises UnreadableFile for a file that is not XLIFF 2, UsageError for an unknown language.
    """
    name = project.name_of(path)
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise UnreadableFile(name, problem.strerror or str(problem)) from problem
    document = read_xliff(data, name)
    tag = _tag(project, document)
    merged, findings = [], []
    for file in document.files:
        target = po_path(project, tag, file.domain)
        if file.domain not in _domains(project) or not target.is_file():
            findings.append(_unknown_file(file, name, tag))
            continue
        old = read(target, project.name_of(target))
        merger = _Merger(old, name)
        new = merger.merged(file)
        changed = new.entries != old.entries
        if changed:
            write(target, new)
        merged.append(merger.counted(target, changed, new))
        findings += merger.findings
    return Imported(tag, tuple(merged), tuple(findings))


def _domains(project: Project) -> tuple[str, ...]:
    return (*project.handouts(), INTERFACE)


def _catalogs(project: Project, locale: Locale) -> list[tuple[str, Catalog]]:
    paths = {domain: po_path(project, locale.tag, domain) for domain in _domains(project)}
    found = [
        (domain, read(path, project.name_of(path)))
        for domain, path in paths.items()
        if path.is_file()
    ]
    if not found:
        hint = f"start them: handouts init {locale.tag}"
        raise UsageError(f"locale {locale.tag} has no catalogs", hint)
    return found


def _tag(project: Project, document: Document) -> str:
    tag = parse(document.language).tag
    if tag not in project.tags():
        hint = f"start it: handouts init {tag}"
        raise UsageError(f"locale {tag} (trgLang) has no catalogs", hint)
    return tag


def _unknown_file(file: File, name: str, tag: str) -> Finding:
    return finding(
        "exchange-file", Where(name, file.line),
        f"locale {tag} has no catalog {file.domain!r}",
        "the id of a <file> is that of its handout, or interface",
    )  # fmt: skip


class _Merger:
    """Brings the units of one file into a catalog, and keeps what it had to refuse."""

    def __init__(self, catalog: Catalog, name: str) -> None:
        self.catalog = catalog
        self.name = name
        self.findings: list[Finding] = []
        self.by_key = {
            entry.key: entry
            for entry in catalog.entries
            if not entry.obsolete and entry.plural is None
        }
        self.by_id = {unit_id(entry): entry for entry in self.by_key.values()}

    def merged(self, file: File) -> Catalog:
        """The catalog with what the file brings."""
        found = dict(self._pairs(file))
        entries = tuple(
            self._entry(entry, found[entry.key])
            if entry.key in found and not entry.obsolete
            else entry
            for entry in self.catalog.entries
        )
        return replace(self.catalog, entries=entries)

    def counted(self, path: Path, changed: bool, new: Catalog) -> Merged:
        """What changed between the catalog and the new one."""
        pairs = list(zip(self.catalog.entries, new.entries, strict=True))
        told = [n for o, n in pairs if (o.msgstr, o.fuzzy) != (n.msgstr, n.fuzzy)]
        fuzzy = sum(entry.fuzzy for entry in told)
        notes = sum(len(n.notes) - len(o.notes) for o, n in pairs)
        return Merged(path, changed, len(told) - fuzzy, fuzzy, notes)

    def _pairs(self, file: File) -> Iterator[tuple[tuple[str | None, str], Unit]]:
        """The units that may be used, each with the key of the entry that it belongs to."""
        taken = set()
        for unit in file.units:
            entry = self.by_id.get(unit.id) or self.by_key.get((unit.msgctxt, unit.source))
            if unit.fault:
                self._refuse("exchange-unit", unit, unit.fault, "export the file again")
            elif entry is None or entry.msgid != unit.source:
                self._refuse_source(unit, entry)
            elif entry.key in taken:
                self._refuse("exchange-unit", unit, "this text is there twice", "keep one of them")
            else:
                taken.add(entry.key)
                yield entry.key, unit

    def _entry(self, entry: Entry, unit: Unit) -> Entry:
        known = {"", *(ILLEGAL.sub("\ufffd", note) for note in entry.notes)}
        notes = tuple(note for note in unit.notes if note not in known)
        noted = replace(entry, notes=(*entry.notes, *notes)) if notes else entry
        if not unit.target:
            return noted
        fuzzy = unit.state in ("", "initial")
        if unit.target == entry.msgstr and (not unit.state or fuzzy == entry.fuzzy):
            return noted
        theirs, ours = digest(unit.target, fuzzy), digest(entry.msgstr, entry.fuzzy)
        if unit.base == theirs:
            return noted
        if unit.base and unit.base != ours:
            self._refuse(
                "exchange-conflict", unit, f"{_short(entry.msgid)} changed here since the export",
                f"choose by hand; there it is {_short(unit.target)}",
            )  # fmt: skip
            return noted
        return _with_target(noted, unit.target, fuzzy)

    def _refuse_source(self, unit: Unit, entry: Entry | None) -> None:
        if entry is None:
            said = f"{_short(unit.source)} is not among our texts, or no longer"
        else:
            said = f"the English differs: {_short(unit.source)}; ours: {_short(entry.msgid)}"
        hint = "export again, and translate this text in the new file"
        self._refuse("exchange-source", unit, said, hint)

    def _refuse(self, code: str, unit: Unit, message: str, hint: str) -> None:
        where = Where(self.name, unit.line, unit.msgctxt or "")
        self.findings.append(finding(code, where, message, hint))


def _with_target(entry: Entry, target: str, fuzzy: bool) -> Entry:
    """The entry with another translation; a confirmed one no longer tells what it was made from."""
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    if fuzzy:
        return replace(entry, msgstr=target, flags=("fuzzy", *flags))
    return replace(
        entry, msgstr=target, flags=flags,
        previous_msgctxt=None, previous_msgid=None, previous_plural=None,
    )  # fmt: skip


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"
