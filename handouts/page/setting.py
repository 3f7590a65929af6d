"""Paragraphs with the role and the language they are set in, and where their lines go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from handouts.content.markup import Piece, fill
from handouts.locale import SOURCE_TAG, Locale, parse
from handouts.page.placed import PlacedItem, PlacedLine, PlacedShape, Shape
from handouts.page.theme import LOOKS, Fixed, Look, Role, ScriptStyle, script_style
from handouts.text.fonts import FontBook
from handouts.text.itemize import Link, Setting, StyledSpan
from handouts.text.lines import Line, Paragraph, prepare
from handouts.text.numerals import isolated
from handouts.ucd import FSI, LRI, PDI

SLACK = 0.01
"""By how many pt a measure must be wider than what shall stand in it on one line: a width that is
taken off one edge and added to another is not the same float."""


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

    def english(self) -> "Area":
        """The same area for English, which starts at its own edge on a right-to-left sheet too."""
        return replace(self, direction="ltr")

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
        self._shaped: dict[tuple[str, Role | Fixed], Paragraph] = {}

    @cached_property
    def english(self) -> "Setter":
        """A setter for the English that stands on a sheet in another language."""
        return Setter(self.book, parse(SOURCE_TAG), self.values)

    def nominal(self, apparent: float) -> float:
        """The nominal size at which its script reads as large as an apparent one."""
        return apparent * self.style.factor

    def passage(self, text: str, role: Fixed) -> "Passage":
        """A text of one size, shaped: marks made strong, placeholders filled and isolated."""
        return _sized(self._paragraph(text, role), LOOKS[role], self.style)

    def scaled(self, text: str, role: Role = Role.BODY) -> "Scaled":
        """A text whose size goes with the body's, shaped in the same way."""
        return Scaled(self._paragraph(text, role), LOOKS[role], self.style)

    def _paragraph(self, text: str, role: Role | Fixed) -> Paragraph:
        if (text, role) not in self._shaped:
            self._shaped[text, role] = self._shape(text, LOOKS[role])
        return self._shaped[text, role]

    def _shape(self, text: str, look: Look) -> Paragraph:
        turned = self.locale.direction == "rtl"
        spans = [
            StyledSpan(
                isolated(piece.text) if turned and not piece.isolated else piece.text,
                look.strong or piece.strong,
                link=_link(piece),
            )
            for piece in fill(text, self.values)
        ]
        setting = Setting(
            direction=self.locale.direction,
            language=self.locale.bcp47,
            script=self.locale.script,
            # Latin is set at its own apparent size inside scripts that are set larger or smaller.
            scales={} if self.locale.script == "Latn" else {"Latn": 1 / self.style.factor},
            phrases=look.display,
        )
        return prepare(spans, setting, self.book)


@dataclass(frozen=True, slots=True)
class Scaled:
    """A shaped paragraph whose size goes with the body's."""

    paragraph: Paragraph
    look: Look
    script: ScriptStyle

    def at(self, body: float) -> "Passage":
        """It where the body has an apparent size."""
        return _sized(self.paragraph, self.look, self.script, body)


@dataclass(frozen=True, slots=True)
class Passage:
    """A shaped paragraph at a size: ``size`` is the nominal one of its glyphs, in pt."""

    paragraph: Paragraph
    look: Look
    script: ScriptStyle
    size: float

    @property
    def leading(self) -> float:
        """The distance from line to line."""
        return self.size * (self.script.leading if self.look.running else self.script.label)

    @property
    def width(self) -> float:
        """The width of the whole text on one line."""
        return self.paragraph.width_em * self.size

    @property
    def room(self) -> float:
        """The measure at which the whole text stands on one line."""
        return self.width + SLACK

    @property
    def baseline(self) -> float:
        """How far a line's baseline lies below the top of its row: the ink is centred in it."""
        slack = self.leading - (self.script.ascent + self.script.descent) * self.size
        return slack / 2 + self.script.ascent * self.size

    def count(self, width: float) -> int:
        """The number of lines at a measure of ``width`` pt."""
        return self.paragraph.count(width / self.size)

    def height(self, width: float) -> float:
        """The height of all lines at a measure of ``width`` pt."""
        return self.count(width) * self.leading

    def rise(self, width: float) -> float:
        """How far the ink of its first line rises above the top of its row: Nastaliq climbs."""
        room = self.baseline / self.size
        if self.paragraph.ascent_em <= room:
            return 0.0
        first = self.lines(width)[:1]
        ink = max((line.ascent_em for line in first), default=0.0)
        return max(0.0, ink - room) * self.size

    def lines(self, width: float) -> tuple[Line, ...]:
        """Its lines at a measure of ``width`` pt; those of titles are of even length."""
        return self.paragraph.lines(width / self.size, balanced=self.look.display)

    def place(self, area: Area, top: float, node: str = "") -> tuple[PlacedLine, ...]:
        """Its lines, start-aligned in ``area``, the first one's row beginning at ``top``."""
        return self.put(self.lines(area.width), area, top, node)

    def put(
        self, lines: tuple[Line, ...], area: Area, top: float, node: str
    ) -> tuple[PlacedLine, ...]:
        """Some of its lines, start-aligned in ``area``, from ``top`` downwards."""
        first = top - self.baseline
        return tuple(
            PlacedLine(
                line,
                area.x(0.0, line.width_em * self.size),
                first - index * self.leading,
                self.size,
                self.look.colour,
                node,
            )
            for index, line in enumerate(lines)
        )


def _link(piece: Piece) -> Link | None:
    """Where the words of a piece lead, and what a screen reader says of it."""
    title = piece.text.strip(f"{LRI}{FSI}{PDI}").strip()
    return Link(piece.uri, title) if piece.uri and title else None


def _sized(paragraph: Paragraph, look: Look, script: ScriptStyle, body: float = 1.0) -> Passage:
    kept = script.display if look.display else 1.0
    return Passage(paragraph, look, script, look.size * body * script.factor * kept)


class Stack:
    """Items placed from the top of an area downwards. ``y`` is where the next one begins."""

    def __init__(self, y: float) -> None:
        self.y = y
        self.items: list[PlacedItem] = []

    def add(self, passage: Passage, area: Area, node: str = "") -> None:
        """Place a passage and go below its last line."""
        lines = passage.place(area, self.y, node)
        self.items.extend(lines)
        self.y -= len(lines) * passage.leading

    def rule(self, area: Area, colour: str, weight: float) -> None:
        """Draw a rule across the area at ``y``."""
        self.items.append(
            PlacedShape(Shape.RULE, area.left, self.y, area.width, 0.0, colour, weight)
        )
