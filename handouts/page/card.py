"""The card at the head of page 1: the language's name for staff, and the picture with its labels.

Labels are wrapped in the room that the drawing leaves them: up to the card's edge, or half way to
a label that starts at the other side of the same row. Those of the upper half grow upwards, the
others downwards, and the card grows with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.content.outline import PICTURE, label_nodes
from handouts.page.placed import PlacedItem, PlacedPicture, PlacedShape, Shape
from handouts.page.setting import SLACK, Area, Passage, Setter, Stack
from handouts.page.theme import ACCENT, TINT, Fixed
from handouts.pictures.model import Anchor, Picture, PictureLabel
from handouts.sheet import Sheet

WIDTH = 150.0
"""The width of the card: a third of the narrower measure."""

_PAD = 5.0  # above and below what stands in the card
_INSET = 10.0  # from its edge to the language's name
_PICTURE_INSET = 8.0
# Of a picture's width: labels whose baselines lie closer are of one row; less room has no label.
_ROW, _LEAST = 0.1, 0.1
_BEFORE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
"""The part of a label that stands before its place."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A label as it is set: its node, its area, and how far its rows reach from the drawing's top.

    ``first`` is the top of the first row and ``last`` the foot of the last one, both downwards.
    """

    node: str
    passage: Passage
    area: Area
    first: float
    last: float


def place(
    sheet: Sheet, setter: Setter, area: Area, top: float, foot: float
) -> tuple[float, tuple[PlacedItem, ...]]:
    """The card in an area from ``top`` downwards: its foot, and its items in the order of reading.

    With a picture it reaches down to ``foot`` at least.
    """
    inner = area.inner(_INSET, _INSET)
    tab = Stack(top - _PAD)
    tab.add(setter.passage(sheet.locale.native_name, Fixed.LANGUAGE), inner)
    if sheet.translated:
        tab.add(setter.english.passage(sheet.locale.english_name, Fixed.CARD), inner)
    tab.y -= _PAD
    fill = PlacedShape(Shape.FILL, area.left, tab.y, area.width, top - tab.y, ACCENT)
    if not sheet.handout.picture:
        return tab.y, (fill, *tab.items)
    picture = sheet.handout.picture
    if area.direction == "rtl":
        picture = picture.mirrored()
    field = area.inner(_PICTURE_INSET, _PICTURE_INSET)
    scale = field.width / picture.width
    high = picture.height * scale
    labels = tuple(_labels(sheet, setter, picture, field, scale))
    above = max((0.0, *(-label.first for label in labels)))
    below = max((0.0, *(label.last - high for label in labels)))
    taken = above + high + below
    low = min(foot, tab.y - taken - 2 * _PAD)
    peak = (tab.y + low + taken) / 2 - above  # the drawing's top: all in the middle of its field
    tint = PlacedShape(Shape.FILL, area.left, low, area.width, tab.y - low, TINT)
    drawn = PlacedPicture(picture, field.left, peak - high, scale, PICTURE)
    words = [
        line for label in labels
        for line in label.passage.place(label.area, peak - label.first, label.node)
    ]  # fmt: skip
    return low, (fill, tint, *tab.items, drawn, *words)


def _labels(
    sheet: Sheet, setter: Setter, picture: Picture, field: Area, scale: float
) -> Iterator[_Label]:
    for node, label in zip(label_nodes(sheet.handout), picture.labels, strict=True):
        assert node.block is not None
        own = setter.english if node.block.foreign else setter
        passage = own.passage(node.block.text, Fixed.PICTURE)
        room = _room(label, picture) * scale
        lines = passage.lines(room)
        width = min(max(line.width_em for line in lines) * passage.size + SLACK, room)
        start = label.x * scale - _BEFORE[label.anchor] * width
        area = field.inner(start, field.width - start - width)
        depth = len(lines) * passage.leading
        first = label.y * scale - passage.baseline
        if label.y < picture.height / 2:
            first -= depth - passage.leading
        else:
            first += passage.rise(room)
        strip = area.english() if node.block.foreign else area
        yield _Label(node.id, passage, strip, first, first + depth)


def _room(label: PictureLabel, picture: Picture) -> float:
    """The width that a label may have, in units of the picture."""
    if label.anchor is Anchor.MIDDLE:
        return 2 * min(label.x, picture.width - label.x)
    side = 1 if label.anchor is Anchor.START else -1
    reach = picture.width - label.x if label.anchor is Anchor.START else label.x
    for other in picture.labels:
        away = (other.x - label.x) * side
        if away > 0 and abs(other.y - label.y) < _ROW * picture.width:
            reach = min(reach, away if other.anchor is label.anchor else away / 2)
    return max(reach, _LEAST * picture.width)
