"""From placed pages to the bytes of a PDF."""

from handouts.content.markup import plain
from handouts.content.model import BlockKind
from handouts.content.outline import outline
from handouts.layout.draw import draw
from handouts.layout.structure import tree
from handouts.layout.typeset import Typeset
from handouts.page.placed import PlacedLine, PlacedPart
from handouts.pdf.canvas import Canvas
from handouts.pdf.metadata import DocumentInfo


def pdf(typeset: Typeset) -> bytes:
    """The PDF of a typeset sheet: its pages, tagged, with bookmarks and metadata."""
    sheet, paper = typeset.sheet, typeset.design.paper
    structure, nodes = tree(sheet)
    canvas = Canvas(_information(typeset), (paper.width, paper.height), structure)
    headings = _headings(typeset)
    for page in typeset.pages:
        draw(canvas, page.before, nodes)
        for column in (*page.beside, *page.columns):
            canvas.column(column)
        for part in page.parts:
            title = _heading(part, headings)
            if title:
                canvas.bookmark(title, part.top)
            draw(canvas, part.items, nodes)
        draw(canvas, page.after, nodes, furniture="Footer")
        canvas.end_page()
    return canvas.data()


def _information(typeset: Typeset) -> DocumentInfo:
    sheet = typeset.sheet
    values = sheet.clinic.values(sheet.locale.tag)
    return DocumentInfo(
        title=plain(sheet.handout.title.text, values),
        author=sheet.clinic.name,
        subject=plain(sheet.handout.lead.text, values),
        language=sheet.locale.bcp47,
        revision=sheet.handout.revision,
        direction=sheet.locale.direction,
    )


def _headings(typeset: Typeset) -> dict[str, str]:
    """The titles of the sections by the node of their heading."""
    values = typeset.sheet.clinic.values(typeset.sheet.locale.tag)
    return {
        node.id: plain(node.prints.text, values)
        for node in outline(typeset.sheet.handout)
        if node.prints and node.kind is BlockKind.HEADING
    }


def _heading(part: PlacedPart, headings: dict[str, str]) -> str:
    """The title of the section that begins with a part, '' where none does."""
    nodes = (item.node for item in part.items if isinstance(item, PlacedLine))
    return next((headings[node] for node in nodes if node in headings), "")
