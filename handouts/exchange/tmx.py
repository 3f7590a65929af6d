"""Writes a translation memory: every confirmed translation of a locale, as TMX 1.4.

Source: TMX 1.4b Specification (LISA OSCAR, 2005), level 2: marks and placeholders are inline codes.
"""

from collections.abc import Iterable, Iterator

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog
from handouts.exchange.inline import Code, CodeKind, coded, unit_id
from handouts.locale import SOURCE_TAG, Locale
from handouts.xmltree import ILLEGAL, escaped, quoted


def tmx(catalogs: Iterable[tuple[str, Catalog]], locale: Locale, version: str) -> bytes:
    """The memory of some catalogs, each with its domain; ``version`` is the program's.

    Fuzzy entries and such as have plural forms are left out; obsolete ones are good memory.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<tmx version="1.4">']
    lines.append(
        f'<header creationtool="handouts" creationtoolversion={quoted(version)} '
        f'segtype="paragraph" o-tmf="PO" adminlang="en" srclang="{SOURCE_TAG}" '
        'datatype="plaintext"/>'
    )
    lines.append("<body>")
    for domain, catalog in catalogs:
        for entry in catalog.entries:
            if _confirmed(entry):
                lines += _unit(domain, entry, locale)
    return "\n".join((*lines, "</body>", "</tmx>", "")).encode()


def _confirmed(entry: Entry) -> bool:
    sound = entry.translated and not entry.fuzzy and entry.plural is None
    return sound and not ILLEGAL.search(entry.msgid + entry.msgstr)


def _unit(domain: str, entry: Entry, locale: Locale) -> Iterator[str]:
    yield f"<tu tuid={quoted(f'{domain}:{unit_id(entry)}')}>"
    for comment in entry.comments:
        yield f"<note>{escaped(comment)}</note>"
    yield f'<prop type="x-domain">{escaped(domain)}</prop>'
    if entry.msgctxt is not None:
        yield f'<prop type="x-context">{escaped(entry.msgctxt)}</prop>'
    for language, text in ((SOURCE_TAG, entry.msgid), (locale.bcp47, entry.msgstr)):
        yield f'<tuv xml:lang="{language}"><seg>{_segment(text, entry.msgid)}</seg></tuv>'
    yield "</tu>"


def _segment(text: str, source: str) -> str:
    return "".join(
        _code(part) if isinstance(part, Code) else escaped(part) for part in coded(text, source)
    )


def _code(code: Code) -> str:
    said = escaped(code.text)
    if code.kind is CodeKind.OPEN:
        return f'<bpt i="{code.number}" x="{code.number}" type="bold">{said}</bpt>'
    if code.kind is CodeKind.CLOSE:
        return f'<ept i="{code.number}">{said}</ept>'
    return f'<ph x="{code.number}" type="x-placeholder">{said}</ph>'
