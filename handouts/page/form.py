"""The form on page 1: lines for the nurse's pen. Its fields share rows where their labels allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.content.interface import Interface
from handouts.content.markup import PEN
from handouts.content.model import Handout
from handouts.content.outline import FORM_HEAD, Node, form_nodes
from handouts.page.placed import Frame, PlacedItem, PlacedShape, Shape
from handouts.page.setting import SLACK, Area, Passage, Setter, Stack
from handouts.page.theme import HAIRLINE, INK, TINT, Fixed

_LINES = {"appointment": 130.0, "arrive": 64.0, "stop": 170.0, "take": 170.0}
"""Fields with one line to write on, and how long it is at least, in pt."""
_OWN_LINE = 130.0  # the same of a field that the handout brings, with one line
_DATE = 62.0  # of each of several lines in one field: a day and a month, or a short name
_PAD = 8.0
_FOOT = 0.8 * _PAD  # below the last row, whose lines already lie above its foot
_ROW = 22.0  # room for handwriting
_OVER_LABELS = 8.0  # the same, over a label of several lines
_GAP = 16.0  # between fields of one row
_PART_GAP = 8.0  # between the parts of one field
_LINE_GAP = 6.0  # from a label to its line
_ABOVE_FOOT = 3.0  # from the foot of a row to that of its label
_UNDER_BASELINE = 2.0  # how far a line to write on lies below the label's baseline
_FREE_CLIMB = 4.0  # what may climb out of the first row before the frame gives way
_TICK = 9.5  # a box to tick
_TICK_GAP = 5.0
_TICKS_GAP = 12.0  # before a box
_TICK_DROP = 1.0  # a box stands a little below the baseline, so that its middle is the letters'
_TICK_WEIGHT, _LINE_WEIGHT = 0.8, 0.6
_WIDEST_LABEL = 0.6  # of the form's width; a longer label takes several lines


@dataclass(frozen=True, slots=True)
class Slot:
    """What stays together in a row: a word after a box to tick, or a label before a line.

    ``line`` is the least length in pt of the line to write on; 0 where there is none.
    """

    words: Passage
    line: float = 0.0
    tick: bool = False

    def words_width(self, room: float) -> float:
        """The width in pt that the words take of ``room``."""
        return min(self.words.room, _WIDEST_LABEL * room) if self.line else self.words.room

    def least(self, room: float) -> float:
        """The least width in pt of the whole part."""
        before = _TICK + _TICK_GAP if self.tick else 0.0
        after = _LINE_GAP + self.line if self.line else 0.0
        return min(before + self.words_width(room) + after, room)

    def count(self, room: float) -> int:
        """How many lines its words take."""
        before = _TICK + _TICK_GAP if self.tick else 0.0
        return self.words.count(min(self.words_width(room), room - before) + SLACK)


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the form: its parts, in the order of reading, and the node that they print."""

    name: str
    parts: tuple[Slot, ...]

    def least(self, room: float) -> float:
        """The least width in pt of the whole field in one row."""
        return sum(_before(part, index) + part.least(room) for index, part in enumerate(self.parts))


def fields(handout: Handout, interface: Interface, setter: Setter) -> tuple[Field, ...]:
    """The fields of a handout's form, in their order; none where it has no form."""
    return tuple(_field_of(node, interface, setter) for node in form_nodes(handout))


def _field_of(node: Node, interface: Interface, setter: Setter) -> Field:
    if node.prints:
        own = setter.english if node.language else setter
        return Field(node.id, tuple(_with_gaps(node.prints.text, own, _OWN_LINE)))
    label, *choices = (interface[key] for key in node.texts)
    if PEN in label:
        return Field(node.id, tuple(_with_gaps(label, setter, _DATE)))
    role = Fixed.STAFF if node.id == FORM_HEAD else Fixed.LABEL
    ticks = (Slot(setter.passage(choice, Fixed.STAFF), tick=True) for choice in choices)
    return Field(node.id, (Slot(setter.passage(label, role), _LINES.get(node.id, 0.0)), *ticks))


