"""The command for translators' proofs."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from handouts.builds.job import Job
from handouts.builds.plan import jobs
from handouts.builds.render import Renderer
from handouts.cli.app import (
    HandoutsArgument,
    PaperOption,
    ProjectOption,
    command,
    leave,
    project_at,
    show,
)
from handouts.files import write_whole
from handouts.findings import Finding, Severity, Where
from handouts.guard import exit_code, guarded
from handouts.proof.gather import gather
from handouts.proof.model import Proof
from handouts.proof.page import html


@command("proof", example="handouts proof es")
def proof_command(
    locale: Annotated[str, typer.Argument(metavar="LOCALE", help="A language, or en_XA, ar_XB.")],
    handouts: HandoutsArgument = None,
    paper: PaperOption = "",
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where proofs go. Default: build/ in the project."),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the proof.")] = False,
    project: ProjectOption = None,
) -> None:
    """Show a language's pages beside its texts, with all findings: <handout>.proof.html."""
    here = project_at(project)
    renderer = Renderer(here)
    folder = out or here.root / "build"
    found: list[Finding] = []
    for job in jobs(here, handouts or (), [locale], paper=paper):
        path = folder / job.tag / f"{job.handout}.proof.html"
        made, problems = guarded(partial(_proved, renderer, job, path), Where(here.name_of(path)))
        found += problems
        if made is not None:
            wrong, doubtful = made.count(Severity.ERROR), made.count(Severity.WARNING)
            print(f"wrote {here.name_of(path)}: {wrong} errors, {doubtful} warnings")
        if made is not None and open_:
            typer.launch(str(path))
    show(dict.fromkeys(found))
    leave(exit_code(found))


def _proved(renderer: Renderer, job: Job, path: Path) -> Proof:
    """The proof of a sheet, after it is written."""
    made = gather(renderer, job)
    write_whole(path, html(made).encode())
    return made
