"""What stands around the columns: letterhead, title, card, the box, the form, footer, notes."""

from dataclasses import dataclass

from handouts.content.model import Block
from handouts.content.outline import (
    CALL,
    IMPRINT,
    INTERPRETER,
    LEAD,
    LETTERHEAD,
    NOTES,
    POINTER,
    SOURCE_TITLE,
    TITLE,
)
from handouts.fit.design import Design
from handouts.page import card, form, strip
from handouts.page.box import BeforeBox
from handouts.page.placed import Frame, PlacedItem
from handouts.page.setting import Area, Scaled, Setter, Stack
from handouts.page.theme import ACCENT, HAIRLINE, SOFT, Fixed, Role
from handouts.sheet import Sheet
from handouts.ucd import LRI, PDI

# Distances in pt. Those inside a strip are what its small type needs to stand clear of the edge;
# those between strips part things that are read one after the other.
_CARD_GAP = 20.0
_INSET = 10.0  # from the edge of a band, a frame or the card to its text
_BETWEEN = 3.0  # title, lead, rule: they belong together
_BEFORE_FORM = 7.0
_BEFORE_COLUMNS = 9.0
_AFTER_COLUMNS = 7.0
_AFTER_RULE = 5.0  # from a rule to the text under it
_RUNNING_GAP = 20.0  # between the title and the language at the head of later pages
_END_GAP = 14.0  # between the lines of the footer and its page number
_AFTER_STATUS = 4.0
_AFTER_LETTERHEAD = 5.0
_BEFORE_BOX = 7.0
CODE = 31.2
"""The side of the square in the footer's corner that is kept for a code: 11 mm."""
_CODE_GAP = 8.0
LESS_AIR, MORE_AIR = 4.0, 7.0
"""How far a joint of page 1's head gives: the rows of the form come down to 18 pt, as in
narrow-ruled notebooks (6.35 mm), and grow to 29 pt, beyond which they look like a form alone."""
# Weights of rules: what parts the page, what heads a part, what is quiet.
_HEAD_RULE, _PART_RULE, _QUIET_RULE = 1.5, 0.75, 0.6
_WIDEST_END = 0.45  # of the footer's width, for the page and the edition
_RULING = 26.0  # distance of the lines for handwriting


