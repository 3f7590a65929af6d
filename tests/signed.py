"""Small projects with approvals, by people who do not exist."""

from datetime import date
from pathlib import Path

from handouts.approvals import signing
from handouts.approvals.signing import Signature, Signed
from handouts.catalogs.po import INTERFACE
from handouts.clinic import CLINIC, EXAMPLE
from handouts.project import Project
from tests.projects import copied, edit
from tests.sheets import HANDOUT, PROJECT

TRANSLATOR = Signature("Tess Example", "translator", "made-up diploma", date(2026, 11, 21))
CLINICIAN = Signature("Clio Example", "clinician", "", date(2026, 11, 22))
REVISION = "2026-11-26"
"""The revision of the project's own text."""

WORDING = (
    "Some at once, others over several days.",
    "Some people at once, others over several days.",
)
CRITICAL = ("eat or drink for at least 6 hours", "eat or drink for at least 8 hours")


def clinic(
    project: Project, approvals: str = '["translator", "clinician"]', back: str = "optional"
) -> None:
    """Give the project a clinic that is not the example's; ``back``: its back_translation."""
    text = (PROJECT.root / EXAMPLE).read_text("utf-8").replace("sample = true\n", "")
    required = 'approvals = ["translator", "clinician"]'
    assert required in text
    text = text.replace(required, f"approvals = {approvals}")
    assert 'back_translation = "required"' in text
    text = text.replace('back_translation = "required"', f'back_translation = "{back}"')
    (project.root / CLINIC).write_text(text, "utf-8")


def approve(project: Project, tag: str, domain: str, by: Signature) -> Signed:
    """A person's signature under a text whose sheet is taken to be in order."""
    return signing.sign(project, tag, domain, by, ())


def sign(project: Project, tag: str, domain: str = HANDOUT) -> Signed:
    """Let all sign who must."""
    if tag != "en":
        approve(project, tag, domain, TRANSLATOR)
    return approve(project, tag, domain, CLINICIAN)


def approved(folder: Path, tags: tuple[str, ...] = ("es",)) -> Project:
    """A clinic's project in which everything is approved."""
    project = copied(folder, tags)
    clinic(project)
    sign(project, "en")
    for tag in tags:
        sign(project, tag)
        sign(project, tag, INTERFACE)
    return project


def source(project: Project) -> Path:
    """The English text of a copied project."""
    return project.content / f"{HANDOUT}.md"


def reword(project: Project, change: tuple[str, str], revision: str = "") -> None:
    """Change the English, and its revision where one is given."""
    edit(source(project), *change)
    if revision:
        edit(source(project), f"revision: {REVISION}", f"revision: {revision}")
