"""Texts as HTML: strong words strong, placeholders set apart, bad places and changes marked."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from handouts.content.markup import MARK, STRONG
from handouts.meaning.diff import Op, word_diff


def shown(text: str, bad: Iterable[tuple[int, int]] = ()) -> str:
    """A message as HTML; ``bad`` are places to mark, as offsets of code points.

    A mark without its partner, or a mark in a bad place, is shown as it is written.
    """
    bad = tuple(bad)
    strong = False
    out = []
    for start, end, token in _tokens(text):
        wrong = any(first < end and last > start for first, last in bad)
        if text[start:end] == STRONG and token and not wrong:
            strong = not strong
            continue
        for first, last, marked in _cut(start, end, bad):
            piece = escape(text[first:last])
            if token and text[start] == "{":
                piece = f'<code class="placeholder" dir="ltr">{piece}</code>'
            piece = f"<mark>{piece}</mark>" if marked else piece
            out.append(f"<strong>{piece}</strong>" if strong else piece)
    return "".join(out)


def changed(before: str, after: str) -> str:
    """Two English texts as one: what went in ``<del>``, what came in ``<ins>``."""
    tags = {Op.GONE: "del", Op.NEW: "ins"}
    out = ""
    for stretch in word_diff(before, after):
        # the space after a changed word belongs to no change
        words = stretch.text.rstrip()
        tag, space = tags.get(stretch.op), stretch.text[len(words) :]
        out += (f"<{tag}>{escape(words)}</{tag}>" if tag and words else escape(words)) + space
    return out


def _tokens(text: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches of a text: start, end, and whether it is a mark or a placeholder."""
    paired = text.count(STRONG) % 2 == 0
    end = 0
    for match in MARK.finditer(text):
        if match[0] == STRONG and not paired:
            continue
        if match.start() > end:
            yield end, match.start(), False
        yield match.start(), match.end(), True
        end = match.end()
    if end < len(text):
        yield end, len(text), False


def _cut(start: int, end: int, bad: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, bool]]:
    """The stretch, cut where bad places begin and end."""
    cuts = {start, end, *(offset for span in bad for offset in span if start < offset < end)}
    for first, last in pairwise(sorted(cuts)):
        yield first, last, any(low <= first and last <= high for low, high in bad)
