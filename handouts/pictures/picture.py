"""The picture of a handout: an SVG file of plain shapes beside its text, without words in it.

A picture shows what one block of the text says, and that block is its alternative text, in every
language. So its <title> must be the text of a block. Words in a picture would need translators,
and room for their words; there are none. What is not drawn is refused and never passed over: a
picture that lacks a part may show something else.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handouts import ucd
from handouts.errors import UnreadableFile
from handouts.files import read_bytes
from handouts.findings import Finding, Where
from handouts.pictures.model import Picture, PictureShape
from handouts.pictures.shapes import (
    GEOMETRY,
    UNMOVED,
    Bounds,
    WrongShape,
    commands,
    in_brief,
    length,
    moved,
    numbers,
    scale,
)
from handouts.rules import finding
from handouts.xmltree import XmlElement, read_xml

_SVG = "http://www.w3.org/2000/svg"
_PLAIN = {"fill": "#000000", "stroke": "none", "stroke-width": "1", "fill-rule": "nonzero"}
_PAINT = tuple(_PLAIN)
_FILL_RULES = ("nonzero", "evenodd")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_ROOT = ("viewBox", "width", "height", "version", "x", "y", "preserveAspectRatio")
# Words about the file, which SVG draws nowhere.
_TOLD = ("title", "desc", "metadata")
# What editors write all the same, where it says what is drawn anyway.
_SAID_ANYWAY: Mapping[str, tuple[str, ...]] = {
    "stroke-linecap": ("round",),
    "stroke-linejoin": ("round",),
    "stroke-dasharray": ("none",),
    "clip-rule": _FILL_RULES,  # of a clip path, which is not drawn
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity"), ("1",)),
    "display": ("inline",),
    "visibility": ("visible",),
}

# A file of this size has some 20,000 curves; a drawing 134 pt wide shows a few hundred.
_LARGEST_FILE = 1_000_000
# On paper a picture is 134 pt wide: one of this form takes a third of a page.
_TALLEST = 2
# In units of the viewBox: numbers are read to a thousand millionth.
_SMALLEST = 1
# Below this part of the longer side nobody sees anything: on paper it is a hundredth of a pt.
_UNSEEN = 1e-4
# Left, top, width, height. Source: SVG 2, 8.6.
_VIEW_BOX = 4
# How far a shape may reach over the edge, as a part of the longer side: a stroke along the edge
# does, and the card around the picture has that room (4 pt).
_OVER_EDGE = 0.03


@dataclass(slots=True)
class _Faults:
    """What is wrong with one file, in the order in which it turns up."""

    name: str
    noted: list[Finding] = field(default_factory=list)

    def add(self, line: int, message: str, hint: str) -> None:
        """Note an error at a line (from 1; 0: the whole file), with what to do about it."""
        self.noted.append(finding("picture", Where(self.name, line), message, hint))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a shape takes from the groups that it stands in: its paint, and where it is moved."""

    paint: Mapping[str, str] = field(default_factory=lambda: _PLAIN)
    transform: Any = UNMOVED

    def inside(self, node: XmlElement) -> "_Setting":
        """The setting of what stands in a group or is a shape. Raises WrongShape."""
        own = {name: node.attributes[name] for name in _PAINT if name in node.attributes}
        transform = moved(node.attributes.get("transform", ""), self.transform)
        return _Setting({**self.paint, **own}, transform)


def read_picture(
    path: Path, name: str, texts: Sequence[str]
) -> tuple[Picture | None, tuple[Finding, ...]]:
    """The picture in a file, and all that is wrong with it; then there is no picture.

    There is none where there is no file, either. ``name`` is the path as messages show it;
    ``texts`` are those of the handout's blocks, in order.
    """
    if not (path.exists() or path.is_symlink()):
        return None, ()
    found = _Faults(name)
    try:
        root = read_xml(_bytes(path, name), name)
    except UnreadableFile as problem:
        hint = problem.hint or "put an SVG file there, or take it away"
        found.add(problem.line, problem.reason, hint)
        return None, tuple(found.noted)
    try:
        width, height = _size(root)
        shapes = _Drawing(width, height, found).shapes(root)
    except WrongShape as wrong:
        found.add(root.line, str(wrong), wrong.hint)
        return None, tuple(found.noted)
    titles = list(root.elements("title"))
    title = " ".join(titles[0].text().split()) if titles else ""
    title = ucd.nfc(title)
    if title not in texts:
        found.add(
            titles[0].line if titles else root.line,
            f"the title {title!r} is not the text of a block",
            "put the text of the block that the picture shows into <title>",
        )
    if found.noted:
        return None, tuple(found.noted)
    return Picture(width, height, shapes, texts.index(title)), ()


def _bytes(path: Path, name: str) -> bytes:
    data = read_bytes(path, name)
    if len(data) > _LARGEST_FILE:
        reason = f"the file has {len(data):,} bytes, and may have {_LARGEST_FILE:,}"
        raise UnreadableFile(name, reason, "draw it with fewer and simpler shapes")
    return data


def _size(root: XmlElement) -> tuple[float, float]:
    """The width and the height of the drawing, in its own units. Raises WrongShape."""
    hint = 'write <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120">'
    if (root.namespace, root.name) != (_SVG, "svg") or "viewBox" not in root.attributes:
        raise WrongShape("this is no SVG with a viewBox", hint)
    box = numbers(root.attributes["viewBox"], "viewBox")
    if len(box) != _VIEW_BOX or box[:2] != (0, 0) or min(box[2:]) <= 0:
        raise WrongShape("this is no SVG with a viewBox that starts at 0 0 and has a size", hint)
    if min(box[2:]) < _SMALLEST:
        raise WrongShape("the viewBox is less than 1 wide or high", "draw it in larger units")
    if box[3] > _TALLEST * box[2]:
        raise WrongShape(
            f"the viewBox is more than {_TALLEST} times as high as it is wide",
            "draw it lower: the picture takes the room of the text below it",
        )
    return box[2], box[3]


