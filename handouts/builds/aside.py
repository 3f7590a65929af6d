"""Older sheets that today's project would not print: which they are, where they go.

What lies at a sheet's place may be handed out. So a file that is not what would be printed there
now gets another name, ``<handout>.withheld.pdf``, until it is taken away.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from handouts.builds.job import Job, Rendered, Result, SheetState
from handouts.builds.manifest import ManifestRow, Record, Rows, manifest_row
from handouts.builds.plan import Inputs
from handouts.builds.store import Store
from handouts.errors import UnwritableFile
from handouts.findings import Finding
from handouts.fit.design import PAPERS
from handouts.locale import PSEUDO_TAGS, SOURCE_TAG
from handouts.pdf.metadata import PRODUCER
from handouts.project import ID
from handouts.rules import unreadable

# What Job.path writes, and the name that such a file has when it lies aside.
_PLACE = re.compile(
    rf"(?P<tag>[^/]+)/(?P<handout>{ID.pattern})(\.(?P<paper>{'|'.join(PAPERS)}))?"
    r"(?P<draft>\.draft)?(?P<aside>\.withheld)?\.pdf"
)

_AGAIN = "build it again"

# What is no longer known of a sheet whose last file was taken away.
_GONE = {"state": SheetState.MISSING, "aside": "", "bytes": 0, "sha256": "", "inputs": ""}


@dataclass(frozen=True, slots=True)
class SetAside:
    """An older sheet that may not be handed out any more, and why.

    It lay at ``path`` below ``folder``, and lies at ``aside`` now. That is empty where the file
    could not be moved, as ``findings`` tell.
    """

    folder: Path
    path: str
    aside: str
    reason: str
    findings: tuple[Finding, ...] = ()


class Judge:
    """Tells whether a file is what today's project would print at its place."""

    def __init__(self, inputs: Inputs, own_paper: str) -> None:
        self.inputs = inputs
        self.own_paper = own_paper
        self._handouts = frozenset(inputs.project.handouts())
        self._tags = frozenset((SOURCE_TAG, *PSEUDO_TAGS, *inputs.project.tags()))

    def is_ours(self, path: str, data: bytes) -> bool:
        """Whether a file that is not on record is a sheet all the same, by its name or maker."""
        name = _PLACE.fullmatch(path)
        if name is None:
            return False
        ours = name["handout"] in self._handouts and name["tag"] in self._tags
        return ours or PRODUCER.encode() in data

    def reason(self, path: str, data: bytes, row: ManifestRow | None) -> str:
        """Why a sheet may not lie where it does, and how to get it back; empty where it may."""
        tag, _, rest = path.partition("/")
        handout = rest.partition(".")[0]
        if handout not in self._handouts:
            return f"there is no content/{handout}.md any more"
        if tag not in self._tags:
            return f"there are no catalogs in locales/{tag} any more"
        if row is None:
            return f"nothing is on record of what it was made from; {_AGAIN}"
        if hashlib.sha256(data).hexdigest() != row.get("sha256"):
            return f"it was changed after it was printed; {_AGAIN}"
        draft, release = bool(row.get("draft")), bool(row.get("release"))
        job = Job(handout, tag, str(row.get("paper")), draft, release)
        if job.path(self.own_paper) != path:
            return f"the clinic prints on {self.own_paper} now; {_AGAIN}"
        if self.inputs.digest(job) != row.get("inputs"):
            return f"what it was made from has changed; {_AGAIN}"
        return ""

    def job(self, path: str) -> Job:
        """The job whose place a path is."""
        name = _PLACE.fullmatch(path)
        if name is None:
            raise ValueError(path)
        paper = name["paper"] or self.own_paper
        return Job(name["handout"], name["tag"], paper, bool(name["draft"]))


def sweep(store: Store, record: Record, judge: Judge) -> tuple[SetAside, ...]:
    """Set aside every sheet of a folder that today's project would not print, and record it.

    What nobody recorded, and is no sheet by its name or its maker, is not touched.
    """
    with record.rows() as rows:
        for path, row in [*rows.items()]:
            if not store.has(path) and not store.has(row.get("aside") or path):
                del rows[path]
        swept = (_looked_at(store, rows, judge, path) for path in store.names())
        return tuple(each for each in swept if each is not None)


def _looked_at(store: Store, rows: Rows, judge: Judge, path: str) -> SetAside | None:
    """What became of one file; None where it stays."""
    name = _PLACE.fullmatch(path)
    if name is None or name["aside"]:
        return None
    row, data = rows.get(path), store.read(path)
    known = row if row and row.get("sha256") else None
    if known is None and not judge.is_ours(path, data):
        return None
    reason = judge.reason(path, data, known)
    if not reason:
        rows[path] = {**rows[path], "state": SheetState.CURRENT, "reason": "", "aside": ""}
        return None
    aside, findings = put_aside(store, path)
    state = SheetState.WITHHELD if aside else SheetState.STALE
    row = row or manifest_row(Result(judge.job(path), path, Rendered(None, ())))
    rows[path] = {**row, "state": state, "reason": reason, "aside": aside}
    return SetAside(store.folder, path, aside, reason, findings)


def put_aside(store: Store, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Where a sheet lies now that it was set aside; nowhere, with findings, if it stays."""
    try:
        store.move(path, withheld_path(path))
    except UnwritableFile as problem:
        return "", unreadable(problem)
    return withheld_path(path), ()


def withheld_path(path: str) -> str:
    """Where the file of a sheet goes when it may not be handed out any more."""
    target = PurePosixPath(path)
    return str(target.with_name(f"{target.stem}.withheld.pdf"))


def take_away(
    store: Store, record: Record, judge: Judge
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Delete all sheets that lie aside in a folder: their paths, and what could not be deleted."""
    gone: list[str] = []
    held: list[Finding] = []
    with record.rows() as rows:
        listed = {row.get("aside"): path for path, row in rows.items()}
        for path in store.names():
            name = _PLACE.fullmatch(path)
            if name is None or not name["aside"]:
                continue
            if path not in listed and not judge.is_ours(path, store.read(path)):
                continue
            try:
                store.remove(path)
            except UnwritableFile as problem:
                held += unreadable(problem)
                continue
            gone.append(path)
            if path in listed:
                rows[listed[path]].update(_GONE)
    return tuple(gone), tuple(held)
