"""The commands for catalogs: extract, init, update, status, check."""

from typing import Annotated

import typer
from rich.table import Table

from handouts.catalogs.check import check_locale
from handouts.catalogs.extract import extract_project
from handouts.catalogs.init import init_locale
from handouts.catalogs.merge import update_locale
from handouts.catalogs.status import status
from handouts.cli.app import ProjectOption, app, print_table, project_at, show, tags_of
from handouts.content.load import ContentError
from handouts.findings import Severity, errors
from handouts.locale import parse


@app.command("extract", epilog="Example: handouts extract")
def extract_command(project: ProjectOption = None) -> None:
    """Write locales/<handout>.pot and locales/interface.pot from content/."""
    here = project_at(project)
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
    here = project_at(project)
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
    here = project_at(project)
    for tag in tags_of(here, locales):
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
    here = project_at(project)
    table = Table("locale", "language", "domain", box=None, pad_edge=False)
    for column in ("translated", "fuzzy", "missing"):
        table.add_column(column, justify="right")
    rows = status(here)
    for row in rows:
        locale = parse(row.tag)
        counts = str(row.translated), str(row.fuzzy), str(row.missing)
        names = f"{locale.native_name} ({locale.english_name})"
        table.add_row(row.tag, names, row.domain, *counts)
    print_table(table)
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
    here = project_at(project)
    tags = tags_of(here, locales)
    findings = tuple(finding for tag in tags for finding in check_locale(here, tag))
    show(findings)
    warnings = sum(1 for finding in findings if finding.severity is Severity.WARNING)
    wrong = len(errors(findings))
    print(f"{len(tags)} languages: {wrong} errors, {warnings} warnings")
    raise typer.Exit(ContentError.exit_code if wrong else 0)
