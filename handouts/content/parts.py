"""What a source file holds before its structure is checked: parts in order, and findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from handouts.clinic import COMMON, Names
from handouts.findings import Finding, Where
from handouts.rules import finding


class PartKind(StrEnum):
    """What a part was written as."""

    TITLE = "title"
    HEADING = "heading"
    QUESTION = "question"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TICK = "tick"
    STEP = "step"
    NOTICE = "notice"
    TABLE_HEADING = "table heading"
    TABLE_CELL = "table cell"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the source with its comments, a section's id on a heading, a step's number.

    ``row`` is that of a cell in its table, from 0, the row of headings. A picture's ``text`` says
    what it shows, its ``file`` is as it was written.
    """

    kind: PartKind
    text: str
    line: int
    source: str = ""
    comment: str = ""
    section: str = ""
    number: int = 0
    row: int = 0
    file: str = ""


@dataclass(slots=True)
class Findings:
    """The findings of one file while it is being read, in the order in which they turn up.

    ``names`` are the placeholders that the file may have.
    """

    path: str
    noted: list[Finding] = field(default_factory=list)
    names: Names = COMMON

    def add(self, code: str, line: int, message: str, hint: str) -> None:
        """Note an error at a line (from 1; 0: the whole file), with what to write instead."""
        self.noted.append(finding(code, Where(self.path, line), message, hint))

    def sorted(self) -> tuple[Finding, ...]:
        """All findings, by line."""
        return tuple(sorted(self.noted, key=lambda each: each.where.line))


def sections(parts: tuple[Part, ...]) -> Iterator[tuple[Part, tuple[Part, ...]]]:
    """Each section's heading with what stands under it, in order."""
    heading: Part | None = None
    under: list[Part] = []
    for part in parts:
        if part.kind is PartKind.HEADING:
            if heading:
                yield heading, tuple(under)
            heading, under = part, []
        else:
            under.append(part)
    if heading:
        yield heading, tuple(under)


def opening(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """What stands before the first section: the title and the lead, in a sound file."""
    for position, part in enumerate(parts):
        if part.kind is PartKind.HEADING:
            return parts[:position]
    return parts


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing in a list of the front matter as it is written, with its line in the file.

    ``plain`` is false where it is a list or keys of its own.
    """

    text: str
    line: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter as YAML read it: the values by key, and each key's line in the file.

    ``lists`` has what stands in the values that are lists.
    """

    values: Mapping[str, object]
    lines: Mapping[str, int]
    lists: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)

    def line(self, key: str) -> int:
        """The line of a key; 1, where the front matter starts, for a key that is not there."""
        return self.lines.get(key, 1)
