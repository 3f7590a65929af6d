"""The cues of a language: which words say not, at least, before, left, stop, if.

One file a language in ``cues/words/``, to which ``locales/<tag>/words.toml`` adds. A table is a
group of meanings, a key one meaning, its value the words for it, with commas between them::

    harmless = "sin embargo"

    [limit]
    least = "al menos, no menos de"
    most = "hasta, como máximo"

A star stands for any letters, so that ``negat*`` is the beginning of a word; between slashes stands
a pattern. Where a script has no spaces a word may stand inside others. What is ``harmless`` only
looks like a cue; the longest words that begin at a place are meant there. ``head-final = true``: a
clause of "unless" ends with that word, and does not begin with it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from handouts import scripts
from handouts.errors import UnreadableFile
from handouts.files import is_there, parse_toml, read_toml
from handouts.findings import Span
from handouts.locale import parse
from handouts.meaning.fold import folded

FOLDER = "words"
HARMLESS = "harmless"
HEAD_FINAL = "head-final"

COUNTED = frozenset({"half", "one", "to", "few"})
"""Groups of words that are numbers: they count beside a unit, and are no cues by themselves."""

# A letter, the vowel signs of India and Burma included, which Python takes for none.
_SIGNS = (
    "\u0900-\u0963\u0970-\u09e5\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0dff\u1000-\u103f\u1050-\u109f"
)
_LETTER = re.compile(rf"[^\W\d_]|[{_SIGNS}]")
_BEGINS = rf"(?<![^\W\d_])(?<![{_SIGNS}])"
_ENDS = rf"(?![^\W\d_])(?![{_SIGNS}])"
_ANY = rf"(?:[^\W\d_]|[{_SIGNS}])*"

# Letters that stand before a word and belong to it in writing: and, the, in, to, from.
_PREFIXES = {"ar": "[وف]?(?:[بكل]?ال|لل|[بكلس])?", "he": "[ושהבלכמ]{0,3}"}

# Letters that writers exchange or leave.
_LOOSE = {
    "ar": {**dict.fromkeys("اأإآ", "[اأإآ]"), **dict.fromkeys("يى", "[يى]"), "ة": "[ةه]"},
    "fa": {**dict.fromkeys("یيى", "[یيى]"), **dict.fromkeys("کك", "[کك]")},
    "ur": {
        **dict.fromkeys("یيى", "[یيى]"), **dict.fromkeys("کك", "[کك]"),
        **dict.fromkeys("ہهھ", "[ہهھ]"), "ئ": "ئ?", "ؤ": "[ؤو]",
    },
    "hi": {**dict.fromkeys("ंँ", "[ंँ]"), "\u093c": ""},
    "ru": {"ё": "[её]", "е": "[её]"},
}  # fmt: skip
_CONSONANT = re.compile("[\u0915-\u0939]")

_HINT = (
    'write a table such as [limit], and under it lines such as least = "al menos, no menos de"; '
    "handouts/cues/words/ has the tables that there are"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says ``meaning`` of a ``group``; ``span`` is its place in the text."""

    group: str
    meaning: str
    span: Span


@dataclass(frozen=True, slots=True)
class CueWord:
    """A listed word: what matches it, from its first letter on, and what it says.

    ``stem`` are the letters that it surely begins with; few words of a list stand in a text, so
    that their patterns are compiled only where these do. ``edged``: nothing but letters that belong
    to the next word stands before it in its word.
    """

    stem: str
    source: str
    group: str
    meaning: str
    edged: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The cues of a language; empty where nobody has listed any. It is equal to itself alone.

    ``words`` has the listed ones by group and meaning; ``entries`` those of each first letter, the
    longest first; ``patterns`` those that have no letter to begin with.
    """

    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    head_final: bool = False
    entries: Mapping[str, tuple[CueWord, ...]] = field(default_factory=dict)
    patterns: tuple[CueWord, ...] = ()
    counted: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    prefixes: re.Pattern[str] = re.compile("")

    def cues(self, text: str) -> tuple[Cue, ...]:
        """The cues of a folded text, in its order; none lies in another."""
        return tuple(cue for cue in _read(self, text) if cue.group != HARMLESS)

    def plain(self, text: str) -> str:
        """A folded text with spaces in the place of what only looks like a cue or a number."""
        for cue in _read(self, text):
            if cue.group == HARMLESS:
                start, end = cue.span
                text = text[:start] + " " * (end - start) + text[end:]
        return text

    def has(self, group: str) -> bool:
        """Whether the language has words of a group."""
        return group in self.words


@lru_cache(maxsize=4096)
def _read(lexicon: Lexicon, text: str) -> tuple[Cue, ...]:
    """All that a text has of a lexicon, what is harmless too, in its order."""
    # a pattern may look at what stands before it, so it is asked once, of the whole text
    free = {
        match.start(): Cue(entry.group, entry.meaning, match.span())
        for entry in reversed(lexicon.patterns)
        for match in _compiled(entry.source).finditer(text)
        if match[0]
    }
    found: list[Cue] = []
    at = begin = 0
    while at < len(text):
        if not _in_word(text, at):
            begin = at
        cue = free.get(at) or _word_at(lexicon, text, begin, at)
        if cue:
            found.append(cue)
        at = cue.span[1] if cue else at + 1
    return tuple(found)


def _word_at(lexicon: Lexicon, text: str, begin: int, at: int) -> Cue | None:
    """The longest listed word at a place of a text; the word there begins at ``begin``."""
    for entry in lexicon.entries.get(text[at], ()):
        if entry.edged and at > begin and not lexicon.prefixes.fullmatch(text, begin, at):
            continue
        if not text.startswith(entry.stem, at):
            continue
        match = _compiled(entry.source).match(text, at)
        if match:
            return Cue(entry.group, entry.meaning, match.span())
    return None


@lru_cache(maxsize=4096)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _in_word(text: str, at: int) -> bool:
    """Whether a letter or a vowel sign stands before a place."""
    return at > 0 and _LETTER.match(text, at - 1) is not None


@lru_cache(maxsize=64)
def language_cues(tag: str) -> Lexicon:
    """The program's cues of a locale's language."""
    return _lexicon(tag, _listed(tag))


def locale_cues(path: Path, name: str, tag: str) -> Lexicon:
    """The program's cues of a locale, with what its ``words.toml`` adds. Raises UnreadableFile."""
    if not is_there(path):
        return language_cues(tag)
    return _lexicon(tag, (*_listed(tag), (read_toml(path, name, _HINT), name)))


