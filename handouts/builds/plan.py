"""Which sheets to make, and what each of them depends on."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from handouts import __version__
from handouts.approvals.approval import approvals_path
from handouts.approvals.seal import approved_folder
from handouts.builds.job import Job
from handouts.catalogs.po import INTERFACE, po_path
from handouts.checks.language import lists
from handouts.clinic import clinic_path, read_clinic
from handouts.errors import UsageError
from handouts.layout.design import PAPERS
from handouts.locale import PSEUDO_TAGS, SOURCE_TAG
from handouts.project import Project

# What the shapes on the page come from, besides the program itself.
_ENGINES = ("uharfbuzz", "icu4py", "reportlab")


def jobs(
    project: Project,
    handouts: Sequence[str] = (),
    locales: Sequence[str] = (),
    *,
    paper: str = "",
    draft: bool = False,
) -> tuple[Job, ...]:
    """The jobs for some handouts and locales; all of them where none is named.

    Raises UsageError for a handout, a locale or a paper that is not there.
    """
    known = project.handouts()
    for name in handouts:
        if name not in known:
            raise UsageError(f"no handout {name!r}", f"there are: {', '.join(known)}")
    paper = paper or read_clinic(project).paper
    if paper not in PAPERS:
        raise UsageError(f"unknown paper {paper!r}", f"write one of: {', '.join(PAPERS)}")
    tags = [project.tag_of(locale, SOURCE_TAG, *PSEUDO_TAGS) for locale in locales]
    tags = tags or [SOURCE_TAG, *project.tags()]
    return tuple(
        Job(name, tag, paper, draft)
        for name in dict.fromkeys(handouts or known)
        for tag in dict.fromkeys(tags)
    )


class Inputs:
    """What the sheets of one project depend on; each file is read once.

    Whoever wants to know whether a sheet is what would be made now asks here, and nowhere else.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._digests: dict[Path, str] = {}
        self._versions = {name: version(name) for name in _ENGINES} | {"handouts": __version__}

    def digest(self, job: Job) -> str:
        """``sha256:`` and the digest of all that a sheet depends on.

        That is: the text and its picture, the locale's catalogs and lists, the approvals and
        sealed copies of both languages, the clinic, the words whose change is critical, the fonts,
        what the job says of the form, and the versions of the program and of its engines. A file
        that is not there, or cannot be read, counts as such.
        """
        said = {
            "job": [job.paper, job.draft, job.release],
            "versions": self._versions,
            "files": self._named(self._files(job)),
        }
        data = json.dumps(said, sort_keys=True).encode()
        return f"sha256:{hashlib.sha256(data).hexdigest()}"

    def _files(self, job: Job) -> Iterator[Path]:
        project = self.project
        yield from (project.content / f"{job.handout}.md", project.content / f"{job.handout}.svg")
        yield clinic_path(project)
        yield project.safety_terms
        yield from _all(project.fonts)
        for tag in dict.fromkeys((SOURCE_TAG, job.tag)):
            yield approvals_path(project, tag)
            for domain in (job.handout, INTERFACE):
                yield from _all(approved_folder(project, tag), f"{domain}-*/*")
        for domain in (job.handout, INTERFACE):
            yield po_path(project, job.tag, domain)
        yield from lists(project, job.tag)

    def _named(self, paths: Iterable[Path]) -> Mapping[str, str]:
        return {self.project.name_of(path): self._digest(path) for path in paths}

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            try:
                self._digests[path] = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError:
                self._digests[path] = ""
        return self._digests[path]


def _all(folder: Path, pattern: str = "*") -> Iterator[Path]:
    """The files of a folder, in a fixed order."""
    return (path for path in sorted(folder.glob(pattern)) if path.is_file())
