"""From a sheet to its placed pages, or to the findings that say why there are none."""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, takewhile

from handouts import ucd
from handouts.content.model import Block
from handouts.content.outline import CALL
from handouts.findings import Finding, Quote, Where
from handouts.fit.columns import Room, Rooms, stretched
from handouts.fit.copyfit import Fit, Misfit, fit
from handouts.fit.design import Design
from handouts.fit.rows import Row
from handouts.layout import flow
from handouts.layout.element import Box, Element, Form, Mark
from handouts.page.furniture import LESS_AIR, MORE_AIR, Furniture, Head
from handouts.page.placed import PlacedItem, PlacedPage, PlacedPart, PlacedShape, Shape
from handouts.page.setting import Area, Setter
from handouts.page.theme import ACCENT, INK, TINT, WHITE
from handouts.rules import finding
from handouts.sheet import Sheet
from handouts.text.fonts import FontBook

# Characters: several times what a page of the densest script holds. To shape far more, only to
# say that it does not fit, takes minutes, and more memory than there may be.
_MOST_ON_A_PAGE = 25_000

_SURE = 1.1  # an advice is a tenth more than the arithmetic: the lines that go may be short ones

_DISC = 0.36  # em
_DISC_RISE = 0.27  # em above the baseline: about half the height of small letters
_TICK, _TICK_DROP = 0.85, 0.1  # em: the side of a box to tick, how far it goes below the baseline
_BAR = 0.3  # em: the bar at the starting edge of a notice
_FRAME = 1.4  # pt: heavy enough to be found at a glance


@dataclass(frozen=True, slots=True)
class Typeset:
    """A sheet whose every glyph has its place.

    ``body`` is the apparent size of the body in pt, ``nominal`` the size its glyphs are set at.
    """

    sheet: Sheet
    design: Design
    pages: tuple[PlacedPage, ...]
    body: float
    nominal: float


def typeset(
    sheet: Sheet, design: Design, book: FontBook
) -> tuple[Typeset | None, tuple[Finding, ...]]:
    """The placed pages of a sheet at the largest size that fits, and what was found.

    There are no pages where a finding is an error: a character without a glyph, a text that
    is too long for the pages of the design at its floor.
    """
    found = tuple(_far_too_long(sheet, design))
    if found:
        return None, found
    setter = Setter(book, sheet.locale, sheet.clinic.values(sheet.locale.tag))
    elements = flow.elements(sheet.handout, sheet.interface, setter)
    furniture = Furniture.of(sheet, design, setter)
    found = tuple(_missing(sheet, elements, furniture))
    if found:
        return None, found
    chosen = fit(
        lambda body: flow.rows(elements, design.column, body, setter.nominal(body)),
        rooms_of(furniture),
        design,
    )
    if isinstance(chosen, Misfit):
        return None, (_misfit(sheet, design, elements, chosen),)
    pages = _Pages(furniture, elements, chosen)
    nominal = setter.nominal(chosen.body)
    return Typeset(sheet, design, tuple(pages.placed()), chosen.body, nominal), ()


def rooms_of(furniture: Furniture) -> Callable[[float, int], Rooms]:
    """What tells the room of the columns of each page at a size, on so many pages."""
    later = furniture.later_head().edge

    @cache
    def feet(pages: int) -> tuple[float, ...]:
        return tuple(furniture.footer(page, pages).edge for page in range(1, pages + 1))

    def rooms(body: float, pages: int) -> Rooms:
        head = furniture.first_head(body)
        foot, *others = feet(pages)
        height = head.edge - foot
        least, most = height - head.joints * MORE_AIR, height + head.joints * LESS_AIR
        return (Room(height, least, most), *(Room.fixed(later - foot) for foot in others))

    return rooms


