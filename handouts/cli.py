"""The command ``handouts``: turns what the stages say into words and exit codes."""

import sys
import tempfile
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from handouts import __version__
from handouts.build import MANIFEST, Result, build, exit_code, jobs
from handouts.catalogs.check import check_locale
from handouts.catalogs.extract import extract_project
from handouts.catalogs.init import init_locale
from handouts.catalogs.merge import update_locale
from handouts.catalogs.status import status
from handouts.content.load import ContentError, load
from handouts.errors import HandoutsError, UsageError
from handouts.findings import Finding, Severity, errors
from handouts.locale import SOURCE_TAG, parse
from handouts.project import Project, find

DEFECT = 70

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


def _project(folder: Path | None) -> Project:
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


@app.command("build", epilog="Example: handouts build --locale es --locale ar --paper letter")
def build_command(
    handouts: Annotated[
        list[str] | None,
        typer.Argument(metavar="[HANDOUT]...", help="Handouts to build. Default: all."),
    ] = None,
    locale: Annotated[
        list[str] | None,
        typer.Option("--locale", metavar="TAG", help="A language (repeatable). Default: all."),
    ] = None,
    paper: Annotated[
        str, typer.Option(metavar="a4|letter", help="Default: as the clinic's country prints.")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where the sheets go. Default: build/ in the project."),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Put English in place of what is not translated.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the result.")] = False,
    project: ProjectOption = None,
) -> None:
    """Make the PDFs: build/<tag>/<handout>.pdf and build/manifest.json."""
    here = _project(project)
    wanted = jobs(here, handouts or (), locale or (), paper=paper, draft=draft)
    folder = out or here.root / "build"
    with _Progress(len(wanted)) as progress:
        results = build(here, wanted, folder, progress.told)
    _report(results, folder)
    built = [folder / result.path for result in results if result.built]
    if open_ and built:
        typer.launch(str(built[0] if len(built) == 1 else folder))
    raise typer.Exit(exit_code(results))


class _Progress:
    """A bar on a terminal; elsewhere a plain line for each sheet."""

    def __init__(self, total: int) -> None:
        self.console = Console(stderr=True)
        self.bar: Progress | None = None
        if self.console.is_terminal:
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


def _report(results: Sequence[Result], folder: Path) -> None:
    """Say what was not built and why, then the count."""
    for result in results:
        _show(result.rendered.findings)
        if not result.built:
            kept = ": the older file stays, marked stale" if result.stale else ""
            print(f"not written: {result.path}{kept}", file=sys.stderr)
    built = sum(1 for result in results if result.built)
    print(f"{built} of {len(results)} sheets in {folder} ({MANIFEST} lists them)")


def _show(findings: Iterable[Finding]) -> None:
    for finding in findings:
        print(finding, file=sys.stderr)


@app.command("list", epilog="Example: handouts list")
def list_command(project: ProjectOption = None) -> None:
    """List the handouts and the languages, by both names."""
    here = _project(project)
    table = Table("handout", "title", "kind", "revision", box=None, pad_edge=False)
    for name in here.handouts():
        path = here.content / f"{name}.md"
        handout = load(path, here.name_of(path))
        table.add_row(name, handout.title.text, handout.kind, handout.revision.isoformat())
    _print(table)
    table = Table("locale", "English name", "own name", box=None, pad_edge=False)
    for tag in (SOURCE_TAG, *here.tags()):
        locale = parse(tag)
        table.add_row(tag, locale.english_name, locale.native_name)
    print()
    _print(table)


@app.command("extract", epilog="Example: handouts extract")
def extract_command(project: ProjectOption = None) -> None:
    """Write locales/<handout>.pot and locales/interface.pot from content/."""
    here = _project(project)
    changed = extract_project(here)
    for path in changed:
        print(f"wrote {here.name_of(path)}")
    if not changed:
        print("nothing changed")


