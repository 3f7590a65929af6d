"""A sheet to make, what was made of it, and what became of its file: data that pickle."""

from dataclasses import dataclass
from enum import StrEnum

from handouts.findings import Finding


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet to make: a handout, a locale's tag, a paper.

    ``draft`` lets English stand in gaps; ``release`` prints the newest approved edition or nothing.
    ``read_back`` reads the finished file again; a release always does.
    """

    handout: str
    tag: str
    paper: str
    draft: bool = False
    release: bool = False
    read_back: bool = False

    def path(self, own_paper: str) -> str:
        """Where the sheet goes below the output folder, in POSIX form; two jobs never meet there.

        No id has a full stop, so that what follows one is no part of the handout's name.
        """
        paper = "" if self.paper == own_paper else f".{self.paper}"
        return f"{self.tag}/{self.handout}{paper}{'.draft' if self.draft else ''}.pdf"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A sheet's PDF and what was found on the way. ``pdf`` is None where a finding stopped it.

    ``pages`` counts its pages. ``body`` is the apparent size of the body in pt, ``nominal`` the
    size its glyphs are set at. All are 0 without a PDF. ``statuses`` are the notices about the
    sheet's state that it prints.
    """

    pdf: bytes | None
    findings: tuple[Finding, ...]
    pages: int = 0
    body: float = 0.0
    nominal: float = 0.0
    revision: str = ""
    statuses: tuple[str, ...] = ()


class SheetState(StrEnum):
    """What lies at a sheet's place."""

    CURRENT = "current"  # what the project prints
    WITHHELD = "withheld"  # nothing: an older file went aside
    STALE = "stale"  # an older file that could not be moved, and is not to be used
    MISSING = "missing"  # nothing


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job, and the ``state`` of its place.

    ``inputs`` is the digest of all that the sheet was made from. ``reason`` tells why it was not
    written, ``aside`` where its older file lies then.
    """

    job: Job
    path: str
    rendered: Rendered
    inputs: str = ""
    state: SheetState = SheetState.CURRENT
    reason: str = ""
    aside: str = ""

    @property
    def built(self) -> bool:
        """Whether the file was written."""
        return self.rendered.pdf is not None
