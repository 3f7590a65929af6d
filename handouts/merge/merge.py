"""Carries translations over to a changed source, and loses none of them.

A message keeps its translation where msgctxt and msgid are the same. Else it gets, always fuzzy and
with the previous text, the translation of the same text from elsewhere, or of a text much like it:
from its own section, from another section of the handout, from any handout of the locale. Where
the texts differ in meaning it gets none. A confirmed translation stays in the file as obsolete, so
that an edit that is taken back costs nothing.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from handouts.catalogs.entry import Entry
from handouts.catalogs.extract import templates
from handouts.catalogs.init import started
from handouts.catalogs.notes import COSMETIC
from handouts.catalogs.po import Catalog, po_path, po_paths, read, refuse_misspelt, write
from handouts.content.load import Sources, read_sources
from handouts.errors import FileError, UnreadableFile, UnwritableFile, UsageError
from handouts.locale import SOURCE_TAG, Locale
from handouts.meaning.terms import read_terms
from handouts.merge.carry import blocks, has_ours, plural_forms, without_ours
from handouts.merge.matching import Knowledge, Matching, Withheld
from handouts.merge.memory import memory
from handouts.project import Project


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did to one catalog, in numbers of messages.

    ``kept`` are translated as before, ``fuzzy`` wait for a person, ``cosmetic`` of them only
    because of punctuation, spaces or capitals, ``new`` have no translation; ``obsolete`` are the
    entries that the source no longer has. ``reasons`` are the messages that this update gave no
    translation because their meaning changed, in the source's order. ``refused`` says why the
    catalog stays as it is: it cannot be written, or not all of it be read, which would be lost.
    """

    path: Path
    changed: bool
    kept: int
    fuzzy: int
    new: int
    obsolete: int
    cosmetic: int = 0
    reasons: tuple[Withheld, ...] = ()
    refused: FileError | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog brought up to date; the very same object where nothing in it changed."""

    catalog: Catalog
    withheld: tuple[Withheld, ...] = ()


def update_locale(
    project: Project, locale: Locale, sources: Sources | None = None
) -> tuple[Update, ...]:
    """What became of each catalog of the locale; a catalog that is not there yet is started.

    A catalog whose entries do not change keeps every byte. ``sources`` are the project's, where
    they were read already. Raises UsageError for English, and for a locale without catalogs.
    """
    if locale.tag == SOURCE_TAG:
        raise UsageError("English is the source and has no catalog", "name another locale")
    project.tag_of(locale.tag)
    there, refused = _read_all(project, locale.tag)
    knowledge = Knowledge(read_terms(project), memory(there.values()))
    updates = []
    sources = (sources or read_sources(project)).of(locale.tag)
    for domain, template in templates(sources).items():
        path = po_path(project, locale.tag, domain)
        if path not in there and path not in refused:
            try:
                refuse_misspelt(path, project.name_of(path))
            except UnreadableFile as problem:
                refused[path] = problem
        if path in refused:
            updates.append(_left(path, refused[path]))
            continue
        begun = started(locale, template)
        old = there.get(path) or replace(begun, entries=())
        merged = merge(_headed(old, begun), template, knowledge)
        changed = path not in there or merged.catalog is not old
        try:
            if changed:
                write(path, merged.catalog)
            updates.append(_counted(path, changed, merged))
        except UnwritableFile as problem:
            updates.append(_left(path, problem))
    return tuple(updates)


def merge(old: Catalog, template: Catalog, knowledge: Knowledge) -> Merged:
    """The catalog with the template's messages, in their order, and the old translations.

    Header fields, translators' comments and flags stay; only POT-Creation-Date follows the
    template, and that only where an entry changed.
    """
    work = Matching(template, knowledge, plural_forms(old), {e.key: e for e in old.entries})
    for step in (
        work.keep,
        work.return_and_move,
        work.carry_cosmetic,
        work.copy_identical,
        work.carry_in_section,
        work.carry_in_handout,
        work.copy_from_memory,
    ):
        step()
    entries = tuple(work.result())
    if _in_order(entries) == _in_order(old.entries):
        return Merged(old)
    places = {source.key: place for place, source in enumerate(template.entries)}
    withheld = sorted(work.withheld, key=lambda w: places[w.msgctxt, w.msgid])
    new = replace(old, header=_dated(old.header, template), entries=_tidied(entries))
    return Merged(new, tuple(withheld))


def _headed(catalog: Catalog, begun: Catalog) -> Catalog:
    """The catalog; with the header of one that was just begun, where it has none."""
    if catalog.header.msgstr:
        return catalog
    return replace(catalog, header=replace(catalog.header, msgstr=begun.header.msgstr))


def _read_all(project: Project, tag: str) -> tuple[dict[Path, Catalog], dict[Path, UnreadableFile]]:
    """The catalogs of a locale, and why others cannot be read."""
    there, refused = {}, {}
    for path in po_paths(project, tag):
        try:
            there[path] = read(path, project.name_of(path))
        except UnreadableFile as problem:
            refused[path] = problem
    return there, refused


def _tidied(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries; those that a person has settled are without our comments."""
    held: frozenset[tuple[str, ...]] | None = None
    tidied = []
    for entry in entries:
        if entry.translated and not entry.fuzzy and has_ours(entry):
            held = blocks(entries) if held is None else held
            entry = replace(entry, notes=without_ours(entry.notes, held))
        tidied.append(entry)
    return tuple(tidied)


def _in_order(entries: tuple[Entry, ...]) -> list[Entry]:
    """The entries as they are written: those in use first."""
    return sorted(entries, key=lambda entry: entry.obsolete)


def _dated(header: Entry, template: Catalog) -> Entry:
    date = template.fields.get("POT-Creation-Date")
    if date is None:
        return header
    text = re.sub(r"(?m)^(POT-Creation-Date:).*$", lambda m: f"{m[1]} {date}", header.msgstr)
    return replace(header, msgstr=text)


def _left(path: Path, problem: FileError) -> Update:
    """What became of a catalog that stays as it was."""
    return Update(path, False, 0, 0, 0, 0, refused=problem)


def _counted(path: Path, changed: bool, merged: Merged) -> Update:
    live = [entry for entry in merged.catalog.entries if not entry.obsolete]
    fuzzy = [entry for entry in live if entry.fuzzy and entry.translated]
    translated = sum(entry.translated for entry in live)
    return Update(
        path,
        changed,
        kept=translated - len(fuzzy),
        fuzzy=len(fuzzy),
        new=len(live) - translated,
        obsolete=len(merged.catalog.entries) - len(live),
        cosmetic=sum(COSMETIC in entry.notes for entry in fuzzy),
        reasons=merged.withheld,
    )
