"""Reads what comes back as XLIFF 2.0 or 2.1 from the tools of translators.

Source: XLIFF Version 2.0 (OASIS Standard, 2014) and 2.1 (2018), the core and the metadata module.

What is wrong with one unit is said of that unit and stops no other. Modules and extensions are
passed over where they stand beside the texts. A note is read wherever it stands, inside a segment
too: the schema has none there, but tools write them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handouts.catalogs.entry import blank
from handouts.content.markup import STRONG
from handouts.errors import UnreadableFile
from handouts.exchange.xliff import CORE, METADATA, OWN_GROUP, OWN_NOTES
from handouts.locale import SOURCE_TAG
from handouts.xmltree import DAMAGED, XmlElement, read_xml

STATES = ("initial", "translated", "reviewed", "final")
"""The states of a segment, in the order in which it goes through them."""
UNDONE = ("", "initial")
"""The states in which nobody has said that the translation is good; empty where there is none."""

_VERSIONS = ("2.0", "2.1")
_ORDER_DIGITS = 6  # no unit has a million segments


@dataclass(frozen=True, slots=True)
class Unit:
    """A message as it came back. ``target`` is None where nobody wrote one, or only half of one.

    ``id`` is empty where a tool has dropped it. ``state`` is the least of its segments', empty
    where the file says none. ``base`` is the digest of what was exported, empty where it was lost.
    ``notes`` may have several lines each. ``fault`` says why the texts cannot be used; the notes
    still can.
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
    """What came back of one catalog; ``domain`` is the id of the file element.

    ``notes`` are those on the file as a whole, and on groups of units.
    """

    domain: str
    units: tuple[Unit, ...]
    line: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class XliffDocument:
    """An XLIFF file: the language of its targets (BCP 47), and its catalogs."""

    language: str
    files: tuple[File, ...]
    line: int


class _Unusable(ValueError):
    """Why a unit cannot be used."""


def read_xliff(data: bytes, name: str, source: str = SOURCE_TAG) -> XliffDocument:
    """What an XLIFF file holds; ``name`` is the file for messages, ``source`` its language.

    Raises UnreadableFile with the line where the file as a whole is not XLIFF 2, or has other
    languages. What is wrong with one unit stands in its ``fault``.
    """
    root = read_xml(data, name)
    _check_version(root, name)
    written = root.attributes.get("srcLang", "")
    if written.replace("_", "-").partition("-")[0].lower() != source:
        raise UnreadableFile(name, f"srcLang is {written!r}", f'it must be "{source}"', root.line)
    language = root.attributes.get("trgLang", "")
    if not language:
        hint = 'write the language of the targets, such as trgLang="es"'
        raise UnreadableFile(name, "there is no trgLang", hint, root.line)
    files = tuple(map(_file, root.elements("file")))
    if not files:
        raise UnreadableFile(name, "there is no <file>", "export the file again", root.line)
    return XliffDocument(language, files, root.line)


def _check_version(root: XmlElement, name: str) -> None:
    version = root.attributes.get("version", "")
    if root.name == "xliff" and root.namespace == CORE and version in _VERSIONS:
        return
    said = f"XLIFF {version}".rstrip() if root.name == "xliff" else f"<{root.name}>"
    hint = (
        f"save it as XLIFF {' or '.join(_VERSIONS)} in the tool; one that cannot may be able to "
        "translate the catalogs (*.po) themselves"
    )
    raise UnreadableFile(
        name, f"this is {said}, not XLIFF {' or '.join(_VERSIONS)}", hint, root.line
    )


def _file(node: XmlElement) -> File:
    notes = tuple(dict.fromkeys(_notes(node, below=("notes", "note", "group"))))
    return File(node.attributes.get("id", ""), tuple(map(_read, _units(node))), node.line, notes)


def _units(node: XmlElement) -> Iterator[XmlElement]:
    """The units of a file in their order, those in groups included."""
    for child in _core(node):
        if child.name == "unit":
            yield child
        elif child.name == "group":
            yield from _units(child)


def _core(node: XmlElement) -> Iterator[XmlElement]:
    """The children that are XLIFF's own, not a module's or a tool's."""
    for child in node.children:
        if isinstance(child, XmlElement) and child.namespace == CORE:
            yield child


def _read(node: XmlElement) -> Unit:
    name = node.attributes.get("name")
    notes = tuple(dict.fromkeys(_notes(node)))
    unit = Unit(_id(node), name, "", None, "", _base(node), notes, node.line)
    data = {_id(d): DAMAGED.sub("\ufffd", d.text()) for o in node.elements("originalData")
            for d in o.elements("data")}  # fmt: skip
    try:
        return _with_texts(unit, node, data)
    except _Unusable as problem:
        return replace(unit, fault=str(problem))


def _id(node: XmlElement) -> str:
    return node.attributes.get("id", "")


