"""Reads English texts for what a translation must not get wrong: numbers, placeholders, terms.

The terms are the words of ``safety-terms.toml`` beside this module, with those that a project adds.
A text's numbers, placeholders and terms are its mentions; two texts with others, or with the same
in another order, tell patients something else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from handouts import ucd
from handouts.errors import UnreadableFile
from handouts.files import is_there, read_toml
from handouts.meaning.numbers import exact
from handouts.project import SAFETY_TERMS, Project

_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_LEXEME = re.compile(
    rf"""(?P<placeholder>\{{\w+\}})
    |(?P<number>\d+/\d+
        |(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?<![\w.])\.\d+)[{_FRACTIONS}]?|[{_FRACTIONS}])
    |(?P<word>[^\W\d_]+)
    |(?P<sign>[?%‰°<>≤≥±=+×&/@#$€£])""",
    re.VERBOSE,
)
# A capital inside a sentence: a name, perhaps of a medicine that no list has.
_NAME = re.compile(r"(?<=[\w,] )[A-Z]\w+|\b[A-Z]{2,}\w*")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_CANNOT = re.compile(r"\b(can)(not)\b", re.IGNORECASE)
_SHORT_NOT = re.compile(r"\b(\w+?)n['’ʼ]t\b", re.IGNORECASE)
_LONG_FORMS = {"ca": "can", "wo": "will", "sha": "shall"}

# The letters that the name of a medicine has at least: "april" ends as "lisinopril" does.
_MEDICINE = 6
# The letters that a plural has at least: "gas" and "yes" are none.
_PLURAL = 4

PROGRAM_TERMS = Path(str(files("handouts"))) / "meaning" / SAFETY_TERMS
"""The list of terms that comes with the program, and holds in every project."""

_HINT = "compare with the list that comes with the program, handouts/meaning/safety-terms.toml"


class _Lexeme(NamedTuple):
    """A word, number, placeholder or sign of a text, folded to compare, and as it is written."""

    kind: str
    text: str
    written: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A number, placeholder or term in a text. Mentions are equal where their meanings are."""

    category: str
    meaning: str
    written: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """An English text, read. ``skeleton`` and ``mentions`` are in its order.

    ``skeleton`` is what is left when punctuation, spaces, capitals and strong marks do not count;
    ``names`` are the words with a capital inside a sentence.
    """

    text: str
    skeleton: tuple[str, ...]
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The words whose change is a change of meaning.

    ``phrases`` maps the stems of a phrase to category and meaning, None for a phrase that is no
    term although a term is part of it ("right away"); ``longest`` maps a stem to the length of the
    longest phrase that starts with it, in words. ``added`` are a project's own, which are read
    besides: so no phrase of theirs hides one of these.
    """

    phrases: Mapping[tuple[str, ...], tuple[str, str] | None]
    longest: Mapping[str, int]
    negating_prefixes: tuple[str, ...] = ()
    negating_endings: tuple[str, ...] = ()
    medicine_endings: tuple[str, ...] = ()
    added: "Terms | None" = None

    def reading(self, text: str) -> Reading:
        """The text, read with these terms."""
        lexemes = _lexemes(text)
        bones = tuple(found.text for found in lexemes)
        longer = _lengthened(text)
        read = lexemes if longer == text else _lexemes(longer)
        mentions = [*self._mentions(read), *(self.added._listed(read) if self.added else ())]
        return Reading(text, bones, tuple(mentions), tuple(_NAME.findall(text)))

    def _listed(self, lexemes: list[_Lexeme]) -> Iterator[Mention]:
        """What the lists name: without the numbers and placeholders that every text may have."""
        listed = {found for found in self.phrases.values() if found}
        for mention in self._mentions(lexemes):
            if (mention.category, mention.meaning) in listed or mention.category == "medicine":
                yield mention

    def _mentions(self, lexemes: list[_Lexeme]) -> Iterator[Mention]:
        stems = [stem(found.text) if found.kind == "word" else found.text for found in lexemes]
        place = 0
        while place < len(lexemes):
            kind, text, written = lexemes[place]
            for length in range(self.longest.get(stems[place], 0), 0, -1):
                phrase = tuple(stems[place : place + length])
                if phrase in self.phrases:
                    found = self.phrases[phrase]
                    if found:
                        words = (each.written for each in lexemes[place : place + length])
                        yield Mention(*found, " ".join(words))
                    place += length
                    break
            else:
                if kind in ("number", "placeholder"):
                    yield Mention(kind, text, written)
                elif len(text) >= _MEDICINE and stems[place].endswith(self.medicine_endings):
                    yield Mention("medicine", stems[place], written)
                place += 1


def skeleton(text: str) -> tuple[str, ...]:
    """What is left of a text when punctuation, spaces, capitals and strong marks do not count."""
    return tuple(found.text for found in _lexemes(text))


def stem(word: str) -> str:
    """A word without the ending of a plural."""
    if len(word) < _PLURAL or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")


def read_terms(project: Project) -> Terms:
    """The program's terms, with those that the project's ``content/safety-terms.toml`` adds.

    What is listed there cannot take away one of the program's: two that the program keeps apart
    stay two. Raises UnreadableFile where the file is not as the program's is.
    """
    program = terms_of(PROGRAM_TERMS, PROGRAM_TERMS.name)
    if not is_there(project.safety_terms):
        return program
    own = terms_of(project.safety_terms, project.name_of(project.safety_terms), may_be_empty=True)
    new = {
        phrase: said for phrase, said in own.phrases.items() if program.phrases.get(phrase) is None
    }
    return replace(
        program,
        negating_prefixes=_joined(program.negating_prefixes, own.negating_prefixes),
        negating_endings=_joined(program.negating_endings, own.negating_endings),
        medicine_endings=_joined(program.medicine_endings, own.medicine_endings),
        added=Terms(new, _longest(new)),
    )


def _joined(program: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*program, *own)))


