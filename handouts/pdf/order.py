"""The order of writing: how the runs of a line go into the page so that readers give the text back.

A reader of text meets what is drawn, and makes an order of it; no two do it alike. What five in
wide use do with a line that has right-to-left text in it:

- poppler sorts by place alone, and turns the line around except for stretches that begin at a
  left-to-right letter, a digit or a comma, and end before the next right-to-left letter;
- pdfium sorts what one operator shows by where that operator begins, and turns the line around
  stretch by stretch, where a stretch is letters, or digits with their punctuation, or the rest;
- MuPDF keeps the order of writing, turns around what is right-to-left and runs left to right,
  takes a character without direction for a part of what the same operator shows before it, and
  begins a new line at a jump from one character to another of the same direction;
- pdf.js keeps it too, turns around what one font shows in one go, and drops a space before a jump
  to the left; PDFBox turns around what stands between two jumps to the right.

So parts of one direction are written in logical order, each from left to right, with invisible
marks of direction where a reader would take a character for a part of the wrong side. A
left-to-right part of a right-to-left line is shown stretch by stretch, by operators that begin and
end at marks, set out so that their places run backwards.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from handouts import ucd
from handouts.pdf.signs import Sign, signs
from handouts.text.lines import Line
from handouts.text.shape import GlyphRun
from handouts.ucd import LRM, RLM

STEP = 0.01
"""Distance of two anchors in em: enough for pdfium to sort by."""

ANCHOR = 0.2
"""Width of an anchor in em: pdfium drops an operator that has no width, and takes any gap behind a
code of no width for a space."""

INSET = 0.02
"""How far in em a mark behind ink stands in it. poppler ends a line at a mark of no width that
stands where the next word begins, and takes a gap of 0.03 for a space."""

_Sides = tuple[bool, bool]

_RIGHTWARD = frozenset({"L", "EN", "ES", "ET"})
"""Bidi classes that MuPDF takes for left-to-right."""


@dataclass(frozen=True, slots=True)
class ShownSigns:
    """What one operator shows: signs of one run, at places in pt from the line's left edge."""

    run: GlyphRun
    placed: tuple[tuple[float, Sequence[Sign]], ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Signs of one run and one kind, from ``x`` to ``end`` pt."""

    run: GlyphRun
    x: float
    end: float
    signs: Sequence[Sign]
    kind: str


def pieces(line: Line, size: float, direction: str) -> Iterator[ShownSigns]:
    """The pieces of a line set at ``size`` pt, in the order of writing.

    ``direction`` is the document's, ltr or rtl.
    """
    placed, x = [], 0.0
    for run in line.runs:
        placed.append((run, x))
        x += run.width * _unit(run, size)
    levels = {run.level for run in line.runs}
    if direction == "ltr" and not any(level % 2 for level in levels):
        yield from _plain(line, placed)
        return
    parts = [list(part) for _, part in groupby(placed, key=lambda pair: pair[0].level % 2)]
    written = sorted(parts, key=lambda p: min(run.start for run, _ in p))
    for part in written:
        if part[0][0].level % 2:
            beside = (part is not parts[0], part is not parts[-1])
            yield from _leftward(_stretches(part, size, _area), size, beside)
        elif direction == "ltr" and 0 in levels:
            yield from (ShownSigns(run, ((left, signs(run)),)) for run, left in part)
        else:
            at = written.index(part)
            inside = (at > 0, at + 1 < len(written))
            spaced = (
                inside[0] and _is_space(signs(written[at - 1][0][0])[0]),
                inside[1] and _is_space(signs(written[at + 1][-1][0])[-1]),
            )
            yield from _embedded(_stretches(part, size, _kind), size, inside, spaced)


def _unit(run: GlyphRun, size: float) -> float:
    """A font unit of the run in pt."""
    return run.scale * size / run.font.upem


def _plain(line: Line, placed: Sequence[tuple[GlyphRun, float]]) -> Iterator[ShownSigns]:
    """The runs of a left-to-right line, and the spaces at which it was broken."""
    for run, left in placed[:-1]:
        yield ShownSigns(run, ((left, signs(run)),))
    for run, left in placed[-1:]:
        written = signs(run)
        if line.hyphen:
            # poppler drops this one at the end of a line and joins the parts, as it should,
            written[-1] = written[-1]._replace(text="-")
        elif written and written[-1].text == "-":
            # and keeps this one, as it should where the word has a hyphen of its own.
            written[-1] = written[-1]._replace(text="\u2010")
        spaces = len(line.text) - len(line.text.rstrip(" "))
        yield ShownSigns(run, ((left, written + [Sign((), run.font.upem // 4, " ")] * spaces),))


def _stretches(
    part: Sequence[tuple[GlyphRun, float]], size: float, kind: Callable[[Sign], str]
) -> list[_Stretch]:
    """The runs of a part of a line, cut where the kind of sign changes, left to right."""
    found: list[_Stretch] = []
    for run, x in part:
        for value, group in groupby(signs(run), key=kind):
            items = list(group)
            end = x + sum(sign.advance for sign in items) * _unit(run, size)
            found.append(_Stretch(run, x, end, items, value))
            x = end
    return found


# -- right-to-left parts -------------------------------------------------------------------------


def _area(sign: Sign) -> str:
    """A name for signs that MuPDF takes for left-to-right whatever stands before them."""
    return "rightward" if _class(sign) in _RIGHTWARD else ""


def _leftward(stretches: Sequence[_Stretch], size: float, beside: _Sides) -> Iterator[ShownSigns]:
    """A right-to-left part; ``beside`` says whether other parts stand left and right of it.

    For MuPDF, hyphens, plus, percent and the like end a stretch; for pdfium they are one with
    digits beside them; for poppler they begin a left-to-right stretch, as commas and full stops
    do. So marks stand on both sides of them.
    """
    areas = [list(area) for _, area in groupby(stretches, key=lambda s: s.kind)]
    for i, area in reversed(list(enumerate(areas))):
        outer = (i == 0 and beside[0], i + 1 == len(areas) and beside[1])
        if area[0].kind:
            yield from _weak(area, size, outer)
            continue
        for at, stretch in reversed(list(enumerate(area))):
            far = stretch.end - INSET * size
            last = at + 1 == len(area) and i + 1 < len(areas)
            marks = ((far, (_mark(RLM),)),) if last else ()
            yield ShownSigns(stretch.run, ((stretch.x, _parted(stretch.signs)), *marks))
            if at:
                # one mark for MuPDF, which goes on after it, and a jump for PDFBox; in the space
                spaced = _is_space(stretch.signs[0])
                left = stretch.x + (STEP if spaced else -STEP) * size
                gap = spaced or _is_space(area[at - 1].signs[-1])
                yield _shown(stretch.run, left, LRM)
                if gap:
                    yield _shown(stretch.run, far, RLM)
                    yield _shown(stretch.run, left, LRM)


def _weak(area: Sequence[_Stretch], size: float, beside: _Sides) -> Iterator[ShownSigns]:
    """Hyphens and the like, ``beside`` left-to-right parts or not."""
    left, right = area[0].x - STEP * size, area[-1].end - INSET * size
    first, last = area[0].run, area[-1].run
    if beside[1]:
        yield _shown(last, right, RLM)
    if beside[0]:
        yield _shown(first, left, LRM)
    for i, stretch in enumerate(area):
        before = ((left, (_mark(RLM),)),) if beside[0] and i == 0 else ()
        after = ((right, (_mark(RLM), _mark(LRM))),) if beside[1] and i + 1 == len(area) else ()
        yield ShownSigns(stretch.run, (*before, (stretch.x, stretch.signs), *after))
    if beside[0]:
        yield _shown(first, left, RLM)


def _parted(written: Sequence[Sign]) -> list[Sign]:
    """The signs with a mark in front of them, unless that is a letter, and left of every comma.

    A comma has one at its right, too, before a vowel sign: pdfium would take both for one number.
    """
    found: list[Sign] = []
    before = ""
    for sign in written:
        kind = _class(sign)
        apart = kind == "CS" or (before == "CS" and kind == "NSM")
        if apart if found else kind not in ("R", "AL"):
            found.append(_mark(RLM))
        before = kind
        found.append(sign)
    return found


# -- left-to-right parts of right-to-left lines --------------------------------------------------


def _kind(sign: Sign) -> str:
    """What pdfium tells apart: letters, digits with their punctuation, and all the rest."""
    kind = _class(sign)
    if kind in ("EN", "AN", "CS", "ES", "ET", "NSM", "BN"):
        return "digits"
    return "letters" if kind == "L" else ""


def _embedded(
    stretches: Sequence[_Stretch], size: float, inside: _Sides, spaced: _Sides
) -> Iterator[ShownSigns]:
    """A left-to-right part of a right-to-left line, stretch by stretch.

    MuPDF begins a line at every jump inside one direction, and does not at a change of it. So marks
    of the other direction stand where the line goes on: ``inside`` says if it did and if it will,
    ``spaced`` if there is a space between.
    """
    run, left = stretches[0].run, stretches[0].x
    # Between the ink and the anchors on its left, so that its part in poppler ends with it.
    mark, end = _shown(run, left - STEP / 2 * size, LRM), _shown(run, left - STEP * size, RLM)
    digits = all(_class(sign) in ("AN", "CS") for stretch in stretches for sign in stretch.signs)
    # From a mark on the left to one on the right PDFBox sees a gap.
    right = stretches[-1].end - INSET * size
    if spaced[0]:
        yield mark
        yield _shown(run, right, RLM)
    if inside[0]:
        yield mark
    yield from _digits(stretches, size) if digits else _backwards(stretches, size)
    if digits or spaced[1] or not inside[1]:
        yield end
    if spaced[1]:
        yield _shown(run, right, LRM)
    elif inside[1] and (digits or len(stretches) > 1):
        yield mark


def _backwards(stretches: Sequence[_Stretch], size: float) -> Iterator[ShownSigns]:
    """The stretches, shown from places that run backwards, for pdfium to turn around."""
    left = stretches[0].x
    for i, stretch in enumerate(stretches, 1):
        anchor = (left - i * STEP * size, (_anchor(stretch.run, i),))
        end = (anchor,) if i > 1 else ()
        yield ShownSigns(stretch.run, (anchor, *_guarded(stretch, size), *end))


def _guarded(stretch: _Stretch, size: float) -> Iterator[tuple[float, Sequence[Sign]]]:
    """The stretch, between marks if it begins with a character without direction."""
    if _class(stretch.signs[0]) in _RIGHTWARD:
        yield stretch.x, stretch.signs
        return
    yield stretch.x, [_mark(LRM), *stretch.signs]
    yield stretch.end - INSET * size, [_mark(LRM)]


def _digits(stretches: Sequence[_Stretch], size: float) -> Iterator[ShownSigns]:
    """Arabic digits one by one, from right to left, as MuPDF takes them for right-to-left."""
    for stretch in reversed(stretches):
        x = stretch.end
        for sign in reversed(stretch.signs):
            x -= sign.advance * _unit(stretch.run, size)
            yield ShownSigns(stretch.run, ((x, (sign,)),))


def _shown(run: GlyphRun, x: float, char: str) -> ShownSigns:
    return ShownSigns(run, ((x, (_mark(char),)),))


def _class(sign: Sign) -> str:
    """The bidi class of the sign's first character; of a space, where it has none."""
    return ucd.bidi_class(sign.text[:1] or " ")


def _is_space(sign: Sign) -> bool:
    return sign.text.isspace()


def _mark(char: str) -> Sign:
    return Sign((), 0, char)


def _anchor(run: GlyphRun, number: int) -> Sign:
    """A mark to begin and end at, of a width of its own: pdfium drops equal codes in one place."""
    return Sign((), round(ANCHOR * run.font.upem) + number, RLM)
