"""Multilingual, printable patient handouts: one English text, catalogs, two-page PDFs.

from pathlib import Path
from handouts import find, render

sheet = render(find(Path(".")), "lumbar-sympathetic-block", "es")
if sheet.pdf is not None:
    Path("es.pdf").write_bytes(sheet.pdf)
for finding in sheet.findings:
    print(finding)
"""

from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handouts.approvals.signing import Signature, Signed
    from handouts.builds.job import Job, Rendered, Result
    from handouts.builds.plan import jobs
    from handouts.builds.render import render
    from handouts.builds.run import build
    from handouts.clinic import Clinic, read_clinic
    from handouts.errors import (
        FileError,
        HandoutsError,
        Stopped,
        UnreadableFile,
        UnwritableFile,
        UsageError,
    )
    from handouts.findings import Finding, Quote, Severity, Where
    from handouts.project import Project, find
    from handouts.review.approve import approve
    from handouts.review.outcome import Outcome
    from handouts.review.review import check

__version__ = version("handouts")
__all__ = [
    "Clinic",
    "FileError",
    "Finding",
    "HandoutsError",
    "Job",
    "Outcome",
    "Project",
    "Quote",
    "Rendered",
    "Result",
    "Severity",
    "Signature",
    "Signed",
    "Stopped",
    "UnreadableFile",
    "UnwritableFile",
    "UsageError",
    "Where",
    "approve",
    "build",
    "check",
    "find",
    "jobs",
    "read_clinic",
    "render",
]

_HOMES = {
    "Signature": "handouts.approvals.signing",
    "Signed": "handouts.approvals.signing",
    "Job": "handouts.builds.job",
    "Rendered": "handouts.builds.job",
    "Result": "handouts.builds.job",
    "jobs": "handouts.builds.plan",
    "render": "handouts.builds.render",
    "build": "handouts.builds.run",
    "Clinic": "handouts.clinic",
    "read_clinic": "handouts.clinic",
    "FileError": "handouts.errors",
    "HandoutsError": "handouts.errors",
    "Stopped": "handouts.errors",
    "UnreadableFile": "handouts.errors",
    "UnwritableFile": "handouts.errors",
    "UsageError": "handouts.errors",
    "Finding": "handouts.findings",
    "Quote": "handouts.findings",
    "Severity": "handouts.findings",
    "Where": "handouts.findings",
    "Project": "handouts.project",
    "find": "handouts.project",
    "approve": "handouts.review.approve",
    "Outcome": "handouts.review.outcome",
    "check": "handouts.review.review",
}


# Type checkers know the names from the imports above; a function that they saw would make every
# misspelt name one of Any.
if not TYPE_CHECKING:

    def __getattr__(name):
        # Loaded when asked for: a command that only reads catalogs should not wait for ReportLab.
        from importlib import import_module

        if name in _HOMES:
            return getattr(import_module(_HOMES[name]), name)
        raise AttributeError(f"module 'handouts' has no attribute {name!r}")

    def __dir__():
        return sorted({*globals(), *_HOMES})
