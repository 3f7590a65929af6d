"""The font files of a folder, opened when they are first needed, and the choice among them."""

import hashlib
import re
import struct
from collections.abc import Iterator
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
_AGAIN = "fetch the fonts again, or copy your own file again"
_NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")
"""The tables without which a font has no letters, or no outlines to draw them by."""

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
            raise UnreadableFile(str(path), "this is no font", _AGAIN)
        for reason, hint in _unfit(path, self.hb_face):
            raise UnreadableFile(str(path), reason, hint)
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

    @property
    def circle(self) -> int:
        """The glyph of U+25CC, on which HarfBuzz sets a mark without a letter; 0 for none."""
        return self.hb_font.get_nominal_glyph(CIRCLE) or 0

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


CIRCLE = 0x25CC
"""DOTTED CIRCLE: what a mark is shown on that has no letter."""


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
        """The font that shows the missing character's box where ``choose`` gives None.

        Raises UnreadableFile where the list of fonts is empty.
        """
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


def _unfit(path: Path, face: hb.Face) -> Iterator[tuple[str, str]]:
    """Why the file cannot be printed with, and what to do; nothing where it can.

    HarfBuzz passes over a table that is damaged, and the sheet would lack what was in it.
    """
    tables = {tag.strip() for tag in face.table_tags}
    if tables & {"CFF", "CFF2"}:
        yield "its outlines are PostScript's (CFF)", "list the TrueType file of the same font"
    if "fvar" in tables:
        yield "it is a variable font", "list a file for each weight: 400 and 700"
    for tag in _NEEDED:
        if tag not in tables:
            yield f"the font has no table {tag}", _AGAIN
    if _is_cut(path):
        yield "the font is damaged: the end of the file is missing", _AGAIN
    if not face.unicodes:
        yield "the font has no letters", _AGAIN


def _is_cut(path: Path) -> bool:
    """Whether a table ends behind the file. Source: OpenType 1.9, "Organization of an OpenType"."""
    data = read_bytes(path, str(path))
    start = struct.unpack_from(">L", data, 12)[0] if data.startswith(b"ttcf") else 0
    (count,) = struct.unpack_from(">H", data, start + 4)
    records = struct.iter_unpack(">4s3L", data[start + 12 : start + 12 + 16 * count])
    return any(offset + length > len(data) for _, _, offset, length in records)


def _read(folder: Path) -> tuple[_Entry, ...]:
    """The entries of fonts.toml in their order."""
    path = folder / _LIST
    listed: Any = read_toml(path, str(path), _HINT).get("font")
    if not isinstance(listed, list):
        raise UnreadableFile(str(path), "not a list of fonts: it has no [[font]]", _HINT)
    entries = []
    # A file's name stands for the font wherever glyphs of several fonts meet.
    named: dict[str, Path] = {}
    for number, font in enumerate(listed, 1):
        try:
            entry = _entry(folder, font)
        except ValueError as problem:
            reason = f"not a list of fonts: number {number} {problem}"
            raise UnreadableFile(str(path), reason, _HINT) from problem
        other = named.setdefault(entry.path.stem, entry.path)
        if other != entry.path:
            reason = f"two files have the name {entry.path.stem}: {other} and {entry.path}"
            raise UnreadableFile(str(path), reason, "rename one of them")
        entries.append(entry)
    return tuple(entries)


def _entry(folder: Path, font: Any) -> _Entry:
    """One font of the list. Raises ValueError that says what is wrong with it."""
    if not isinstance(font, dict):
        raise ValueError("is no table")
    file, weight = font.get("file"), font.get("weight")
    if not isinstance(file, str) or not file:
        raise ValueError("has no file")
    if weight not in (REGULAR, BOLD):
        raise ValueError(f"({file}) has the weight {weight}, which is neither 400 nor 700")
    codes, languages = font.get("scripts"), font.get("languages", [])
    for key, words in (("scripts", codes), ("languages", languages)):
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise ValueError(f'({file}) has no list of {key}, such as {key} = ["…"]')
    checksum = str(font.get("sha256", "")).lower()
    return _Entry(folder / file, weight, frozenset(codes or ()), tuple(languages), checksum)