def terms_of(path: Path, name: str, *, may_be_empty: bool = False) -> Terms:
    """The terms of a file; ``name`` is the path as messages show it. Raises UnreadableFile."""
    table = read_toml(path, name, _HINT)
    rules = _table(table, "rules", name)
    numbers = _table(table, "number", name)
    phrases: dict[tuple[str, ...], tuple[str, str] | None] = {}
    for category in table:
        for term in _words(table, category, name):
            synonyms = [_phrase(word) for word in term.split(",")]
            meaning = " ".join(synonyms[0])
            phrases |= dict.fromkeys(synonyms, (category, meaning))
    for word, value in numbers.items():
        phrases[_phrase(word)] = ("number", str(exact(value, f"number.{word}", name, _HINT)))
    phrases |= dict.fromkeys(map(_phrase, _words(rules, "no_terms", name)))
    phrases.pop((), None)
    if not phrases and not may_be_empty:
        # Without terms "Stop" would pass for a new wording of "Do not stop".
        raise UnreadableFile(name, "it lists no terms", _HINT)
    return Terms(
        phrases,
        _longest(phrases),
        negating_prefixes=tuple(_words(rules, "negating_prefixes", name)),
        negating_endings=tuple(_words(rules, "negating_endings", name)),
        medicine_endings=tuple(_words(rules, "medicine_endings", name)),
    )


def _longest(phrases: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """The length of the longest phrase that starts with a stem, by the stem."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return longest


def _lengthened(text: str) -> str:
    """The text with its short negations in full: don't, can't and cannot have a "not"."""
    text = _CANNOT.sub(r"\1 \2", text)
    return _SHORT_NOT.sub(lambda m: f"{_LONG_FORMS.get(m[1].lower(), m[1])} not", text)


def _lexemes(text: str) -> list[_Lexeme]:
    """The numbers (by value), placeholders, words (folded) and signs of a text, in its order."""
    text = _APOSTROPHE.sub("", ucd.nfc(text).replace(ucd.SOFT_HYPHEN, ""))
    return [
        _Lexeme(kind, _value(match[0]) if kind == "number" else _folded(kind, match[0]), match[0])
        for match in _LEXEME.finditer(text)
        if (kind := match.lastgroup or "")
    ]


def _folded(kind: str, text: str) -> str:
    return text.casefold() if kind == "word" else text


def _value(digits: str) -> str:
    """A number's value as text; a fraction or a leading nought (a telephone's) as it stands."""
    if re.fullmatch(r"0\d+|\d+/\d+", digits):
        return digits
    value = Fraction(0)
    if not digits[-1].isdecimal():
        value = Fraction(ucd.numeric(digits[-1])).limit_denominator(10)
        digits = digits[:-1]
    return str(value + Fraction(digits.replace(",", "") or "0"))


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in skeleton(_lengthened(text)))


def _table(table: dict[str, Any], key: str, name: str) -> dict[str, Any]:
    found = table.pop(key, {})
    if not isinstance(found, dict):
        raise UnreadableFile(name, f"{key} is no table", _HINT)
    return found


def _words(table: Mapping[str, Any], key: str, name: str) -> list[str]:
    words = table.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise UnreadableFile(name, f"{key} is no list of texts in quotes", _HINT)
    return words
