"""What an English text has that its translation must not get wrong."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from handouts.errors import UnreadableFile
from handouts.meaning.change import change_of
from handouts.meaning.terms import (
    PROGRAM_TERMS,
    Mention,
    Terms,
    read_terms,
    skeleton,
    stem,
    terms_of,
)
from handouts.project import Project
from tests.merge.merging import TERMS


def mentions(text: str) -> list[tuple[str, str]]:
    return [(mention.category, mention.meaning) for mention in TERMS.reading(text).mentions]


def lists() -> dict[str, list[str]]:
    """The lists of the repository's file, each term as it is written there."""
    table = tomllib.loads(PROGRAM_TERMS.read_text("utf-8"))
    del table["rules"], table["number"]
    return table


@pytest.mark.parametrize("category", lists())
def test_every_word_of_the_list_is_found_in_a_sentence(category: str) -> None:
    for term in lists()[category]:
        meanings = set()
        for word in term.split(","):
            found = [mention for mention in mentions(f"Xy {word} zw.") if mention[0] == category]
            assert len(found) == 1, word
            meanings |= set(found)
        assert len(meanings) == 1, term


def test_no_word_of_the_list_has_two_meanings() -> None:
    meanings: dict[tuple[str, ...], str] = {}
    for terms in lists().values():
        for term in terms:
            for word in term.split(","):
                phrase = tuple(stem(bone) for bone in skeleton(word))
                assert meanings.setdefault(phrase, term) == term, word


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("legs", "leg"),
        ("pills", "pill"),
        ("biopsies", "biopsy"),
        ("ties", "ty"),
        ("gas", "gas"),
        ("yes", "yes"),
        ("loss", "loss"),
        ("virus", "virus"),
        ("pelvis", "pelvis"),
        ("rest", "rest"),
    ],
)
def test_a_word_loses_the_ending_of_its_plural_and_no_other(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_the_longest_phrase_counts() -> None:
    assert mentions("Do it right away.") == [("time", "now")]
    assert mentions("at least 6 hours") == [
        ("limit", "at least"),
        ("number", "6"),
        ("unit", "hour"),
    ]
    assert mentions("the least") == [("limit", "least")]


def test_what_only_looks_like_a_term_is_none() -> None:
    assert mentions("Feel free to ask whether it is right for you, at all.") == []


@pytest.mark.parametrize("text", ["don't", "don’t", "do not", "DO NOT", "Do **not**"])
def test_a_negation_is_found_however_it_is_written(text: str) -> None:
    assert mentions(text) == [("negation", "not")]


@pytest.mark.parametrize("text", ["cannot", "can't", "can not", "Can’t"])
def test_a_short_negation_has_its_verb(text: str) -> None:
    assert mentions(text) == [("duty", "may"), ("negation", "not")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6", 6), ("six", 6), ("1.5", 1.5), ("1½", 1.5), ("½", 0.5), (".5", 0.5), ("0.50", 0.5),
        ("10,000", 10000), ("Twenty-four", 24),
    ],
)  # fmt: skip
def test_a_number_counts_by_its_value(text: str, value: float) -> None:
    assert mentions(f"x {text} y") == [("number", str(Fraction(str(value))))]


def test_a_telephone_number_counts_as_it_is_written() -> None:
    assert mentions("555-0123") == [("number", "555"), ("number", "0123")]


def test_a_stop_inside_a_list_of_numbers_is_no_decimal_point() -> None:
    assert mentions("in 1, 2. 3 b") == [("number", "1"), ("number", "2"), ("number", "3")]


def test_a_placeholder_is_one_mark_and_its_words_are_none() -> None:
    assert mentions("x {clinic_phone_emergency}") == [("placeholder", "{clinic_phone_emergency}")]


@pytest.mark.parametrize("word", ["mepivacaine", "atorvastatin", "Lisinopril"])
def test_a_word_that_ends_as_medicines_do_is_one(word: str) -> None:
    assert mentions(f"your {word}") == [("medicine", word.lower())]


@pytest.mark.parametrize("word", ["april", "person", "profile", "spartan", "comparison"])
def test_an_everyday_word_is_no_medicine(word: str) -> None:
    assert mentions(f"your {word}") == []


def test_marks_say_how_they_are_written_and_compare_by_meaning() -> None:
    (mention,) = TERMS.reading("Hours").mentions
    assert mention == Mention("unit", "hour", "hr")
    assert mention.written == "Hours"


def test_a_skeleton_has_words_numbers_and_signs() -> None:
    assert skeleton("**Rest,** {clinic_phone}: 1,000\u00a0mg—“50%”?") == (
        "rest", "{clinic_phone}", "1000", "mg", "50", "%", "?",
    )  # fmt: skip


def with_list(folder: Path, text: str) -> Terms:
    """The terms of a project with a list of its own."""
    (folder / "content").mkdir()
    (folder / "content" / "safety-terms.toml").write_text(text, "utf-8")
    return read_terms(Project(folder))


def test_a_project_adds_its_words_to_those_of_the_program(tmp_path: Path) -> None:
    assert read_terms(Project(tmp_path)) == TERMS
    own = with_list(tmp_path, 'colour = ["pink, crimson"]\n')
    for word in ("pink", "crimson"):
        assert own.reading(word).mentions == (Mention("colour", "pink", ""),)
    assert own.reading("left").mentions == TERMS.reading("left").mentions != ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "side = []\nnegation = []\n",
        'side = ["left, right", "left leg, right leg", "not, never ever, do"]\n',
        '[rules]\nno_terms = ["left", "right", "do not stop"]\n',
        "[number]\nfive = 6\n",
        "[rules]\nnegating_prefixes = []\nmedicine_endings = []\n",
    ],
)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rest your left leg.", "Rest your right leg."),
        ("Do not stop it.", "Do stop it."),
        ("It is safe.", "It is unsafe."),
        ("Wait five hours.", "Wait six hours."),
        ("Take lisinopril.", "Take ramipril."),
    ],
)
def test_a_project_s_list_makes_no_critical_edit_harmless(
    tmp_path: Path, text: str, old: str, new: str
) -> None:
    assert change_of(old, new, with_list(tmp_path, text)).critical


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("side = [", "safety-terms.toml"),
        ('side = "left"', "side is no list"),
        ("side = [1]", "side is no list"),
        ('rules = ["x"]', "rules is no table"),
        ("[rules]\nno_terms = 1", "no_terms is no list"),
        ('[number]\ntwo = "2"', "number.two = '2': that is no number"),
        ("[number]\ntwo = true", "that is no number"),
    ],
)
def test_a_broken_list_is_told(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "safety-terms.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableFile, match=r"safety-terms\.toml") as caught:
        terms_of(path, "content/safety-terms.toml")
    assert message in str(caught.value)


def test_an_empty_list_has_numbers_and_placeholders_still() -> None:
    read = Terms({}, {}).reading("not 5 {clinic_name}")
    assert [mention.category for mention in read.mentions] == [
        "number",
        "placeholder",
    ]


def test_a_list_without_terms_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "safety-terms.toml"
    path.write_text("", "utf-8")
    with pytest.raises(UnreadableFile, match="lists no terms"):
        terms_of(path, "content/safety-terms.toml")
