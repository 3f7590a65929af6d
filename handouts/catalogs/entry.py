"""A message and its translation, as a catalog holds them."""

import re
from dataclasses import dataclass, field

from handouts import ucd

Key = tuple[str | None, str]
"""msgctxt and msgid: what tells an entry from all others of its catalog."""

# What has no ink though its category is a letter's, a mark's or a sign's: fillers and joiners of
# Hangul, Khmer and Mongolian, variation selectors, the empty pattern of braille.
_INKLESS = re.compile(f"[{ucd.IGNORABLE}\u2800]")


def blank(text: str) -> bool:
    """Whether nothing of the text would be seen: it is empty, or has only spaces and controls."""
    # Z* are spaces and line ends, Cc and Cf controls and formats
    return all(
        ucd.category(char) in ("Zs", "Zl", "Zp", "Cc", "Cf") or _INKLESS.match(char)
        for char in text
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A message and its translation, with every comment it came with.

    ``msgctxt`` is None where there is none. ``plurals`` are the msgstr[n] of a message that has a
    ``plural``. ``notes`` are the translators' comments, ``comments`` those out of the source,
    ``references`` the places in the source. ``line`` is the msgid's line, 0 if not from a file.
    """

    msgid: str
    msgstr: str = ""
    msgctxt: str | None = None
    plural: str | None = None
    plurals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous_msgctxt: str | None = None
    previous_msgid: str | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> Key:
        """The entry's msgctxt and msgid."""
        return self.msgctxt, self.msgid

    @property
    def fuzzy(self) -> bool:
        """Whether the translation waits for a person to confirm it."""
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Whether every text of the entry has a translation, confirmed or not; a blank is none."""
        if self.plural is not None and self.plurals:
            return not any(map(blank, self.plurals))
        return not blank(self.msgstr)