@dataclass(frozen=True, slots=True)
class _Pages:
    furniture: Furniture
    elements: tuple[Element, ...]
    fit: Fit

    def placed(self) -> Iterator[PlacedPage]:
        pages = len(self.fit.columns.heights)
        for page in range(1, pages + 1):
            foot = self.furniture.footer(page, pages)
            head = self._first_head(foot) if page == 1 else self.furniture.later_head()
            yield self._page(page, head, foot, self._notes(foot) if page == pages else ())

    def _first_head(self, foot: Head) -> Head:
        """The head of page 1 with so much air that columns below it are as high as was chosen."""
        call_page, body = self._call_page(), self.fit.body
        head = self.furniture.first_head(body, call_page)
        given = head.edge - foot.edge - self.fit.columns.heights[0]
        return self.furniture.first_head(body, call_page, given / head.joints)

    def _call_page(self) -> int:
        """The page on which the section with the telephones begins; 0 where there is none."""
        calls = (i for i, element in enumerate(self.elements) if element.node.section == CALL)
        first = next(calls, None)
        if first is None:
            return 0
        row = next(i for i, row in enumerate(self.fit.rows) if row.element == first)
        starts = self.fit.columns.starts
        column = max(i for i, start in enumerate(starts[:-1]) if start <= row)
        return column // self.furniture.design.columns + 1

    def _notes(self, foot: Head) -> tuple[PlacedItem, ...]:
        columns = self.fit.columns
        if not columns.notes:
            return ()
        area = self.furniture.area if columns.wide else self.furniture.columns()[-1]
        top = foot.edge + columns.notes
        return self.furniture.notes(area, top, columns.notes, self.fit.body)

    def _page(self, page: int, head: Head, foot: Head, notes: tuple[PlacedItem, ...]) -> PlacedPage:
        areas = self.furniture.columns()
        first = (page - 1) * len(areas)
        parts = [
            part
            for position, area in enumerate(areas)
            for part in self._column(first + position, position, area, head.edge)
        ]
        frames = tuple((a.left, foot.edge, a.width, head.edge - foot.edge) for a in areas)
        return PlacedPage(head.items, frames, tuple(parts), (*notes, *foot.items), head.beside)

    def _column(self, index: int, position: int, area: Area, top: float) -> Iterator[PlacedPart]:
        columns = self.fit.columns
        rows = self.fit.rows[columns.starts[index] : columns.starts[index + 1]]
        factor = stretched(rows, columns.feet[index])
        unit = self.furniture.setter.nominal(self.fit.body)
        y = top
        for element, group in groupby(rows, key=lambda row: row.element):
            own = tuple(group)
            if own[0] is rows[0] and own[0].again:
                yield self._again(own[0], position, area, y)
                y -= own[0].again
            space = 0.0 if own[0] is rows[0] else own[0].space + own[0].stretch * factor
            placed = _Placing(self.elements, self.fit.body, unit, area, rows, factor)
            items = tuple(placed.items(element, own, y - space))
            height = space + sum(row.above + row.height + row.below for row in own)
            yield PlacedPart(position, y, height, items)
            y -= height

    def _again(self, row: Row, position: int, area: Area, top: float) -> PlacedPart:
        """What a column says above the rest of a list that began before: an artifact."""
        named = self.elements[row.element].again
        assert named is not None
        return PlacedPart(position, top, row.again, named.at(self.fit.body).place(area, top))


