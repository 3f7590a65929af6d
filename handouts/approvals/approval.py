"""Who approved what: the records in ``locales/<tag>/approvals.toml``, and whose signature is due.

Source of the rule on machine translation: 45 CFR 92.201(c)(3).
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from handouts.catalogs.po import Catalog
from handouts.clinic import ROLES
from handouts.errors import UnreadableFile
from handouts.files import is_there, locked, read_text, read_toml, write_whole
from handouts.locale import SOURCE_TAG
from handouts.project import Project

APPROVALS = "approvals.toml"
_KEYS = frozenset(
    ("text", "name", "role", "credential", "date", "origin", "digest", "seal", "withdrawn")
)
TRANSLATOR, CLINICIAN = "translator", "clinician"

_HEAD = """\
# Who approved what. `handouts approve` writes this file; keep it, and the folder approved/ beside
# it, under version control. No entry is ever taken away: one that no longer holds is void, and
# `handouts status` says so. To take an approval back, add a line to it: withdrawn = 2026-12-31
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


class Origin(StrEnum):
    """Who wrote a text, as far as its catalog says."""

    MACHINE = "machine"
    PERSON = "person"
    UNKNOWN = "unknown"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Approval:
    """One signature. ``domain`` is the handout's id, or ``interface``.

    ``digest`` is over the text as printed, ``seal`` over the files of its sealed copy. ``origin``
    says who had written what was signed. ``withdrawn`` is the day on which it was taken back.
    """

    domain: str
    name: str
    role: str
    credential: str
    day: date
    digest: str
    seal: str
    origin: Origin = Origin.UNKNOWN
    withdrawn: date | None = None

    def __str__(self) -> str:
        credential = f", {self.credential}" if self.credential else ""
        return f"{self.name} ({self.role}{credential}, {self.day.isoformat()})"


def approvals_path(project: Project, tag: str) -> Path:
    """Where the approvals of a locale are written down."""
    return project.locales / tag / APPROVALS


def read_approvals(project: Project, tag: str) -> tuple[Approval, ...]:
    """The approvals of a locale, in the order in which they were given.

    Raises UnreadableFile for a file that is no TOML, or that lacks what an approval has.
    """
    path = approvals_path(project, tag)
    if not is_there(path):
        return ()
    name = project.name_of(path)
    hint = "restore it from version control; `handouts approve` writes this file"
    table = read_toml(path, name, hint)
    rows = table.pop("approval", [])
    if table or not isinstance(rows, list):
        raise UnreadableFile(name, "it holds more than tables [[approval]]", hint)
    read: list[Approval] = []
    for row in rows:
        try:
            read.append(_approval(row))
        except ValueError as problem:
            said = f"approval {len(read) + 1} is not whole: {problem}"
            raise UnreadableFile(name, said, hint) from problem
    return tuple(read)


def add_approval(project: Project, tag: str, approval: Approval) -> Path:
    """The file to which the approval was added, after all that stood there."""
    path = approvals_path(project, tag)
    with locked(path):  # two who sign at once must both be written down
        before = read_text(path, project.name_of(path)) if is_there(path) else _HEAD
        write_whole(path, f"{before.rstrip()}\n\n{_written(approval)}".encode())
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


def _approval(row: Any) -> Approval:
    if not isinstance(row, dict):
        raise ValueError("it is no table [[approval]]")
    for key in row:
        # a misspelled `withdrawn` would leave standing what was taken back
        if key not in _KEYS:
            raise ValueError(f"unknown key {key!r}")
    role = _text(row, "role")
    if role not in ROLES:
        raise ValueError(f"there is no role {role!r}")
    return Approval(
        domain=_text(row, "text"),
        name=_text(row, "name"),
        role=role,
        credential=_text(row, "credential") if "credential" in row else "",
        day=_day(row.get("date")),
        digest=_text(row, "digest"),
        seal=_text(row, "seal"),
        origin=Origin(_text(row, "origin")),
        withdrawn=_day(row["withdrawn"]) if "withdrawn" in row else None,
    )


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} is missing or no text")
    return value


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(f"{value!r} is no day: write 2026-11-20, without quotes")
    return value


def _written(approval: Approval) -> str:
    lines = {
        "text": _quoted(approval.domain),
        "name": _quoted(approval.name),
        "role": _quoted(approval.role),
        "credential": _quoted(approval.credential) if approval.credential else "",
        "date": approval.day.isoformat(),
        "origin": _quoted(approval.origin),
        "digest": _quoted(approval.digest),
        "seal": _quoted(approval.seal),
    }
    body = "".join(f"{key} = {value}\n" for key, value in lines.items() if value)
    return f"[[approval]]\n{body}"


def _quoted(text: str) -> str:
    # JSON's strings are TOML's basic strings, but for U+007F, which no name has
    return json.dumps(text, ensure_ascii=False)
