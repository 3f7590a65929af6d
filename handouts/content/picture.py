"""The picture of a handout: an SVG file of plain shapes beside its text, without words in it.

A picture shows what one block of the text says, and that block is its alternative text, in every
language. So its <title> must be the text of a block. Words in a picture would need translators,
and room for their words; there are none.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

from handouts.content.model import Command, Outline, Picture
from handouts.content.parts import Faults
from handouts.errors import UnreadableFile

_SVG = "{http://www.w3.org/2000/svg}"
_GEOMETRY = {
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}
_PAINT = {"fill", "stroke", "stroke-width"}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def read_picture(path: Path, found: Faults, texts: Sequence[str]) -> Picture | None:
    """The picture in a file; None where there is no file, or where faults were found.

    ``texts`` are those of the handout's blocks, in order. Raises UnreadableFile.
    """
    if not path.is_file():
        return None
    try:
        root = ElementTree.fromstring(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ElementTree.ParseError) as problem:
        raise UnreadableFile(
            found.path, str(problem), "mend the file; it is SVG in UTF-8"
        ) from None
    box = [float(part) for part in root.get("viewBox", "").split() if _is_number(part)]
    title = " ".join((root.findtext(f"{_SVG}title") or "").split())
    if root.tag != f"{_SVG}svg" or len(box) != 4 or box[:2] != [0, 0] or min(box[2:]) <= 0:
        found.add("picture", 0, "this is no SVG with a viewBox", 'write viewBox="0 0 300 120"')
    elif title not in texts:
        found.add(
            "picture",
            0,
            f"the title {title!r} is not the text of a block",
            "put the text of the block that the picture shows into <title>",
        )
    else:
        outlines = tuple(_outlines(root, found))
        return Picture(box[2], box[3], outlines, texts.index(title))
    return None


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def _outlines(root: ElementTree.Element, found: Faults) -> Iterator[Outline]:
    for element in root:
        name = element.tag.removeprefix(_SVG)
        if name == "title":
            continue
        known = _GEOMETRY.get(name)
        if known is None:
            shapes = ", ".join(_GEOMETRY)
            hint = f"draw with {shapes}; no text, no style"
            found.add("picture", 0, f"<{name}> is not drawn", hint)
            continue
        for attribute in set(element.keys()) - known - _PAINT:
            found.add("picture", 0, f"<{name}> has {attribute}", "leave it out: it is not drawn")
        colours = [element.get("fill", "#000000"), element.get("stroke", "none")]
        if not all(colour == "none" or _COLOUR.fullmatch(colour) for colour in colours):
            found.add("picture", 0, f"<{name}> has a colour that is not #rrggbb", "write #0B4A63")
            continue
        fill, stroke = ("" if colour == "none" else colour for colour in colours)
        try:
            width = float(element.get("stroke-width", "1"))
            yield Outline(tuple(_commands(element)), fill, stroke, width)
        except (ValueError, IndexError, TypeError) as problem:
            found.add("picture", 0, f"<{name}>: {problem}", "write numbers, such as 12.5")


def _commands(element: ElementTree.Element) -> Iterator[Command]:
    builder = PathBuilder()
    builder.add_path_from_element(element)
    for written in builder.paths:
        pen = RecordingPen()
        parse_path(written, pen)
        yield from _drawn(pen)


_NAMES = {"moveTo": "move", "lineTo": "line", "curveTo": "curve", "closePath": "close"}


def _drawn(pen: RecordingPen) -> Iterator[Command]:
    here = (0.0, 0.0)
    for operator, points in pen.value:
        if operator == "qCurveTo":
            middle, end = points
            points = (_between(here, middle), _between(end, middle), end)
            operator = "curveTo"
        if operator in _NAMES:
            yield _NAMES[operator], tuple(points)
        here = points[-1] if points else here


def _between(end: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    """The control point of a cubic curve for that of a quadratic one."""
    return (
        end[0] + 2 / 3 * (control[0] - end[0]),
        end[1] + 2 / 3 * (control[1] - end[1]),
    )
