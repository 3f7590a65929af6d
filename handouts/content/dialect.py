"""Reads the Markdown of a handout into parts, and refuses what is not of the dialect.

The one door to markdown-it. The dialect: one ``# Title``, a lead paragraph, sections
``## Heading {#id}`` with paragraphs, ``-`` bullets, ``1.`` steps, ``>`` notices and ``###``
questions. Text holds ``**strong**`` words and ``{placeholder}`` names. Comments
``<!-- source: … -->`` and ``<!-- translators: … -->`` stand before a block or open a list item.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from handouts.content.markup import PLACEHOLDERS, faults, placeholders
from handouts.content.parts import Faults, Part, PartKind

_COMMENT = re.compile(r"\s*<!--(.*?)-->", re.DOTALL)
_COMMENT_KINDS = ("source", "translators")
_HEADING_ID = re.compile(r"\s*\{#([^{}]*)\}\s*$")
_HEADING_KINDS = {1: PartKind.TITLE, 2: PartKind.HEADING, 3: PartKind.QUESTION}

_REFUSED = {
    "table": ("a table", "write a list, one item a row"),
    "image": ("an image", "leave it out; the words alone must say it"),
    "link": ("a link", "write the words alone; the clinic's website is {clinic_website}"),
    "code_inline": ("code", "take the ` marks away"),
    "code_block": ("an indented block", "start the line at the margin of its block"),
    "fence": ("a code block", "write a paragraph"),
    "em": ("emphasis", "write **strong** words, or plain ones"),
    "s": ("struck-out words", "take them out"),
    "hr": ("a rule", "take it out; a section starts with `## … {#id}`"),
    "hardbreak": ("a line break inside a paragraph", "start a new paragraph, or write a list"),
    "html_block": ("raw HTML", "write plain text; only comments are allowed"),
    "html_inline": ("raw HTML", "write plain text; only comments are allowed"),
    "bullet_list": ("a list inside a list item or notice", "make it a list of its own"),
    "ordered_list": ("a list inside a list item or notice", "make it a list of its own"),
    "blockquote": ("a notice inside a list item or notice", "put it before or after the list"),
    "heading": ("a heading inside a list item or notice", "put it before the list"),
    "paragraph": ("a second paragraph", "a list item or notice is one paragraph; start another"),
}


@dataclass(frozen=True, slots=True)
class _Comments:
    """The comments that stand before one block."""

    source: str = ""
    translators: str = ""
    line: int = 0

    def __add__(self, other: "_Comments") -> "_Comments":
        return _Comments(
            f"{self.source} {other.source}".strip(),
            f"{self.translators} {other.translators}".strip(),
            self.line or other.line,
        )


@dataclass(frozen=True, slots=True)
class _Source:
    """The parser, and where its faults go; both are handed down through the functions below."""

    markdown: MarkdownIt
    faults: Faults

    def refuse(self, node: SyntaxTreeNode, line: int) -> None:
        what, hint = _REFUSED.get(node.type, (node.type, "write paragraphs and lists"))
        if node.type.startswith("html") and "<!--" in node.content:
            self.faults.add(
                "comment", line, "a comment inside a text", "put it before the text it belongs to"
            )
        else:
            self.faults.add("dialect", line, f"{what} is not of the dialect", hint)


def read_parts(text: str, found: Faults) -> tuple[str | None, tuple[Part, ...]]:
    """The front matter as it was written (None where there is none), and the parts in order."""
    # The rules for tables and struck-out words are on so that both are seen, and refused.
    markdown = MarkdownIt("commonmark").use(front_matter_plugin).enable(["table", "strikethrough"])
    env: dict[str, dict[str, dict[str, list[int]]]] = {}
    nodes = SyntaxTreeNode(markdown.parse(text, env)).children
    for definition in env.get("references", {}).values():
        found.add("dialect", definition["map"][0] + 1, "a link definition", "take it out")
    front = nodes[0].content if nodes and nodes[0].type == "front_matter" else None
    return front, tuple(_parts(nodes, _Source(markdown, found)))


def _parts(nodes: Sequence[SyntaxTreeNode], source: _Source) -> Iterator[Part]:
    """The parts of the file in order; comments go to the block that follows them."""
    comments = _Comments()
    for node in nodes:
        line = _line(node)
        if node.type == "html_block":
            more, rest = _comments(node, source)
            comments += more
            if rest:
                source.faults.add(
                    "comment",
                    node.map[1] if node.map else 0,
                    "text on the line of a comment",
                    "put the comment on a line of its own; only a list item may start with both",
                )
            continue
        if node.type in ("bullet_list", "ordered_list"):
            if comments.line:
                source.faults.add(
                    "comment",
                    comments.line,
                    "a comment before a whole list",
                    "put it inside the item it belongs to: `- <!-- … --> text`",
                )
            yield from _items(node, source)
        elif node.type == "blockquote":
            yield from _container(node, Part(PartKind.NOTICE, "", line), comments, source)
        elif node.type == "heading":
            yield from _heading(node, comments, source)
        elif node.type == "paragraph":
            text = _text(node.children[0], line, source)
            yield Part(PartKind.PARAGRAPH, text, line, comments.source, comments.translators)
        elif node.type != "front_matter":
            source.refuse(node, line)
        comments = _Comments()
    if comments.line:
        source.faults.add(
            "comment", comments.line, "a comment with nothing after it", "put it before its text"
        )


def _items(node: SyntaxTreeNode, source: _Source) -> Iterator[Part]:
    line = _line(node)
    steps = node.type == "ordered_list"
    if node.markup not in ("-", "."):
        source.faults.add(
            "dialect", line, f"a list with {node.markup}", "write `- ` for bullets, `1. ` for steps"
        )
    start = int(node.attrs.get("start", 1)) if steps else 0
    for position, item in enumerate(node.children):
        kind = PartKind.STEP if steps else PartKind.BULLET
        blank = Part(kind, "", _line(item), number=start + position if steps else 0)
        yield from _container(item, blank, _Comments(), source)


def _container(
    node: SyntaxTreeNode, blank: Part, comments: _Comments, source: _Source
) -> Iterator[Part]:
    """The one part that a list item or a notice is: comments, then a paragraph.

    CommonMark takes a line that starts with a comment for HTML as a whole, so the text after the
    comment is parsed here, together with the lines that continue it.
    """
    rest = list(node.children)
    written, line = "", blank.line
    while rest and rest[0].type == "html_block" and not written:
        more, written = _comments(rest[0], source)
        comments += more
        line = rest.pop(0).map[1]  # type: ignore[index]  # a block of the file has its lines
    if rest and rest[0].type == "paragraph" and not (written and _line(rest[0]) > line + 1):
        line = line if written else _line(rest[0])
        written = f"{written}\n{rest.pop(0).children[0].content}".strip()
    for extra in rest:
        source.refuse(extra, _line(extra))
    inner = SyntaxTreeNode(source.markdown.parse(written)).children
    if len(inner) == 1 and inner[0].type == "paragraph":
        text = _text(inner[0].children[0], line, source)
        yield Part(
            blank.kind, text, line, comments.source, comments.translators, number=blank.number
        )
        return
    for other in inner:
        source.refuse(other, line + _line(other) - 1)
    if not inner and not rest:
        source.faults.add(
            "dialect", line, f"an empty {blank.kind}", "write its text, or take it out"
        )


def _heading(node: SyntaxTreeNode, comments: _Comments, source: _Source) -> Iterator[Part]:
    line = _line(node)
    level = int(node.tag[1:])
    if node.markup in ("=", "-"):
        source.faults.add("dialect", line, "an underlined heading", "write `# ` or `## ` before it")
    if level not in _HEADING_KINDS:
        source.faults.add(
            "heading-level",
            line,
            f"a heading of level {level}",
            "write `##` for a section, `###` for a question",
        )
        return
    written = node.children[0].content if node.children else ""
    name = _HEADING_ID.search(written)
    if name and level != 2:
        source.faults.add(
            "section-id",
            line,
            "an id on a heading that is no section",
            f"take {name[0].strip()} away",
        )
    bare = SyntaxTreeNode(source.markdown.parseInline(_HEADING_ID.sub("", written)))
    text = _text(bare.children[0], line, source)
    if not text:
        source.faults.add("dialect", line, "an empty heading", "write its words")
    section = name[1] if name and level == 2 else ""
    kind = _HEADING_KINDS[level]
    yield Part(kind, text, line, comments.source, comments.translators, section)


def _comments(node: SyntaxTreeNode, source: _Source) -> tuple[_Comments, str]:
    """The comments that an HTML block starts with, and the text after the last of them."""
    comments = _Comments()
    line = _line(node)
    end = 0
    while match := _COMMENT.match(node.content, end):
        end = match.end()
        kind, _, said = " ".join(match[1].split()).partition(":")
        at = line + node.content[: match.start(1)].count("\n")
        if "<!--" in match[1]:
            # What stands between would be gone from every sheet without a word.
            source.faults.add("comment", at, "a comment is not closed", "write `-->` at its end")
        elif kind.strip() not in _COMMENT_KINDS or not said.strip():
            source.faults.add(
                "comment",
                at,
                f"an unknown comment {kind.strip()!r}",
                "write `<!-- source: … -->` or `<!-- translators: … -->`",
            )
        comments += (
            _Comments(**{kind.strip(): said.strip()}, line=at)
            if kind.strip() in _COMMENT_KINDS
            else _Comments(line=at)
        )
    rest = node.content[end:].strip()
    if rest.startswith("<!--"):
        source.faults.add("comment", line, "a comment that is not closed", "end it with -->")
        rest = ""
    elif not end:
        source.refuse(node, line)
        rest = ""
    return comments, rest


def _text(inline: SyntaxTreeNode, line: int, source: _Source) -> str:
    """The plain text of a block's inline content: marks and placeholders only, one line, NFC."""
    written = "".join(_inline(inline, line, source))
    text = unicodedata.normalize("NFC", re.sub(r"[ \t\n]+", " ", written).strip())
    for fault in faults(text) if "****" in text else ():
        source.faults.add("dialect", line, fault, "write **strong** words once")
    return text


def _inline(node: SyntaxTreeNode, line: int, source: _Source) -> Iterator[str]:
    for child in node.children:
        if child.type == "text":
            _check_text(child.content, line, source)
            yield child.content
        elif child.type == "strong":
            yield "**"
            yield from _inline(child, line, source)
            yield "**"
            line += sum(inner.type.endswith("break") for inner in child.walk())
        elif child.type == "softbreak":
            line += 1
            yield " "
        else:
            source.refuse(child, line)
            line += child.type == "hardbreak"


def _check_text(text: str, line: int, source: _Source) -> None:
    """Note a star or a brace that stands for itself, and a placeholder that nobody knows."""
    for fault in faults(text.replace("**", "*")):
        source.faults.add("stray-mark", line, fault, "leave it out; it is no letter of a text")
    for name in placeholders(text):
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{known}}}" for known in PLACEHOLDERS)
            source.faults.add(
                "unknown-placeholder", line, f"unknown placeholder {{{name}}}", f"there is {known}"
            )


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1
