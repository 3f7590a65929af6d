"""What a check gets, and what it yields: a message with its translation, and a fault of it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from handouts import scripts
from handouts.checks.language import Language
from handouts.content.markup import placeholders
from handouts.findings import Span
from handouts.locale import Locale

# Points that a text may write or leave: Hebrew's and Arabic's vowels, and Arabic's long joiner.
_POINTS = frozenset(
    map(chr, (*range(0x0591, 0x05BE), 0x05BF, *range(0x05C1, 0x05C3), *range(0x064B, 0x0653)))
) | {"\u0640", "\u0670"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A text of the source and its translation into a language.

    ``usual`` is how long the catalog's translations are for each character of English, 0 where
    nobody knows.
    """

    msgid: str
    msgstr: str
    language: Language
    usual: float = 0.0

    @property
    def locale(self) -> Locale:
        """The locale of the language."""
        return self.language.locale

    @property
    def unspaced(self) -> bool:
        """Whether the language's script sets no spaces between words, or particles at their end."""
        return scripts.of(self.locale.script).bound

    @property
    def prefixed(self) -> bool:
        """Whether letters that are not a word's may stand before it."""
        return self.unspaced or scripts.of(self.locale.script).prefixes


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check found; ``source`` and ``target`` are the bad places in msgid and msgstr."""

    code: str
    message: str
    hint: str
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()


Check = Callable[[Pair], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared: small letters, no points. ``at`` has each one's old offset."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the old text that became this one; it is not empty."""
        return self.at[start], self.at[end - 1] + 1


def folded(text: str) -> Folded:
    """The text in small letters, without the points of Hebrew and Arabic."""
    letters: list[str] = []
    at: list[int] = []
    for offset, char in enumerate(text):
        if char not in _POINTS:
            small = char.casefold()
            letters.append(small)
            at += [offset] * len(small)
    return Folded("".join(letters), tuple(at))


def bare(text: str) -> str:
    """The text with spaces in the place of placeholders and strong marks; no offset changes."""
    for name in placeholders(text):
        text = text.replace(f"{{{name}}}", " " * (len(name) + 2))
    return text.replace("**", "  ")


def spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    """Where the pattern matches in the text."""
    return tuple(match.span() for match in pattern.finditer(text))


def listed(words: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    """Words as a message lists them, each once: “a”, “b”."""
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
