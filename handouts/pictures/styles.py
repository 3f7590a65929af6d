"""What style sheets say of a picture's shapes: colours, and properties by class.

The one door to tinycss2. Source: CSS Syntax 3; CSS Color 3; SVG 2, 6.6 (presentation attributes).
"""

import re
from collections.abc import Iterable, Mapping

import tinycss2
from tinycss2.ast import Node
from tinycss2.color3 import RGBA, parse_color

from handouts.pictures.shapes import WrongShape, in_brief

_CLASS = re.compile(r"\.[A-Za-z_][\w-]*")
_LAST = 255
"""The value of a component of a colour at its brightest."""
_HINT = "save the file as plain SVG with presentation attributes"

Classes = Mapping[str, Mapping[str, str]]
"""The properties that a style sheet gives each class, by name."""


def properties(text: str) -> dict[str, str]:
    """The properties of a ``style`` attribute by name. Raises WrongShape for what is no CSS."""
    return _declared(text)


def classes(text: str) -> dict[str, dict[str, str]]:
    """What a style sheet says of each class. Raises WrongShape for all but rules of classes."""
    found: dict[str, dict[str, str]] = {}
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            raise WrongShape("its style sheet has more than rules of classes", _HINT)
        own = _declared(rule.content)
        for selector in tinycss2.serialize(rule.prelude).split(","):
            name = selector.strip()
            if not _CLASS.fullmatch(name):
                raise WrongShape(
                    f"its style sheet has {in_brief(name)!r}, which is no class", _HINT
                )
            found[name[1:]] = {**found.get(name[1:], {}), **own}
    return found


def colour(text: str, name: str) -> str:
    """``#rrggbb``, or nothing for ``none``. Raises WrongShape for what is no plain colour."""
    if text.strip() in ("none", "transparent"):
        return ""
    found = parse_color(text.strip())
    if not isinstance(found, RGBA) or found.alpha != 1:
        raise WrongShape(
            f"its {name} is {in_brief(text)!r}, which is no colour such as #0B4A63",
            "write #0B4A63, with no part of it clear",
        )
    return "#" + "".join(f"{round(part * _LAST):02X}" for part in found[:3])


def _declared(block: str | Iterable[Node]) -> dict[str, str]:
    said = {}
    for each in tinycss2.parse_blocks_contents(block, skip_comments=True, skip_whitespace=True):
        if each.type != "declaration":
            raise WrongShape("its style is no CSS", _HINT)
        said[each.name] = tinycss2.serialize(each.value).strip()
    return said
