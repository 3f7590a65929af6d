"""How far each locale's texts are, who approved them, what translators ask, and who must act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from handouts.approvals.approval import TRANSLATOR, lacking, origin
from handouts.approvals.editions import Register, Standing
from handouts.catalogs.entry import Entry
from handouts.catalogs.extract import interface_template, template
from handouts.catalogs.notes import questions
from handouts.catalogs.po import INTERFACE, Catalog, po_path, reading
from handouts.content.load import load_project
from handouts.content.model import Handout
from handouts.errors import UnreadableFile, UsageError
from handouts.findings import Finding, Where
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
    being read; the counts are of what can be.
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


def status(project: Project, tags: Sequence[str] = ()) -> tuple[Status, ...]:
    """The state of these locales, by tag, each handout by id and then the interface.

    Without ``tags`` all of them, after the English, which has no interface of its own.
    """
    known = (SOURCE_TAG, *project.tags())
    for tag in tags:
        if tag not in known:
            raise UsageError(f"locale {tag} has no catalogs", f"start them: handouts init {tag}")
    handouts = load_project(project)
    register = Register(project)
    rows = []
    for tag in known:
        if not tags or tag in tags:
            rows += [_status(register, tag, handout, template(handout)) for handout in handouts]
            if tag != SOURCE_TAG:
                rows.append(_status(register, tag, None, interface_template(handouts)))
    return tuple(rows)


def _status(register: Register, tag: str, source: Handout | None, wanted: Catalog) -> Status:
    project, domain = register.project, source.id if source else INTERFACE
    total = len(wanted.entries)
    path = po_path(project, tag, domain)
    if tag == SOURCE_TAG or not path.is_file():
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
    )


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
