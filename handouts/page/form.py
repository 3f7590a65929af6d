"""The form on page 1: lines for the nurse's pen. Its fields share rows where their labels allow."""

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.content.interface import Interface
from handouts.content.markup import PEN
from handouts.content.model import Handout
from handouts.content.outline import FORM_HEAD, Node, form_nodes
from handouts.page.placed import PlacedItem, PlacedShape, Shape
from handouts.page.setting import SLACK, Area, Passage, Setter, Stack
from handouts.page.theme import HAIRLINE, INK, TINT, Fixed

_LINES = {"appointment": 130.0, "arrive": 70.0, "stop": 170.0, "take": 170.0}
"""Fields with a line to write on, and how long it is at least, in pt."""
_OWN_LINE = 130.0  # the same of a line that the handout brings
_PAD = 9.0
_FOOT = 0.8 * _PAD  # below the last row, whose lines already lie above its foot
_ROW = 22.5  # room for handwriting
_OVER_LABELS = 8.0  # the same, over a label of several lines
_GAP = 16.0  # between fields of one row
_LINE_GAP = 6.0  # from a label to its line
_AFTER_LABEL = 8.0  # at least, from a label to what follows the field
_ABOVE_FOOT = 3.0  # from the foot of a row to that of its label
_UNDER_BASELINE = 2.0  # how far a line to write on lies below the label's baseline
_FREE_CLIMB = 4.0  # what may climb out of the first row before the frame gives way
_TICK = 9.5  # a box to tick
_TICK_GAP = 5.0
_TICKS_GAP = 14.0  # from a label to its first box
_TICK_DROP = 1.0  # a box stands a little below the baseline, so that its middle is the letters'
_TICK_WEIGHT, _LINE_WEIGHT = 0.8, 0.6
_WIDEST_LABEL = 0.6  # of the form's width; a longer label takes several lines


@dataclass(frozen=True, slots=True)
class Field:
    """A label with a line of at least ``line`` pt to write on, with choices to tick, or alone."""

    name: str
    label: Passage
    line: float = 0.0
    choices: tuple[Passage, ...] = ()

    def label_width(self, room: float) -> float:
        """The width in pt that the label takes of ``room``."""
        return min(self.label.width, _WIDEST_LABEL * room)

    def least(self, room: float) -> float:
        """The least width in pt of the whole field."""
        ticks = sum(_TICK + _TICK_GAP + choice.width + _GAP for choice in self.choices)
        return self.label_width(room) + _AFTER_LABEL + self.line + ticks


def fields(handout: Handout, interface: Interface, setter: Setter) -> tuple[Field, ...]:
    """The fields of a handout's form, in their order; none where it has no form."""
    return tuple(_field_of(node, interface, setter) for node in form_nodes(handout))


def _field_of(node: Node, interface: Interface, setter: Setter) -> Field:
    if node.prints:
        own = setter.english if node.language else setter
        label = node.prints.text.replace(PEN, "").strip("_ ")
        return Field(node.id, own.passage(label, Fixed.LABEL), _OWN_LINE)
    label, *choices = node.texts
    return Field(
        node.id,
        setter.passage(interface[label], Fixed.STAFF if node.id == FORM_HEAD else Fixed.LABEL),
        _LINES.get(node.id, 0.0),
        tuple(setter.passage(interface[choice], Fixed.STAFF) for choice in choices),
    )


def place(form: tuple[Field, ...], area: Area, stack: Stack) -> None:
    """Place the form in a tinted frame across ``area``, from ``stack.y`` downwards."""
    inner = area.inner(_PAD, _PAD)
    # What climbs out of the first row must not touch the frame.
    climbing = max(field.label.rise(field.label_width(inner.width) + SLACK) for field in form)
    inside = Stack(stack.y - max(0.0, climbing - _FREE_CLIMB))
    for row in _packed(form, inner.width):
        inside.y -= _row(row, inner, inside)
    inside.y -= _FOOT
    height = stack.y - inside.y
    for shape, colour in ((Shape.FILL, TINT), (Shape.FRAME, HAIRLINE)):
        stack.items.append(PlacedShape(shape, area.left, inside.y, area.width, height, colour))
    stack.items.extend(inside.items)
    stack.y = inside.y


def _packed(form: tuple[Field, ...], room: float) -> Iterator[list[Field]]:
    row: list[Field] = []
    for field in form:
        taken = sum(other.least(room) + _GAP for other in row)
        if row and taken + field.least(room) > room:
            yield row
            row = []
        row.append(field)
    yield row


def _row(row: list[Field], area: Area, stack: Stack) -> float:
    """Place one row of fields; the lines to write on share what is left. Gives its height."""
    if row[0].choices and row[0].least(area.width) > area.width:
        return _stacked(row[0], area, stack)
    spare = area.width - sum(f.least(area.width) for f in row) - _GAP * (len(row) - 1)
    lines = sum(1 for field in row if field.line)
    lines_of_label = max(f.label.count(f.label_width(area.width) + SLACK) for f in row)
    height = max(_ROW, lines_of_label * row[0].label.leading + _OVER_LABELS)
    offset = 0.0
    for field in row:
        width = field.least(area.width) + (spare / lines if field.line else 0.0)
        own = area.inner(offset, area.width - offset - width)
        label = own.inner(0.0, own.width - field.label_width(area.width) - SLACK)
        stack.items.extend(_field(field, own, label, stack.y - height))
        offset += width + _GAP
    return height


def _stacked(field: Field, area: Area, stack: Stack) -> float:
    """Place a field whose choices need more than a row, one below the other. Gives its height."""
    top = stack.y - (_ROW - field.label.leading) / 2
    stack.items.extend(field.label.place(area, top, field.name))
    top -= field.label.height(area.width)
    words = area.inner(_TICK + _TICK_GAP)
    for choice in field.choices:
        top -= _TICK_GAP
        foot = top - choice.baseline - _TICK_DROP
        stack.items.append(
            PlacedShape(Shape.CHECKBOX, area.x(0.0, _TICK), foot, _TICK, _TICK, INK, _TICK_WEIGHT)
        )
        stack.items.extend(choice.place(words, top, field.name))
        top -= choice.height(words.width)
    return stack.y - top


def _field(field: Field, area: Area, label: Area, foot: float) -> Iterator[PlacedItem]:
    leading = field.label.leading
    count = field.label.count(label.width)
    # The last line of the label stands on the line to write on.
    first = foot + _ABOVE_FOOT + count * leading
    yield from field.label.place(label, first, field.name)
    base = first - (count - 1) * leading - field.label.baseline
    if field.line:
        rule = area.inner(label.width + _LINE_GAP)
        yield PlacedShape(
            Shape.RULE, rule.left, base - _UNDER_BASELINE, rule.width, 0.0, INK, _LINE_WEIGHT
        )
    offset = label.width + _TICKS_GAP
    for choice in field.choices:
        yield PlacedShape(
            Shape.CHECKBOX,
            area.x(offset, _TICK),
            base - _TICK_DROP,
            _TICK,
            _TICK,
            INK,
            _TICK_WEIGHT,
        )
        offset += _TICK + _TICK_GAP
        width = choice.room
        word = area.inner(offset, area.width - offset - width)
        yield from choice.place(word, base + choice.baseline, field.name)
        offset += width + _GAP