class _Drawing:
    """Takes the shapes out of a file, and notes what it does not draw."""

    def __init__(self, width: float, height: float, found: _Faults) -> None:
        self.width = width
        self.height = height
        self.found = found
        self.noted: set[str] = set()

    def shapes(self, root: XmlElement) -> tuple[PictureShape, ...]:
        """All shapes in the order in which they are painted. Raises WrongShape for the root."""
        self._know(root, (*_ROOT, *_PAINT))
        shapes = tuple(self._inside(root, _Setting().inside(root)))
        if not any(shape.fill or shape.stroke for shape in shapes) and not self.noted:
            self._note(root, "draws nothing", "draw something, or take the file away")
        return shapes

    def _inside(self, node: XmlElement, setting: _Setting) -> Iterator[PictureShape]:
        for child in node.children:
            if isinstance(child, str):
                if child.strip():
                    self._note(node, "has words in it", "take them out: they are not drawn")
            elif child.namespace not in (_SVG, ""):
                continue  # an editor's own: nothing draws it
            elif child.namespace == _SVG and (child.name in _TOLD or _is_empty_defs(child)):
                continue
            elif child.namespace == _SVG and child.name in ("g", *GEOMETRY):
                yield from self._drawn(child, setting)
            else:
                shapes = ", ".join(("g", *GEOMETRY))
                self._note(child, "is not drawn", f"draw with {shapes}; no text, no style")

    def _drawn(self, node: XmlElement, outer: _Setting) -> Iterator[PictureShape]:
        self._know(node, (*GEOMETRY.get(node.name, ()), *_PAINT, "transform"))
        try:
            setting = outer.inside(node)
            if node.name == "g":
                yield from self._inside(node, setting)
                return
            shape, bounds = _shape(node, setting)
        except WrongShape as wrong:
            self._note(node, f"cannot be drawn: {wrong}", wrong.hint)
            return
        for _ in self._inside(node, setting):
            self._note(node, "has a shape in it", "put the shapes beside each other")
        reach = shape.stroke_width / 2 if shape.stroke else 0
        if self._unseen(bounds, shape):
            self._note(node, "draws nothing", "give it a form, or take it out")
        if self._over_edge(bounds, reach):
            self._note(
                node,
                f"reaches beyond the viewBox, 0 0 {self.width:g} {self.height:g}",
                "draw inside it, or make the viewBox larger",
            )
        yield shape

    def _unseen(self, bounds: Bounds, shape: PictureShape) -> bool:
        """Whether a shape with paint is too small to be seen: a line needs a stroke for it."""
        left, top, right, bottom = bounds
        least = _UNSEEN * max(self.width, self.height)
        flat = [right - left < least, bottom - top < least]
        return all(flat) if shape.stroke else bool(shape.fill) and any(flat)

    def _over_edge(self, bounds: Bounds, reach: float) -> bool:
        left, top, right, bottom = bounds
        spare = _OVER_EDGE * max(self.width, self.height) - reach
        across = -spare <= left <= right <= self.width + spare
        along = -spare <= top <= bottom <= self.height + spare
        # Said this way round, a number that is none (NaN) is over the edge too.
        return not (across and along)

    def _know(self, node: XmlElement, known: tuple[str, ...]) -> None:
        for name in sorted({*node.attributes} - {*known, "id"}):
            # An attribute of another namespace, or about the data or for a screen reader: an
            # editor's own.
            if "}" in name or name.startswith(("data-", "aria-")) or name == "role":
                continue
            if node.attributes[name].strip() not in _SAID_ANYWAY.get(name, ()):
                self._note(node, f"has {name}", "leave it out: it is not drawn")

    def _note(self, node: XmlElement, problem: str, hint: str) -> None:
        """Note a fault at its first place only: an editor writes the same into every shape."""
        message = f"<{node.name}> {problem}"
        if message not in self.noted:
            self.noted.add(message)
            self.found.add(node.line, message, hint)


def _is_empty_defs(node: XmlElement) -> bool:
    """Whether it is the shelf of definitions that editors write, with nothing on it."""
    return node.name == "defs" and not any(isinstance(child, XmlElement) for child in node.children)


def _shape(node: XmlElement, setting: _Setting) -> tuple[PictureShape, Bounds]:
    """A shape with its paint, and the box around it. Raises WrongShape."""
    fill, stroke = (_colour(setting.paint[name], name) for name in ("fill", "stroke"))
    width = length(setting.paint["stroke-width"], "stroke-width")
    thicker = scale(setting.transform)
    if stroke and width and thicker is None:
        raise WrongShape(
            "its stroke is stretched unevenly by a transform",
            "scale it by the same number both ways, or draw it in place",
        )
    if thicker is not None:
        width *= thicker
    rule = setting.paint["fill-rule"].strip()
    if rule not in _FILL_RULES:
        raise WrongShape(f"its fill-rule is {rule[:40]!r}", f"write {' or '.join(_FILL_RULES)}")
    drawn, bounds = commands(node.name, node.attributes, setting.transform)
    even_odd = rule == "evenodd"
    return PictureShape(drawn, fill, stroke if width else "", width, even_odd), bounds


def _colour(text: str, name: str) -> str:
    """``#rrggbb``, or nothing for ``none``. Raises WrongShape."""
    if text.strip() == "none":
        return ""
    if not _COLOUR.fullmatch(text):
        raise WrongShape(f"its {name} is {in_brief(text)!r}, which is no #rrggbb", "write #0B4A63")
    return text
