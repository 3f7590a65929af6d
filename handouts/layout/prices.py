"""What it costs to start a column with a row of a flow, by what the row is part of."""

from handouts.content.model import BlockKind
from handouts.fit.rows import (
    AFTER_BOX,
    FORBIDDEN,
    IN_LIST,
    IN_SECTION,
    LONE_ITEM,
    LONE_LINE,
    QUESTION,
    TORN,
    TORN_OVERLEAF,
    TURNED,
    UNINTRODUCED,
)
from handouts.layout.element import LISTED, TABLED, Element
from handouts.ucd import COLONS

LEADING = (BlockKind.HEADING, BlockKind.QUESTION)  # of no use without what follows them


def tear(element: Element, index: int, count: int) -> float:
    """The price of breaking an element above its line ``index``."""
    if element.boxes or element.kind in LEADING:
        return FORBIDDEN
    return LONE_LINE if index in (1, count - 1) else TORN


def turn(element: Element, before: Element | None, first: bool) -> float:
    """What it costs more to start a page with a row: within steps or a paragraph."""
    inside = before is not None and before.kind is BlockKind.STEP
    if element.kind is BlockKind.STEP and (inside or not first):
        return TURNED
    return 0.0 if first else TORN_OVERLEAF


def _in_table(element: Element, before: Element) -> bool:
    """Whether an element goes on with a table: its headings serve all of its rows."""
    return element.kind is BlockKind.TABLE_CELL and before.kind in TABLED


def _introduces(element: Element) -> bool:
    """Whether a list completes its sentence: it ends with a colon."""
    block = element.node.prints
    return block is not None and block.text.rstrip(" *").endswith(tuple(COLONS))


def price(flow: tuple[Element, ...], position: int) -> float:
    """The price of starting a column with an element, given its neighbours."""
    element = flow[position]
    before = flow[position - 1] if position else None
    if before is None:
        return 0.0
    if before.kind in LEADING or element.shared(before) or _in_table(element, before):
        return FORBIDDEN
    if element.kind in LISTED:
        if before.kind not in LISTED:
            if before.boxes:
                return AFTER_BOX
            return UNINTRODUCED if _introduces(before) else IN_SECTION
        first = flow[position - 2].kind is not element.kind
        last = position + 1 == len(flow) or flow[position + 1].kind is not element.kind
        return LONE_ITEM if first or last else IN_LIST
    return {BlockKind.HEADING: 0.0, BlockKind.QUESTION: QUESTION}.get(element.kind, IN_SECTION)
