"""Writes the catalogs of a locale as XLIFF 2.0, and reads what comes back (2.0 or 2.1).

Source: XLIFF Version 2.0 (OASIS Standard, 2014) and 2.1 (2018), the core and the metadata module.

A unit is an entry: ``name`` is its msgctxt, its id depends on msgctxt and msgid alone. A fuzzy
entry is a segment in the state ``initial`` that has a target. A message's placeholders are
``<ph>``, its strong words ``<pc>``. The metadata keep a digest of the translation as it was
exported, by which an import tells what changed there from what changed here in the meantime.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog
from handouts.errors import UnreadableFile
from handouts.exchange.inline import STRONG, Code, Kind, coded, unit_id
from handouts.locale import SOURCE_TAG, Locale
from handouts.xmltree import ILLEGAL, Node, escaped, quoted, read_xml

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
STATES = ("initial", "translated", "reviewed", "final")
TRANSLATOR = "translator"

_VERSIONS = ("2.0", "2.1")
_OWN = "handouts"


@dataclass(frozen=True, slots=True)
class Unit:
    """A message as it came back. ``target`` is None where nobody wrote one, or only half of one.

    ``state`` is the least of its segments', empty where the file says none. ``base`` is the digest
    of what was exported, empty where it was lost. ``fault`` says why the unit cannot be used.
    """

    id: str
    msgctxt: str | None
    source: str
    target: str | None
    state: str
    base: str
    notes: tuple[str, ...]
    line: int
    fault: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """What came back of one catalog; ``domain`` is the id of the file element."""

    domain: str
    units: tuple[Unit, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """An XLIFF file: the language of its targets (BCP 47), and its catalogs."""

    language: str
    files: tuple[File, ...]
    line: int


def digest(msgstr: str, fuzzy: bool) -> str:
    """A short digest of a translation and of whether it is fuzzy."""
    return hashlib.sha256(f"{'fuzzy' if fuzzy else ''}\x04{msgstr}".encode()).hexdigest()[:16]


# --- writing


def xliff(catalogs: Sequence[tuple[str, Catalog]], locale: Locale) -> bytes:
    """The catalogs of a locale, each with its domain, as one XLIFF file.

    Obsolete entries and such as have plural forms are left out (no source has any of these).
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{CORE}" xmlns:mda="{METADATA}" version="2.0" '
        f'srcLang="{SOURCE_TAG}" trgLang="{locale.bcp47}">',
    ]
    for domain, catalog in catalogs:
        units = [e for e in catalog.entries if not e.obsolete and e.plural is None]
        if units:
            lines.append(
                f"<file id={quoted(domain)} original={quoted(catalog.path)} canResegment="
                f'"no" srcDir="ltr" trgDir="{locale.direction}" xml:space="preserve">'
            )
            for entry in units:
                lines += _unit(entry)
            lines.append("</file>")
    return "\n".join((*lines, "</xliff>", "")).encode()


