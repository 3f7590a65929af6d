"""The number words of languages, from CLDR: what may stand for digits in any handout.

``tools/number_words.py`` writes the lists, a file for each language. Source: CLDR, rule-based
number formats.
"""

from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

from handouts.files import parse_toml
from handouts.meaning.numbers import Words
from handouts.ucd import nfc

FOLDER = "words"


@lru_cache(maxsize=32)
def number_words(language: str) -> Words:
    """The words of a language (de, zh) for numbers from 2 on; none where there is no list."""
    path = files(__package__) / FOLDER / f"{language}.toml"
    if not path.is_file():
        return {}
    table = parse_toml(path.read_text("utf-8"), path.name, "")
    return {
        nfc(word).casefold(): Fraction(int(number))
        for number, words in table.items()
        for word in words
    }
