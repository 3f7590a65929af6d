"""Languages: names, scripts, directions, dates, papers."""

from datetime import date

import pytest

from handouts.errors import UsageError
from handouts.locale import is_territory, paper_of, parse

DAY = date(2026, 11, 20)


@pytest.mark.parametrize("spelling", ["zh_Hans", "zh-Hans", "zh-hans"])
def test_a_tag_may_be_written_as_gettext_or_as_bcp_47_does(spelling: str) -> None:
    locale = parse(spelling)
    assert (locale.tag, locale.bcp47) == ("zh_Hans", "zh-Hans")


@pytest.mark.parametrize("tag", ["xx", "klingon", "", "es es", "../es"])
def test_a_tag_that_cldr_does_not_know_is_refused(tag: str) -> None:
    with pytest.raises(UsageError, match="unknown locale"):
        parse(tag)


@pytest.mark.parametrize(
    ("tag", "script", "direction"),
    [
        ("es", "Latn", "ltr"),
        ("ur", "Arab", "rtl"),
        ("he", "Hebr", "rtl"),
        ("ru", "Cyrl", "ltr"),
        ("am", "Ethi", "ltr"),
        ("zh_Hans", "Hans", "ltr"),
        ("zh_TW", "Hant", "ltr"),
        ("sr_Latn", "Latn", "ltr"),
        ("ja", "Jpan", "ltr"),
        ("ko", "Kore", "ltr"),
        ("tg", "Cyrl", "ltr"),
        ("or", "Orya", "ltr"),
        ("ckb", "Arab", "rtl"),
        ("pa_PK", "Arab", "rtl"),
        ("my", "Mymr", "ltr"),
    ],
)
def test_script_and_direction(tag: str, script: str, direction: str) -> None:
    locale = parse(tag)
    assert (locale.script, locale.direction) == (script, direction)


def test_names_stand_alone_as_labels() -> None:
    assert (parse("es").native_name, parse("es").english_name) == ("Español", "Spanish")
    assert parse("zh_Hans").native_name == "简体中文"
    assert parse("ur").native_name == "اردو"


def test_dates_are_written_as_the_locale_writes_them() -> None:
    assert parse("de").long_date(DAY) == "20. November 2026"
    assert parse("ja").long_date(DAY) == "2026年11月20日"
    assert parse("my").long_date(DAY) == "၂၀၂၆ နိုဝင်ဘာ ၂၀"


def test_numbers_use_the_digits_of_the_locale() -> None:
    assert parse("fa").number(2026) == "۲۰۲۶"
    assert parse("ar").number(2) == "2"


def test_the_country_decides_the_paper() -> None:
    assert [paper_of(country) for country in ("US", "MX", "DE", "JP")] == [
        "letter",
        "letter",
        "a4",
        "a4",
    ]
    assert is_territory("US")
    assert not is_territory("XYZ")
    assert not is_territory("us")
