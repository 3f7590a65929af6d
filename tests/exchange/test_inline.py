"""Marks of messages as inline codes."""

from hypothesis import given
from hypothesis import strategies as st

from handouts.catalogs.entry import Entry
from handouts.exchange.inline import Code, CodeKind, coded, unit_id

TEXTS = st.lists(
    st.sampled_from(("**", "{clinic_phone}", "{clinic_name}", "{", "}", "*", " ", "text", "\u0628"))
).map("".join)


def codes(text: str, source: str) -> list[tuple[str, int]]:
    return [(part.text, part.number) for part in coded(text, source) if isinstance(part, Code)]


@given(TEXTS, TEXTS)
def test_the_parts_of_a_text_are_the_text(text: str, source: str) -> None:
    parts = (part.text if isinstance(part, Code) else part for part in coded(text, source))
    assert "".join(parts) == text


@given(TEXTS, TEXTS)
def test_every_stretch_that_opens_closes_with_the_same_number(text: str, source: str) -> None:
    opened = []
    for part in coded(text, source):
        if isinstance(part, Code) and part.kind is CodeKind.OPEN:
            opened.append(part.number)
        if isinstance(part, Code) and part.kind is CodeKind.CLOSE:
            assert opened.pop() == part.number
    assert not opened


@given(TEXTS, TEXTS)
def test_no_two_codes_of_a_text_have_one_number(text: str, source: str) -> None:
    numbers = [
        part.number
        for part in coded(text, source)
        if isinstance(part, Code) and part.kind is not CodeKind.CLOSE
    ]
    assert len(numbers) == len(set(numbers))


def test_a_code_of_the_translation_has_the_number_of_its_like_in_the_source() -> None:
    source = "Call {clinic_phone} or **{clinic_name}**."
    assert codes(source, source) == [
        ("{clinic_phone}", 1),
        ("**", 2),
        ("{clinic_name}", 3),
        ("**", 2),
    ]
    told = "**{clinic_name}** {clinic_phone} {clinic_phone}"
    assert codes(told, source) == [
        ("**", 2),
        ("{clinic_name}", 3),
        ("**", 2),
        ("{clinic_phone}", 1),
        ("{clinic_phone}", 4),
    ]


def test_a_mark_without_its_partner_is_text() -> None:
    assert list(coded("a **b", "a **b**")) == ["a **b"]


def test_the_id_of_a_unit_depends_on_context_and_text_and_on_nothing_else() -> None:
    entry = Entry("Rest.", msgctxt="day", line=7)
    assert unit_id(entry) == unit_id(Entry("Rest.", "Ruhen.", msgctxt="day", notes=("x",)))
    assert unit_id(entry) != unit_id(Entry("Rest.", msgctxt="what"))
    assert unit_id(entry) != unit_id(Entry("Rest", msgctxt="day"))
