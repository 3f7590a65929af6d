"""A message and its translation, as a catalog holds them."""

from dataclasses import dataclass, field

Key = tuple[str | None, str]
"""msgctxt and msgid: what tells an entry from all others of its catalog."""


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
            return all(text.strip() for text in self.plurals)
        return bool(self.msgstr.strip())
