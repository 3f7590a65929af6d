"""The marks of a message as the inline codes that translation tools know, for TMX and XLIFF."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handouts.catalogs.entry import Entry
from handouts.content.markup import MARK, STRONG

# Hexadecimal digits, 48 bits: among 10,000 messages two have the same id once in 5 million times.
_ID = 12


class CodeKind(StrEnum):
    """What an inline code is: a placeholder, or the beginning or the end of strong words."""

    PLACEHOLDER = "placeholder"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Code:
    """An inline code: how the message writes it, and the number that it has in source and target.

    Both ends of a strong stretch have the same number.
    """

    kind: CodeKind
    text: str
    number: int


def unit_id(entry: Entry) -> str:
    """The entry's name in files for exchange: letters and digits that depend on its key alone."""
    # an empty context is a context of its own
    context = "\x04" if entry.msgctxt == "" else entry.msgctxt or ""
    key = f"{context}\x04{entry.msgid}"
    return f"u{hashlib.sha256(key.encode()).hexdigest()[:_ID]}"


def coded(text: str, source: str) -> Iterator[str | Code]:
    """The texts and codes of a message, or of its translation, in their order.

    A code of a translation has the number of its like in the source: the second ``{clinic_phone}``
    that of the second. What the source has not gets numbers of its own. Where a ``**`` lacks its
    partner, all of them are text.
    """
    numbers = {name: place for place, name in enumerate(_names(source), 1)}
    names = iter(_names(text))
    paired = text.count(STRONG) % 2 == 0
    opened = 0
    start = 0
    for match in MARK.finditer(text):
        token = match[0]
        if token == STRONG and not paired:
            continue
        if match.start() > start:
            yield text[start : match.start()]
        start = match.end()
        if token == STRONG and opened:
            yield Code(CodeKind.CLOSE, token, opened)
            opened = 0
            continue
        number = numbers.setdefault(next(names), len(numbers) + 1)
        if token == STRONG:
            opened = number
            yield Code(CodeKind.OPEN, token, number)
        else:
            yield Code(CodeKind.PLACEHOLDER, token, number)
    if start < len(text):
        yield text[start:]


def _names(text: str) -> list[tuple[str, int]]:
    """Each code of a text, an end of strong words not counted again, with how often it came."""
    found: list[tuple[str, int]] = []
    counts: dict[str, int] = {}
    paired = text.count(STRONG) % 2 == 0
    inside = False
    for token in (match[0] for match in MARK.finditer(text)):
        if token == STRONG:
            inside = not inside
            if not paired or not inside:
                continue
        counts[token] = counts.get(token, 0) + 1
        found.append((token, counts[token]))
    return found
