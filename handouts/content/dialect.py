"""Reads the Markdown of a handout into parts, and refuses what is not of the dialect.

The dialect: one ``# Title``, a lead paragraph, under it ``![what it shows](file.svg)`` where there
is a picture, sections ``## Heading {#id}`` with paragraphs, ``-`` bullets, ``- [ ]`` items to tick,
``1.`` steps, ``>`` notices, ``###`` questions and tables of up to four columns. Text holds
``**strong**`` words, ``{placeholder}`` names, ``[links](https://…)`` and ``____`` for the pen.
Comments ``<!-- source: … -->`` and ``<!-- translators: … -->`` stand before a block or open a list
item.

It is one dialect: what a paragraph may not have, no heading, item or notice may have. No word of a
source is lost without an error: a rule of Markdown that takes text away is off or refused here.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from handouts.content.comments import Comments, comments_of
from handouts.content.markdown import Markdown, MarkdownNode, line_of, reading
from handouts.content.parts import Findings, Part, PartKind
from handouts.content.wording import text_of

_HEADING_ID = re.compile(r"\s*\{#([^{}]*)\}\s*$")
_TICK = "[ ] "
_COLUMNS = 4
"""The most that a table has: a column of the page holds no more that can be read."""
_HEADING_KINDS = {1: PartKind.TITLE, 2: PartKind.HEADING, 3: PartKind.QUESTION}


def read_parts(text: str, found: Findings) -> tuple[str | None, tuple[Part, ...]]:
    """The front matter as it was written (None where there is none), and the parts in order."""
    nodes = reading(found, front_matter=True).nodes(text, 1)
    front = nodes[0].content if nodes and nodes[0].type == "front_matter" else None
    return front, tuple(_parts(nodes, reading(found)))


def _parts(nodes: Sequence[MarkdownNode], source: Markdown) -> Iterator[Part]:
    """The parts of the file in order; comments go to the block that follows them."""
    comments = Comments()
    _check_indents(nodes, source)
    for node in nodes:
        if node.type == "html_block":
            more, rest = comments_of(node, source)
            comments += more
            if rest:
                source.found.add(
                    "comment",
                    node.map[1] if node.map else 0,
                    "text on the line of a comment",
                    "put the comment on a line of its own; only a list item may start with both",
                )
            continue
        if node.type in ("bullet_list", "ordered_list"):
            if comments.line:
                source.found.add(
                    "comment",
                    comments.line,
                    "a comment before a whole list",
                    "put it inside the item it belongs to: `- <!-- … --> text`",
                )
            yield from _items(node, source)
        else:
            yield from _block(node, comments, source)
        comments = Comments()
    if comments.line:
        source.found.add(
            "comment", comments.line, "a comment with nothing after it", "put it before its text"
        )


def _block(node: MarkdownNode, comments: Comments, source: Markdown) -> Iterator[Part]:
    """The parts of a block that is no list."""
    line = line_of(node)
    if node.type == "blockquote":
        yield from _container(node, Part(PartKind.NOTICE, "", line), comments, source)
    elif node.type == "table":
        yield from _table(node, comments, source)
    elif node.type == "heading":
        yield from _heading(node, comments, source)
    elif node.type == "paragraph":
        yield _paragraph(node, comments, source)
    elif node.type != "front_matter":
        source.refuse(node, line)


def _table(node: MarkdownNode, comments: Comments, source: Markdown) -> Iterator[Part]:
    """The cells of a table row by row; what is said of the table is said of each."""
    line = line_of(node)
    rows = [row for group in node.children for row in group.children]
    if not 1 < len(rows[0].children) <= _COLUMNS or len(rows) == 1:
        source.found.add(
            "dialect", line, f"a table of {len(rows[0].children)} columns and {len(rows) - 1} rows",
            f"a table has 2 to {_COLUMNS} columns, and a row under its headings",
        )  # fmt: skip
    for index, row in enumerate(rows):
        for column, cell in enumerate(row.children):
            at = line_of(row)
            text = text_of(cell.children[0], at, source)
            if not text:
                hint = "write – where there is nothing to say; each row has as many cells"
                source.found.add("dialect", at, "an empty cell of a table", hint)
                continue
            kind = PartKind.TABLE_CELL if index else PartKind.TABLE_HEADING
            yield Part(
                kind, text, at, comments.source, comments.translators, number=column, row=index
            )


def _paragraph(node: MarkdownNode, comments: Comments, source: Markdown) -> Part:
    line = line_of(node)
    inline, kind, file = node.children[0], PartKind.PARAGRAPH, ""
    if [child.type for child in inline.children] == ["image"]:
        inline, kind = inline.children[0], PartKind.PICTURE
        file = str(inline.attrs.get("src", ""))
        if inline.attrs.get("title"):
            source.found.add(
                "dialect", line, "a picture with a title", "say what it shows in the [ ] alone"
            )
    text = text_of(inline, line, source)
    return Part(kind, text, line, comments.source, comments.translators, file=file)


def _check_indents(nodes: Sequence[MarkdownNode], source: Markdown) -> None:
    """Note each paragraph right below a list or notice that ends with text after a comment.

    CommonMark lets a paragraph go on without its indent, but not what it takes for HTML.
    """
    for before, node in pairwise(nodes):
        last = before
        while last.type in ("bullet_list", "ordered_list", "list_item", "blockquote"):
            if not last.children:
                break
            last = last.children[-1]
        below = last.map is not None and last.map[1] == line_of(node) - 1
        if node.type == "paragraph" and last.type == "html_block" and last is not before and below:
            source.found.add(
                "dialect",
                line_of(node),
                "a line that is not indented under its list item or notice",
                "indent it like the text above it, or leave an empty line before it",
            )


def _items(node: MarkdownNode, source: Markdown) -> Iterator[Part]:
    line = line_of(node)
    steps = node.type == "ordered_list"
    if node.markup not in ("-", "."):
        source.found.add(
            "dialect", line, f"a list with {node.markup}", "write `- ` for bullets, `1. ` for steps"
        )
    start = int(node.attrs.get("start", 1)) if steps else 0
    for position, item in enumerate(node.children):
        kind = PartKind.STEP if steps else PartKind.BULLET
        if steps and int(item.info) not in (1, start + position):
            source.found.add(
                "step-number",
                line_of(item),
                f"step {item.info} stands where step {start + position} belongs",
                f"number it {start + position}, or all of them 1",
            )
        blank = Part(kind, "", line_of(item), number=start + position if steps else 0)
        yield from _container(item, blank, Comments(), source)


def _container(
    node: MarkdownNode, blank: Part, comments: Comments, source: Markdown
) -> Iterator[Part]:
    """The one part that a list item or a notice is: comments, then a paragraph.

    CommonMark takes a line that starts with a comment for HTML as a whole, so the text after the
    comment is parsed here, together with the lines that continue it.
    """
    rest = list(node.children)
    written, line = "", blank.line
    while rest and rest[0].type == "html_block" and not written:
        more, written = comments_of(rest[0], source)
        comments += more
        line = rest.pop(0).map[1]  # type: ignore[index]  # a block of the file has its lines
    if rest and rest[0].type == "paragraph" and not (written and line_of(rest[0]) > line + 1):
        line = line if written else line_of(rest[0])
        written = f"{written}\n{rest.pop(0).children[0].content}".strip()
    for extra in rest:
        source.refuse(extra, line_of(extra))
    kind = blank.kind
    if kind is PartKind.BULLET and written.startswith(_TICK):
        kind, written = PartKind.TICK, written.removeprefix(_TICK)
    inner = source.nodes(written, line)
    if len(inner) == 1 and inner[0].type == "paragraph":
        text = text_of(inner[0].children[0], line, source)
        yield Part(kind, text, line, comments.source, comments.translators, number=blank.number)
        return
    for other in inner:
        source.refuse(other, line + line_of(other) - 1)
    if not inner and not rest:
        source.found.add(
            "dialect", line, f"an empty {blank.kind}", "write its text, or take it out"
        )


def _heading(node: MarkdownNode, comments: Comments, source: Markdown) -> Iterator[Part]:
    line = line_of(node)
    level = int(node.tag[1:])
    if node.markup in ("=", "-"):
        source.found.add("dialect", line, "an underlined heading", "write `# ` or `## ` before it")
    if level not in _HEADING_KINDS:
        source.found.add(
            "heading-level",
            line,
            f"a heading of level {level}",
            "write `##` for a section, `###` for a question",
        )
        return
    written = node.children[0].content if node.children else ""
    name = _HEADING_ID.search(written)
    kind = _HEADING_KINDS[level]
    if name and kind is not PartKind.HEADING:
        source.found.add(
            "section-id",
            line,
            "an id on a heading that is no section",
            f"take {name[0].strip()} away",
        )
    text = text_of(source.inline(_HEADING_ID.sub("", written), line), line, source)
    if not text:
        source.found.add("dialect", line, "an empty heading", "write its words")
    section = name[1] if name and kind is PartKind.HEADING else ""
    yield Part(kind, text, line, comments.source, comments.translators, section)
