"""All that is found in a project: texts, catalogs, approvals, and whether each sheet can be set."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from handouts.approvals.editions import approval_findings
from handouts.back.catalog import back_texts
from handouts.back.differs import drifts
from handouts.builds.job import Job
from handouts.builds.plan import paper_name
from handouts.builds.render import Renderer
from handouts.catalogs.po import Catalog, domains, po_path, reading
from handouts.checks.check import Report, review_locale
from handouts.content.load import Sources, read_sources
from handouts.files import is_there
from handouts.findings import Finding, Where
from handouts.fit.design import sheet_of_paper
from handouts.guard import guarded
from handouts.layout.typeset import typeset
from handouts.locale import SOURCE_TAG
from handouts.project import Project
from handouts.review.outcome import Outcome
from handouts.review.translations import room_for_translations
from handouts.sheet import Sheet


def check(project: Project, locales: Sequence[str] = (), paper: str = "") -> Outcome:
    """All that is found in the texts of these locales, in the files' order: English, then by name.

    Without ``locales`` those of all, English among them, and what lies in their folder and is no
    locale. What cannot be read is a finding; the rest is checked all the same. Raises UsageError
    for a locale without catalogs, or a paper that there is not.
    """
    named = {project.tag_of(locale, SOURCE_TAG) for locale in locales}
    tags = tuple(tag for tag in (SOURCE_TAG, *project.tags()) if tag in named or not named)
    sources = read_sources(project)
    found: list[Finding] = [*(() if named else project.strays()), *sources.findings]
    reports: list[Report] = []
    for tag in tags:
        where = Where(project.name_of(project.locales / tag))
        report, problems = guarded(partial(review_locale, project, tag, sources), where)
        reports += [report] if report else []
        found += (*(report.findings if report else ()), *problems)
        back, problems = guarded(partial(_drifts, project, tag), where)
        reports += back or ()
        found += (*(f for each in back or () for f in each.findings), *problems)
    for tag in tags:
        where = Where(project.name_of(project.locales / tag))
        voided, problems = guarded(partial(approval_findings, project, tag, sources), where)
        found += (*(voided or ()), *problems)
    found += _fitted(project, tags, sources, paper)
    ignored = tuple(each for report in reports for each in report.ignored)
    return Outcome(project, tags, tuple(dict.fromkeys(found)), ignored)


def _drifts(project: Project, tag: str) -> list[Report]:
    """What is read back of each catalog of a locale and says otherwise than the English."""
    return [
        drifts(_catalog(project, tag, domain), backs)
        for domain in domains(project)
        if tag != SOURCE_TAG
        for backs in (back_texts(project, tag, domain),)
        if backs.texts and is_there(po_path(project, tag, domain))
    ]


def _catalog(project: Project, tag: str, domain: str) -> Catalog:
    path = po_path(project, tag, domain)
    return reading(path, project.name_of(path)).catalog


def _fitted(
    project: Project, tags: Sequence[str], sources: Sources, paper: str
) -> Iterator[Finding]:
    """What laying out the sheets finds: characters without a glyph, texts too long or too short."""
    renderer, problems = guarded(partial(Renderer, project), Where(project.name_of(project.root)))
    yield from problems
    if renderer is None:
        return
    paper = paper_name(project, paper)
    for handout, tag in product(sources.handouts, tags):
        if not handout.is_for(tag):
            continue
        job = Job(handout.id, tag, paper)
        catalog = Where(project.name_of(po_path(project, job.tag, job.handout)))
        laid, problems = guarded(partial(_laid_out, renderer, job), catalog)
        yield from problems
        for finding in laid or ():
            if job.tag != SOURCE_TAG and finding.where.path.startswith("content/"):
                # The translation is too long, not the English that it was made from.
                finding = replace(finding, where=catalog)
            yield finding
        if job.tag == SOURCE_TAG and not problems and not laid:
            meant = tuple(filter(handout.is_for, project.tags()))
            yield from room_for_translations(renderer, job, meant)


def _laid_out(renderer: Renderer, job: Job) -> tuple[Finding, ...]:
    """The findings of the layout; of a text with gaps, only those that do not hang on its length.

    A text with another error than a gap is not laid out: marks and placeholders may be wrong.
    """
    sheet, _ = renderer.sheet(job)
    if sheet is not None:
        return _set(renderer, job, sheet)
    sheet, _ = renderer.sheet(replace(job, draft=True))
    found = (
        typeset(sheet, sheet_of_paper(job.paper, sheet.handout.pages), renderer.book)[1]
        if sheet
        else ()
    )
    return tuple(finding for finding in found if finding.code == "missing-glyph")


def _set(renderer: Renderer, job: Job, sheet: Sheet) -> tuple[Finding, ...]:
    return typeset(sheet, sheet_of_paper(job.paper, sheet.handout.pages), renderer.book)[1]
