"""Handouts of other kinds than the first: a bowel preparation, bandage care, an interpreter."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from handouts.builds.plan import jobs
from handouts.builds.render import Renderer
from handouts.clinic import EXAMPLE
from handouts.content.model import BlockKind
from handouts.fit.design import sheet_of_paper
from handouts.layout.typeset import Typeset, typeset
from handouts.page.placed import PlacedLine, PlacedShape, Shape
from handouts.project import Project
from handouts.review.review import check
from tests.sheets import PAPERS, PROJECT

MATERIAL = Path(__file__).parent.parent / "material"
PAGES = {"bandage": 2, "bowel-preparation": 2, "interpreter": 1}
TAGS = ("en", "ar", "hi", "ru", "th", "zh_Hans")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The material as a project, with the interface of the program's own locales."""
    folder = tmp_path_factory.mktemp("material") / "project"
    shutil.copytree(MATERIAL, folder)
    shutil.copy(PROJECT.root / EXAMPLE, folder)
    for tag in TAGS[1:]:
        where = Path("locales") / tag / "LC_MESSAGES" / "interface.po"
        shutil.copy(PROJECT.root / where, folder / where)
    return Project(folder.resolve())


@cache
def _set(project: Project, handout: str, tag: str, paper: str) -> Typeset:
    renderer = Renderer(project)
    (job,) = jobs(project, [handout], [tag], paper=paper, read_back=True)
    rendered = renderer.render(job)
    assert rendered.findings == ()
    made, _ = renderer.sheet(job)
    assert made is not None
    done, findings = typeset(made, sheet_of_paper(paper, made.handout.pages), renderer.book)
    assert done is not None, findings
    return done


def test_nothing_is_found_in_them(project: Project) -> None:
    # the interface has the headings of the first handout, which stand in none of these
    assert [finding for finding in check(project).findings if finding.code != "unused"] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("handout", PAGES)
def test_each_is_printed_on_the_pages_that_it_says(
    project: Project, handout: str, tag: str, paper: str
) -> None:
    done = _set(project, handout, tag, paper)
    assert len(done.pages) == PAGES[handout]
    assert done.body == 16.0


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("handout", ["bandage", "bowel-preparation"])
def test_the_cells_of_a_table_stand_in_columns_that_run_as_the_language_does(
    project: Project, handout: str, tag: str
) -> None:
    done = _set(project, handout, tag, "letter")
    rows: dict[int, dict[int, list[tuple[float, float]]]] = {}
    kinds = (BlockKind.TABLE_HEADING, BlockKind.TABLE_CELL)
    blocks = list(done.sheet.handout.blocks())
    for page in done.pages:
        for item in page.items():
            if not isinstance(item, PlacedLine) or not item.node.isdigit():
                continue
            block = blocks[int(item.node)]
            if block.kind in kinds:
                edges = item.x, item.x + item.line.width_em * item.size
                rows.setdefault(block.row, {}).setdefault(block.number, []).append(edges)
    assert len(rows) == (4 if handout == "bowel-preparation" else 3)
    order = 1 if done.sheet.locale.direction == "ltr" else -1
    for row in rows.values():
        lefts = [min(edge[0] for edge in row[number]) for number in sorted(row)]
        rights = [max(edge[1] for edge in row[number]) for number in sorted(row)]
        starts = lefts if order == 1 else rights
        assert starts == sorted(starts, reverse=order < 0)
        for before in range(len(row) - 1):
            first, second = (before, before + 1)[::order]
            assert rights[first] < lefts[second]
    first_cells = [row[0][0][0 if order == 1 else 1] for row in rows.values()]
    assert max(first_cells) - min(first_cells) < 0.5


@pytest.mark.parametrize("tag", TAGS)
def test_each_item_of_a_tick_list_has_its_box(project: Project, tag: str) -> None:
    done = _set(project, "bowel-preparation", tag, "letter")
    parts = [part for page in done.pages for part in page.parts]
    ticks = [
        item
        for part in parts for item in part.items
        if isinstance(item, PlacedShape) and item.shape is Shape.CHECKBOX
    ]  # fmt: skip
    assert len(ticks) == 3
