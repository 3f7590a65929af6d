"""What stands around the columns: status, title, card, the form, footer, notes."""

from dataclasses import dataclass, replace

from handouts.content.model import Block
from handouts.content.outline import LEAD, NOTES, PICTURE, SOURCE_TITLE, TITLE, status_id
from handouts.fit.design import Design
from handouts.locale import SOURCE_TAG
from handouts.page import form
from handouts.page.placed import PlacedItem, PlacedPicture, PlacedShape, Shape
from handouts.page.setting import Area, Scaled, Setter, Stack
from handouts.page.theme import ACCENT, HAIRLINE, INK, SOFT, TINT, Fixed, Role
from handouts.sheet import Sheet
from handouts.ucd import LRI, PDI

# Distances in pt. Those inside a strip are what its small type needs to stand clear of the edge;
# those between strips part things that are read one after the other.
_CARD = 150.0  # the card with the language and the picture: a third of the narrower measure
_CARD_GAP = 20.0
_CARD_PAD = 5.0  # above and below what stands in the card
_PICTURE_INSET = 8.0
_INSET = 10.0  # from the edge of a band, a frame or the card to its text
_BETWEEN = 3.0  # title, lead, rule: they belong together
_BEFORE_FORM = 9.0
_BEFORE_COLUMNS = 11.0
_AFTER_COLUMNS = 8.0
_AFTER_RULE = 5.0  # from a rule to the text under it
_RUNNING_GAP = 20.0  # between the title and the language at the head of later pages
_END_GAP = 14.0  # between the lines of the footer and its page number
_BAND_PAD = 4.0  # what the band of a draft is higher than its line
_BAND_GAP = 24.0  # between the two languages of the band
_STATUS_PAD = 3.5  # above and below the lines of the status
_STATUS_GAP = 12.0  # between its two languages
_STATUS_SHARE = 0.5  # of its width, for the English
_AFTER_STATUS = 9.0
# Weights of rules: what parts the page, what heads a part, what frames a notice, what is quiet.
_HEAD_RULE, _PART_RULE, _STATUS_FRAME, _QUIET_RULE = 1.5, 0.75, 1.2, 0.6
_WIDEST_END = 0.45  # of the footer's width, for the page and the edition
_RULING = 26.0  # distance of the lines for handwriting


