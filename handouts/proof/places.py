"""Where the texts of a typeset sheet stand on its pages, and how full its columns are."""

from collections.abc import Iterable, Mapping

from handouts.layout.typeset import Typeset
from handouts.page.placed import PlacedLine, PlacedPage
from handouts.proof.model import Column, Place

_MARGIN = 1.5  # pt around the ink


def places(typeset: Typeset) -> Mapping[str, tuple[Place, ...]]:
    """The places of each structure node, in the order of reading; one for each column part."""
    paper = typeset.design.paper
    found: dict[str, list[Place]] = {}
    for number, page in enumerate(typeset.pages):
        for items in (page.before, *(part.items for part in page.parts), page.after):
            lines: dict[str, list[PlacedLine]] = {}
            for item in items:
                if isinstance(item, PlacedLine) and item.node:
                    lines.setdefault(item.node, []).append(item)
            for node, own in lines.items():
                place = _around(number, own, (paper.width, paper.height))
                found.setdefault(node, []).append(place)
    return {node: tuple(own) for node, own in found.items()}


def columns(page: PlacedPage) -> tuple[Column, ...]:
    """The columns of a page in the order of reading: what their parts take of their height."""
    return tuple(
        Column(sum(part.height for part in page.parts if part.column == place), height)
        for place, (_, _, _, height) in enumerate(page.columns)
    )


def _around(page: int, lines: Iterable[PlacedLine], paper: tuple[float, float]) -> Place:
    """The box around the ink of some lines."""
    lines = tuple(lines)
    left = min(line.x for line in lines) - _MARGIN
    right = max(line.x + line.line.width_em * line.size for line in lines) + _MARGIN
    top = max(line.y + line.line.ascent_em * line.size for line in lines) + _MARGIN
    foot = min(line.y - line.line.descent_em * line.size for line in lines) - _MARGIN
    width, height = paper
    return Place(
        page=page,
        left=_percent(left, width),
        top=_percent(height - top, height),
        width=_percent(right - left, width),
        height=_percent(top - foot, height),
    )


def _percent(length: float, whole: float) -> float:
    return round(100 * length / whole, 3)
