"""What a signature stands for: a text as it is printed, its digest, and the sealed copy of it."""

import hashlib
import json
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from handouts.catalogs.entry import Entry, blank
from handouts.catalogs.po import INTERFACE, Catalog, po_path, read
from handouts.catalogs.translate import translate
from handouts.content.interface import STATUS_CONTEXT, is_standard
from handouts.content.load import load
from handouts.content.model import Block, Handout
from handouts.content.outline import FORM_OF_KIND
from handouts.files import is_there, read_bytes, write_whole
from handouts.locale import SOURCE_TAG
from handouts.project import Project

APPROVED = "approved"
_SHORT = 12  # of a digest, in the name of a sealed copy's folder

# Part of every digest: another way of counting would have another number.
_FORMAT = "handouts text 1"
_MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """One block as it is printed. ``msgstr`` is empty where there is no sound translation.

    It is None for a heading that all handouts share: its translation is signed with the interface.
    """

    kind: str
    context: str
    msgid: str
    msgstr: str | None


@dataclass(frozen=True, slots=True)
class Text:
    """What is signed: a handout in one language, or the interface of a locale.

    ``form`` is the handout's kind, with the lines of its form where they are not those of the kind:
    they decide what is printed around the text. ``lines`` stand
    in the order of reading, the interface's by msgctxt and msgid. ``picture`` is the digest of the
    handout's drawing, empty where it has none. English has no ``catalog``, the interface no
    ``source``.
    """

    tag: str
    domain: str
    form: str
    lines: tuple[PrintedBlock, ...]
    picture: str = ""
    source: Handout | None = None
    catalog: Catalog | None = None

    @property
    def digest(self) -> str:
        """``sha256:`` and the digest of all that is printed, in its order."""
        said = [_FORMAT, self.tag, self.domain, self.form, self.picture]
        lines = [[line.kind, line.context, line.msgid, line.msgstr] for line in self.lines]
        return _digest([said, lines])

    @property
    def whole(self) -> bool:
        """Whether every line has a sound translation."""
        return not any(line.msgstr is not None and blank(line.msgstr) for line in self.lines)

    @property
    def revision(self) -> date | None:
        """The revision of the English that it was made from; the interface has none."""
        return self.source.revision if self.source else None


def handout_text(source: Handout, tag: str, catalog: Catalog | None = None) -> Text:
    """A handout as the catalog translates it; English is what stands in the source."""
    told = source if catalog is None else translate(source, catalog, Catalog("", Entry("")))
    pairs = zip(source.blocks(), told.blocks(), strict=True)
    lines = tuple(
        PrintedBlock(block.kind, block.context, block.text, _signed(block, other))
        for block, other in pairs
    )
    return Text(tag, source.id, _form(source), lines, _picture(source), source, catalog)


def _form(source: Handout) -> str:
    names = tuple(line.name for line in source.form)
    return source.kind if names == FORM_OF_KIND[source.kind] else f"{source.kind} {names}"


def interface_text(tag: str, catalog: Catalog) -> Text:
    """What all sheets of a locale share, without the notices about a sheet's state."""
    entries = [entry for entry in catalog.live().values() if entry.msgctxt != STATUS_CONTEXT]
    lines = sorted(
        (entry.msgctxt or "", entry.msgid, "" if entry.fuzzy else entry.msgstr) for entry in entries
    )
    signed = tuple(PrintedBlock(_MESSAGE, *line) for line in lines)
    return Text(tag, INTERFACE, INTERFACE, signed, catalog=catalog)


def live_text(project: Project, tag: str, source: Handout | None) -> Text | None:
    """What stands in the files now: a handout, or without ``source`` the interface.

    None where the locale has no such catalog. Raises UnreadableFile.
    """
    if source and tag == SOURCE_TAG:
        return handout_text(source, tag)
    path = po_path(project, tag, source.id if source else INTERFACE)
    if not is_there(path):
        return None
    catalog = read(path, project.name_of(path))
    return handout_text(source, tag, catalog) if source else interface_text(tag, catalog)


def approved_folder(project: Project, tag: str) -> Path:
    """Where the sealed copies of a locale's texts lie."""
    return project.locales / tag / APPROVED


def folder(project: Project, tag: str, domain: str, digest: str) -> Path:
    """Where the sealed copy of a text lies."""
    short = digest.removeprefix("sha256:")[:_SHORT]
    return approved_folder(project, tag) / f"{domain}-{short}"


def sealed_copies(project: Project, tag: str, domain: str) -> tuple[Path, ...]:
    """The folders of all sealed copies of a text, sorted; none of a text with a longer name."""
    listed = approved_folder(project, tag).glob(f"{domain}-{'[0-9a-f]' * _SHORT}")
    return tuple(sorted(path for path in listed if path.is_dir()))


def sealed_text(project: Project, tag: str, domain: str, digest: str) -> Text:
    """The text of a sealed copy. Raises UnreadableFile and Stopped."""
    place = folder(project, tag, domain, digest)
    catalog = None
    if tag != SOURCE_TAG:
        path = place / f"{domain}.po"
        catalog = read(path, project.name_of(path))
    if domain == INTERFACE and catalog:
        return interface_text(tag, catalog)
    path = place / f"{domain}.md"
    return handout_text(load(path, project.name_of(path)), tag, catalog)


def seal(project: Project, text: Text) -> str:
    """The seal of the copy that is made of the files of a text."""
    place = folder(project, text.tag, text.domain, text.digest)
    files = _files(project, text.tag, text.domain)
    if text.picture:
        files += (project.content / f"{text.domain}.svg",)
    for path in files:
        write_whole(place / path.name, read_bytes(path, project.name_of(path)))
    return seal_of(project, text.tag, text.domain, text.digest)


def seal_of(project: Project, tag: str, domain: str, digest: str) -> str:
    """``sha256:`` and the digest of the files of a sealed copy. Raises UnreadableFile."""
    place = folder(project, tag, domain, digest)
    files = [place / path.name for path in _files(project, tag, domain)]
    picture = place / f"{domain}.svg"
    files += [picture] if picture.is_file() else []
    found = hashlib.sha256()
    for path in files:
        # a checkout may have turned the ends of lines around; nothing else may differ
        data = read_bytes(path, project.name_of(path)).replace(b"\r\n", b"\n")
        found.update(f"{path.name} {len(data)}\n".encode() + data)
    return f"sha256:{found.hexdigest()}"


def _files(project: Project, tag: str, domain: str) -> tuple[Path, ...]:
    """The files that every text of this kind is made of."""
    source = () if domain == INTERFACE else (project.content / f"{domain}.md",)
    catalog = () if tag == SOURCE_TAG else (po_path(project, tag, domain),)
    return (*source, *catalog)


def _picture(source: Handout) -> str:
    """The digest of a handout's drawing; the words in it and for it are blocks of the text."""
    picture = source.picture
    if picture is None:
        return ""
    shapes = [astuple(shape) for shape in picture.shapes]
    places = [[label.x, label.y, label.anchor] for label in picture.labels]
    return _digest([picture.width, picture.height, shapes, places])


def _digest(said: list[Any]) -> str:
    data = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(data.encode()).hexdigest()}"


def _signed(block: Block, told: Block) -> str | None:
    if is_standard(block):
        return None
    return "" if told.foreign else told.text
