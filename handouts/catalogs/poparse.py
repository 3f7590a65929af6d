"""Parses the text of a PO file into entries, losing nothing of them; goes on after a fault.

Source: GNU gettext manual 0.21, "The Format of PO Files". Written here because polib drops the
previous msgid of obsolete entries, the last comments and a msgid without a msgstr, in silence.
"""

import re
from dataclasses import dataclass, field
from enum import Enum

from handouts.catalogs.entry import Entry
from handouts.ucd import FSI, PDI

_KEYWORD = re.compile(r"\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)(?=[\s\"]|$)")
_STRING = re.compile(r'\s*"((?:[^"\\]|\\.)*)"')
# gettext reads as many hexadecimal digits as there are, and keeps the last byte of them
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9A-Fa-f]+|.)", re.DOTALL)
_ESCAPES = {
    "n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "v": "\v", "a": "\a",
    "\\": "\\", '"': '"',
}  # fmt: skip

# A byte that an escape stands for waits for those beside it, as Python's "surrogateescape" has it.
_WAITS = 0xDC00
_WAITING = re.compile("[\udc80-\udcff]")

# gettext marks a reference to a file whose name has spaces with these isolates
_REFERENCE = re.compile(f"{FSI}[^{PDI}]*{PDI}\\S*|\\S+")

_BLANKS = " \t\r\f\v"
_QUOTES_HINT = 'a text stands between two quotes on one line; write \\" for a quote inside it'
_CURLY = "“”„‟«»″‘’‚'"
_CONFLICT, _CONFLICT_END = "<<<<<<<", ">>>>>>>"
_CONFLICT_LEFT = ("|||||||", "=======", _CONFLICT_END)
_SHOWN = 40  # characters of a text that a message quotes


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """What keeps a statement from being read: its line, what is wrong, and what to do."""

    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Statements:
    """What a PO file holds: its entries in order, header included, and the comments at its end.

    An entry with a fault is not among them; the faults are in the order of their lines.
    """

    entries: tuple[Entry, ...]
    trailing: tuple[str, ...] = ()
    faults: tuple[SyntaxFault, ...] = ()


def parse_po(text: str, charset: str = "UTF-8") -> Statements:
    """The entries of a PO file's text, and its faults; ``charset`` is what escapes are bytes of."""
    return _Parser(charset).parsed(text)


class _Bad(ValueError):
    """A fault on its way from where it is seen to where the entry is given up."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.fault = SyntaxFault(line, message, hint)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: its marks, what it says behind them, and the keyword in use that it begins with."""

    number: int
    obsolete: bool
    previous: bool
    said: str
    keyword: str

    @property
    def comment(self) -> bool:
        return self.said.startswith("#")

    @property
    def continues(self) -> bool:
        """Whether it adds to an entry that may be whole already: a text, another plural form."""
        return self.said.startswith('"') or self.keyword.startswith("msgstr")


@dataclass(slots=True)
class _Draft:
    """An entry while it is read; ``texts`` by keyword, the previous ones with a ``|`` before.

    ``begun`` is the line of the first keyword, ``line`` that of the msgid, ``bare`` that of a
    keyword which still has no text. ``rest`` tells that what was before it could not be finished.
    """

    texts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    obsolete: bool = False
    begun: int = 0
    line: int = 0
    bare: int = 0
    last: str = ""
    rest: bool = False

    @property
    def used(self) -> bool:
        """Whether more than comments and a previous text has been read."""
        return any(not keyword.startswith("|") for keyword in self.texts)

    @property
    def complete(self) -> bool:
        """Whether it has a msgstr; more may follow all the same."""
        return any(keyword.startswith("msgstr") for keyword in self.texts)

    def begin(self, name: str, row: _Row) -> None:
        """Begin a text. Raises _Bad where its keyword cannot stand here."""
        self._close()
        self._same_use(row)
        _check_order(name, row, self.texts)
        self.last = f"|{name}" if row.previous else name
        self.texts[self.last] = ""
        self.bare = row.number
        self.begun = self.begun or row.number
        self.obsolete = row.obsolete
        if self.last == "msgid":
            self.line = row.number

    def add(self, written: str, row: _Row) -> None:
        """Add to the text that was begun last. Raises _Bad where none was, or for an escape."""
        self._same_use(row)
        if not self.last or self.last.startswith("|") != row.previous:
            raise _Bad(row.number, "a text without a keyword", "put msgid or msgstr before it")
        if "\\" in written:
            written = _ESCAPE.sub(lambda escape: _unescaped(escape[1], row.number), written)
        self.texts[self.last] += written
        self.bare = 0

    def entry(self, charset: str) -> Entry:
        """The entry. Raises _Bad where a text is missing, or where bytes are no characters."""
        self._close()
        if "msgid" not in self.texts:
            raise _Bad(self.begun, "an entry without a msgid", "add its msgid, or take it out")
        if not self.complete:
            said = self.texts["msgid"][:_SHOWN]
            raise _Bad(self.line, f"msgid {said!r} has no msgstr", 'add `msgstr ""` after it')
        texts = {name: self._decoded(text, charset) for name, text in self.texts.items()}
        numbers = range(sum(keyword.startswith("msgstr[") for keyword in texts))
        return Entry(
            msgid=texts["msgid"],
            msgstr=texts.get("msgstr", ""),
            msgctxt=texts.get("msgctxt"),
            plural=texts.get("msgid_plural"),
            plurals=tuple(texts[f"msgstr[{number}]"] for number in numbers),
            notes=tuple(self.notes),
            comments=tuple(self.comments),
            references=tuple(self.references),
            flags=tuple(dict.fromkeys(flag for flag in self.flags if flag)),
            previous_msgctxt=texts.get("|msgctxt"),
            previous_msgid=texts.get("|msgid"),
            previous_plural=texts.get("|msgid_plural"),
            obsolete=self.obsolete,
            line=self.line,
        )

    def _close(self) -> None:
        if self.bare:
            name = self.last.removeprefix("|")
            raise _Bad(self.bare, f"{name} without a text in quotes", _QUOTES_HINT)

    def _same_use(self, row: _Row) -> None:
        if self.used and not row.previous and self.obsolete != row.obsolete:
            hint = "start all its lines with #~, or none"
            raise _Bad(row.number, "an entry is half in use, half obsolete", hint)

    def _decoded(self, text: str, charset: str) -> str:
        if not _WAITING.search(text):
            return text
        try:
            return text.encode(charset, "surrogateescape").decode(charset)
        except UnicodeError as problem:
            said = f"escapes stand for bytes that are no character in {charset}"
            raise _Bad(self.line, said, "write the character itself") from problem


