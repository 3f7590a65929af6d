"""Reads a handout's source file into a Handout, or says all that is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from handouts.clinic import COMMON, Names, placeholders
from handouts.content import keys
from handouts.content.check import check_structure
from handouts.content.dialect import read_parts
from handouts.content.frontmatter import read_front_matter
from handouts.content.model import Block, BlockKind, Handout, Section
from handouts.content.parts import Findings, Front, Part, PartKind, opening, sections
from handouts.content.wording import read_line
from handouts.errors import Stopped, UsageError
from handouts.files import is_there, read_text
from handouts.findings import Finding, Where, shortened
from handouts.guard import guarded
from handouts.pictures.picture import read_picture
from handouts.project import Project
from handouts.rules import finding

_PICTURE = "picture"
"""The msgctxt of what the picture shows, and of its labels."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The English texts of a project, by id: those that are sound, and what is wrong with others.

    ``broken`` are the ids of texts that no handout could be made of. ``findings`` has every fault.
    """

    handouts: tuple[Handout, ...]
    broken: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def of(self, tag: str) -> "Sources":
        """The same, with the texts alone that are to be in the language of this tag."""
        own = tuple(handout for handout in self.handouts if handout.is_for(tag))
        return replace(self, handouts=own)


def read_sources(project: Project, ids: Sequence[str] = ()) -> Sources:
    """The handouts of these ids, or all; one that is broken keeps no other back.

    The findings of all have also what is no handout for its name. Raises UsageError for an id that
    there is not.
    """
    known = project.handouts()
    for name in ids:
        if name not in known:
            raise UsageError(f"no handout {name!r}", f"there is: {', '.join(known) or 'none'}")
    handouts: list[Handout] = []
    broken: list[str] = []
    findings: list[Finding] = [] if ids else [*misnamed(project)]
    names = placeholders(project)
    for name in sorted(set(ids)) or known:
        path = project.content / f"{name}.md"
        shown = project.name_of(path)
        handout, problems = guarded(partial(load, path, shown, names), Where(shown))
        if handout is None:
            broken.append(name)
        else:
            handouts.append(handout)
        findings += problems
    return Sources(tuple(handouts), tuple(broken), tuple(findings))


def load_project(project: Project, ids: Sequence[str] = ()) -> tuple[Handout, ...]:
    """The handouts of these ids, or all, sorted by id; one Stopped has the faults of all."""
    sources = read_sources(project, ids)
    if sources.broken:
        raise Stopped(sources.findings)
    return sources.handouts


def misnamed(project: Project) -> tuple[Finding, ...]:
    """What is no handout, or no handout's picture, for its name alone, and may be meant as one.

    A picture that its text does not name is among it.
    """
    return *_misnamed_texts(project), *_orphans(project), *_unsaid(project)


def _unsaid(project: Project) -> Iterator[Finding]:
    """The pictures that their text does not name: nobody who cannot see would know of them."""
    for name in project.handouts():
        path = project.content / f"{name}.svg"
        text, _ = guarded(partial(read_text, path.with_suffix(".md"), path.name), Where(path.name))
        if is_there(path) and text is not None and f"]({path.name}" not in text:
            yield finding(
                "unsaid-picture",
                Where(project.name_of(path)),
                "no text says what the picture shows, so it is not printed",
                f"write under the lead of {name}.md: ![what it shows]({path.name})",
            )


def _orphans(project: Project) -> Iterator[Finding]:
    for path in project.orphans():
        yield finding(
            "file-name",
            Where(project.name_of(path)),
            f"{path.name!r} is no handout's picture: there is no text of that name",
            "give it the name of its text, in small letters; or keep the file elsewhere",
        )


def _misnamed_texts(project: Project) -> tuple[Finding, ...]:
    return tuple(
        finding(
            "file-name",
            Where(project.name_of(path)),
            f"{path.name!r} is no handout: before .md stands no id",
            f"{keys.ID_HINT}, and .md; or keep the file elsewhere",
        )
        for path in project.misnamed()
    )


def load(path: Path, name: str, names: Names = COMMON) -> Handout:
    """The handout in a file; ``name`` is the path as messages show it.

    ``names`` are the placeholders that it may have: the program's, where a clinic adds none.
    Raises Stopped with every fault of the text, UnreadableFile where there is no text.
    """
    found = Findings(name, names=names)
    written, parts = read_parts(read_text(path, name), found)
    front = read_front_matter(written, found)
    keys.check_front_matter(front, path.stem, found)
    languages, form = keys.languages(front, found), keys.form(front, found)
    check_structure(parts, front.values.get("kind"), found)
    pictured = next((part for part in parts if part.kind is PartKind.PICTURE), None)
    if pictured and pictured.file != f"{path.stem}.svg":
        said = f"the picture of this handout is {path.stem}.svg, not {shortened(pictured.file)!r}"
        found.add(
            "picture", pictured.line, said, "give the file that name; write it without a folder"
        )
    if found.noted:
        raise Stopped(found.sorted())
    texts = tuple(part for part in parts if part is not pictured)
    handout = replace(_handout(front, texts, name), languages=languages, form=form)
    return _with_picture(handout, pictured, path.with_suffix(".svg"), names)


def _with_picture(handout: Handout, pictured: Part | None, path: Path, names: Names) -> Handout:
    """The handout with its picture: a file beside the text, and what the text says it shows."""
    shown = handout.path.removesuffix(".md") + ".svg"
    if not pictured:
        return handout
    picture, faults = read_picture(path, shown)
    if not faults and not picture:
        said, hint = f"there is no file {path.name}", "put the picture beside the text"
        faults = (finding("picture", Where(handout.path, pictured.line), said, hint),)
    if faults or not picture:
        raise Stopped(tuple(sorted(faults, key=lambda each: each.where.line)))
    found = Findings(shown, names=names)
    texts = [read_line(label.text, label.line, found) for label in picture.labels]
    if found.noted:
        raise Stopped(found.sorted())
    labels = (Block(BlockKind.PICTURE_LABEL, text, _PICTURE, pictured.line) for text in texts)
    alt = _block(pictured, BlockKind.PICTURE, _PICTURE)
    return replace(handout, picture=picture, alt=alt, labels=tuple(labels))


def _handout(front: Front, parts: tuple[Part, ...], name: str) -> Handout:
    title, lead = opening(parts)
    revision = front.values["revision"]
    assert isinstance(revision, date)  # check_front_matter saw to it
    return Handout(
        id=str(front.values["id"]),
        kind=str(front.values["kind"]),
        revision=revision,
        path=name,
        pages=keys.pages(front),
        title=_block(title, BlockKind.TITLE, "title"),
        lead=_block(lead, BlockKind.LEAD, "lead"),
        sections=tuple(
            Section(
                heading.section,
                _block(heading, BlockKind.HEADING, heading.section),
                tuple(_blocks(heading.section, under)),
            )
            for heading, under in sections(parts)
        ),
    )


def _blocks(section: str, parts: tuple[Part, ...]) -> Iterator[Block]:
    asked = False
    for part in parts:
        asked = asked or part.kind is PartKind.QUESTION
        answer = asked and part.kind is PartKind.PARAGRAPH
        yield _block(part, BlockKind.ANSWER if answer else BlockKind(part.kind), section)


def _block(part: Part, kind: BlockKind, context: str) -> Block:
    return Block(
        kind, part.text, context, part.line, part.source, part.comment,
        number=part.number, row=part.row,
    )  # fmt: skip
