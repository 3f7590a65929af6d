"""What all commands share: the application, the project, how findings and tables are shown."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from handouts import __version__
from handouts.errors import UsageError
from handouts.findings import Finding
from handouts.project import Project, find

_UNBOUNDED = 1_000_000  # columns: more than any line has


app = typer.Typer(
    name="handouts",
    help="Multilingual, printable patient handouts: one English text, catalogs, two-page PDFs.",
    epilog="\b\nExample: handouts build --locale es --locale ar",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich's frames cut the names of options where lines are short
    context_settings={"help_option_names": ["-h", "--help"]},
)

F = TypeVar("F", bound=Callable[..., None])


def command(name: str, *, example: str) -> Callable[[F], F]:
    """Add a function to the application as a command; its docstring is the help.

    The example is what a user types. It ends the help, in one line whatever the terminal's width.
    """

    def added(function: F) -> F:
        # Typer cuts a docstring's line in the list of commands, but folds a help that is short.
        short = (function.__doc__ or "").partition("\n")[0]
        return app.command(name, short_help=short, epilog=f"\b\nExample: {example}")(function)

    return added


ProjectOption = Annotated[
    Path | None,
    typer.Option(
        "--project",
        metavar="DIR",
        help="The project's folder. Default: this folder, or its nearest parent with content/.",
        show_default=False,
    ),
]

HandoutsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="HANDOUT", help="Which handouts. Default: all.")
]
LocaleArgument = Annotated[str, typer.Argument(metavar="LOCALE", help="A tag: es, pt-BR, zh_Hans.")]
PaperOption = Annotated[
    str, typer.Option(metavar="a4|letter", help="Default: as the clinic's country prints.")
]


def project_at(folder: Path | None) -> Project:
    """The project of ``--project``, else the one that the working folder stands in.

    Raises UsageError where there is none.
    """
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


def leave(code: int) -> None:
    """End the command with an exit code; 0 is how a command ends of itself."""
    if code:
        raise typer.Exit(code)


def tags_of(project: Project, locales: Sequence[str] | None) -> tuple[str, ...]:
    """The tags that were named, each once, else all that the project has. Raises UsageError."""
    named = dict.fromkeys(project.tag_of(locale) for locale in locales or ())
    return tuple(named) or project.tags()


def console() -> Console:
    """What prints styled text: plain where there is no terminal; lines are not folded."""
    # Brackets in a title are no markup, and ":s:" is no emoji.
    return Console(markup=False, emoji=False, highlight=False, soft_wrap=True)


def columns() -> int | None:
    """The columns of the terminal; None where the output is none, which takes any length."""
    return Console().width if sys.stdout.isatty() else None


def print_table(table: Table) -> None:
    """Print a table: folded inside its cells on a terminal, elsewhere each row in one line."""
    for column in table.columns:
        column.overflow = "fold"
    Console(markup=False, emoji=False, highlight=False, width=columns() or _UNBOUNDED).print(table)
