"""How far each locale's texts are, who approved them, what translators ask, and who must act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handouts.approvals.approval import TRANSLATOR
from handouts.approvals.editions import Register, Standing
from handouts.catalogs.extract import interface_template, template
from handouts.catalogs.po import INTERFACE, Catalog, po_path, read
from handouts.content.load import load_project
from handouts.content.model import Handout
from handouts.errors import UsageError
from handouts.findings import Where
from handouts.locale import SOURCE_TAG
from handouts.project import Project

AUTHOR = "author"

_QUESTION = "Q:"


@dataclass(frozen=True, slots=True)
class Question:
    """What a translator asks the author about a message, in a comment ``# Q: …``."""

    where: Where
    text: str
    msgid: str


class State(StrEnum):
    """How far a text is on its way to patients.

    Incomplete: messages wait for a translation. Complete: it waits for signatures. Approved: all
    have signed who must. Outdated: it was approved, and the English has moved on since.
    """

    INCOMPLETE = "incomplete"
    COMPLETE = "complete"
    APPROVED = "approved"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Status:
    """How far a handout, or the interface, is in one locale.

    ``missing`` counts the messages without any translation, in the catalog or not. ``translator``
    is the catalog's Last-Translator. ``waits_for`` are those who must act next: roles, or the
    author for questions; it is empty where nobody must.
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

    @property
    def total(self) -> int:
        """The number of messages that the source has."""
        return self.translated + self.fuzzy + self.missing

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Who must act, in the order in which they can."""
        # a sealed copy that was changed is restored by whoever keeps the repository: the author
        asked = (AUTHOR,) if self.questions or self.standing.fault else ()
        if self.fuzzy or self.missing:
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
    standing = register.standing(tag, source)
    if tag == SOURCE_TAG:
        return Status(tag, domain, total, 0, 0, (), _state(standing, total, total), standing)
    path = po_path(project, tag, domain)
    if not path.is_file():
        return Status(tag, domain, 0, 0, total, (), _state(standing, 0, total), standing)
    catalog = read(path, project.name_of(path))
    live = catalog.live()
    entries = [live[message.key] for message in wanted.entries if message.key in live]
    fuzzy = sum(entry.fuzzy and entry.translated for entry in entries)
    translated = sum(entry.translated for entry in entries) - fuzzy
    return Status(
        tag,
        domain,
        translated,
        fuzzy,
        total - translated - fuzzy,
        tuple(_questions(catalog)),
        _state(standing, translated, total),
        standing,
        catalog.fields.get("Last-Translator", ""),
    )


def _state(standing: Standing, translated: int, total: int) -> State:
    if translated == total and standing.approved:
        return State.APPROVED
    if standing.edits and standing.base and not standing.base.due:
        return State.OUTDATED
    return State.COMPLETE if translated == total else State.INCOMPLETE


def _questions(catalog: Catalog) -> Iterator[Question]:
    for entry in (catalog.header, *catalog.entries):
        asked = ""
        for note in (*entry.notes, ""):
            if note.startswith(_QUESTION):
                note, begun = note.removeprefix(_QUESTION).strip(), True
            else:
                begun = False
            # a question goes on over the comment lines that are set in under it
            if asked and not begun and note.startswith(" "):
                asked = f"{asked} {note.strip()}"
                continue
            if asked:
                where = Where(catalog.path, entry.line, entry.msgctxt or "")
                yield Question(where, asked, entry.msgid)
            asked = note if begun else ""
