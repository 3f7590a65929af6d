"""Translators' comments that the program reads: questions and directives."""

import pytest

from handouts.catalogs.notes import COSMETIC, NOTES, directive, questions


@pytest.mark.parametrize(
    ("notes", "asked"),
    [
        (["Q: Which day?"], ["Which day?"]),
        (["a remark", "Q: Who calls,", "and when?"], ["Who calls, and when?"]),
        (
            ["Q: Who calls,", "   and when?", "Q: Which day?"],
            ["Who calls, and when?", "Which day?"],
        ),
        (["Q: Who?", "", "a remark"], ["Who?"]),
        (["Q: Who?", "  ", "a remark"], ["Who?"]),
        (["Q: Who?", COSMETIC], ["Who?"]),
        (["Q: Who?", "handouts: ignore=quotes a name"], ["Who?"]),
        (["Q:", "Who", "calls?"], ["Who calls?"]),
        (["Q：谁？"], ["谁？"]),
        (["q: who?"], ["who?"]),
        (["Q : who?"], ["who?"]),
        (["  Q:who?  "], ["who?"]),
        (["Q:"], []),
        (["Q:", "", "a remark"], []),
        (["FAQ: no", "Question", "Q"], []),
        ([], []),
    ],
)
def test_a_question_goes_from_its_mark_to_what_ends_it(notes: list[str], asked: list[str]) -> None:
    assert list(questions(notes)) == asked


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("handouts: ignore=quotes a name", "ignore=quotes a name"),
        ("  Handouts:ignore=quotes ", "ignore=quotes"),
        ("handouts：ignore=quotes", "ignore=quotes"),
        ("handouts:", ""),
        ("see handouts: there", None),
        ("a remark", None),
        *((f"{start}more", None) for start in NOTES),
        *((f" {start}more", None) for start in NOTES),
        *((start.strip(), None) for start in NOTES),
    ],
)
def test_a_directive_is_told_from_remarks_and_from_our_own_comments(
    note: str, said: str | None
) -> None:
    assert directive(note) == said
