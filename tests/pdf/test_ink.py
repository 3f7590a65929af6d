"""What is on paper: the page rendered, against the outlines as HarfBuzz draws them."""

from io import BytesIO
from typing import Any

import pymupdf
from reportlab.pdfgen.canvas import Canvas as PlainCanvas

from handouts.text.shape import GlyphRun
from tests.pdf.drawing import BLACK, canvas, element, finished, set_lines
from tests.pdf.samples import Sample

SIZE, ZOOM = 22.0, 8
PAGE = (600.0, 160.0)


class Outlines:
    """A pen for HarfBuzz that draws a glyph as a path, at a place and a scale."""

    def __init__(self, path: object, x: float, y: float, unit: float) -> None:
        self.path, self.x, self.y, self.unit = path, x, y, unit
        self.at = (0.0, 0.0)

    def _place(self, *points: tuple[float, float]) -> list[float]:
        return [v for px, py in points for v in (self.x + px * self.unit, self.y + py * self.unit)]

    def moveTo(self, p: tuple[float, float]) -> None:  # noqa: N802
        self.at = p
        self.path.moveTo(*self._place(p))  # type: ignore[attr-defined]

    def lineTo(self, p: tuple[float, float]) -> None:  # noqa: N802
        self.at = p
        self.path.lineTo(*self._place(p))  # type: ignore[attr-defined]

    def qCurveTo(self, c: tuple[float, float], p: tuple[float, float]) -> None:  # noqa: N802
        one = tuple(a + 2 / 3 * (b - a) for a, b in zip(self.at, c, strict=True))
        two = tuple(a + 2 / 3 * (b - a) for a, b in zip(p, c, strict=True))
        self.at = p
        self.path.curveTo(*self._place(one, two, p))  # type: ignore[attr-defined,arg-type]

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.at = points[-1]
        self.path.curveTo(*self._place(*points))  # type: ignore[attr-defined]

    def closePath(self) -> None:  # noqa: N802
        self.path.close()  # type: ignore[attr-defined]


def draw(run: GlyphRun, path: object, x: float, y: float) -> float:
    """Draw the run's outlines from ``x``; where the next run begins."""
    unit = SIZE * run.scale / run.font.upem
    for glyph, advance, dx, dy in zip(
        run.glyphs, run.advances, run.x_offsets, run.y_offsets, strict=True
    ):
        pen = Outlines(path, x + dx * unit, y + dy * unit, unit)
        run.font.hb_font.draw_glyph_with_pen(glyph, pen)
        x += advance * unit
    return x


def rendered(data: bytes) -> bytes:
    mupdf: Any = pymupdf
    with mupdf.open(stream=data) as pdf:
        matrix = mupdf.Matrix(ZOOM, ZOOM)
        pixels: bytes = pdf[0].get_pixmap(matrix=matrix, colorspace=mupdf.csGRAY).samples
        return pixels


def test_the_ink_is_that_of_the_shaped_glyphs(sample: Sample) -> None:
    lines = [
        line for text in sample.paragraphs for line in set_lines(sample, text, PAGE[0] / SIZE - 2)
    ][-2:]
    target = BytesIO()
    plain = PlainCanvas(target, pagesize=PAGE)
    ours = canvas(sample, PAGE)
    path = plain.beginPath()
    for i, line in enumerate(lines):
        x, y = 20.0, 110.0 - 70 * i
        with element(ours, "P"):
            ours.draw_line(line, x, y, SIZE, BLACK)
        for run in line.runs:
            x = draw(run, path, x, y)
    plain.drawPath(path, stroke=0, fill=1, fillMode=1)
    plain.save()
    wanted, given = rendered(target.getvalue()), rendered(finished(ours))
    assert len(wanted) == len(given)
    assert sum(value < 128 for value in wanted) > 10_000
    # a glyph in another place would be black where the other page is white; edges differ by less
    assert max(abs(a - b) for a, b in zip(wanted, given, strict=True)) < 225
