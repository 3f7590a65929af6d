"""What a sheet is laid out on: its paper, how many columns and pages, and from what size to what.

Lengths are pt.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper and its margins. Office printers leave about 18 pt blank at each edge.

    ``name`` is what the command calls it, ``title`` what people do.
    """

    name: str
    title: str
    width: float
    height: float
    side: float = 40.0
    top: float = 24.0
    bottom: float = 20.0

    @property
    def measure(self) -> float:
        """The width between the side margins."""
        return self.width - 2 * self.side


PAPERS = {
    "a4": Paper("a4", "A4", 595.276, 841.89),
    "letter": Paper("letter", "US Letter", 612.0, 792.0),
}


@dataclass(frozen=True, slots=True)
class Design:
    """A form of the printed sheet.

    It has ``pages`` pages; where ``fewest`` is given, as many as the text takes from that number
    on. The body's apparent size is between ``floor`` and ``ceiling``. Columns are ``gutter`` apart.
    """

    paper: Paper
    columns: int
    pages: int
    floor: float
    ceiling: float
    fewest: int | None = None
    gutter: float = 20.0

    @property
    def column(self) -> float:
        """The width of one column."""
        return (self.paper.measure - (self.columns - 1) * self.gutter) / self.columns

    @property
    def lengths(self) -> range:
        """The numbers of pages that a sheet may have, the least first."""
        return range(self.pages if self.fewest is None else self.fewest, self.pages + 1)

    @property
    def extent(self) -> str:
        """How long a sheet may be, in words."""
        return "one page" if self.pages == 1 else f"{_WORDS.get(self.pages, self.pages)} pages"


_WORDS = {2: "two", 3: "three", 4: "four"}


def sheet_of_paper(paper: str, pages: int = 2) -> Design:
    """The one leaf that patients take home, printed on both sides, or on one.

    Two columns have lines of some 40 characters. Source of the floor: RNIB Clear Print and the
    ACB's guidelines want at least 12 pt.
    """
    return Design(PAPERS[paper], columns=2, pages=pages, floor=12.0, ceiling=16.0)
