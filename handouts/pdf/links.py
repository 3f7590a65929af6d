"""Places on a page that can be clicked: link annotations over the words that lead somewhere.

A link is made where text is made: a span of a paragraph has a ``Link`` (``text/itemize.py``), the
runs of its lines keep it, and ``Canvas.draw_line`` does the rest inside ``marked``::

    spans = [StyledSpan("Call "), StyledSpan("555-0123", link=Link("tel:555-0123", "555-0123"))]
    line = prepare(spans, setting, book).lines(measure)[0]
    with canvas.marked(paragraph):
        canvas.draw_line(line, x, y, size, colour)

The words become a Link of the structure tree inside the element, with a rectangle for each line
(and each side, where a line of two directions parts them). In an artifact words lead nowhere, as
an annotation must be in the tree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from handouts.pdf.objects import Array, Dictionary, Value, name, text
from handouts.text.itemize import Link
from handouts.text.lines import Line

_ABOVE, _BELOW = 0.85, 0.25
"""How far, in sizes of the line, what can be clicked reaches from the baseline where the ink does
not reach farther: a finger is as wide as a line and its leading."""

_PRINT = 4
"""The flag of an annotation that is printed, which PDF/A wants (ISO 32000-1, table 165)."""

_ASCII = "!#$%&'()*+,/:;=?@[]~"
"""What a URI may have in it besides letters, digits and ``-._`` (RFC 3986, 2.2 and 2.3)."""


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A rectangle of a page (from 1): left, bottom, right, top in pt."""

    page: int
    rect: tuple[float, float, float, float]

    def annotation(self, link: Link) -> Dictionary:
        """The annotation that leads from here to the link. Source: ISO 32000-1, 12.5.6.5."""
        # characters of other scripts are percent-encoded (RFC 3987, 3.1)
        uri = text(quote(link.uri, safe=_ASCII))
        entries: dict[str, Value] = {
            "Type": name("Annot"),
            "Subtype": name("Link"),
            "Rect": Array([round(value, 2) for value in self.rect]),
            "Border": Array([0, 0, 0]),
            "F": _PRINT,
            "Contents": text(link.title),
            "A": Dictionary({"S": name("URI"), "URI": uri}),
        }
        return Dictionary(entries)


def hotspots(
    line: Line, page: int, x: float, y: float, size: float
) -> Iterator[tuple[int, Hotspot]]:
    """What can be clicked of a line, and where in its paragraph the words of it begin.

    The line's left edge is ``x``, its baseline ``y``, its size ``size``, all in pt.
    """
    below = min(y - _BELOW * size, y - line.descent_em * size)
    above = max(y + _ABOVE * size, y + line.ascent_em * size)
    for link, group in groupby(line.runs, key=lambda run: run.link):
        runs = list(group)
        right = x + sum(run.width * run.scale / run.font.upem for run in runs) * size
        if link is not None:
            yield min(run.start for run in runs), Hotspot(page, (x, below, right, above))
        x = right
