"""Paragraphs with the role and the language they are set in, and where their lines go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from handouts.content.markup import fill
from handouts.layout.placed import Item, PlacedLine, PlacedShape, Shape
from handouts.layout.theme import ROLES, Role, RoleStyle, script_style
from handouts.locale import SOURCE_TAG, Locale, parse
from handouts.text.fonts import FontBook
from handouts.text.itemize import Span
from handouts.text.lines import Line, Paragraph, Setting, prepare


@dataclass(frozen=True, slots=True)
class Area:
    """A strip of the page, in pt. ``direction`` says at which edge text starts."""

    left: float
    width: float
    direction: str

    def x(self, offset: float, width: float = 0.0) -> float:
        """The left edge of something ``width`` wide, ``offset`` away from the starting edge."""
        if self.direction == "rtl":
            return self.left + self.width - offset - width
        return self.left + offset

    def inner(self, start: float, end: float = 0.0) -> "Area":
        """The area less an indent at its starting and one at its ending edge."""
        width = self.width - start - end
        return replace(self, left=self.x(start, width), width=width)


class Setter:
    """Sets text of one locale: fonts, sizes and leading of its script, the clinic's values.

    It remembers what it has shaped, as furniture is placed at every size that is tried; so there
    is one for each sheet that is laid out, which is forgotten with it.
    """

    def __init__(self, book: FontBook, locale: Locale, values: Mapping[str, str]) -> None:
        self.book = book
        self.locale = locale
        self.style = script_style(locale)
        self.values = values
        self._shaped: dict[tuple[str, Role], Passage] = {}

    @cached_property
    def english(self) -> "Setter":
        """A setter for the English that stands on a sheet in another language."""
        return Setter(self.book, parse(SOURCE_TAG), self.values)

    def passage(self, text: str, role: Role = Role.BODY) -> "Passage":
        """A message of a catalog, shaped: marks made strong, placeholders filled and isolated."""
        if (text, role) not in self._shaped:
            self._shaped[text, role] = self._shape(text, role)
        return self._shaped[text, role]

    def _shape(self, text: str, role: Role) -> "Passage":
        strong = ROLES[role].strong
        spans = [Span(piece.text, strong or piece.strong) for piece in fill(text, self.values)]
        setting = Setting(
            direction=self.locale.direction,
            language=self.locale.bcp47,
            script=self.locale.script,
            # Latin is set at its own apparent size inside scripts that are set larger or smaller.
            scales={} if self.locale.script == "Latn" else {"Latn": 1 / self.style.factor},
            phrases=ROLES[role].display,
        )
        return Passage(prepare(spans, setting, self.book), ROLES[role], self)


@dataclass(frozen=True, slots=True)
class Passage:
    """A shaped paragraph with its style. ``body`` is always the body's apparent size in pt."""

    paragraph: Paragraph
    style: RoleStyle
    setter: Setter

    def size(self, body: float) -> float:
        """The nominal size of its glyphs."""
        script = self.setter.style
        kept = script.display if self.style.display else 1.0
        return (self.style.fixed or self.style.ratio * body) * script.factor * kept

    def leading(self, body: float) -> float:
        """The distance from line to line."""
        script = self.setter.style
        return self.size(body) * (script.leading if self.style.running else script.label)

    def count(self, width: float, body: float) -> int:
        """The number of lines at a measure of ``width`` pt."""
        return self.paragraph.count(width / self.size(body))

    def height(self, width: float, body: float) -> float:
        """The height of all lines at a measure of ``width`` pt."""
        return self.count(width, body) * self.leading(body)

    def width(self, body: float) -> float:
        """The width of the whole text on one line."""
        return self.paragraph.width_em * self.size(body)

    def baseline(self, body: float) -> float:
        """How far a line's baseline lies below the top of its row: the ink is centred in it."""
        script = self.setter.style
        slack = self.leading(body) - (script.ascent + script.descent) * self.size(body)
        return slack / 2 + script.ascent * self.size(body)

    def rise(self, width: float, body: float) -> float:
        """How far the ink of its first line rises above the top of its row: Nastaliq climbs."""
        room = self.baseline(body) / self.size(body)
        if self.paragraph.ascent_em <= room:
            return 0.0
        first = self.lines(width, body)[:1]
        ink = max((line.ascent_em for line in first), default=0.0)
        return max(0.0, ink - room) * self.size(body)

    def lines(self, width: float, body: float) -> tuple[Line, ...]:
        """Its lines at a measure of ``width`` pt; those of titles are of even length."""
        return self.paragraph.lines(width / self.size(body), balanced=self.style.display)

    def place(self, area: Area, top: float, body: float, node: str = "") -> tuple[PlacedLine, ...]:
        """Its lines, start-aligned in ``area``, the first one's row beginning at ``top``."""
        return self.put(self.lines(area.width, body), area, top, body, node)

    def put(
        self, lines: tuple[Line, ...], area: Area, top: float, body: float, node: str
    ) -> tuple[PlacedLine, ...]:
        """Some of its lines, start-aligned in ``area``, from ``top`` downwards."""
        size, leading = self.size(body), self.leading(body)
        first = top - self.baseline(body)
        return tuple(
            PlacedLine(
                line,
                area.x(0.0, line.width_em * size),
                first - index * leading,
                size,
                self.style.colour,
                node,
            )
            for index, line in enumerate(lines)
        )


class Stack:
    """Items placed from the top of an area downwards. ``y`` is where the next one begins."""

    def __init__(self, y: float, body: float = 0.0) -> None:
        self.y = y
        self.body = body
        self.items: list[Item] = []

    def add(self, passage: Passage, area: Area, node: str = "") -> None:
        """Place a passage and go below its last line."""
        lines = passage.place(area, self.y, self.body, node)
        self.items.extend(lines)
        self.y -= len(lines) * passage.leading(self.body)

    def rule(self, area: Area, colour: str, weight: float) -> None:
        """Draw a rule across the area at ``y``."""
        self.items.append(
            PlacedShape(Shape.RULE, area.left, self.y, area.width, 0.0, colour, weight)
        )
