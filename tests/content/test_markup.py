"""Strong words and placeholders."""

import pytest

from handouts.clinic import PLACEHOLDERS
from handouts.content.markup import (
    Piece,
    fill,
    parse_marks,
    placeholders,
    plain,
    strong_marks,
    wrong_marks,
)

VALUES = {name: f"<{name}>" for name in PLACEHOLDERS} | {"clinic_phone": "555-0123"}


def test_a_text_falls_into_pieces_without_its_marks() -> None:
    assert parse_marks("Call **now:** {clinic_phone}, **{clinic_name}**") == (
        Piece("Call "),
        Piece("now:", strong=True),
        Piece(" "),
        Piece("clinic_phone", placeholder=True),
        Piece(", "),
        Piece("clinic_name", strong=True, placeholder=True),
    )


def test_strong_words_need_no_space_around_them() -> None:
    # Japanese and Chinese write no spaces; CommonMark's rules for ** would not see these.
    assert parse_marks("血を**止めないで**ください")[1] == Piece("止めないで", strong=True)
    assert parse_marks("**「はい」**と言う")[0] == Piece("「はい」", strong=True)


def test_a_filled_value_stands_in_an_isolate_and_keeps_its_strength() -> None:
    assert fill("**Call {clinic_phone}** or {clinic_name}.", VALUES) == (
        Piece("Call ", strong=True),
        Piece("\u2066555-0123\u2069", True, True, uri="tel:5550123", isolated=True),
        Piece(" or "),
        Piece("\u2068<clinic_name>\u2069", placeholder=True, isolated=True),
        Piece("."),
    )


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_telephones_and_websites_read_from_left_to_right(name: str) -> None:
    opening = "\u2066" if "phone" in name or "website" in name else "\u2068"
    assert [p.text for p in fill(f"{{{name}}}", {name: "x"})] == [f"{opening}x\u2069"]


def test_metadata_gets_plain_text() -> None:
    assert plain("**Call** {clinic_phone}", VALUES) == "Call 555-0123"


def test_placeholders_and_marks_are_counted_as_they_stand() -> None:
    text = "{clinic_phone} **a** {clinic_name} {clinic_phone} **b**"
    assert placeholders(text) == ("clinic_phone", "clinic_name", "clinic_phone")
    assert strong_marks(text) == 2


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a * b", "a star"),
        ("***a***", "a star"),
        ("**a", "without its partner"),
        ("**a** b**", "without its partner"),
        ("****", "a star"),
        ("** **", "nothing to make strong"),
        ("{a b}", "a brace"),
        ("{clinic_phone", "a brace"),
        ("clinic_phone}", "a brace"),
        ("{{clinic_phone}}", "a brace"),
        ("{ክሊኒክ}", "a brace"),
    ],
)
def test_a_wrong_mark_is_named(text: str, fault: str) -> None:
    assert [fault in found for found in wrong_marks(text)] == [True]


@pytest.mark.parametrize("text", ["", "a", "**a** **b**", "**a**b", "{clinic_phone}", "**{x}**"])
def test_sound_marks_have_no_fault(text: str) -> None:
    assert wrong_marks(text) == ()
