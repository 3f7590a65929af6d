"""The status of a sheet: one slim line at the top of each page, as high in every state.

It outranks nothing: small, without a band or a frame. The sheet's language begins it, English for
staff ends it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handouts.content.outline import STATUS, STATUS_ENGLISH
from handouts.page.placed import PlacedItem, PlacedShape, Shape
from handouts.page.setting import Area, Passage, Setter
from handouts.page.theme import HAIRLINE, Fixed
from handouts.sheet import EDITION, Sheet

_JOINT = " · "
_GAP = 14.0  # pt between the two languages
_AFTER = 2.0  # pt from the line to its rule
_RULE = 0.4
_LONGEST = (0, 60, 40, 28, 18, 10)
"""How many characters the names of those who approved may have, in the order of trying; 0: all."""


def height(setter: Setter) -> float:
    """The height in pt that the line takes, with its rule: the same in every state."""
    lines = (each.passage(_JOINT, Fixed.STATUS) for each in (setter, setter.english))
    return max(line.leading for line in lines) + _AFTER


def place(sheet: Sheet, page: int, setter: Setter, area: Area, top: float) -> Iterator[PlacedItem]:
    """The line of a page across ``area``, its upper edge at ``top``, and the rule below it.

    On page 1 it is content, on later ones, where it says less, an artifact.
    """
    own, source = _fitting(sheet, sheet.pieces if page == 1 else sheet.brief, setter, area.width)
    base = top - max(passage.baseline for passage in (own, source) if passage)
    ids = (STATUS, STATUS_ENGLISH) if page == 1 else ("", "")
    yield from own.place(area, base + own.baseline, ids[0])
    if source:
        # English starts at its own edge, on a right-to-left sheet too
        beside = area.inner(max(0.0, area.width - source.room)).english()
        yield from source.place(beside, base + source.baseline, ids[1])
    foot = top - height(setter)
    yield PlacedShape(Shape.RULE, area.left, foot, area.width, 0.0, HAIRLINE, _RULE)


def _fitting(
    sheet: Sheet, keys: Sequence[str], setter: Setter, width: float
) -> tuple[Passage, Passage | None]:
    """The line in the sheet's language, as much of it as there is room for, and all in English."""
    own = source = None
    for longest in _LONGEST:
        for count in range(len(keys), 0, -1):
            own = setter.passage(_line(sheet, keys[:count], longest), Fixed.STATUS)
            source = _source(sheet, keys, setter, longest)
            if own.room + (source.room + _GAP if source else 0.0) <= width:
                return own, source
            if not sheet.translated:
                break
    assert own is not None
    taken = own.room + (source.room + _GAP if source else 0.0)
    shrunk = [p and replace(p, size=p.size * width / taken) for p in (own, source)]
    return shrunk[0] or own, shrunk[1]


def _source(sheet: Sheet, keys: Sequence[str], setter: Setter, longest: int) -> Passage | None:
    """The line for staff; of the edition who approved it says enough."""
    said = [key for key in keys if key != EDITION or len(keys) == 1]
    if not sheet.translated:
        return None
    return setter.english.passage(_line(sheet, said, longest, source=True), Fixed.STATUS)


def _line(sheet: Sheet, keys: Sequence[str], longest: int, *, source: bool = False) -> str:
    first, *others = (sheet.says(key, source=source, longest=longest) for key in keys)
    strong = first if sheet.for_patients else f"**{first}**"
    return _JOINT.join((strong, *others))
