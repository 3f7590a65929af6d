"""What a placed page looks like, found from its glyphs and shapes alone: an oracle for layout.

Rectangles are (left, bottom, right, top) in pt.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from handouts.content.markup import plain
from handouts.content.model import BlockKind
from handouts.content.outline import outline
from handouts.layout.typeset import Typeset
from handouts.page.placed import PlacedItem, PlacedLine, PlacedPage, PlacedShape, Shape

Rect = tuple[float, float, float, float]
_TOUCH = 0.35  # pt that two inks may share, less than a hairline: outlines are not their boxes
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_PAPERED = (Shape.FILL, Shape.FRAME)


def faults(done: Typeset) -> list[str]:
    """All that is wrong with the pages of a typeset sheet, in words."""
    found = [fault for page in done.pages for fault in _page_faults(done, page)]
    return [*found, *_order_faults(done)]


def _page_faults(done: Typeset, page: PlacedPage) -> Iterator[str]:
    lines = [item for item in page.items() if isinstance(item, PlacedLine)]
    yield from _overlaps(lines)
    yield from _column_faults(page)
    yield from _box_faults(done, page)
    yield from _foreign_shapes(page)


def glyphs(line: PlacedLine) -> list[Rect]:
    """The box of each glyph's ink."""
    found, x = [], line.x
    for run in line.line.runs:
        unit = line.size * run.scale / run.font.upem
        columns = zip(run.glyphs, run.advances, run.x_offsets, run.y_offsets, strict=True)
        for glyph, advance, dx, dy in columns:
            ink = run.font.hb_font.get_glyph_extents(glyph)
            if ink is not None and ink.width and ink.height:
                left, top = x + (dx + ink.x_bearing) * unit, line.y + (dy + ink.y_bearing) * unit
                found.append((left, top + ink.height * unit, left + ink.width * unit, top))
            x += advance * unit
    return found


