"""How much of a catalog has been read back, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from handouts.back.catalog import BackMethod, BackTexts
from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.po import Catalog
from handouts.catalogs.translate import sound


class BackState(StrEnum):
    """How much of a text has a back-translation."""

    NONE = "none"
    PARTLY = "partly"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a catalog's translations are read back, by whom, and which are not.

    ``independent`` is false too where the name is that of the catalog's last translator, whatever
    the header of the back-translations says; and where there is no name.
    """

    total: int
    lacking: tuple[Entry, ...] = ()
    method: BackMethod | None = None
    by: str = ""
    independent: bool = False

    @property
    def done(self) -> int:
        """The number of translations that have a back-translation."""
        return self.total - len(self.lacking)

    @property
    def state(self) -> BackState:
        """None, partly or whole."""
        if not self.done:
            return BackState.NONE
        return BackState.PARTLY if self.lacking else BackState.WHOLE


def coverage(catalog: Catalog, keys: Iterable[Key], back: BackTexts) -> Coverage:
    """What of a catalog's sound translations of some messages is read back."""
    there = sound(catalog)
    entries = [there[key] for key in keys if key in there]
    lacking = tuple(e for e in entries if (e.msgctxt, e.msgstr) not in back.texts)
    apart = bool(back.by) and _name(back.by) != _name(catalog.fields.get("Last-Translator", ""))
    return Coverage(
        len(entries), lacking, back.method, back.by, independent=back.independent and apart
    )


def _name(person: str) -> str:
    """A person's name without the address behind it, as names are compared."""
    return " ".join(person.partition("<")[0].split()).casefold()