def _with_gaps(text: str, setter: Setter, alone: float) -> Iterator[Slot]:
    """The parts of a text with gaps for the pen; a single gap is ``alone`` pt long at least."""
    *before, after = (words.strip(" _\u3000") for words in text.split(PEN))
    line = alone if len(before) == 1 else _DATE
    for words in before:
        yield Slot(setter.passage(words, Fixed.LABEL), line)
    if after:
        yield Slot(setter.passage(after, Fixed.LABEL))


def place(form: tuple[Field, ...], area: Area, stack: Stack, air: float) -> tuple[Frame, ...]:
    """Place the form in a tinted frame across ``area``, from ``stack.y`` downwards.

    Each row but the first, which the frame is near, is ``air`` pt higher than it is designed. Gives
    the frames of its rows, each of which is read across.
    """
    frames: list[Frame] = []
    inner = area.inner(_PAD, _PAD)
    # What climbs out of the first row must not touch the frame.
    climbing = max(part.words.rise(part.words.room) for field in form for part in field.parts)
    inside = Stack(stack.y - max(0.0, climbing - _FREE_CLIMB))
    for row in _rows(form, inner.width):
        height = _row(row, inner, inside, air if frames else 0.0)
        inside.y -= height
        frames.append((inner.left, inside.y, inner.width, height))
    inside.y -= _FOOT
    height = stack.y - inside.y
    for shape, colour in ((Shape.FILL, TINT), (Shape.FRAME, HAIRLINE)):
        stack.items.append(PlacedShape(shape, area.left, inside.y, area.width, height, colour))
    stack.items.extend(inside.items)
    stack.y = inside.y
    return tuple(frames)


_Row = list[tuple[str, Slot, float]]
"""The parts of one row, each with its node and the space before it in pt."""


def _rows(form: Sequence[Field], room: float) -> Iterator[_Row]:
    """Rows of fields that fit them whole; a field that is wider goes on in rows of its own."""
    row: _Row = []
    taken = 0.0
    for field in form:
        whole = field.least(room)
        if row and taken + _GAP + whole > room:
            yield row
            row, taken = [], 0.0
        for index, part in enumerate(field.parts):
            before = (_GAP if row else 0.0) if index == 0 else _before(part, index)
            width = part.least(room)
            if row and taken + before + width > room:
                yield row
                row, taken, before = [], 0.0, 0.0
            row.append((field.name, part, before))
            taken += before + width
    yield row


def _before(part: Slot, index: int) -> float:
    """The space in pt before a part of a field, by its place in it."""
    if index == 0:
        return 0.0
    return _TICKS_GAP if part.tick else _PART_GAP


def _row(row: _Row, area: Area, stack: Stack, air: float) -> float:
    """Place one row; its lines to write on share what is left. Gives its height."""
    room = area.width
    spare = max(0.0, room - sum(before + part.least(room) for _, part, before in row))
    lines = sum(1 for _, part, _ in row if part.line)
    tallest = max(part.count(room) * part.words.leading for _, part, _ in row)
    height = max(_ROW, tallest + _OVER_LABELS) + air
    offset = 0.0
    for name, part, before in row:
        offset += before
        width = min(part.least(room) + (spare / lines if part.line else 0.0), room - offset)
        own = area.inner(offset, room - offset - width)
        stack.items.extend(_part(name, part, own, room, stack.y - height))
        offset += width
    return height


def _part(name: str, part: Slot, area: Area, room: float, foot: float) -> Iterator[PlacedItem]:
    """Place a part whose last line of words stands on the line to write on, above ``foot``."""
    start = _TICK + _TICK_GAP if part.tick else 0.0
    width = min(part.words_width(room), area.width - start) + SLACK
    count = part.words.count(width)
    top = foot + _ABOVE_FOOT + count * part.words.leading
    base = top - (count - 1) * part.words.leading - part.words.baseline
    if part.tick:
        left = area.x(0.0, _TICK)
        yield PlacedShape(Shape.CHECKBOX, left, base - _TICK_DROP, _TICK, _TICK, INK, _TICK_WEIGHT)
    words = area.inner(start, max(0.0, area.width - start - width))
    yield from part.words.place(words, top, name)
    if part.line:
        rule = area.inner(start + width + _LINE_GAP)
        y = base - _UNDER_BASELINE
        yield PlacedShape(Shape.RULE, rule.left, y, rule.width, 0.0, INK, _LINE_WEIGHT)
