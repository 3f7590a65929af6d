"""What back-translations on record say otherwise is found, shown, and can be answered."""

from handouts.back.catalog import BackTexts
from handouts.back.differs import drifts
from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog
from handouts.findings import Severity

ENGLISH = "Do not drive for at least 6 hours after the test."
SPANISH = "No maneje durante 6 horas o más después de la prueba."


def found(back: str, *notes: str, msgid: str = ENGLISH) -> list[tuple[str, Severity]]:
    entry = Entry(msgid, SPANISH, msgctxt="day", notes=notes)
    catalog = Catalog("es.po", Entry(""), (entry,))
    report = drifts(catalog, BackTexts({("day", SPANISH): back}))
    return [(each.code, each.severity) for each in report.findings]


def test_an_honest_back_translation_in_other_words_has_no_finding() -> None:
    assert found("You must not drive a car for a minimum of six hours following the test.") == []


def test_another_limit_is_an_error_and_an_added_sentence_a_warning() -> None:
    assert ("drift", Severity.ERROR) in found("Do not drive for at most 6 hours after the test.")
    more = found("Do not drive for at least 6 hours after the test. Drink plenty of coffee then.")
    assert {code for code, _ in more} == {"drift-wording"}


def test_the_words_that_differ_are_marked_in_both_texts() -> None:
    entry = Entry(ENGLISH, SPANISH, msgctxt="day")
    back = "Do not drive for at least 6 days after the test."
    catalog = Catalog("es.po", Entry(""), (entry,))
    (finding, *_) = drifts(catalog, BackTexts({("day", SPANISH): back})).findings
    marked = {
        quote.field: [quote.text[slice(*span)] for span in quote.spans] for quote in finding.quotes
    }
    assert any("6 hours" in words for words in marked["msgid"])
    assert any("6 days" in words for words in marked["back"])


def test_a_comment_answers_for_it_and_a_changed_translation_has_no_back_translation() -> None:
    assert found("Drive.", "handouts: ignore=drift,drift-wording the reader misread it") == []
    entry = Entry(ENGLISH, "No maneje.", msgctxt="day")
    report = drifts(Catalog("es.po", Entry(""), (entry,)), BackTexts({("day", SPANISH): "Drive."}))
    assert report.findings == ()


def test_a_label_has_no_clause_to_compare() -> None:
    assert found("On the left", msgid="Right side") == []
