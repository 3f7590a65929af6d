"""A finding is a defect of the material: collected, and shown with all others."""

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""A stretch of a text, in code points: from this offset, up to that one."""

_SHOWN = 60
"""Characters of a text that a message shows: about a line, enough to know the text by."""


def shortened(text: str, most: int = _SHOWN) -> str:
    """The text as a message shows it: its first ``most`` characters, with … where more follow."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


class Severity(StrEnum):
    """How much a finding weighs: an error keeps the file it concerns from being written."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a finding: a file, a line from 1 (0: the whole file), the message's msgctxt."""

    path: str
    line: int = 0
    msgctxt: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place} [{self.msgctxt}]" if self.msgctxt else place


@dataclass(frozen=True, slots=True)
class Quote:
    """A text that a finding is about: ``field`` is what it is in its file, such as ``msgstr``.

    ``spans`` are the bad places in it.
    """

    field: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect. ``code`` is stable and documented; ``hint`` says what to write instead."""

    code: str
    severity: Severity
    where: Where
    message: str
    hint: str = ""
    quotes: tuple[Quote, ...] = ()

    def __str__(self) -> str:
        text = f"{self.where}: {self.severity} {self.code}: {self.message}"
        return f"{text}\n    {self.hint}" if self.hint else text


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of severity error, in their order."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)
