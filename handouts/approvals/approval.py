"""Who approved what: the records in ``locales/<tag>/approvals.toml``, and whose signature is due.

Source of the rule on machine translation: 45 CFR 92.201(c)(3).
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from handouts.approvals.book import Approval, Book, Origin, Withdrawal, read, written
from handouts.catalogs.po import Catalog
from handouts.files import is_there, locked, read_text, write_whole
from handouts.locale import SOURCE_TAG
from handouts.project import Project

APPROVALS = "approvals.toml"
TRANSLATOR, CLINICIAN = "translator", "clinician"

_HEAD = """\
# Who approved what. `handouts approve` writes this file; keep it, and the folder approved/ beside
# it, under version control. No entry is ever taken away: one that no longer holds is void, and
# `handouts status` says so. To take approvals back: handouts withdraw LOCALE HANDOUT
"""

# Last-Translator of a catalog that no person has taken on. A name that is taken for a machine's in
# error costs a qualification on record; one that is missed lets a machine's text pass for a
# person's.
_MACHINES = re.compile(
    r"machine|automat|google|deepl|microsoft|amazon|gpt|openai|claude|gemini|llama|mistral"
    r"|\b(?:mt|ai|llm|bot)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^$|^full name|^anonymous|^weblate\b|email@address", re.IGNORECASE)


def approvals_path(project: Project, tag: str) -> Path:
    """Where the approvals of a locale are written down."""
    return project.locales / tag / APPROVALS


def read_approvals(project: Project, tag: str) -> tuple[Approval, ...]:
    """The approvals of a locale, in the order in which they were given.

    One that a withdrawal below it takes back has its day. Raises UnreadableFile for a file that is
    no TOML, that lacks what an approval has, or has what the program does not know.
    """
    return read_book(project, tag).approvals


def read_book(project: Project, tag: str) -> Book:
    """All that a locale's ``approvals.toml`` holds; raises as read_approvals does."""
    path = approvals_path(project, tag)
    if not is_there(path):
        return Book()
    return read(read_text(path, project.name_of(path)), project.name_of(path))


def add_approval(project: Project, tag: str, approval: Approval) -> Path:
    """The file to which the approval was added, after all that stood there."""
    return add_entries(project, tag, (approval,))


def add_entries(project: Project, tag: str, entries: Iterable[Approval | Withdrawal]) -> Path:
    """The file to which approvals or withdrawals were added, after all that stood there."""
    path = approvals_path(project, tag)
    said = "\n".join(written(entry) for entry in entries)
    with locked(path):  # two who sign at once must both be written down
        before = read_text(path, project.name_of(path)) if is_there(path) else _HEAD
        write_whole(path, f"{before.rstrip()}\n\n{said}".encode())
    return path


MACHINE_DRAFT = "X-Machine-Draft"


def origin(catalog: Catalog | None) -> Origin:
    """Who wrote a catalog, by its header; without a catalog the text is the source.

    Editors put the name of whoever touched the file last into Last-Translator, and one corrected
    comma makes no draft a person's work. So a machine's draft says so in a field of its own, which
    editors keep.
    """
    if catalog is None:
        return Origin.SOURCE
    if MACHINE_DRAFT in catalog.fields:
        return Origin.MACHINE
    name = catalog.fields.get("Last-Translator", "").strip()
    if _MACHINES.search(name):
        return Origin.MACHINE
    return Origin.UNKNOWN if _NOBODY.search(name) else Origin.PERSON


def required(roles: Sequence[str], tag: str, made: Iterable[Origin]) -> tuple[str, ...]:
    """The roles whose signatures a text needs; ``roles`` are those that the clinic requires.

    The English needs a clinician and no translator. A translation that is not known to be a
    person's needs a translator, whatever the clinic requires.
    """
    if tag == SOURCE_TAG:
        return tuple(dict.fromkeys((CLINICIAN, *(r for r in roles if r != TRANSLATOR))))
    if {*made} <= {Origin.PERSON}:
        return tuple(roles)
    return tuple(dict.fromkeys((TRANSLATOR, *roles)))


def lacking(
    roles: Sequence[str], tag: str, signed: Sequence[Approval], made: Origin = Origin.UNKNOWN
) -> tuple[str, ...]:
    """The roles that have not signed a text yet; ``signed`` are the approvals of that one text.

    ``made`` says who wrote it where no signature does. A translator without a qualification on
    record counts for nothing.
    """
    wanted = required(roles, tag, [approval.origin for approval in signed] or [made])
    there = {a.role for a in signed if a.role != TRANSLATOR or a.credential.strip()}
    return tuple(role for role in wanted if role not in there)