@dataclass(frozen=True, slots=True)
class _Placing:
    """Places the rows of one element in a column."""

    elements: tuple[Element, ...]
    body: float
    unit: float  # an em of the body
    area: Area
    rows: tuple[Row, ...]
    factor: float

    def items(self, position: int, own: tuple[Row, ...], top: float) -> Iterator[PlacedItem]:
        """What the rows ``own`` of an element put on the page, their box beginning at ``top``."""
        element = self.elements[position]
        unit = self.unit
        area = self.area.english() if element.node.language else self.area
        inset = flow.BOX_INSET * unit
        outer = self.elements[position - 1].boxes if position else ()
        for box in element.boxes:
            if box not in outer:
                yield from self._box(box, own[0], area, top)
            area = area.inner(inset, inset)
        if element.mark is Mark.RULE and own[0].index == 0:
            yield PlacedShape(Shape.RULE, area.left, top, area.width, 0.0, ACCENT, 0.75)
        y = top - own[0].above
        text = area.inner(element.indent * unit)
        if element.row is not None:
            yield from element.row.place(text, y, self.body, unit)
            return
        if element.second is not None:
            yield from self._telephone(element, own, text, y)
            return
        if own[0].index == 0:
            yield from self._mark(element, area, y, unit)
        passage = element.passage.at(self.body)
        lines = passage.lines(text.width)[own[0].index : own[-1].index + 1]
        yield from passage.put(lines, text, y, element.node.id)

    def _box(self, box: Box, first: Row, area: Area, top: float) -> Iterator[PlacedItem]:
        """What outlines a box, as high as its rows; boxes never break across columns."""
        unit = self.unit
        rows = self.rows[self.rows.index(first) :]
        inside = tuple(takewhile(lambda row: box in self.elements[row.element].boxes, rows))
        spaces = sum(row.space + row.stretch * self.factor for row in inside[1:])
        height = spaces + sum(row.above + row.height + row.below for row in inside)
        # Boxes around it that begin or end with it have their padding outside.
        opening = self._outside(box, first.element, first.element - 1) * unit
        closing = self._outside(box, inside[-1].element, inside[-1].element + 1) * unit
        foot, height = top - height + closing, height - opening - closing
        left, width = area.left, area.width

        def shape(shape: Shape, colour: str, weight: float = 0.0) -> PlacedShape:
            return PlacedShape(shape, left, foot, width, height, colour, weight, box.id)

        yield shape(Shape.FILL, WHITE if box.form is Form.INSET else TINT)
        if box.form is Form.CALL:
            yield shape(Shape.FRAME, INK, _FRAME)
        else:
            bar = _BAR * unit
            yield replace(shape(Shape.FILL, INK), x=area.x(0.0, bar), width=bar)

    def _outside(self, box: Box, element: int, neighbour: int) -> float:
        """The padding in em of the boxes around ``box`` that ``element`` and a neighbour part."""
        own = self.elements[element]
        shared = own.shared(self.elements[neighbour]) if 0 <= neighbour < len(self.elements) else 0
        return max(0, own.boxes.index(box) - shared) * flow.BOX_PAD

    def _mark(self, element: Element, area: Area, top: float, unit: float) -> Iterator[PlacedItem]:
        base = top - element.passage.at(self.body).baseline
        if element.mark is Mark.DISC:
            x = area.x(0.2 * unit, _DISC * unit)
            y = base + (_DISC_RISE - _DISC / 2) * unit
            yield PlacedShape(Shape.DISC, x, y, _DISC * unit, _DISC * unit, ACCENT)
        elif element.mark is Mark.TICK:
            side, drop = _TICK * unit, _TICK_DROP * unit
            yield PlacedShape(Shape.CHECKBOX, area.x(0.0, side), base - drop, side, side, INK)
        elif element.mark is Mark.WARNING:
            side = 0.95 * unit
            yield PlacedShape(Shape.WARNING, area.x(0.0, side), base - 0.12 * unit, side, side, INK)
        elif element.number is not None:
            yield from element.number.at(self.body).place(area, top, element.node.label)

    def _telephone(
        self, element: Element, own: tuple[Row, ...], area: Area, top: float
    ) -> Iterator[PlacedItem]:
        """A label and, at the ending edge of its row or below it, its telephone number."""
        width, node = self.area.width, element.node.id
        label = element.passage.at(self.body)
        number = flow.number(element, width, self.body, self.unit)
        if element.mark is Mark.BAND:
            pad, reach = flow.BAND_PAD * self.unit, flow.BAND_REACH * self.unit
            height = sum(row.height for row in own)
            band = area.inner(-reach, -reach)
            foot = top - height - pad
            yield PlacedShape(Shape.FILL, band.left, foot, band.width, height + 2 * pad, INK)
        beside = flow.label_room(element, width, self.body, self.unit)
        end = area.inner(max(0.0, area.width - number.room))
        if beside:
            # the number stands on the label's first line
            base = top - max(number.baseline, label.baseline)
            words = area.inner(0.0, area.width - beside)
            yield from label.place(words, base + label.baseline, node)
            yield from number.place(end, base + number.baseline, node)
            return
        yield from label.place(area, top, node)
        yield from number.place(end, top - label.height(area.width), node)


