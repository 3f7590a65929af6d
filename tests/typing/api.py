"""What a program that uses handouts may write: checked by mypy, never run.

A line for each name of the public interface: ``assert_type`` fails where the type is another, or
is no type at all. A line that is wrong says so in its ``type: ignore``, which mypy refuses as
unused where it takes the line. Whoever adds a name adds its lines here; a test sees to that.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import assert_type

import handouts
from handouts import (
    Clinic,
    FileError,
    Finding,
    HandoutsError,
    Job,
    Outcome,
    Project,
    Quote,
    Rendered,
    Result,
    Severity,
    Signature,
    Signed,
    Stopped,
    UnreadableFile,
    UnwritableFile,
    UsageError,
    Where,
    approve,
    build,
    check,
    find,
    jobs,
    read_clinic,
    render,
)


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


def renders_for_another_clinic(project: Project) -> None:
    clinic = read_clinic(project)
    assert_type(clinic, Clinic)
    assert_type(clinic.paper, str)
    other = replace(clinic, name="Clinic by the River")
    assert_type(render(project, "knee", "es", clinic=other, release=True), Rendered)
    render(project, "knee", "es", clinic="a name")  # type: ignore[arg-type]


def checks_a_project(project: Project) -> None:
    outcome = check(project, ["es"], paper="a4")
    assert_type(outcome, Outcome)
    assert_type(outcome.findings, tuple[Finding, ...])
    assert_type(outcome.count(Severity.ERROR), int)
    assert_type(outcome.findings[0].quotes, tuple[Quote, ...])


def builds_sheets(project: Project) -> None:
    wanted = jobs(project, ["knee"], ["es", "ar"], paper="letter")
    assert_type(wanted, tuple[Job, ...])
    results = build(project, wanted, Path("out"))
    assert_type(results, tuple[Result, ...])
    assert_type(results[0].built, bool)
    assert_type(results[0].rendered, Rendered)
    build(project, "knee", Path("out"))  # type: ignore[arg-type]


def signs_a_text(project: Project) -> None:
    by = Signature("Ana Morales", "translator", "certified medical translator", date(2026, 11, 20))
    assert_type(approve(project, "es", "knee", by), Signed)


def hears_what_goes_wrong(project: Project) -> None:
    try:
        render(project, "knee", "es")
    except Stopped as problem:
        assert_type(problem.findings, tuple[Finding, ...])
    except (UnreadableFile, UnwritableFile) as problem:
        assert_type(problem.line, int)
    except FileError as problem:
        assert_type(problem.path, str)
    except UsageError as problem:
        assert_type(problem.hint, str)
    except HandoutsError as problem:
        assert_type(problem.exit_code, int)
