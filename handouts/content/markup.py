"""The marks that a text may hold: ``**strong**`` words, ``{placeholder}`` names, links.

A brace or a star never stands for itself in a text, so that no mark needs an escape in a catalog.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handouts import telephone
from handouts.clinic import runs_left_to_right
from handouts.content.links import stretches, uri
from handouts.ucd import FSI, LRI, PDI

STRONG = "**"
"""Stands before strong words and behind them."""

PEN = "____"
"""What a line for the pen is written as, at least; a longer row of the same is one line, too."""

_PEN_LINE = re.compile(rf"{PEN}_*")
_PEN_WIDTH = 3
"""How many times as wide as it is written a line for the pen is in a text: four are two cm."""

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
MARK = re.compile(rf"({re.escape(STRONG)})|{_PLACEHOLDER.pattern}")
"""A mark of strong words, or a placeholder, whose name is the second group."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; ``placeholder`` marks a placeholder's name, or its value when filled.

    ``uri`` is where a filled piece leads, '' for nowhere. ``isolated`` says that it is inside an
    isolate of its own.
    """

    text: str
    strong: bool = False
    placeholder: bool = False
    uri: str = ""
    isolated: bool = False


def parse_marks(text: str) -> tuple[Piece, ...]:
    """The pieces of a text in logical order, without marks; none of them is empty."""
    return tuple(_pieces(text))


def fill(text: str, values: Mapping[str, str]) -> tuple[Piece, ...]:
    """The pieces as they are printed: values for placeholders, addresses after links.

    Values and addresses are isolated from the text around them.
    """
    return tuple(_filled(text, values))


def _filled(text: str, values: Mapping[str, str]) -> Iterator[Piece]:
    for piece in parse_marks(text):
        if piece.placeholder:
            yield from _value(piece, values[piece.text])
        else:
            for part in stretches(_ruled(piece.text)):
                shown = f"{LRI}{part.text}{PDI}" if part.address else part.text
                yield Piece(shown, piece.strong, uri=part.uri, isolated=part.address)


def _ruled(text: str) -> str:
    return _PEN_LINE.sub(lambda line: line[0] * _PEN_WIDTH, text)


def _value(piece: Piece, value: str) -> Iterator[Piece]:
    """The value of a placeholder inside the isolate that keeps its order in any line.

    Source: UAX #9: left-to-right isolate (U+2066) for telephones and websites, else first strong
    isolate (U+2068), closed by U+2069. Of two telephone numbers each has its own, so that a line
    may end between them, and leads where it leads. A value that is empty stays so.
    """
    if value and runs_left_to_right(piece.text, value):
        for number, sign in telephone.apart(value):
            shown = f"{LRI}{number}{PDI}"
            yield Piece(shown, piece.strong, True, uri=uri(number), isolated=True)
            if sign:
                yield Piece(sign, piece.strong, True, isolated=True)
    else:
        shown = f"{FSI}{value}{PDI}" if value else ""
        yield Piece(shown, piece.strong, True, isolated=True)


def plain(text: str, values: Mapping[str, str]) -> str:
    """The text as metadata and bookmarks want it: values filled in, no marks, no isolates."""
    return "".join(
        values[piece.text]
        if piece.placeholder
        else "".join(part.text for part in stretches(_ruled(piece.text)))
        for piece in parse_marks(text)
    )


def placeholders(text: str) -> tuple[str, ...]:
    """The names of the placeholders of a text, in its order, as often as they stand there."""
    return tuple(match[1] for match in _PLACEHOLDER.finditer(text))


def strong_marks(text: str) -> int:
    """How many strong stretches a text has (an unpaired mark counts as none)."""
    return text.count(STRONG) // 2


def pen_lines(text: str) -> int:
    """How many lines for the pen a text has."""
    return len(_PEN_LINE.findall(text))


def wrong_marks(text: str) -> tuple[str, ...]:
    """What is wrong with the marks of a text, in words; empty where all is well."""
    return tuple(_wrong_marks(text))


def _pieces(text: str) -> Iterator[Piece]:
    strong = False
    start = 0
    for token in MARK.finditer(text):
        if token.start() > start:
            yield Piece(text[start : token.start()], strong)
        if token[1]:
            strong = not strong
        else:
            yield Piece(token[2], strong, placeholder=True)
        start = token.end()
    if start < len(text):
        yield Piece(text[start:], strong)


def _wrong_marks(text: str) -> Iterator[str]:
    stretches = text.split(STRONG)
    if any(len(run) != len(STRONG) for run in re.findall(r"\*+", text)):
        yield "a star that is no part of a ** mark"
    elif len(stretches) % 2 == 0:
        yield "a ** mark without its partner"
    elif not all(strong.strip() for strong in stretches[1::2]):
        yield "nothing to make strong between two ** marks"
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        yield "a brace that is no part of a {placeholder}"
