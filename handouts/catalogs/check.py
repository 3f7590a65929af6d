"""Checks of a locale's catalogs against the English source. Each finding has a stable code.

An obsolete entry is never checked. A fuzzy one is not checked further: nothing of it is printed.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.extract import templates
from handouts.catalogs.numbers import Words, difference, read_words, shown
from handouts.catalogs.po import Catalog, po_path, read
from handouts.content.markup import faults, placeholders, strong_marks
from handouts.errors import UsageError
from handouts.findings import Finding, Severity, Where
from handouts.locale import SOURCE_TAG
from handouts.project import Project

NUMBERS = "numbers.toml"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a catalog is held against: the source's messages, the locale, its words for numbers.

    With ``draft`` a message without a sound translation is a warning: English will stand there.
    """

    template: Catalog
    tag: str
    words: Words = field(default_factory=dict)
    draft: bool = False


def check_locale(project: Project, tag: str) -> tuple[Finding, ...]:
    """All findings of a locale's catalogs: every handout's, then the interface's.

    Raises UnreadableFile for a catalog that cannot be read, UsageError for a locale without any.
    """
    if tag == SOURCE_TAG:
        return ()
    if tag not in project.tags():
        raise UsageError(f"locale {tag} has no catalogs", f"start them: handouts init {tag}")
    words = locale_words(project, tag)
    findings: list[Finding] = []
    for domain, template in templates(project).items():
        path = po_path(project, tag, domain)
        if not path.is_file():
            findings.append(no_catalog(project.name_of(path), tag))
            continue
        catalog = read(path, project.name_of(path))
        expected = Expected(template, tag, words)
        findings += (*check_catalog(catalog, expected), *_unused(catalog, template))
    return tuple(findings)


def locale_words(project: Project, tag: str) -> Words:
    """The words that may stand for numbers in a locale."""
    path = project.locales / tag / NUMBERS
    return read_words(path, project.name_of(path))


def no_catalog(path: str, tag: str, draft: bool = False) -> Finding:
    """The finding that a locale has no catalog for a handout, or for the interface."""
    severity = Severity.WARNING if draft else Severity.ERROR
    hint = f"start it: handouts init {tag}"
    return Finding("no-catalog", severity, Where(path), "there is no such catalog", hint)


def check_catalog(catalog: Catalog, expected: Expected) -> tuple[Finding, ...]:
    """The findings of one catalog: its header's, then each message's in the source's order."""
    findings = list(check_header(catalog, expected.tag))
    live = catalog.live()
    for source in expected.template.entries:
        entry = live.get(source.key)
        state = check_state(entry, source.key, catalog.path, expected.draft)
        if state:
            findings.append(state)
        elif entry:
            pair = Pair(source, entry, catalog.path, expected.words)
            findings += (finding for check in CHECKS for finding in check(pair))
    return tuple(findings)


def check_header(catalog: Catalog, tag: str) -> Iterator[Finding]:
    """What is wrong with the header's language and charset."""
    fields = catalog.fields
    line = catalog.header.line
    where = Where(catalog.path, line)
    if not catalog.header.msgstr:
        hint = "compare with a catalog made by `handouts init`"
        yield Finding("header", Severity.ERROR, where, "the catalog has no header", hint)
        return
    language = fields.get("Language", "")
    if language.replace("-", "_").lower() != tag.lower():
        said = f"the header says Language: {language}" if language else "the header has no Language"
        yield Finding(
            "header", Severity.ERROR, where, f"{said}; the folder is {tag}",
            f'write "Language: {tag}\\n", or move the file to the language\'s folder',
        )  # fmt: skip
    if "charset=" not in fields.get("Content-Type", ""):
        yield Finding(
            "header", Severity.ERROR, where, "the header names no charset",
            'write "Content-Type: text/plain; charset=UTF-8\\n"',
        )  # fmt: skip


