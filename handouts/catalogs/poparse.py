"""Parses the text of a PO file into entries, losing nothing of them.

Source: GNU gettext manual 0.21, "The Format of PO Files". Written here because polib drops the
previous msgid of obsolete entries, the last comments and a msgid without a msgstr, in silence.
"""

import re
from dataclasses import dataclass, field

from handouts.catalogs.entry import Entry
from handouts.ucd import FSI, PDI

_STRING = re.compile(r'\s*"((?:[^"\\]|\\.)*)"')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)(?=[\s\"]|$)")
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9A-Fa-f]{1,2}|.)", re.DOTALL)
_ESCAPES = {
    "n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "v": "\v", "a": "\a",
    "\\": "\\", '"': '"',
}  # fmt: skip

# gettext marks a reference to a file whose name has spaces with these isolates
_REFERENCE = re.compile(f"{FSI}[^{PDI}]*{PDI}\\S*|\\S+")

_QUOTES_HINT = 'a text stands between two quotes on one line; write \\" for a quote inside it'


@dataclass(frozen=True, slots=True)
class Statements:
    """What a PO file holds: its entries in order, header included, and the comments at its end."""

    entries: tuple[Entry, ...]
    trailing: tuple[str, ...]


class SyntaxFault(ValueError):
    """A line that is not in PO syntax."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint


@dataclass(slots=True)
class _Draft:
    """An entry while it is read; ``texts`` by keyword, the previous ones with a ``|`` before."""

    texts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    obsolete: bool = False
    line: int = 0
    last: str = ""

    @property
    def complete(self) -> bool:
        return any(keyword.startswith("msgstr") for keyword in self.texts)

    def entry(self) -> Entry:
        numbers = range(sum(keyword.startswith("msgstr[") for keyword in self.texts))
        return Entry(
            msgid=self.texts["msgid"],
            msgstr=self.texts.get("msgstr", ""),
            msgctxt=self.texts.get("msgctxt"),
            plural=self.texts.get("msgid_plural"),
            plurals=tuple(self.texts[f"msgstr[{number}]"] for number in numbers),
            notes=tuple(self.notes),
            comments=tuple(self.comments),
            references=tuple(self.references),
            flags=tuple(dict.fromkeys(flag for flag in self.flags if flag)),
            previous_msgctxt=self.texts.get("|msgctxt"),
            previous_msgid=self.texts.get("|msgid"),
            previous_plural=self.texts.get("|msgid_plural"),
            obsolete=self.obsolete,
            line=self.line,
        )


def parse(text: str) -> Statements:
    """The entries of a PO file's text. Raises SyntaxFault at the first line that is not PO."""
    entries: list[Entry] = []
    draft = _Draft()
    number = 0
    # splitlines() would also split at U+2028 and the like, which may stand in a text
    for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        line = raw.strip(" \t\r\f\v")
        if not line:
            continue
        if draft.complete and not _continues(line):
            entries.append(draft.entry())
            draft = _Draft()
        _take(line, number, draft)
    if draft.complete:
        entries.append(draft.entry())
        draft = _Draft()
    elif draft.texts:
        raise _incomplete(draft, number)
    return Statements(tuple(entries), tuple(draft.notes))


def _continues(line: str) -> bool:
    """Whether a line after a msgstr still belongs to it: a text, or the next plural form."""
    statement = line[2:].lstrip() if line.startswith("#~") else line
    return statement.startswith(('"', "msgstr"))


def _take(line: str, number: int, draft: _Draft) -> None:
    obsolete = line.startswith("#~")
    statement = line[2:].lstrip() if obsolete else line
    if statement.startswith("|" if obsolete else "#|"):
        _statement(statement.lstrip("#|").lstrip(), number, draft, "|")
    elif not obsolete and line.startswith("#"):
        _comment(line, draft)
    else:
        begun = any(not keyword.startswith("|") for keyword in draft.texts)
        if begun and draft.obsolete != obsolete:
            raise SyntaxFault(
                number, "an entry is half in use, half obsolete", "start all its lines with #~"
            )
        draft.obsolete = obsolete
        _statement(statement, number, draft, "")


