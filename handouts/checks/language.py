"""What a language brings to the checks of its catalogs: its words for numbers, units and terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handouts.checks.glossary import GLOSSARY, Glossary, locale_glossary
from handouts.cues.amounts import words_for_one
from handouts.cues.lexicon import Lexicon, locale_cues
from handouts.locale import Locale, parse
from handouts.meaning.numbers import Words, read_units, read_words
from handouts.meaning.numberwords import number_words
from handouts.project import Project

NUMBERS = "numbers.toml"
WORDS = "words.toml"


@dataclass(frozen=True, slots=True)
class Language:
    """A locale with its own lists.

    ``words`` may stand for numbers: CLDR's and its own. ``units`` are its own words for units, each
    with the English unit that it stands for; ``glossary`` holds its terms, and the words that stay
    as they are; ``cues`` has its words for not, at least, before.
    """

    locale: Locale
    words: Words = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)
    cues: Lexicon = field(default_factory=Lexicon)


def language(project: Project, tag: str) -> Language:
    """The language of a locale, with the lists that the project has for it.

    Raises UnreadableFile where a list cannot be read, UsageError for a tag that is no locale's.
    """
    path = project.locales / tag / NUMBERS
    name = project.name_of(path)
    locale = parse(tag)
    words = {**words_for_one(tag), **number_words(locale.language), **read_words(path, name)}
    own = project.locales / tag / WORDS
    cues = locale_cues(own, project.name_of(own), tag)
    units = read_units(path, name)
    return Language(locale, words, units, locale_glossary(project, tag), cues)


def lists(project: Project, tag: str) -> tuple[Path, ...]:
    """The files that ``language`` reads, whether they are there or not."""
    own = project.locales / tag
    return own / NUMBERS, own / GLOSSARY, own / WORDS, project.locales / GLOSSARY