def check_state(entry: Entry | None, key: Key, path: str, draft: bool = False) -> Finding | None:
    """Why an entry cannot be printed: it is missing, untranslated or fuzzy. None where it can."""
    severity = Severity.WARNING if draft else Severity.ERROR
    where = Where(path, entry.line if entry else 0, key[0] or "")
    text = _short(key[1])
    if entry is None:
        hint = "bring the catalog up to date: handouts update"
        return Finding("missing", severity, where, f"{text} is not in the catalog", hint)
    if not entry.translated:
        hint = "write its msgstr"
        return Finding("untranslated", severity, where, f"{text} has no translation", hint)
    if entry.fuzzy:
        hint = "see that the translation says what the English says, then take the mark fuzzy away"
        return Finding("fuzzy", severity, where, f"the translation of {text} is fuzzy", hint)
    return None


@dataclass(frozen=True, slots=True)
class Pair:
    """A message of the source and its translation."""

    source: Entry
    entry: Entry
    path: str
    words: Words

    def finding(self, code: str, message: str, hint: str) -> Finding:
        """An error at the translation's place."""
        where = Where(self.path, self.entry.line, self.entry.msgctxt or "")
        return Finding(code, Severity.ERROR, where, message, hint)


def check_placeholders(pair: Pair) -> Iterator[Finding]:
    """Every placeholder of the source stands in the translation as often, and no other."""
    wanted = Counter(placeholders(pair.source.msgid))
    given = Counter(placeholders(pair.entry.msgstr))
    for name in wanted - given:
        hint = f"write {{{name}}} where it belongs, in these letters"
        yield pair.finding("placeholder-lost", f"the translation lacks {{{name}}}", hint)
    for name in given - wanted:
        hint = "take it out"
        yield pair.finding("placeholder-added", f"the English has no {{{name}}} there", hint)


def check_markup(pair: Pair) -> Iterator[Finding]:
    """As many strong stretches as the source has, every mark with its partner, no stray brace."""
    for fault in faults(pair.entry.msgstr):
        hint = "write **strong** and {placeholder} as the English does"
        yield pair.finding("markup", f"the translation has {fault}", hint)
    wanted, given = strong_marks(pair.source.msgid), strong_marks(pair.entry.msgstr)
    if wanted != given and not faults(pair.entry.msgstr):
        yield pair.finding(
            "markup", f"{given} strong stretches; the English has {wanted}",
            "put ** before and after the words that are strong in the English",
        )  # fmt: skip


def check_numbers(pair: Pair) -> Iterator[Finding]:
    """The numbers of the source, by value, in any digits or in listed words; and no others."""
    differs = difference(_bare(pair.source.msgid), _bare(pair.entry.msgstr), pair.words)
    if not differs:
        return
    said = []
    if differs.missing:
        said.append(f"lacks {', '.join(map(shown, differs.missing))}")
    if differs.added:
        said.append(f"has {', '.join(map(shown, differs.added))} beyond the English")
    yield pair.finding(
        "number-changed", f"the translation {' and '.join(said)}",
        f"write the numbers of the English; a word for a number goes into {NUMBERS}",
    )  # fmt: skip


CHECKS: tuple[Callable[[Pair], Iterator[Finding]], ...] = (
    check_placeholders,
    check_markup,
    check_numbers,
)


def _unused(catalog: Catalog, template: Catalog) -> Iterator[Finding]:
    wanted = template.live()
    for key, entry in catalog.live().items():
        if key not in wanted:
            where = Where(catalog.path, entry.line, entry.msgctxt or "")
            yield Finding(
                "unused", Severity.WARNING, where, f"the source has no {_short(entry.msgid)}",
                "bring the catalog up to date: handouts update",
            )  # fmt: skip


def _bare(text: str) -> str:
    """The text without placeholders: a digit in a name is no number."""
    for name in placeholders(text):
        text = text.replace(f"{{{name}}}", " ")
    return text


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"
