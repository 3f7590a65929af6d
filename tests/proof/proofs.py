"""Proofs for tests: of the real sheets, and of a copied project that a test breaks."""

from functools import cache

from lxml import html as lxml_html

from handouts.builds.plan import jobs
from handouts.builds.render import Renderer
from handouts.project import Project
from handouts.proof.gather import gather
from handouts.proof.model import Message, Proof
from handouts.proof.page import html
from tests.sheets import HANDOUT, PROJECT


def proof_of(project: Project, tag: str = "es", handout: str = HANDOUT) -> Proof:
    """The proof of one sheet of a project, on US Letter."""
    (job,) = jobs(project, [handout], [tag], paper="letter")
    return gather(Renderer(project), job)


@cache
def real(tag: str) -> Proof:
    """The proof of a real sheet."""
    return proof_of(PROJECT, tag)


@cache
def real_html(tag: str) -> str:
    """The same as HTML."""
    return html(real(tag))


def parsed(text: str) -> lxml_html.HtmlElement:
    """The HTML, parsed by libxml2."""
    return lxml_html.document_fromstring(text)


def message(proof: Proof, start: str) -> Message:
    """The message whose English starts with these words."""
    (found,) = (m for m in (*proof.messages, *proof.interface) if m.source.startswith(start))
    return found