def _comment(line: str, draft: _Draft) -> None:
    mark, said = line[1:2], line[2:].strip()
    if mark == ".":
        draft.comments.append(said)
    elif mark == ":":
        draft.references += _REFERENCE.findall(said)
    elif mark in (",", "="):
        draft.flags += [flag.strip() for flag in said.split(",")]
    else:
        draft.notes.append(line[1:].removeprefix(" "))


def _statement(statement: str, number: int, draft: _Draft, prefix: str) -> None:
    """Add one line's text to the draft: a keyword with its text, or more text of the last one."""
    keyword = _KEYWORD.match(statement)
    if keyword:
        name = prefix + keyword[1]
        _check_order(name, number, draft)
        draft.texts[name] = ""
        draft.last = name
        if name == "msgid":
            draft.line = number
    elif not statement.startswith('"'):
        raise SyntaxFault(
            number,
            f"this is no line of a PO file: {statement[:40]!r}",
            "a line starts with #, msgctxt, msgid, msgstr or a quote",
        )
    elif not draft.last or draft.last.startswith("|") != bool(prefix):
        raise SyntaxFault(number, "a text without a keyword", "put msgid or msgstr before it")
    draft.texts[draft.last] += _strings(statement[keyword.end() if keyword else 0 :], number)


def _check_order(name: str, number: int, draft: _Draft) -> None:
    texts = draft.texts
    if name.startswith("|"):
        return
    if name in texts:
        if name == "msgid":
            raise _incomplete(draft, number)
        raise SyntaxFault(number, f"a second {name} in one entry", "keep one of them")
    if name.startswith("msgstr") and "msgid" not in texts:
        raise SyntaxFault(number, f"a {name} without a msgid", "put the msgid before it")
    if name == "msgctxt" and "msgid" in texts:
        raise _incomplete(draft, number)
    plural = "msgid_plural" in texts
    forms = sum(keyword.startswith("msgstr[") for keyword in texts)
    if name.startswith("msgstr") and name != (f"msgstr[{forms}]" if plural else "msgstr"):
        expected = f"msgstr[{forms}]" if plural else "msgstr"
        raise SyntaxFault(number, f"{name} where {expected} belongs", f"write {expected}")
    if name == "msgid_plural" and "msgid" not in texts:
        raise SyntaxFault(number, "a msgid_plural without a msgid", "put the msgid before it")


def _incomplete(draft: _Draft, number: int) -> SyntaxFault:
    if "msgid" not in draft.texts:
        return SyntaxFault(number, "an entry without a msgid", "add its msgid, or take it out")
    hint = 'add `msgstr ""` after it'
    return SyntaxFault(draft.line, f"msgid {draft.texts['msgid'][:40]!r} has no msgstr", hint)


def _strings(written: str, number: int) -> str:
    """The text of the quoted strings of one line, escapes resolved."""
    pieces = []
    end = 0
    while match := _STRING.match(written, end):
        pieces.append(match[1])
        end = match.end()
    if not pieces:
        raise SyntaxFault(number, "a keyword without a text in quotes", _QUOTES_HINT)
    if written[end:].strip():
        raise SyntaxFault(
            number, f"a stray quote or text: {written[end:].strip()[:40]}", _QUOTES_HINT
        )
    return _ESCAPE.sub(lambda escape: _unescaped(escape[1], number), "".join(pieces))


def _unescaped(escape: str, number: int) -> str:
    if escape in _ESCAPES:
        return _ESCAPES[escape]
    if escape[0] == "x" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    if escape[0] in "01234567":
        return chr(int(escape, 8))
    raise SyntaxFault(
        number, f"\\{escape} means nothing in a PO file", "write \\\\ for a backslash"
    )
