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
    from handouts.builds.job import Rendered
    from handouts.builds.render import render
    from handouts.findings import Finding, Severity, Where
    from handouts.project import Project, find

__version__ = version("handouts")
__all__ = ["Finding", "Project", "Rendered", "Severity", "Where", "find", "render"]

_HOMES = {
    "Rendered": "handouts.builds.job",
    "render": "handouts.builds.render",
    "Finding": "handouts.findings",
    "Severity": "handouts.findings",
    "Where": "handouts.findings",
    "Project": "handouts.project",
    "find": "handouts.project",
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
