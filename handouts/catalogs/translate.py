"""Turns a handout and the program's own texts into another language, by the catalogs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.po import Catalog
from handouts.content.interface import (
    HEADING_CONTEXT,
    MESSAGES,
    Interface,
    english,
    is_standard,
)
from handouts.content.model import Block, Handout
from handouts.findings import Finding


@dataclass(frozen=True, slots=True)
class Translation:
    """A handout and the program's texts in one language, with all that was found on the way.

    What has no sound translation stands in English and is marked ``foreign``; the findings say so,
    as errors or, for a draft, as warnings.
    """

    handout: Handout
    interface: Interface
    findings: tuple[Finding, ...] = ()


def translate(handout: Handout, catalog: Catalog, interface: Catalog) -> Handout:
    """The handout in the catalogs' language; a block without a sound translation is ``foreign``.

    A translated block's path and line are those of its entry.
    """
    own, shared = sound(catalog), sound(interface)

    def told(block: Block) -> Block:
        standard = is_standard(block)
        context, texts = (HEADING_CONTEXT, shared) if standard else (block.context, own)
        entry = texts.get((context, block.text))
        if entry is None:
            return replace(block, foreign=True)
        path = interface.path if standard else catalog.path
        return replace(block, text=entry.msgstr, path=path, line=entry.line)

    return handout.mapped(told)


def translate_interface(catalog: Catalog) -> Interface:
    """The program's texts in the catalog's language; those without one stay in English."""
    told = sound(catalog)
    texts = dict(english())
    foreign = set(texts)
    for message in MESSAGES:
        entry = told.get((message.context, message.text))
        if entry and message.key in texts:
            texts[message.key] = entry.msgstr
            foreign.remove(message.key)
    return Interface(texts, frozenset(foreign), catalog.path)


def sound(catalog: Catalog) -> Mapping[Key, Entry]:
    """The entries that may be printed: translated, and not fuzzy. A plural alone prints nothing."""
    return {
        key: entry
        for key, entry in catalog.live().items()
        if entry.plural is None and entry.translated and not entry.fuzzy
    }
