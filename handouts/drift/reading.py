"""Reads an English text for what it speaks of, in whatever words: its senses, by ``senses.toml``.

Two senses are equal where their meanings are. What says the opposite has the other sign.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from handouts.files import parse_toml
from handouts.findings import Span

GRAMMAR = (
    "if", "unless", "even_if", "only_if", "only",
    "not", "not_around", "not_before", "harmless", "fine",
)  # fmt: skip
"""Kinds of words that say no thing, but how the others are meant: the keys of ``english.toml``."""

STRICT = (
    "act", "medicine", "body", "sign", "test", "person", "people", "scale", "question", "side",
    "time", "duty", "order",
)  # fmt: skip
"""The categories of what counts; the words of ``word`` only help to find a text's counterpart."""

_SMALL = STRICT[-2:]
"""Of these, words of grammar win where they are as long."""

_SPLIT = re.compile(r"\s*,\s*")
_MARKUP = re.compile(r"[*_`]")
_PLACEHOLDER = re.compile(r"\{\w*\}")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
# "don't" as "do nt" and "cannot" as "ca not": as long as before, so that places stay what they are.
_SHORT_NOT = re.compile(r"(?<=[a-z])n['’ʼ]t\b")
_CANNOT = re.compile(r"\bcannot\b")


@dataclass(frozen=True, slots=True)
class Sense:
    """Something that a text speaks of, ``sign`` -1 where it says the opposite, at its place."""

    category: str
    meaning: str
    sign: int
    span: Span


@dataclass(frozen=True, slots=True)
class Word:
    """A word of weight, or several of one sense.

    ``classes`` are all meanings that it or a word in it may have, stems among them; ``own`` those
    of the whole.
    """

    classes: frozenset[str]
    own: frozenset[str]
    span: Span


class _Pattern(NamedTuple):
    category: str
    meaning: str
    sign: int
    regex: re.Pattern[str]


def plain(text: str) -> str:
    """The text in small letters without markup and placeholders; every place stays its own."""
    lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for pattern in (_MARKUP, _PLACEHOLDER):
        lowered = pattern.sub(lambda m: " " * len(m[0]), lowered)
    # " nt" and "not" are found alike
    short = _CANNOT.sub("ca not", _SHORT_NOT.sub(" nt", lowered))
    return short.replace("’", "'").replace("\u2011", "-").replace("\u2010", "-")


def table(name: str) -> dict[str, Any]:
    """A file of words that comes with this room."""
    return parse_toml(files(__package__).joinpath(name).read_text("utf-8"), name, "")


def regex(listed: str) -> re.Pattern[str]:
    """What finds any of the wordings of a list, at the ends of words."""
    wordings = sorted(_SPLIT.split(listed.strip()), key=len, reverse=True)
    joined = "|".join(map(_wording, filter(None, wordings)))
    return re.compile(rf"(?<![^\W_])(?:{joined})(?![^\W_])")


def _wording(wording: str) -> str:
    """A wording as a regular expression; the s of a plural may follow."""
    found = re.sub(r"\bn't", "nt", " ".join(wording.split()))
    found = re.sub(r"\((?!\?)", "(?:", re.sub(r"\bnot\b", "no?t", found))
    plural = "(?:e?s)?" if found[-1:].isalpha() or found[-1:] == ")" else ""
    found = found.replace(" ?", r"[\s-]*").replace(" ", r"[\s-]+")
    return found.replace("~", r"[^\W_]*") + plural


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """All patterns, in the order in which they win where they are equally long."""
    grammar, senses = table("english.toml"), table("senses.toml")
    found = [_Pattern("not", "not_doing", 1, regex(grammar["not_doing"]))]
    for category in STRICT:
        if category == _SMALL[0]:
            found += [_Pattern(key, key, 1, regex(grammar[key])) for key in GRAMMAR]
        found += _meanings(category, senses[category])
    found.append(_Pattern("limit", "limit", 1, regex(_denying(grammar["limit"]))))
    return tuple(found)


