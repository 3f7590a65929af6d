"""The box "Before you come": what matters first, at the head of page 1."""

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.content.interface import Interface
from handouts.content.model import Handout
from handouts.content.outline import BEFORE, box_nodes
from handouts.page.placed import Frame, PlacedItem, PlacedShape, Shape
from handouts.page.setting import Area, Passage, Scaled, Setter, Stack
from handouts.page.theme import INK, TINT, Role

# In em of the body's nominal size.
_PAD = 0.42  # above and below
_INSET = 0.85  # from the edges to the text
_BAR = 0.3  # the bar at the starting edge, as all notices have
_BETWEEN = 0.3  # from notice to notice
_SIGN = 1.0  # the warning sign
_SIGN_GAP = 0.35
_SIGN_DROP = 0.12  # how far it stands below the baseline


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice of the box, shaped, with the node that it prints; ``foreign`` runs as English."""

    passage: Scaled
    node: str
    foreign: bool


@dataclass(frozen=True, slots=True)
class BeforeBox:
    """The box's heading and its notices."""

    heading: Scaled
    notices: tuple[Notice, ...]

    @classmethod
    def of(cls, handout: Handout, interface: Interface, setter: Setter) -> "BeforeBox | None":
        """The box of a handout, its texts shaped; None where it has none."""
        nodes = tuple(box_nodes(handout))
        if not nodes:
            return None
        heading, *notices = nodes
        return cls(
            setter.scaled(interface[heading.texts[0]], Role.HEADING),
            tuple(
                Notice(
                    (setter.english if node.language else setter).scaled(node.prints.text),
                    node.id,
                    bool(node.language),
                )
                for node in notices
                if node.prints
            ),
        )

    def place(
        self, area: Area, columns: tuple[Area, ...], stack: Stack, body: float, unit: float
    ) -> tuple[Frame, ...]:
        """Place the box across ``area`` from ``stack.y`` downwards, its notices in columns.

        ``body`` is the body's apparent size in pt, ``unit`` its nominal one. Gives the rectangles
        of the columns in which the notices stand, in the order of reading: the first ones in the
        first column, the others in the next, so that the box is least high.
        """
        inset = _INSET * unit
        first, *others = columns
        strips = (first.inner(inset), *others)
        strips = (*strips[:-1], strips[-1].inner(0.0, inset))
        inside = Stack(stack.y - _PAD * unit)
        self._head(self.heading.at(body), area.inner(inset, inset), inside, unit)
        top = inside.y
        feet = []
        for strip, notices in zip(strips, self._parted(strips, body, unit), strict=False):
            inside.y = top
            for notice in notices:
                inside.y -= _BETWEEN * unit
                own = strip.english() if notice.foreign else strip
                inside.add(notice.passage.at(body), own, notice.node)
            feet.append(inside.y)
        foot = min(feet) - _PAD * unit
        stack.items.extend(_ground(area, foot, stack.y - foot, unit))
        stack.items.extend(inside.items)
        stack.y = foot
        return tuple((s.left, f, s.width, top - f) for s, f in zip(strips, feet, strict=False))

    def _parted(
        self, strips: tuple[Area, ...], body: float, unit: float
    ) -> tuple[tuple[Notice, ...], ...]:
        """The notices of each column, those of the first column first."""
        if len(strips) == 1:
            return (self.notices,)

        def height(notices: tuple[Notice, ...], strip: Area) -> float:
            passages = (notice.passage.at(body) for notice in notices)
            return sum(passage.height(strip.width) + _BETWEEN * unit for passage in passages)

        cuts = range(1, len(self.notices) + 1)
        best = min(
            cuts,
            key=lambda cut: max(
                height(self.notices[:cut], strips[0]), height(self.notices[cut:], strips[1])
            ),
        )
        return self.notices[:best], self.notices[best:]

    def _head(self, heading: Passage, area: Area, stack: Stack, unit: float) -> None:
        own = area.inner((_SIGN + _SIGN_GAP) * unit)
        stack.y -= heading.rise(own.width)
        side = _SIGN * unit
        foot = stack.y - heading.baseline - _SIGN_DROP * unit
        stack.items.append(
            PlacedShape(Shape.WARNING, area.x(0.0, side), foot, side, side, INK, box=BEFORE)
        )
        stack.add(heading, own, BEFORE)


def _ground(area: Area, foot: float, height: float, unit: float) -> Iterator[PlacedItem]:
    bar = _BAR * unit
    yield PlacedShape(Shape.FILL, area.left, foot, area.width, height, TINT, box=BEFORE)
    yield PlacedShape(Shape.FILL, area.x(0.0, bar), foot, bar, height, INK, box=BEFORE)
