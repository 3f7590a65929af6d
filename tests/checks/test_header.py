"""The header's fields, and plural forms."""

import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.init import started
from handouts.catalogs.po import Catalog
from handouts.checks.check import review
from handouts.findings import Finding
from handouts.locale import parse
from tests.checks.checking import expected
from tests.gettexts import catalog_of

FIELDS = {
    "Project-Id-Version": "x",
    "POT-Creation-Date": "2026-11-20 00:00+0000",
    "PO-Revision-Date": "2026-11-20 00:00+0000",
    "Last-Translator": "A. Person",
    "Language-Team": "German",
    "Language": "de",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def header(**changed: str | None) -> Entry:
    """A sound German header with other fields; None takes one out."""
    fields = {**FIELDS, **{name.replace("_", "-"): value for name, value in changed.items()}}
    text = "".join(f"{name}: {value}\n" for name, value in fields.items() if value is not None)
    return Entry("", text, line=1)


def found(catalog: Catalog) -> tuple[Finding, ...]:
    sources = tuple(Entry(e.msgid, plural=e.plural) for e in catalog.entries)
    return review(catalog, expected(Catalog("t.pot", Entry(""), sources), "de")).findings


def test_a_header_that_is_filled_in_has_no_findings() -> None:
    assert found(Catalog("x.po", header())) == ()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"Language": None}, "the header has no Language; the folder is de"),
        ({"Language": ""}, "the header has no Language; the folder is de"),
        ({"Language": "fr"}, "the header says Language: fr; the folder is de"),
        ({"Content_Type": None}, "the header names no charset"),
        ({"Content_Type": "text/plain"}, "the header names no charset"),
    ],
)
def test_a_header_without_language_or_charset_is_an_error(
    changed: dict[str, str | None], message: str
) -> None:
    told = [(f.code, f.message) for f in found(Catalog("x.po", header(**changed)))]
    assert ("header", message) in told
    assert [code for code, _ in told].count("header") == 1


def test_a_catalog_without_a_header_is_told_once() -> None:
    (finding,) = found(Catalog("x.po", Entry("")))
    assert (finding.code, finding.message) == ("header", "the catalog has no header")


def test_a_catalog_just_started_lacks_only_its_translations() -> None:
    template = Catalog("t.pot", header(), (Entry("Rest."),))
    new = started(parse("de"), template)
    codes = {finding.code for finding in review(new, expected(template, "de")).findings}
    assert codes == {"untranslated"}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("Last_Translator", None, "no Last-Translator"),
        ("Last_Translator", "FULL NAME <EMAIL@ADDRESS>", "Last-Translator was never filled in"),
        ("Last_Translator", "", "Last-Translator was never filled in"),
        ("PO_Revision_Date", "YEAR-MO-DA HO:MI+ZONE", "PO-Revision-Date was never"),
        ("Language_Team", "LANGUAGE <LL@li.org>", "Language-Team was never"),
        ("Plural_Forms", None, "no Plural-Forms"),
        ("Plural_Forms", "nplurals=INTEGER; plural=EXPRESSION;", "Plural-Forms was never"),
        ("Plural_Forms", "nplurals=2; plural=(m != 1);", "no formula"),
        ("Plural_Forms", "two", "no formula"),
        ("MIME_Version", None, "no MIME-Version"),
    ],
)
def test_a_field_that_is_missing_or_empty_is_a_warning(
    name: str, value: str | None, message: str
) -> None:
    (finding,) = found(Catalog("x.po", header(**{name: value})))
    assert (finding.code, finding.where.line) == ("header-field", 1)
    assert message in finding.message


@pytest.mark.parametrize(
    "formula",
    [
        "nplurals=1; plural=0;",
        "nplurals=2; plural=n>1",
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);",
    ],
)
def test_any_formula_of_gettext_is_one(formula: str) -> None:
    assert found(Catalog("x.po", header(Plural_Forms=formula))) == ()


def test_a_fuzzy_header_is_a_warning() -> None:
    entry = Entry("", header().msgstr, flags=("fuzzy",))
    (finding,) = found(Catalog("x.po", entry))
    assert (finding.code, "fuzzy" in finding.message) == ("header-field", True)


def plural(*forms: str, formula: str = FIELDS["Plural-Forms"]) -> set[str]:
    """The codes of a message with these plural forms."""
    entry = Entry("One day.", plural="{n} days.", plurals=forms)
    return {f.code for f in found(Catalog("x.po", header(Plural_Forms=formula), (entry,)))}


def test_a_message_has_as_many_forms_as_its_language() -> None:
    assert plural("Ein Tag.", "{n} Tage.") == set()
    assert plural("Ein Tag.") == {"plural-forms"}
    assert plural("Ein Tag.", "{n} Tage.", "{n} Tage.") == {"plural-forms"}
    assert plural("Ein Tag.", "") == {"untranslated"}
    assert plural("Ein Tag.", "", "{n} Tage.") == {"untranslated"}
    assert "plural-forms" in plural("Ein Tag.", "{n} Tage.", formula="?")


def test_each_form_is_checked_as_one_or_as_many() -> None:
    assert plural("{n} Tag.", "{n} Tage.") == set()
    assert plural("Ein Tag.", "{m} Tage.") == {"placeholder-added"}
    assert plural("Ein  Tag.", "{n} Tage.") == {"double-space"}


def test_a_form_that_is_wrong_is_named() -> None:
    text = (
        'msgid "One day."\nmsgid_plural "{n} days."\nmsgstr[0] "Ein Tag."\nmsgstr[1] "{n}  Tage."\n'
    )
    catalog = catalog_of(text, "x.po")
    catalog = Catalog("x.po", header(), catalog.entries)
    (finding,) = found(catalog)
    assert [quote.field for quote in finding.quotes] == ["msgid_plural", "msgstr[1]"]
