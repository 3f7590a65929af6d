"""What ``approvals.toml`` holds, read and written: approvals, their answers, withdrawals.

What the program does not know there is refused: a misspelled key would leave standing what was
taken back.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from handouts.clinic import ROLES
from handouts.errors import UnreadableFile
from handouts.files import key_line, parse_toml

_APPROVAL, _WITHDRAWAL = "approval", "withdrawal"
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]", re.MULTILINE)
_HINT = (
    "restore it from version control; `handouts approve` and `handouts withdraw` write this file"
)

# Where the clock is ahead of the reader's, it is tomorrow already.
_AHEAD = timedelta(days=1)


class Origin(StrEnum):
    """Who wrote a text, as far as its catalog says."""

    MACHINE = "machine"
    PERSON = "person"
    UNKNOWN = "unknown"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a finding may stand: its code, its msgctxt, the digest of what it was about, the reason.

    It answers the same finding as long as the text says the same.
    """

    code: str
    msgctxt: str
    digest: str
    reason: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What a text was checked with: the program's version, and digests of the lists of words.

    ``lists`` are the program's. A field is empty where an older program has not written it down.
    """

    program: str = ""
    lists: str = ""
    glossary: str = ""
    numbers: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """One signature. ``domain`` is the handout's id, or ``interface``.

    ``digest`` is over the text as printed, ``seal`` over the files of its sealed copy. ``origin``
    says who had written what was signed. ``withdrawn`` is the day on which it was taken back.
    ``answers`` are those to the warnings that the text had, ``basis`` is what it was checked with.
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
    answers: tuple[Answer, ...] = ()
    basis: Basis = Basis()

    def __str__(self) -> str:
        credential = f", {self.credential}" if self.credential else ""
        return f"{self.name} ({self.role}{credential}, {self.day.isoformat()})"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The end of all approvals of one text that stand above it, with who ended them, and why."""

    domain: str
    digest: str
    name: str
    day: date
    reason: str

    def __str__(self) -> str:
        return f"{self.name}, {self.day.isoformat()}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Book:
    """All entries of a file, each kind in its order."""

    approvals: tuple[Approval, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()


class _Fault(ValueError):
    """What is wrong with an entry, and with which key of it."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


_ANSWER_KEYS = tuple(field.name for field in fields(Answer))
_BASIS_KEYS = tuple(field.name for field in fields(Basis))
_KEYS = {
    _APPROVAL: (
        *("text", "name", "role", "credential", "date", "origin", "digest", "seal", "withdrawn"),
        *_BASIS_KEYS,
        "answers",
    ),
    _WITHDRAWAL: ("text", "digest", "name", "date", "reason"),
}


def read(text: str, name: str) -> Book:
    """What a file holds; ``name`` is its path as messages show it. Raises UnreadableFile."""
    table = parse_toml(text, name, _HINT)
    for key, value in table.items():
        if key not in _KEYS or not isinstance(value, list):
            said = f"it holds more than tables [[approval]] and [[withdrawal]]: {key!r}"
            raise UnreadableFile(name, said, _HINT, key_line(text, key))
    approvals: list[Approval] = []
    withdrawals: list[Withdrawal] = []
    for kind, number, row, start in _entries(table, text, name):
        try:
            entry = _entry(kind, row)
        except ValueError as problem:
            key = problem.key if isinstance(problem, _Fault) else ""
            said = f"{kind} {number} is not whole: {problem}"
            raise UnreadableFile(name, said, _HINT, _line(text, start, key)) from problem
        if isinstance(entry, Approval):
            approvals.append(entry)
        else:
            withdrawals.append(entry)
            approvals = [_ended(approval, entry) for approval in approvals]
    return Book(tuple(approvals), tuple(withdrawals))


def _entries(
    table: Mapping[str, list[Any]], text: str, name: str
) -> Iterator[tuple[str, int, Any, int]]:
    """Each entry in the file's order: kind, number among its kind, values, place of its header."""
    headers = [(match[1], match.start()) for match in _HEADER.finditer(text) if match[1] in table]
    for kind, rows in table.items():
        if sum(header == kind for header, _ in headers) != len(rows):
            said = f"not every {kind} has a line [[{kind}]] of its own"
            raise UnreadableFile(name, said, _HINT)
    seen = dict.fromkeys(table, 0)
    for kind, start in headers:
        seen[kind] += 1
        yield kind, seen[kind], table[kind][seen[kind] - 1], start


