"""Reads the Markdown of a handout into parts, and refuses what is not of the dialect.

The one door to markdown-it. The dialect: one ``# Title``, a lead paragraph, sections
``## Heading {#id}`` with paragraphs, ``-`` bullets, ``1.`` steps, ``>`` notices and ``###``
questions. Text holds ``**strong**`` words and ``{placeholder}`` names. Comments
``<!-- source: … -->`` and ``<!-- translators: … -->`` stand before a block or open a list item.

It is one dialect: what a paragraph may not have, no heading, item or notice may have. No word of a
source is lost without an error: a rule of Markdown that takes text away is off or refused here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from handouts import ucd
from handouts.clinic import PLACEHOLDERS
from handouts.content.markup import STRONG, placeholders, wrong_marks
from handouts.content.parts import Findings, Part, PartKind

_COMMENT = re.compile(r"\s*<!--(.*?)-->", re.DOTALL)
_COMMENT_KINDS = ("source", "translators")
_HALVES = ("<!--", "-->")
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


# What other kinds of Markdown make something of, and this one would print as it stands.
_REFERENCES = (
    (re.compile(r"(?<!\\)\[\^[^\]]+\]"), "a footnote", "write its words where they belong"),
    (re.compile(r"^\s*\[(?:[^\]\\]|\\.)+\]:"), "a link definition", "take it out"),
    (re.compile(r"(?<!\\)\]\["), "a reference link", _REFUSED["link"][1]),
    (re.compile(r"^\s*(?:#{2,6}[^\s#]|#[^\W\d])"), "a # without a space", "write `## …`"),
    (re.compile(r"^\s*-[^\W\d]"), "a - without a space", "write `- ` before a bullet"),
    (re.compile(r"^\s*\d{1,2}\.[^\W\d]"), "a step without a space", "write `1. ` before a step"),
    (re.compile(r"^\s*[•‣◦▪●○■□]"), "a bullet of another program", "write `- ` before a bullet"),
    (re.compile(r"^\s*\[![A-Za-z]+\]"), "a kind of notice", "write `> ` and the words alone"),
    (re.compile(r"^\s*\[[ xX]\]\s"), "a box to tick", "write `- ` and the words alone"),
)

# Strong words in a list item stand four deep; the tree of a text is built by recursion.
_DEEPEST = 40


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
    """The parser, and where its findings go; both are handed down through the functions below."""

    markdown: MarkdownIt
    found: Findings

    def nodes(self, text: str, line: int) -> list[SyntaxTreeNode]:
        """The blocks of a text whose first line is ``line`` of the file."""
        return self._tree(self.markdown.parse(text), line)

    def inline(self, text: str, line: int) -> SyntaxTreeNode:
        """The text of one block, which stands at ``line`` of the file."""
        return self._tree(self.markdown.parseInline(text), line)[0]

    def _tree(self, tokens: list[Token], line: int) -> list[SyntaxTreeNode]:
        for token in tokens:
            if any(inner.level > _DEEPEST for inner in token.children or ()):
                at = line + token.map[0] if token.map else line
                self.found.add("dialect", at, "marks inside marks", "write **strong** words once")
                token.children = []
        return SyntaxTreeNode(tokens).children

    def refuse(self, node: SyntaxTreeNode, line: int) -> None:
        what, hint = _REFUSED.get(node.type, (node.type, "write paragraphs and lists"))
        if node.type.startswith("html") and "<!--" in node.content:
            self.found.add(
                "comment", line, "a comment inside a text", "put it before the text it belongs to"
            )
        else:
            self.found.add("dialect", line, f"{what} is not of the dialect", hint)


def read_parts(text: str, found: Findings) -> tuple[str | None, tuple[Part, ...]]:
    """The front matter as it was written (None where there is none), and the parts in order."""
    nodes = _Source(_markdown().use(front_matter_plugin), found).nodes(text, 1)
    front = nodes[0].content if nodes and nodes[0].type == "front_matter" else None
    return front, tuple(_parts(nodes, _Source(_markdown(), found)))


def read_line(text: str, line: int, found: Findings) -> str:
    """A text of one line that stands outside of the Markdown, as a block's text is."""
    source = _Source(_markdown(), found)
    return _text(source.inline(text, line), line, source)


def _markdown() -> MarkdownIt:
    # The rules for tables and struck-out words are on so that both are seen, and refused. That for
    # link definitions is off: it takes lines away, and leaves nothing in the tree to refuse.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("reference")