def _listed(tag: str) -> tuple[tuple[dict[str, Any], str], ...]:
    path = files(__package__) / FOLDER / f"{parse(tag).language}.toml"
    if not path.is_file():
        return ()
    return ((parse_toml(path.read_text("utf-8"), path.name, _HINT), path.name),)


def _lexicon(tag: str, tables: tuple[tuple[dict[str, Any], str], ...]) -> Lexicon:
    """The cues of some tables; a later one adds words to the meanings of those before it."""
    groups: dict[str, dict[str, tuple[str, ...]]] = {}
    head_final = False
    for table, name in tables:
        head_final = bool(table.pop(HEAD_FINAL, head_final))
        harmless = table.pop(HARMLESS, "")
        for group, meanings in ({HARMLESS: {HARMLESS: harmless}} | table).items():
            if not isinstance(meanings, dict):
                raise UnreadableFile(name, f"{group} is no table of meanings", _HINT)
            own = groups.setdefault(group, {})
            for meaning, words in meanings.items():
                own[meaning] = (*own.get(meaning, ()), *_split(words, meaning, name))
    entries = [
        (word, CueWord(_stem(word, tag), _pattern(word, tag), group, meaning, _edged(word, tag)))
        for group, meanings in groups.items()
        if group not in COUNTED
        for meaning, words in meanings.items()
        for word in words
    ]
    # of the words that begin at a place the longest is meant
    entries.sort(key=lambda each: len(each[0]), reverse=True)
    firsts: dict[str, list[CueWord]] = {}
    for word, entry in entries:
        for first in _firsts(word, tag) if not word.startswith("/") else ():
            firsts.setdefault(first, []).append(entry)
    counted = {
        group: re.compile("|".join(_counted(word, tag) for word in words))
        for group in COUNTED & groups.keys()
        for words in (sorted(sum(groups[group].values(), ()), key=len, reverse=True),)
    }
    return Lexicon(
        groups, head_final, {first: tuple(each) for first, each in firsts.items()},
        tuple(entry for word, entry in entries if word.startswith("/")), counted,
        re.compile(_PREFIXES.get(parse(tag).language, "")),
    )  # fmt: skip


def _split(words: object, meaning: str, name: str) -> Iterator[str]:
    if not isinstance(words, str):
        raise UnreadableFile(name, f"{meaning} is no text of words with commas between", _HINT)
    for word in words.split(", "):
        if word.startswith("/"):
            try:
                re.compile(word.strip("/"))
            except re.error as problem:
                raise UnreadableFile(name, f"{word} is no pattern: {problem}", _HINT) from None
        if word.strip():
            yield word.strip()


def _pattern(word: str, tag: str) -> str:
    """What matches a listed word in a folded text, from its first letter on."""
    if word.startswith("/"):
        return word.strip("/")
    locale = parse(tag)
    loose = _LOOSE.get(locale.language, {})
    letters = "".join(
        _ANY if char == "*"
        else r"\s+" if char == " "
        else loose.get(char, re.escape(char)) + ("\u093c?" if _CONSONANT.match(char) else "")
        for char in folded(word.removeprefix("*")).text
    )  # fmt: skip
    ends = "" if word.endswith("*") or scripts.of(locale.script).bound else _ENDS
    return letters + ends


def _stem(word: str, tag: str) -> str:
    """The first letters of a listed word that no writer exchanges, and nothing stands for."""
    if word.startswith("/"):
        return ""
    loose = _LOOSE.get(parse(tag).language, {})
    letters = folded(word.removeprefix("*")).text
    end = next((n for n, c in enumerate(letters) if c in loose or c in "* "), len(letters))
    # a vowel sign may follow a point that is not written
    return letters[:1] if end and _CONSONANT.match(letters) else letters[:end]


def _firsts(word: str, tag: str) -> str:
    """The letters that a listed word may begin with."""
    first = folded(word.removeprefix("*")).text[0]
    return _LOOSE.get(parse(tag).language, {}).get(first, first).strip("[]?")


def _edged(word: str, tag: str) -> bool:
    return not word.startswith("*") and not scripts.of(parse(tag).script).bound


def _counted(word: str, tag: str) -> str:
    """What matches a word that is a number, anywhere in a text."""
    if not _edged(word, tag):
        return _pattern(word, tag)
    return _BEGINS + _PREFIXES.get(parse(tag).language, "") + _pattern(word, tag)
