"""Items: the runs of one level, script, font, weight and language that HarfBuzz takes at once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from handouts import scripts, ucd
from handouts.linebreak.segment import LINE_ENDS, graphemes
from handouts.locale import script_of
from handouts.text.fonts import Font, FontBook

INVISIBLE = re.compile(f"[{''.join(sorted(ucd.BIDI_CONTROLS))}{LINE_ENDS}]+")
"""Bidi controls and line ends: their work is done when shaping begins, so no item holds them."""

_JAPANESE = frozenset(scripts.of("Jpan").letters)
_WIDE_QUOTES = ("Hans", "Hant")  # whose quotation marks are as wide as ideographs. Source: CLREQ
_CONTEXT = 5  # HarfBuzz keeps as many characters on each side
_LATIN_DIGIT = re.compile("[0-9]")
_PAIRS = {
    "(": ")", "[": "]", "{": "}", "«": "»", "‘": "’", "“": "”", "‹": "›", "〈": "〉", "《": "》",
    "「": "」", "『": "』", "【": "】", "〔": "〕", "（": "）", "［": "］", "｛": "｝",
}  # fmt: skip
_CLOSING = frozenset(_PAIRS.values())


SCHEMES = ("https", "http", "mailto", "tel")
"""What a link may lead to. Source: RFC 9110 (https, http), RFC 6068 (mailto), RFC 3966 (tel)."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where words lead: ``uri`` is absolute, ``title`` says it in the language of the text.

    ``title`` is what a screen reader says of the place to click, e.g. the telephone number or the
    words themselves. Raises ValueError where the scheme is none of ``SCHEMES``, the URI has white
    space in it, or the title is empty.
    """

    uri: str
    title: str

    def __post_init__(self) -> None:
        scheme, _, rest = self.uri.partition(":")
        if scheme not in SCHEMES or not rest or any(map(str.isspace, self.uri)):
            raise ValueError(f"{self.uri!r} is no absolute URI of {', '.join(SCHEMES)}")
        if not self.title.strip():
            raise ValueError(f"the link to {self.uri} has no title")


@dataclass(frozen=True, slots=True)
class StyledSpan:
    """A piece of a paragraph. ``language`` is BCP 47, where it differs from the paragraph's.

    ``link`` is where its words lead. Spans that follow each other with an equal link are one link.
    """

    text: str
    strong: bool = False
    language: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: ``direction`` ltr or rtl, ``language`` in BCP 47.

    ``script`` is the locale's (ISO 15924: Arab, Jpan, Hans …). ``scales`` maps the script of a run
    to its size relative to the line's. ``phrases`` breaks Japanese between phrases, for titles.
    """

    direction: scripts.Direction
    language: str
    script: str
    scales: Mapping[str, float] = field(default_factory=dict, hash=False)
    phrases: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """text[start:end] of a paragraph: one level, script, font, weight and language.

    ``before`` and ``after`` are what the letters at its ends join to in the neighbouring items.
    """

    start: int
    end: int
    level: int
    script: str
    font: Font
    strong: bool
    language: str
    before: str = ""
    after: str = ""
    link: Link | None = None

    @property
    def native(self) -> bool:
        """Whether the item runs as its script does; a number in Arabic text does not."""
        return (scripts.of(self.script).direction == "rtl") == bool(self.level % 2)


def items(
    spans: Sequence[StyledSpan], levels: bytes, setting: Setting, book: FontBook
) -> tuple[tuple[Item, ...], tuple[tuple[int, str], ...]]:
    """The items in logical order, and (offset, character) of all that no font has.

    Nothing is cut inside a grapheme cluster: what its first character is, all of it is.
    """
    text = "".join(span.text for span in spans)
    bounds = [0, *accumulate(len(span.text) for span in spans)]
    stretches = _scripts(text, levels, setting.script)
    starts = [start for start, _, _ in stretches]
    gaps = [match.span() for match in INVISIBLE.finditer(text)]
    hidden = {start for start, _ in gaps}
    found: list[Item] = []
    missing: list[tuple[int, str]] = []
    for start, end in pairwise(_cuts(text, {*bounds, *starts, *(o for gap in gaps for o in gap)})):
        if start in hidden:
            continue
        span = spans[bisect_right(bounds, start) - 1]
        script = stretches[bisect_right(starts, start) - 1][2]
        language = span.language or setting.language
        local = _locale_script(span.language) or setting.script
        look = _Look(book, script, local, language, span.strong)
        for first, last, font in look.fonts(text, start, end, missing):
            item = Item(first, last, levels[start], script, font, span.strong, language)
            found.append(replace(item, link=span.link) if span.link else item)
    return tuple(_joined(text, found)), tuple(missing)


def _cuts(text: str, offsets: set[int]) -> list[int]:
    """The offsets in order, each moved to the end of the grapheme that it would cut."""
    ends = {0, len(text)}
    if offsets <= ends or text.isascii():
        return sorted(offsets | ends)
    legal = (0, *graphemes(text))
    return sorted({legal[bisect_left(legal, offset)] for offset in offsets | ends})


def _locale_script(language: str) -> str:
    """The script to choose fonts by for a span in another language, where it tells."""
    script = script_of(language)
    return script if script in scripts.EAST_ASIAN else ""


# --- scripts


