"""Sheets for tests: samples drawn through the canvas, in one column or two."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any

from handouts.pdf.canvas import Canvas
from handouts.pdf.metadata import DocumentInfo
from handouts.pdf.tags import StructureElement
from handouts.text.itemize import Setting, StyledSpan
from handouts.text.lines import Line, prepare
from tests.pdf.samples import SAMPLES, Sample
from tests.sheets import book

PAGE = (595.0, 842.0)
BLACK = "#000000"


def setting(sample: Sample) -> Setting:
    """How the sample's language is set."""
    return Setting(sample.direction, sample.language, sample.script)


def set_lines(sample: Sample, text: str, measure_em: float) -> tuple[Line, ...]:
    """The lines of a text in the sample's language."""
    return prepare([StyledSpan(text)], setting(sample), book()).lines(measure_em)


def line(tag: str, text: str) -> Line:
    """A text short enough for one line, in a sample's language."""
    (found,) = set_lines(SAMPLES[tag], text, 200)
    return found


@cache
def available() -> dict[str, Sample]:
    """The samples that the program's fonts can set."""
    return {
        tag: sample
        for tag, sample in SAMPLES.items()
        if not any(
            prepare([StyledSpan(text)], setting(sample), book()).missing
            for text in sample.paragraphs
        )
    }


def information(sample: Sample) -> DocumentInfo:
    """What a test's file says of itself."""
    return DocumentInfo(
        title="A title & <more>",
        author="Riverside Pain Clinic",
        subject="What it is about",
        language=sample.language,
        revision=date(2026, 11, 20),
        direction="rtl" if sample.direction == "rtl" else "ltr",
    )


def canvas(sample: Sample, size: tuple[float, float] = PAGE) -> Canvas:
    """A canvas for the sample."""
    return Canvas(information(sample), size)


@contextmanager
def element(
    on: Canvas, role: str, parent: StructureElement | None = None, **options: Any
) -> Iterator[StructureElement]:
    """A new element with what is drawn inside; ``options`` as for ``Structure.add``."""
    with on.marked(on.structure.add(parent, role, **options)) as made:
        yield made


def finished(on: Canvas) -> bytes:
    """The file, its last page ended."""
    on.end_page()
    return on.data()


def set_paragraph(on: Canvas, sample: Sample, text: str, place: tuple[float, float]) -> float:
    """Draw a paragraph as one element, 250 pt wide, from a left edge and a baseline down.

    Returns the baseline after it.
    """
    x, y = place
    size, leading = 12.0, 30.0 if sample.language == "ur" else 18.0
    element = on.structure.add(None, "P")
    for line in set_lines(sample, text, 250 / size):
        start = x + 250 - line.width_em * size if sample.direction == "rtl" else x
        with on.marked(element):
            on.draw_line(line, start, y, size, BLACK)
        y -= leading
    return y


def sheet(sample: Sample) -> bytes:
    """The sample's paragraphs one below the other, in as many pages as they take."""
    on = canvas(sample)
    y = 790.0
    for text in sample.paragraphs:
        if y < 150:
            on.end_page()
            y = 790.0
        y = set_paragraph(on, sample, text, (40, y)) - 8
    return finished(on)