def _missing(
    sheet: Sheet, elements: tuple[Element, ...], furniture: Furniture
) -> Iterator[Finding]:
    """An error for each character that no font has, at the message that it stands in."""
    passages = [(furniture.title, sheet.handout.title), (furniture.lead, sheet.handout.lead)]
    passages += [
        (passage, node.prints)
        for element in elements
        for passage, node in element.texts()
        if node.prints
    ]
    for passage, block in passages:
        where = Where(block.path or sheet.handout.path, block.line, block.context)
        for _, character in passage.paragraph.missing:
            # a block's text is a message: msgstr in a catalog, a paragraph in the source
            field = "msgstr" if block.path else "text"
            yield _no_glyph(character, where, Quote(field, block.text, _places(character, block)))
        for _, character in passage.paragraph.torn:
            field = "msgstr" if block.path else "text"
            yield _torn(character, where, Quote(field, block.text, _places(character, block)))
    said, clinic = sheet.interface, sheet.clinic
    others = [(said.path, key, text) for key, text in said.items()]
    others += [(clinic.path, "", text) for text in clinic.values(sheet.locale.tag).values()]
    for path, context, text in others:
        # The braces of a placeholder are not printed, and their values are not known here.
        unmarked = text.translate({ord("{"): None, ord("}"): None})
        for _, character in furniture.setter.scaled(unmarked).paragraph.missing:
            yield _no_glyph(character, Where(path, 0, context))


def _places(character: str, block: Block) -> tuple[tuple[int, int], ...]:
    return tuple((at, at + 1) for at, char in enumerate(block.text) if char == character)


def _no_glyph(character: str, where: Where, *quotes: Quote) -> Finding:
    name = ucd.name(character) or "no name"
    return finding(
        "missing-glyph",
        where,
        f"no font has the character {character!r} (U+{ord(character):04X} {name})",
        "write another character, or add a font that has it to fonts/fonts.toml",
        quotes,
    )


def _torn(character: str, where: Where, *quotes: Quote) -> Finding:
    name = ucd.name(character) or "no name"
    return finding(
        "torn-mark",
        where,
        f"a mark stands without its letter: U+{ord(character):04X} {name}",
        "type the letter first, then its marks; it would be printed on a dotted circle",
        quotes,
    )


def _misfit(sheet: Sheet, design: Design, elements: tuple[Element, ...], misfit: Misfit) -> Finding:
    where = Where(sheet.handout.path)
    paper, extent = design.paper.name, design.extent
    advice = ", ".join(
        f"{section} by about {characters} characters"
        for section, characters in _shorten(elements, misfit)
    )
    return finding(
        "too-long",
        where,
        f"the text does not fit {extent} ({paper}) at the least size, {design.floor:g} pt",
        f"shorten {advice}",
    )


def _far_too_long(sheet: Sheet, design: Design) -> Iterator[Finding]:
    """An error where no size is worth a try."""
    most, blocks = _MOST_ON_A_PAGE * design.pages, tuple(sheet.handout.blocks())
    length = sum(len(block.text) for block in blocks)
    if length > most:
        parts: Counter[str] = Counter()
        for block in blocks:
            parts[block.context] += len(block.text)
        ((longest, most_of_it),) = parts.most_common(1)
        yield finding(
            "too-long",
            Where(sheet.handout.path, 0, longest),
            f"the text has {length:,} characters, which {design.extent} never hold",
            f"shorten it; {longest} has {most_of_it:,} of them",
        )


def _shorten(elements: tuple[Element, ...], misfit: Misfit) -> list[tuple[str, int]]:
    """The three highest sections, and by how many characters each should be shorter."""
    heights: dict[str, float] = {}
    lines: Counter[str] = Counter()
    lengths: Counter[str] = Counter()
    for row in misfit.rows:
        section = elements[row.element].node.section
        heights[section] = heights.get(section, 0.0) + row.space + row.height
        lines[section] += 1
    for element in elements:
        lengths[element.node.section] += sum(len(p.paragraph.text) for p, _ in element.texts())
    highest = sorted(heights, key=lambda section: -heights[section])[:3]
    share = misfit.excess / sum(heights[section] for section in highest)
    return [(s, _characters(lines[s], lengths[s], share)) for s in highest]


def _characters(lines: int, length: int, share: float) -> int:
    """About how many characters a share of a section's lines has: a text shrinks by whole lines."""
    fewer = math.ceil(share * lines * _SURE)
    return 10 * math.ceil(fewer * length / lines / 10)
