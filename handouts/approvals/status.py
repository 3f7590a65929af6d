"""How far each locale's texts are, who approved them, what translators ask, and who must act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from handouts.approvals.approval import TRANSLATOR, lacking, origin
from handouts.approvals.editions import Register, Standing
from handouts.back.catalog import BackTexts, back_texts
from handouts.back.coverage import Coverage, coverage
from handouts.catalogs.entry import Entry
from handouts.catalogs.extract import interface_template, template
from handouts.catalogs.notes import questions
from handouts.catalogs.po import INTERFACE, Catalog, po_path, reading
from handouts.content.load import read_sources
from handouts.content.model import Handout
from handouts.errors import UnreadableFile
from handouts.files import is_there
from handouts.findings import Finding, Where
from handouts.guard import guarded
from handouts.locale import SOURCE_TAG
from handouts.project import Project
from handouts.rules import unreadable

AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Question:
    """What a translator asks the author about a message, in a comment ``# Q: …``."""

    where: Where
    text: str
    msgid: str


class State(StrEnum):
    """How far a text is on its way to patients.

    Broken: not all of its catalog can be read. Incomplete: messages wait for a translation.
    Complete: it waits for signatures. Approved: all have signed who must. Outdated: it was
    approved, and the English has moved on since.
    """

    BROKEN = "broken"
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"
    APPROVED = "approved"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Status:
    """How far a handout, or the interface, is in one locale.

    ``missing`` counts the messages without any translation, in the catalog or not. ``translator``
    is the catalog's Last-Translator. ``waits_for`` are those who must act next: roles, or the
    author for questions; it is empty where nobody must. ``faults`` are what keeps the catalog from
    being read; the counts are of what can be. ``back`` tells what of the translations is read back,
    None where there are none; ``back_faults`` are what keeps that from being read.
    """

    tag: str
    domain: str
    translated: int
    fuzzy: int
    missing: int
    questions: tuple[Question, ...]
    state: State
    standing: Standing
    translator: str = ""
    faults: tuple[Finding, ...] = ()
    back: Coverage | None = None
    back_faults: tuple[Finding, ...] = ()

    @property
    def total(self) -> int:
        """The number of messages that the source has."""
        return self.translated + self.fuzzy + self.missing

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Who must act, in the order in which they can."""
        # a sealed copy that was changed is restored by whoever keeps the repository: the author
        asked = (AUTHOR,) if self.questions or self.standing.fault else ()
        if self.fuzzy or self.missing or self.faults:
            return (*asked, TRANSLATOR)
        return (*asked, *self.standing.due)


@dataclass(frozen=True, slots=True)
class Overview:
    """The states of a project's texts, and what keeps others from having one."""

    rows: tuple[Status, ...]
    findings: tuple[Finding, ...]


def status(project: Project, tags: Sequence[str] = ()) -> Overview:
    """The state of these locales, by tag, each handout by id and then the interface.

    Without ``tags`` all of them, after the English, which has no interface of its own. A text or
    a file of approvals that cannot be read is among the findings, and keeps no other text back.
    Raises UsageError for a locale without catalogs.
    """
    known = (SOURCE_TAG, *project.tags())
    tags = [project.tag_of(tag, SOURCE_TAG) for tag in tags]
    sources = read_sources(project)
    register = Register(project)
    rows: list[Status] = []
    found = [*(() if tags else project.strays()), *sources.findings]
    for tag in known:
        if not tags or tag in tags:
            where = Where(project.name_of(project.locales / tag))
            texts = sources.of(tag).handouts
            own, problems = guarded(partial(_of_locale, register, tag, texts), where)
            rows += own or ()
            found += problems
    return Overview(tuple(rows), tuple(found))


def _of_locale(register: Register, tag: str, handouts: tuple[Handout, ...]) -> tuple[Status, ...]:
    own = tuple(_status(register, tag, handout, template(handout)) for handout in handouts)
    if tag == SOURCE_TAG:
        return own
    return *own, _status(register, tag, None, interface_template(handouts))


def _status(register: Register, tag: str, source: Handout | None, wanted: Catalog) -> Status:
    project, domain = register.project, source.id if source else INTERFACE
    total = len(wanted.entries)
    path = po_path(project, tag, domain)
    if tag == SOURCE_TAG or not is_there(path):
        standing = register.standing(tag, source)
        there = total if tag == SOURCE_TAG else 0
        state = _state(standing, there, total)
        return Status(tag, domain, there, 0, total - there, (), state, standing)
    catalog, faults = _read(path, project.name_of(path))
    live = catalog.live()
    entries = [live[message.key] for message in wanted.entries if message.key in live]
    fuzzy = sum(entry.fuzzy and entry.translated for entry in entries)
    translated = sum(entry.translated for entry in entries) - fuzzy
    if faults:
        made = origin(catalog)
        standing = Standing(tag, domain, made, due=lacking(register.roles, tag, (), made))
    else:
        standing = register.standing(tag, source)
    back, back_faults = _back(project, tag, domain)
    return Status(
        tag,
        domain,
        translated,
        fuzzy,
        total - translated - fuzzy,
        tuple(_questions(catalog)),
        State.BROKEN if faults else _state(standing, translated, total),
        standing,
        catalog.fields.get("Last-Translator", ""),
        faults,
        coverage(catalog, (message.key for message in wanted.entries), back),
        back_faults,
    )


def _back(project: Project, tag: str, domain: str) -> tuple[BackTexts, tuple[Finding, ...]]:
    """The back-translations of a text; none, and why, where they cannot be read."""
    try:
        return back_texts(project, tag, domain), ()
    except UnreadableFile as problem:
        return BackTexts({}), unreadable(problem)


def _read(path: Path, name: str) -> tuple[Catalog, tuple[Finding, ...]]:
    """What can be read of a catalog, and what keeps the rest from it."""
    try:
        found = reading(path, name)
    except UnreadableFile as problem:
        return Catalog(name, Entry("")), unreadable(problem)
    return found.catalog, unreadable(found.broken) if found.broken else ()


def _state(standing: Standing, translated: int, total: int) -> State:
    if translated == total and standing.approved:
        return State.APPROVED
    if standing.edits and standing.base and not standing.base.due:
        return State.OUTDATED
    return State.COMPLETE if translated == total else State.INCOMPLETE


def _questions(catalog: Catalog) -> Iterator[Question]:
    for entry in (catalog.header, *catalog.entries):
        where = Where(catalog.path, entry.line, entry.msgctxt or "")
        for asked in questions(entry.notes):
            yield Question(where, asked, entry.msgid)
