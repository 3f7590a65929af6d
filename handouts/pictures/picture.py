"""The picture of a handout: an SVG file of plain shapes beside its text, with labels in it.

What the picture shows is said by the text, in the block that names the file: its alternative text.
Labels are messages of the catalog, and are set in the language's own fonts where they stand. What
is not drawn is refused and never passed over: a picture that lacks a part may show something else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handouts import ucd
from handouts.errors import UnreadableFile
from handouts.files import read_bytes
from handouts.findings import Finding, Where
from handouts.pictures.model import Anchor, Picture, PictureLabel, PictureShape
from handouts.pictures.shapes import (
    GEOMETRY,
    UNMOVED,
    Bounds,
    WrongShape,
    commands,
    length,
    moved,
    number,
    numbers,
    scale,
)
from handouts.pictures.styles import Classes, classes, colour, properties
from handouts.rules import finding
from handouts.xmltree import XmlElement, read_xml

_SVG = "http://www.w3.org/2000/svg"
_PLAIN = {"fill": "#000000", "stroke": "none", "stroke-width": "1", "fill-rule": "nonzero"}
_PAINT = tuple(_PLAIN)
_FILL_RULES = ("nonzero", "evenodd")
_ROOT = (
    *("viewBox", "width", "height", "version", "x", "y", "preserveAspectRatio"),
    *("baseProfile", "enable-background"),
)
_PLACED = ("x", "y", "dx", "dy", "rotate", "textLength", "lengthAdjust")
# Words about the file, which SVG draws nowhere.
_TOLD = ("title", "desc", "metadata")
# Strokes have round ends and corners, whatever an editor says of them: on paper they are 1 pt wide.
_ENDS = ("butt", "round", "square")
_CORNERS = ("miter", "miter-clip", "round", "bevel", "arcs")
# What editors write all the same, where it says what is drawn anyway.
_SAID_ANYWAY: Mapping[str, tuple[str, ...]] = {
    "stroke-linecap": _ENDS,
    "stroke-linejoin": _CORNERS,
    "stroke-dasharray": ("none",),
    "clip-rule": _FILL_RULES,  # of a clip path, which is not drawn
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity"), ("1", "1.0")),
    "display": ("inline", "block"),
    "visibility": ("visible",),
    "overflow": ("visible",),
    "mix-blend-mode": ("normal",),
    "vector-effect": ("none",),
    **dict.fromkeys(("marker", "marker-start", "marker-mid", "marker-end"), ("none",)),
    **dict.fromkeys(("filter", "mask", "clip-path"), ("none",)),
}
# Properties that change nothing of a shape with a plain colour: those of texts, of the stops of
# gradients, of how exactly it is drawn, and an editor's own.
_WITHOUT_EFFECT = re.compile(
    "(?:font|text|letter|word|line|stop|solid|color|shape|image|white|writing|baseline|dominant)"
    "(?:-[a-z-]+)?|(?:-inkscape|-webkit)-[a-z-]+|paint-order|isolation|direction|unicode-bidi"
    "|stroke-miterlimit|stroke-dashoffset|enable-background|font|color"
)
_ANCHORS = tuple(Anchor)

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
    anchor: str = Anchor.START

    def inside(self, attributes: Mapping[str, str]) -> "_Setting":
        """The setting of what stands in a group or is a shape. Raises WrongShape."""
        own = {name: attributes[name] for name in _PAINT if name in attributes}
        transform = moved(attributes.get("transform", ""), self.transform)
        anchor = attributes.get("text-anchor", self.anchor).strip()
        return _Setting({**self.paint, **own}, transform, anchor)


def read_picture(path: Path, name: str) -> tuple[Picture | None, tuple[Finding, ...]]:
    """The picture in a file, and all that is wrong with it; then there is no picture.

    There is none where there is no file, either. ``name`` is the path as messages show it.
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
        drawing = _Drawing(*_size(root), found)
        shapes = drawing.shapes(root)
    except WrongShape as wrong:
        found.add(root.line, str(wrong), wrong.hint)
        return None, tuple(found.noted)
    if found.noted:
        return None, tuple(found.noted)
    return Picture(drawing.width, drawing.height, shapes, tuple(drawing.labels)), ()


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
    """Takes the shapes and the labels out of a file, and notes what it does not draw."""

    def __init__(self, width: float, height: float, found: _Faults) -> None:
        self.width = width
        self.height = height
        self.found = found
        self.labels: list[PictureLabel] = []
        self.noted: set[str] = set()
        self.classes: Classes = {}

    def shapes(self, root: XmlElement) -> tuple[PictureShape, ...]:
        """All shapes in the order in which they are painted. Raises WrongShape for the root."""
        self.classes = classes("\n".join(_sheets(root)))
        said = self._known(root, _ROOT)
        shapes = tuple(self._inside(root, _Setting().inside(said)))
        if not any(shape.fill or shape.stroke for shape in shapes) and not self.noted:
            self._note(root, "draws nothing", "draw something, or take the file away")
        return shapes

    def _inside(self, node: XmlElement, setting: _Setting) -> Iterator[PictureShape]:
        for child in node.children:
            if isinstance(child, str):
                if child.strip():
                    self._note(node, "has words in it", "put words into a <text>: it is a label")
            elif child.namespace not in (_SVG, ""):
                continue  # an editor's own: nothing draws it
            elif child.namespace == _SVG and (child.name in _TOLD or _is_shelf(child)):
                continue
            elif child.namespace == _SVG and child.name in ("g", *GEOMETRY):
                yield from self._drawn(child, setting)
            elif child.namespace == _SVG and child.name == "text":
                self._labelled(child, setting)
            else:
                shapes = ", ".join(("g", *GEOMETRY))
                self._note(child, "is not drawn", f"draw with {shapes}, and text for labels")

    def _drawn(self, node: XmlElement, outer: _Setting) -> Iterator[PictureShape]:
        try:
            said = self._known(node, GEOMETRY.get(node.name, ()))
            setting = outer.inside(said)
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
            self._beyond(node)
        yield shape

    def _labelled(self, node: XmlElement, outer: _Setting) -> None:
        """Note a label: the words of a ``text``, where it or its first ``tspan`` stands.

        An editor breaks lines with one ``tspan`` each; here each language has its own breaks.
        """
        inner = [child for child in node.elements("tspan") if "x" in child.attributes]
        try:
            setting = outer.inside(self._known(node, _PLACED))
            at = {**(inner[0].attributes if inner else {}), **node.attributes}
            x, y = (number(at.get(name, "0").removesuffix("px"), name) for name in ("x", "y"))
        except WrongShape as wrong:
            self._note(node, f"cannot be set: {wrong}", wrong.hint)
            return
        x, y = setting.transform.transformPoint((x, y))
        texts = [each if isinstance(each, str) else each.text() for each in node.children]
        words = ucd.nfc(" ".join((" " if inner else "").join(texts).split()))
        if not words:
            return
        if setting.anchor not in _ANCHORS:
            self._note(node, f"has text-anchor {setting.anchor!r}", "write start, middle or end")
        elif not (0 <= x <= self.width and 0 <= y <= self.height):
            self._beyond(node)
        else:
            self.labels.append(PictureLabel(words, x, y, Anchor(setting.anchor), node.line))

    def _beyond(self, node: XmlElement) -> None:
        self._note(
            node,
            f"reaches beyond the viewBox, 0 0 {self.width:g} {self.height:g}",
            "draw inside it, or make the viewBox larger",
        )

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

    def _known(self, node: XmlElement, own: tuple[str, ...]) -> dict[str, str]:
        """What is said of a node: by its attributes, its classes, its style, the last one first.

        Notes what is not drawn. Raises WrongShape. Source: SVG 2, 6.6 and 6.7.
        """
        said = {
            name: value
            for name, value in node.attributes.items()
            # Of another namespace, about the data or for a screen reader: an editor's own.
            if "}" not in name and not name.startswith(("data-", "aria-"))
        }
        for name in said.pop("class", "").split():
            said |= self.classes.get(name, {})
        said |= properties(said.pop("style", ""))
        for name in sorted({*said} - {*own, *_PAINT, "transform", "text-anchor", "id", "role"}):
            passed = _WITHOUT_EFFECT.fullmatch(name) or said[name].strip() in _SAID_ANYWAY.get(
                name, ()
            )
            if not passed:
                self._note(node, f"has {name}", "leave it out: it is not drawn")
        return said

    def _note(self, node: XmlElement, problem: str, hint: str) -> None:
        """Note a fault at its first place only: an editor writes the same into every shape."""
        message = f"<{node.name}> {problem}"
        if message not in self.noted:
            self.noted.add(message)
            self.found.add(node.line, message, hint)


def _sheets(root: XmlElement) -> Iterator[str]:
    """The style sheets of a file; they stand in the root or on its shelf of definitions."""
    for node in (root, *root.elements("defs")):
        for sheet in node.elements("style"):
            yield sheet.text()


def _is_shelf(node: XmlElement) -> bool:
    """Whether it is a style sheet, or the shelf that editors write, with no definition on it."""
    if node.name == "style":
        return True
    kept = (child for child in node.children if isinstance(child, XmlElement))
    return node.name == "defs" and all(child.name in ("style", *_TOLD) for child in kept)


def _shape(node: XmlElement, setting: _Setting) -> tuple[PictureShape, Bounds]:
    """A shape with its paint, and the box around it. Raises WrongShape."""
    fill, stroke = (colour(setting.paint[name], name) for name in ("fill", "stroke"))
    width = length(setting.paint["stroke-width"].strip().removesuffix("px"), "stroke-width")
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