def _unit(entry: Entry) -> Iterator[str]:
    name = "" if entry.msgctxt is None else f" name={quoted(entry.msgctxt)}"
    yield f'<unit id="{unit_id(entry)}"{name}>'
    yield (
        f'<mda:metadata><mda:metaGroup category="{_OWN}"><mda:meta type="exported">'
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
    if code.kind is Kind.CLOSE:
        return "</pc>"
    if code.kind is Kind.OPEN:
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


# --- reading


class _Unusable(ValueError):
    """Why a unit cannot be used."""


def read_xliff(data: bytes, name: str) -> Document:
    """What an XLIFF file holds; ``name`` is the file for messages.

    Raises UnreadableFile with the line where the file as a whole is not XLIFF 2, has other
    languages, or uses an id twice. What is wrong with one unit stands in its ``fault``.
    """
    root = read_xml(data, name)
    version = root.attributes.get("version", "")
    if root.name != "xliff" or root.namespace != CORE or version not in _VERSIONS:
        said = f"XLIFF {version}" if root.name == "xliff" else f"<{root.name}>"
        hint = f"export it as XLIFF {' or '.join(_VERSIONS)}"
        raise UnreadableFile(name, f"this is {said}, not XLIFF 2", hint, root.line)
    source = root.attributes.get("srcLang", "")
    if source.partition("-")[0].lower() != SOURCE_TAG:
        raise UnreadableFile(name, f"srcLang is {source!r}", 'it must be "en"', root.line)
    language = root.attributes.get("trgLang", "")
    if not language:
        hint = 'write the language of the targets, such as trgLang="es"'
        raise UnreadableFile(name, "there is no trgLang", hint, root.line)
    elements = list(root.elements("file"))
    if not elements:
        raise UnreadableFile(name, "there is no <file>", "export the file again", root.line)
    _check_ids(elements, name)
    return Document(language, tuple(map(_file, elements)), root.line)


def _check_ids(files: Sequence[Node], name: str) -> None:
    """Every file and unit has an id, and none of them is there twice."""
    seen: set[tuple[str, str]] = set()
    for file in files:
        within = file.attributes.get("id", "")
        for node, key in ((file, ("", within)), *((u, (within, _id(u))) for u in _units(file))):
            if not key[1] or key in seen:
                said = f"a second {node.name} {key[1]!r}" if key[1] else f"a {node.name} without id"
                raise UnreadableFile(name, said, "export the file again", node.line)
            seen.add(key)


def _id(unit: Node) -> str:
    return unit.attributes.get("id", "")


def _units(node: Node) -> Iterator[Node]:
    """The units of a file in their order, those in groups included."""
    for child in node.children:
        if isinstance(child, Node) and child.namespace == CORE:
            if child.name == "unit":
                yield child
            elif child.name == "group":
                yield from _units(child)


def _file(node: Node) -> File:
    return File(node.attributes["id"], tuple(map(_read, _units(node))), node.line)


def _read(node: Node) -> Unit:
    name = node.attributes.get("name")
    notes = tuple(dict.fromkeys(_told(node)))
    unit = Unit(_id(node), name, "", None, "", _base(node), notes, node.line)
    data = {d.attributes.get("id", ""): d.text() for o in node.elements("originalData")
            for d in o.elements("data")}  # fmt: skip
    try:
        return _with_texts(unit, node, data)
    except _Unusable as problem:
        return replace(unit, notes=(), fault=str(problem))


def _with_texts(unit: Unit, node: Node, data: dict[str, str]) -> Unit:
    """The unit with its source, target and state, its segments put together again."""
    sources: list[str] = []
    targets: list[tuple[int, str | None]] = []
    states: list[str] = []
    parts = [c for c in node.children if isinstance(c, Node) and c.name in ("segment", "ignorable")]
    for place, part in enumerate(parts, 1):
        source, target = _only(part, "source"), _only(part, "target", False)
        if source is None:
            raise _Unusable("a segment without a source")
        sources.append(_plain(source, data))
        text = _plain(target, data) if target else None
        if text is None and part.name == "ignorable":
            text = sources[-1]
        targets.append((_order(target, place), text))
        if part.name == "segment":
            states.append(part.attributes.get("state", ""))
    if not states:
        raise _Unusable("a unit without a segment")
    unknown = {*states} - {"", *STATES}
    if unknown:
        raise _Unusable(f"XLIFF 2 has no state {min(unknown)!r}")
    whole = [text for _, text in sorted(targets, key=lambda target: target[0])]
    told = None if None in whole else "".join(text for text in whole if text)
    if told is None and any(target for part in parts for target in _texts(part)):
        raise _Unusable("only some of its segments have a target")
    return replace(unit, source="".join(sources), target=told, state=_least(states))


def _order(target: Node | None, place: int) -> int:
    """Where a target belongs among those of its unit: a tool may put segments in another order."""
    said = target.attributes.get("order", "") if target else ""
    return int(said) if said.isdecimal() else place


def _texts(part: Node) -> Iterator[str]:
    return (target.text() for target in part.elements("target") if part.name == "segment")


def _least(states: Sequence[str]) -> str:
    return "" if "" in states else min(states, key=STATES.index)


def _only(node: Node, name: str, wanted: bool = True) -> Node | None:
    found = list(node.elements(name))
    if len(found) > 1 or (wanted and not found):
        raise _Unusable(f"{len(found) or 'no'} <{name}> in a segment")
    return found[0] if found else None


def _plain(node: Node, data: dict[str, str]) -> str:
    """The message that a source or a target stands for."""
    return "".join(c if isinstance(c, str) else _inline(c, data) for c in node.children)


def _inline(node: Node, data: dict[str, str]) -> str:
    if node.name == "pc":
        start, end = (_original(node, f"dataRef{side}", data) for side in ("Start", "End"))
        return f"{start}{_plain(node, data)}{end}"
    if node.name in ("ph", "sc", "ec"):
        return _original(node, "dataRef", data)
    if node.name == "cp":
        try:
            return chr(int(node.attributes.get("hex", ""), 16))
        except (ValueError, OverflowError) as problem:
            raise _Unusable("a <cp> without a code point") from problem
    if node.name in ("mrk", "sm", "em"):
        return _plain(node, data)
    raise _Unusable(f"a <{node.name}> in a text")


def _original(node: Node, reference: str, data: dict[str, str]) -> str:
    """What an inline code stood for: by the unit's original data, else by what the code says."""
    named = node.attributes.get(reference, "")
    if named in data:
        return data[named]
    if node.attributes.get("equiv"):
        return node.attributes["equiv"]
    if node.attributes.get("subType") == "xlf:b" and node.name != "ph":
        return STRONG
    raise _Unusable(f"nothing says what the code <{node.name} id={_id(node)!r}> stands for")


def _base(node: Node) -> str:
    """The digest that the export wrote; empty where a tool has dropped it."""
    for child in node.children:
        if isinstance(child, Node) and (child.namespace, child.name) == (METADATA, "metadata"):
            for group in child.elements("metaGroup"):
                if group.attributes.get("category") == _OWN:
                    for meta in group.elements("meta"):
                        return meta.text()
    return ""


def _told(node: Node) -> Iterator[str]:
    """The lines of the notes that are not the export's own: translators' and tools'."""
    own = ("comment", "location", "previous-source")
    for notes in node.elements("notes"):
        for note in notes.elements("note"):
            if note.attributes.get("category") not in own:
                yield from (line.rstrip() for line in note.text().split("\n"))