def hull(rects: Sequence[Rect]) -> Rect:
    """The least rectangle around some."""
    lefts, bottoms, rights, tops = zip(*rects, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def meet(one: Rect, other: Rect, touch: float = _TOUCH) -> bool:
    """Whether two rectangles have more in common than a touch."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > touch and high > touch


def area(shape: PlacedShape) -> Rect:
    """The rectangle of a shape, its line's thickness included."""
    pen = shape.weight / 2 if shape.shape in (Shape.RULE, Shape.FRAME) else 0.0
    return (
        shape.x - pen,
        shape.y - pen,
        shape.x + shape.width + pen,
        shape.y + shape.height + pen,
    )


def _overlaps(lines: Sequence[PlacedLine]) -> Iterator[str]:
    inked = [(line, boxes, hull(boxes)) for line in lines if (boxes := glyphs(line))]
    for (one, ones, around), (other, others, beside) in combinations(inked, 2):
        if meet(around, beside) and any(meet(a, b) for a in ones for b in others):
            yield f"{one.line.text!r} is printed over {other.line.text!r}"


def _column_faults(page: PlacedPage) -> Iterator[str]:
    for number, (left, bottom, width, height) in enumerate(page.columns):
        y = bottom + height
        for part in (part for part in page.parts if part.column == number):
            if abs(part.top - y) > 0.01:
                yield f"a part of column {number} does not begin where the one above it ends"
            y = part.top - part.height
            for item in part.items:
                at, wide = item.x, _width(item)
                if at < left - 0.01 or at + wide > left + width + 0.01:
                    yield f"{_name(item)} leaves column {number}"
        if y < bottom - 0.01:
            yield f"column {number} is {bottom - y:.1f} pt too high"


def boxes(done: Typeset) -> dict[str, set[str]]:
    """The nodes that each box should hold, from the handout alone, by the node of its first."""
    found: dict[str, set[str]] = {}
    node = 2
    for section in done.sheet.handout.sections:
        own = [str(node), *(str(node + 1 + index) for index in range(len(section.blocks)))]
        before, notice = BlockKind.HEADING, ""
        for name, block in zip(own[1:], section.blocks, strict=True):
            if block.kind is BlockKind.NOTICE:
                notice = notice if before is BlockKind.NOTICE else f"{name}-label"
                found.setdefault(notice, {notice}).add(name)
            before = block.kind
        if section.id == "call":
            labels = {f"{name}-label" for name in own}
            phones = {f"call-{key}" for key in ("clinic_hours", "after_hours", "emergency")}
            found[str(node)] = {*own, *labels, *phones}
        node += len(own)
    return found


def _box_faults(done: Typeset, page: PlacedPage) -> Iterator[str]:
    lines = [i for part in page.parts for i in part.items if isinstance(i, PlacedLine)]
    wanted = boxes(done)
    for name in {line.node for line in lines} & set(wanted):
        drawn = [s for s in _shapes(page) if s.box == name]
        if not drawn:
            yield f"the box {name} is not drawn"
    for shape in _shapes(page):
        if shape.box and shape.width > 20:  # a bar at its edge holds nothing
            around = area(shape)
            for line in lines:
                own = line.node in wanted[shape.box]
                ink = hull(glyphs(line) or [(line.x, line.y, line.x + 1, line.y + 1)])
                if own and not _within(ink, around):
                    yield f"{line.line.text!r} leaves its box"
                if not own and meet(ink, around):
                    yield f"{line.line.text!r} stands in the box of another"


def _foreign_shapes(page: PlacedPage) -> Iterator[str]:
    """No text of the columns meets a shape around them, nor their boxes what stands around."""
    flowing = [item for part in page.parts for item in part.items]
    for shapes, others in ((_papered((*page.before, *page.after)), flowing),):
        for shape in shapes:
            for line in (item for item in others if isinstance(item, PlacedLine)):
                if any(meet(ink, area(shape)) for ink in glyphs(line)):
                    yield f"{line.line.text!r} meets a {shape.shape} of the page"
    rules = [s for s in _shapes(page) if s.shape is Shape.RULE]
    rules += [s for s in page.before + page.after if isinstance(s, PlacedShape)]
    for rule in (rule for rule in rules if rule.shape is Shape.RULE):
        for line in (item for item in page.items() if isinstance(item, PlacedLine)):
            if any(meet(ink, area(rule), 0.0) for ink in glyphs(line)) and not _written(page, rule):
                yield f"{line.line.text!r} meets a rule"
    for box in (shape for shape in _shapes(page) if shape.box):
        for line in (i for i in page.before + page.after if isinstance(i, PlacedLine)):
            if any(meet(ink, area(box)) for ink in glyphs(line)):
                yield f"{line.line.text!r} of the page meets a box"


def _written(page: PlacedPage, rule: PlacedShape) -> bool:
    """Whether a rule is a line of the form, which its label may touch with a descender."""
    return rule in page.before and rule.weight == 0.6


def _papered(items: Sequence[PlacedItem]) -> list[PlacedShape]:
    return [i for i in items if isinstance(i, PlacedShape) and i.shape in _PAPERED]


def _shapes(page: PlacedPage) -> list[PlacedShape]:
    return [i for part in page.parts for i in part.items if isinstance(i, PlacedShape)]


def _within(ink: Rect, around: Rect) -> bool:
    return (
        ink[0] >= around[0] - _TOUCH
        and ink[1] >= around[1] - _TOUCH
        and ink[2] <= around[2] + _TOUCH
        and ink[3] <= around[3] + _TOUCH
    )


def _width(item: PlacedItem) -> float:
    return item.line.width_em * item.size if isinstance(item, PlacedLine) else item.width


def _name(item: PlacedItem) -> str:
    return repr(item.line.text) if isinstance(item, PlacedLine) else f"a {type(item).__name__}"


def _order_faults(done: Typeset) -> Iterator[str]:
    """Every block is printed once, whole, after those before it."""
    sheet = done.sheet
    order = [int(node.id) for node in outline(sheet.handout) if node.prints]
    said: dict[int, str] = {}
    for page in done.pages:
        for item in page.items():
            if isinstance(item, PlacedLine) and item.node.isdigit():
                node = int(item.node)
                if order.index(node) < max(map(order.index, said), default=0):
                    yield f"block {node} stands after one that it comes before"
                said[node] = said.get(node, "") + item.line.text
    values = sheet.clinic.values(sheet.locale.tag)
    for node, block in enumerate(sheet.handout.blocks()):
        if block.kind is BlockKind.PICTURE:
            continue  # it is printed nowhere
        if said.pop(node, "").translate(_ISOLATES) != plain(block.text, values):
            yield f"block {node} is not what the handout says: {block.text!r}"
    if said:
        yield f"nodes {sorted(said)} are no blocks"
