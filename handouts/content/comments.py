"""The comments of a source: where a fact comes from, and what translators should know."""

import re
from dataclasses import dataclass

from handouts.content.markdown import Markdown, MarkdownNode, line_of

_COMMENT = re.compile(r"\s*<!--(.*?)-->", re.DOTALL)
_COMMENT_KINDS = ("source", "translators")


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments that stand before one block."""

    source: str = ""
    translators: str = ""
    line: int = 0

    def __add__(self, other: "Comments") -> "Comments":
        return Comments(
            f"{self.source} {other.source}".strip(),
            f"{self.translators} {other.translators}".strip(),
            self.line or other.line,
        )


def comments_of(node: MarkdownNode, source: Markdown) -> tuple[Comments, str]:
    """The comments that an HTML block starts with, and the text after the last of them."""
    comments = Comments()
    line = line_of(node)
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
            Comments(**{kind.strip(): said.strip()}, line=at)
            if kind.strip() in _COMMENT_KINDS
            else Comments(line=at)
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
