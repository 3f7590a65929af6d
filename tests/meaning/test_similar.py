"""The search for similar texts; rapidfuzz over all texts is the oracle."""

import random

import pytest
from rapidfuzz import fuzz, process

from handouts.catalogs.extract import templates
from handouts.content.load import read_sources
from handouts.meaning.similar import shelf
from tests.gettexts import REAL

SOURCES = tuple(
    entry.msgid for found in templates(read_sources(REAL)).values() for entry in found.entries
)
WORDS = tuple(dict.fromkeys(word for text in SOURCES for word in text.lower().split()))


def edited(text: str, choose: random.Random) -> str:
    """The text with up to a third of its words exchanged and as many inflected."""
    words = text.split()
    for _ in range(choose.randint(1, len(words) // 3 + 1)):
        words[choose.randrange(len(words))] = choose.choice(WORDS)
        words[choose.randrange(len(words))] += choose.choice(["s", "ed", "ing", ",", "!"])
    return " ".join(words)


@pytest.mark.parametrize("seed", range(3))
def test_the_most_alike_of_all_texts_is_found(seed: int) -> None:
    choose = random.Random(seed)
    texts = [" ".join(choose.choices(WORDS, k=choose.randint(1, 30))) for _ in range(200)]
    shelves = shelf([*texts, *SOURCES])
    for text in (*texts, *SOURCES):
        wanted = edited(text, choose)
        found = shelves.like(wanted, 70)
        best = process.extractOne(wanted, shelves.texts, scorer=fuzz.ratio, score_cutoff=70)
        assert (found[0][0] if found else None) == (best[1] if best else None), wanted


def test_only_what_is_alike_enough_is_found_and_the_most_alike_comes_first() -> None:
    shelves = shelf(["rest at your home", "rest at home", "something else", "rest"])
    assert [place for _, place in shelves.like("rest at home", 80)] == [1, 0]
    assert shelves.like("rest at home", 80)[0][0] == 100
    assert shelves.like("nothing", 90) == []


def test_an_empty_shelf_has_nothing() -> None:
    assert shelf([]).like("a text of rather more than eight words for the index", 0) == []


def test_of_texts_equally_alike_the_first_comes_first() -> None:
    shelves = shelf(["rest at home a", "rest at home b"])
    assert [place for _, place in shelves.like("rest at home c", 60)] == [0, 1]
