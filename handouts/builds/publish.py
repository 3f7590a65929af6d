"""What becomes of the file at a sheet's place: written, kept as stale, or set aside.

A sheet that a finding stops is not written, and what was there before stays, marked stale. Of a
release it goes aside, on every paper: what lies at a released sheet's place may be given to
patients.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath

from handouts.builds.job import Job, Rendered, Result
from handouts.builds.store import Store
from handouts.errors import UnwritableFile
from handouts.findings import Finding, errors
from handouts.fit.design import PAPERS
from handouts.rules import unreadable


def publish(
    store: Store, job: Job, rendered: Rendered, own_paper: str, fresh: Collection[str]
) -> Result:
    """Bring what was rendered to its place; ``fresh`` are the paths that this build has written.

    ``own_paper`` is the clinic's. A file that cannot be written is a finding of its sheet.
    """
    path = job.path(own_paper)
    if rendered.pdf is not None:
        try:
            store.write(path, rendered.pdf)
        except UnwritableFile as problem:
            return _kept(store, job, path, Rendered(None, unreadable(problem)))
        with suppress(UnwritableFile):  # an older file, with another name: nobody takes it for this
            store.remove(_withheld(path))
        return Result(job, path, rendered)
    if job.release:
        return _set_aside(store, job, path, rendered, own_paper, fresh)
    return _kept(store, job, path, rendered)


def _kept(store: Store, job: Job, path: str, rendered: Rendered) -> Result:
    """The result of a sheet that was not written; an older file stays, and is stale."""
    stale = "; ".join(f"{f.where}: {f.message}" for f in errors(rendered.findings))
    return Result(job, path, rendered, stale=stale if store.has(path) else "")


def _set_aside(
    store: Store, job: Job, path: str, rendered: Rendered, own_paper: str, fresh: Collection[str]
) -> Result:
    """The result of a sheet that is withheld: its files go aside, on every paper.

    A file that does not let itself be moved is a finding: patients may still be given it.
    """
    gone: dict[str, str] = {}
    held: list[Finding] = []
    for name, paper in {path: job.paper, **dict(_on_papers(job, own_paper))}.items():
        if name in fresh or not store.has(name):
            continue
        try:
            store.move(name, _withheld(name))
            gone[name] = paper
        except UnwritableFile as problem:
            held += unreadable(problem)
    if held:
        rendered = replace(rendered, findings=(*rendered.findings, *held))
    aside = _withheld(path) if gone.pop(path, None) else ""
    kept = _kept(store, job, path, rendered)
    return replace(kept, aside=aside, others=tuple(gone.items()))


def _on_papers(job: Job, own_paper: str) -> tuple[tuple[str, str], ...]:
    """The paths that a sheet may have, with the paper of each.

    The clinic's own paper may have been another one: its name may stand in a path too.
    """
    named = tuple((replace(job, paper=paper).path(""), paper) for paper in PAPERS)
    return (replace(job, paper=own_paper).path(own_paper), own_paper), *named


def _withheld(path: str) -> str:
    """Where the file of a released sheet goes when the sheet is withheld."""
    target = PurePosixPath(path)
    return str(target.with_name(f"{target.stem}.withheld.pdf"))
