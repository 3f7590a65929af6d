"""A finished sheet is read again, and what is wrong with it is found."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pikepdf
import pytest

from handouts.catalogs.numbers import Words, read_words
from handouts.content.model import Block, Handout, Section
from handouts.findings import Finding
from handouts.layout.pages import pdf
from handouts.layout.typeset import typeset
from handouts.verify import verify
from tests.sheets import PROJECT, TAGS, book, sheet, typeset_sheet


def found(tag: str, data: bytes, words: Words | None = None) -> tuple[Finding, ...]:
    listed = read_words(PROJECT.locales / tag / "numbers.toml", "numbers.toml")
    return verify(sheet(tag, "letter"), listed if words is None else words, data, "sheet.pdf")


def changed(handout: Handout, old: str, new: str) -> Handout:
    """The handout with a text replaced in every block that has it; fails where none has."""

    def block(one: Block) -> Block:
        return replace(one, text=one.text.replace(old, new))

    def section(one: Section) -> Section:
        return replace(one, heading=block(one.heading), blocks=tuple(map(block, one.blocks)))

    made = replace(
        handout,
        title=block(handout.title),
        lead=block(handout.lead),
        sections=tuple(map(section, handout.sections)),
    )
    assert made != handout
    return made


def printed(tag: str, old: str, new: str) -> bytes:
    """A sheet that prints something else than it should."""
    wrong = sheet(tag, "letter")
    done, findings = typeset(replace(wrong, handout=changed(wrong.handout, old, new)), book())
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
    data = printed("es", "al menos 6 horas", "al menos seis horas")
    assert "printed-numbers" in codes("es", data)
    listed = found("es", data, {"seis": Fraction(6)})
    assert "printed-numbers" not in [finding.code for finding in listed]


def test_lost_words_are_named() -> None:
    data = printed("de", "Schmerzsignale", "Xxxx")
    assert codes("de", data) == []
    data = printed("de", "Sie", "Xx")
    assert codes("de", data) == ["printed-text"]
    assert "Sie" in found("de", data)[0].message


def test_a_telephone_number_turned_around_is_found() -> None:
    wrong = sheet("ar", "letter")
    clinic = replace(wrong.clinic, day="0123-555")
    done, findings = typeset(replace(wrong, clinic=clinic), book())
    assert done is not None, findings
    assert "printed-telephone" in codes("ar", pdf(done))


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