@app.command("init", epilog="Example: handouts init pt-BR")
def init_command(
    locale: Annotated[str, typer.Argument(metavar="LOCALE", help="A tag: es, pt-BR, zh_Hans.")],
    project: ProjectOption = None,
) -> None:
    """Start a language: write its empty catalogs."""
    here = _project(project)
    made = init_locale(here, parse(locale))
    for path in made:
        print(f"wrote {here.name_of(path)}")
    if not made:
        print("nothing to do: its catalogs are there; to bring them up to date: handouts update")


@app.command("update", epilog="Example: handouts update es de")
def update_command(
    locales: Annotated[
        list[str] | None,
        typer.Argument(metavar="[LOCALE]...", help="Languages. Default: all."),
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Bring catalogs up to date with content/; what is unchanged keeps every byte."""
    here = _project(project)
    for tag in _tags(here, locales):
        for update in update_locale(here, parse(tag)):
            name = here.name_of(update.path)
            if update.changed:
                counts = f"{update.kept} kept, {update.fuzzy} fuzzy, {update.new} new"
                print(f"{name}: {counts}, {update.obsolete} obsolete")
            else:
                print(f"{name}: nothing changed")


@app.command("status", epilog="Example: handouts status")
def status_command(project: ProjectOption = None) -> None:
    """Show how far each language is, and what translators ask."""
    here = _project(project)
    table = Table("locale", "language", "domain", box=None, pad_edge=False)
    for column in ("translated", "fuzzy", "missing"):
        table.add_column(column, justify="right")
    rows = status(here)
    for row in rows:
        locale = parse(row.tag)
        counts = str(row.translated), str(row.fuzzy), str(row.missing)
        names = f"{locale.native_name} ({locale.english_name})"
        table.add_row(row.tag, names, row.domain, *counts)
    _print(table)
    for row in rows:
        for question in row.questions:
            print(f"\nquestion to the author, {question.where}\n  about: {question.msgid}")
            print(f"  {question.text}")


@app.command("check", epilog="Example: handouts check es")
def check_command(
    locales: Annotated[
        list[str] | None,
        typer.Argument(metavar="[LOCALE]...", help="Languages. Default: all."),
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Check the catalogs: what is missing, and what would harm. Exit code 1 on errors."""
    here = _project(project)
    tags = _tags(here, locales)
    findings = tuple(finding for tag in tags for finding in check_locale(here, tag))
    _show(findings)
    warnings = sum(1 for finding in findings if finding.severity is Severity.WARNING)
    wrong = len(errors(findings))
    print(f"{len(tags)} languages: {wrong} errors, {warnings} warnings")
    raise typer.Exit(ContentError.exit_code if wrong else 0)


def _tags(project: Project, locales: Sequence[str] | None) -> tuple[str, ...]:
    """The tags that were named, else all that the project has. Raises UsageError."""
    there = project.tags()
    if not locales:
        return there
    tags = tuple(parse(locale).tag for locale in locales)
    for tag in tags:
        if tag not in there:
            raise UsageError(f"locale {tag} has no catalogs here", f"handouts init {tag}")
    return tags


def _print(table: Table) -> None:
    # A pipe has no width of its own: a table must not be folded there.
    console = Console()
    console.print(table) if console.is_terminal else Console(width=240).print(table)


def main() -> None:
    """Run the command; the process ends with its exit code. No traceback reaches the user."""
    try:
        app()
    except ContentError as problem:
        _show(problem.findings)
        raise SystemExit(problem.exit_code) from None
    except HandoutsError as problem:
        print(f"error: {problem}", file=sys.stderr)
        if problem.hint:
            print(f"    {problem.hint}", file=sys.stderr)
        raise SystemExit(problem.exit_code) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as problem:
        raise SystemExit(_defect(problem)) from None


def _defect(problem: Exception) -> int:
    """Keep the traceback in a file and name it; gives the exit code of a defect of ours."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="handouts-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        traceback.print_exception(problem, file=file)
    print(f"error: a defect of the program: {problem!r}", file=sys.stderr)
    print(f"    please report it with the file {file.name}", file=sys.stderr)
    return DEFECT
