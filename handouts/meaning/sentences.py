"""Sentences of a text, as its punctuation tells them."""

import re

from handouts.findings import Span

# The end of a sentence: a mark of any script with what closes after it. A full stop ends one only
# before a space; behind a single letter it belongs to an abbreviation.
_END = re.compile(
    r"[。？！][」』）”’]*"
    r"|[؟۔।॥።፧։។။།?!…]+[\"'”’»)\]*]*(?=\s|$)"
    r"|(?<!\b[A-Za-zА-Яа-я])\.+[\"'”’»)\]*]*(?=\s|$)"
)
# What may follow the end of a sentence: anything but a small letter.
_GOES_ON = re.compile(r"\s*[\"'“„«(\[*]*([^\W\d_])")


def sentences(text: str) -> tuple[Span, ...]:
    """The stretches of a text that are sentences, in its order; their marks belong to them."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        follows = _GOES_ON.match(text, match.end())
        if follows and follows[1].islower():
            continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return tuple(span for span in found if _says(text[slice(*span)]))


def _says(text: str) -> bool:
    return any(char.isalnum() for char in text)
