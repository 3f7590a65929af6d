"""What a handout says, in any language: frozen data, in the order of reading."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from handouts.pictures.model import Picture


class BlockKind(StrEnum):
    """What a block is on paper."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    STEP = "step"
    NOTICE = "notice"
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text, which is one message of the catalog.

    ``text`` is NFC, in logical order, with ``**strong**`` marks and ``{placeholder}`` names.
    ``context`` is the msgctxt: the id of its section, or ``title`` or ``lead``.
    ``line`` is where the text starts in the source, from 1.
    ``source`` is what the source comment says, ``comment`` what the translators' comment says.
    ``number`` is the step's number, from 1; 0 where the block is no step.
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
    foreign: bool = False
    path: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its id, its heading and its blocks. What follows a question is its answer."""

    id: str
    heading: Block
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout, in English as it was written or in another language; the type is the same."""

    id: str
    kind: str
    revision: date
    path: str
    title: Block
    lead: Block
    sections: tuple[Section, ...]
    picture: Picture | None = None

    @property
    def has_form(self) -> bool:
        """Whether page 1 has lines for the nurse's pen: appointment, side, medicines."""
        return self.kind == "procedure"

    def blocks(self) -> Iterator[Block]:
        """All blocks in the order of reading, headings included."""
        yield self.title
        yield self.lead
        for section in self.sections:
            yield section.heading
            yield from section.blocks

    def mapped(self, function: Callable[[Block], Block]) -> "Handout":
        """The handout with what ``function`` makes of each block, asked in the order of reading."""
        return replace(
            self,
            title=function(self.title),
            lead=function(self.lead),
            sections=tuple(
                replace(
                    section,
                    heading=function(section.heading),
                    blocks=tuple(map(function, section.blocks)),
                )
                for section in self.sections
            ),
        )
