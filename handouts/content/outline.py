"""What stands on a sheet, in the order of reading: the one walk that all forms of it follow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handouts.content.model import Block, BlockKind, Handout, Section
from handouts.locale import SOURCE_TAG

CALL = "call"
"""The section that ends with the clinic's telephones."""

TELEPHONES: Mapping[str, str] = {
    "clinic_hours": "{clinic_phone}",
    "after_hours": "{clinic_phone_after_hours}",
    "emergency": "{clinic_phone_emergency}",
}
"""The interface's labels of the telephones, and the placeholder of the number after each."""

FORM_HEAD = "form"
FORM: Mapping[str, tuple[str, ...]] = {
    FORM_HEAD: ("form_head",),
    "appointment": ("appointment",),
    "arrive": ("arrive",),
    "side": ("side", "left", "right", "both"),
    "stop": ("stop",),
    "take": ("take",),
}
"""The lines that a form may have, its head first, and the interface's texts in each."""

FORM_OF_KIND: Mapping[str, tuple[str, ...]] = {
    "procedure": ("appointment", "arrive", "side", "stop", "take"),
    "general": (),
}
"""The lines of a form where the handout does not name them, by its kind."""

TITLE, LEAD, SOURCE_TITLE, PICTURE, NOTES = "0", "1", "source-title-en", "picture", "notes"
"""The ids of nodes that a sheet has once, whatever its sections are."""


class Around(StrEnum):
    """What a node is that prints no block of the handout's."""

    STATUS = "status"
    SOURCE_TITLE = "source title"
    PICTURE = "picture"
    FIELD = "field"
    LABEL = "label"
    TELEPHONE = "telephone"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Node:
    """One text of a sheet, or its picture. Lines on a page name their node by its ``id``.

    ``kind`` is a BlockKind exactly where the node prints the block ``block``, whose index in
    ``Handout.blocks()`` its id is. The picture has the block that tells what it shows, a label
    (a step's number, the word over notices) the block that it stands before. ``section`` is the
    id of the section that the node is in, '' around the sections. ``texts`` are the keys of the
    interface that it prints. ``language`` is English's tag where the node is English on a sheet
    in another language, else ''.
    """

    id: str
    kind: BlockKind | Around
    block: Block | None = None
    section: str = ""
    texts: tuple[str, ...] = ()
    language: str = ""

    @property
    def prints(self) -> Block | None:
        """The block that the node prints; None where it prints another text."""
        return self.block if isinstance(self.kind, BlockKind) else None

    @property
    def label(self) -> str:
        """The id of the label before this node: of a step's number, of the word over notices."""
        return f"{self.id}-label"


def status_id(key: str, language: str = "") -> str:
    """The id of a status line, by its key in the interface; ``draft`` is one as well."""
    name = key if key == "draft" else f"status-{key}"
    return f"{name}-{language}" if language else name


def outline(handout: Handout, statuses: Sequence[str] = ()) -> Iterator[Node]:
    """The nodes of all that a sheet may print, in the order of reading.

    ``statuses`` are keys of the interface: what the sheet says of itself, above the title. Not
    every node is on every sheet: English for staff is on translated ones, notes where room is.
    """
    for key in ("draft", *statuses):
        yield Node(status_id(key), Around.STATUS, texts=(key,))
        yield Node(status_id(key, SOURCE_TAG), Around.STATUS, language=SOURCE_TAG)
    yield _printed(TITLE, handout.title)
    yield Node(SOURCE_TITLE, Around.SOURCE_TITLE, language=SOURCE_TAG)
    yield _printed(LEAD, handout.lead)
    if handout.picture:
        shown = list(handout.blocks())[handout.picture.says]
        yield Node(PICTURE, Around.PICTURE, shown, language=_language(shown))
    yield from form_nodes(handout)
    first = int(LEAD) + 1 + sum(1 for line in handout.form if line.block)
    for section in handout.sections:
        yield from _section(section, first)
        first += 1 + len(section.blocks)
    yield Node(NOTES, Around.NOTES, texts=("notes",))


def form_nodes(handout: Handout) -> Iterator[Node]:
    """The nodes of the form, its head first; none where the handout has no form."""
    if handout.form:
        yield Node(FORM_HEAD, Around.FIELD, texts=FORM[FORM_HEAD])
    index = int(LEAD)
    for line in handout.form:
        if line.block:
            index += 1
            yield _printed(str(index), line.block)
        else:
            yield Node(line.name, Around.FIELD, texts=FORM[line.name])


def _section(section: Section, first: int) -> Iterator[Node]:
    """The nodes of a section whose heading has the index ``first``."""
    before = section.heading
    yield _printed(str(first), section.heading, section.id)
    for index, block in enumerate(section.blocks, first + 1):
        node = _printed(str(index), block, section.id)
        if block.kind is BlockKind.STEP:
            yield Node(node.label, Around.LABEL, block, section.id)
        elif block.kind is BlockKind.NOTICE and before.kind is not BlockKind.NOTICE:
            yield Node(node.label, Around.LABEL, block, section.id, ("important",))
        yield node
        before = block
    if section.id == CALL:
        for key in TELEPHONES:
            yield Node(f"{section.id}-{key}", Around.TELEPHONE, None, section.id, (key,))


def _printed(name: str, block: Block, section: str = "") -> Node:
    return Node(name, block.kind, block, section, language=_language(block))


def _language(block: Block) -> str:
    return SOURCE_TAG if block.foreign else ""
