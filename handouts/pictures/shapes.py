"""The shapes of an SVG file as outlines: their numbers, their transforms, their path data.

The one door of pictures to fontTools, which turns arcs into curves and carries points through
transforms. Everything it is given was checked before: it reads over what it does not know.
Source: SVG 1.1, sections 7.6 (transform), 8.3 (path data) and 9 (basic shapes).
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path

from handouts.findings import shortened
from handouts.pictures.model import Command

Bounds = tuple[float, float, float, float]
"""The box around an outline: left, top, right, bottom."""

UNMOVED: Transform = Identity

GEOMETRY: Mapping[str, tuple[str, ...]] = {
    "path": ("d",),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "polyline": ("points",),
    "polygon": ("points",),
}
"""The shapes that are drawn, each with the attributes that give its form."""

_NEEDED = {
    "path": ("d",),
    "rect": ("width", "height"),
    "circle": ("r",),
    "ellipse": ("rx", "ry"),
    "polyline": ("points",),
    "polygon": ("points",),
}

# Far more than any drawing needs; products of such numbers are still exact to a thousandth.
_LARGEST = 100_000

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_FLAG = re.compile("[01]")
_BETWEEN = re.compile(r"[ \t\r\n\f]*,?[ \t\r\n\f]*")
_COMMAND = re.compile("([MmZzLlHhVvCcSsQqTtAa])")
_ARGUMENTS = {
    **dict.fromkeys("MLT", (_NUMBER,) * 2),
    **dict.fromkeys("HV", (_NUMBER,)),
    **dict.fromkeys("SQ", (_NUMBER,) * 4),
    "C": (_NUMBER,) * 6,
    "A": (_NUMBER, _NUMBER, _NUMBER, _FLAG, _FLAG, _NUMBER, _NUMBER),
    "Z": (),
}
_SHOWN = 40
"""Characters of an attribute that a message shows: some six numbers of path data."""
_FUNCTION = re.compile(r"[\s,]*([A-Za-z]+)\s*\(([^()]*)\)[\s,]*")
_NUMBERS_HINT = "write numbers without units, such as 12.5"


class WrongShape(ValueError):
    """What cannot be drawn, and in ``hint`` what to write instead."""

    def __init__(self, message: str, hint: str = _NUMBERS_HINT) -> None:
        super().__init__(message)
        self.hint = hint


def number(text: str, name: str) -> float:
    """The number that an attribute gives. Raises WrongShape for any other text."""
    written = text.strip()
    value = float(written) if _NUMBER.fullmatch(written) else math.nan
    if not abs(value) <= _LARGEST:
        raise WrongShape(f"{name} is {in_brief(text)!r}, which is no number up to {_LARGEST}")
    return value


def length(text: str, name: str) -> float:
    """The number of an attribute that cannot be negative. Raises WrongShape."""
    value = number(text, name)
    if value < 0:
        raise WrongShape(f"{name} is {in_brief(text)}, which is less than nothing")
    return value


def numbers(text: str, name: str) -> tuple[float, ...]:
    """The numbers of a list, between them spaces or commas. Raises WrongShape."""
    return tuple(number(found, name) for found in _arguments(text, (_NUMBER,), name))


def moved(text: str, outer: Transform) -> Transform:
    """What a ``transform`` attribute does inside another transform. Raises WrongShape."""
    result, end = outer, 0
    while end < len(text.rstrip()):
        call = _FUNCTION.match(text, end)
        counts, make = _TRANSFORMS.get(call[1] if call else "", ((), None))
        given = numbers(call[2], "transform") if call else ()
        if call is None or make is None or len(given) not in counts:
            raise WrongShape(
                f"the transform {in_brief(text)!r} is not known",
                f"write {', '.join(_TRANSFORMS)}, each with its numbers",
            )
        result, end = result.transform(make(*given)), call.end()
    return result


def scale(transform: Transform) -> float | None:
    """By how much a transform makes lines thicker; None where it does so unevenly."""
    across = math.hypot(transform.xx, transform.xy)
    along = math.hypot(transform.yx, transform.yy)
    turned = transform.xx * transform.yx + transform.xy * transform.yy
    even = math.isclose(across, along, rel_tol=1e-3)
    square = abs(turned) <= 1e-3 * across * along
    return math.sqrt(across * along) if even and square else None


def commands(
    name: str, attributes: Mapping[str, str], transform: Transform
) -> tuple[tuple[Command, ...], Bounds]:
    """The outline of a shape of GEOMETRY, y downwards, and the box around it without its stroke.

    Raises WrongShape for what cannot be drawn.
    """
    for needed in _NEEDED.get(name, ()):
        if needed not in attributes:
            raise WrongShape(f"there is no {needed}", f"write its {needed}, or take the shape out")
    pen = RecordingPen()
    try:
        parse_path(
            _path_data(_SHAPES[name](attributes)),
            pen if transform == UNMOVED else TransformPen(pen, transform),
        )
        drawn = tuple(_drawn(pen))
        around = BoundsPen(None)
        pen.replay(around)
    except WrongShape:
        raise
    except (ValueError, IndexError, ArithmeticError):
        raise WrongShape("its form cannot be drawn", "draw it with simpler paths") from None
    if around.bounds is None or all(name in ("move", "close") for name, _ in drawn):
        raise WrongShape("it draws nothing", "give it a form, or take it out")
    return drawn, around.bounds


def _path_data(text: str) -> str:
    """Path data with each number written as fontTools reads it. Raises WrongShape."""
    start, *rest = _COMMAND.split(text)
    pairs = list(zip(rest[::2], rest[1::2], strict=True))
    if start.strip() or (pairs and pairs[0][0] not in "Mm"):
        raise WrongShape("its path does not start with M", "write its d as `M x y …`")
    written = []
    for command, given in pairs:
        kinds = _ARGUMENTS[command.upper()]
        found = [
            text if kinds[at % len(kinds)] is _FLAG else f"{number(text, 'd'):.9f}"
            for at, text in enumerate(_arguments(given, kinds, "d"))
        ]
        if kinds and not found:
            raise WrongShape(f"its path has {command} without numbers")
        written.append(f"{command}{' '.join(found)}")
    return " ".join(written)


def _arguments(text: str, kinds: tuple[re.Pattern[str], ...], name: str) -> Iterator[str]:
    """The words of a list whose kinds come round in turn. Raises WrongShape."""
    at = len(text) - len(text.lstrip())
    count = 0
    while at < len(text):
        match = kinds[count % len(kinds)].match(text, at) if kinds else None
        if match is None:
            raise WrongShape(f"{name} has {in_brief(text[at:])!r} where a number belongs")
        yield match[0]
        count += 1
        between = _BETWEEN.match(text, match.end())
        at = between.end() if between else match.end()
    if kinds and count % len(kinds):
        raise WrongShape(f"{name} ends before its numbers do", "write all numbers of a point")


def _rect(given: Mapping[str, str]) -> str:
    x, y = (number(given.get(name, "0"), name) for name in ("x", "y"))
    width, height = (length(given[name], name) for name in ("width", "height"))
    # A rounding given once is that of both axes, and never more than half the side.
    rx = length(given.get("rx", given.get("ry", "0")), "rx")
    ry = length(given.get("ry", given.get("rx", "0")), "ry")
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom = x + width, y + height
    if not rx or not ry:
        return f"M{x} {y}H{right}V{bottom}H{x}V{y}z"
    arc = f"A{rx} {ry} 0 0 1"
    return (
        f"M{x + rx} {y}H{right - rx}{arc} {right} {y + ry}V{bottom - ry}"
        f"{arc} {right - rx} {bottom}H{x + rx}{arc} {x} {bottom - ry}V{y + ry}{arc} {x + rx} {y}z"
    )


def _circle(given: Mapping[str, str]) -> str:
    radius = length(given["r"], "r")
    return _round(given, radius, radius)


def _ellipse(given: Mapping[str, str]) -> str:
    return _round(given, length(given["rx"], "rx"), length(given["ry"], "ry"))


def _round(given: Mapping[str, str], rx: float, ry: float) -> str:
    """Two halves: an arc that ends where it starts draws nothing."""
    cx, cy = (number(given.get(name, "0"), name) for name in ("cx", "cy"))
    arc = f"A{rx} {ry} 0 1 1"
    return f"M{cx - rx} {cy}{arc} {cx + rx} {cy}{arc} {cx - rx} {cy}"


def _segment(given: Mapping[str, str]) -> str:
    x1, y1, x2, y2 = (number(given.get(name, "0"), name) for name in GEOMETRY["line"])
    return f"M{x1} {y1}L{x2} {y2}"


def _points(given: Mapping[str, str]) -> str:
    return f"M{' '.join(map(str, numbers(given['points'], 'points')))}"


_SHAPES: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "path": lambda given: given["d"],
    "rect": _rect,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _segment,
    "polyline": _points,
    "polygon": lambda given: f"{_points(given)}z",
}


def _rotation(angle: float, x: float = 0, y: float = 0) -> Transform:
    return UNMOVED.translate(x, y).rotate(math.radians(angle)).translate(-x, -y)


_TRANSFORMS: Mapping[str, tuple[tuple[int, ...], Callable[..., Transform]]] = {
    "translate": ((1, 2), UNMOVED.translate),
    "scale": ((1, 2), UNMOVED.scale),
    "rotate": ((1, 3), _rotation),
    "matrix": ((6,), Transform),
    "skewX": ((1,), lambda angle: UNMOVED.skew(math.radians(angle), 0)),
    "skewY": ((1,), lambda angle: UNMOVED.skew(0, math.radians(angle))),
}
"""How many numbers each transform takes, and what it makes of them."""

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


def in_brief(text: str) -> str:
    """The value of an attribute as a message shows it: in one line, and not all of long data."""
    return shortened(" ".join(text.split()), _SHOWN)
