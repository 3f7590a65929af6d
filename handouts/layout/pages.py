"""From placed pages to the bytes of a PDF: Platypus fills frames that are known to fit."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate
from reportlab.platypus.doctemplate import NextPageTemplate

from handouts.content.markup import plain
from handouts.content.model import BlockKind
from handouts.content.outline import outline
from handouts.layout.flowables import Nodes, Part, draw
from handouts.layout.placed import PlacedLine, PlacedPage, PlacedPart
from handouts.layout.structure import tree
from handouts.layout.typeset import Typeset
from handouts.pdf.canvas import Canvas
from handouts.pdf.metadata import DocumentInfo

# Frames reach this far below the planned foot: running sums of floats must not push a part out.
_TOLERANCE = 0.5


def pdf(typeset: Typeset) -> bytes:
    """The PDF of a typeset sheet: two pages, tagged, with bookmarks and metadata."""
    sheet = typeset.sheet
    structure, nodes = tree(sheet)
    target = BytesIO()
    document = BaseDocTemplate(target, pagesize=(sheet.paper.width, sheet.paper.height))
    document.addPageTemplates(
        [_template(str(number), page, nodes) for number, page in enumerate(typeset.pages)]
    )
    story = list(_story(typeset, nodes))
    document.build(story, canvasmaker=Canvas.maker(_information(typeset), structure))
    return target.getvalue()


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


def _template(name: str, page: PlacedPage, nodes: Nodes) -> PageTemplate:
    frames = [
        Frame(
            left,
            bottom - _TOLERANCE,
            width,
            height + _TOLERANCE,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
            id=f"{name}-{index}",
        )
        for index, (left, bottom, width, height) in enumerate(page.columns)
    ]

    def begin(canvas: Canvas, _: BaseDocTemplate) -> None:
        draw(canvas, page.before, nodes)
        for column in page.columns:
            canvas.column(column)

    def end(canvas: Canvas, _: BaseDocTemplate) -> None:
        draw(canvas, page.after, nodes, furniture="Footer")

    return PageTemplate(id=name, frames=frames, onPage=begin, onPageEnd=end)


def _story(typeset: Typeset, nodes: Nodes) -> Iterator[Flowable]:
    headings = _headings(typeset)
    for number, page in enumerate(typeset.pages):
        for column, frame in enumerate(page.columns):
            if number or column:
                yield FrameBreak()
            for part in page.parts:
                if part.column == column:
                    yield Part(part, frame[0], nodes, _bookmark(part, headings))
        if number == 0:
            yield NextPageTemplate("1")


def _headings(typeset: Typeset) -> dict[str, str]:
    """The titles of the sections by the node of their heading."""
    values = typeset.sheet.clinic.values(typeset.sheet.locale.tag)
    return {
        node.id: plain(node.prints.text, values)
        for node in outline(typeset.sheet.handout)
        if node.prints and node.kind is BlockKind.HEADING
    }


def _bookmark(part: PlacedPart, headings: dict[str, str]) -> Callable[[Canvas, float], None] | None:
    nodes = {item.node for item in part.items if isinstance(item, PlacedLine)}
    title = next((headings[node] for node in nodes if node in headings), None)
    return None if title is None else partial(_mark, title)


def _mark(title: str, canvas: Canvas, y: float) -> None:
    canvas.bookmark(title, y)
