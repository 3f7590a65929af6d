"""What the checks find in harmful translations, and in right ones that say it in other words.

    python -m tests.harm.harness            the rates by class and language

Each case exchanges one message or several of a frozen project's good translation. It is caught
where the checks find something that they do not find in the good one, and stopped where that is an
error: no sheet is printed then.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from handouts.catalogs.extract import templates
from handouts.catalogs.po import INTERFACE, Catalog, po_path, reading
from handouts.checks.check import Expected, review
from handouts.checks.language import Language, language
from handouts.content.load import read_sources
from handouts.findings import Finding, Severity
from handouts.project import Project
from tests.sheets import HANDOUT, PROJECT

HERE = Path(__file__).parent
FROZEN = Project(HERE / "project")


@dataclass(frozen=True, slots=True)
class Case:
    """A translation to try; ``right`` says that it is none that harms."""

    id: str
    tag: str
    kind: str
    right: bool
    domain: str
    exchanged: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What was found in a case beyond what is found in the good translation."""

    case: Case
    findings: tuple[Finding, ...]

    @property
    def caught(self) -> bool:
        """Whether anything was found."""
        return bool(self.findings)

    @property
    def stopped(self) -> bool:
        """Whether no sheet would be printed."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def cases() -> tuple[Case, ...]:
    """All cases, in the order of the file."""
    rows: list[dict[str, Any]] = json.loads((HERE / "cases.json").read_text("utf-8"))
    return tuple(
        Case(
            row["id"],
            row["lang"],
            row["class"],
            row["expect"] == "ok",
            row.get("domain", HANDOUT),
            tuple(
                (each.get("msgid") or each["msgid_contains"], each["msgstr"])
                for each in (row, *row.get("also", ()))
            ),
        )
        for row in rows
    )


@cache
def _good(tag: str, domain: str) -> tuple[Catalog, Expected, frozenset[tuple[str, str, str]]]:
    """The good catalog, what it is held against, and what is found in it."""
    own: Language = language(PROJECT, tag)
    project = PROJECT if domain == INTERFACE else FROZEN
    catalog = reading(po_path(project, tag, domain), domain).catalog
    expected = Expected(templates(read_sources(project).of(tag))[domain], own)
    return catalog, expected, frozenset(map(_key, review(catalog, expected).findings))


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.where.msgctxt, finding.message


def is_there(case: Case) -> bool:
    """Whether the catalog has all messages of a case."""
    catalog, _, _ = _good(case.tag, case.domain)
    return all(any(part in e.msgid for e in catalog.entries) for part, _ in case.exchanged)


def tried(case: Case) -> Tried:
    """The case as the checks see it. Raises LookupError where its message is not there."""
    catalog, expected, known = _good(case.tag, case.domain)
    entries = list(catalog.entries)
    for part, msgstr in case.exchanged:
        place = next((n for n, e in enumerate(entries) if part in e.msgid), None)
        if place is None:
            raise LookupError(f"{case.id}: no message has {part!r}")
        entries[place] = replace(entries[place], msgstr=msgstr)
    found = review(replace(catalog, entries=tuple(entries)), expected).findings
    return Tried(case, tuple(each for each in found if _key(each) not in known))


def table(done: Iterable[Tried]) -> Iterator[str]:
    """The rates of harmful cases by class and by language, then the right ones that are refused."""
    done = tuple(done)
    harmful = [each for each in done if not each.case.right]
    for name in ("kind", "tag"):
        counts = Counter(getattr(each.case, name) for each in harmful)
        for value, count in sorted(counts.items()):
            own = [each for each in harmful if getattr(each.case, name) == value]
            caught, stopped = sum(e.caught for e in own), sum(e.stopped for e in own)
            yield f"{value:18} {count:3} caught {caught:3} stopped {stopped:3}"
    caught, stopped = sum(e.caught for e in harmful), sum(e.stopped for e in harmful)
    count = len(harmful)
    yield f"{count} harmful: caught {caught / count:.0%}, stopped {stopped / count:.0%}"
    right = [each for each in done if each.case.right]
    refused = [each.case.id for each in right if each.stopped]
    yield f"{len(right)} right: refused {len(refused)}: {', '.join(refused)}"


def main() -> None:
    """Print the table; a label that the interface no longer has cannot be tried."""
    every = cases()
    here = [case for case in every if is_there(case)]
    print(*table(map(tried, here)), f"{len(every) - len(here)} not tried", sep="\n")


if __name__ == "__main__":
    main()
