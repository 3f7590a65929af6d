"""Catalogs and templates to merge, in few words."""

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog
from handouts.meaning.terms import read_terms
from handouts.merge.matching import Knowledge
from handouts.merge.memory import memory
from handouts.merge.merge import Merged, merge
from tests.gettexts import REAL, catalog

TERMS = read_terms(REAL)


def template(*texts: tuple[str, str]) -> Catalog:
    """A template with these msgctxt and msgid."""
    header = Entry("", "POT-Creation-Date: 2027-01-01 00:00+0000\n")
    return Catalog("t.pot", header, tuple(Entry(text, msgctxt=name) for name, text in texts))


def entry(context: str, msgid: str, msgstr: str, above: str = "") -> str:
    """An entry as a PO file has it, with these lines above."""
    return f'{above}msgctxt "{context}"\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n\n'


def merged(old: Catalog, new: Catalog, *others: Catalog) -> Merged:
    """The catalog and the template merged, with other catalogs of the locale as its memory."""
    return merge(old, new, Knowledge(TERMS, memory((old, *others))))


def carry(old: str, *texts: tuple[str, str]) -> Catalog:
    """The catalog that comes of these entries and these messages."""
    return merged(catalog(old), template(*texts)).catalog


def one(old: str, *texts: tuple[str, str]) -> Entry:
    """The only entry in use after these entries met these messages."""
    (found,) = carry(old, *texts).live().values()
    return found


def rows(found: Catalog) -> list[tuple[str, str, bool, bool]]:
    """msgid, msgstr, fuzzy and obsolete of each entry."""
    return [(e.msgid, e.msgstr, e.fuzzy, e.obsolete) for e in found.entries]
