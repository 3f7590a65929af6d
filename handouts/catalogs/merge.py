"""Carries translations over to a changed source, and loses none of them.

A message keeps its translation where msgctxt and msgid are the same. Else it gets, always fuzzy and
with the previous msgid, the translation of the same text from another section, or of a text much
like it from its own section. What finds no new place stays in the file as obsolete.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz, process

from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.extract import templates
from handouts.catalogs.init import started
from handouts.catalogs.numbers import difference
from handouts.catalogs.po import Catalog, po_path, read, write
from handouts.errors import UsageError
from handouts.locale import SOURCE_TAG, Locale
from handouts.project import Project

# The least likeness, in percent, of two texts one of which may stand for the other until a person
# has looked. msgmerge takes 60; a wrong suggestion costs more than none where patients read it.
_ALIKE = 75.0

# Words that turn an English sentence around, or limit it.
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|without|unless|except|only|cannot)\b|n['’]t\b", re.I
)


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did to one catalog, in numbers of messages.

    ``kept`` are translated as before, ``fuzzy`` wait for a person, ``new`` have no translation;
    ``obsolete`` are the entries that the source no longer has.
    """

    path: Path
    changed: bool
    kept: int
    fuzzy: int
    new: int
    obsolete: int


def update_locale(project: Project, locale: Locale) -> tuple[Update, ...]:
    """What became of each catalog of the locale; a catalog that is not there yet is started.

    A catalog whose entries do not change keeps every byte.
    """
    if locale.tag == SOURCE_TAG:
        raise UsageError("English is the source and has no catalog", "name another locale")
    if locale.tag not in project.tags():
        hint = f"start them: handouts init {locale.tag}"
        raise UsageError(f"locale {locale.tag} has no catalogs", hint)
    updates = []
    for domain, template in templates(project).items():
        path = po_path(project, locale.tag, domain)
        there = path.is_file()
        old = read(path, project.name_of(path)) if there else started(locale, template)
        new = merged(old, template)
        changed = not there or new.entries != old.entries
        if changed:
            write(path, new)
        updates.append(_counted(path, changed, new))
    return tuple(updates)


def merged(old: Catalog, template: Catalog) -> Catalog:
    """The catalog with the template's messages, in their order, and the old translations.

    Header fields, translators' comments and flags stay; only POT-Creation-Date follows the
    template, and that only where an entry changed.
    """
    by_key = {entry.key: entry for entry in old.entries}
    wanted = template.live()
    loose = {key: entry for key, entry in by_key.items() if key not in wanted}
    found: dict[Key, Entry] = {}
    for source in template.entries:
        if source.key in by_key:
            found[source.key] = _kept(source, by_key[source.key])
    for source, entry in _moved(template, found, by_key):
        # what is said about a text in use stays with that text alone
        found[source.key] = _fuzzy(
            source, replace(entry, notes=()) if entry.key in wanted else entry
        )
        loose.pop(entry.key, None)
    for source, entry in _alike(template, found, loose):
        found[source.key] = _fuzzy(source, entry)
        loose.pop(entry.key)
    entries = tuple(found.get(source.key, source) for source in template.entries)
    entries += tuple(_obsolete(entry) for entry in loose.values() if _worth_keeping(entry))
    if _in_order(entries) == _in_order(old.entries):
        return old
    return replace(old, header=_dated(old.header, template), entries=entries)


def _moved(
    template: Catalog, found: dict[Key, Entry], by_key: dict[Key, Entry]
) -> Iterator[tuple[Entry, Entry]]:
    """Each new message with an entry of the same text in another section."""
    same_text: dict[str, Entry] = {}
    for entry in by_key.values():
        known = same_text.get(entry.msgid)
        if entry.translated and (known is None or (known.fuzzy and not entry.fuzzy)):
            same_text[entry.msgid] = entry
    for source in template.entries:
        if source.key not in found and source.msgid in same_text:
            yield source, same_text[source.msgid]


def _alike(
    template: Catalog, found: dict[Key, Entry], loose: dict[Key, Entry]
) -> Iterator[tuple[Entry, Entry]]:
    """Each new message with the loose entry of its section most like it, the best pairs first."""
    sections: dict[str | None, dict[Key, str]] = {}
    for entry in loose.values():
        if entry.translated:
            sections.setdefault(entry.msgctxt, {})[entry.key] = entry.msgid
    pairs = [
        (-likeness, place, key)
        for place, source in enumerate(template.entries)
        if source.key not in found
        for _, likeness, key in process.extract(
            source.msgid,
            sections.get(source.msgctxt, {}),
            scorer=fuzz.ratio,
            score_cutoff=_ALIKE,
            limit=None,
        )
    ]
    taken: set[int] = set()
    free = dict(loose)
    for _, place, key in sorted(pairs, key=lambda pair: pair[:2]):
        source = template.entries[place]
        if place not in taken and key in free and _same_meaning(source.msgid, key[1]):
            taken.add(place)
            yield source, free.pop(key)


def _same_meaning(text: str, other: str) -> bool:
    """Whether two English texts have the same numbers and the same negations."""
    if difference(text, other, {}):
        return False
    words, others = (Counter(map(str.lower, _NEGATION.findall(said))) for said in (text, other))
    return words == others


def _kept(source: Entry, entry: Entry) -> Entry:
    """The old entry with the comments, places and format flags that the source gives it now."""
    return replace(
        entry,
        comments=source.comments,
        references=source.references,
        flags=_flags(source, entry.flags),
        obsolete=False,
    )


def _fuzzy(source: Entry, entry: Entry) -> Entry:
    """The old translation under the new message, fuzzy, with the text that it was made from."""
    # a translation that was waiting already belongs to a still older text
    before = entry.previous_msgid is not None and entry.fuzzy
    return replace(
        _kept(source, entry),
        msgctxt=source.msgctxt,
        msgid=source.msgid,
        flags=_flags(source, (*entry.flags, "fuzzy")),
        previous_msgctxt=entry.previous_msgctxt if before else entry.msgctxt,
        previous_msgid=entry.previous_msgid if before else entry.msgid,
        line=0,
    )


def _flags(source: Entry, flags: Iterable[str]) -> tuple[str, ...]:
    """The translator's flags, and in place of old format flags those of the source."""
    kept = [flag for flag in flags if flag in source.flags or flag != "python-brace-format"]
    return tuple(dict.fromkeys((*kept, *source.flags)))


def _obsolete(entry: Entry) -> Entry:
    """The entry as gettext keeps what is no longer used: without places and source comments."""
    return replace(entry, comments=(), references=(), obsolete=True)


def _worth_keeping(entry: Entry) -> bool:
    return entry.obsolete or bool(entry.msgstr or any(entry.plurals) or entry.notes)


def _in_order(entries: tuple[Entry, ...]) -> list[Entry]:
    """The entries as they are written: those in use first."""
    return sorted(entries, key=lambda entry: entry.obsolete)


def _dated(header: Entry, template: Catalog) -> Entry:
    date = template.fields.get("POT-Creation-Date", "")
    text = re.sub(r"(?m)^(POT-Creation-Date:).*$", rf"\1 {date}", header.msgstr)
    return replace(header, msgstr=text)


def _counted(path: Path, changed: bool, catalog: Catalog) -> Update:
    live = [entry for entry in catalog.entries if not entry.obsolete]
    fuzzy = sum(entry.fuzzy and entry.translated for entry in live)
    kept = sum(entry.translated for entry in live) - fuzzy
    obsolete = len(catalog.entries) - len(live)
    return Update(path, changed, kept, fuzzy, len(live) - kept - fuzzy, obsolete)
