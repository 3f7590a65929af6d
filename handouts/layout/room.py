"""How much longer a text may become before it no longer fits its pages at the least size."""

from dataclasses import replace

from handouts.fit.columns import Room
from handouts.fit.copyfit import Fit, fit
from handouts.fit.design import Design
from handouts.layout import flow
from handouts.layout.typeset import rooms_of
from handouts.page.furniture import Furniture
from handouts.page.setting import Setter
from handouts.sheet import Sheet
from handouts.text.fonts import FontBook

_NEAR = 0.001
"""How exactly the spare room is found."""

_LEAST, _MOST = 0.3, 1.7
"""The share of the columns' height between which it is looked for."""


class SpareRoom:
    """The flow of a sheet at the least size, in columns that are made shorter.

    What stands around the columns stays as it is.
    """

    def __init__(self, sheet: Sheet, design: Design, book: FontBook) -> None:
        setter = Setter(book, sheet.locale, sheet.clinic.values(sheet.locale.tag))
        elements = flow.elements(sheet.handout, sheet.interface, setter)
        self._design = replace(design, ceiling=design.floor)
        self._rows = flow.rows(elements, design.column, design.floor, setter.nominal(design.floor))
        self._rooms = rooms_of(Furniture.of(sheet, design, setter))

    def holds(self, times: float) -> bool:
        """Whether a text fits that takes so many times the height."""
        return self._fits(1 / times)

    def share(self) -> float:
        """How much longer the text may become, as a share of its height; below 0: shorter."""
        low, high = _LEAST, _MOST
        while high - low > _NEAR:
            share = (low + high) / 2
            low, high = (low, share) if self._fits(share) else (share, high)
        return 1 / high - 1

    def _fits(self, share: float) -> bool:
        def rooms(body: float, pages: int) -> tuple[Room, ...]:
            found = self._rooms(body, pages)
            return tuple(Room(share * r.height, share * r.least, share * r.most) for r in found)

        return isinstance(fit(lambda _: self._rows, rooms, self._design), Fit)
