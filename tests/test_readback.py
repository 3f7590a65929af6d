"""A finished sheet is read again, and what is wrong with it is found."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pikepdf
import pytest

from handouts.content.model import Block, Handout
from handouts.findings import Finding
from handouts.fit.design import sheet_of_paper
from handouts.layout.pages import pdf
from handouts.layout.typeset import typeset
from handouts.meaning.numbers import Words, read_words
from handouts.readback import read_back
from tests.checks.checking import codes as checked
from tests.sheets import PROJECT, TAGS, book, sheet, typeset_sheet

DESIGN = sheet_of_paper("letter")


def found(tag: str, data: bytes, words: Words | None = None) -> tuple[Finding, ...]:
    listed = read_words(PROJECT.locales / tag / "numbers.toml", "numbers.toml")
    done = typeset_sheet(tag, "letter")
    return read_back(done, listed if words is None else words, data, "sheet.pdf")


def changed(handout: Handout, old: str, new: str) -> Handout:
    """The handout with a text replaced in every block that has it; fails where none has."""

    def block(one: Block) -> Block:
        return replace(one, text=one.text.replace(old, new))

    made = handout.mapped(block)
    assert made != handout
    return made


def printed(tag: str, old: str, new: str) -> bytes:
    """A sheet that prints something else than it should."""
    wrong = sheet(tag, "letter")
    done, findings = typeset(
        replace(wrong, handout=changed(wrong.handout, old, new)), DESIGN, book()
    )
    assert done is not None, findings
    return pdf(done)


def codes(tag: str, data: bytes) -> list[str]:
    return [finding.code for finding in found(tag, data)]


@pytest.mark.parametrize("tag", TAGS)
def test_every_sheet_says_what_it_should(tag: str) -> None:
    assert codes(tag, pdf(typeset_sheet(tag, "letter"))) == []


def test_a_number_that_is_not_on_the_sheet_is_found() -> None:
    data = printed("es", "al menos 6 horas", "al menos 8 horas")
    assert "printed-numbers" in codes("es", data)
    assert "6" in found("es", data)[0].message


def test_a_word_for_a_number_counts_where_it_is_listed() -> None:
    plain = sheet("es", "letter")
    handout = changed(plain.handout, "al menos 6 horas", "al menos seis horas")
    done, findings = typeset(replace(plain, handout=handout), DESIGN, book())
    assert done is not None, findings
    unlisted = read_back(done, {}, pdf(done), "sheet.pdf")
    assert [finding.code for finding in unlisted] == ["printed-numbers"]
    assert read_back(done, {"seis": Fraction(6)}, pdf(done), "sheet.pdf") == ()


def test_lost_words_are_named() -> None:
    data = printed("de", "Schmerzsignale", "Xxxx")
    assert codes("de", data) == []
    data = printed("de", "Sie", "Xx")
    assert codes("de", data) == ["printed-text"]
    assert "Sie" in found("de", data)[0].message


SPANISH = "Muchas personas pueden"
HOURS = [
    ("Call by 6:00 p.m.", "Llame antes de las 18:00."),
    ("Call by 6 p.m.", "Llame antes de las 18:00."),
    ("Call by 6 p.m.", "Llame antes de las 6 de la tarde."),
    ("Come on May 7.", "Venga el 7/5."),
    ("Call from 6 to 8 p.m.", "Llame de 18 a 20 h."),
]


@pytest.mark.parametrize(("english", "spanish"), HOURS)
def test_hours_and_dates_that_the_checks_take_for_right_are_right_on_the_sheet(
    english: str, spanish: str
) -> None:
    assert "number-changed" not in checked("es", english, spanish)
    assert read_again(english, spanish) == ()


def test_an_hour_that_is_another_one_is_found_on_the_sheet() -> None:
    for spanish in ("Llame antes de las 19:00.", "Llame antes de las 18:30."):
        assert "number-changed" in checked("es", "Call by 6:00 p.m.", spanish)
        assert [f.code for f in read_again("Call by 6:00 p.m.", spanish)] == ["printed-numbers"]


def read_again(english: str, spanish: str) -> tuple[Finding, ...]:
    """What is found on a Spanish sheet with another sentence, and the same in the English."""
    plain = sheet("es", "letter")
    source = changed(plain.source, "Many can if", f"{english} Many can if")
    handout = changed(plain.handout, SPANISH, f"{spanish} {SPANISH}")
    done, findings = typeset(replace(plain, source=source, handout=handout), DESIGN, book())
    assert done is not None, findings
    words = read_words(PROJECT.locales / "es" / "numbers.toml", "numbers.toml")
    return read_back(done, words, pdf(done), "sheet.pdf")


def test_a_number_in_the_clinics_english_name_is_not_looked_for_in_another_language() -> None:
    plain = sheet("es", "letter")
    clinic = replace(plain.clinic, name="Pain Clinic 24", names={"es": "Clínica del Dolor"})
    source = changed(plain.source, "eat or drink", "eat or drink ({clinic_name})")
    handout = changed(plain.handout, "coma ni beba", "coma ni beba ({clinic_name})")
    done, findings = typeset(
        replace(plain, clinic=clinic, source=source, handout=handout), DESIGN, book()
    )
    assert done is not None, findings
    assert read_back(done, {}, pdf(done), "sheet.pdf") == ()


def test_a_telephone_number_turned_around_is_found() -> None:
    wrong = sheet("ar", "letter")
    clinic = replace(wrong.clinic, day="0123-555")
    done, findings = typeset(replace(wrong, clinic=clinic), DESIGN, book())
    assert done is not None, findings
    assert "printed-telephone" in codes("ar", pdf(done))


@pytest.mark.parametrize(
    ("old", "new", "added"),
    [
        ("plazo de 1 a 2 semanas", "plazo de 7 a 9 semanas", "7, 9"),
        ("hasta 1 hora", "hasta 7 hora", "7"),
    ],
)
def test_a_number_that_was_not_put_there_is_found(old: str, new: str, added: str) -> None:
    """The number of a page or a step does not stand in for one that is lost."""
    told = [finding.message for finding in found("es", printed("es", old, new))]
    assert f"numbers on the sheet that were not put there: {added}" in told
    assert any("not on the sheet" in message for message in told)


def test_one_telephone_number_of_several_turned_around_is_found() -> None:
    plain = sheet("es", "letter")
    made = [
        typeset(
            replace(plain, handout=changed(plain.handout, "Llámenos", f"Llámenos {number}")),
            DESIGN,
            book(),
        )[0]
        for number in ("{clinic_phone}", "3210-555")
    ]
    sound, wrong = made
    assert sound is not None and wrong is not None
    told = read_back(sound, {}, pdf(wrong), "sheet.pdf")
    assert "printed-telephone" in [finding.code for finding in told]


def test_a_lost_page_is_found() -> None:
    with pikepdf.open(BytesIO(pdf(typeset_sheet("en", "letter")))) as file:
        del file.pages[1]
        target = BytesIO()
        file.save(target)
    wrong = codes("en", target.getvalue())
    assert wrong[0] == "printed-pages"
    assert "printed-text" in wrong


def test_a_font_that_is_not_embedded_is_found() -> None:
    with pikepdf.open(BytesIO(pdf(typeset_sheet("en", "letter")))) as file:
        for font in file.pages[0].Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            del descriptor.FontFile2
        target = BytesIO()
        file.save(target)
    assert "printed-fonts" in codes("en", target.getvalue())
