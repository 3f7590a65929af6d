"""The script of a character. Source: UAX #24, Unicode Script Property."""

from functools import lru_cache

from fontTools import unicodedata as ucd


@lru_cache(maxsize=4096)
def script(char: str) -> str:
    """The ISO 15924 code of a character's script; Zyyy for common ones, Zinh for marks."""
    return str(ucd.script(char))
