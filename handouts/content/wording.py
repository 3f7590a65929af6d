"""The text of one block: strong words and placeholders, and what other programs mark texts with."""

import re
from collections.abc import Iterator

from handouts import ucd
from handouts.content.links import LINK
from handouts.content.markdown import REFUSED, Markdown, MarkdownNode, reading
from handouts.content.markup import STRONG, placeholders, wrong_marks
from handouts.content.parts import Findings

_HALVES = ("<!--", "-->")

# What other kinds of Markdown make something of, and this one would print as it stands.
_REFERENCES = (
    (re.compile(r"(?<!\\)\[\^[^\]]+\]"), "a footnote", "write its words where they belong"),
    (re.compile(r"^\s*\[(?:[^\]\\]|\\.)+\]:"), "a link definition", "take it out"),
    (re.compile(r"(?<!\\)\]\["), "a reference link", REFUSED["link"][1]),
    (re.compile(r"^\s*(?:#{2,6}[^\s#]|#[^\W\d])"), "a # without a space", "write `## …`"),
    (re.compile(r"^\s*-[^\W\d]"), "a - without a space", "write `- ` before a bullet"),
    (re.compile(r"^\s*\d{1,2}\.[^\W\d]"), "a step without a space", "write `1. ` before a step"),
    (re.compile(r"^\s*[•‣◦▪●○■□]"), "a bullet of another program", "write `- ` before a bullet"),
    (re.compile(r"^\s*\[![A-Za-z]+\]"), "a kind of notice", "write `> ` and the words alone"),
    (re.compile(r"^\s*\[[ xX]\]\s"), "a box to tick", "write `- [ ] ` and the words"),
)

# Seven digits and more, as they are dialled; a date has fewer signs before its first hyphen's.
_TELEPHONE = re.compile(
    r"(?<![\w./-])(?!\d{4}-\d\d-\d\d\b)(?:\+|\(?\d)(?:[ ().-]{0,2}\d){6,14}(?![\w-])"
)
_PLACEHOLDERS = (
    "write {clinic_phone}, {clinic_phone_after_hours} or {clinic_phone_emergency}, or a value of "
    "your own from clinic.toml: it is right in every language, and can be changed in one place"
)


def read_line(text: str, line: int, found: Findings) -> str:
    """A text of one line that stands outside of the Markdown, as a block's text is."""
    source = reading(found)
    return text_of(source.inline(text, line), line, source)


def text_of(inline: MarkdownNode, line: int, source: Markdown) -> str:
    """The plain text of a block's inline content: marks and placeholders only, one line, NFC."""
    written = "".join(_inline(inline, line, source))
    text = ucd.nfc(re.sub(r"[ \t\n]+", " ", written).strip())
    for wrong in wrong_marks(text) if "****" in text else ():
        source.found.add("dialect", line, wrong, "write **strong** words once")
    for at, row in enumerate(inline.content.split("\n"), line):
        for typed in _TELEPHONE.findall(LINK.sub("", row)):
            source.found.add("typed-telephone", at, f"{typed} is a telephone number", _PLACEHOLDERS)
        for mark, what, hint in _REFERENCES:
            if mark.search(row):
                source.found.add("dialect", at, f"{what} is not of the dialect", hint)
    return text


def _inline(node: MarkdownNode, line: int, source: Markdown) -> Iterator[str]:
    for child in node.children:
        if child.type == "text":
            _check_text(child.content, line, source)
            yield child.content
        elif child.type == "strong":
            yield STRONG
            yield from _inline(child, line, source)
            yield STRONG
            line += sum(inner.type.endswith("break") for inner in child.walk())
        elif child.type == "link" and (written := _link(child)):
            yield written
        elif child.type == "softbreak":
            line += 1
            yield " "
        else:
            source.refuse(child, line)
            line += child.type == "hardbreak"


def _link(node: MarkdownNode) -> str:
    """A link as a message has it: plain words, and where they lead; '' for any other."""
    if [child.type for child in node.children] != ["text"] or node.attrs.get("title"):
        return ""
    words = node.children[0].content
    if node.markup == "autolink":
        return words
    written = f"[{words}]({node.attrs['href']})"
    return written if LINK.fullmatch(written) else ""


def _check_text(text: str, line: int, source: Markdown) -> None:
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
        for code, message, hint in source.found.names.faults(name):
            source.found.add(code, line, message, hint)