class _Junk(Enum):
    """How far the entry reaches that is passed over after its fault."""

    NONE = "nothing is passed over"
    HEAD = "its msgid is still to come"
    BODY = "its msgid has been"
    CONFLICT = "up to the end of a merge conflict"


class _Parser:
    """Reads line by line; after a fault it passes over the rest of the entry, and no further."""

    def __init__(self, charset: str) -> None:
        self.charset = charset
        self.entries: list[Entry] = []
        self.faults: list[SyntaxFault] = []
        self.draft = _Draft()
        self.junk = _Junk.NONE
        self.gap = False

    def parsed(self, text: str) -> Statements:
        """All statements of a text."""
        # splitlines() would also split at U+2028 and the like, which may stand in a text
        for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
            line = raw.lstrip(_BLANKS)
            if not line:
                self.gap = True
                continue
            row = _row(line, number)
            try:
                self._take(row)
            except _Bad as bad:
                self._give_up(bad.fault, row)
            self.gap = False
        if self.draft.texts:
            self._finish()
        faults = tuple(sorted(self.faults, key=lambda fault: fault.line))
        return Statements(tuple(self.entries), tuple(self.draft.notes), faults)

    def _take(self, row: _Row) -> None:
        if self.junk is not _Junk.NONE and self._passes_over(row):
            return
        if self.gap and self.draft.complete and not row.continues:
            self._finish()
        # no more than a flag may stand between a msgctxt and its msgid, as people write it by hand
        begun = "msgid" in self.draft.texts or (self.gap and self.draft.used)
        if (row.comment or row.previous) and begun:
            self._finish()
        if row.comment:
            _comment(row.said, self.draft)
        else:
            self._statement(row)

    def _passes_over(self, row: _Row) -> bool:
        """Whether a line still belongs to the entry that has a fault."""
        if self.junk is _Junk.CONFLICT:
            if row.said.startswith(_CONFLICT_END):
                self.junk = _Junk.BODY
            return True
        if self.junk is _Junk.HEAD and not self.gap:
            if row.keyword.startswith(("msgid", "msgstr")):
                self.junk = _Junk.BODY
            return True
        if row.continues or row.keyword == "msgid_plural":
            return True
        over = not (row.comment or row.previous or row.keyword or self.gap)
        if not over:
            self.junk = _Junk.NONE
        return over

    def _give_up(self, fault: SyntaxFault, row: _Row) -> None:
        # the rest of an entry that could not be finished is no fault of its own
        if not (self.draft.rest and "msgid" not in self.draft.texts and row.continues):
            self.faults.append(fault)
        begun = "msgid" in self.draft.texts or row.keyword.startswith(("msgid", "msgstr"))
        self.junk = _Junk.BODY if begun else _Junk.HEAD
        if row.said.startswith(_CONFLICT):
            self.junk = _Junk.CONFLICT
        self.draft = _Draft()

    def _finish(self) -> None:
        """Make an entry of the draft, or a fault; a new one begins."""
        draft, self.draft = self.draft, _Draft()
        try:
            self.entries.append(draft.entry(self.charset))
        except _Bad as bad:
            self.faults.append(bad.fault)
            self.draft.rest = True

    def _statement(self, row: _Row) -> None:
        """Take one line: keywords with their texts, or more text of the last one."""
        said = row.said.rstrip()
        at = 0
        while at < len(said):
            if found := _KEYWORD.match(said, at):
                if found[1] in ("msgid", "msgctxt") and not row.previous:
                    self._end_before()
                self.draft.begin(found[1], row)
            elif found := _STRING.match(said, at):
                self.draft.add(found[1], row)
            else:
                raise _stray(said, at, row.number)
            at = found.end()

    def _end_before(self) -> None:
        """Finish the draft where another entry begins."""
        if "msgid" in self.draft.texts:
            self._finish()