def _ended(approval: Approval, by: Withdrawal) -> Approval:
    same = (approval.domain, approval.digest) == (by.domain, by.digest)
    return replace(approval, withdrawn=by.day) if same and not approval.withdrawn else approval


def _line(text: str, start: int, key: str) -> int:
    """The line of a key of the entry whose header begins at ``start``; else the header's."""
    found = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", re.MULTILINE).search(
        text, start
    )
    return text.count("\n", 0, found.start() if key and found else start) + 1


def _entry(kind: str, row: Any) -> Approval | Withdrawal:
    if not isinstance(row, dict):
        raise _Fault(f"it is no table [[{kind}]]")
    _refuse_unknown(row, _KEYS[kind])
    if kind == _WITHDRAWAL:
        return Withdrawal(
            domain=_text(row, "text"),
            digest=_text(row, "digest"),
            name=_text(row, "name"),
            day=_day(row, "date"),
            reason=_text(row, "reason"),
        )
    role = _text(row, "role")
    if role not in ROLES:
        raise _Fault(f"there is no role {role!r}: there are {', '.join(ROLES)}", "role")
    return Approval(
        domain=_text(row, "text"),
        name=_text(row, "name"),
        role=role,
        credential=_text(row, "credential") if "credential" in row else "",
        day=_day(row, "date"),
        digest=_text(row, "digest"),
        seal=_text(row, "seal"),
        origin=Origin(_text(row, "origin")),
        withdrawn=_day(row, "withdrawn") if "withdrawn" in row else None,
        answers=tuple(_answers(row.get("answers", []))),
        basis=Basis(**{key: _text(row, key) for key in _BASIS_KEYS if key in row}),
    )


def _answers(rows: Any) -> Iterator[Answer]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _Fault("answers is no list of tables", "answers")
    for row in rows:
        _refuse_unknown(row, _ANSWER_KEYS)
        msgctxt = row.get("msgctxt")
        if not isinstance(msgctxt, str):
            raise _Fault("an answer has no msgctxt", "answers")
        texts = {key: _text(row, key) for key in _ANSWER_KEYS if key != "msgctxt"}
        yield Answer(msgctxt=msgctxt, **texts)


def _refuse_unknown(row: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in row:
        if key not in known:
            raise _Fault(f"unknown key {key!r}: there are {', '.join(known)}", key)


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _Fault(f"{key} is missing or no text", key)
    return value


def _day(row: Mapping[str, Any], key: str) -> date:
    value = row.get(key)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _Fault(f"{value!r} is no day: write 2026-11-20, without quotes", key)
    if value > date.today() + _AHEAD:
        raise _Fault(f"the day {value} is still to come", key)
    return value


def written(entry: Approval | Withdrawal) -> str:
    """An entry as the file has it."""
    if isinstance(entry, Withdrawal):
        texts = {"digest": entry.digest, "name": entry.name, "reason": entry.reason}
        return _table(_WITHDRAWAL, {"text": entry.domain, **texts}, entry.day)
    texts = {
        "text": entry.domain,
        "name": entry.name,
        "role": entry.role,
        "credential": entry.credential,
        "origin": entry.origin,
        "digest": entry.digest,
        "seal": entry.seal,
        **asdict(entry.basis),
    }
    return _table(_APPROVAL, texts, entry.day) + _written_answers(entry.answers)


def _table(kind: str, texts: Mapping[str, str], day: date) -> str:
    body = "".join(f"{key} = {_quoted(text)}\n" for key, text in texts.items() if text)
    return f"[[{kind}]]\n{body}date = {day.isoformat()}\n"


def _written_answers(answers: tuple[Answer, ...]) -> str:
    if not answers:
        return ""
    rows = (
        ", ".join(f"{key} = {_quoted(text)}" for key, text in asdict(each).items())
        for each in answers
    )
    return "answers = [\n" + "".join(f"  {{ {row} }},\n" for row in rows) + "]\n"


def _quoted(text: str) -> str:
    # JSON's strings are TOML's basic strings, but for U+007F, which no name has
    return json.dumps(text, ensure_ascii=False)
