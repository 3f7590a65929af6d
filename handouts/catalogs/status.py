"""How far each locale's catalogs are, and what translators ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.catalogs.extract import templates
from handouts.catalogs.po import Catalog, po_path, read
from handouts.errors import UsageError
from handouts.findings import Where
from handouts.project import Project

_QUESTION = "Q:"


@dataclass(frozen=True, slots=True)
class Question:
    """What a translator asks the author about a message, in a comment ``# Q: …``."""

    where: Where
    text: str
    msgid: str


@dataclass(frozen=True, slots=True)
class Status:
    """How many messages of a handout, or of the interface, one locale has in which state.

    ``missing`` counts those without any translation, in the catalog or not.
    """

    tag: str
    domain: str
    translated: int
    fuzzy: int
    missing: int
    questions: tuple[Question, ...] = ()

    @property
    def total(self) -> int:
        """The number of messages that the source has."""
        return self.translated + self.fuzzy + self.missing


def status(project: Project, tags: Sequence[str] = ()) -> tuple[Status, ...]:
    """The state of these locales, or of all, by tag, each handout by id and then the interface."""
    known = project.tags()
    for tag in tags:
        if tag not in known:
            raise UsageError(f"locale {tag} has no catalogs", f"start them: handouts init {tag}")
    found = templates(project)
    return tuple(
        _status(project, tag, domain, template)
        for tag in known
        if not tags or tag in tags
        for domain, template in found.items()
    )


def _status(project: Project, tag: str, domain: str, template: Catalog) -> Status:
    path = po_path(project, tag, domain)
    if not path.is_file():
        return Status(tag, domain, 0, 0, len(template.entries))
    catalog = read(path, project.name_of(path))
    live = catalog.live()
    entries = [live[source.key] for source in template.entries if source.key in live]
    fuzzy = sum(entry.fuzzy and entry.translated for entry in entries)
    translated = sum(entry.translated for entry in entries) - fuzzy
    missing = len(template.entries) - translated - fuzzy
    return Status(tag, domain, translated, fuzzy, missing, tuple(_questions(catalog)))


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
