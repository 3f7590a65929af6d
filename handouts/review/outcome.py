"""What a check found, with the place of each finding in its file."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from handouts.catalogs.place import place
from handouts.checks.ignores import Ignored
from handouts.findings import Finding, Quote, Severity
from handouts.project import Project


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file: lines and columns from 1; the end is the column after the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Outcome:
    """The findings of some locales, and what comments of their catalogs take back."""

    project: Project
    tags: tuple[str, ...]
    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...] = ()

    def count(self, severity: Severity) -> int:
        """The number of findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def path(self, finding: Finding) -> str:
        """The finding's file as a forge names it: from the root of what was checked out.

        GitHub tells that root in GITHUB_WORKSPACE; elsewhere it is the project's.
        """
        workspace = os.environ.get("GITHUB_WORKSPACE", "")
        file = self.project.root / finding.where.path
        if workspace and file.is_relative_to(Path(workspace).resolve()):
            return file.relative_to(Path(workspace).resolve()).as_posix()
        return finding.where.path

    def region(self, finding: Finding) -> Region | None:
        """Where the first bad place of a finding stands, that in the translation before others."""
        for quote in sorted(finding.quotes, key=_is_source):
            if quote.spans:
                start, end = quote.spans[0]
                first = self._place(finding, quote, start)
                last = self._place(finding, quote, max(start, end - 1))
                if first and last:
                    return Region(*first, last[0], last[1] + 1)
        return None

    def _place(self, finding: Finding, quote: Quote, offset: int) -> tuple[int, int] | None:
        lines = self._lines.get(finding.where.path, [])
        return place(lines, finding.where.line, quote.field, offset)

    @cached_property
    def _lines(self) -> Mapping[str, list[str]]:
        """The lines of each file that a finding quotes."""
        every = (*self.findings, *(each.finding for each in self.ignored))
        paths = {finding.where.path for finding in every if finding.quotes}
        return {path: _read(self.project.root / path) for path in paths}


def _is_source(quote: Quote) -> bool:
    return quote.field.startswith("msgid")


def _read(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
