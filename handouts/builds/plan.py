"""Which sheets to make, and what each of them depends on."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from handouts import __version__
from handouts.approvals.approval import approvals_path
from handouts.approvals.seal import sealed_copies
from handouts.back.catalog import back_path
from handouts.builds.job import Job
from handouts.catalogs.po import INTERFACE, po_path
from handouts.checks.language import lists
from handouts.clinic import clinic_path, read_clinic
from handouts.content.load import read_sources
from handouts.content.model import Handout
from handouts.errors import UsageError
from handouts.fit.design import PAPERS
from handouts.linebreak.segment import ICU
from handouts.locale import PSEUDO_TAGS, SOURCE_TAG
from handouts.meaning.terms import PROGRAM_TERMS
from handouts.project import Project
from handouts.text.fonts import font_files
from handouts.text.shape import HARFBUZZ

# What letters, words, dates and shapes on the page come from, besides the program itself.
_PACKAGES = (
    "babel", "budoux", "fonttools", "icu4py", "markdown-it-py", "mdit-py-plugins", "pyphen",
    "pyyaml", "reportlab", "uharfbuzz", "unicodedata2",
)  # fmt: skip


def jobs(
    project: Project,
    handouts: Sequence[str] = (),
    locales: Sequence[str] = (),
    *,
    paper: str = "",
    draft: bool = False,
    release: bool = False,
    read_back: bool = False,
) -> tuple[Job, ...]:
    """The jobs for some handouts and locales; all of them where none is named.

    A handout has none in a language that it is not for. Raises UsageError for a handout, a locale
    or a paper that is not there, for a handout that is for none of the locales, and for a draft
    that is to be released.
    """
    if draft and release:
        raise UsageError("a draft is not for patients", "leave out --draft or --release")
    known = project.handouts()
    for name in handouts:
        if name not in known:
            raise UsageError(f"no handout {name!r}", f"there are: {', '.join(known)}")
    paper = paper_name(project, paper)
    tags = [project.tag_of(locale, SOURCE_TAG, *PSEUDO_TAGS) for locale in locales]
    tags = tags or [SOURCE_TAG, *project.tags()]
    texts = {text.id: text for text in read_sources(project, handouts).handouts}
    wanted: list[Job] = []
    for name in dict.fromkeys(handouts or known):
        own = [tag for tag in dict.fromkeys(tags) if name not in texts or texts[name].is_for(tag)]
        if handouts and not own:
            raise _unwanted(texts[name], tags)
        wanted += (Job(name, tag, paper, draft, release, read_back) for tag in own)
    if not wanted:
        raise _unwanted(texts[known[0]], tags)
    return tuple(wanted)


def paper_name(project: Project, paper: str = "") -> str:
    """The name of the paper that sheets are set on: that which is asked for, else the clinic's.

    Raises UsageError for a paper that there is not.
    """
    paper = paper.lower() or read_clinic(project).paper
    if paper not in PAPERS:
        raise UsageError(f"unknown paper {paper!r}", f"write one of: {', '.join(PAPERS)}")
    return paper


def output(project: Project, *, release: bool = False) -> Path:
    """The folder that sheets go to where no other is named."""
    built = project.root / "build"
    return built / "release" if release else built


def outputs_beside(project: Project, folder: Path) -> tuple[Path, ...]:
    """The other folders of sheets that belong to the project's own ``folder``; of another, none."""
    own = (output(project), output(project, release=True))
    here = folder.resolve()
    if here not in [each.resolve() for each in own]:
        return ()
    return tuple(each for each in own if each.is_dir() and each.resolve() != here)


def _unwanted(handout: Handout, tags: Sequence[str]) -> UsageError:
    return UsageError(
        f"{handout.path} is not for {', '.join(tags)}",
        f"it is for {', '.join((SOURCE_TAG, *(handout.languages or ())))}; "
        "the languages in its front matter say so",
    )


def versions() -> dict[str, str]:
    """The program and the libraries that a sheet's look and words come from, each with its version.

    Of HarfBuzz and ICU that of the library itself, besides that of the package which carries it:
    one package may be built with another library.
    """
    packages = {name: version(name) for name in _PACKAGES}
    return {"handouts": __version__, "HarfBuzz": HARFBUZZ, "ICU": ICU, **packages}


class Inputs:
    """What the sheets of one project depend on; each file is read once.

    Whoever wants to know whether a sheet is what would be made now asks here, and nowhere else.
    ``made_with`` are the versions of the program and its libraries; those in use by default.
    """

    def __init__(self, project: Project, made_with: Mapping[str, str] | None = None) -> None:
        self.project = project
        self._versions = versions() if made_with is None else made_with
        self._digests: dict[Path, str] = {}
        self._fonts = font_files(project.fonts)

    def digest(self, job: Job) -> str:
        """``sha256:`` and the digest of all that a sheet depends on.

        That is: the text and its picture, the locale's catalogs and lists, the approvals and
        sealed copies of both languages, the back-translations of a release, the clinic, the words
        whose change is critical, the fonts, what the job says of the form, and the versions of the
        program and of its libraries. A file that is not there, or cannot be read, counts as such.
        Where the project lies does not count.
        """
        said = {
            "job": [job.handout, job.tag, job.paper, job.draft, job.release],
            "versions": self._versions,
            "files": {name: self._digest(path) for name, path in self._files(job)},
        }
        data = json.dumps(said, sort_keys=True).encode()
        return f"sha256:{hashlib.sha256(data).hexdigest()}"

    def _files(self, job: Job) -> Iterator[tuple[str, Path]]:
        """Every file that a sheet depends on, by a name that is the same on every machine."""
        for path in self._own(job):
            yield self.project.name_of(path), path
        yield "safety terms", PROGRAM_TERMS
        yield "safety terms of the project", self.project.safety_terms
        # the program's own, where the project has none: only what they say counts
        for name, path in self._fonts.items():
            yield f"fonts: {name}", path

    def _own(self, job: Job) -> Iterator[Path]:
        """The files of the project's own that a sheet depends on, whether they are there or not."""
        project = self.project
        yield from (project.content / f"{job.handout}.md", project.content / f"{job.handout}.svg")
        yield clinic_path(project)
        for tag in dict.fromkeys((SOURCE_TAG, job.tag)):
            yield approvals_path(project, tag)
            for domain in (job.handout, INTERFACE):
                for folder in sealed_copies(project, tag, domain):
                    yield from sorted(folder.iterdir())
        for domain in (job.handout, INTERFACE):
            yield po_path(project, job.tag, domain)
            if job.release and job.tag != SOURCE_TAG:  # what they say otherwise withholds it
                yield back_path(project, job.tag, domain)
        yield from lists(project, job.tag)

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            try:
                self._digests[path] = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError:
                self._digests[path] = ""
        return self._digests[path]
