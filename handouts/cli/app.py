"""What all commands share: the application, the project, how findings and tables are shown."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from handouts import __version__
from handouts.errors import UsageError
from handouts.findings import Finding
from handouts.locale import parse
from handouts.project import Project, find

app = typer.Typer(
    name="handouts",
    help="Multilingual, printable patient handouts: one English text, catalogs, two-page PDFs.",
    epilog="Example: handouts build --locale es --locale ar",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ProjectOption = Annotated[
    Path | None,
    typer.Option(
        "--project",
        metavar="DIR",
        help="The project's folder. Default: this folder, or its nearest parent with content/.",
        show_default=False,
    ),
]


def project_at(folder: Path | None) -> Project:
    """The project of ``--project``, else the one that the working folder stands in."""
    if folder is None:
        return find(Path.cwd())
    if not any((folder / "content").glob("*.md")):
        raise UsageError(f"no project at {folder}: it has no content/*.md", "name another folder")
    return Project(folder.resolve())


def _version(wanted: bool) -> None:
    if wanted:
        print(f"handouts {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    del version


def show(findings: Iterable[Finding]) -> None:
    """Print findings to the standard error."""
    for finding in findings:
        print(finding, file=sys.stderr)


def tags_of(project: Project, locales: Sequence[str] | None) -> tuple[str, ...]:
    """The tags that were named, else all that the project has. Raises UsageError."""
    there = project.tags()
    if not locales:
        return there
    tags = tuple(parse(locale).tag for locale in locales)
    for tag in tags:
        if tag not in there:
            raise UsageError(f"locale {tag} has no catalogs here", f"handouts init {tag}")
    return tags


def print_table(table: Table) -> None:
    """Print a table, as wide as it wants to be where there is no terminal."""
    # Brackets in a title are no markup. A pipe has no width: a table must not be folded there.
    console = Console(markup=False)
    console = console if console.is_terminal else Console(markup=False, width=240)
    console.print(table)
