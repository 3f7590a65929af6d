"""How much room each sheet has, and how its columns break.

    python tools/room.py                       every language, both papers
    python tools/room.py --breaks es ar        where columns break badly, too

``spare`` is how much longer a text may become, in percent of its height, before it no longer fits
at the least size: its columns are made shorter until nothing fits, all else as it is. Drafts are
measured, so that a text that is not translated yet has a figure.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from handouts.builds.job import Job
from handouts.builds.plan import jobs
from handouts.builds.render import Renderer
from handouts.content.model import BlockKind
from handouts.fit.columns import stretched
from handouts.fit.copyfit import Fit, Misfit, fit
from handouts.fit.design import Design, sheet_of_paper
from handouts.fit.rows import column_height
from handouts.layout import flow
from handouts.layout.element import Element
from handouts.layout.room import SpareRoom
from handouts.layout.typeset import rooms_of
from handouts.page.furniture import Furniture
from handouts.page.setting import Setter
from handouts.project import Project

_HOLE = 0.08  # of a column: what a reader sees as a hole
_UNEVEN = 0.5  # how much more of their stretch the spaces of one page may take than the other's
_LISTED = (BlockKind.BULLET, BlockKind.TICK, BlockKind.STEP)


@dataclass(frozen=True, slots=True)
class Measured:
    """One sheet: the body's size in pt, the spare room as a share, what is wrong with breaks."""

    tag: str
    paper: str
    body: float
    spare: float
    faults: Counter[str]


def measured(renderer: Renderer, job: Job) -> Measured:
    """The figures of one job; a body of 0 says that it does not fit."""
    sheet, found = renderer.sheet(job)
    if sheet is None:
        raise SystemExit(f"{job.tag}: {found[0].message}")
    design = sheet_of_paper(job.paper, sheet.handout.pages)
    setter = Setter(renderer.book, sheet.locale, sheet.clinic.values(sheet.locale.tag))
    elements = flow.elements(sheet.handout, sheet.interface, setter)
    spare = SpareRoom(sheet, design, renderer.book).share()
    chosen = fit(
        lambda body: flow.rows(elements, design.column, body, setter.nominal(body)),
        rooms_of(Furniture.of(sheet, design, setter)),
        design,
    )
    if isinstance(chosen, Misfit):
        return Measured(job.tag, job.paper, 0.0, spare, Counter())
    faults = Counter(_faults(chosen, elements, design))
    return Measured(job.tag, job.paper, chosen.body, spare, faults)


def _faults(chosen: Fit, elements: tuple[Element, ...], design: Design) -> Iterator[str]:
    rows, starts, feet = chosen.rows, chosen.columns.starts, chosen.columns.feet
    factors: dict[int, list[float]] = {}
    for index, (start, end) in enumerate(pairwise(starts)):
        page = index // design.columns
        own = rows[start:end]
        if not own:
            continue
        factors.setdefault(page, []).append(stretched(own, feet[index]))
        if end < len(rows):
            grown = stretched(own, feet[index]) * sum(row.stretch for row in own[1:])
            taken = column_height(own) + grown
            room = chosen.columns.heights[page]
            if room - taken > _HOLE * room:
                yield "hole"
            before, after = elements[rows[end - 1].element], elements[rows[end].element]
            if before.kind is after.kind and before.kind in _LISTED:
                if before.kind is BlockKind.STEP and (index + 1) % design.columns == 0:
                    yield "steps over pages"
                if _alone(elements, rows[end - 1].element, -1) or _alone(
                    elements, rows[end].element, 1
                ):
                    yield "lone item"
    means = [sum(each) / len(each) for each in factors.values()]
    if len(means) > 1 and max(means) - min(means) > _UNEVEN:
        yield "uneven spaces"


def _alone(elements: tuple[Element, ...], position: int, way: int) -> bool:
    """Whether an item is the first (-1) or the last (1) of its list, which has others."""

    def listed(beside: int) -> bool:
        inside = 0 <= beside < len(elements)
        return inside and elements[beside].kind is elements[position].kind

    return not listed(position + way) and listed(position - way)


def main() -> None:
    """Print the table of the locales that are asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("locales", nargs="*", metavar="LOCALE")
    parser.add_argument("--breaks", action="store_true", help="show where columns break badly")
    parser.add_argument("--project", type=Path, default=Path.cwd())
    arguments = parser.parse_args()
    project = Project(arguments.project)
    renderer = Renderer(project)
    total: Counter[str] = Counter()
    print(f"{'sheet':16} {'body':>5} {'spare':>7}")
    for paper in ("letter", "a4"):
        for job in jobs(project, locales=arguments.locales, paper=paper, draft=True):
            found = measured(renderer, job)
            total += found.faults
            said = ", ".join(f"{n} {name}" for name, n in sorted(found.faults.items()))
            breaks = f"  {said}" if arguments.breaks else ""
            name = f"{found.tag} {found.paper}"
            print(f"{name:16} {found.body:5.1f} {found.spare:7.1%}{breaks}", flush=True)
    if arguments.breaks:
        print(", ".join(f"{n} {name}" for name, n in sorted(total.items())) or "no bad breaks")


if __name__ == "__main__":
    main()
