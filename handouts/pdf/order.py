"""The order of writing: how the runs of a line go into the page so that readers give the text back.

A reader of text meets what is drawn, and makes an order of it; no two do it alike. What three in
wide use do with a line that has right-to-left text in it:

- poppler sorts by place alone, and turns the line around except for stretches that begin at a
  left-to-right letter or digit and end before the next right-to-left letter;
- pdfium sorts what one operator shows by where that operator begins, and turns the line around
  stretch by stretch, where a stretch ends at every change between letters, digits and the rest;
- MuPDF keeps the order of writing, turns around what is right-to-left and runs left to right, and
  takes a character without direction for a part of what the same operator shows before it.

So stretches of one direction are written in logical order, each left to right. One that begins
with no letter of its direction gets an invisible mark of direction in front. Stretches inside a
left-to-right part of a right-to-left line are shown by operators of their own, which begin and end
at invisible marks, set out so that their places run backwards.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from handouts.pdf.signs import Sign, signs
from handouts.text.lines import Line
from handouts.text.shape import GlyphRun

LRM, RLM = "\u200e", "\u200f"

STEP = 0.01
"""Distance of two anchors in em: enough for pdfium to sort by."""

ANCHOR = 0.2
"""Width of an anchor in em: pdfium takes any gap behind a code of no width for a space."""

INSET = 0.03
"""How far in em a mark behind the ink stands in it: poppler ends a line at a mark of no width that
stands where the next word begins."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one operator shows: signs of one run from ``x`` (pt from the line's left edge).

    ``before`` are invisible marks in front of the ink, ``after`` behind it; ``anchor`` is where
    the operator begins and ends, if elsewhere than at the ink, with a mark of its own. ``number``
    tells anchors of a line apart, as pdfium drops equal codes in one place.
    """

    run: GlyphRun
    x: float
    signs: Sequence[Sign]
    before: str = ""
    after: str = ""
    anchor: float | None = None
    number: int = 0


def pieces(line: Line, size: float, direction: str) -> Iterator[Piece]:
    """The pieces of a line set at ``size`` pt, in the order of writing.

    ``direction`` is the document's, ltr or rtl.
    """
    placed, x = [], 0.0
    for run in line.runs:
        placed.append((run, x))
        x += run.width * _unit(run, size)
    levels = {run.level for run in line.runs}
    leftward = any(level % 2 for level in levels)
    if not leftward and (direction == "ltr" or 0 in levels):
        yield from _plain(line, placed)
        return
    parts = [list(part) for _, part in groupby(placed, key=lambda pair: pair[0].level % 2)]
    for part in sorted(parts, key=lambda p: min(run.start for run, _ in p)):
        if part[0][0].level % 2:
            yield from _leftward(_stretches(part, size, _weak))
        elif 0 in levels:
            yield from (Piece(run, left, signs(run)) for run, left in part)
        else:
            yield from _embedded(_stretches(part, size, _kind), part[0][1], size)


def _plain(line: Line, placed: Sequence[tuple[GlyphRun, float]]) -> Iterator[Piece]:
    """The runs of a left-to-right line, and the spaces at which it was broken.

    A hyphen at the end becomes U+2010: poppler drops the other one and joins the words.
    """
    for run, left in placed[:-1]:
        yield Piece(run, left, signs(run))
    for run, left in placed[-1:]:
        written = signs(run)
        if written and written[-1].text == "-":
            written[-1] = written[-1]._replace(text="\u2010")
        spaces = len(line.text) - len(line.text.rstrip(" "))
        yield Piece(run, left, written + [Sign((), run.font.upem // 4, " ")] * spaces)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Signs of one run and one kind, from ``x`` pt."""

    run: GlyphRun
    x: float
    signs: list[Sign]
    kind: str


def _stretches(
    part: Sequence[tuple[GlyphRun, float]], size: float, kind: Callable[[Sign], str]
) -> list[_Stretch]:
    """The runs of a part of a line, cut where the kind of sign changes, left to right."""
    found: list[_Stretch] = []
    for run, left in part:
        x = left
        for value, group in groupby(signs(run), key=kind):
            items = list(group)
            found.append(_Stretch(run, x, items, value))
            x += sum(sign.advance for sign in items) * _unit(run, size)
    return found


def _leftward(stretches: Sequence[_Stretch]) -> Iterator[Piece]:
    """A right-to-left part, left to right, with a mark in front if it begins with no letter.

    MuPDF takes hyphens, plus, percent and the like for left-to-right, and ends a stretch there. For
    poppler these begin a left-to-right stretch, as commas and full stops do: a mark ends it.
    """
    areas = [list(area) for _, area in groupby(stretches, key=lambda s: s.kind)]
    for i, area in reversed(list(enumerate(areas))):
        for stretch in area:
            if stretch.kind:
                yield Piece(stretch.run, stretch.x, stretch.signs)
                continue
            first = next((sign.text for sign in stretch.signs if sign.text), " ")
            before = "" if unicodedata.bidirectional(first[0]) in ("R", "AL") else RLM
            after = RLM if stretch is area[-1] and i + 1 < len(areas) else ""
            yield Piece(stretch.run, stretch.x, _parted(stretch.signs), before, after)


def _parted(written: Sequence[Sign]) -> list[Sign]:
    """The signs with a mark left of every comma, colon and full stop but the first sign."""
    found: list[Sign] = []
    for sign in written:
        if found and unicodedata.bidirectional(sign.text[:1] or " ") == "CS":
            found.append(Sign((), 0, RLM))
        found.append(sign)
    return found


def _weak(sign: Sign) -> str:
    """A name for signs that MuPDF takes for left-to-right whatever stands before them."""
    weak = unicodedata.bidirectional(sign.text[:1] or " ") in ("ES", "ET", "EN")
    return "weak" if weak else ""


def _embedded(stretches: Sequence[_Stretch], left: float, size: float) -> Iterator[Piece]:
    """A left-to-right part of a right-to-left line, stretch by stretch, from ``left`` pt.

    MuPDF begins a line at every jump inside one direction, so marks of the other stand between.
    """
    last = stretches[-1]
    right = last.x + sum(sign.advance for sign in last.signs) * _unit(last.run, size)
    edge = right - 2 * INSET * size
    yield Piece(last.run, edge, (), LRM + RLM + LRM)
    for i, stretch in enumerate(_apart(stretches, size), 1):
        guard = "" if stretch.kind in ("L", "EN") else LRM
        anchor = left - i * STEP * size
        yield Piece(stretch.run, stretch.x, stretch.signs, guard, guard, anchor, i)
    yield Piece(last.run, edge, (), LRM)


def _unit(run: GlyphRun, size: float) -> float:
    """A font unit of the run in pt."""
    return run.scale * size / run.font.upem


def _apart(stretches: Sequence[_Stretch], size: float) -> Iterator[_Stretch]:
    """The same with every Arabic digit by itself, as MuPDF takes more of them for leftward."""
    for stretch in stretches:
        if stretch.kind != "AN":
            yield stretch
            continue
        x = stretch.x
        for sign in stretch.signs:
            yield _Stretch(stretch.run, x, [sign], "AN")
            x += sign.advance * _unit(stretch.run, size)


def _kind(sign: Sign) -> str:
    """What pdfium tells apart: letters and digits by their bidi class, and all the rest."""
    kind = unicodedata.bidirectional(sign.text[:1] or " ")
    return kind if kind in ("L", "EN", "AN") else ""