def _denying(limits: dict[str, str]) -> str:
    """The wordings of limits that have a "no" in them, which denies nothing."""
    every = (wording for listed in limits.values() for wording in _SPLIT.split(listed))
    return ", ".join(each for each in every if re.match(r"no ", each))


def _meanings(category: str, rows: list[str]) -> Iterator[_Pattern]:
    for row in rows:
        same, _, opposite = " ".join(row.split()).partition(" | ")
        meaning = _SPLIT.split(same.strip())[0].replace("~", "")
        yield _Pattern(category, meaning, 1, regex(same))
        if opposite:
            yield _Pattern(category, meaning, -1, regex(opposite))


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: list[str] = table("senses.toml")["word"]
    return tuple((f"word {place}", regex(row)) for place, row in enumerate(rows))


@cache
def _empty() -> frozenset[str]:
    return frozenset(_SPLIT.split(" ".join(table("senses.toml")["empty"].split())))


def senses(text: str) -> tuple[Sense, ...]:
    """What a plain text speaks of, in its order; where two overlap, the longer one."""
    found = [
        (start - end, place, Sense(category, meaning, sign, (start, end)))
        for place, (category, meaning, sign, pattern) in enumerate(_patterns())
        for start, end in (match.span() for match in pattern.finditer(text))
    ]
    kept: list[Sense] = []
    for _, _, sense in sorted(found, key=lambda each: each[:2]):
        if not any(overlap(sense.span, other.span) for other in kept):
            kept.append(sense)
    return tuple(sorted(kept, key=lambda sense: sense.span))


def items(text: str, known: tuple[Sense, ...]) -> tuple[Word, ...]:
    """The words of weight of a plain text; a sense of several words is one."""
    strict = [sense for sense in known if sense.category in STRICT]
    grammar = [s.span for s in known if s.category not in (*STRICT, "fine")]
    classes = [
        (name, match.span()) for name, pattern in _words() for match in pattern.finditer(text)
    ]
    found = []
    for sense in strict:
        if sense.category not in ("order", "side"):
            stems = tuple(_stems(text, sense.span))
            own = {
                sense.meaning,
                *_over(sense.span, classes),
                *(stems if not re.search(r"\s", text[slice(*sense.span)]) else ()),
            }
            every = own.union(stems, _at(sense.span, classes))
            found.append(Word(frozenset(every), frozenset(own), sense.span))
    taken = [sense.span for sense in strict] + grammar
    for match in _WORD.finditer(text):
        if match[0] in _empty() or any(overlap(match.span(), span) for span in taken):
            continue
        names = frozenset({stem(match[0]), *_at(match.span(), classes)})
        found.append(Word(names, names, match.span()))
    return tuple(sorted(found, key=lambda item: item.span))


def speaks_of(text: str, meaning: str) -> bool:
    """Whether a plain text has a wording of a meaning anywhere, be it in a longer one."""
    return any(
        pattern.regex.search(text)
        for pattern in _patterns()
        if pattern.meaning == meaning and pattern.sign > 0
    )


def is_empty(word: str) -> bool:
    """Whether a word names nothing."""
    return word in _empty()


def _over(span: Span, classes: list[tuple[str, Span]]) -> Iterator[str]:
    return (name for name, there in classes if there[0] <= span[0] and span[1] <= there[1])


def _at(span: Span, classes: list[tuple[str, Span]]) -> Iterator[str]:
    return (name for name, there in classes if overlap(span, there))


def _stems(text: str, span: Span) -> Iterator[str]:
    return (stem(match[0]) for match in _WORD.finditer(text, *span) if match[0] not in _empty())


# Endings, the longer first; what is left of a word has at least so many letters.
_ENDINGS = (
    "ations", "ation", "ingly", "ments", "ment", "ness", "ions", "ings", "ing", "ion", "ied", "ies",
    "ily", "ers", "ed", "es", "er", "ly", "al", "s", "e", "y",
)  # fmt: skip
_ROOT = 3


def stem(word: str) -> str:
    """A word without its ending, alike for most forms of it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            return word[: -len(ending)]
    return word


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches have a character in common."""
    return one[0] < other[1] and other[0] < one[1]