@dataclass(frozen=True, slots=True)
class Head:
    """Items at the top or the foot of a page, and the y at which the columns begin or end."""

    items: tuple[PlacedItem, ...]
    edge: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the columns, to be placed at each size that is tried."""

    sheet: Sheet
    design: Design
    setter: Setter
    title: Scaled
    lead: Scaled
    fields: tuple[form.Field, ...]

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

    def first_head(self, body: float) -> Head:
        """Page 1: status; title and lead beside the card; the form."""
        stack = self._opened(1)
        top, beside = stack.y, self.area.inner(0.0, _CARD + _CARD_GAP)
        title, lead = self.title.at(body), self.lead.at(body)
        stack.y -= title.rise(beside.width)
        stack.add(title, beside, TITLE)
        if self.sheet.translated:
            staff = self.setter.english.passage(self.sheet.source_title, Fixed.STAFF)
            stack.add(staff, beside, SOURCE_TITLE)
        stack.y -= _BETWEEN
        stack.y -= lead.rise(beside.width)
        stack.add(lead, beside, LEAD)
        stack.y = min(stack.y, self._card(stack, top))
        if self.fields:
            stack.y -= _BEFORE_FORM
            form.place(self.fields, self.area, stack)
        return Head(tuple(stack.items), stack.y - _BEFORE_COLUMNS)

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
        """The clinic, the revision and the disclaimer; the page and the edition at the end."""
        text, locale = self.sheet.interface, self.sheet.locale
        revised = text["revised"].format(date=locale.long_date(self.sheet.handout.revision))
        page_of = text["page_of"].format(page=locale.number(page), pages=locale.number(pages))
        ends = [
            self.setter.passage(page_of, Fixed.SMALL),
            self.setter.english.passage(f"{self.sheet.handout.id} {locale.bcp47}", Fixed.SMALL),
        ]
        # a label that is longer takes several lines, and leaves the clinic's its room
        rooms = [min(passage.room, _WIDEST_END * self.area.width) for passage in ends]
        taken = max(rooms)
        start = self.area.inner(0.0, taken + _END_GAP)
        starts = [
            self.setter.passage(line, Fixed.SMALL)
            for line in (
                self._clinic(),
                f"{revised} · {text['disclaimer']}",
            )
        ]
        height = sum(passage.height(start.width) for passage in starts)
        if any(end.room > room for end, room in zip(ends, rooms, strict=True)):
            ending = sum(end.height(room) for end, room in zip(ends, rooms, strict=True))
            height = max(height, ending)
        stack = Stack(self.design.paper.bottom + height + _AFTER_RULE)
        top = stack.y
        stack.rule(self.area, SOFT, _QUIET_RULE)
        stack.y -= _AFTER_RULE
        for passage in starts:
            stack.add(passage, start)
        stack.y = top - _AFTER_RULE
        for passage, room in zip(ends, rooms, strict=True):
            # Both end at the ending margin: the edition's own line runs the other way in Arabic.
            stack.add(passage, self.area.inner(self.area.width - room))
        return Head(tuple(stack.items), top + _AFTER_COLUMNS)

    def _clinic(self) -> str:
        """The clinic's name and where it is found, by placeholders: those that have a value."""
        names = ("clinic_name", "clinic_address", "clinic_phone", "clinic_website")
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
        """A stack at the top margin, with the band of a draft and the status lines on it."""
        paper = self.design.paper
        stack = Stack(paper.height - paper.top)
        if self.sheet.draft:
            self._band(stack, page)
        if self.sheet.statuses:
            self._status(stack, page)
        return stack

    def _band(self, stack: Stack, page: int) -> None:
        own, *source = self.sheet.status_lines("draft")
        passages = [self.setter.passage(own, Fixed.BAND)]
        passages += [self.setter.english.passage(line, Fixed.BAND) for line in source]
        height = max(passage.leading for passage in passages) + _BAND_PAD
        stack.items.append(
            PlacedShape(Shape.FILL, self.area.left, stack.y - height, self.area.width, height, INK)
        )
        offset = _INSET
        for passage, node in zip(passages, _nodes("draft", page), strict=False):
            top = stack.y - (height - passage.leading) / 2
            stack.items.extend(passage.place(self.area.inner(offset), top, node))
            offset += passage.width + _BAND_GAP
        stack.y -= height + _BETWEEN

    def _status(self, stack: Stack, page: int) -> None:
        """Each status on a line, in the sheet's language at the start and in English at the end."""
        inner = self.area.inner(_INSET, _INSET)
        english = self.setter.english
        lines = [(key, *self.sheet.status_lines(key)) for key in self.sheet.statuses]
        sources = [english.passage(line[2], Fixed.STATUS) if line[2:] else None for line in lines]
        taken = max((source.room for source in sources if source), default=0.0)
        taken = min(taken, _STATUS_SHARE * inner.width)
        own = inner.inner(0.0, taken + _STATUS_GAP if taken else 0.0)
        # English starts at its own edge, on a right-to-left sheet too.
        beside = replace(inner.inner(inner.width - taken), direction="ltr")
        inside = Stack(stack.y - _STATUS_PAD)
        for (key, text, *_), source in zip(lines, sources, strict=True):
            node, node_in_english = _nodes(key, page)
            passage = self.setter.passage(text, Fixed.STATUS)
            if not inside.items:
                inside.y -= passage.rise(own.width)
            row = inside.y
            inside.add(passage, own, node)
            if source:
                # Both stand on one baseline, whatever the leading of the sheet's script.
                top = row - passage.baseline + source.baseline
                inside.items += source.place(beside, top, node_in_english)
                inside.y = min(inside.y, top - source.height(taken))
        inside.y -= _STATUS_PAD
        height = stack.y - inside.y
        stack.items.append(
            PlacedShape(
                Shape.FRAME, self.area.left, inside.y, self.area.width, height, INK, _STATUS_FRAME
            )
        )
        stack.items.extend(inside.items)
        stack.y = inside.y - _AFTER_STATUS

    def _card(self, stack: Stack, top: float) -> float:
        """The language in its own letters and in English, and the picture below; gives its foot.

        Without a picture the clinic's name and telephone stand there; the footer always has them.
        """
        sheet = self.sheet
        area = self.area.inner(self.area.width - _CARD)
        inner = area.inner(_INSET, _INSET)
        tab = Stack(top - _CARD_PAD)
        tab.add(self.setter.passage(sheet.locale.native_name, Fixed.LANGUAGE), inner)
        if sheet.translated:
            tab.add(self.setter.english.passage(sheet.locale.english_name, Fixed.CARD), inner)
        tab.y -= _CARD_PAD
        fill = PlacedShape(Shape.FILL, area.left, tab.y, area.width, top - tab.y, ACCENT)
        below = Stack(tab.y - _CARD_PAD)
        if sheet.handout.picture:
            scale = (_CARD - 2 * _PICTURE_INSET) / sheet.handout.picture.width
            below.y -= sheet.handout.picture.height * scale
            below.items.append(
                PlacedPicture(
                    sheet.handout.picture, area.left + _PICTURE_INSET, below.y, scale, PICTURE
                )
            )
        else:
            below.add(self.setter.passage("{clinic_name}", Fixed.LABEL), inner)
            for line in ("{clinic_address}", "{clinic_phone}"):
                below.add(self.setter.passage(line, Fixed.SMALL), inner)
        below.y -= _CARD_PAD
        tint = PlacedShape(Shape.FILL, area.left, below.y, area.width, tab.y - below.y, TINT)
        stack.items += [fill, tint, *tab.items, *below.items]
        return below.y

    def _language_names(self) -> str:
        locale = self.sheet.locale
        if locale.english_name == locale.native_name:
            return locale.native_name
        return f"{locale.native_name} · {LRI}{locale.english_name}{PDI}"


def _nodes(key: str, page: int) -> tuple[str, str]:
    """The ids of a status line and of its English; on later pages they are artifacts."""
    return (status_id(key), status_id(key, SOURCE_TAG)) if page == 1 else ("", "")
