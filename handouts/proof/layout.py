"""Lays out a sheet for a proof: as it would be printed, or else what of it can be laid out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handouts.builds.job import Job
from handouts.builds.render import Renderer
from handouts.catalogs.po import INTERFACE, po_path, read
from handouts.checks.printable import translation
from handouts.content.interface import MESSAGES, Interface, english
from handouts.content.model import Block, Handout
from handouts.files import is_there
from handouts.findings import Finding, errors
from handouts.fit.design import sheet_of_paper
from handouts.layout.typeset import Typeset, typeset
from handouts.locale import SOURCE_TAG, parse
from handouts.sheet import Sheet

# What a sheet that only a proof shows says of itself.
_STATUSES = ("unreviewed_content", "unreviewed_translation")

Spot = tuple[str, int]
"""A file and a line in it."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet laid out, if it could be, and all findings of the sheet that would be printed.

    ``draft`` says that English stands in gaps; ``bad`` are the places of the texts that had to
    make room for it because of an error.
    """

    typeset: Typeset | None
    findings: tuple[Finding, ...]
    draft: bool
    bad: frozenset[Spot] = frozenset()


def laid_out(renderer: Renderer, job: Job, source: Handout) -> Laid:
    """The sheet as it would be printed; else a draft; else one without the texts that have errors.

    Raises Stopped and UnreadableFile.
    """
    sheet, findings = renderer.sheet(job)
    draft, bad = sheet is None, frozenset[Spot]()
    if sheet is None:
        sheet, _ = renderer.sheet(replace(job, draft=True))
    if sheet is None:
        bad = _spots(findings)
        sheet = _patched(renderer, job, source, bad)
    design = sheet_of_paper(job.paper, source.pages)
    done, more = typeset(sheet, design, renderer.book) if sheet else (None, ())
    if done is None and _spots(more):
        # a character that no font has: without its text the others can be looked at
        draft, bad = True, bad | _spots(more)
        sheet = _patched(renderer, job, source, bad)
        done, _ = typeset(sheet, design, renderer.book) if sheet else (None, ())
    return Laid(done, (*findings, *more), draft, bad)


def _spots(findings: tuple[Finding, ...]) -> frozenset[Spot]:
    return frozenset((f.where.path, f.where.line) for f in errors(findings) if f.where.line)


def _patched(renderer: Renderer, job: Job, source: Handout, bad: Iterable[Spot]) -> Sheet | None:
    """A draft that has English in place of every text that has an error."""
    english, _ = renderer.sheet(replace(job, tag=SOURCE_TAG, draft=True))
    if english is None:
        return None
    told = translation(renderer.project, source, job.tag, draft=True)
    return replace(
        english,
        handout=_swapped(told.handout, source, {*bad}),
        interface=_swapped_interface(renderer, job.tag, told.interface, {*bad}),
        locale=parse(job.tag),
        statuses=(*(("sample",) if renderer.clinic.sample else ()), *_STATUSES),
    )


def _swapped(handout: Handout, source: Handout, bad: set[Spot]) -> Handout:
    owns = source.blocks()

    def sound(block: Block) -> Block:
        own, spot = next(owns), (block.path or handout.path, block.line)
        return replace(own, foreign=True) if spot in bad else block

    return handout.mapped(sound)


def _swapped_interface(
    renderer: Renderer, tag: str, interface: Interface, bad: set[Spot]
) -> Interface:
    path = po_path(renderer.project, tag, INTERFACE)
    if not is_there(path):
        return interface
    name = renderer.project.name_of(path)
    live = read(path, name).live()
    lines = {m.key: live[m.context, m.text].line for m in MESSAGES if (m.context, m.text) in live}
    foreign = {key for key, line in lines.items() if (name, line) in bad and key in interface}
    texts = {key: english()[key] if key in foreign else interface[key] for key in interface}
    return Interface(texts, interface.foreign | foreign, interface.path)
