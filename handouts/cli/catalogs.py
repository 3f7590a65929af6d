"""The commands for catalogs: extract, init, update."""

import sys
from functools import partial
from typing import Annotated

import typer

from handouts.catalogs.extract import extract_project
from handouts.catalogs.init import init_locale
from handouts.cli.app import (
    LocaleArgument,
    ProjectOption,
    command,
    leave,
    project_at,
    show,
    tags_of,
)
from handouts.content.load import read_sources
from handouts.errors import FileError
from handouts.findings import Where
from handouts.guard import exit_code, guarded
from handouts.locale import parse
from handouts.merge.merge import Update, update_locale


@command("extract", example="handouts extract")
def extract_command(project: ProjectOption = None) -> None:
    """Write locales/<handout>.pot and locales/interface.pot from content/."""
    here = project_at(project)
    done = extract_project(here)
    show(done.findings)
    for path in done.changed:
        print(f"wrote {here.name_of(path)}")
    if not done.changed:
        print("nothing changed")
    leave(exit_code(done.findings))


@command("init", example="handouts init pt-BR")
def init_command(
    locale: LocaleArgument,
    project: ProjectOption = None,
) -> None:
    """Start a language: write its empty catalogs."""
    here = project_at(project)
    sources = read_sources(here)
    found = sources.findings
    show(found)
    made = init_locale(here, parse(locale), sources)
    for path in made:
        print(f"wrote {here.name_of(path)}")
    if not made:
        print("nothing to do: its catalogs are there; to bring them up to date: handouts update")
    leave(exit_code(found))


@command("update", example="handouts update es de")
def update_command(
    locales: Annotated[
        list[str] | None,
        typer.Argument(metavar="LOCALE", help="Languages. Default: all."),
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Bring catalogs up to date with content/; what is unchanged keeps every byte."""
    here = project_at(project)
    sources = read_sources(here)
    found = [*(() if locales else here.strays()), *sources.findings]
    show(found)
    refused = False
    for tag in tags_of(here, locales):
        where = Where(here.name_of(here.locales / tag))
        updates, problems = guarded(partial(update_locale, here, parse(tag), sources), where)
        show(problem for problem in problems if problem not in found)
        found += problems
        for update in updates or ():
            refused = refused or update.refused is not None
            _tell(update, here.name_of(update.path), tag)
    leave(max(exit_code(found), FileError.exit_code if refused else 0))


def _tell(update: Update, name: str, tag: str) -> None:
    """Say what became of a catalog."""
    if update.refused:
        hint = "; ".join(filter(None, (update.refused.hint, f"all faults: handouts check {tag}")))
        print(f"error: not updated: {update.refused}\n    {hint}", file=sys.stderr)
    elif update.changed:
        cosmetic = f" ({update.cosmetic} cosmetic)" if update.cosmetic else ""
        counts = f"{update.kept} kept, {update.fuzzy} fuzzy{cosmetic}, {update.new} new"
        print(f"{name}: {counts}, {update.obsolete} obsolete")
        for withheld in update.reasons:
            print(f"    translate anew {withheld}")
    else:
        print(f"{name}: nothing changed")
