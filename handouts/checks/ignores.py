"""Translators' comments that take a finding back, each with its reason.

A comment of an entry says it: ``# handouts: ignore=repeated-word it is a name``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.catalogs.entry import Entry
from handouts.catalogs.notes import directive
from handouts.checks.registry import RULES
from handouts.findings import Finding, Where
from handouts.rules import DRIFT, finding

_IGNORE = re.compile(r"ignore\s*=\s*([\w-]+(?:\s*,\s*[\w-]+)*)\s*(.*)")

_ELSEWHERE = frozenset(rule.code for rule in DRIFT)
"""Codes that are found in back-translations, so that they are never unused here."""

_HOW = "write `# handouts: ignore=CODE reason`"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that a comment takes back, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Sifted:
    """What of an entry's findings counts, what is ignored, and what is wrong with its comments.

    ``unused`` are those that have nothing to ignore.
    """

    kept: tuple[Finding, ...]
    ignored: tuple[Ignored, ...] = ()
    bad: tuple[Finding, ...] = ()
    unused: tuple[Finding, ...] = ()


def sift(findings: Sequence[Finding], entry: Entry, path: str) -> Sifted:
    """The findings of an entry, sorted by what its comments say of them."""
    if not any(directive(note) is not None for note in entry.notes):
        return Sifted(tuple(findings))
    where = Where(path, entry.line, entry.msgctxt or "")
    reasons: dict[str, str] = {}
    bad: list[Finding] = []
    for codes, reason, fault in _directives(entry):
        if fault:
            bad.append(finding("bad-ignore", where, fault, _HOW))
        reasons.update(dict.fromkeys(codes, reason))
    found = {each.code for each in findings}
    return Sifted(
        tuple(each for each in findings if each.code not in reasons),
        tuple(Ignored(f, reasons[f.code]) for f in findings if f.code in reasons),
        tuple(bad),
        tuple(
            finding(
                "unused-ignore", where, f"there is no {code} to ignore", "take the comment out",
            )
            for code in reasons
            if code not in found | _ELSEWHERE
        ),
    )  # fmt: skip


def _directives(entry: Entry) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each comment's codes and reason; or no code, and what is wrong with the comment."""
    for note in entry.notes:
        said = directive(note)
        if said is None:
            continue
        match = _IGNORE.fullmatch(said)
        if match is None:
            yield (), "", f"this says nothing known: {note.strip()}"
            continue
        codes = tuple(code.strip() for code in match[1].split(","))
        reason = match[2].strip()
        good: list[str] = []
        for code in codes:
            rule = RULES.get(code)
            if rule is None:
                yield (), "", f"there is no code {code}"
            elif rule.locked:
                yield (), "", f"{code} cannot be ignored"
            elif not reason:
                yield (), "", f"{code} is ignored without a reason"
            else:
                good.append(code)
        yield tuple(good), reason, ""
