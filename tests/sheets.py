"""Real sheets for tests: the project's own handout, in any of its languages, on either paper."""

from functools import cache
from pathlib import Path

from handouts.builds.plan import jobs
from handouts.builds.render import Renderer
from handouts.fit.design import sheet_of_paper
from handouts.layout.typeset import Typeset, typeset
from handouts.project import Project
from handouts.sheet import Sheet
from handouts.text.fonts import FontBook

PROJECT = Project(Path(__file__).parent.parent)
HANDOUT = "lumbar-sympathetic-block"
TAGS = ("en", *PROJECT.tags())
PAPERS = ("a4", "letter")


@cache
def book() -> FontBook:
    """The project's fonts, opened once in a process."""
    return FontBook(PROJECT.fonts)


@cache
def sheet(tag: str, paper: str, draft: bool = False) -> Sheet:
    """The sheet before it is laid out."""
    job = jobs(PROJECT, [HANDOUT], [tag], paper=paper, draft=draft)[0]
    made, findings = Renderer(PROJECT).sheet(job)
    assert made is not None, findings
    return made


@cache
def typeset_sheet(tag: str, paper: str) -> Typeset:
    """The placed pages of a sheet."""
    done, findings = typeset(sheet(tag, paper), sheet_of_paper(paper), book())
    assert done is not None, findings
    return done
