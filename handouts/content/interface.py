"""What the program itself prints on a sheet, in English, and the same in another language.

Every text stands once, in ``interface.toml``; catalogs refer to that file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from handouts.content.model import Block, BlockKind
from handouts.files import parse_toml

_FILE = "interface.toml"

# How catalogs name the file: seen from the folder that holds the program, and without a line, so
# that a text more or less changes no other entry.
REFERENCE = f"handouts/content/{_FILE}"

HEADING_CONTEXT = "section"


@dataclass(frozen=True, slots=True)
class InterfaceText:
    """A text of the program: key, msgctxt, the English, and what translators should know."""

    key: str
    context: str
    text: str
    comment: str


def _messages() -> tuple[InterfaceText, ...]:
    text = (files("handouts.content") / _FILE).read_text("utf-8")
    return tuple(InterfaceText(**row) for row in parse_toml(text, _FILE, "")["text"])


MESSAGES: tuple[InterfaceText, ...] = _messages()

# Notices about the state of a sheet: no part of what is approved.
STATUS_CONTEXT = "status"

STANDARD_HEADINGS: Mapping[str, InterfaceText] = {
    message.text: message for message in MESSAGES if message.context == HEADING_CONTEXT
}


OWN_TEXTS = tuple(message for message in MESSAGES if message.context != HEADING_CONTEXT)
"""What the program prints itself; headings are part of a handout."""


def standard(block: Block) -> InterfaceText | None:
    """The heading that all handouts share with a block; None where the block is not one of them.

    Such a heading is translated, checked and signed with the interface.
    """
    return STANDARD_HEADINGS.get(block.text) if block.kind is BlockKind.HEADING else None


def is_standard(block: Block) -> bool:
    """Whether a block is a heading that all handouts share."""
    return standard(block) is not None


@dataclass(frozen=True, slots=True)
class Interface(Mapping[str, str]):
    """The program's texts in one language, by key.

    ``foreign`` holds the keys whose text stands in English in place of a missing translation.
    ``path`` is the file that says so, as messages show it.
    """

    texts: Mapping[str, str]
    foreign: frozenset[str] = field(default_factory=frozenset)
    path: str = _FILE

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


def english() -> Interface:
    """The program's texts as they were written; headings are part of a handout, and not here."""
    return Interface({message.key: message.text for message in OWN_TEXTS})
