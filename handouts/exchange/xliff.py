"""Writes the catalogs of a locale as XLIFF 2.0.

Source: XLIFF Version 2.0 (OASIS Standard, 2014), the core and the metadata module.

A unit is an entry: ``name`` is its msgctxt, its id depends on msgctxt and msgid alone. A fuzzy
entry is a segment in the state ``initial`` that has a target. A message's placeholders are
``<ph>``, its strong words ``<pc>``. The metadata keep a digest of the translation as it was
exported, by which an import tells what changed there from what changed here in the meantime.
"""

import hashlib
from collections.abc import Iterator, Sequence

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog
from handouts.exchange.inline import Code, CodeKind, coded, unit_id
from handouts.locale import SOURCE_TAG, Locale, parse
from handouts.xmltree import ILLEGAL, escaped, quoted

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
OWN_GROUP = "handouts"
"""The category of the metadata that an export writes."""
OWN_NOTES = ("comment", "location", "previous-source")
"""The categories of the notes that an export writes for translators to read."""
TRANSLATOR = "translator"

# Hexadecimal digits, 64 bits: it tells two translations of one message apart, no more.
_DIGEST = 16

_ENGLISH = parse(SOURCE_TAG)


def digest(msgstr: str, fuzzy: bool) -> str:
    """A short digest of a translation and of whether it is fuzzy."""
    return hashlib.sha256(f"{'fuzzy' if fuzzy else ''}\x04{msgstr}".encode()).hexdigest()[:_DIGEST]


def xliff(
    catalogs: Sequence[tuple[str, Catalog]], locale: Locale, source: Locale = _ENGLISH
) -> bytes:
    """The catalogs of a locale, each with its domain, as one XLIFF file.

    ``source`` is the language of the messages.
    Obsolete entries and such as have plural forms are left out (no source has any of these).
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{CORE}" xmlns:mda="{METADATA}" version="2.0" '
        f'srcLang="{source.bcp47}" trgLang="{locale.bcp47}">',
    ]
    for domain, catalog in catalogs:
        units = [e for e in catalog.entries if not e.obsolete and e.plural is None]
        if units:
            lines.append(
                f'<file id={quoted(domain)} original={quoted(catalog.path)} canResegment="no" '
                f'srcDir="{source.direction}" trgDir="{locale.direction}" xml:space="preserve">'
            )
            for entry in units:
                lines += _unit(entry)
            lines.append("</file>")
    return "\n".join((*lines, "</xliff>", "")).encode()


def _unit(entry: Entry) -> Iterator[str]:
    name = "" if entry.msgctxt is None else f" name={quoted(entry.msgctxt)}"
    yield f'<unit id="{unit_id(entry)}"{name}>'
    yield (
        f'<mda:metadata><mda:metaGroup category="{OWN_GROUP}"><mda:meta type="exported">'
        f"{digest(entry.msgstr, entry.fuzzy)}</mda:meta></mda:metaGroup></mda:metadata>"
    )
    notes = tuple(_notes(entry))
    if notes:
        yield f"<notes>{''.join(notes)}</notes>"
    source = tuple(coded(entry.msgid, entry.msgid))
    target = tuple(coded(entry.msgstr, entry.msgid))
    data = tuple(dict.fromkeys(p.text for p in (*source, *target) if isinstance(p, Code)))
    if data:
        listed = (f'<data id="d{n}">{escaped(text)}</data>' for n, text in enumerate(data, 1))
        yield f"<originalData>{''.join(listed)}</originalData>"
    state = "translated" if entry.translated and not entry.fuzzy else "initial"
    yield f'<segment state="{state}"><source>{_content(source, data)}</source>'
    if entry.msgstr:
        yield f"<target>{_content(target, data)}</target>"
    yield "</segment></unit>"


def _notes(entry: Entry) -> Iterator[str]:
    said = [("comment", "source", comment) for comment in entry.comments]
    said += [("location", "source", place) for place in entry.references]
    if entry.previous_msgid is not None:
        said.append(("previous-source", "source", entry.previous_msgid))
    if any(entry.notes):
        said.append((TRANSLATOR, "target", "\n".join(entry.notes)))
    for number, (category, to, text) in enumerate(said, 1):
        yield (
            f'<note id="n{number}" category="{category}" appliesTo="{to}">{escaped(text)}</note>'
        )


def _content(parts: Sequence[str | Code], data: Sequence[str]) -> str:
    return "".join(
        _code(part, f"d{data.index(part.text) + 1}") if isinstance(part, Code) else _text(part)
        for part in parts
    )


def _code(code: Code, data: str) -> str:
    if code.kind is CodeKind.CLOSE:
        return "</pc>"
    if code.kind is CodeKind.OPEN:
        return (
            f'<pc id="{code.number}" type="fmt" subType="xlf:b" canCopy="no" canDelete="no" '
            f'dataRefStart="{data}" dataRefEnd="{data}">'
        )
    said = quoted(code.text)
    return (
        f'<ph id="{code.number}" equiv={said} disp={said} canCopy="no" canDelete="no" '
        f'dataRef="{data}"/>'
    )


def _text(text: str) -> str:
    out, start = "", 0
    for match in ILLEGAL.finditer(text):
        out += f'{escaped(text[start : match.start()])}<cp hex="{ord(match[0]):04X}"/>'
        start = match.end()
    return out + escaped(text[start:])
