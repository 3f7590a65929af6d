"""Takes the messages out of the sources, for templates (POT) and for pybabel."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, Any

from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.header import ENCODING, UNFILLED, header_text
from handouts.catalogs.po import INTERFACE, Catalog, pot_path, write
from handouts.clinic import Names, says
from handouts.content.interface import (
    HEADING_CONTEXT,
    OWN_TEXTS,
    REFERENCE,
    InterfaceText,
    is_standard,
    standard,
)
from handouts.content.load import Sources, load, read_sources
from handouts.content.markup import placeholders
from handouts.content.model import Block, BlockKind, Handout
from handouts.findings import Finding, Where
from handouts.guard import guarded
from handouts.project import Project

_PURPOSE = {
    BlockKind.TITLE: "The title of the handout",
    BlockKind.LEAD: "The paragraph under the title: what the handout is about",
    BlockKind.HEADING: "The heading of a section",
    BlockKind.PARAGRAPH: "A paragraph",
    BlockKind.BULLET: "An item of a list with bullets",
    BlockKind.TICK: "An item of a list, with a box that the patient ticks",
    BlockKind.TABLE_HEADING: "The heading of a column in a table: short",
    BlockKind.TABLE_CELL: "A cell of a table: short",
    BlockKind.STEP: "A step of a numbered list",
    BlockKind.NOTICE: "A warning that stands in a box: what nobody may miss",
    BlockKind.QUESTION: "A question that patients ask",
    BlockKind.ANSWER: "The answer to a question",
    BlockKind.PICTURE: "What the picture shows, for who cannot see it; it is not printed",
    BlockKind.PICTURE_LABEL: "A label in the picture: one to three words",
    BlockKind.FORM_LINE: "A line of the form that the clinic fills in by hand",
}

# What whoever translates a template fills in.
_TRANSLATORS = ("PO-Revision-Date", "Last-Translator", "Language-Team")

_Extracted = tuple[int, str, tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The templates whose bytes changed, and every fault of texts and files that kept others."""

    changed: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


def extract_project(project: Project) -> Extracted:
    """What became of the templates: one for each sound handout, and one for the interface."""
    sources = read_sources(project)
    changed: list[Path] = []
    findings = [*sources.findings]
    for domain, found in templates(sources).items():
        path = pot_path(project, domain)
        wrote, problems = guarded(partial(write, path, found), Where(project.name_of(path)))
        findings += problems
        changed += [path] if wrote else []
    return Extracted(tuple(changed), tuple(findings))


def templates(sources: Sources) -> dict[str, Catalog]:
    """What the sources hold now, by domain: each sound handout by its id, and last the interface.

    While a text is broken nobody knows which headings it shares with others: then there is no
    template of the interface, so that no translation of one goes out of use for that.
    """
    found = {handout.id: template(handout) for handout in sources.handouts}
    if not sources.broken:
        found[INTERFACE] = interface_template(sources.handouts)
    return found


def template(handout: Handout) -> Catalog:
    """The messages of a handout, without the headings that all handouts share."""
    found = [
        _entry(block.text, block.context, f"{handout.path}:{block.line}", comments)
        for block, comments in _blocks(handout)
        if not is_standard(block)
    ]
    name = f"{handout.id} {handout.revision.isoformat()}"
    return Catalog(f"{handout.id}.pot", _header(name, handout.revision), _united(found))


def interface_template(handouts: Iterable[Handout]) -> Catalog:
    """What all handouts share: the standard headings that they use, and the program's own texts."""
    handouts = tuple(handouts)
    found = [
        _entry(heading.text, HEADING_CONTEXT, f"{handout.path}:{block.line}", [heading.comment])
        for handout in handouts
        for block, heading in _standard_headings(handout)
    ]
    for message in OWN_TEXTS:
        found.append(_entry(message.text, message.context, REFERENCE, [message.comment]))
    # a date from the sources, not the clock: the same sources give the same bytes on any day
    newest = max((handout.revision for handout in handouts), default=date(1970, 1, 1))
    return Catalog(f"{INTERFACE}.pot", _header("interface", newest), _united(found))


def babel_extractor(
    fileobj: IO[bytes],
    keywords: Collection[str],  # noqa: ARG001
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[_Extracted]:
    """The messages of a source text, or of ``interface.toml``, as Babel's extraction wants them.

    Source: Babel, "Writing Extraction Methods". All messages come as calls of pgettext;
    a line 0 makes a reference without one.
    """
    if fileobj.name.endswith(".toml"):
        for message in OWN_TEXTS:
            yield 0, "pgettext", (message.context, message.text), [message.comment]
        return
    # Babel knows no project, and so no clinic: which values that has is for `handouts extract`
    handout = load(Path(fileobj.name), fileobj.name, Names(unknown=True))
    for block, comments in _blocks(handout):
        if not is_standard(block):
            yield block.line, "pgettext", (block.context, block.text), comments
    for block, heading in _standard_headings(handout):
        yield block.line, "pgettext", (HEADING_CONTEXT, heading.text), [heading.comment]


def _blocks(handout: Handout) -> Iterator[tuple[Block, list[str]]]:
    """Each block with the comments that tell translators about it."""
    question = ""
    for block in handout.blocks():
        if block.kind is BlockKind.QUESTION:
            question = block.text
        purpose = _PURPOSE[block.kind]
        if block.kind is BlockKind.ANSWER:
            purpose = f"{purpose}: {question}"
        comments = [purpose]
        if block.source:
            comments.append(f"Source: {block.source}")
        if block.comment:
            comments.append(block.comment)
        for name in dict.fromkeys(placeholders(block.text)):
            comments.append(f"{{{name}}} is replaced by {says(name)}")
        yield block, comments


def _standard_headings(handout: Handout) -> Iterator[tuple[Block, InterfaceText]]:
    for section in handout.sections:
        message = standard(section.heading)
        if message:
            yield section.heading, message


def _entry(text: str, context: str, place: str, comments: list[str]) -> Entry:
    return Entry(
        msgid=text,
        msgctxt=context,
        comments=tuple(comments),
        references=(place,),
        flags=("python-brace-format",) if placeholders(text) else (),
    )


def _united(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, equal texts of one section made one with all places and comments."""
    by_key: dict[Key, Entry] = {}
    for entry in entries:
        first = by_key.get(entry.key)
        if first:
            entry = Entry(
                msgid=entry.msgid,
                msgctxt=entry.msgctxt,
                comments=tuple(dict.fromkeys((*first.comments, *entry.comments))),
                references=(*first.references, *entry.references),
                flags=first.flags,
            )
        by_key[entry.key] = entry
    return tuple(by_key.values())


def _header(name: str, revision: date) -> Entry:
    fields = {
        "Project-Id-Version": name,
        "POT-Creation-Date": f"{revision.isoformat()} 00:00+0000",
        "Language": "",
        **{field: UNFILLED[field] for field in _TRANSLATORS},
        **ENCODING,
    }
    return Entry("", header_text(fields), flags=("fuzzy",))