@dataclass(frozen=True, slots=True)
class Head:
    """Items at the top or the foot of a page, and the y at which the columns begin or end.

    ``beside`` are the frames of texts in it that lie beside each other, ``joints`` how many
    distances in it may take more air or less.
    """

    items: tuple[PlacedItem, ...]
    edge: float
    beside: tuple[Frame, ...] = ()
    joints: int = 0


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the columns, to be placed at each size that is tried."""

    sheet: Sheet
    design: Design
    setter: Setter
    title: Scaled
    lead: Scaled
    fields: tuple[form.Field, ...]
    box: BeforeBox | None

    @classmethod
    def of(cls, sheet: Sheet, design: Design, setter: Setter) -> "Furniture":
        """The furniture of a sheet, its texts shaped."""
        handout = sheet.handout

        def scaled(block: Block, role: Role) -> Scaled:
            return (setter.english if block.foreign else setter).scaled(block.text, role)

        return cls(
            sheet=sheet,
            design=design,
            setter=setter,
            title=scaled(handout.title, Role.TITLE),
            lead=scaled(handout.lead, Role.LEAD),
            fields=form.fields(handout, sheet.interface, setter),
            box=BeforeBox.of(handout, sheet.interface, setter),
        )

    @property
    def area(self) -> Area:
        """The strip between the side margins."""
        paper = self.design.paper
        return Area(paper.side, paper.measure, self.sheet.locale.direction)

    def columns(self) -> tuple[Area, ...]:
        """The columns of a page in the order of reading."""
        width = self.design.column
        starts = [at * (width + self.design.gutter) for at in range(self.design.columns)]
        return tuple(self.area.inner(at, self.area.width - at - width) for at in starts)

    def first_head(self, body: float, call_page: int = 0, air: float = 0.0) -> Head:
        """Page 1: status; letterhead; title and lead beside the card; the box; the form.

        ``call_page`` is the page with the telephones: the head is as high whichever it is. ``air``
        is added to the space between its parts and to the rows of the form, in pt; it is between
        ``-LESS_AIR`` and ``MORE_AIR``.
        """
        stack = self._opened(1)
        self._letterhead(stack)
        top = stack.y
        beside = self.area.inner(0.0, card.WIDTH + _CARD_GAP)
        self._title(stack, beside, body)
        self._pointer(stack, beside, call_page)
        edge = self.area.inner(self.area.width - card.WIDTH)
        foot, items = card.place(self.sheet, self.setter, edge, top, stack.y)
        stack.items += items
        columns: tuple[Frame, ...] = ()
        if self.sheet.handout.labels:  # words that lie beside the title's
            columns = ((beside.left, stack.y, beside.width, top - stack.y),)
        stack.y = min(stack.y, foot)
        if self.box:
            stack.y -= _BEFORE_BOX + air
            unit = self.setter.nominal(body)
            columns += self.box.place(self.area, self.columns(), stack, body, unit)
        rows: tuple[Frame, ...] = ()
        if self.fields:
            stack.y -= _BEFORE_FORM + air
            rows = form.place(self.fields, self.area, stack, air)
        stack.y -= _BEFORE_COLUMNS + air
        joints = 1 + bool(self.box) + len(rows)  # above all rows but the first, and the form
        return Head(tuple(stack.items), stack.y, columns + rows, joints)

    def later_head(self) -> Head:
        """Every page but the first: status, a line with the title and the language, a rule."""
        stack = self._opened(2)
        language = self.setter.passage(self._language_names(), Fixed.STAFF)
        width = language.room
        start = self.area.inner(0.0, width + _RUNNING_GAP)
        title = self.setter.passage(self.sheet.handout.title.text, Fixed.LABEL)
        stack.y -= title.rise(start.width)
        stack.items.extend(language.place(self.area.inner(self.area.width - width), stack.y))
        stack.add(title, start)
        stack.y -= _BETWEEN
        stack.rule(self.area, ACCENT, _HEAD_RULE)
        return Head(tuple(stack.items), stack.y - _BEFORE_COLUMNS)

    def footer(self, page: int, pages: int) -> Head:
        """Where the clinic is found, the revision and the disclaimer; page and edition at the end.

        It is content on page 1, an artifact on others. The corner at its end is kept for a code.
        """
        text, locale = self.sheet.interface, self.sheet.locale
        revised = text["revised"].format(date=locale.long_date(self.sheet.handout.revision))
        page_of = text["page_of"].format(page=locale.number(page), pages=locale.number(pages))
        ends = [
            self.setter.passage(page_of, Fixed.SMALL),
            self.setter.english.passage(f"{self.sheet.handout.id} {locale.bcp47}", Fixed.SMALL),
        ]
        area = self.area.inner(0.0, CODE + _CODE_GAP)
        # a label that is longer takes several lines, and leaves the clinic's its room
        rooms = [min(passage.room, _WIDEST_END * area.width) for passage in ends]
        start = area.inner(0.0, max(rooms) + _END_GAP)
        lines = (self._found(page), f"{revised} · {text['disclaimer']}")
        starts = [self.setter.passage(line, Fixed.SMALL) for line in lines if line]
        height = max(CODE, sum(passage.height(start.width) for passage in starts))
        if any(end.room > room for end, room in zip(ends, rooms, strict=True)):
            ending = sum(end.height(room) for end, room in zip(ends, rooms, strict=True))
            height = max(height, ending)
        stack = Stack(self.design.paper.bottom + height + _AFTER_RULE)
        top = stack.y
        stack.rule(self.area, SOFT, _QUIET_RULE)
        stack.y -= _AFTER_RULE
        for passage in starts:
            stack.add(passage, start, IMPRINT if page == 1 else "")
        stack.y = top - _AFTER_RULE
        for passage, room in zip(ends, rooms, strict=True):
            # Both end at the ending margin: the edition's own line runs the other way in Arabic.
            stack.add(passage, area.inner(area.width - room))
        return Head(tuple(stack.items), top + _AFTER_COLUMNS)

    def _found(self, page: int) -> str:
        """Where the clinic is found, by placeholders that have a value.

        The letterhead of page 1 has its name and telephone already.
        """
        names = ("clinic_name", "clinic_phone") if page > 1 else ()
        names = (*names, "clinic_address", "clinic_website")
        return " · ".join(f"{{{name}}}" for name in names if self.setter.values[name])

    def notes(self, area: Area, top: float, height: float, body: float) -> tuple[PlacedItem, ...]:
        """The notes area: its heading, and lines to write on down to ``top - height``."""
        stack = Stack(top)
        stack.rule(area, ACCENT, _PART_RULE)
        stack.y -= _AFTER_RULE
        heading = self.setter.scaled(self.sheet.interface["notes"], Role.HEADING)
        stack.add(heading.at(body), area, NOTES)
        while stack.y - _RULING >= top - height:
            stack.y -= _RULING
            stack.rule(area, HAIRLINE, _QUIET_RULE)
        return tuple(stack.items)

    def _opened(self, page: int) -> Stack:
        """A stack at the top margin, with the status on it."""
        paper = self.design.paper
        stack = Stack(paper.height - paper.top)
        stack.items.extend(strip.place(self.sheet, page, self.setter, self.area, stack.y))
        stack.y -= strip.height(self.setter) + _AFTER_STATUS
        return stack

    def _letterhead(self, stack: Stack) -> None:
        """The clinic's name and telephone; at the end the line that offers an interpreter."""
        own = self.setter.passage("**{clinic_name}** · {clinic_phone}", Fixed.STAFF)
        top = stack.y
        stack.add(own, self.area, LETTERHEAD)
        if self.sheet.clinic.interpreter:
            foreign = "interpreter" in self.sheet.interface.foreign
            offer = self.setter.passage(self.sheet.interface["interpreter"], Fixed.STAFF)
            if own.room + offer.room + _RUNNING_GAP <= self.area.width:
                end = self.area.inner(self.area.width - offer.room)
                stack.items.extend(offer.place(end.english() if foreign else end, top, INTERPRETER))
            else:
                whole = self.area.english() if foreign else self.area
                stack.add(offer, whole, INTERPRETER)
        stack.y -= _AFTER_LETTERHEAD

    def _title(self, stack: Stack, area: Area, body: float) -> None:
        """The title, for staff in English too, and the lead."""
        handout = self.sheet.handout
        title, lead = self.title.at(body), self.lead.at(body)
        stack.y -= title.rise(area.width)
        stack.add(title, area.english() if handout.title.foreign else area, TITLE)
        if self.sheet.translated:
            staff = self.setter.english.passage(self.sheet.source_title, Fixed.STAFF)
            stack.add(staff, area, SOURCE_TITLE)
        stack.y -= _BETWEEN
        stack.y -= lead.rise(area.width)
        stack.add(lead, area.english() if handout.lead.foreign else area, LEAD)

    def _pointer(self, stack: Stack, area: Area, call_page: int) -> None:
        """Where the telephones stand, and the number for emergencies.

        It takes the same room on a sheet whose telephones stand on page 1, and says less.
        """
        if not any(section.id == CALL for section in self.sheet.handout.sections):
            return
        text = self.sheet.interface
        page = self.sheet.locale.number(call_page or self.design.pages)
        where = self.setter.passage(text["call_page"].format(page=page), Fixed.LABEL)
        urgent = self.setter.passage(text["call_emergency"], Fixed.LABEL)
        stack.y -= _BETWEEN + where.rise(area.width)
        top = stack.y
        beside = where.room + _RUNNING_GAP
        together = beside + urgent.room <= area.width
        if call_page == 1:
            stack.items.extend(urgent.place(area, top, POINTER))
        else:
            stack.items.extend(where.place(area, top, POINTER))
            below = top if together else top - where.height(area.width)
            own = area.inner(beside) if together else area
            stack.items.extend(urgent.place(own, below, POINTER))
        taken = where.height(area.width)
        stack.y = top - taken - (0.0 if together else urgent.height(area.width))

    def _language_names(self) -> str:
        locale = self.sheet.locale
        if locale.english_name == locale.native_name:
            return locale.native_name
        return f"{locale.native_name} · {LRI}{locale.english_name}{PDI}"
