"""The elements of a handout in the order of reading, and the rows that they are at one size."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from handouts.content.interface import Interface
from handouts.content.markup import plain
from handouts.content.model import Block, BlockKind, Handout
from handouts.content.outline import CALL, EMERGENCY, TELEPHONES, Around, Node, outline
from handouts.fit.rows import Row
from handouts.layout import prices
from handouts.layout.element import LISTED, TABLED, Box, Element, Form, Mark
from handouts.layout.table import Cell, table_rows
from handouts.page.setting import SLACK, Passage, Setter
from handouts.page.theme import Role

# Spaces above an element, and padding, in em of the body's nominal size.
_SPACES = {
    BlockKind.HEADING: 0.72,
    BlockKind.PARAGRAPH: 0.28,
    BlockKind.BULLET: 0.2,
    BlockKind.TICK: 0.24,
    BlockKind.TABLE_HEADING: 0.4,
    BlockKind.TABLE_CELL: 0.0,
    BlockKind.STEP: 0.22,
    BlockKind.NOTICE: 0.2,
    BlockKind.QUESTION: 0.4,
    BlockKind.ANSWER: 0.0,
}
# How far these spaces may grow to bring a column to its foot: most between sections, and not at all
# between a heading and what it heads.
_STRETCHES = {
    BlockKind.HEADING: 1.8,
    BlockKind.PARAGRAPH: 0.5,
    BlockKind.BULLET: 0.4,
    BlockKind.TICK: 0.4,
    BlockKind.TABLE_HEADING: 0.5,
    BlockKind.TABLE_CELL: 0.0,
    BlockKind.STEP: 0.4,
    BlockKind.NOTICE: 0.3,
    BlockKind.QUESTION: 0.9,
    BlockKind.ANSWER: 0.0,
}
_HEADING_PAD = 0.26
BOX_PAD = 0.45
_BOX_SPACE = 0.5
BOX_INSET = 0.85
_LIST_INDENT = 1.15
_STEP_INDENT = 1.35
_TICK_INDENT = 1.45
_LISTINGS = {
    BlockKind.BULLET: (Mark.DISC, _LIST_INDENT),
    BlockKind.TICK: (Mark.TICK, _TICK_INDENT),
    BlockKind.STEP: (Mark.NUMBER, _STEP_INDENT),
}
_NUMBER_GAP = 0.2  # between a step's number and its text, at least
_TELEPHONE_GAP = 1.0
_LEAST_LABELS = 0.38  # of the measure: where labels of telephones get less, numbers go below them
_SMALLEST = 0.75  # what a telephone number keeps of its size: it stays larger than small print
_AFTER_AGAIN = 0.2  # below the line that names a list again
BAND_PAD = 0.16  # above and below a row with a band
BAND_REACH = 0.4  # how far a band reaches beyond its row's text at either edge


def elements(handout: Handout, interface: Interface, setter: Setter) -> tuple[Element, ...]:
    """The elements of all sections, in the order of reading."""
    found: list[Element] = []
    english = setter.english
    boxes: tuple[Box, ...] = ()
    heading = ""
    for node in outline(handout):
        if not node.section or _is_blank(node, setter):
            continue  # it stands around the columns, or nowhere
        boxes = _boxes(node, boxes)
        if node.kind is Around.TELEPHONE:
            found.append(_telephone(node, interface, setter, found[-1]))
        elif node.kind is Around.LABEL and node.texts:
            found.append(_notice_label(node, interface, setter))
        elif node.prints:
            found.append(_element(node, node.prints, english if node.language else setter))
        else:
            continue  # the number of a step, which its element has
        last = replace(found[-1], boxes=boxes)
        if last.kind is BlockKind.HEADING:
            heading = node.block.text if node.block else ""
        elif last.kind in LISTED and not boxes:
            continued = interface["continued"].format(title=heading)
            last = replace(last, again=setter.scaled(continued, Role.AGAIN))
        found[-1] = last
    numbers = tuple(element.second for element in found if element.second)
    found = [replace(each, numbers=numbers) if each.second else each for each in found]
    return tuple(_in_line(list(_in_rows(found)), setter.style.factor))


def _is_blank(node: Node, setter: Setter) -> bool:
    """Whether a node is for a telephone number that the clinic has not."""
    telephone = node.kind is Around.TELEPHONE
    return telephone and not plain(TELEPHONES[node.texts[0]], setter.values)


def _in_rows(found: list[Element]) -> Iterator[Element]:
    """The same elements, the cells of each row of a table as one."""
    for is_table, group in groupby(found, key=lambda element: element.kind in TABLED):
        if not is_table:
            yield from group
            continue
        cells = list(group)
        by_node = {cell.node.id: cell for cell in cells}
        for row in table_rows([Cell(cell.passage, cell.node) for cell in cells]):
            yield replace(by_node[row.cells[0].node.id], row=row)


def _in_line(found: list[Element], factor: float) -> Iterator[Element]:
    """The same elements, all steps of a sheet indented alike: as far as their widest number asks.

    With two digits it is wider than usual in some scripts (Burmese), with three in all. ``factor``
    is that of the sheet's script, whose em the indent is in.
    """
    widths = [step.number.at(1.0).width / factor for step in found if step.number]
    indent = max([_STEP_INDENT, *(width + _NUMBER_GAP for width in widths)])
    for element in found:
        yield replace(element, indent=indent) if element.number else element


def _boxes(node: Node, before: tuple[Box, ...]) -> tuple[Box, ...]:
    """The boxes around a node, given those around the one before it."""
    call = tuple(box for box in before if box.form is Form.CALL)
    if node.kind is BlockKind.HEADING:
        return (Box(node.id, Form.CALL),) if node.section == CALL else ()
    if node.block is None or node.block.kind is not BlockKind.NOTICE:
        return call
    # Its label begins a notice; neighbours without one of their own are in the same.
    starts = node.kind is Around.LABEL
    return (*call, Box(node.id, Form.INSET if call else Form.NOTICE)) if starts else before


def _notice_label(node: Node, interface: Interface, setter: Setter) -> Element:
    return Element(
        kind=BlockKind.NOTICE,
        passage=setter.scaled(interface[node.texts[0]], Role.QUESTION),
        node=node,
        space=_BOX_SPACE,
        indent=_LIST_INDENT + 0.15,
        mark=Mark.WARNING,
    )


def _heading(node: Node, block: Block, setter: Setter) -> Element:
    return Element(
        kind=BlockKind.HEADING,
        passage=setter.scaled(block.text, Role.HEADING),
        node=node,
        space=_SPACES[BlockKind.HEADING],
        mark=Mark.NONE if node.section == CALL else Mark.RULE,
    )


def _element(node: Node, block: Block, setter: Setter) -> Element:
    if block.kind is BlockKind.HEADING:
        return _heading(node, block, setter)
    strong = block.kind in (BlockKind.QUESTION, BlockKind.TABLE_HEADING)
    role = Role.QUESTION if strong else Role.BODY
    step = block.kind is BlockKind.STEP
    mark, indent = _LISTINGS.get(block.kind, (Mark.NONE, 0.0))
    number = setter.scaled(setter.locale.number(block.number), Role.QUESTION) if step else None
    text = f"[English] {block.text}" if block.foreign else block.text
    return Element(
        kind=block.kind,
        passage=setter.scaled(text, role),
        node=node,
        space=_SPACES[block.kind],
        indent=indent,
        mark=mark,
        number=number,
    )


def _telephone(node: Node, interface: Interface, setter: Setter, before: Element) -> Element:
    (label,) = node.texts
    urgent = label == EMERGENCY
    return Element(
        kind=BlockKind.PARAGRAPH,
        passage=setter.scaled(interface[label], Role.ALERT if urgent else Role.BODY),
        node=node,
        space=0.12 if before.second else 0.5,
        mark=Mark.BAND if urgent else Mark.NONE,
        second=setter.scaled(TELEPHONES[label], Role.ALERT_TELEPHONE if urgent else Role.TELEPHONE),
    )


def measure(element: Element, width: float, unit: float) -> float:
    """The width that an element's lines may take in a column of ``width`` pt."""
    inset = 2 * BOX_INSET * unit
    return width - len(element.boxes) * inset - element.indent * unit


