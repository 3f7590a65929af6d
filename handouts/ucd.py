"""The one door to the Unicode Character Database: what a character is, in one version of Unicode.

Python's own tables are of another version with every Python. What its ``str`` methods and regular
expressions say of letters and digits is still theirs; they differ in characters new to Unicode.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

import unicodedata2
from fontTools import unicodedata as _scripts
from fontTools.unicodedata.Mirrored import MIRRORED as _MIRRORED

category: Callable[[str], str] = unicodedata2.category
"""General_Category of a character: Lu, Mn, Cf …"""

bidi_class: Callable[[str], str] = unicodedata2.bidirectional
"""Bidi_Class of a character: L, AL, EN …; empty where no character has the code point."""

width: Callable[[str], str] = unicodedata2.east_asian_width
"""East_Asian_Width of a character: W, F, Na … Source: UAX #11."""

decimal: Callable[[str], int] = unicodedata2.decimal
"""The value of a decimal digit of any script; ValueError where it is none."""

numeric: Callable[[str], float] = unicodedata2.numeric
"""The value of a digit, a fraction or another numeral; ValueError where it has none."""

MIRRORED: Mapping[int, int] = _MIRRORED
"""Bidi_Mirroring_Glyph: code point to code point."""


COLONS = ":：፦៖"
"""What ends a sentence that the list after it completes, in every script."""


def name(char: str) -> str:
    """The name of a character; empty where it has none."""
    return str(unicodedata2.name(char, ""))


def nfc(text: str) -> str:
    """The text in composed form. Source: UAX #15."""
    return str(unicodedata2.normalize("NFC", text))


def nfd(text: str) -> str:
    """The text in decomposed form. Source: UAX #15."""
    return str(unicodedata2.normalize("NFD", text))


def is_nfc(text: str) -> bool:
    """Whether the text is in composed form."""
    return nfc(text) == text


@lru_cache(maxsize=4096)
def script(char: str) -> str:
    """The ISO 15924 code of a character's script; Zyyy for common ones, Zinh for marks.

    Source: UAX #24, Unicode Script Property.
    """
    return str(_scripts.script(char))


@lru_cache(maxsize=4096)
def script_extensions(char: str) -> frozenset[str]:
    """The codes of all scripts that a character is used with. Source: UAX #24."""
    return frozenset(_scripts.script_extension(char))


def is_letter(char: str) -> bool:
    """Whether a character is a letter, or a mark on one; an empty string is none."""
    return bool(char) and category(char)[0] in "LM"


# --- characters without ink

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"
JOINERS = "\u200c\u200d"
"""Zero width non-joiner and joiner."""

LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
BIDI_MARKS = LRM + RLM + ALM
"""Left-to-right, right-to-left and Arabic letter mark."""

LRE, RLE, LRO, RLO, PDF = "\u202a", "\u202b", "\u202d", "\u202e", "\u202c"
EMBEDDINGS, OVERRIDES = LRE + RLE, LRO + RLO
"""Both ended by PDF. Source: UAX #9."""

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
ISOLATES = LRI + RLI + FSI
"""The isolates; PDI ends them."""

BIDI_CONTROLS = frozenset(BIDI_MARKS + EMBEDDINGS + OVERRIDES + PDF + ISOLATES + PDI)
"""Property Bidi_Control: their work is done when lines are made."""

HANGUL_FILLERS = "\u115f\u1160\u3164\uffa0"

IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""Default_Ignorable_Code_Point, as it stands between the brackets of a regular expression."""
