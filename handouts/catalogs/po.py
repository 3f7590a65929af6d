"""Catalogs as frozen data, and the one door to the PO and POT files that hold them."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.poparse import Statements, SyntaxFault, parse
from handouts.catalogs.poprint import printed
from handouts.errors import UnreadableFile
from handouts.files import write_whole
from handouts.project import Project

INTERFACE = "interface"

_CHARSET = re.compile(rb"Content-Type:[^\n]*charset=([^\\\s\"]+)", re.IGNORECASE)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO or POT file. ``header`` is the entry without a msgid; ``entries`` are all the others.

    Obsolete entries are among the entries. ``trailing`` are the comments after the last entry.
    """

    path: str
    header: Entry
    entries: tuple[Entry, ...] = ()
    trailing: tuple[str, ...] = ()

    @property
    def fields(self) -> Mapping[str, str]:
        """The header's fields by name, in the header's order."""
        lines = (line.partition(":") for line in self.header.msgstr.split("\n"))
        return {name.strip(): value.strip() for name, colon, value in lines if colon}

    def live(self) -> Mapping[Key, Entry]:
        """The entries in use by msgctxt and msgid, in the file's order."""
        return {entry.key: entry for entry in self.entries if not entry.obsolete}


def po_path(project: Project, tag: str, domain: str) -> Path:
    """Where the catalog of a handout, or the interface, in one locale lies."""
    return project.locales / tag / "LC_MESSAGES" / f"{domain}.po"


def pot_path(project: Project, domain: str) -> Path:
    """Where the template of a handout, or of the interface, lies."""
    return project.locales / f"{domain}.pot"


def read(path: Path, name: str) -> Catalog:
    """The catalog in a file; ``name`` is the path as messages show it.

    Raises UnreadableFile with the line for what is missing, not UTF-8, or not a PO file.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as problem:
        hint = "start it with `handouts init LOCALE`"
        raise UnreadableFile(name, "there is no such file", hint) from problem
    except OSError as problem:
        raise UnreadableFile(name, problem.strerror or str(problem)) from problem
    return read_text(_decoded(data, name), name)


def read_text(text: str, name: str) -> Catalog:
    """The catalog in a text. Raises UnreadableFile where it is not in PO syntax."""
    try:
        found: Statements = parse(text)
    except SyntaxFault as fault:
        raise UnreadableFile(name, fault.message, fault.hint, fault.line) from fault
    by_key: dict[Key, Entry] = {}
    for entry in found.entries:
        first = by_key.setdefault(entry.key, entry)
        if first is not entry:
            raise UnreadableFile(
                name,
                f"{entry.msgid[:40] or 'the header'!r} is there twice, first in line {first.line}",
                "keep one of the two entries, obsolete ones (#~) included",
                entry.line,
            )
    header = by_key.pop((None, ""), Entry(""))
    return Catalog(name, header, tuple(by_key.values()), found.trailing)


def write(path: Path, catalog: Catalog) -> bool:
    """Whether the file's bytes changed; it then holds the catalog, as msgcat 0.21 writes it."""
    data = printed(catalog.header, catalog.entries, catalog.trailing).encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    write_whole(path, data)
    return True


def _decoded(data: bytes, name: str) -> str:
    if data.startswith(_WIDE) or b"\0" in data[:1000]:
        raise UnreadableFile(name, "the file is UTF-16", "save it as UTF-8 without a mark")
    if data.startswith(codecs.BOM_UTF8):
        raise UnreadableFile(
            name, "the file starts with a byte order mark", "save it as UTF-8 without a mark", 1
        )
    declared = _CHARSET.search(data)
    charset = declared[1].decode("ascii", "replace") if declared else "UTF-8"
    # CHARSET is what a template says before anybody has translated it
    if charset.upper() not in ("UTF-8", "UTF8", "CHARSET"):
        line = data.count(b"\n", 0, declared.start()) + 1 if declared else 1
        raise UnreadableFile(
            name,
            f"the header says charset={charset}; catalogs are UTF-8",
            f"convert it: msgconv --to-code=UTF-8 -o {name} {name}",
            line,
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise UnreadableFile(
            name, "the header says UTF-8, but this is not", "save the file as UTF-8", line
        ) from problem
