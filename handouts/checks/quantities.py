"""Quantities that no digits tell, and digits that tell another: halves, hours, signs, ranges."""

import re
from collections.abc import Iterator

from handouts.checks import measures, numbers
from handouts.checks.pair import Fault, Pair, bare, finds
from handouts.cues.amounts import half_added, half_lost, spelled_beside_unit, unit_turned
from handouts.findings import Span
from handouts.meaning.fold import folded
from handouts.meaning.forms import as_written
from handouts.meaning.numbers import difference, english_values, spelled_values
from handouts.meaning.sentences import sentences

_FRACTION = re.compile(r"(?<![\d/.])\d+[/⁄]\d+(?![\d/])")
_MINUS = re.compile(r"(?<![\w)\d])(?<!\d )[-−–](?=\d)")
# Letters that are a Roman number from 2 on; IV is a way to give a medicine.
_ROMAN = re.compile(r"(?<![^\W_])(?!IV\b)(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|VI{1,3}|I{2,3})(?![^\W_])")
_RANGE = re.compile(r"(\d+)\s*(?:to|or|and|[-–—])\s*(\d+)")

# So far apart two numbers of a range stand in any language, in characters.
_NEAR = 12

_HINT = "write the numbers of the English, in its order and with its signs"


@finds(*numbers.check_numbers.rules)
def check_halves(pair: Pair) -> Iterator[Fault]:
    """No half is added, and none is lost."""
    source, target = bare(pair.msgid), folded(bare(pair.msgstr))
    added = half_added(source, target.text, pair.language.cues)
    if added:
        yield Fault(
            "number-changed", "the translation says a half, and the English does not", _HINT,
            target=(target.span(*added),),
        )  # fmt: skip
    lost = half_lost(source, target.text, pair.language.cues)
    if lost:
        message = "the English says a half, and the translation does not"
        yield Fault("number-changed", message, _HINT, source=(lost,))


@finds(*numbers.check_numbers.rules)
def check_spelled(pair: Pair) -> Iterator[Fault]:
    """A number that is written out before a unit is one of the English."""
    source, target = bare(pair.msgid), folded(bare(pair.msgstr))
    allowed = spelled_values(source) | {
        value for _, values in english_values(source) for value in values
    }
    found = [
        span
        for span, value in spelled_beside_unit(target.text, pair.locale.tag, pair.language.words)
        if value not in allowed and value != 1
    ]
    if found:
        words = ", ".join(target.text[slice(*span)] for span in found)
        yield Fault(
            "number-changed", f"the English has no such number: {words}", _HINT,
            target=tuple(target.span(*span) for span in found),
        )  # fmt: skip


@finds(*numbers.check_numbers.rules)
def check_signs(pair: Pair) -> Iterator[Fault]:
    """A fraction, a minus or a Roman number stands there where the English has it."""
    source, target = bare(pair.msgid), bare(pair.msgstr)
    for pattern, name in ((_FRACTION, "fraction"), (_MINUS, "minus"), (_ROMAN, "Roman number")):
        match = pattern.search(target)
        if match is None or pattern.search(source):
            continue
        if pattern is not _FRACTION or not _is_said(pair, source, target):
            yield Fault(
                "number-changed", f"the English has no {name} there: {match[0]}", _HINT,
                target=(match.span(),),
            )  # fmt: skip


@finds(*numbers.check_numbers.rules)
def check_ranges(pair: Pair) -> Iterator[Fault]:
    """The two numbers of a range keep their order, and something stands between them."""
    source, target = bare(pair.msgid), bare(pair.msgstr)
    for match in _RANGE.finditer(source):
        first, last = match[1], match[2]
        if int(first) >= int(last):
            continue
        turned = _between(last, first, target)
        straight = _between(first, last, target)
        if turned and not straight:
            message = f"the range {match[0]} is turned round"
            yield Fault("number-changed", message, _HINT, (match.span(),), (turned,))
        elif straight and not target[straight[0] + len(first) : straight[1] - len(last)].strip():
            message = f"nothing stands between the numbers of {match[0]}"
            yield Fault("number-changed", message, _HINT, (match.span(),), (straight,))


@finds(*numbers.check_numbers.rules)
def check_places(pair: Pair) -> Iterator[Fault]:
    """Each sentence has the numbers of its own English sentence, where both have as many."""
    source, target = bare(pair.msgid), bare(pair.msgstr)
    ours, theirs = sentences(source), sentences(target)
    words = pair.language.words
    if len(ours) != len(theirs) or len(ours) == 1:
        return
    if difference(as_written(source, target, words), target, words):
        return  # another check tells what is lost
    for one, other in zip(ours, theirs, strict=True):
        english, told = source[slice(*one)], target[slice(*other)]
        differs = difference(as_written(english, told, words), told, words)
        if differs and (differs.missing_at or differs.added_at):
            yield Fault(
                "number-changed", "the numbers stand in other sentences than in the English",
                _HINT, _moved(differs.missing_at, one[0]), _moved(differs.added_at, other[0]),
            )  # fmt: skip
            return


@finds(*measures.check_units.rules)
def check_lengths(pair: Pair) -> Iterator[Fault]:
    """Hours stay hours where no number counts them."""
    source, target = bare(pair.msgid), folded(bare(pair.msgstr))
    found = unit_turned(source, target.text, pair.locale.tag)
    if found:
        ours, theirs = found
        there = target.text[slice(*theirs)]
        yield Fault(
            "unit-changed",
            f"the English has “{source[slice(*ours)]}”, the translation “{there}”",
            "write the unit of the English; another word for it goes into numbers.toml, [units]",
            (ours,), (target.span(*theirs),),
        )  # fmt: skip


def _is_said(pair: Pair, source: str, target: str) -> bool:
    """Whether the English says in words what is a fraction here: a half, or a date."""
    dated = as_written(source, target, pair.language.words) != source
    return dated or "half" in source.lower()


def _between(first: str, last: str, text: str) -> Span | None:
    """Where two numbers stand near each other in this order, in any digits."""
    pattern = rf"(?<!\d){first}(?!\d)\D{{0,{_NEAR}}}?(?<!\d){last}(?!\d)"
    digits = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    match = re.search(pattern, digits)
    return match.span() if match else None


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)
