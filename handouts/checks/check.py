"""Checks of a locale's catalogs against the English source. Each finding has a stable code.

An obsolete entry is never checked. A fuzzy one is not checked further: nothing of it is printed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from statistics import median

from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.extract import templates
from handouts.catalogs.po import INTERFACE, Catalog, misspelt, po_path, po_paths, reading
from handouts.checks import header
from handouts.checks.ignores import Ignored, sift
from handouts.checks.language import Language, language
from handouts.checks.pair import Check, Fault, Pair
from handouts.checks.registry import CHECKS, RULES, STRICT
from handouts.checks.second import second_reading
from handouts.content.load import Sources, load_project
from handouts.files import is_there
from handouts.findings import Finding, Quote, Where, shortened
from handouts.guard import guarded
from handouts.locale import SOURCE_TAG
from handouts.project import Project
from handouts.rules import finding, unreadable

# Messages shorter than this say little about how long a language's texts are.
_TELLING = 40
# So many messages are needed to know what is usual.
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Expected:
    """What a catalog is held against: the source's messages, and its language.

    With ``draft`` a message without a sound translation is a warning: English will stand there.
    """

    template: Catalog
    language: Language
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in some catalogs, and what their comments say to ignore."""

    findings: tuple[Finding, ...] = ()
    ignored: tuple[Ignored, ...] = ()


def check_locale(project: Project, tag: str) -> tuple[Finding, ...]:
    """All findings of a locale's catalogs: every handout's, then the interface's.

    Raises Stopped where a source is broken, and as review_locale does.
    """
    return review_locale(project, tag, Sources(load_project(project))).findings


def review_locale(project: Project, tag: str, sources: Sources) -> Report:
    """All findings of a locale's catalogs, warnings included, and what is ignored there.

    A catalog that cannot be read, or not all of it, is a finding for each of its faults. Raises
    UnreadableFile for a list of words, UsageError for a locale without catalogs.
    """
    if tag == SOURCE_TAG:
        return Report()
    tag = project.tag_of(tag)
    own = language(project, tag)
    findings: list[Finding] = [*_strays(project, tag, sources)]
    ignored: list[Ignored] = []
    for domain, template in templates(sources.of(tag)).items():
        path = po_path(project, tag, domain)
        name = project.name_of(path)
        if not is_there(path):
            findings.append(no_catalog(project, tag, domain))
            continue
        found, problems = guarded(partial(reading, path, name), Where(name))
        findings += problems
        if found is None:
            continue
        report = review(found.catalog, Expected(template, own))
        ignored += report.ignored
        if found.broken:
            findings += (*unreadable(found.broken), *_apart(report, found.catalog))
        else:
            findings += (*report.findings, *second_reading(path, found))
    return Report(tuple(findings), tuple(ignored))


def _strays(project: Project, tag: str, sources: Sources) -> Iterator[Finding]:
    """The catalogs that lie in the locale's folder and are of nothing that is printed."""
    known = {handout.id: handout for handout in sources.handouts}
    for path in po_paths(project, tag):
        source = known.get(path.stem)
        if path.stem not in (INTERFACE, *sources.broken, *known):
            yield finding(
                "stray-catalog", Where(project.name_of(path)),
                f"no handout is called {path.stem!r}; nothing of this file is printed",
                "bring what is in it into the handout's catalog, then move it out of the folder",
            )  # fmt: skip
        elif source and not source.is_for(tag):
            yield finding(
                "stray-catalog", Where(project.name_of(path)),
                f"{source.path} is not for {tag}; nothing of this file is printed",
                f"add {tag} to the languages of its front matter, or move the catalog away",
            )  # fmt: skip


def _apart(report: Report, catalog: Catalog) -> Iterator[Finding]:
    """The findings that have another cause than an entry, or the header, that cannot be read."""
    lost = {"missing", "unused"}
    if not catalog.header.msgstr:
        lost |= {"header", "plural-forms"}
    return (finding for finding in report.findings if finding.code not in lost)


def no_catalog(project: Project, tag: str, domain: str, draft: bool = False) -> Finding:
    """The finding that a locale has no catalog for a handout, or for the interface."""
    path = po_path(project, tag, domain)
    where = Where(project.name_of(path))
    other = misspelt(path)
    hint = f"rename {other} to {path.name}" if other else f"start it: handouts init {tag}"
    return finding("no-catalog", where, "there is no such catalog", hint, draft=draft)


def check_catalog(catalog: Catalog, expected: Expected) -> tuple[Finding, ...]:
    """What keeps a catalog's texts from being printed: its header's faults, then each message's.

    In a draft the messages without a sound translation are among them, as warnings.
    """
    return _review(catalog, expected, STRICT).findings


def review(catalog: Catalog, expected: Expected) -> Report:
    """All findings of one catalog, warnings included, by line; and what its comments ignore."""
    report = _review(catalog, expected, CHECKS, warn=True)
    unused = _unused(catalog, expected.template)
    found = sorted((*report.findings, *unused), key=lambda each: each.where.line)
    return Report(tuple(found), report.ignored)


