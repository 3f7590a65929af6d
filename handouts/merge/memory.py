"""The translation memory of a locale: every confirmed translation that its catalogs hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog
from handouts.meaning.similar import Shelf, shelf


@dataclass(frozen=True, slots=True)
class Memory:
    """Confirmed entries, one for each text, without the comments of their old places.

    ``by_text`` has them by msgid; the texts of ``shelf`` are its keys, in its order.
    """

    by_text: Mapping[str, Entry]
    shelf: Shelf

    def like(self, text: str, cutoff: float) -> list[Entry]:
        """The entries of the texts most like a text, the most like first."""
        return [self.by_text[self.shelf.texts[at]] for _, at in self.shelf.like(text, cutoff)]


def memory(catalogs: Iterable[Catalog] = ()) -> Memory:
    """What these catalogs of one locale hold. A text in use goes before the same text out of use.

    A fuzzy translation is left out: it belongs to another text, or nobody has confirmed it.
    """
    entries = [entry for catalog in catalogs for entry in catalog.entries]
    by_text: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.obsolete):
        if entry.translated and not entry.fuzzy and entry.msgid not in by_text:
            by_text[entry.msgid] = replace(entry, notes=(), flags=())
    return Memory(by_text, shelf(tuple(by_text)))
