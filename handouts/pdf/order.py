"""The order of writing: how the runs of a line go into the page so that readers give the text back.

A reader of text meets what is drawn, and makes an order of it; no two do it alike. What is known
of three that are in wide use, and what follows for a line with right-to-left text:

- poppler sorts by place alone, and turns the line around except for stretches that begin at a
  letter or digit of left-to-right text and end at the next right-to-left character;
- pdfium sorts what one operator shows by where that operator begins, and turns the line around
  stretch by stretch, where a stretch ends at every change between letters, digits and the rest;
- MuPDF keeps the order of writing, turns around what is right-to-left and runs left to right, and
  takes a character without direction for a part of what came before.

So stretches of one direction are written in logical order, each left to right. One that begins
with no letter of its direction gets an invisible mark of direction in front. Stretches inside a
left-to-right part of a right-to-left line are shown by operators of their own, which begin and end
at invisible marks, set out so that their places run backwards.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from handouts.pdf.signs import Sign, signs

if TYPE_CHECKING:
    from handouts.text.lines import Line
    from handouts.text.shape import GlyphRun

LRM, RLM = "\u200e", "\u200f"
STEP = 0.01
"""Distance of two anchors in em: enough for pdfium to sort by."""

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

    run: "GlyphRun"
    x: float
    signs: Sequence[Sign]
    before: str = ""
    after: str = ""
    anchor: float | None = None
    number: int = 0


def pieces(line: "Line", size: float) -> Iterator[Piece]:
    """The pieces of a line set at ``size`` pt, in the order of writing."""
    placed, x = [], 0.0
    for run in line.runs:
        placed.append((run, x))
        x += sum(run.advances) / run.font.upem * run.scale * size
    if all(run.level == 0 for run in line.runs):
        for run, left in placed[:-1]:
            yield Piece(run, left, signs(run))
        for run, left in placed[-1:]:
            yield Piece(run, left, _ended(line, signs(run), run.font.upem))
        return
    base = min(run.level for run in line.runs) > 0
    parts = [list(part) for _, part in groupby(placed, key=lambda pair: pair[0].level % 2)]
    for part in sorted(parts, key=lambda p: min(run.start for run, _ in p)):
        if part[0][0].level % 2:
            yield from _leftward(part, size)
        elif base:
            yield from _embedded(part, size)
        else:
            for run, left in part:
                yield Piece(run, left, signs(run))


def _ended(line: "Line", written: list[Sign], upem: int) -> list[Sign]:
    """The signs of a left-to-right line's last run, with the spaces at which it was broken.

    A hyphen at the end becomes U+2010: poppler drops the other one and joins the words.
    """
    if written and written[-1].text == "-":
        written[-1] = replace(written[-1], text="\u2010")
    spaces = len(line.text) - len(line.text.rstrip(" "))
    return written + [Sign((), upem // 4, " ")] * spaces


def _leftward(part: Sequence[tuple["GlyphRun", float]], size: float) -> Iterator[Piece]:
    """Right-to-left runs side by side: left to right, a mark in front if a sign needs it.

    MuPDF takes hyphens, plus, percent and the like for left-to-right, and ends a stretch there.
    """
    stretches: list[tuple[GlyphRun, float, list[Sign], bool]] = []
    for run, left in part:
        unit, x = run.scale * size / run.font.upem, left
        for weak, group in groupby(signs(run), key=_weak):
            items = list(group)
            stretches.append((run, x, items, weak))
            x += sum(sign.advance for sign in items) * unit
    areas = [list(area) for _, area in groupby(stretches, key=lambda s: s[3])]
    for area in reversed(areas):
        for i, (run, x, written, weak) in enumerate(area):
            first = next((sign.text for sign in written if sign.text), "")
            strong = unicodedata.bidirectional(first[:1] or " ") in ("R", "AL")
            yield Piece(run, x, written, before="" if i or strong or weak else RLM)


def _weak(sign: Sign) -> bool:
    """Whether MuPDF takes the sign for left-to-right whatever stands before it."""
    return unicodedata.bidirectional(sign.text[:1] or " ") in ("ES", "ET", "EN")


def _embedded(part: Sequence[tuple["GlyphRun", float]], size: float) -> Iterator[Piece]:
    """Left-to-right runs in a right-to-left line, split where pdfium splits them."""
    stretches: list[tuple[GlyphRun, float, list[Sign], str]] = []
    for run, left in part:
        unit = run.scale * size / run.font.upem
        x = left
        for kind, group in groupby(signs(run), key=_kind):
            items = list(group)
            # A reader that takes Arabic digits for right-to-left must find each of them alone.
            for item in [[sign] for sign in items] if kind == "AN" else [items]:
                stretches.append((run, x, item, kind))
                x += sum(sign.advance for sign in item) * unit
    first = part[0][1]
    for i, (run, x, written, kind) in enumerate(stretches):
        guard = "" if kind in ("L", "EN") else LRM
        anchor = first - (i + 1) * STEP * size
        yield Piece(run, x, written, guard, guard, anchor, i + 1)


def _kind(sign: Sign) -> str:
    """The bidi class that counts for splitting: L, EN, AN, or '' for all others."""
    kind = unicodedata.bidirectional(sign.text[:1] or " ")
    return kind if kind in ("L", "EN", "AN") else ""
