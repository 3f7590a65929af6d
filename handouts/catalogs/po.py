"""Catalogs as frozen data, and the one door to the PO and POT files that hold them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from handouts.catalogs.charset import UTF8, decoded_po, with_utf8
from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.header import fields_of
from handouts.catalogs.poparse import SyntaxFault, parse_po
from handouts.catalogs.poprint import printed
from handouts.errors import FileError, UnreadableFile
from handouts.files import is_there, read_bytes, write_whole
from handouts.findings import shortened
from handouts.project import Project

INTERFACE = "interface"
"""The domain of what all handouts share; each handout's own is its id."""

_NAMED = 5  # lines that a message names


@dataclass(frozen=True)
class Catalog:
    """A PO or POT file. ``header`` is the entry without a msgid; ``entries`` are all the others.

    Obsolete entries are among the entries. ``trailing`` are the comments after the last entry.
    """

    path: str
    header: Entry
    entries: tuple[Entry, ...] = ()
    trailing: tuple[str, ...] = ()

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The header's fields by name, in the header's order."""
        return fields_of(self.header.msgstr)

    def live(self) -> Mapping[Key, Entry]:
        """The entries in use by msgctxt and msgid, in the file's order."""
        return self._live

    @cached_property
    def _live(self) -> Mapping[Key, Entry]:
        return {entry.key: entry for entry in self.entries if not entry.obsolete}


@dataclass(frozen=True, slots=True)
class ReadCatalog:
    """What could be read of a file, and every fault of what could not, in the order of lines.

    With a fault the catalog is not whole: nothing is printed of it, and it is not written anew,
    which would lose the part that has the fault. ``charset`` is what the bytes were read by.
    """

    catalog: Catalog
    faults: tuple[SyntaxFault, ...] = ()
    charset: str = UTF8

    @property
    def broken(self) -> "BrokenCatalog | None":
        """What tells of the faults; None where there is none."""
        return BrokenCatalog(self.catalog.path, self.faults) if self.faults else None

    @property
    def whole(self) -> Catalog:
        """The catalog. Raises BrokenCatalog where it has a fault."""
        if self.broken:
            raise self.broken
        return self.catalog


class BrokenCatalog(UnreadableFile):
    """A catalog that is not PO syntax in one place or more; the message tells of the first."""

    def __init__(self, path: str, faults: Sequence[SyntaxFault]) -> None:
        first, *others = faults
        super().__init__(path, f"{first.message}{_more(others)}", first.hint, first.line)
        self._faults = tuple(UnreadableFile(path, f.message, f.hint, f.line) for f in faults)

    @property
    def faults(self) -> tuple[FileError, ...]:
        """Each fault by itself, in the order of lines."""
        return self._faults


def po_path(project: Project, tag: str, domain: str) -> Path:
    """Where the catalog of a handout, or the interface, in one locale lies."""
    return project.locales / tag / "LC_MESSAGES" / f"{domain}.po"


def po_paths(project: Project, tag: str) -> tuple[Path, ...]:
    """The catalogs that a locale has, sorted; those too that belong to no handout any longer.

    Hidden files are none: editors, macOS and programs that copy leave them beside the true ones.
    """
    folder = po_path(project, tag, INTERFACE).parent
    return tuple(sorted(path for path in folder.glob("*.po") if not path.name.startswith(".")))


def domains(project: Project) -> tuple[str, ...]:
    """The domains that a locale of the project has catalogs of: the handouts, the interface."""
    return (*project.handouts(), INTERFACE)


def misspelt(path: Path) -> str:
    """The name beside a catalog's that differs from it in capitals alone; empty where none is."""
    if is_there(path):
        return ""
    alike = (other.name for other in path.parent.glob("*") if other.name.lower() == path.name)
    return next(alike, "")


def refuse_misspelt(path: Path, name: str) -> None:
    """Raise UnreadableFile where a catalog's name has capitals: nothing would read it."""
    if other := misspelt(path):
        raise UnreadableFile(name, f"its name is spelled {other}", f"rename it to {path.name}")


def pot_path(project: Project, domain: str) -> Path:
    """Where the template of a handout, or of the interface, lies."""
    return project.locales / f"{domain}.pot"


def read(path: Path, name: str) -> Catalog:
    """The catalog in a file; ``name`` is the path as messages show it.

    Raises UnreadableFile with the line for what is missing, not in the charset that its header
    declares, or not a PO file from the first line to the last.
    """
    return reading(path, name).whole


def reading(path: Path, name: str) -> ReadCatalog:
    """What a file holds, and its faults of syntax.

    Raises UnreadableFile for what is missing or not in the charset that its header declares.
    """
    try:
        data = read_bytes(path, name)
    except UnreadableFile as problem:
        if is_there(path):
            raise
        hint = "start it with `handouts init LOCALE`"
        raise UnreadableFile(name, "there is no such file", hint) from problem
    text, charset = decoded_po(data, name)
    return reading_of(text, name, charset)


def reading_of(text: str, name: str, charset: str = UTF8) -> ReadCatalog:
    """What a text holds, and its faults; ``charset`` is what its escapes are bytes of."""
    found = parse_po(text, charset)
    faults = list(found.faults)
    by_key: dict[Key, Entry] = {}
    for entry in found.entries:
        first = by_key.setdefault(entry.key, entry)
        if first is not entry:
            faults.append(_twice(entry, first))
    header = by_key.pop((None, ""), Entry(""))
    faults.sort(key=lambda fault: fault.line)
    whole = Catalog(name, header, tuple(by_key.values()), found.trailing)
    return ReadCatalog(whole, tuple(faults), charset)


def write(path: Path, catalog: Catalog) -> bool:
    """Whether the file's bytes changed; it then holds the catalog, as msgcat 0.21 writes it.

    It is in UTF-8, and its header says so, whatever it was read from.
    """
    header = replace(catalog.header, msgstr=with_utf8(catalog.header.msgstr))
    data = printed(header, catalog.entries, catalog.trailing).encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    write_whole(path, data)
    return True


def _more(faults: Sequence[SyntaxFault]) -> str:
    """How many faults there are besides the first, and where."""
    if not faults:
        return ""
    lines = ", ".join(str(fault.line) for fault in faults[:_NAMED])
    lines += ", …" if len(faults) > _NAMED else ""
    if len(faults) == 1:
        return f" (and one more fault, in line {lines})"
    return f" (and {len(faults)} more faults, in lines {lines})"


def _twice(entry: Entry, first: Entry) -> SyntaxFault:
    said = repr(shortened(entry.msgid)) if entry.msgid else "the header"
    return SyntaxFault(
        entry.line, f"{said} is there twice, first in line {first.line}",
        "keep one of the two entries, obsolete ones (#~) included",
    )  # fmt: skip
