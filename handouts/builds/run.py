"""Makes sheets one after another; what stops one of them stops no other."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from handouts import guard
from handouts.builds.aside import Judge, SetAside, sweep, take_away
from handouts.builds.job import Job, Result
from handouts.builds.manifest import Record
from handouts.builds.plan import Inputs, outputs_beside
from handouts.builds.publish import publish
from handouts.builds.render import Renderer
from handouts.builds.store import Store
from handouts.clinic import read_clinic
from handouts.errors import FileError, UnwritableFile
from handouts.findings import Finding
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
    withheld: Callable[[SetAside], None] = lambda _: None,
) -> tuple[Result, ...]:
    """Make sheets and write them and the manifest below ``out``; ``told`` hears of each.

    Before that all sheets are set aside that the project would not print any more, wanted or not;
    so an interrupt leaves none of them. ``withheld`` hears of those that are not wanted. With one
    of the project's own folders goes the other, build/ with build/release/.

    The results are in the order of the jobs. Raises UnreadableFile where the clinic's file or the
    list of fonts cannot be read, since no sheet can be made then, and Unrecorded at the end where
    a manifest cannot be written.
    """
    renderer, inputs, store = Renderer(project), Inputs(project), Store(out)
    own_paper = renderer.clinic.paper
    wanted = tuple(wanted)
    judge, record = Judge(inputs, own_paper), Record(out)
    beside = [Record(folder) for folder in outputs_beside(project, out)]
    places = {job.path(own_paper) for job in wanted}
    for each in sweep(store, record, judge) if out.is_dir() else ():
        if each.path not in places:  # those that are wanted have a result
            withheld(each)
    for other in beside:
        for each in sweep(Store(other.path.parent), other, judge):
            withheld(each)
    results: list[Result] = []
    for job in wanted:
        # before the sheet is made: an edit in between makes the digest too old, never too new
        digest = inputs.digest(job)
        rendered = renderer.render(job)
        with record.rows() as rows:
            results.append(publish(store, rows, job, rendered, own_paper, digest))
        told(results[-1])
    _raise_unrecorded((record, *beside), tuple(results))
    return tuple(results)


def prune(project: Project, out: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Delete the sheets that lie aside below ``out``, and in the folder that goes with it.

    Gives what was deleted, and a finding for each file that could not be. Raises UnreadableFile
    as ``build`` does, and Unrecorded where a manifest cannot be written.
    """
    judge = Judge(Inputs(project), read_clinic(project).paper)
    gone: list[Path] = []
    held: list[Finding] = []
    records = [Record(folder) for folder in (out, *outputs_beside(project, out)) if folder.is_dir()]
    for record in records:
        folder = record.path.parent
        names, findings = take_away(Store(folder), record, judge)
        gone += (folder / name for name in names)
        held += findings
    _raise_unrecorded(records, ())
    return tuple(gone), tuple(held)


def _raise_unrecorded(records: Sequence[Record], results: tuple[Result, ...]) -> None:
    for record in records:
        if record.problem is not None:
            raise Unrecorded(record.problem, results) from record.problem


def build_exit_code(results: Iterable[Result]) -> int:
    """0 all built; else what the findings ask for that kept a sheet from being written."""
    stopped = (result for result in results if not result.built)
    return guard.exit_code(f for result in stopped for f in result.rendered.findings)
