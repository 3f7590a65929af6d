"""XML, read into a small frozen tree that knows its lines, and the escapes to write it.

The one door to XML. A document type declaration is refused, and with it every entity that a file
might define: neither catalogs nor pictures need one, and what it can be made to expand to, or to
fetch, has no limit.

A character that XML cannot hold does not make the file unreadable: a mark stands for it
(``DAMAGED``), so that who reads the tree refuses the one text that has it.
"""

import codecs
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from handouts.errors import UnreadableFile

_DEEPEST = 100
_AGAIN = "mend that line, or export the file again"
# What XML 1.0 cannot hold, not even as a reference, and the noncharacter that marks its place.
# Source: XML 1.0, production 2 (Char).
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufdcf\ufdd1-\ufffd\U00010000-\U0010ffff]")
DAMAGED = re.compile("\ufdd0([0-9A-F]{4,});")
"""What stands in a text for a character that XML cannot hold: its code point, in hexadecimal."""

_REFERENCE = re.compile(r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|&#(x[0-9A-Fa-f]+|[0-9]+);", re.DOTALL)
_ENCODING = re.compile(rb"\s*<\?xml[^>]*\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
# What the bytes of a file in UTF-8 or UTF-16 may say of themselves: tools convert a file and leave
# its first line.
_UNICODE = ("UTF-8", "UTF8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII")
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_QUOTED = {**_ESCAPES, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


@dataclass(frozen=True, slots=True)
class XmlElement:
    """An element. ``children`` are elements and texts in their order; ``line`` counts from 1.

    Names of attributes outside any namespace are bare, others are ``namespace}name``.
    """

    namespace: str
    name: str
    attributes: Mapping[str, str]
    children: tuple["XmlElement | str", ...]
    line: int

    def elements(self, name: str) -> Iterator["XmlElement"]:
        """The children of that name in the element's own namespace."""
        wanted = (self.namespace, name)
        for child in self.children:
            if isinstance(child, XmlElement) and (child.namespace, child.name) == wanted:
                yield child

    def text(self) -> str:
        """All text inside the element, without the elements."""
        return "".join(c.text() if isinstance(c, XmlElement) else c for c in self.children)


def legal(text: str) -> str:
    """The text with U+FFFD for every character that XML cannot hold."""
    return ILLEGAL.sub("\ufffd", text)


def escaped(text: str) -> str:
    """The text as it stands between tags; what XML cannot hold becomes U+FFFD."""
    return legal(text).translate(_ESCAPES)


def quoted(text: str) -> str:
    """The text as the value of an attribute, its quotes included."""
    return f'"{legal(text).translate(_QUOTED)}"'


def read_xml(data: bytes, name: str) -> XmlElement:
    """The root element of an XML file in UTF-8 or UTF-16; ``name`` is the file for messages.

    Raises UnreadableFile with the line for what is not well-formed or declares a document type.
    """
    text = _marked(_decoded(data, name))
    try:
        return _Builder().built(text)
    except _DocumentType as problem:
        hint = "save it again without a document type declaration"
        raise UnreadableFile(name, str(problem), hint, problem.line) from problem
    except expat.ExpatError as problem:
        reason = f"not well-formed XML: {expat.errors.messages[problem.code]}"
        raise UnreadableFile(name, reason, _AGAIN, problem.lineno) from problem
    except RecursionError as problem:
        reason = f"elements stand more than {_DEEPEST} deep"
        raise UnreadableFile(name, reason, _AGAIN) from problem


class _DocumentType(ValueError):
    def __init__(self, line: int) -> None:
        super().__init__("the file declares a document type")
        self.line = line


class _Builder:
    def __init__(self) -> None:
        # The parser is told the encoding: what the file's first line says was true of its bytes.
        self.parser = expat.ParserCreate("utf-8", "}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        # called before the first declaration is read
        self.parser.StartDoctypeDeclHandler = self._document_type
        self.opened: list[tuple[str, dict[str, str], int]] = []
        self.contents: list[list[XmlElement | str]] = [[]]

    def built(self, text: str) -> XmlElement:
        self.parser.Parse(text.encode(), True)
        root = self.contents[0][0]
        assert isinstance(root, XmlElement)  # the parser saw to it
        return root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.opened) >= _DEEPEST:
            raise RecursionError
        whole = {key: DAMAGED.sub("\ufffd", value) for key, value in attributes.items()}
        self.opened.append((name, whole, self.parser.CurrentLineNumber))
        self.contents.append([])

    def _end(self, _: str) -> None:
        full, attributes, line = self.opened.pop()
        namespace, _, name = full.rpartition("}")
        node = XmlElement(namespace, name, attributes, tuple(self.contents.pop()), line)
        self.contents[-1].append(node)

    def _text(self, text: str) -> None:
        self.contents[-1].append(text)

    def _document_type(self, *_: object) -> None:
        raise _DocumentType(self.parser.CurrentLineNumber)


def _marked(text: str) -> str:
    """The text with marks for what XML cannot hold, raw or as a reference to its number."""
    raw = ILLEGAL.sub(lambda match: _mark(ord(match[0])), text)
    return _REFERENCE.sub(_checked, raw)


def _mark(code_point: int) -> str:
    return f"\ufdd0{code_point:04X};"


def _checked(match: re.Match[str]) -> str:
    said = match[1]
    if said is None:
        return match[0]
    digits, base = (said[1:], 16) if said.startswith("x") else (said, 10)
    # a number longer than that of the last code point would only take time
    short = len(digits.lstrip("0")) <= len(str(sys.maxunicode))
    code_point = int(digits, base) if short else sys.maxunicode + 1
    legal = code_point <= sys.maxunicode and not ILLEGAL.match(chr(code_point))
    return match[0] if legal else _mark(code_point)


def _decoded(data: bytes, name: str) -> str:
    declared = _ENCODING.match(data)
    encoding = declared[1].decode().upper() if declared else "UTF-8"
    if encoding not in _UNICODE and not data.isascii():
        raise UnreadableFile(name, f"the file says it is {encoding}", "save the file as UTF-8", 1)
    try:
        # a lone surrogate is not Unicode either, but it spoils one text and not the file
        return data.decode(_form(data), "surrogatepass").removeprefix("\ufeff")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise UnreadableFile(
            name, "neither UTF-8 nor UTF-16", "save the file as UTF-8", line
        ) from problem


def _form(data: bytes) -> str:
    """The encoding by its first bytes. Source: XML 1.0, appendix F."""
    if data.startswith((codecs.BOM_UTF16_LE, b"<\0")):
        return "utf-16-le"
    if data.startswith((codecs.BOM_UTF16_BE, b"\0<")):
        return "utf-16-be"
    return "utf-8"