def label_room(element: Element, width: float, body: float, unit: float) -> float:
    """The measure in pt of the labels of telephones beside their numbers; 0: they stand above.

    It is the same for all of a sheet, so that numbers make one column and labels another.
    """
    room = measure(element, width, unit)
    widest = max(number.at(body).room for number in element.numbers)
    left = room - widest - _TELEPHONE_GAP * unit
    return left if left >= _LEAST_LABELS * room else 0.0


def number(element: Element, width: float, body: float, unit: float) -> Passage:
    """The telephone number of an element, a little smaller where it so stays on one line."""
    assert element.second is not None
    passage, room = element.second.at(body), measure(element, width, unit)
    share = (room - SLACK) / passage.room
    return replace(passage, size=passage.size * share) if _SMALLEST <= share < 1 else passage


def rows(flow: tuple[Element, ...], width: float, body: float, unit: float) -> tuple[Row, ...]:
    """The rows of the flow in a column of ``width`` pt.

    ``body`` is the body's apparent size, ``unit`` its nominal one: the em of spaces and indents.
    """
    made: list[Row] = []
    for position, element in enumerate(flow):
        before = flow[position - 1] if position else None
        after = flow[position + 1] if position + 1 < len(flow) else None
        heights = _heights(element, width, body, unit)
        again = _AFTER_AGAIN * unit + element.again.at(body).height(width) if element.again else 0.0
        opens = len(element.boxes) - element.shared(before)
        closes = len(element.boxes) - element.shared(after)
        ruled = element.mark is Mark.RULE
        band = BAND_PAD * unit if element.mark is Mark.BAND else 0.0
        pad = band + unit * (opens * BOX_PAD + (_HEADING_PAD if ruled else 0.0))
        if opens or ruled or (before is not None and before.kind is BlockKind.HEADING):
            # What climbs out of its row must not touch the rule, frame or heading above it.
            pad += element.passage.at(body).rise(measure(element, width, unit))
        for index, height in enumerate(heights):
            first, last = index == 0, index == len(heights) - 1
            made.append(
                Row(
                    element=position,
                    index=index,
                    height=height,
                    space=_space(element, before, unit) if first else 0.0,
                    stretch=_stretch(element, before, unit) if first else 0.0,
                    above=pad if first else 0.0,
                    below=closes * BOX_PAD * unit + band if last else 0.0,
                    penalty=prices.price(flow, position)
                    if first
                    else prices.tear(element, index, len(heights)),
                    boxed=bool(element.boxes) if not first else element.shared(before) > 0,
                    turn=prices.turn(element, before, first),
                    again=again,
                )
            )
    return tuple(made)


def _heights(element: Element, width: float, body: float, unit: float) -> list[float]:
    passage, room = element.passage.at(body), measure(element, width, unit)
    if element.row is not None:
        return [element.row.height(room, body, unit)]
    if element.second is None:
        return [passage.leading] * passage.count(room)
    second = number(element, width, body, unit)
    beside = label_room(element, width, body, unit)
    if beside:
        return [max(second.leading, passage.height(beside))]
    return [height for p in (passage, second) for height in [p.leading] * p.count(room)]


def _space(element: Element, before: Element | None, unit: float) -> float:
    shared = element.shared(before)
    entering = len(element.boxes) > shared
    leaving = before is not None and len(before.boxes) > shared
    space = max(element.space, _BOX_SPACE) if entering or leaving else element.space
    return space * unit


def _stretch(element: Element, before: Element | None, unit: float) -> float:
    if before is None or before.kind is BlockKind.HEADING:
        return 0.0
    return _STRETCHES[element.kind] * unit
