"""Makes sheets one after another; what stops one of them stops no other."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from handouts import guard
from handouts.builds.job import Job, Result
from handouts.builds.manifest import write_manifest
from handouts.builds.plan import Inputs
from handouts.builds.publish import publish
from handouts.builds.render import Renderer
from handouts.builds.store import Store
from handouts.errors import FileError, UnwritableFile
from handouts.project import Project


class Unrecorded(UnwritableFile):
    """All sheets are made, and the manifest cannot be written; ``results`` are the sheets'."""

    def __init__(self, problem: FileError, results: tuple[Result, ...]) -> None:
        super().__init__(problem.path, problem.reason, problem.hint, problem.line)
        self.results = results


def build(
    project: Project,
    wanted: Iterable[Job],
    out: Path,
    told: Callable[[Result], None] = lambda _: None,
) -> tuple[Result, ...]:
    """Make sheets and write them and the manifest below ``out``; ``told`` hears of each.

    The results are in the order of the jobs. Raises UnreadableFile where the clinic's file or the
    list of fonts cannot be read, since no sheet can be made then, and Unrecorded at the end where
    the manifest cannot be written.
    """
    renderer, inputs, store = Renderer(project), Inputs(project), Store(out)
    own_paper = renderer.clinic.paper
    results: list[Result] = []
    fresh: set[str] = set()
    for job in wanted:
        # before the sheet is made: an edit in between makes the digest too old, never too new
        digest = inputs.digest(job)
        made = publish(store, job, renderer.render(job), own_paper, fresh)
        if made.built:
            fresh.add(made.path)
        results.append(replace(made, inputs=digest))
        told(results[-1])
    try:
        write_manifest(out, results)
    except FileError as problem:
        raise Unrecorded(problem, tuple(results)) from problem
    return tuple(results)


def build_exit_code(results: Iterable[Result]) -> int:
    """0 all built; else what the findings ask for that kept a sheet from being written."""
    stopped = (result for result in results if not result.built)
    return guard.exit_code(f for result in stopped for f in result.rendered.findings)
