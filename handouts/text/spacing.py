"""Spaces that are typeset, not typed: between Han and Latin, in pairs of wide signs, in Nastaliq.

Wide signs have half an em of nothing beside their ink. Where two of them meet, or a line begins or
ends with one, it is not set. Sources: CLREQ 3.1.6 and 3.2.2; JLREQ 3.1.2 to 3.1.5 and 3.2.6.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handouts import ucd
from handouts.text.itemize import Setting

OPENING = frozenset("（「『“‘《〈【〔［｛〖")
"""Wide signs whose ink is in their second half."""

CLOSING = frozenset("）」』”’》〉】〕］｝〗、。，．")
"""Wide signs whose ink is in their first half."""

HALF = -0.5
"""What a wide sign loses of its em."""

_WIDE = OPENING | CLOSING | frozenset("：；！？")
_QUARTER = 0.25
_AFTER_DIGIT, _UNDER_STROKE = 0.1, 0.4
"""Em before a word of Nastaliq after a digit; before kaf and gaf, whose long stroke reaches over
the space between, so that a digit would stand against it like one letter more."""

_WITH_WIDE_SIGNS = frozenset({"Hans", "Hant", "Jpan"})
_IDEOGRAPHS = frozenset({"Hani", "Hira", "Kana"})
_NASTALIQ = "ur"
_DIGIT_AND_WORD = re.compile(r"\d (?=([کگك])|[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Space:
    """What a character has more, or less, before and after its glyph, in em of its font."""

    before: float = 0.0
    after: float = 0.0


def has_wide_signs(setting: Setting) -> bool:
    """Whether quotation marks and brackets are as wide as ideographs."""
    return setting.script in _WITH_WIDE_SIGNS


def spaces(text: str, setting: Setting) -> dict[int, Space]:
    """The spaces inside a text, by the offset of the character that has them."""
    if has_wide_signs(setting):
        return dict(_beside_ideographs(text))
    if setting.language.partition("-")[0] == _NASTALIQ:
        return {
            found.end() - 1: Space(after=_UNDER_STROKE if found[1] else _AFTER_DIGIT)
            for found in _DIGIT_AND_WORD.finditer(text)
        }
    return {}


def _beside_ideographs(text: str) -> Iterator[tuple[int, Space]]:
    for offset, char in enumerate(text):
        before = text[offset - 1 : offset] if offset else ""
        after = text[offset + 1 : offset + 2]
        if char in OPENING and before in _WIDE and before:
            yield offset, Space(before=HALF)
        elif char in CLOSING and after in CLOSING and after:
            yield offset, Space(after=HALF)
        elif after and {_kind(char), _kind(after)} == {"ideograph", "western"}:
            yield offset, Space(after=_QUARTER)


def _kind(char: str) -> str:
    """Whether a character is an ideograph or kana, or a letter or digit that is not wide."""
    script = ucd.script(char)
    if script in _IDEOGRAPHS:
        return "ideograph"
    western = char.isalnum() and ucd.width(char) not in "WF" and script not in _IDEOGRAPHS
    return "western" if western else ""
