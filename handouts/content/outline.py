"""What stands on a sheet, in the order of reading: the one walk that all forms of it follow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from handouts.content.model import Block, BlockKind, Handout, Section
from handouts.locale import SOURCE_TAG

CALL = "call"
"""The section that ends with the clinic's telephones."""

EMERGENCY = "emergency"
TELEPHONES: Mapping[str, str] = {
    "clinic_hours": "{clinic_phone}",
    "after_hours": "{clinic_phone_after_hours}",
    EMERGENCY: "{clinic_phone_emergency}",
}
"""The interface's labels of the telephones, and the placeholder of the number after each."""

PREPARATION = "preparation"
"""The section whose first notices stand in a box at the head of page 1."""

FORM_HEAD = "form"
FORM: Mapping[str, tuple[str, ...]] = {
    FORM_HEAD: ("form_head",),
    "appointment": ("appointment",),
    "arrive": ("arrive", "morning", "afternoon"),
    "sedation": ("sedation", "yes", "no"),
    "blood-thinner": ("blood_thinner",),
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
STATUS, STATUS_ENGLISH, LETTERHEAD, INTERPRETER = "status", "status-en", "letterhead", "interpreter"
POINTER, BEFORE, IMPRINT = "pointer", "before", "imprint"
"""The ids of nodes that a sheet has once, whatever its sections are."""


class Around(StrEnum):
    """What a node is that prints no block of the handout's."""

    STATUS = "status"
    LETTERHEAD = "letterhead"
    POINTER = "pointer"
    BOX = "box"
    SOURCE_TITLE = "source title"
    PICTURE = "picture"
    FIELD = "field"
    LABEL = "label"
    TELEPHONE = "telephone"
    NOTES = "notes"
    IMPRINT = "imprint"


@dataclass(frozen=True, slots=True)
class Node:
    """One text of a sheet, or its picture. Lines on a page name their node by its ``id``.

    ``kind`` is a BlockKind exactly where the node prints the block ``block``, whose index in
    ``Handout.blocks()`` its id is. The picture has the block that says what it shows, a label
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


def outline(handout: Handout, statuses: Sequence[str] = ()) -> Iterator[Node]:
    """The nodes of all that a sheet may print, in the order of reading.

    ``statuses`` are keys of the interface: what the sheet says of itself, above the title. Not
    every node is on every sheet: English for staff is on translated ones, notes where room is.
    """
    yield Node(STATUS, Around.STATUS, texts=tuple(statuses))
    yield Node(STATUS_ENGLISH, Around.STATUS, language=SOURCE_TAG)
    yield Node(LETTERHEAD, Around.LETTERHEAD)
    yield Node(INTERPRETER, Around.LETTERHEAD, texts=("interpreter",))
    yield _printed(TITLE, handout.title)
    yield Node(SOURCE_TITLE, Around.SOURCE_TITLE, language=SOURCE_TAG)
    yield _printed(LEAD, handout.lead)
    if any(section.id == CALL for section in handout.sections):
        yield Node(POINTER, Around.POINTER, texts=("call_page", "call_emergency"))
    if handout.alt:
        yield Node(PICTURE, Around.PICTURE, handout.alt, language=_language(handout.alt))
    yield from label_nodes(handout)
    yield from box_nodes(handout)
    yield from form_nodes(handout)
    first = _first_heading(handout)
    for section in handout.sections:
        yield from _section(section, first)
        first += 1 + len(section.blocks)
    yield Node(NOTES, Around.NOTES, texts=("notes",))
    yield Node(IMPRINT, Around.IMPRINT, texts=("revised", "disclaimer"))


def box_nodes(handout: Handout) -> Iterator[Node]:
    """The nodes of the box at the head of page 1, its heading first; none where there is none."""
    first = _first_heading(handout)
    for section in handout.sections:
        boxed = _boxed(section)
        if boxed:
            yield Node(BEFORE, Around.BOX, texts=("before_you_come",))
        for index, block in enumerate(section.blocks[:boxed], first + 1):
            yield _printed(str(index), block)
        first += 1 + len(section.blocks)


def label_nodes(handout: Handout) -> Iterator[Node]:
    """The nodes of the words in the picture, in the order of the picture's labels."""
    for index, block in enumerate(handout.labels, _first_label(handout)):
        yield _printed(str(index), block)


def _first_label(handout: Handout) -> int:
    """The index of the first label in the handout's blocks; there it would be, if there is none."""
    return int(LEAD) + 1 + (handout.alt is not None)


def _first_line(handout: Handout) -> int:
    """The index of the form's first line in the handout's blocks."""
    return _first_label(handout) + len(handout.labels)


def _first_heading(handout: Handout) -> int:
    """The index of the first section's heading in the handout's blocks."""
    return _first_line(handout) + sum(1 for line in handout.form if line.block)


def _boxed(section: Section) -> int:
    """How many blocks of a section stand in the box: its first notices, where more follows them."""
    if section.id != PREPARATION:
        return 0
    notices = sum(1 for _ in takewhile(lambda b: b.kind is BlockKind.NOTICE, section.blocks))
    return notices if notices < len(section.blocks) else 0


def form_nodes(handout: Handout) -> Iterator[Node]:
    """The nodes of the form, its head first; none where the handout has no form."""
    if handout.form:
        yield Node(FORM_HEAD, Around.FIELD, texts=FORM[FORM_HEAD])
    index = _first_line(handout)
    for line in handout.form:
        if line.block:
            yield _printed(str(index), line.block)
            index += 1
        else:
            yield Node(line.name, Around.FIELD, texts=FORM[line.name])


def _section(section: Section, first: int) -> Iterator[Node]:
    """The nodes of a section whose heading has the index ``first``."""
    before, boxed = section.heading, _boxed(section)
    yield _printed(str(first), section.heading, section.id)
    for index, block in enumerate(section.blocks[boxed:], first + 1 + boxed):
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
