"""A locale's catalogs out to translation tools (TMX, XLIFF 2), and XLIFF 2 back in.

An import loses nothing (see intake), and each catalog is written whole or not at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handouts.catalogs.po import Catalog, domains, po_path, read, write
from handouts.errors import FileError, UnreadableFile, UsageError
from handouts.exchange.intake import Intake
from handouts.exchange.tmx import tmx
from handouts.exchange.xliff import xliff
from handouts.exchange.xliffparse import File, XliffDocument, read_xliff
from handouts.files import is_there, read_bytes, refuse_no_text
from handouts.findings import Finding, Where
from handouts.locale import Locale, parse, same_language
from handouts.project import Project
from handouts.rules import finding


@dataclass(frozen=True, slots=True)
class ImportedCatalog:
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
    merged: tuple[ImportedCatalog, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file for other tools, and what is told of the catalogs that could not go into it."""

    data: bytes
    findings: tuple[Finding, ...] = ()


def export_tmx(project: Project, locale: Locale, version: str) -> Exported:
    """The translation memory of a locale.

    Raises UsageError where the locale has no catalogs, UnreadableFile where none can be read.
    """
    catalogs, findings = _catalogs(project, locale)
    return Exported(tmx(catalogs, locale, version), findings)


def export_xliff(project: Project, locale: Locale) -> Exported:
    """The catalogs of a locale as XLIFF 2.0. Raises as export_tmx does."""
    catalogs, findings = _catalogs(project, locale)
    return Exported(xliff(catalogs, locale), findings)


def import_xliff(project: Project, path: Path) -> Imported:
    """What became of the catalogs; those that an XLIFF file changes are written.

    A catalog that cannot be read or written is a finding, and keeps no other from being written.
    Raises UnreadableFile for a file that is not XLIFF 2, UsageError for an unknown language.
    """
    name = project.name_of(path)
    data = read_bytes(path, name)
    refuse_no_text(data, name)
    document = read_xliff(data, name)
    tag = _tag(project, document, name)
    findings: list[Finding] = []
    done: list[tuple[ImportedCatalog, Catalog]] = []
    for domain, files in _by_domain(document):
        target = po_path(project, tag, domain)
        if domain not in domains(project) or not is_there(target):
            findings += (_unknown_file(file, name, tag) for file in files)
            continue
        try:
            old = read(target, project.name_of(target))
        except UnreadableFile as problem:
            findings.append(_left("nothing was brought into it", problem))
            continue
        intake = Intake(old, name)
        units = [unit for file in files for unit in file.units]
        new = intake.merged(units, [note for file in files for note in file.notes])
        done.append((_counted(target, old, new), new))
        findings += intake.findings
    merged, unwritten = _written(done)
    return Imported(tag, merged, (*findings, *unwritten))


def _by_domain(document: XliffDocument) -> Iterator[tuple[str, Sequence[File]]]:
    """The file elements by the catalog that they are for: a tool may make two of one."""
    found: dict[str, list[File]] = {}
    for file in document.files:
        found.setdefault(file.domain, []).append(file)
    yield from found.items()


def _counted(path: Path, old: Catalog, new: Catalog) -> ImportedCatalog:
    """What changed between a catalog and the new one."""
    pairs = [*zip(old.entries, new.entries, strict=True), (old.header, new.header)]
    told = [n for o, n in pairs if (o.msgstr, o.fuzzy) != (n.msgstr, n.fuzzy)]
    fuzzy = sum(entry.fuzzy for entry in told)
    notes = sum(bool(note) for o, n in pairs for note in n.notes[len(o.notes) :])
    return ImportedCatalog(path, new != old, len(told) - fuzzy, fuzzy, notes)


def _written(
    done: Sequence[tuple[ImportedCatalog, Catalog]],
) -> tuple[tuple[ImportedCatalog, ...], tuple[Finding, ...]]:
    """The catalogs that are now as they should be, and what kept others from being written."""
    merged, findings = [], []
    for one, catalog in done:
        try:
            if one.changed:
                write(one.path, catalog)
            merged.append(one)
        except FileError as problem:
            findings.append(_left("not written", problem))
    return tuple(merged), tuple(findings)


def _left(what: str, problem: FileError) -> Finding:
    """The finding that a catalog stays as it was: what cannot be read of it would be lost."""
    where = Where(problem.path, problem.line)
    return finding("unreadable", where, f"{what}: {problem.reason}", problem.hint)


def _catalogs(
    project: Project, locale: Locale
) -> tuple[list[tuple[str, Catalog]], tuple[Finding, ...]]:
    """The catalogs that can be read, each with its domain, and what is wrong with the others."""
    found: list[tuple[str, Catalog]] = []
    unread: list[UnreadableFile] = []
    project.tag_of(locale.tag)
    for domain in domains(project):
        path = po_path(project, locale.tag, domain)
        if is_there(path):
            try:
                found.append((domain, read(path, project.name_of(path))))
            except UnreadableFile as problem:
                unread.append(problem)
    if not found and unread:
        raise unread[0]
    if not found:
        hint = f"start them: handouts init {locale.tag}"
        raise UsageError(f"locale {locale.tag} has no catalogs", hint)
    return found, tuple(_left("not exported", problem) for problem in unread)


def _tag(project: Project, document: XliffDocument, name: str) -> str:
    """The locale of the project that the file's targets are in.

    A tool may write the country that it was set to, or leave out one that is here.
    """
    language, tags = document.language, project.tags()
    exact = [tag for tag in tags if tag.lower() == language.replace("-", "_").lower()]
    alike = exact or [tag for tag in tags if same_language(language, tag)]
    if len(alike) == 1:
        return alike[0]
    where = f"{name}:{document.line}: trgLang"
    if alike:
        hint = f"write one of these: {', '.join(alike)}"
        raise UsageError(f"{where} is {language!r}, and several locales are of that language", hint)
    try:
        tag = parse(language).tag
    except UsageError as problem:
        raise UsageError(f"{where}: {problem.message}", problem.hint) from problem
    raise UsageError(f"{where}: locale {tag} has no catalogs", f"start it: handouts init {tag}")


def _unknown_file(file: File, name: str, tag: str) -> Finding:
    said = f"locale {tag} has no catalog {file.domain!r}" if file.domain else "a <file> without id"
    return finding(
        "exchange-file", Where(name, file.line), said,
        "the id of a <file> is that of its handout, or interface",
    )  # fmt: skip
