"""Placed pages as text: what golden files hold."""

from collections.abc import Iterator

from handouts.layout.typeset import Typeset
from handouts.page.placed import PlacedLine, PlacedPicture
from handouts.text.lines import Line


def dumped(sheet: Typeset) -> str:
    """Every line with its node, place, size, fonts, glyph ids and words; every shape."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Typeset) -> Iterator[str]:
    yield f"body {sheet.body:g} pt, nominal {sheet.nominal:.2f} pt"
    for number, page in enumerate(sheet.pages, start=1):
        yield f"page {number}"
        for item in page.items():
            place = f"{item.x:.2f} {item.y:.2f}"
            if isinstance(item, PlacedLine):
                node = item.node or "-"
                yield f"  {place} {item.size:.2f} {item.colour} {node} {item.line.text!r}"
                yield from _runs(item.line)
                continue
            size = f"{item.width:.2f} x {item.height:.2f}"
            if isinstance(item, PlacedPicture):
                yield f"  {place} picture {size} {len(item.picture.shapes)} outlines"
            else:
                yield f"  {place} {item.shape} {size} {item.colour}"


def _runs(line: Line) -> Iterator[str]:
    for run in line.runs:
        glyphs = " ".join(
            f"{glyph}+{advance}" for glyph, advance in zip(run.glyphs, run.advances, strict=True)
        )
        yield f"    {run.font.key} {run.script} {run.level} {run.scale:.3g}: {glyphs}"
