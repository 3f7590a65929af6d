"""The one place that composes the stages: load, translate, typeset, write."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from handouts.approvals.editions import Register
from handouts.approvals.release import current, released
from handouts.content.load import ContentError, load
from handouts.content.model import Handout
from handouts.errors import FileError, Stopped, UnreadableFile, UnwritableFile, UsageError
from handouts.files import write_whole
from handouts.findings import Finding, Where, errors
from handouts.layout.pages import pdf
from handouts.layout.sheet import Sheet
from handouts.layout.theme import PAPERS
from handouts.layout.typeset import Typeset, typeset
from handouts.locale import PSEUDO_TAGS, SOURCE_TAG, parse
from handouts.meaning.numbers import read_words
from handouts.project import Project
from handouts.readback import verify
from handouts.rules import finding
from handouts.text.fonts import FontBook

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet to make: a handout, a locale's tag, a paper.

    ``draft`` lets English stand in gaps; ``release`` prints the newest approved edition or nothing.
    ``verify`` reads the finished file again; a release always does.
    """

    handout: str
    tag: str
    paper: str
    draft: bool = False
    release: bool = False
    verify: bool = False

    def path(self, own_paper: str) -> str:
        """Where the sheet goes below the output folder, in POSIX form."""
        paper = "" if self.paper == own_paper else f"-{self.paper}"
        return f"{self.tag}/{self.handout}{paper}{'.draft' if self.draft else ''}.pdf"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A sheet's PDF and what was found on the way. ``pdf`` is None where a finding stopped it.

    ``body`` is the apparent size of the body in pt, ``nominal`` the size its glyphs are set at;
    both are 0 without a PDF. ``statuses`` are the notices about the sheet's state that it prints.
    ``unreadable`` says that a file could not be read at all.
    """

    pdf: bytes | None
    findings: tuple[Finding, ...]
    body: float = 0.0
    nominal: float = 0.0
    revision: str = ""
    statuses: tuple[str, ...] = ()
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job. ``stale`` tells why an older file at ``path`` was kept.

    ``aside`` is where an older file went that is not released any more; ``others`` are the paths
    and papers of the same sheet on other papers that went aside with it.
    """

    job: Job
    path: str
    rendered: Rendered
    stale: str = ""
    aside: str = ""
    others: tuple[tuple[str, str], ...] = ()

    @property
    def built(self) -> bool:
        """Whether the file was written."""
        return self.rendered.pdf is not None


def render(
    project: Project, handout: str, locale: str, *, paper: str = "", draft: bool = False
) -> Rendered:
    """The PDF of one handout in one locale, and the findings.

    ``locale`` is a tag in gettext's spelling or BCP 47's, ``paper`` ``a4`` or ``letter`` (the
    clinic's own where it is empty). Raises UsageError for a handout, locale or paper that does
    not exist, UnreadableFile where the clinic's file cannot be read.
    """
    job = jobs(project, [handout], [locale], paper=paper, draft=draft)[0]
    return Renderer(project).render(job)


