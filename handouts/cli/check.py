"""The command that checks: catalogs, approvals, and whether each text can be set on its sheet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Annotated, TypeVar

import typer

from handouts.approvals.editions import approval_findings
from handouts.builds.job import Job
from handouts.builds.plan import jobs
from handouts.builds.render import Renderer
from handouts.catalogs.po import po_path
from handouts.checks.check import Report, review_locale
from handouts.cli.app import ProjectOption, columns, command, console, project_at, tags_of
from handouts.cli.machine import as_github, as_json, as_sarif
from handouts.cli.marked import listed, marked
from handouts.cli.outcome import Outcome
from handouts.content.load import misnamed
from handouts.errors import FileError, Stopped
from handouts.findings import Finding, Severity, Where
from handouts.layout.typeset import typeset
from handouts.locale import SOURCE_TAG, parse
from handouts.project import Project
from handouts.rules import unreadable

T = TypeVar("T")


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class FailOn(StrEnum):
    """The least severity that makes the command fail."""

    ERROR = "error"
    WARNING = "warning"


@command("check", example="handouts check es")
def check_command(
    locales: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="LOCALE", help="Languages; one of them is shown in full. Default: all."
        ),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How findings are written.")
    ] = Format.TEXT,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="What makes the exit code 1.")
    ] = FailOn.ERROR,
    paper: Annotated[
        str, typer.Option(metavar="a4|letter", help="Default: as the clinic's country prints.")
    ] = "",
    project: ProjectOption = None,
) -> None:
    """Check texts and translations: what is missing, what would harm, what does not fit."""
    here = project_at(project)
    tags = _tags(here, locales)
    outcome = check(here, tags, paper)
    if format_ is Format.TEXT:
        _show(outcome)
    else:
        written = {Format.JSON: as_json, Format.GITHUB: as_github, Format.SARIF: as_sarif}
        print(written[format_](outcome), end="")
    failing = {Severity.ERROR, Severity(fail_on)}
    raise typer.Exit(_exit_code(outcome, failing))


def check(project: Project, tags: Sequence[str], paper: str = "") -> Outcome:
    """All that is found in the texts of these locales, ``en`` among them, in the files' order.

    What cannot be read is a finding; the rest is checked all the same. Raises UsageError.
    """
    found: list[Finding] = [*misnamed(project)]
    reports = []
    for tag in tags:
        reports.append(_caught(partial(review_locale, project, tag), Report, found))
        found += reports[-1].findings
    for tag in tags:
        found += _caught(partial(approval_findings, project, (tag,)), _none, found)
    found += _caught(lambda: tuple(_fitted(project, tags, paper)), _none, found)
    ignored = tuple(each for report in reports for each in report.ignored)
    return Outcome(project, tuple(tags), tuple(dict.fromkeys(found)), ignored)


def _show(outcome: Outcome) -> None:
    """Print findings for people: of one language in full, of several a line or two each."""
    screen = console()
    for text in marked(outcome, columns()) if len(outcome.tags) == 1 else listed(outcome):
        screen.print(text)


def _tags(project: Project, locales: Sequence[str] | None) -> tuple[str, ...]:
    """The locales to check; English is one, though it has no catalogs."""
    if not locales:
        return SOURCE_TAG, *project.tags()
    named = [locale for locale in locales if parse(locale).tag != SOURCE_TAG]
    source = (SOURCE_TAG,) if len(named) < len(locales) else ()
    return *source, *(tags_of(project, named) if named else ())


def _caught(step: Callable[[], T], nothing: Callable[[], T], found: list[Finding]) -> T:
    """What a step gives; where it cannot go on, nothing, and the reason is a finding."""
    try:
        return step()
    except Stopped as problem:
        found += problem.findings
    except FileError as problem:
        found += unreadable(problem)
    return nothing()


def _none() -> tuple[Finding, ...]:
    return ()


def _fitted(project: Project, tags: Sequence[str], paper: str) -> Iterator[Finding]:
    """What laying out the sheets finds: characters without a glyph, texts too long or too short."""
    renderer = Renderer(project)
    for job in jobs(project, (), tags, paper=paper):
        broken: list[Finding] = []
        laid = _caught(partial(_laid_out, renderer, job), _none, broken)
        yield from broken
        for finding in laid:
            if job.tag != SOURCE_TAG and finding.where.path.startswith("content/"):
                # The translation is too long, not the English that it was made from.
                path = project.name_of(po_path(project, job.tag, job.handout))
                finding = replace(finding, where=Where(path))
            yield finding


def _laid_out(renderer: Renderer, job: Job) -> tuple[Finding, ...]:
    """The findings of the layout; of a text with gaps, only those that do not hang on its length.

    A text with another error than a gap is not laid out: marks and placeholders may be wrong.
    """
    sheet, _ = renderer.sheet(job)
    if sheet is not None:
        return typeset(sheet, renderer.book)[1]
    sheet, _ = renderer.sheet(replace(job, draft=True))
    found = typeset(sheet, renderer.book)[1] if sheet else ()
    return tuple(finding for finding in found if finding.code == "missing-glyph")


def _exit_code(outcome: Outcome, failing: set[Severity]) -> int:
    if any(finding.code == "unreadable" for finding in outcome.findings):
        return FileError.exit_code
    return Stopped.exit_code if failing & {f.severity for f in outcome.findings} else 0
