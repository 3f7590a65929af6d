"""How a sheet looks: colours, sizes and the leading of each script.

Lengths are pt. Sizes of the text that is copyfitted are ratios to the body's size.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from handouts.locale import Locale

# One calm colour, dark enough to stay a dark gray without colour (contrast 8.6:1 on white).
ACCENT = "#0B4A63"
INK = "#1A1A1A"
SOFT = "#4A4A4A"  # 8.9:1
HAIRLINE = "#8A8A8A"
TINT = "#EAF1F4"  # ink on it keeps 15:1
WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class ScriptStyle:
    """What a script needs to read as large as Latin does.

    ``factor``: nominal size over apparent size. ``leading``: line to line, over nominal size, in
    running text; ``label``: the same for headings, labels and footers, which are a line or two.
    ``display``: how much of their size titles and headings keep; Nastaliq's words are tall.
    ``ascent`` and ``descent``: how far the ink of running text goes from the baseline, in em;
    the ink is centred in its line, so that boxes look even above and below.
    """

    factor: float
    leading: float
    label: float
    ascent: float
    descent: float
    display: float = 1.0


# Leading and ink are measured on real strings, not read from the fonts: several declare far
# more, and Khmer less, than their letters take. Arabic reads small: a sixth is added.
_SCRIPTS = {
    "Latn": ScriptStyle(1.0, 1.34, 1.25, 0.77, 0.24),
    "Cyrl": ScriptStyle(1.0, 1.34, 1.25, 0.77, 0.24),
    "Grek": ScriptStyle(1.0, 1.36, 1.27, 0.78, 0.24),
    "Ethi": ScriptStyle(1.0, 1.36, 1.27, 0.80, 0.20),
    "Hebr": ScriptStyle(1.06, 1.36, 1.25, 0.72, 0.20),
    "Arab": ScriptStyle(1.15, 1.50, 1.42, 0.90, 0.42),
    "Deva": ScriptStyle(1.02, 1.42, 1.36, 0.90, 0.32),
    "Armn": ScriptStyle(1.0, 1.36, 1.25, 0.77, 0.24),
    "Geor": ScriptStyle(0.97, 1.38, 1.27, 0.78, 0.24),
    "Beng": ScriptStyle(1.04, 1.45, 1.36, 0.92, 0.28),
    "Guru": ScriptStyle(1.02, 1.45, 1.36, 0.90, 0.29),
    "Gujr": ScriptStyle(1.04, 1.45, 1.36, 0.90, 0.27),
    "Taml": ScriptStyle(0.9, 1.45, 1.36, 0.84, 0.32),
    "Telu": ScriptStyle(0.98, 1.5, 1.42, 0.87, 0.47),
    "Knda": ScriptStyle(0.98, 1.5, 1.42, 0.82, 0.46),
    "Mlym": ScriptStyle(0.92, 1.45, 1.36, 0.84, 0.34),
    "Sinh": ScriptStyle(0.96, 1.45, 1.36, 0.97, 0.27),
    "Laoo": ScriptStyle(1.02, 1.5, 1.44, 1.07, 0.28),
    "Khmr": ScriptStyle(1.0, 1.7, 1.56, 0.98, 0.50),
    "Mymr": ScriptStyle(0.88, 1.7, 1.6, 1.00, 0.54),
    "Tibt": ScriptStyle(1.0, 1.9, 1.86, 1.17, 0.69),
    "Thai": ScriptStyle(1.04, 1.50, 1.46, 1.12, 0.32),
    "Hans": ScriptStyle(0.95, 1.46, 1.3, 0.86, 0.10),
    "Hant": ScriptStyle(0.95, 1.46, 1.3, 0.86, 0.10),
    "Jpan": ScriptStyle(0.95, 1.48, 1.32, 0.86, 0.10),
    "Kore": ScriptStyle(0.95, 1.46, 1.3, 0.85, 0.12),
}
# Nastaliq climbs: it needs half as much leading again as Naskh.
_LANGUAGES = {"ur": ScriptStyle(0.95, 2.0, 1.6, 1.28, 0.56, 0.82)}
_LATIN = _SCRIPTS["Latn"]


def script_style(locale: Locale) -> ScriptStyle:
    """The size factor, leading and ink of the script that the locale is written in."""
    return _LANGUAGES.get(locale.language) or _SCRIPTS.get(locale.script, _LATIN)


class Role(StrEnum):
    """What a paragraph is on paper whose size goes with the body's."""

    BODY = "body"
    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    QUESTION = "question"
    TELEPHONE = "telephone"
    ALERT = "alert"
    ALERT_TELEPHONE = "alert telephone"
    AGAIN = "again"


class Fixed(StrEnum):
    """What a text around the columns is, which has one size on every sheet."""

    STAFF = "staff"
    LABEL = "label"
    SMALL = "small"
    STATUS = "status"
    LANGUAGE = "language"
    CARD = "card"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Look:
    """Size, weight, colour, kind of leading.

    ``size`` is apparent: of a Role the ratio to the body's size, of a Fixed pt.
    """

    size: float = 1.0
    strong: bool = False
    colour: str = INK
    running: bool = False
    display: bool = False


LOOKS: Mapping[Role | Fixed, Look] = {
    Role.BODY: Look(running=True),
    Role.TITLE: Look(1.75, strong=True, colour=ACCENT, display=True),
    Role.LEAD: Look(1.0, running=True),
    Role.HEADING: Look(1.16, strong=True, colour=ACCENT, display=True),
    Role.QUESTION: Look(strong=True, running=True),
    Role.TELEPHONE: Look(1.2, strong=True),
    Role.ALERT: Look(strong=True, colour=WHITE),
    Role.ALERT_TELEPHONE: Look(1.2, strong=True, colour=WHITE),
    Role.AGAIN: Look(0.85, colour=SOFT),
    Fixed.STAFF: Look(10.5, colour=SOFT),
    Fixed.LABEL: Look(10.5, strong=True),
    Fixed.SMALL: Look(8.5, colour=SOFT),
    Fixed.STATUS: Look(7.5, colour=SOFT),
    Fixed.LANGUAGE: Look(15.0, strong=True, colour=WHITE),
    Fixed.CARD: Look(10.0, colour=WHITE),
    Fixed.PICTURE: Look(9.0),
}