class Renderer:
    """Renders jobs of one project; the fonts stay open and each text is loaded once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.clinic = project.clinic()
        self.book = FontBook(project.fonts)
        self.register = Register(project)
        self._handouts: dict[str, Handout] = {}

    def render(self, job: Job) -> Rendered:
        """The PDF and the findings of one job; what cannot be read becomes a finding."""
        try:
            sheet, found = self.sheet(job)
        except ContentError as problem:
            return Rendered(None, problem.findings)
        except UnreadableFile as problem:
            return Rendered(None, (unreadable(problem),), unreadable=True)
        if sheet is None:
            return Rendered(None, found)
        done, more = typeset(sheet, self.book)
        if done is None:
            return Rendered(None, (*found, *more))
        data = pdf(done)
        # Readers set Latin letters that run from right to left in their own order: ar_XB never
        # reads back, and no patient gets a pseudo-locale.
        if (job.verify and job.tag not in PSEUDO_TAGS) or job.release:
            more = (*more, *self._verified(done, job, data))
        return Rendered(
            pdf=None if errors(more) else data,
            findings=(*found, *more),
            body=round(done.body, 2),
            nominal=round(done.nominal, 2),
            revision=sheet.handout.revision.isoformat(),
            statuses=sheet.statuses,
        )

    def sheet(self, job: Job) -> tuple[Sheet | None, tuple[Finding, ...]]:
        """What a job prints, in its language, before it is laid out; None where findings stop it.

        Raises ContentError and UnreadableFile.
        """
        source = self._handout(job.handout)
        if job.release:
            printing = released(self.register, source, job.tag)
        else:
            printing = current(self.register, source, job.tag, draft=job.draft)
        told = printing.translation
        if errors(told.findings):
            return None, told.findings
        sheet = Sheet(
            handout=told.handout,
            source=printing.source,
            interface=told.interface,
            locale=parse(job.tag),
            clinic=self.clinic,
            paper=PAPERS[job.paper],
            # The band of a draft says more than the notices, and needs their room.
            statuses=(
                *(("sample",) if self.clinic.sample else ()),
                *(() if job.draft else printing.statuses),
            ),
            draft=job.draft,
            newer=printing.newer,
        )
        return sheet, told.findings

    def _verified(self, done: Typeset, job: Job, data: bytes) -> tuple[Finding, ...]:
        path = self.project.locales / job.tag / "numbers.toml"
        words = read_words(path, self.project.name_of(path))
        return verify(done, words, data, job.path(self.clinic.paper))

    def _handout(self, name: str) -> Handout:
        if name not in self._handouts:
            path = self.project.content / f"{name}.md"
            self._handouts[name] = load(path, self.project.name_of(path))
        return self._handouts[name]


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
    paper = paper or project.clinic().paper
    if paper not in PAPERS:
        raise UsageError(f"unknown paper {paper!r}", f"write one of: {', '.join(PAPERS)}")
    here = (SOURCE_TAG, *project.tags())
    tags = [parse(locale).tag for locale in locales] or list(here)
    for tag in tags:
        if tag not in (*here, *PSEUDO_TAGS):
            raise UsageError(
                f"locale {tag} has no catalogs here",
                f"start it with: handouts init {tag}; there are: {', '.join(here)}",
            )
    return tuple(
        Job(name, tag, paper, draft)
        for name in dict.fromkeys(handouts or known)
        for tag in dict.fromkeys(tags)
    )


def build(
    project: Project,
    wanted: Iterable[Job],
    out: Path,
    told: Callable[[Result], None] = lambda _: None,
) -> tuple[Result, ...]:
    """Make sheets and write them and the manifest below ``out``; ``told`` hears of each.

    A sheet that a finding stops is not written, and what was there before stays, marked stale. Of
    a release it goes aside, on every paper: what lies at a released sheet's place may be given to
    patients.
    """
    renderer = Renderer(project)
    results: list[Result] = []
    for job in wanted:
        path = job.path(renderer.clinic.paper)
        target = out / path
        made = renderer.render(job)
        rendered = _written(target, made)
        blocked = rendered is not made
        stale = aside = ""
        others: tuple[tuple[str, str], ...] = ()
        if rendered.pdf is not None:
            _withheld(target).unlink(missing_ok=True)
        elif job.release and not blocked:
            if target.exists():
                aside = target.replace(_withheld(target)).relative_to(out).as_posix()
            fresh = {path, *(result.path for result in results if result.built)}
            others = tuple(
                (name, paper)
                for name, paper in _on_papers(job, renderer.clinic.paper)
                if name not in fresh and (out / name).exists()
            )
            for name, _ in others:
                (out / name).replace(_withheld(out / name))
        elif target.exists():
            stale = "; ".join(f"{f.where}: {f.message}" for f in errors(rendered.findings))
        results.append(Result(job, path, rendered, stale, aside, others))
        told(results[-1])
    _write_manifest(out, results)
    return tuple(results)


def _written(target: Path, rendered: Rendered) -> Rendered:
    """The same, its PDF written; one file that cannot be written does not keep back the others."""
    if rendered.pdf is None:
        return rendered
    try:
        write_whole(target, rendered.pdf)
    except UnwritableFile as problem:
        return Rendered(None, (unreadable(problem),), unreadable=True)
    return rendered


def unreadable(problem: FileError) -> Finding:
    """The finding that stands for a file that cannot be read or written."""
    where = Where(problem.path, problem.line)
    return finding("unreadable", where, problem.reason, problem.hint)


def exit_code(results: Iterable[Result]) -> int:
    """0 all built; 1 findings stopped a file; 3 a file could not be read."""
    stopped = [result for result in results if not result.built]
    if any(result.rendered.unreadable for result in stopped):
        return FileError.exit_code
    return Stopped.exit_code if stopped else 0


def _on_papers(job: Job, own_paper: str) -> tuple[tuple[str, str], ...]:
    """The paths that a sheet may have, with the paper of each.

    The clinic's own paper may have been another one: its name may stand in a path too.
    """
    named = tuple((replace(job, paper=paper).path(""), paper) for paper in PAPERS)
    return (replace(job, paper=own_paper).path(own_paper), own_paper), *named


def _withheld(target: Path) -> Path:
    """Where the file of a released sheet goes when the sheet is withheld."""
    return target.with_name(f"{target.stem}.withheld.pdf")


def _write_manifest(out: Path, results: Sequence[Result]) -> None:
    """Write the manifest: one row for each sheet, those of earlier builds kept."""
    path = out / MANIFEST
    rows = {row["path"]: row for row in _manifest(path) if (out / row["path"]).exists()}
    for result in results:
        row = _row(result)
        if not result.built and result.stale:
            row = {**rows.get(result.path, row), "stale": result.stale}
            row["findings"] = _row(result)["findings"]
        rows[result.path] = row
        for other, paper in result.others:
            rows[other] = {**_row(result), "path": other, "paper": paper}
    listed = [rows[key] for key in sorted(rows)]
    text = json.dumps({"sheets": listed}, ensure_ascii=False, indent=2)
    write_whole(path, f"{text}\n".encode())


def _manifest(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    try:
        rows = json.loads(path.read_text("utf-8"))["sheets"]
        return [dict(row) for row in rows if isinstance(row["path"], str)]
    except (OSError, ValueError, KeyError, TypeError):
        # The manifest is ours to make again; an unreadable one tells nothing about the sheets.
        return []


def _row(result: Result) -> dict[str, Any]:
    rendered = result.rendered
    data = rendered.pdf
    return {
        "handout": result.job.handout,
        "tag": result.job.tag,
        "path": result.path,
        "pages": 2 if data else 0,
        "body_pt": rendered.body,
        "nominal_pt": rendered.nominal,
        "paper": result.job.paper,
        "revision": rendered.revision,
        "draft": result.job.draft,
        "release": result.job.release,
        "statuses": list(rendered.statuses),
        "bytes": len(data) if data else 0,
        "sha256": hashlib.sha256(data).hexdigest() if data else "",
        "stale": result.stale,
        "findings": [asdict(finding) for finding in rendered.findings],
    }