@lru_cache(maxsize=4096)
def _own_script(char: str, locale_script: str) -> str:
    """The script of a character; empty for Common and Inherited, which take their neighbour's.

    In a Chinese, Japanese or Korean text a wide sign belongs to the ideographs; Japanese kanji and
    kana are one, as the fonts have the same rules for them and a run would end at each change.
    """
    script = ucd.script(char)
    if locale_script == "Jpan" and script in _JAPANESE:
        return "Hira"
    if script not in ("Zyyy", "Zinh", "Zzzz"):
        return script
    wide = locale_script in scripts.EAST_ASIAN and ucd.width(char) in "WF"
    wide = wide or (locale_script in _WIDE_QUOTES and char in "“”")
    return scripts.of(locale_script).letters[0] if wide else ""


@lru_cache(maxsize=4096)
def _extensions(char: str) -> frozenset[str]:
    """Script_Extensions of a Common character, empty if it goes with any script."""
    return ucd.script_extensions(char) - {"Zyyy", "Zinh", "Zzzz"}


def _scripts(text: str, levels: bytes, locale_script: str) -> list[tuple[int, int, str]]:
    """Start, end and script of each run of one script and level. Source: UAX #24, section 5."""
    main = scripts.of(locale_script).letters[0]
    out = []
    for match in re.finditer(rb"(.)\1*", levels, re.DOTALL):
        start, end = match.span()
        part = text[start:end]
        own = {_own_script(char, locale_script) for char in set(part)} - {""}
        if len(own) <= 1:
            out.append((start, end, own.pop() if own else _of_signs(part, main)))
        else:
            resolved = _resolve(part, locale_script, main)
            for first, last in _runs(resolved):
                out.append((start + first, start + last, resolved[first]))
    return out


def _of_signs(part: str, main: str) -> str:
    """The script of a run of signs alone: the text's own, but Latin for 0 to 9 in Arabic text.

    Arabic fonts draw these digits in a serif of their own; a telephone number should look the same
    beside a Latin address and in a line of Arabic.
    """
    return "Latn" if main == "Arab" and _LATIN_DIGIT.search(part) else main


def _resolve(text: str, locale_script: str, main: str) -> list[str]:
    """A script for each character: signs take the one before, closing brackets their opening's."""
    out: list[str] = []
    opened: list[tuple[str, int]] = []
    current = ""
    for index, char in enumerate(text):
        script = _own_script(char, locale_script)
        if script:
            if not current:  # the signs that begin the text take what follows them
                out = [script] * index
            current = script
        elif char in _CLOSING and any(closing == char for closing, _ in opened):
            while opened[-1][0] != char:
                opened.pop()
            current = out[opened.pop()[1]]
        elif current and _extensions(char) and current not in _extensions(char):
            current = main if main in _extensions(char) else min(_extensions(char))
        if char in _PAIRS:
            opened.append((_PAIRS[char], index))
        out.append(current)
    return out


def _runs(values: Sequence[object]) -> Iterator[tuple[int, int]]:
    """First and last + 1 of each run of equal values."""
    start = 0
    for index in range(1, len(values) + 1):
        if index == len(values) or values[index] != values[start]:
            yield start, index
            start = index


# --- fonts


@dataclass(frozen=True, slots=True)
class _Look:
    """What the choice of a font depends on, besides the text."""

    book: FontBook
    script: str
    locale_script: str
    language: str
    strong: bool

    def _choose(self, text: str) -> Font | None:
        return self.book.choose(
            text, self.script, self.locale_script, self.language, strong=self.strong
        )

    def fonts(
        self, text: str, start: int, end: int, missing: list[tuple[int, str]]
    ) -> Iterator[tuple[int, int, Font]]:
        """Start, end and font of the pieces of text[start:end]; adds to ``missing``."""
        primary = self.book.primary(
            self.script, self.locale_script, self.language, strong=self.strong
        )
        if primary.covers_all(text[start:end]):
            yield start, end, primary
            return
        chosen: list[Font] = []
        ends = graphemes(text[start:end])
        for first, last in pairwise((0, *ends)):
            cluster = text[start + first : start + last]
            follows = chosen and cluster.isspace() and chosen[-1].covers_all(cluster)
            font = chosen[-1] if follows else self._choose(cluster)
            if font is None:
                font = primary
                # What no font has; else what this one lacks of signs that no font has together.
                lost = [n for n, c in enumerate(cluster) if self._choose(c) is None]
                lost = lost or [n for n, c in enumerate(cluster) if not font.covers(c)]
                missing += [(start + first + n, cluster[n]) for n in lost]
            chosen.append(font)
        edges = [start, *(start + offset for offset in ends)]
        for first, last in _runs(chosen):
            yield edges[first], edges[last], chosen[first]


# --- context


def _joined(text: str, found: list[Item]) -> Iterator[Item]:
    """The items with the letters that they join to across a change of font, weight or language."""
    for index, item in enumerate(found):
        if not scripts.of(item.script).joins:
            yield item
            continue
        before = after = ""
        if index and found[index - 1].end == item.start and _may_join(text, item.start):
            before = text[max(0, item.start - _CONTEXT) : item.start]
        if index + 1 < len(found) and found[index + 1].start == item.end:
            after = text[item.end : item.end + _CONTEXT] if _may_join(text, item.end) else ""
        yield replace(item, before=before, after=after) if before or after else item


def _may_join(text: str, offset: int) -> bool:
    """Whether letters, or marks on them, stand on both sides of the offset."""
    return all(map(ucd.is_letter, text[offset - 1 : offset + 1]))