# --- texts


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment, or what stands between two; ``place`` is its target's among the unit's."""

    place: int
    source: str
    target: str | None
    state: str


def _with_texts(unit: Unit, node: XmlElement, data: dict[str, str]) -> Unit:
    """The unit with its source, target and state, its segments put together again."""
    nodes = [child for child in _core(node) if child.name in ("segment", "ignorable")]
    parts = [_part(part, place, data) for place, part in enumerate(nodes, 1)]
    states = [part.state for part, n in zip(parts, nodes, strict=True) if n.name == "segment"]
    if not states:
        raise _Unusable("a unit without a segment")
    unknown = {*states} - {"", *STATES}
    if unknown:
        raise _Unusable(f"XLIFF 2 has no state {min(unknown)!r}")
    source = "".join(part.source for part in parts)
    unit = replace(unit, source=source, state=_least(states))
    written = [not blank(part.target or "") for part in parts if not blank(part.source)]
    if any(written) and not all(written):
        raise _Unusable("only some of its segments have a target")
    ordered = sorted(parts, key=lambda part: part.place)
    if any(written):
        # what is blank in the source need not be written again
        told = [part.source if part.target is None else part.target for part in ordered]
        return replace(unit, target="".join(told))
    found = [part.target for part in ordered if part.target is not None]
    return replace(unit, target="".join(found)) if len(found) == len(ordered) else unit


def _part(node: XmlElement, place: int, data: dict[str, str]) -> _Part:
    source, target = _only(node, "source"), _only(node, "target")
    if source is None:
        raise _Unusable("a segment without a source")
    text = _plain(target, data) if target else None
    plain = _plain(source, data)
    if text is None and node.name == "ignorable":
        text = plain
    return _Part(_order(target, place), plain, text, node.attributes.get("state", ""))


def _order(target: XmlElement | None, place: int) -> int:
    """Where a target belongs among those of its unit: a tool may put segments in another order."""
    said = target.attributes.get("order", "") if target else ""
    return int(said) if said.isdecimal() and len(said) <= _ORDER_DIGITS else place


def _least(states: Sequence[str]) -> str:
    return "" if "" in states else min(states, key=STATES.index)


def _only(node: XmlElement, name: str) -> XmlElement | None:
    found = list(node.elements(name))
    if len(found) > 1:
        raise _Unusable(f"{len(found)} <{name}> in a segment")
    return found[0] if found else None


def _plain(node: XmlElement, data: dict[str, str]) -> str:
    """The message that a source or a target stands for."""
    return "".join(_sound(c) if isinstance(c, str) else _inline(c, data) for c in node.children)


def _sound(text: str) -> str:
    damage = DAMAGED.search(text)
    if damage:
        raise _Unusable(f"U+{damage[1]}, which XML cannot hold")
    return text


def _inline(node: XmlElement, data: dict[str, str]) -> str:
    if node.namespace != CORE:
        raise _Unusable(f"a <{node.name}> of another namespace in a text")
    if node.name == "pc":
        start, end = (_original(node, f"dataRef{side}", data) for side in ("Start", "End"))
        return f"{start}{_plain(node, data)}{end}"
    if node.name in ("ph", "sc", "ec"):
        return _original(node, "dataRef", data)
    if node.name == "cp":
        return _code_point(node)
    if node.name in ("mrk", "sm", "em"):
        return _plain(node, data)
    raise _Unusable(f"a <{node.name}> in a text")


def _code_point(node: XmlElement) -> str:
    try:
        return chr(int(node.attributes.get("hex", ""), 16))
    except (ValueError, OverflowError) as problem:
        raise _Unusable("a <cp> without a code point") from problem


def _original(node: XmlElement, reference: str, data: dict[str, str]) -> str:
    """What an inline code stood for: by the unit's original data, else by what the code says."""
    named = node.attributes.get(reference, "")
    if named in data:
        return data[named]
    if node.attributes.get("equiv"):
        return node.attributes["equiv"]
    if node.attributes.get("subType") == "xlf:b" and node.name != "ph":
        return STRONG
    raise _Unusable(f"nothing says what the code <{node.name} id={_id(node)!r}> stands for")


# --- what stands beside the texts


def _base(node: XmlElement) -> str:
    """The digest that the export wrote; empty where a tool has dropped it."""
    wanted = (METADATA, "metadata")
    for child in node.children:
        if isinstance(child, XmlElement) and (child.namespace, child.name) == wanted:
            for group in child.elements("metaGroup"):
                if group.attributes.get("category") == OWN_GROUP:
                    for meta in group.elements("meta"):
                        return meta.text()
    return ""


def _notes(node: XmlElement, below: Sequence[str] = ()) -> Iterator[str]:
    """The notes under a node that are not the export's own, in the file's order.

    ``below`` are the elements to look into; none means every one.
    """
    for child in _core(node):
        if below and child.name not in below:
            continue
        if child.name == "note":
            if not _ours(child):
                yield DAMAGED.sub("\ufffd", child.text())
            continue
        if child.name in ("mrk", "sm") and child.attributes.get("type") == "comment":
            yield child.attributes.get("value", "")
        yield from _notes(child, below)


def _ours(note: XmlElement) -> bool:
    """Whether the export wrote the note: its categories are common words, its ids are its own."""
    said = _id(note)
    return said[:1] == "n" and said[1:].isdecimal() and note.attributes.get("category") in OWN_NOTES
