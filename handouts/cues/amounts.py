"""What texts count without digits: a half more, hours without a number, a range turned round."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from handouts import scripts
from handouts.cues.lexicon import Lexicon, language_cues
from handouts.findings import Span
from handouts.locale import parse
from handouts.meaning.numbers import Words
from handouts.meaning.units import TIMES, english_units, unit_forms

# Units whose words say something else as often: "second" is the next one in many languages.
_CLEAR = tuple(unit for unit in TIMES if unit != "second")

# English that tells a half, and what it may be in digits.
_HALF = re.compile(r"\b(?:half|halves|halfway|quarters?|mid\w*)\b|[¼½¾]|\d[.,]\d", re.IGNORECASE)

# English words that hold a unit.
_HELD = {
    "hourly": "hour", "daily": "day", "today": "day", "tonight": "day", "tomorrow": "day",
    "overnight": "day", "weekly": "week", "weekend": "week", "monthly": "month", "yearly": "year",
}  # fmt: skip
_HELD_WORD = re.compile(rf"\b(?:{'|'.join(_HELD)})\b", re.IGNORECASE)

# What Chinese and Japanese put between a number and its unit.
_COUNTER = "[個个かヶカ]?"
# The same after a number word; "ten and some" hours are ten as well.
_COUNTER_OR_SOME = "[個个箇かヶカ多几幾餘余]?"

# Letters that an inflected unit has at least: "ch" and "g" are signs.
_WORD = 2


def half_added(source: str, target: str, own: Lexicon) -> Span | None:
    """Where a folded translation says a half that the English does not; None where it does not."""
    pattern = own.counted.get("half")
    if pattern is None or _HALF.search(source):
        return None
    match = pattern.search(target) and pattern.search(own.plain(target))
    return match.span() if match else None


def half_lost(source: str, target: str, own: Lexicon) -> Span | None:
    """Where the English says a half that a folded translation has neither in words nor digits."""
    match = re.search(r"\bhalf\b|½", source, re.IGNORECASE)
    pattern = own.counted.get("half")
    if match is None or pattern is None or pattern.search(target):
        return None
    return None if re.search(r"[¼½¾]|\d[.,٫]\d|30|٣٠|۳۰|३०", target) else match.span()


def unit_turned(source: str, target: str, tag: str) -> tuple[Span, Span] | None:
    """The unit that the English names and a folded translation does not, and the one it has there.

    None where none gave way to another. Without spaces a unit is one only after a number.
    """
    ours = {unit: (start, end) for unit, start, end in english_units(source) if unit in _CLEAR}
    if not ours:
        return None
    held = {_HELD[match[0].lower()] for match in _HELD_WORD.finditer(source)}
    theirs = dict(_units(language_cues(tag).plain(target), tag))
    gone, came = ours.keys() - theirs.keys(), theirs.keys() - ours.keys() - held
    if not gone or not came:
        return None
    return ours[min(gone, key=TIMES.index)], theirs[min(came, key=TIMES.index)]


def spelled_beside_unit(target: str, tag: str, words: Words) -> Iterator[tuple[Span, Fraction]]:
    """The number words of a folded translation that count a length of time, each with its value."""
    if not _stems(tag).search(target):
        return
    pattern = _spelled(tag, tuple(sorted(words, key=len, reverse=True)))
    for match in pattern.finditer(language_cues(tag).plain(target)):
        yield match.span(), words[match["word"]]


@lru_cache(maxsize=64)
def words_for_one(tag: str) -> Words:
    """What says one in a language: "una hora", and "una a" before another number."""
    own = language_cues(tag)
    locale = parse(tag)
    gap = " " if scripts.of(locale.script).spaced else ""
    ones = own.words.get("one", {}).get("one", ())
    after = [*own.words.get("to", {}).get("to", ())]
    for unit in TIMES:
        for amount in locale.amounts(f"duration-{unit}", (1, 2, 5)):
            after.append(re.sub(r"[\d.,٫٬]+", "", amount).strip())
    return {
        f"{one}{between}{word.casefold()}": Fraction(1)
        for one in ones
        for word in after
        if len(word) >= _WORD or not gap
        for between in {gap, " "}
    }


def _units(target: str, tag: str) -> Iterator[tuple[str, Span]]:
    for unit in _CLEAR:
        pattern = _unit_pattern(unit, tag)
        match = pattern.search(target) if pattern else None
        if match:
            yield unit, match.span("unit")


@lru_cache(maxsize=512)
def _unit_pattern(unit: str, tag: str) -> re.Pattern[str] | None:
    forms = [form for form in unit_forms(unit, tag) if len(form) >= _WORD or _unspaced(tag)]
    if not forms:
        return None
    listed = f"(?P<unit>{'|'.join(map(re.escape, forms))})"
    if not _unspaced(tag):
        prefix = "" if not scripts.of(parse(tag).script).prefixes else r"\w{0,3}?"
        return re.compile(rf"(?<![^\W\d_]){prefix}{listed}")
    few = language_cues(tag).counted.get("few")
    counts = r"\d" + (f"|{few.pattern}" if few else "")
    return re.compile(rf"(?:{counts})\s?{_COUNTER}{listed}")


@lru_cache(maxsize=64)
def _stems(tag: str) -> re.Pattern[str]:
    """The words for lengths of time, as they begin; what matches nothing where none is known."""
    forms = [form for unit in _CLEAR for form in unit_forms(unit, tag) if form]
    return re.compile("|".join(map(re.escape, forms)) or r"(?!)")


@lru_cache(maxsize=64)
def _spelled(tag: str, words: tuple[str, ...]) -> re.Pattern[str]:
    begins = "" if _unspaced(tag) or scripts.of(parse(tag).script).prefixes else r"(?<![^\W\d_])"
    listed = "|".join(map(re.escape, words)) or r"(?!)"
    units = _stems(tag).pattern
    return re.compile(rf"{begins}(?P<word>{listed})[\s\u00a0]?{_COUNTER_OR_SOME}(?:{units})")


def _unspaced(tag: str) -> bool:
    return scripts.of(parse(tag).script).bound
