"""What stays together on a line beyond UAX #14: the lists of ``keep.toml``, and whole syllables."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from handouts import scripts
from handouts.errors import UsageError
from handouts.locale import parse, script_of
from handouts.ucd import LRI, PDI

_ISOLATED_NUMBER = re.compile(f"{LRI}(?=[^{PDI}]*\\d)[^{PDI}]{{1,28}}{PDI}")
"""A number in an isolate, with what it has: a telephone's extension, a unit. What is longer is an
address, which may be parted between its words."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
"""What a reader copies letter by letter: a hyphen at a line's end would be one too many."""
_RANGE = re.compile(r"\d(?:[\u2010-\u2013~\u301c\uff5e-]| [\u2013\u00d7] |\u00d7)\d")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|[０-９](?:[．，]?[０-９])+")
"""Digits in groups of three; wide digits, which UAX #14 takes for ideographs."""
_SHORT_PREFIX = re.compile(r"(?<![^\W_])[^\W_][\u2010-][^\W_]|\d[\u2010-][^\W\d_]")

_THAI, _LAO, _KHMER, _BURMESE = (
    "\u0e01-\u0e2e",
    "\u0e81-\u0eae\u0edc-\u0edf",
    "\u1780-\u17a2",
    "\u1000-\u1021\u103f",
)
_SIGNS = " .,:;!?()၊။។៖\u200b"
_DIGIT = re.compile(r"\d")
_CONSONANT = re.compile(f"[{_THAI}{_LAO}{_KHMER}{_BURMESE}]")
_SILENT = re.compile(
    f"[{_THAI}][\u0e34\u0e38]?\u0e4c|[{_LAO}]\u0ecc|[{_KHMER}]\u17cd|[{_BURMESE}]\u1037?\u103a"
)
"""A consonant without a vowel, which ends the syllable before it."""


@dataclass(frozen=True, slots=True)
class _Keep:
    """What stays together in a language.

    ``numbers`` and ``never_first`` are stretches that hold together, with digits and in scripts of
    South-East Asia; ``lead_on`` are short words with the first letter after them, and a dash with
    the letter before it. ``words`` hold together too, but for the breaks that ``inner`` gives them.
    ``prefixes`` are pieces between two breaks that end no line, ``suffixes`` such that begin none.
    """

    numbers: tuple[re.Pattern[str], ...]
    never_first: re.Pattern[str]
    lead_on: re.Pattern[str]
    words: re.Pattern[str] | None
    inner: dict[str, tuple[int, ...]]
    prefixes: frozenset[str]
    suffixes: frozenset[str]


def together(text: str, breaks: Iterable[int], language: str) -> set[int]:
    """The breaks that are left when what belongs together is kept so.

    ``breaks`` are those of UAX #14, the end of the text included. ``language`` is a bare code (th).
    """
    keep = _keep(language)
    left = set(breaks)
    words = list(keep.words.finditer(text)) if keep.words else []
    patterns = [_SHORT_PREFIX, keep.lead_on]
    if _CONSONANT.search(text):
        edges = {edge for match in words for edge in match.span()}
        left -= set(_torn(text, left, keep, edges))
        patterns.append(keep.never_first)
    if _DIGIT.search(text):
        patterns += keep.numbers
    for pattern in patterns:
        for match in pattern.finditer(text):
            left.difference_update(range(match.start() + 1, match.end()))
    if "-" in text:
        for match in _ADDRESS.finditer(text):
            start = match.start()
            left -= {start + at + 1 for at, char in enumerate(match[0][:-1]) if char == "-"}
    for match in words:
        start, end = match.span()
        left.difference_update(range(start + 1, end))
        left.update(start + offset for offset in keep.inner[match[0]])
    return left


def ends_syllable(text: str, offset: int) -> bool:
    """Whether the letter at the offset has no vowel, and so belongs to the syllable before it."""
    return bool(_SILENT.match(text, offset))


