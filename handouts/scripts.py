"""Writing systems: what the stages must know of each, one row a script.

Sources: direction and letters, Unicode Script and Bidi_Class, UTR #50; joining, ArabicShaping.txt;
zeros, CLDR numberingSystems; spaces, UAX #14 and the script chapters of the Unicode Standard.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]

EXTENDED_ARABIC_ZERO = "۰"
"""The zero of Persian, Urdu and their neighbours, who write other digits than Arabic does."""


@dataclass(frozen=True, slots=True)
class Script:
    """A writing system; ``code`` is that of ISO 15924.

    ``spaced``: words have spaces between them; ``particles``: but nouns run into what follows them.
    ``prefixes``: prepositions and articles are letters before the word; ``suffixes``: others are
    letters behind it. ``joins``: letters take the form that their neighbours ask for; ``joiners``:
    ZWJ and ZWNJ change how letters are drawn. ``hyphens``: a word that is parted at a line's end
    has a hyphen there. ``zero`` is that of the script's own digits, empty where 0 to 9 are in use.
    """

    code: str
    direction: Direction = "ltr"
    zero: str = ""
    spaced: bool = True
    particles: bool = False
    prefixes: bool = False
    suffixes: bool = False
    joins: bool = False
    joiners: bool = False
    hyphens: bool = False
    parts: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        """The scripts of its characters by Unicode, the main one first; most have but their own."""
        return self.parts or (self.code,)

    @property
    def bound(self) -> bool:
        """Whether no space tells where a word ends."""
        return not self.spaced or self.particles


_ROWS = (
    *(Script(code, hyphens=True) for code in ("Latn", "Cyrl", "Grek", "Armn", "Geor")),
    Script("Ethi", prefixes=True, suffixes=True),
    # right to left, in use
    Script("Arab", "rtl", "٠", prefixes=True, joins=True, joiners=True),
    Script("Hebr", "rtl", prefixes=True),
    Script("Adlm", "rtl", "\U0001e950", joins=True, joiners=True),
    Script("Nkoo", "rtl", "߀", joins=True, joiners=True),
    Script("Rohg", "rtl", "\U00010d30", joins=True, joiners=True),
    Script("Gara", "rtl", "\U00010d40"),
    Script("Syrc", "rtl", prefixes=True, joins=True, joiners=True),
    Script("Mand", "rtl", prefixes=True, joins=True, joiners=True),
    Script("Samr", "rtl", prefixes=True),
    *(Script(code, "rtl") for code in ("Mend", "Thaa", "Yezi")),
    # right to left, of the past
    *(
        Script(code, "rtl", joins=True, joiners=True)
        for code in ("Chrs", "Mani", "Ougr", "Phlp", "Sogd")
    ),
    *(
        Script(code, "rtl")
        for code in (
            "Armi", "Avst", "Cprt", "Elym", "Hatr", "Hung", "Khar", "Lydi", "Merc", "Mero", "Narb",
            "Nbat", "Orkh", "Palm", "Phli", "Phnx", "Prti", "Sarb", "Sidt", "Sogo",
        )
    ),
    # India and its neighbours
    *(
        Script(code, zero=zero, joiners=True)
        for code, zero in (
            ("Deva", "०"), ("Beng", "০"), ("Guru", "੦"), ("Gujr", "૦"), ("Orya", "୦"),
            ("Taml", "௦"), ("Telu", "౦"), ("Knda", "೦"), ("Mlym", "൦"), ("Sinh", ""),
        )
    ),
    Script("Mtei", zero="꯰"),
    Script("Olck", zero="᱐"),
    Script("Cakm", zero="\U00011136"),
    Script("Lepc", zero="᱀"),
    # South-East Asia
    *(
        Script(code, zero=zero, spaced=False)
        for code, zero in (("Thai", "๐"), ("Laoo", "໐"), ("Khmr", "០"), ("Tibt", "༠"))
    ),
    Script("Mymr", zero="၀", spaced=False, joiners=True),
    Script("Hmng", zero="\U00016b50"),
    Script("Hmnp", zero="\U0001e140"),
    Script("Kali", zero="꤀"),
    # East Asia: writing systems of several scripts, and those scripts
    Script("Hans", zero="０", spaced=False, parts=("Hani",)),
    Script("Hant", zero="０", spaced=False, parts=("Hani", "Bopo")),
    Script("Jpan", zero="０", spaced=False, parts=("Hira", "Kana", "Hani")),
    Script("Kore", zero="０", particles=True, parts=("Hang", "Hani")),
    *(Script(code, spaced=False) for code in ("Bopo", "Hani", "Hira", "Kana")),
    Script("Hang", particles=True),
    Script("Mong", zero="᠐", joins=True, joiners=True),
    Script("Phag", joins=True, joiners=True),
)  # fmt: skip

_TABLE = {row.code: row for row in _ROWS}

EAST_ASIAN = frozenset(row.code for row in _TABLE.values() if row.parts)
"""The codes of a locale that name a writing system of East Asia, not a script of characters."""


_VARIANTS = {
    "Aran": "Arab", "Syre": "Syrc", "Syrj": "Syrc", "Syrn": "Syrc", "Latf": "Latn", "Latg": "Latn",
    "Cyrs": "Cyrl", "Geok": "Geor", "Hanb": "Hant", "Hrkt": "Jpan", "Jamo": "Kore",
}  # fmt: skip
"""Codes of ISO 15924 for a style of a script, or for a part of it."""


def plain(code: str) -> str:
    """The code of the script that a code of ISO 15924 stands for: Arab for Aran (Nastaliq)."""
    return _VARIANTS.get(code, code)


def of(code: str) -> Script:
    """The row of a script; of one without a row, left to right, with spaces, and 0 to 9."""
    return _TABLE.get(code) or Script(code)