def check_state(entry: Entry | None, key: Key, path: str, draft: bool = False) -> Finding | None:
    """Why an entry cannot be printed: it is missing, untranslated or fuzzy. None where it can."""
    where = Where(path, entry.line if entry else 0, key[0] or "")
    text = _quoted(key[1])
    if entry is None:
        hint = "bring the catalog up to date: handouts update"
        message = f"{text} is not in the catalog"
        return finding("missing", where, message, hint, draft=draft)
    quotes = Quote("msgid", entry.msgid), Quote("msgstr", entry.msgstr)
    if not entry.translated:
        hint = "write its msgstr"
        message = f"{text} has no translation"
        return finding("untranslated", where, message, hint, quotes, draft=draft)
    if entry.fuzzy:
        hint = "see that the translation says what the English says, then take the mark fuzzy away"
        message = f"the translation of {text} is fuzzy"
        return finding("fuzzy", where, message, hint, quotes, draft=draft)
    return None


def _review(
    catalog: Catalog, expected: Expected, checks: tuple[Check, ...], warn: bool = False
) -> Report:
    sound = Pair("", "", expected.language, _usual(catalog) if warn else 0.0)
    findings: list[Finding] = []
    ignored: list[Ignored] = []
    live = catalog.live()
    twins = _twins(live.values()) if warn else {}
    faults = list(header.check_header(catalog, expected.language.locale.tag))
    if warn:
        faults += header.check_fields(catalog)
    found: list[tuple[Entry, list[Finding]]] = [
        (catalog.header, [_finding(fault, catalog.header, catalog.path) for fault in faults])
    ]
    for source in expected.template.entries:
        entry = live.get(source.key)
        state = check_state(entry, source.key, catalog.path, expected.draft)
        if entry is None or state:
            found.append((entry or Entry(""), [state] if state else []))
        else:
            its = list(_of_entry(entry, catalog, sound, checks))
            if (entry.plural is None) != (source.plural is None):
                its.insert(0, _finding(header.other_plural(entry), entry, catalog.path))
            if entry.key in twins:
                message = f"“{shortened(twins[entry.key])}” has the same translation"
                where = Where(catalog.path, entry.line, entry.msgctxt or "")
                its.append(finding("same-translation", where, message, "see which it translates"))
            found.append((entry, its))
    for entry, its in found:
        sifted = sift(its, entry, catalog.path)
        findings += sifted.kept
        ignored += sifted.ignored
        if warn:
            findings += (*sifted.bad, *sifted.unused)
    return Report(tuple(findings), tuple(ignored))


def _of_entry(
    entry: Entry, catalog: Catalog, sound: Pair, checks: tuple[Check, ...]
) -> Iterator[Finding]:
    """The findings of an entry that is translated and not fuzzy."""
    for fault in header.check_plurals(entry, catalog):
        yield _finding(fault, entry, catalog.path)
    if entry.plural is None:
        pair = replace(sound, msgid=entry.msgid, msgstr=entry.msgstr)
        for fault in _faults(pair, checks):
            yield _finding(fault, entry, catalog.path, pair)
        return
    for form, text in enumerate(entry.plurals):
        # A form may stand for one thing or for many; it must be right as one of the two.
        pairs = [replace(sound, msgid=msgid, msgstr=text) for msgid in (entry.msgid, entry.plural)]
        either = [(pair, list(_faults(pair, checks))) for pair in pairs if text]
        if either:
            pair, its = min(either, key=lambda of: len(of[1]))
            for fault in its:
                yield _finding(fault, entry, catalog.path, pair, f"msgstr[{form}]")


def _faults(pair: Pair, checks: tuple[Check, ...]) -> Iterator[Fault]:
    return (fault for check in checks for fault in check(pair))


def _finding(
    fault: Fault, entry: Entry, path: str, pair: Pair | None = None, field: str = "msgstr"
) -> Finding:
    where = Where(path, entry.line, entry.msgctxt or "")
    quotes: tuple[Quote, ...] = ()
    if pair:
        name = "msgid" if pair.msgid == entry.msgid else "msgid_plural"
        quotes = (
            Quote(name, pair.msgid, fault.source),
            Quote(field, pair.msgstr, fault.target),
        )
    return RULES[fault.code].finding(where, fault.message, fault.hint, quotes)


def _usual(catalog: Catalog) -> float:
    """How many characters the catalog's translations have for one of English; 0 if unknown."""
    shares = [
        len(entry.msgstr) / len(entry.msgid)
        for entry in _printed(catalog.entries)
        if len(entry.msgid) >= _TELLING
    ]
    return median(shares) if len(shares) >= _ENOUGH else 0.0


def _printed(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (e for e in entries if e.translated and e.msgstr and not e.obsolete and not e.fuzzy)


def _twins(entries: Iterable[Entry]) -> dict[Key, str]:
    """The messages that have the translation of a later one, each with that one."""
    same: dict[str, dict[str, Entry]] = {}
    for entry in _printed(entries):
        same.setdefault(entry.msgstr.casefold(), {})[entry.msgid.casefold()] = entry
    return {
        entry.key: other.msgid
        for twins in same.values()
        for entry, other in combinations(twins.values(), 2)
    }


def _unused(catalog: Catalog, template: Catalog) -> Iterator[Finding]:
    wanted = template.live()
    for key, entry in catalog.live().items():
        if key not in wanted:
            where = Where(catalog.path, entry.line, entry.msgctxt or "")
            yield finding(
                "unused", where, f"the source has no {_quoted(entry.msgid)}",
                "bring the catalog up to date: handouts update",
            )  # fmt: skip


def _quoted(text: str) -> str:
    return f"“{shortened(text)}”"
