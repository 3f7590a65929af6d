"""What a program that uses handouts may write: checked by mypy, never run.

A line for each name of the public interface: ``assert_type`` fails where the type is another, or
is no type at all. A line that is wrong says so in its ``type: ignore``, which mypy refuses as
unused where it takes the line. Whoever adds a name adds its lines here; a test sees to that.
"""

from pathlib import Path
from typing import assert_type

import handouts
from handouts import Finding, Project, Rendered, Severity, Where, find, render


def finds_a_project() -> None:
    project = find(Path())
    assert_type(project, Project)
    assert_type(project.root, Path)
    assert_type(project.handouts(), tuple[str, ...])
    assert_type(project.tags(), tuple[str, ...])
    find("a text")  # type: ignore[arg-type]
    project.root = Path()  # type: ignore[misc]


def renders_a_sheet(project: Project) -> None:
    sheet = render(project, "knee", "es", paper="a4", draft=True)
    assert_type(sheet, Rendered)
    assert_type(sheet.pdf, bytes | None)
    assert_type(sheet.findings, tuple[Finding, ...])
    assert_type(handouts.render(project, "knee", "es"), Rendered)
    Path("es.pdf").write_bytes(sheet.pdf)  # type: ignore[arg-type]
    render(project, "knee")  # type: ignore[call-arg]
    render(project, "knee", "es", "a4")  # type: ignore[call-arg]


def reads_findings(finding: Finding) -> None:
    assert_type(finding.code, str)
    assert_type(finding.severity, Severity)
    assert_type(finding.where, Where)
    assert_type(finding.where.line, int)
    assert_type(finding.where.msgctxt, str)
    assert_type(finding.hint, str)
    finding.message = ""  # type: ignore[misc]


def misspells_a_name() -> None:
    from handouts import rendr  # type: ignore[attr-defined]

    rendr()
    handouts.bild("knee")  # type: ignore[attr-defined]
    assert_type(handouts.__version__, str)
