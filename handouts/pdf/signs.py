"""From a run of glyphs to signs: ink with the text that it stands for, left to right.

Readers take the text from codes, and a code has a place. So the glyphs of a cluster become one
sign with the cluster's text, and a glyph that only sits on its neighbour joins that neighbour's
sign. Where readers go wrong on several characters of one code, the first has a sign with all the
ink, and each of the others one without: in right-to-left text, which they turn around, and in
clusters with marks.
"""

from itertools import pairwise
from typing import NamedTuple

from handouts import ucd
from handouts.pdf.truetype import Component
from handouts.text.shape import GlyphRun

CONTROLS = ucd.BIDI_CONTROLS | {ucd.SOFT_HYPHEN}
"""Bidi controls and soft hyphens: they have done their work when lines are made."""

MARK_WIDTH = 0.13
"""Width in em of the vowel signs of a letter in right-to-left text. MuPDF takes it for none, and
finds a space behind it from 0.15 on; poppler takes what is less than 0.1 off for a shadow."""


class Sign(NamedTuple):
    """Glyphs at their places from the pen (font units), the pen's advance, the text shown.

    A tuple, as there is one for every cluster of a page, and it is looked up as often.
    """

    components: tuple[Component, ...]
    advance: int
    text: str

    @property
    def unseen(self) -> bool:
        """Whether there is neither ink nor room."""
        return not self.components and not self.advance


def signs(run: GlyphRun) -> list[Sign]:
    """The signs of a run, left to right. Their advances add up to the run's."""
    if run.level % 2:
        return _spelled(_leftward(run), run.font.upem)[::-1]
    found = _rightward(run)
    return found if run.text.isascii() else _marked(found)


def _rightward(run: GlyphRun) -> list[Sign]:
    """The signs of a left-to-right run."""
    glyphs, clusters, advances = run.glyphs, run.clusters, run.advances
    xs, ys, texts = run.x_offsets, run.y_offsets, _texts(run)
    found: list[Sign] = []
    i, count = 0, len(glyphs)
    while i < count:
        begin, cluster = i, clusters[i]
        pen, i = advances[i], i + 1
        if i < count and clusters[i] == cluster:
            components = [(glyphs[begin], xs[begin], ys[begin])]
            while i < count and clusters[i] == cluster:
                components.append((glyphs[i], pen + xs[i], ys[i]))
                pen += advances[i]
                i += 1
            sign = Sign(tuple(components), pen, texts[cluster])
        else:
            sign = Sign(((glyphs[begin], xs[begin], ys[begin]),), pen, texts[cluster])
        # A cluster that begins with a glyph of no width sits on the one before (Bengali conjuncts).
        if advances[begin] == 0 and found:
            found[-1] = _together(found[-1], sign, found[-1].text + sign.text)
        else:
            found.append(sign)
    return found


def _leftward(run: GlyphRun) -> list[Sign]:
    """The signs of a right-to-left run in logical order, that is from right to left."""
    glyphs, clusters, advances = run.glyphs, run.clusters, run.advances
    xs, ys, texts = run.x_offsets, run.y_offsets, _texts(run)
    found: list[Sign] = []
    i = len(glyphs)
    while i:
        end, cluster, pen, components = i, clusters[i - 1], 0, []
        while i and clusters[i - 1] == cluster:
            i -= 1
        for j in range(i, end):
            components.append((glyphs[j], pen + xs[j], ys[j]))
            pen += advances[j]
        sign = Sign(tuple(components), pen, texts[cluster])
        if pen == 0 and found:
            found[-1] = _together(sign, found[-1], found[-1].text + sign.text)
        else:
            found.append(sign)
    return found


def _texts(run: GlyphRun) -> dict[int, str]:
    """The text of each cluster, without bidi controls.

    What shaping removed before the first cluster belongs to it.
    """
    starts = sorted(set(run.clusters))
    if not starts:
        return {}
    texts = [run.text[a:b] for a, b in pairwise([0, *starts[1:], len(run.text)])]
    if not CONTROLS.isdisjoint(run.text):
        texts = ["".join(c for c in text if c not in CONTROLS) for text in texts]
    return dict(zip(starts, texts, strict=True))


def _together(left: Sign, right: Sign, text: str) -> Sign:
    """Two signs side by side as one."""
    moved = tuple((gid, left.advance + dx, dy) for gid, dx, dy in right.components)
    return Sign(left.components + moved, left.advance + right.advance, text)


def _marked(found: list[Sign]) -> list[Sign]:
    """Signs of the same ink, one for every character of clusters with marks, left to right.

    pdf.js takes a code with a mark in its text for one of no width, and finds a space behind it.
    """
    result: list[Sign] = []
    for sign in found:
        marks = [ucd.category(char) in ("Mn", "Me") for char in sign.text]
        if len(marks) > 1 and any(marks):
            letter = sign.advance // max(1, len(marks) - sum(marks))
            shares = [0 if mark else letter for mark in marks]
            result += _divided(sign, shares)
        else:
            result.append(sign)
    return result


def _spelled(found: list[Sign], upem: int) -> list[Sign]:
    """Signs of the same ink, one for every character, in logical order from right to left."""
    result: list[Sign] = []
    for sign in found:
        if len(sign.text) <= 1:
            result.append(sign)
            continue
        light = [ucd.bidi_class(char) in ("NSM", "BN") for char in sign.text]
        marks = sum(light[1:])
        mark = min(round(MARK_WIDTH * upem), sign.advance // 3) // marks if marks else 0
        letter = (sign.advance - mark * marks) // (len(light) - marks)
        first, *rest = _divided(sign, [mark if is_light else letter for is_light in light])
        # The first character stands rightmost, and carries the ink.
        way = sign.advance - first.advance
        moved = tuple((gid, dx - way, dy) for gid, dx, dy in first.components)
        result += [first._replace(components=moved), *rest]
    return result


def _divided(sign: Sign, shares: list[int]) -> list[Sign]:
    """A sign for each character of the sign, with its share of the advance.

    All ink and what is left of the advance are the first one's.
    """
    first = sign.advance - sum(shares[1:])
    return [
        Sign(sign.components, first, sign.text[0]),
        *(Sign((), share, c) for share, c in zip(shares[1:], sign.text[1:], strict=True)),
    ]