def _parts(nodes: Sequence[SyntaxTreeNode], source: _Source) -> Iterator[Part]:
    """The parts of the file in order; comments go to the block that follows them."""
    comments = _Comments()
    _check_indents(nodes, source)
    for node in nodes:
        line = _line(node)
        if node.type == "html_block":
            more, rest = _comments(node, source)
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
        source.found.add(
            "comment", comments.line, "a comment with nothing after it", "put it before its text"
        )


def _check_indents(nodes: Sequence[SyntaxTreeNode], source: _Source) -> None:
    """Note each paragraph right below a list or notice that ends with text after a comment.

    CommonMark lets a paragraph go on without its indent, but not what it takes for HTML.
    """
    for before, node in pairwise(nodes):
        last = before
        while last.type in ("bullet_list", "ordered_list", "list_item", "blockquote"):
            if not last.children:
                break
            last = last.children[-1]
        below = last.map is not None and last.map[1] == _line(node) - 1
        if node.type == "paragraph" and last.type == "html_block" and last is not before and below:
            source.found.add(
                "dialect",
                _line(node),
                "a line that is not indented under its list item or notice",
                "indent it like the text above it, or leave an empty line before it",
            )


def _items(node: SyntaxTreeNode, source: _Source) -> Iterator[Part]:
    line = _line(node)
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
                _line(item),
                f"step {item.info} stands where step {start + position} belongs",
                f"number it {start + position}, or all of them 1",
            )
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
    inner = source.nodes(written, line)
    if len(inner) == 1 and inner[0].type == "paragraph":
        text = _text(inner[0].children[0], line, source)
        yield Part(
            blank.kind, text, line, comments.source, comments.translators, number=blank.number
        )
        return
    for other in inner:
        source.refuse(other, line + _line(other) - 1)
    if not inner and not rest:
        source.found.add(
            "dialect", line, f"an empty {blank.kind}", "write its text, or take it out"
        )


def _heading(node: SyntaxTreeNode, comments: _Comments, source: _Source) -> Iterator[Part]:
    line = _line(node)
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
    text = _text(source.inline(_HEADING_ID.sub("", written), line), line, source)
    if not text:
        source.found.add("dialect", line, "an empty heading", "write its words")
    section = name[1] if name and kind is PartKind.HEADING else ""
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
            source.found.add("comment", at, "a comment is not closed", "write `-->` at its end")
        elif kind.strip() not in _COMMENT_KINDS or not said.strip():
            source.found.add(
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
    # Spaces at its end are a mark: with text on the next line they break the line.
    rest = node.content[end:].strip("\n").lstrip()
    if rest.startswith("<!--"):
        source.found.add("comment", line, "a comment that is not closed", "end it with -->")
        rest = ""
    elif not end:
        source.refuse(node, line)
        rest = ""
    return comments, rest


def _text(inline: SyntaxTreeNode, line: int, source: _Source) -> str:
    """The plain text of a block's inline content: marks and placeholders only, one line, NFC."""
    written = "".join(_inline(inline, line, source))
    text = ucd.nfc(re.sub(r"[ \t\n]+", " ", written).strip())
    for wrong in wrong_marks(text) if "****" in text else ():
        source.found.add("dialect", line, wrong, "write **strong** words once")
    for at, row in enumerate(inline.content.split("\n"), line):
        for mark, what, hint in _REFERENCES:
            if mark.search(row):
                source.found.add("dialect", at, f"{what} is not of the dialect", hint)
    return text


def _inline(node: SyntaxTreeNode, line: int, source: _Source) -> Iterator[str]:
    for child in node.children:
        if child.type == "text":
            _check_text(child.content, line, source)
            yield child.content
        elif child.type == "strong":
            yield STRONG
            yield from _inline(child, line, source)
            yield STRONG
            line += sum(inner.type.endswith("break") for inner in child.walk())
        elif child.type == "softbreak":
            line += 1
            yield " "
        else:
            source.refuse(child, line)
            line += child.type == "hardbreak"


def _check_text(text: str, line: int, source: _Source) -> None:
    """Note a star, a brace or half a comment that would be printed, and unknown placeholders."""
    for wrong in wrong_marks(text.replace(STRONG, "*")):
        source.found.add("stray-mark", line, wrong, "leave it out; it is no letter of a text")
    for half in _HALVES:
        if half in text:
            source.found.add(
                "comment",
                line,
                f"a {half} of no comment",
                "take it out, or write a whole `<!-- … -->` before the text it belongs to",
            )
    for name in placeholders(text):
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{known}}}" for known in PLACEHOLDERS)
            source.found.add(
                "unknown-placeholder", line, f"unknown placeholder {{{name}}}", f"there is {known}"
            )


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1