def _torn(text: str, breaks: set[int], keep: _Keep, edges: set[int]) -> Iterator[int]:
    """The breaks after prefixes and before suffixes, and those that leave a letter by itself.

    ICU's dictionaries cut the words that they do not know, names of medicines above all, into bits
    that cannot be read: before a silent consonant, and on both sides of a single one. ``edges`` are
    where listed words begin and end; there a single consonant belongs to them.
    """
    yield from (match.start() for match in _SILENT.finditer(text))
    for start, end in pairwise(sorted(breaks | {0})):
        piece = text[start:end].rstrip(_SIGNS)
        if piece in keep.prefixes:
            sides: tuple[int, ...] = (end,)
        elif piece in keep.suffixes:
            sides = (start,)
        elif len(piece) == 1 and _CONSONANT.match(piece):
            sides = tuple(offset for offset in (start, end) if offset not in edges)
        else:
            continue
        yield from (offset for offset in sides if _between_letters(text, offset))


def _between_letters(text: str, offset: int) -> bool:
    """Whether nothing parts the two characters around the offset: no space, no sign."""
    around = text[offset - 1 : offset + 1]
    inside = 0 < offset < len(text)
    return inside and not any(c.isspace() or c in _SIGNS for c in around)


# --- keep.toml


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    source = files(__package__).joinpath("keep.toml").read_text("utf-8")
    return tomllib.loads(source)


@lru_cache(maxsize=64)
def _keep(language: str) -> _Keep:
    """The patterns of a language, from keep.toml."""
    own = _data().get(language, {})
    never_first = re.compile(r"\S ?" + _alternatives(_data()["signs"]["never_first"]))
    inner = {word.replace("|", ""): tuple(_bars(word)) for word in own.get("words", [])}
    return _Keep(
        (*_units(language), _RANGE, _GROUPED, _ISOLATED_NUMBER, *_between(own.get("between"))),
        never_first,
        _lead_on(own.get("lead_on", [])),
        re.compile(_alternatives(inner)) if inner else None,
        inner,
        frozenset(own.get("prefixes", [])),
        frozenset(own.get("suffixes", [])),
    )


def _between(words: Iterable[str] | None) -> Iterator[re.Pattern[str]]:
    """Two numbers with a word between them: 1 to 2."""
    if words:
        yield re.compile(f"\\d {_alternatives(words)} \\d")


def _lead_on(words: Iterable[str]) -> re.Pattern[str]:
    """A short word and what it belongs to; a dash between spaces, which begins no line."""
    patterns = [r"\S [\u2013\u2014](?= )"]
    if words:
        patterns.append(rf"(?<!\w)(?:{_alternatives(words)} )+\S")
    return re.compile("|".join(patterns), re.IGNORECASE)


def _units(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Numbers with the units and signs after them; signs with the numbers after them."""
    data = _data()
    named = [_alternatives(data["units"]["all"]) + r"[²³]?(?:/\w+)?(?!\w)"]
    times = tuple(_times(language))
    own = (*data.get(language, {}).get("units", ()), *(word for word, first in times if not first))
    if own:
        # where words are not spaced, a letter after the unit is the next word
        spaced = scripts.of(script_of(language)).spaced
        named.append(_alternatives(own) + (r"(?!\w)" if spaced else ""))
    signs, before = (_alternatives(data["signs"][side]) for side in ("after", "before"))
    space = "[ \u00a0\u2009\u202f]?"
    after = re.compile(f"\\d{space}(?:{signs}|{'|'.join(named)})")
    leading = [
        rf"(?<!\w){_alternatives(words)}" for words in [{w for w, first in times if first}] if words
    ]
    return after, re.compile(f"(?:{'|'.join([before, *leading])}){space}\\d")


_TIMES = ("minute", "hour", "day", "week", "month", "year")
_COUNTS = (1, 2, 3, 5, 11, 100)
"""One number of each kind that a language's plural may tell apart."""


def _times(language: str) -> Iterator[tuple[str, bool]]:
    """The words that CLDR has for lengths of time, and whether they stand before the number."""
    try:
        locale = parse(language)
    except UsageError:
        return
    found = re.compile(r"(\D*?)[ \u00a0\u202f]*\d+[ \u00a0\u202f]*(\D*)")
    for unit in _TIMES:
        for amount in locale.amounts(f"duration-{unit}", _COUNTS):
            match = found.fullmatch(amount)
            if match and bool(match[1]) != bool(match[2]):
                yield (match[1] or match[2]).rstrip("."), bool(match[1])


def _alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


def _bars(word: str) -> Iterator[int]:
    """The offsets of the bars in the word without bars."""
    for count, match in enumerate(re.finditer(r"\|", word)):
        yield match.start() - count
