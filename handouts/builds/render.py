"""Renders jobs: loads a text, translates it, sets it, and draws its file."""

from collections.abc import Iterator
from functools import partial

from handouts.approvals.editions import Register
from handouts.approvals.release import Printing, current, released
from handouts.builds.job import Job, Rendered
from handouts.builds.plan import jobs
from handouts.checks.language import language
from handouts.clinic import Clinic, Names, read_clinic
from handouts.content.load import load
from handouts.content.markup import placeholders
from handouts.content.model import Handout
from handouts.findings import Finding, Where, errors
from handouts.fit.design import sheet_of_paper
from handouts.guard import guarded
from handouts.layout.pages import pdf
from handouts.layout.typeset import Typeset, typeset
from handouts.locale import PSEUDO_TAGS, parse
from handouts.project import Project
from handouts.readback import read_back
from handouts.rules import finding
from handouts.sheet import Approved, Sheet
from handouts.text.fonts import FontBook


def render(
    project: Project,
    handout: str,
    locale: str,
    *,
    paper: str = "",
    draft: bool = False,
    release: bool = False,
    clinic: Clinic | None = None,
) -> Rendered:
    """The PDF of one handout in one locale, and the findings.

    ``locale`` is a tag in gettext's spelling or BCP 47's, ``paper`` ``a4`` or ``letter`` (the
    clinic's own where it is empty), ``clinic`` the project's own where none is given; it says who
    must sign, too. ``draft`` lets English stand in gaps; ``release`` prints the newest approved
    edition or nothing.

    Raises UsageError for a handout, locale or paper that does not exist and for a draft that is to
    be released, UnreadableFile where the clinic's file or the list of fonts cannot be read. All
    else is among the findings. Threads may call it at the same time.
    """
    clinic = clinic or read_clinic(project)
    paper = paper or clinic.paper
    (job,) = jobs(project, [handout], [locale], paper=paper, draft=draft, release=release)
    return Renderer(project, clinic).render(job)


class Renderer:
    """Renders jobs of one project; the fonts stay open and each text is loaded once.

    Threads may share one. What is edited afterwards needs a new one.
    """

    def __init__(self, project: Project, clinic: Clinic | None = None) -> None:
        self.project = project
        self.clinic = clinic or read_clinic(project)
        self.book = FontBook(project.fonts)
        self.register = Register(project, self.clinic.approvals, self.clinic.back_translation)
        self._handouts: dict[str, Handout] = {}

    def render(self, job: Job) -> Rendered:
        """The PDF and the findings of one job; whatever stops it is among the findings."""
        place = Where(self.project.name_of(self.project.content / f"{job.handout}.md"))
        rendered, problems = guarded(partial(self._rendered, job), place)
        return rendered or Rendered(None, problems)

    def _rendered(self, job: Job) -> Rendered:
        sheet, found = self.sheet(job)
        if sheet is None:
            return Rendered(None, found)
        done, more = typeset(sheet, sheet_of_paper(job.paper, sheet.handout.pages), self.book)
        if done is None:
            return Rendered(None, (*found, *more))
        data = pdf(done)
        # Readers set Latin letters that run from right to left in their own order: ar_XB never
        # reads back, and no patient gets a pseudo-locale.
        if (job.read_back and job.tag not in PSEUDO_TAGS) or job.release:
            more = (*more, *self._read_back(done, job, data))
        return Rendered(
            pdf=None if errors(more) else data,
            pages=len(done.pages),
            findings=(*found, *more),
            body=round(done.body, 2),
            nominal=round(done.nominal, 2),
            revision=sheet.handout.revision.isoformat(),
            statuses=sheet.statuses,
        )

    def sheet(self, job: Job) -> tuple[Sheet | None, tuple[Finding, ...]]:
        """What a job prints, in its language, before it is laid out; None where findings stop it.

        Raises Stopped and UnreadableFile.
        """
        source = self._handout(job.handout)
        if job.release:
            printing = released(self.register, source, job.tag)
        else:
            printing = current(self.register, source, job.tag, draft=job.draft)
        told = printing.translation
        unfilled = tuple(_unfilled(printing.source, self.clinic.placeholders))
        if errors(told.findings) or unfilled:
            return None, (*told.findings, *unfilled)
        sheet = Sheet(
            handout=told.handout,
            source=printing.source,
            interface=told.interface,
            locale=parse(job.tag),
            clinic=self.clinic,
            statuses=(
                *(("sample",) if self.clinic.sample else ()),
                *(() if job.draft else printing.statuses),
            ),
            draft=job.draft,
            newer=printing.newer,
            approved=tuple(_approved(printing)),
        )
        return sheet, told.findings

    def _read_back(self, done: Typeset, job: Job, data: bytes) -> tuple[Finding, ...]:
        words = language(self.project, job.tag).words
        return read_back(done, words, data, job.path(self.clinic.paper))

    def _handout(self, name: str) -> Handout:
        if name not in self._handouts:
            path = self.project.content / f"{name}.md"
            names = self.clinic.placeholders
            self._handouts.setdefault(name, load(path, self.project.name_of(path), names))
        return self._handouts[name]


def _approved(printing: Printing) -> Iterator[Approved]:
    """Who approved what is printed, as the sheet says it: the last day counts."""
    for key, approvals in (
        ("translation_approved", printing.translated),
        ("content_approved", printing.content),
    ):
        if approvals:
            names = tuple(dict.fromkeys(approval.name for approval in approvals))
            yield Approved(key, names, max(approval.day for approval in approvals))


def _unfilled(source: Handout, names: Names) -> Iterator[Finding]:
    """An error for each placeholder without a value: a sealed text may have one of another day."""
    for block in source.blocks():
        for name in placeholders(block.text):
            for code, message, hint in names.faults(name):
                yield finding(code, Where(source.path, block.line, block.context), message, hint)