def _row(line: str, number: int) -> _Row:
    obsolete = line.startswith("#~")
    said = line[2:].lstrip(_BLANKS) if obsolete else line
    previous = said.startswith(("|", "#|") if obsolete else "#|")
    if previous:
        said = said.removeprefix("#").removeprefix("|").lstrip(_BLANKS)
    keyword = None if previous else _KEYWORD.match(said)
    return _Row(number, obsolete, previous, said, keyword[1] if keyword else "")


def _comment(line: str, draft: _Draft) -> None:
    mark, said = line[1:2], line[2:]
    if mark == ".":
        draft.comments.append(said.removeprefix(" "))
    elif mark == ":":
        draft.references += _REFERENCE.findall(said)
    elif mark in (",", "="):
        draft.flags += [flag.strip() for flag in said.split(",")]
    else:
        draft.notes.append(line[1:].removeprefix(" "))


def _check_order(name: str, row: _Row, texts: dict[str, str]) -> None:
    """Raise _Bad where a keyword cannot follow those that the entry has."""
    if row.previous:
        if f"|{name}" in texts or name.startswith("msgstr"):
            said, hint = f"a {name} too many after #|", "keep one, as it was before"
            raise _Bad(row.number, said, hint)
        return
    if name in texts:
        raise _Bad(row.number, f"a second {name} in one entry", "keep one of them")
    if name not in ("msgid", "msgctxt") and "msgid" not in texts:
        raise _Bad(row.number, f"a {name} without a msgid", "put the msgid before it")
    plural = "msgid_plural" in texts
    forms = sum(keyword.startswith("msgstr[") for keyword in texts)
    expected = f"msgstr[{forms}]" if plural else "msgstr"
    if name.startswith("msgstr") and name != expected:
        raise _Bad(row.number, f"{name} where {expected} belongs", f"write {expected}")
    if name == "msgid_plural" and "msgstr" in texts:
        raise _Bad(row.number, "a msgid_plural after the msgstr", "put it before the msgstr")


def _stray(said: str, at: int, number: int) -> _Bad:
    rest = said[at:].strip()
    if said.startswith(_CONFLICT):
        hint = f"keep one of the two versions, and none of the lines from {_CONFLICT} on"
        return _Bad(number, "two versions stand here that git could not merge", hint)
    if said.startswith(_CONFLICT_LEFT):
        what = f"git left this line of two versions that it could not merge: {rest[:_SHOWN]}"
        return _Bad(number, what, "take it out, and see that one whole version stands here")
    if at and rest[0] in _CURLY:
        hint = 'a text stands between straight quotes: "…"'
        return _Bad(number, f"a text in other quotes: {rest[:_SHOWN]}", hint)
    if at:
        what = "a quote that is not closed" if rest.startswith('"') else "a stray quote or text"
        return _Bad(number, f"{what}: {rest[:_SHOWN]}", _QUOTES_HINT)
    if rest.startswith('"'):
        return _Bad(number, f"a quote that is not closed: {rest[:_SHOWN]}", _QUOTES_HINT)
    return _Bad(
        number, f"this is no line of a PO file: {rest[:_SHOWN]!r}",
        "a line starts with #, msgctxt, msgid, msgstr or a quote",
    )  # fmt: skip


def _unescaped(escape: str, number: int) -> str:
    if escape in _ESCAPES:
        return _ESCAPES[escape]
    if escape[0] in "01234567" or (escape[0] == "x" and len(escape) > 1):
        byte = int(escape[1:], 16) if escape[0] == "x" else int(escape, 8)
        byte &= 0xFF
        if byte == 0:
            raise _Bad(number, f"\\{escape} ends a text, and so no text has it", "take it out")
        return char if (char := chr(byte)).isascii() else chr(_WAITS + byte)
    raise _Bad(number, f"\\{escape} means nothing in a PO file", "write \\\\ for a backslash")
