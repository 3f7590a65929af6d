"""The unit lock: a number keeps its unit. Six hours must not become six days."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from handouts.checks.pair import Fault, Pair, bare, error, listed
from handouts.findings import Span
from handouts.meaning.fold import Folded, folded
from handouts.meaning.numbers import english_values, possible_values, spelled_values
from handouts.meaning.units import TIMES, english_units, time_signs, unit_forms, unit_of

# Languages that put the unit before the number.
_UNIT_FIRST = frozenset({"sw", "so", "my", "ha"})

_NUMBER = re.compile(r"\d+(?:[.,٫]\d+)?")
_GAP = r"[\s\u00a0\u202f\u2010\u2011\u05be-]{0,2}"

# Shorter words of an alphabet are symbols: letters beside them make them another word.
_SYMBOL = 3
# The letters that an ending has at most: -ами, -ekkel, -lerdir.
_ENDING = 5
# The alphabets of Europe and the Near East stand before Devanagari; what follows writes vowels as
# signs at a letter, or no spaces.
_ABUGIDAS = "\u0900"


@error("unit-changed", "A number of the translation has another unit than in the English.")
def check_units(pair: Pair) -> Iterator[Fault]:
    """Every number with a unit has the same unit in the translation."""
    source = bare(pair.msgid)
    measured = _measured(source) if _NUMBER.search(source) else []
    if not measured:
        return
    target = folded(bare(pair.msgstr))
    known = {unit: forms for unit in _units(pair) if (forms := _forms(unit, pair))}
    lost = [
        (source[start:end], (start, end))
        for unit, start, end in measured
        if unit in known and not _there(known[unit], target, pair)
    ]
    strange = (
        [] if pair.locale.language in _UNIT_FIRST else _strange(measured, known, source, target)
    )
    swapped = (
        []
        if pair.locale.language in _UNIT_FIRST
        else _swapped(measured, known, source, target, pair)
    )
    if pair.unspaced and not lost:
        # Without spaces a unit cannot be told from the beginning of another word.
        strange = []
    strange = list(dict.fromkeys((*strange, *swapped)))
    if lost or strange:
        wanted = listed([word for word, _ in lost] or [source[s:e] for _, s, e in measured])
        given = listed([pair.msgstr[start:end] for start, end in strange])
        yield Fault(
            "unit-changed",
            f"the English has {wanted}, the translation {given or 'no such unit'}",
            "write the unit of the English; another word for it goes into numbers.toml, [units]",
            tuple(span for _, span in lost), tuple(strange),
        )  # fmt: skip


def _units(pair: Pair) -> tuple[str, ...]:
    """The units to look for: all lengths of time, and what the English or the list names."""
    named = [unit for unit, _, _ in english_units(pair.msgid)]
    listed_units = [unit_of(word) for word in pair.language.units.values()]
    return tuple(dict.fromkeys((*TIMES, *named, *filter(None, listed_units), *_near(named))))


def _near(named: list[str]) -> tuple[str, ...]:
    """Units that one of the named ones may be confused with: a thousand times more or less."""
    return tuple(unit for group in _KINDS if group & set(named) for unit in sorted(group))


_KINDS = (
    frozenset({"µg", "mg", "g", "kg", "ounce", "pound"}),
    frozenset({"ml", "l"}),
    frozenset({"mm", "cm", "m", "km", "inch", "foot", "mile"}),
    frozenset({"°C", "°F"}),
)


_Form: TypeAlias = tuple[str, bool]
"""A word for a unit; whether it is the beginning of its forms, or a short form that has none."""


def _forms(unit: str, pair: Pair) -> tuple[_Form, ...]:
    own = tuple(word for word, english in pair.language.units.items() if unit_of(english) == unit)
    stems = tuple((form, unit in TIMES) for form in (*unit_forms(unit, pair.locale.tag), *own))
    if not stems or unit not in TIMES:
        return stems
    return (*stems, *((sign, False) for sign in time_signs(unit, pair.locale.tag)))


def _there(forms: tuple[_Form, ...], target: Folded, pair: Pair) -> bool:
    """Whether a word for the unit stands in the translation: a symbol only after a number."""
    whole = any(
        _pattern(form, pair.prefixed).search(target.text)
        for form, stem in forms
        if stem or len(form) > _SYMBOL
    )
    return whole or any(_after(form, stem).search(target.text) for form, stem in forms)


def _strange(
    measured: list[tuple[str, int, int]],
    known: Mapping[str, tuple[_Form, ...]],
    source: str,
    target: Folded,
) -> list[Span]:
    """Where a number of the English stands before another unit than in the English."""
    wanted: dict[str, set[str]] = {}
    for unit, start, _ in measured:
        wanted.setdefault(_number_before(source, start), set()).add(unit)
    found: dict[str, dict[str, Span]] = {}
    for unit, forms in known.items():
        for form, stem in forms:
            for match in _after(form, stem).finditer(target.text):
                span = target.span(match.start(2), match.end(2))
                found.setdefault(_value(match[1]), {})[unit] = span
    return [
        span
        for value, units in found.items()
        for unit, span in units.items()
        if value in wanted and unit not in wanted[value] and not wanted[value] & units.keys()
    ]


def _swapped(
    measured: list[tuple[str, int, int]],
    known: Mapping[str, tuple[_Form, ...]],
    source: str,
    target: Folded,
    pair: Pair,
) -> list[Span]:
    """Where a unit stands after another number of the English, and nowhere after its own."""
    english = english_values(source)
    every = spelled_values(source) | {value for _, values in english for value in values}
    # the text before folding: a place in it is a place in the translation
    given = possible_values(bare(pair.msgstr))
    found: list[Span] = []
    for unit in dict.fromkeys(unit for unit, _, _ in measured):
        wanted = {
            value for one, start, _ in measured if one == unit
            for value in _values_before(source, start, english)
        }  # fmt: skip
        wanted |= {
            value for one, start, end in english_units(source) if one == unit
            for value in spelled_values(_words_before(source, start) + source[start:end])
        }  # fmt: skip
        others: list[Span] = []
        agrees = False
        for form, stem in known.get(unit, ()):
            for match in _after(form, stem).finditer(target.text):
                end = target.span(match.start(1), match.end(1))[1]
                values = next((v for (a, b), v in given if a < end <= b), frozenset())
                agrees = agrees or bool(values & wanted)
                if values & every:
                    others.append(target.span(match.start(1), match.end(2)))
        if not agrees:
            found += others
    return found


def _words_before(source: str, start: int) -> str:
    """The last three words before an offset: "two to four " hours."""
    match = re.search(r"(?:\S+[\s-]+){0,3}$", source[:start])
    return match[0] if match else ""


_RANGE = re.compile(r"\s*(?:to|or|and|[-\u2010-\u2014])\s*", re.IGNORECASE)


def _values_before(
    source: str, start: int, english: tuple[tuple[Span, tuple[Fraction, ...]], ...]
) -> Iterator[Fraction]:
    """The values right before a unit of the English; of a range, both."""
    after = start
    for (begin, end), values in reversed(english):
        if end <= start:
            gap = re.compile(_GAP) if after == start else _RANGE
            if not gap.fullmatch(source[end:after]):
                return
            yield from values
            after = begin


def _measured(source: str) -> list[tuple[str, int, int]]:
    """The units of the English that stand after a number, each with its place."""
    return [unit for unit in english_units(source) if _number_before(source, unit[1])]


def _number_before(source: str, start: int) -> str:
    """The number right before an offset of the English, as a value; empty where there is none."""
    match = re.search(rf"({_NUMBER.pattern}){_GAP}$", source[:start])
    return _value(match[1]) if match else ""


def _value(number: str) -> str:
    """A number's value in a form that compares: 0 to 9 with a full stop."""
    return "".join(str(int(char)) if char.isdecimal() else "." for char in number)


@lru_cache(maxsize=1024)
def _pattern(form: str, inside: bool) -> re.Pattern[str]:
    return re.compile(re.escape(form) if inside else rf"(?<![^\W\d_]){re.escape(form)}")


@lru_cache(maxsize=1024)
def _after(form: str, stem: bool) -> re.Pattern[str]:
    """A number and the form; in an alphabet a stem takes a short ending, a symbol no letter."""
    end = ""
    if form[-1:].isalpha() and all(char < _ABUGIDAS for char in form):
        end = rf"[^\W\d_]{{0,{_ENDING}}}(?![^\W\d_])" if stem else ""
        if not stem and len(form) <= _SYMBOL:
            # a letter of another script begins a particle: 100mgを, 100mg的
            end = rf"(?!(?![{_ABUGIDAS}-\U0010ffff])[^\W\d_])"
    return re.compile(rf"({_NUMBER.pattern}){_GAP}({re.escape(form)}{end})")
