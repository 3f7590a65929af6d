"""XML, read into a small frozen tree that knows its lines, and the escapes to write it.

The one door to XML. A document type declaration is refused, and with it every entity that a file
might define: neither catalogs nor pictures need one, and what it can be made to expand to, or to
fetch, has no limit.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from handouts.errors import UnreadableFile

_DEEPEST = 100
_AGAIN = "mend that line, or export the file again"
# What XML 1.0 cannot hold, not even as a reference. Source: XML 1.0, production 2 (Char).
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_QUOTED = {**_ESCAPES, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


@dataclass(frozen=True, slots=True)
class Node:
    """An element. ``children`` are elements and texts in their order; ``line`` counts from 1.

    Names of attributes outside any namespace are bare, others are ``namespace}name``.
    """

    namespace: str
    name: str
    attributes: Mapping[str, str]
    children: tuple["Node | str", ...]
    line: int

    def elements(self, name: str) -> Iterator["Node"]:
        """The children of that name in the element's own namespace."""
        for child in self.children:
            if isinstance(child, Node) and (child.namespace, child.name) == (self.namespace, name):
                yield child

    def text(self) -> str:
        """All text inside the element, without the elements."""
        return "".join(c.text() if isinstance(c, Node) else c for c in self.children)


def escaped(text: str) -> str:
    """The text as it stands between tags; what XML cannot hold becomes U+FFFD."""
    return ILLEGAL.sub("\ufffd", text).translate(_ESCAPES)


def quoted(text: str) -> str:
    """The text as the value of an attribute, its quotes included."""
    return f'"{ILLEGAL.sub(chr(0xFFFD), text).translate(_QUOTED)}"'


def read_xml(data: bytes, name: str) -> Node:
    """The root element of an XML file in UTF-8 or UTF-16; ``name`` is the file for messages.

    Raises UnreadableFile with the line for what is not well-formed or declares a document type.
    """
    text = _decoded(data, name)
    declared = text.find("<!DOCTYPE")
    if declared >= 0:
        hint = "save it again without a document type declaration"
        line = text.count("\n", 0, declared) + 1
        raise UnreadableFile(name, "the file declares a document type", hint, line)
    try:
        return _Builder().built(text)
    except expat.ExpatError as problem:
        reason = f"not well-formed XML: {expat.errors.messages[problem.code]}"
        raise UnreadableFile(name, reason, _AGAIN, problem.lineno) from problem
    except RecursionError as problem:
        reason = f"elements stand more than {_DEEPEST} deep"
        raise UnreadableFile(name, reason, _AGAIN) from problem


class _Builder:
    def __init__(self) -> None:
        # The parser is told the encoding: what the file's first line says was true of its bytes.
        self.parser = expat.ParserCreate("utf-8", "}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.opened: list[tuple[str, dict[str, str], int]] = []
        self.contents: list[list[Node | str]] = [[]]

    def built(self, text: str) -> Node:
        self.parser.Parse(text.encode(), True)
        root = self.contents[0][0]
        assert isinstance(root, Node)  # the parser saw to it
        return root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.opened) >= _DEEPEST:
            raise RecursionError
        self.opened.append((name, attributes, self.parser.CurrentLineNumber))
        self.contents.append([])

    def _end(self, _: str) -> None:
        full, attributes, line = self.opened.pop()
        namespace, _, name = full.rpartition("}")
        node = Node(namespace, name, attributes, tuple(self.contents.pop()), line)
        self.contents[-1].append(node)

    def _text(self, text: str) -> None:
        self.contents[-1].append(text)


def _decoded(data: bytes, name: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise UnreadableFile(
            name, "neither UTF-8 nor UTF-16", "save the file as UTF-8", line
        ) from problem
