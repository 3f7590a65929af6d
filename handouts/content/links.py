"""What in a text leads somewhere: links as Markdown writes them, and addresses as they stand.

Paper cannot be clicked, so a link prints its address too, in brackets after its words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handouts import telephone

_SCHEMES = r"https?://|mailto:|tel:"
LINK = re.compile(rf"\[([^\[\]{{}}*]+)\]\(((?:{_SCHEMES})[^\s()<>{{}}*]+)\)")
"""A link in a text: its words, and where they lead."""

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]{}*]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
_AFTER = ".,;:!?'\""  # what ends a sentence ends no address
_WEB = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/?#]\S*)?", re.ASCII)
_SCHEME = re.compile(_SCHEMES)


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A stretch of a text as it is printed; ``uri`` is where it leads, '' for nowhere.

    ``address`` says that it is one, which reads from left to right in any line.
    """

    text: str
    uri: str = ""
    address: bool = False


def stretches(text: str) -> Iterator[LinkedText]:
    """The stretches of a text in logical order; none of them is empty."""
    start = 0
    for link in LINK.finditer(text):
        yield from _addresses(text[start : link.start()])
        yield from _link(link[1], link[2])
        start = link.end()
    yield from _addresses(text[start:])


def uri(value: str) -> str:
    """Where a telephone number or an address leads; '' where a text is neither.

    A number that is an extension alone leads nowhere. Source: RFC 3966; RFC 6068.
    """
    if telephone.is_telephone(value):
        return telephone.uri(value)
    if _SCHEME.match(value):
        return value
    if "@" in value and _ADDRESS.fullmatch(value):
        return f"mailto:{value}"
    return f"https://{value}" if _WEB.fullmatch(value) else ""


def _link(words: str, target: str) -> Iterator[LinkedText]:
    address = _SCHEME.sub("", target, count=1).rstrip("/")
    if address.casefold() in words.casefold():
        yield LinkedText(words, target, address=words.casefold() == address.casefold())
        return
    yield LinkedText(words, target)
    yield LinkedText(" (")
    yield LinkedText(address, target, address=True)
    yield LinkedText(")")


def _addresses(text: str) -> Iterator[LinkedText]:
    start = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_AFTER)
        end = match.start() + len(address)
        if match.start() > start:
            yield LinkedText(text[start : match.start()])
        yield LinkedText(address, uri(address), address=True)
        start = end
    if start < len(text):
        yield LinkedText(text[start:])
