"""The font files of a folder, opened when they are first needed, and the choice among them."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from handouts import scripts, ucd
from handouts.errors import UnreadableFile
from handouts.files import read_bytes, read_toml

REGULAR, BOLD = 400, 700

_LIST = "fonts.toml"
_HINT = "each font needs file, weight and scripts; compare with the fonts.toml of the program"
_EAST_ASIAN_LETTERS = frozenset(
    letters for code in scripts.EAST_ASIAN for letters in scripts.of(code).letters
)
_DRAWN = ucd.HANGUL_FILLERS + "\U0001bca0-\U0001bca3"
"""Ignorable characters that HarfBuzz draws all the same: fillers, and controls of shorthand."""

_IGNORABLE = re.compile(f"(?![{_DRAWN}])[{ucd.IGNORABLE}]")

_STAND_INS = {ord("\u2011"): "\u2010", ord("\u205f"): " ", ord("\u3000"): " "}
_STAND_INS |= dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F), " ")
"""What HarfBuzz draws for a character that the font lacks: space of the right width, hyphen."""


class Font:
    """One face: ``key`` is the file's stem, ``upem`` its units per em, ``weight`` 400 or 700."""

    __slots__ = ("_covered", "_ink", "hb_face", "hb_font", "key", "path", "upem", "weight")

    def __init__(self, path: Path, weight: int) -> None:
        self.path = path
        self.key = path.stem
        self.weight = weight
        try:
            self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)))
        except (hb.HarfBuzzError, OSError) as error:
            raise UnreadableFile(str(path), f"the font cannot be opened ({error})") from error
        if not self.hb_face.glyph_count:
            raise UnreadableFile(str(path), "this is no font", "Fetch the fonts again.")
        self.hb_font = hb.Font(self.hb_face)
        self.upem: int = self.hb_face.upem
        self._covered: dict[str, bool] = {}
        self._ink: dict[int, tuple[int, int] | None] = {}

    def __repr__(self) -> str:
        return f"Font({self.key})"

    def covers(self, char: str) -> bool:
        """Whether the face draws this character, or HarfBuzz draws it from what the face has."""
        known = self._covered.get(char)
        if known is None:
            known = self._covered[char] = self._has(char) or bool(_IGNORABLE.match(char))
        return known

    def _has(self, char: str) -> bool:
        if self.hb_font.get_nominal_glyph(ord(char)):
            return True
        # HarfBuzz takes a letter apart where the font has only its parts
        parts = _STAND_INS.get(ord(char)) or ucd.nfd(char)
        return parts != char and all(map(self._has, parts))

    @property
    def hyphen(self) -> str:
        """What it prints where a word is hyphenated: U+2010, else "-"; empty if it has neither."""
        drawn = (char for char in "\u2010-" if self.hb_font.get_nominal_glyph(ord(char)))
        return next(drawn, "")

    def ink(self, glyph: int) -> tuple[int, int] | None:
        """The upper and the lower y of a glyph's ink in font units; None where it has none."""
        if glyph not in self._ink:
            box = self.hb_font.get_glyph_extents(glyph)
            low = box.y_bearing + box.height if box else 0
            self._ink[glyph] = (box.y_bearing, low) if box and box.height else None
        return self._ink[glyph]

    def covers_all(self, text: str) -> bool:
        """Whether every character of the text is covered."""
        return all(map(self.covers, set(text)))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file of fonts.toml."""

    path: Path
    weight: int
    scripts: frozenset[str]
    languages: tuple[str, ...]
    sha256: str


class FontBook:
    """The fonts that ``fonts.toml`` in ``folder`` lists; the one place where fonts are opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries = _read(folder)
        self._open: dict[Path, Font] = {}
        self._ranked: dict[tuple[str, str, str, bool], tuple[_Entry, ...]] = {}

    def choose(
        self, text_cluster: str, script: str, locale_script: str, language: str, *, strong: bool
    ) -> Font | None:
        """The font for a run or a grapheme: the first that covers all of it, None if none does.

        In this order: fonts for the language; for Chinese, Japanese and Korean characters those of
        the locale; fonts for the script; those of the locale, of Common characters; any other.
        """
        key = script, locale_script, language.partition("-")[0], strong
        ranked = self._ranked.get(key)
        if ranked is None:
            ranked = self._ranked[key] = self._rank(*key[:3], strong=strong)
        fonts = map(self._font, ranked)
        composed = ucd.nfc(text_cluster)
        return next((font for font in fonts if font.covers_all(composed)), None)

    def primary(self, script: str, locale_script: str, language: str, *, strong: bool) -> Font:
        """The font that shows the missing character's box where ``choose`` gives None."""
        found = self.choose("", script, locale_script, language, strong=strong)
        if found is None:
            raise UnreadableFile(str(self.folder / _LIST), "no font is listed")
        return found

    def _font(self, entry: _Entry) -> Font:
        font = self._open.get(entry.path)
        if font is None:
            _compare(entry)
            # of two threads that open a file at once both get one font: runs part where fonts do
            font = self._open.setdefault(entry.path, Font(entry.path, entry.weight))
        return font

    def _rank(
        self, script: str, locale_script: str, language: str, *, strong: bool
    ) -> tuple[_Entry, ...]:
        weight = BOLD if strong else REGULAR
        local = script in _EAST_ASIAN_LETTERS and locale_script in scripts.EAST_ASIAN

        def rank(entry: _Entry) -> tuple[int, bool]:
            serves = script in entry.scripts
            if serves and language in entry.languages:
                place = 0
            elif entry.languages:
                place = 5
            elif local and locale_script in entry.scripts:
                place = 1
            elif serves:
                place = 2
            elif locale_script in entry.scripts:
                place = 3
            else:
                place = 4 if "Zyyy" in entry.scripts else 5
            return place, entry.weight != weight

        entries = self._entries
        if local:  # one country's forms of Han never stand in for another's
            others = scripts.EAST_ASIAN - {locale_script}
            entries = tuple(e for e in entries if script != "Hani" or not e.scripts & others)
        return tuple(sorted(entries, key=rank))


def font_files(folder: Path) -> dict[str, Path]:
    """``fonts.toml`` of a folder and the files that it lists, there or not, by their names in it.

    Of a list that cannot be read, the list alone.
    """
    listed = {_LIST: folder / _LIST}
    try:
        fonts = _read(folder)
    except UnreadableFile:
        return listed
    return listed | {_name(font.path, folder): font.path for font in fonts}


def _name(path: Path, folder: Path) -> str:
    """A file as the list names it, which is by its whole path where it lies elsewhere."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def _compare(entry: _Entry) -> None:
    """Raise UnreadableFile where a file is not the one that is listed: it may lack letters."""
    found = hashlib.sha256(read_bytes(entry.path, str(entry.path))).hexdigest()
    if entry.sha256 and found != entry.sha256:
        raise UnreadableFile(
            str(entry.path),
            "the font is damaged: its SHA-256 is not the one in fonts.toml",
            "fetch the fonts again, or list the checksum of your own file",
        )


def _read(folder: Path) -> tuple[_Entry, ...]:
    """The entries of fonts.toml in their order."""
    path = folder / _LIST
    listed: Any = read_toml(path, str(path), _HINT).get("font")
    try:
        return tuple(
            _Entry(
                folder / font["file"],
                int(font["weight"]),
                frozenset(font["scripts"]),
                tuple(font.get("languages", ())),
                str(font.get("sha256", "")),
            )
            for font in listed
        )
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise UnreadableFile(str(path), f"not a list of fonts ({error!r})", _HINT) from error
