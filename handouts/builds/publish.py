"""What becomes of the file at a sheet's place: written, or set aside.

What lies at a sheet's place may be given to patients. So where a sheet is not written, what was
there before goes aside.
"""

from contextlib import suppress
from dataclasses import replace

from handouts.builds.aside import put_aside, withheld_path
from handouts.builds.job import Job, Rendered, Result, SheetState
from handouts.builds.manifest import Rows, manifest_row
from handouts.builds.store import Store
from handouts.errors import UnwritableFile
from handouts.findings import errors
from handouts.rules import unreadable


def publish(
    store: Store, rows: Rows, job: Job, rendered: Rendered, own_paper: str, inputs: str
) -> Result:
    """Bring what was rendered to its place, and on record in the manifest's ``rows``.

    ``own_paper`` is the clinic's, ``inputs`` the digest of what the sheet was made from. A file
    that cannot be written is a finding of its sheet.
    """
    result = Result(job, job.path(own_paper), rendered, inputs)
    if rendered.pdf is None:
        return _stopped(store, rows, result)
    try:
        store.write(result.path, rendered.pdf)
    except UnwritableFile as problem:
        return _refused(store, rows, replace(result, rendered=Rendered(None, unreadable(problem))))
    with suppress(UnwritableFile):  # an older file, with another name: nobody takes it for this
        store.remove(withheld_path(result.path))
    rows[result.path] = manifest_row(result)
    return result


def _refused(store: Store, rows: Rows, result: Result) -> Result:
    """The result of a sheet that cannot be written; the same sheet may lie there already."""
    row = rows.get(result.path, {})
    same = row.get("state") == SheetState.CURRENT and row.get("inputs") == result.inputs
    if same and store.has(result.path):
        return replace(result, reason=_reason(result))
    return _stopped(store, rows, result)


def _stopped(store: Store, rows: Rows, result: Result) -> Result:
    """The result of a sheet that was not written; an older file goes aside.

    A file that does not let itself be moved is a finding: patients may still be given it.
    """
    path, rendered = result.path, result.rendered
    reason, aside = _reason(result), withheld_path(path)
    if store.has(path):
        aside, held = put_aside(store, path)
        # what refused to be written may refuse to be moved in the same words
        found = tuple(dict.fromkeys((*rendered.findings, *held)))
        rendered = replace(rendered, findings=found)
    aside = aside if aside and store.has(aside) else ""
    state = (
        SheetState.STALE
        if store.has(path)
        else SheetState.WITHHELD
        if aside
        else SheetState.MISSING
    )
    result = replace(result, rendered=rendered, state=state, reason=reason, aside=aside)
    row = manifest_row(result)
    if state is not SheetState.MISSING:  # what is known of the older file stays
        told = {key: row[key] for key in ("state", "reason", "aside", "findings")}
        row = {**rows.get(path, row), **told}
    rows[path] = row
    return result


def _reason(result: Result) -> str:
    stops = "; ".join(f"{f.where}: {f.message}" for f in errors(result.rendered.findings))
    return f"{stops}; mend that, then build it again"
