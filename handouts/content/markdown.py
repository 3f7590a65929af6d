"""The Markdown of a handout as a tree of nodes, and what of Markdown no handout has.

The one door to markdown-it. No word of a source is lost without an error: a rule of Markdown that
takes text away is off or refused.
"""

from dataclasses import dataclass
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from handouts.content.parts import Findings

MarkdownNode: TypeAlias = SyntaxTreeNode
"""A node of the tree: a block of the file, or a stretch of a block's text."""

REFUSED = {
    "table": ("a table inside a list item or notice", "put it before or after the list"),
    "image": ("a picture inside a text", "put it under the lead: ![what it shows](its-id.svg)"),
    "link": ("such a link", "write [words](https://…), or the address alone; no title, no marks"),
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


# Strong words in a list item stand four deep; the tree of a text is built by recursion.
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Markdown:
    """The parser, and where its findings go; both are handed down through the functions below."""

    parser: MarkdownIt
    found: Findings

    def nodes(self, text: str, line: int) -> list[MarkdownNode]:
        """The blocks of a text whose first line is ``line`` of the file."""
        return self._tree(self.parser.parse(text), line)

    def inline(self, text: str, line: int) -> MarkdownNode:
        """The text of one block, which stands at ``line`` of the file."""
        return self._tree(self.parser.parseInline(text), line)[0]

    def _tree(self, tokens: list[Token], line: int) -> list[MarkdownNode]:
        for token in tokens:
            if any(inner.level > _DEEPEST for inner in token.children or ()):
                at = line + token.map[0] if token.map else line
                self.found.add("dialect", at, "marks inside marks", "write **strong** words once")
                token.children = []
        return MarkdownNode(tokens).children

    def refuse(self, node: MarkdownNode, line: int) -> None:
        """Note that a node is not of the dialect, with what to write instead."""
        what, hint = REFUSED.get(node.type, (node.type, "write paragraphs and lists"))
        if node.type.startswith("html") and "<!--" in node.content:
            self.found.add(
                "comment", line, "a comment inside a text", "put it before the text it belongs to"
            )
        else:
            self.found.add("dialect", line, f"{what} is not of the dialect", hint)


def reading(found: Findings, *, front_matter: bool = False) -> Markdown:
    """The parser of the dialect; with ``front_matter`` that of a whole file."""
    # The rules for tables and struck-out words are on so that both are seen, and refused. That for
    # link definitions is off: it takes lines away, and leaves nothing in the tree to refuse.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("reference")
    return Markdown(parser.use(front_matter_plugin) if front_matter else parser, found)


def line_of(node: MarkdownNode) -> int:
    """The line of the text that a node starts in, from 1."""
    return node.map[0] + 1 if node.map else 1
