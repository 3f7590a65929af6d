"""The command that checks: catalogs, approvals, and whether each text can be set on its sheet."""

from enum import StrEnum
from typing import Annotated

import typer

from handouts.cli.app import (
    PaperOption,
    ProjectOption,
    columns,
    command,
    console,
    leave,
    project_at,
)
from handouts.cli.marked import listed, marked
from handouts.findings import Severity
from handouts.guard import exit_code
from handouts.review.machine import as_github, as_json, as_sarif
from handouts.review.outcome import Outcome
from handouts.review.review import check


class CheckFormat(StrEnum):
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
        CheckFormat,
        typer.Option("--format", case_sensitive=False, help="How findings are written."),
    ] = CheckFormat.TEXT,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", case_sensitive=False, help="What makes the exit code 1.")
    ] = FailOn.ERROR,
    paper: PaperOption = "",
    project: ProjectOption = None,
) -> None:
    """Check texts and translations: what is missing, what would harm, what does not fit."""
    here = project_at(project)
    outcome = check(here, locales or (), paper)
    if format_ is CheckFormat.TEXT:
        _show(outcome)
    else:
        written = {
            CheckFormat.JSON: as_json,
            CheckFormat.GITHUB: as_github,
            CheckFormat.SARIF: as_sarif,
        }
        print(written[format_](outcome), end="")
    failing = {Severity.ERROR, Severity(fail_on)}
    leave(exit_code(outcome.findings, failing))


def _show(outcome: Outcome) -> None:
    """Print findings for people: of one language in full, of several a line or two each."""
    screen = console()
    for text in marked(outcome, columns()) if len(outcome.tags) == 1 else listed(outcome):
        screen.print(text)
