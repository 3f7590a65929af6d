"""The command for translators' proofs."""

from pathlib import Path
from typing import Annotated

import typer

from handouts.builds.plan import jobs
from handouts.builds.render import Renderer
from handouts.cli.app import HandoutsArgument, PaperOption, ProjectOption, command, project_at
from handouts.files import write_whole
from handouts.findings import Severity
from handouts.proof.gather import gather
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
    for job in jobs(here, handouts or (), [locale], paper=paper):
        made = gather(renderer, job)
        path = folder / job.tag / f"{job.handout}.proof.html"
        write_whole(path, html(made).encode())
        wrong, doubtful = made.count(Severity.ERROR), made.count(Severity.WARNING)
        print(f"wrote {here.name_of(path)}: {wrong} errors, {doubtful} warnings")
        if open_:
            typer.launch(str(path))
