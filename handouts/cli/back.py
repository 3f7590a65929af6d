"""The command for back-translations."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from handouts.back.catalog import BackHeader, BackMethod, back_domains, back_path
from handouts.back.take import Taken, taken
from handouts.back.update import BackUpdate, update_back
from handouts.back.worklist import answers_of, texts_of, worklist, worklist_xliff
from handouts.cli.app import LocaleArgument, ProjectOption, command, leave, project_at, show
from handouts.errors import UsageError
from handouts.files import read_bytes, write_whole
from handouts.findings import Finding, Where
from handouts.guard import exit_code, guarded
from handouts.locale import parse
from handouts.project import Project

IndependentOption = Annotated[
    bool | None,
    typer.Option(
        "--independent/--not-independent",
        help="Whether another hand, or machine, reads back than translated.",
    ),
]
WorklistOption = Annotated[
    Path | None,
    typer.Option(
        "--worklist", metavar="FILE", help="Write what to read back: text, or XLIFF (.xlf)."
    ),
]


@command("back", example="handouts back km --worklist km.txt")
def back_command(
    locale: LocaleArgument,
    handouts: Annotated[
        list[str] | None,
        typer.Argument(metavar="HANDOUT", help="Handouts, or interface. Default: all."),
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who reads back.")] = None,
    method: Annotated[
        BackMethod | None, typer.Option(case_sensitive=False, help="What reads back.")
    ] = None,
    independent: IndependentOption = None,
    to_do: WorklistOption = None,
    take: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Bring in a worklist with its answers.")
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Keep what translations say in English: locales/<tag>/back/.

    Whoever writes it must not have seen the source. Exit code 1 where an answer was refused.
    """
    here = project_at(project)
    tag = here.tag_of(locale)
    domains = back_domains(here, tuple(handouts or ()))
    said = BackHeader(by, method, independent)
    if to_do is not None:
        if take is not None or said != BackHeader():
            raise UsageError("--worklist writes a file, and nothing else", "leave the others out")
        _write_worklist(here, tag, domains, to_do)
        return
    leave(exit_code(_updated(here, tag, domains, said, take)))


def _updated(
    project: Project, tag: str, domains: Sequence[str], said: BackHeader, take: Path | None
) -> list[Finding]:
    """What was refused, or could not be done, while the catalogs were brought up to date."""
    came = _brought(project, tag, domains, take) if take else Taken({}, ())
    found = [*came.findings]
    for domain in domains:
        where = Where(project.name_of(back_path(project, tag, domain)))
        done, problems = guarded(
            partial(update_back, project, tag, domain, said, came.answers), where
        )
        found += problems
        if done:
            _tell(done, project.name_of(done.path))
    show(found)
    return found


def _brought(project: Project, tag: str, domains: Sequence[str], path: Path) -> Taken:
    """What a worklist brings for the texts of today."""
    name = project.name_of(path)
    came = answers_of(read_bytes(path, name), name, parse(tag))
    return taken(came, texts_of(project, tag, domains), name)


def _write_worklist(project: Project, tag: str, domains: Sequence[str], path: Path) -> None:
    if path.is_file():
        hint = "name another file, or take its answers in and move it away"
        raise UsageError(f"{path} is there already, and may have answers", hint)
    texts = tuple(texts_of(project, tag, domains).values())
    count = sum(text.open for text in texts)
    if not count:
        print("nothing to do: all that is translated is read back")
        return
    written = worklist_xliff if path.suffix.lower() == ".xlf" else worklist
    write_whole(path, written(texts, parse(tag)))
    print(f"wrote {project.name_of(path)}: {count} texts to read back")


def _tell(done: BackUpdate, name: str) -> None:
    """Say what became of a catalog of back-translations."""
    gone = f", {done.dropped} dropped with their texts" if done.dropped else ""
    new = f", {done.taken} new" if done.taken else ""
    same = "" if done.changed else "nothing changed: "
    print(f"{name}: {same}{done.done} of {done.total} read back{new}{gone}")
