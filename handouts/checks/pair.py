"""What a check is: it gets a message with its translation, and yields faults of known rules."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from handouts import scripts
from handouts.checks.language import Language
from handouts.content.markup import STRONG, placeholders
from handouts.findings import Severity, Span
from handouts.locale import Locale
from handouts.rules import Rule


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


Run: TypeAlias = Callable[[Pair], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Check:
    """A way to find faults; ``rules`` has that of each code that it may yield."""

    run: Run
    rules: tuple[Rule, ...]

    def __call__(self, pair: Pair) -> Iterator[Fault]:
        """The faults of a translation."""
        return self.run(pair)

    @property
    def strict(self) -> bool:
        """Whether it finds what surely harms or misprints: no sheet is written with that."""
        return any(rule.severity is Severity.ERROR for rule in self.rules)


Finds: TypeAlias = Callable[[Run], Check]
"""Makes a check of the function below; of several, each adds a rule."""


def finds(*rules: Rule) -> Finds:
    """A check that finds faults of these rules, which others find as well."""

    def check(run: Run) -> Check:
        if isinstance(run, Check):
            return Check(run.run, (*rules, *run.rules))
        return Check(run, rules)

    return check


def error(code: str, says: str) -> Finds:
    """A check of what surely harms or misprints."""
    return finds(Rule(code, Severity.ERROR, says, locked=True))


def forgivable(code: str, says: str, *, signed: bool = False) -> Finds:
    """A check of what misprints, where no comment says that it is meant.

    With ``signed`` such a comment needs a signature: what it lets stand may turn a text round.
    """
    return finds(Rule(code, Severity.ERROR, says, signed=signed))


def warning(code: str, says: str) -> Finds:
    """A check of what a person should look at; a comment may ignore it."""
    return finds(Rule(code, Severity.WARNING, says))


def bare(text: str) -> str:
    """The text with spaces in the place of placeholders and strong marks; no offset changes."""
    for name in placeholders(text):
        text = text.replace(f"{{{name}}}", " " * len(f"{{{name}}}"))
    return text.replace(STRONG, " " * len(STRONG))


def spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    """Where the pattern matches in the text."""
    return tuple(match.span() for match in pattern.finditer(text))


def listed(words: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    """Words as a message lists them, each once: “a”, “b”."""
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
