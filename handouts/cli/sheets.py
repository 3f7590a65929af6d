"""The commands for sheets: build them, list them."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from handouts import guard
from handouts.builds.aside import SetAside
from handouts.builds.job import Job, Result, SheetState
from handouts.builds.manifest import MANIFEST
from handouts.builds.plan import jobs, output
from handouts.builds.run import Unrecorded, build, build_exit_code, prune
from handouts.cli.app import (
    HandoutsArgument,
    PaperOption,
    ProjectOption,
    command,
    leave,
    print_table,
    project_at,
    show,
)
from handouts.content.load import misnamed, read_sources
from handouts.findings import Finding
from handouts.locale import SOURCE_TAG, parse
from handouts.project import Project
from handouts.rules import unreadable

OutOption = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Where the sheets go. Default: build/ in the project."),
]
ReadBackOption = Annotated[
    bool, typer.Option("--read-back", help="Read each finished file again; --release always does.")
]
PruneOption = Annotated[
    bool, typer.Option("--prune", help="Delete the sheets that were set aside (.withheld.pdf).")
]

# What is told of a sheet that was not written, by what lies at its place.
_LEFT = {
    SheetState.CURRENT: ": the file that is there has the same",
    SheetState.WITHHELD: ": the older file is now {aside}",
    SheetState.STALE: ": the older file is still there; do not hand it out",
    SheetState.MISSING: "",
}


@command("build", example="handouts build --locale es --locale ar --paper letter")
def build_command(
    handouts: HandoutsArgument = None,
    locale: Annotated[
        list[str] | None,
        typer.Option("--locale", metavar="TAG", help="A language (repeatable). Default: all."),
    ] = None,
    paper: PaperOption = "",
    out: OutOption = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Put English in place of what is not translated.")
    ] = False,
    release: Annotated[
        bool, typer.Option("--release", help="Print approved editions only, to build/release/.")
    ] = False,
    read_back: ReadBackOption = False,
    prune_: PruneOption = False,
    # the name that --read-back had first
    verify: Annotated[bool, typer.Option("--verify", hidden=True)] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the result.")] = False,
    project: ProjectOption = None,
) -> None:
    """Make the PDFs: build/<tag>/<handout>.pdf and build/manifest.json.

    Sheets that are not what the project would print now become <handout>.withheld.pdf.
    """
    here = project_at(project)
    how = {"draft": draft, "release": release, "read_back": read_back or verify}
    wanted = jobs(here, handouts or (), locale or (), paper=paper, **how)
    strange = (*here.strays(), *misnamed(here))
    show(strange)
    folder = out or output(here, release=release)
    results, failed = _built(here, wanted, folder)
    if prune_:
        failed += _pruned(here, folder)
    _report(results, folder, failed)
    if open_:
        _open(results, folder)
    # a folder of no language stops no sheet, yet whoever built all has not built what is in it
    besides = (*failed, *(() if locale else strange))
    leave(build_exit_code(results) or guard.exit_code(besides))


class _Progress:
    """A bar on a terminal; elsewhere a plain line for each sheet."""

    def __init__(self, total: int) -> None:
        self.console = Console(stderr=True)
        self.bar: Progress | None = None
        if self.console.is_terminal and sys.stdout.isatty():
            columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
            self.bar = Progress(*columns, console=self.console, transient=True)
            self.task = self.bar.add_task("building", total=total)

    def __enter__(self) -> "_Progress":
        if self.bar is not None:
            self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()

    def told(self, result: Result) -> None:
        """Show that a sheet is done."""
        if self.bar is not None:
            self.bar.update(self.task, advance=1, description=result.path)
        else:
            size = f"{result.rendered.body:g} pt" if result.built else "not written"
            print(f"{result.path}: {size}", flush=True)


def _built(
    project: Project, wanted: Sequence[Job], folder: Path
) -> tuple[tuple[Result, ...], tuple[Finding, ...]]:
    """The sheets that were made; what is not on record, or could not be set aside."""
    aside: list[SetAside] = []
    unrecorded: tuple[Finding, ...] = ()
    try:
        with _Progress(len(wanted)) as progress:
            results = build(project, wanted, folder, progress.told, aside.append)
    except Unrecorded as problem:
        results, unrecorded = problem.results, unreadable(problem)
    finally:  # after an interrupt too: they have moved
        _tell_aside(project, aside)
    return results, (*unrecorded, *(f for each in aside for f in each.findings))


def _tell_aside(project: Project, aside: Sequence[SetAside]) -> None:
    """Say which sheets besides those that were wanted went aside, and why."""
    for each in aside:
        now = f"it is now {Path(each.aside).name}" if each.aside else "do not hand it out"
        place = project.name_of(each.folder.absolute() / each.path)
        print(f"withheld: {place}: {each.reason} ({now})", file=sys.stderr)


def _pruned(project: Project, folder: Path) -> tuple[Finding, ...]:
    """Delete what was set aside, and say what; the findings of what could not be deleted."""
    try:
        gone, held = prune(project, folder)
    except Unrecorded as problem:
        return unreadable(problem)
    for path in gone:
        print(f"deleted: {project.name_of(path.absolute())}", file=sys.stderr)
    return held


def _report(results: Sequence[Result], folder: Path, failed: Sequence[Finding]) -> None:
    """Say what was not built and why, each cause once, then the count."""
    found = (f for result in results for f in result.rendered.findings)
    show(dict.fromkeys((*found, *failed)))
    for result in results:
        if not result.built:
            left = _LEFT[result.state].format(aside=result.aside)
            said = "withheld" if result.job.release else "not written"
            print(f"{said}: {result.path}{left}", file=sys.stderr)
    built = sum(1 for result in results if result.built)
    listed = "" if failed else f" ({MANIFEST} lists them)"
    print(f"{built} of {len(results)} sheets in {folder}{listed}")


def _open(results: Sequence[Result], folder: Path) -> None:
    """Show the sheet that was built; of several the folder, of none nothing."""
    built = [folder / result.path for result in results if result.built]
    if built:
        typer.launch(str(built[0] if len(built) == 1 else folder))


@command("list", example="handouts list")
def list_command(project: ProjectOption = None) -> None:
    """List the handouts and the languages, by both names."""
    here = project_at(project)
    sources = read_sources(here)
    rows = {handout.id: handout for handout in sources.handouts}
    columns = ("handout", "title", "kind", "revision", "pages", "languages")
    table = Table(*columns, box=None, pad_edge=False)
    for name in here.handouts():
        handout = rows.get(name)
        if handout is None:
            table.add_row(name, "(has faults)")
        else:
            tags = handout.languages
            languages = "all" if tags is None else ", ".join((SOURCE_TAG, *tags))
            revision, pages = handout.revision.isoformat(), str(handout.pages)
            table.add_row(name, handout.title.text, handout.kind, revision, pages, languages)
    print_table(table)
    table = Table("locale", "English name", "own name", box=None, pad_edge=False)
    for tag in (SOURCE_TAG, *here.tags()):
        locale = parse(tag)
        table.add_row(tag, locale.english_name, locale.native_name)
    print()
    print_table(table)
    found = (*here.strays(), *sources.findings)
    show(found)
    leave(guard.exit_code(found))
