"""The commands for other tools' files: export, import."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from handouts import __version__
from handouts.cli.app import LocaleArgument, ProjectOption, command, leave, project_at, show
from handouts.exchange.exchange import export_tmx, export_xliff, import_xliff
from handouts.files import write_whole
from handouts.guard import exit_code
from handouts.locale import parse


class ExchangeFormat(StrEnum):
    """What a locale can be exported as."""

    TMX = "tmx"
    XLIFF = "xliff"


@command("export", example="handouts export xliff es")
def export_command(
    file_format: Annotated[
        ExchangeFormat,
        typer.Argument(
            metavar="tmx|xliff",
            case_sensitive=False,
            help="tmx: a translation memory. xliff: XLIFF 2.0, to translate.",
        ),
    ],
    locale: LocaleArgument,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Default: build/<tag>/handouts-<tag>.tmx or .xlf."),
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Write the translations of a language for other tools.

    Exit code 3 where a catalog cannot be read, and is not in the file.
    """
    here = project_at(project)
    wanted = parse(locale)
    if file_format is ExchangeFormat.TMX:
        done, suffix = export_tmx(here, wanted, __version__), "tmx"
    else:
        done, suffix = export_xliff(here, wanted), "xlf"
    show(done.findings)
    path = out or here.root / "build" / wanted.tag / f"handouts-{wanted.tag}.{suffix}"
    write_whole(path, done.data)
    print(f"wrote {here.name_of(path)}")
    leave(exit_code(done.findings))


@command("import", example="handouts import handouts-es.xlf")
def import_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="XLIFF 2.0 or 2.1, exported here.")],
    project: ProjectOption = None,
) -> None:
    """Bring translations back in from XLIFF. Exit code 1 where a text was refused."""
    here = project_at(project)
    done = import_xliff(here, file)
    show(done.findings)
    for merged in done.merged:
        name = here.name_of(merged.path)
        if merged.changed:
            counts = f"{merged.translated} translated, {merged.fuzzy} fuzzy"
            print(f"{name}: {counts}, {merged.notes} notes")
        else:
            print(f"{name}: nothing changed")
    if any(merged.changed for merged in done.merged):
        print(f"next: handouts check {done.tag}")
    leave(exit_code(done.findings))
