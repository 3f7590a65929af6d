"""What a handout says, in any language: frozen data, in the order of reading."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from handouts.locale import PSEUDO_TAGS, SOURCE_TAG
from handouts.pictures.model import Picture


class BlockKind(StrEnum):
    """What a block is on paper."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TICK = "tick"
    STEP = "step"
    NOTICE = "notice"
    TABLE_HEADING = "table heading"
    TABLE_CELL = "table cell"
    QUESTION = "question"
    ANSWER = "answer"
    FORM_LINE = "form line"
    PICTURE = "picture"
    PICTURE_LABEL = "picture label"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text, which is one message of the catalog.

    ``text`` is NFC, in logical order, with ``**strong**`` marks and ``{placeholder}`` names.
    ``context`` is the msgctxt: the id of its section, or ``title``, ``lead``, ``picture``
    or ``form``.
    ``line`` is where the text starts in the source, from 1.
    ``source`` is what the source comment says, ``comment`` what the translators' comment says.
    ``number`` is the step's number, from 1, or the column of a cell; else 0. ``row`` is that of a
    cell in its table, from 0, which has the headings.
    ``foreign`` is true where the text stands in English in place of a missing translation.
    ``path`` is the file that ``line`` counts in, where it is not the handout's own.
    """

    kind: BlockKind
    text: str
    context: str
    line: int
    source: str = ""
    comment: str = ""
    number: int = 0
    row: int = 0
    foreign: bool = False
    path: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its id, its heading and its blocks. What follows a question is its answer."""

    id: str
    heading: Block
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of the form: one that the program has, by its ``name``, or a ``block`` of its own."""

    name: str = ""
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout, in English as it was written or in another language; the type is the same.

    ``pages`` is how many its sheet has: 1 or 2. ``languages`` are the tags of the languages that
    it is to be in besides English; None where it is to be in each that the project has. ``form``
    has the lines for the clinic's pen, in their order. ``alt`` says what the picture shows, and is
    printed nowhere; ``labels`` are the words in it, in the order of ``picture.labels``.
    """

    id: str
    kind: str
    revision: date
    path: str
    title: Block
    lead: Block
    sections: tuple[Section, ...]
    picture: Picture | None = None
    pages: int = 2
    languages: tuple[str, ...] | None = None
    form: tuple[FormLine, ...] = ()
    alt: Block | None = None
    labels: tuple[Block, ...] = ()

    def is_for(self, tag: str) -> bool:
        """Whether there is to be a sheet in the language of this tag; in English always."""
        return self.languages is None or tag in (SOURCE_TAG, *PSEUDO_TAGS, *self.languages)

    def blocks(self) -> Iterator[Block]:
        """All blocks in the order of reading, headings included."""
        yield self.title
        yield self.lead
        if self.alt:
            yield self.alt
        yield from self.labels
        yield from (line.block for line in self.form if line.block)
        for section in self.sections:
            yield section.heading
            yield from section.blocks

    def mapped(self, function: Callable[[Block], Block]) -> "Handout":
        """The handout with what ``function`` makes of each block, asked in the order of reading."""
        return replace(
            self,
            title=function(self.title),
            lead=function(self.lead),
            alt=function(self.alt) if self.alt else None,
            labels=tuple(map(function, self.labels)),
            form=tuple(
                replace(line, block=function(line.block)) if line.block else line
                for line in self.form
            ),
            sections=tuple(
                replace(
                    section,
                    heading=function(section.heading),
                    blocks=tuple(map(function, section.blocks)),
                )
                for section in self.sections
            ),
        )
