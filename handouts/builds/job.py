"""A sheet to make, what was made of it, and what became of its file: data that pickle."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job. ``stale`` tells why an older file at ``path`` was kept.

    ``inputs`` is the digest of all that the sheet was made from. ``aside`` is where an older file
    went that is not released any more; ``others`` are the paths and papers of the same sheet on
    other papers that went aside with it.
    """

    job: Job
    path: str
    rendered: Rendered
    inputs: str = ""
    stale: str = ""
    aside: str = ""
    others: tuple[tuple[str, str], ...] = ()

    @property
    def built(self) -> bool:
        """Whether the file was written."""
        return self.rendered.pdf is not None
