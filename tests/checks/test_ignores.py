"""Comments that ignore a finding: with a reason, for what may be ignored, and listed."""

import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.notes import NOTES
from handouts.catalogs.po import Catalog
from handouts.checks.check import Report, check_catalog, review
from handouts.checks.ignores import Sifted, sift
from tests.checks.checking import expected
from tests.gettexts import catalog

IGNORES = {"bad-ignore", "unused-ignore"}


def reviewed(comment: str, msgstr: str, msgid: str = "Rest now.") -> Report:
    """What the checks say of one German entry under a translator's comment."""
    template = Catalog("t.pot", Entry(""), (Entry(msgid, msgctxt="day"),))
    body = f'{comment}msgctxt "day"\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'
    return review(catalog(body), expected(template, "de"))


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings} - {"header-field"}


def test_an_ignored_finding_is_listed_with_its_reason() -> None:
    report = reviewed("# handouts: ignore=double-space  as on the form \n", "Ruhen  Sie.")
    assert codes(report) == set()
    (ignored,) = report.ignored
    assert (ignored.finding.code, ignored.reason) == ("double-space", "as on the form")
    assert str(ignored.finding.where) == "de.po:10 [day]"


def test_one_comment_may_name_several_codes_and_several_comments_one_each() -> None:
    both = "# handouts: ignore=double-space, end-punctuation as on the form\n"
    assert codes(reviewed(both, "Ruhen  Sie")) == set()
    each = "# handouts: ignore=double-space a\n# handouts: ignore=end-punctuation b\n"
    report = reviewed(each, "Ruhen  Sie")
    assert codes(report) == set()
    assert sorted(one.reason for one in report.ignored) == ["a", "b"]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# handouts: ignore=double-space\n", "without a reason"),
        ("# handouts: ignore=double-spaces because\n", "no code double-spaces"),
        ("# handouts: ignore=number-changed because\n", "number-changed cannot be ignored"),
        ("# handouts: ignore=untranslated because\n", "untranslated cannot be ignored"),
        ("# handouts: allow=double-space because\n", "nothing known"),
        ("# Handouts: ignore double-space\n", "nothing known"),
    ],
)
def test_a_comment_that_is_not_in_order_ignores_nothing_and_is_told(
    comment: str, message: str
) -> None:
    report = reviewed(comment, "Ruhen  Sie 6.")
    assert {"double-space", "number-changed", "bad-ignore"} <= codes(report)
    assert report.ignored == ()
    (bad,) = [finding for finding in report.findings if finding.code == "bad-ignore"]
    assert message in bad.message
    assert "ignore=CODE reason" in bad.hint


@pytest.mark.parametrize(
    "comment", ["# a handout: ignore=double-space x\n", "# see handouts\n", "#. handouts: ignore\n"]
)
def test_other_comments_mean_nothing(comment: str) -> None:
    assert codes(reviewed(comment, "Ruhen  Sie.")) == {"double-space"}


def test_a_comment_with_nothing_to_ignore_is_told() -> None:
    report = reviewed("# handouts: ignore=double-space as on the form\n", "Ruhen Sie.")
    assert codes(report) == {"unused-ignore"}


def test_a_comment_of_one_entry_ignores_nothing_in_another() -> None:
    entries = (Entry("Rest now.", msgctxt="day"), Entry("Sleep now.", msgctxt="day"))
    body = (
        '# handouts: ignore=double-space x\nmsgctxt "day"\nmsgid "Rest now."\n'
        'msgstr "Ruhen  Sie."\n\nmsgctxt "day"\nmsgid "Sleep now."\nmsgstr "Schlafen  Sie."\n'
    )
    report = review(catalog(body), expected(Catalog("t.pot", Entry(""), entries), "de"))
    assert codes(report) == {"double-space"}
    assert len(report.ignored) == 1


def test_an_error_that_may_be_ignored_no_longer_stops_the_sheet() -> None:
    source = "See www.a.org/en."
    template = Catalog("t.pot", Entry(""), (Entry(source),))
    body = f'msgid "{source}"\nmsgstr "Siehe www.a.org/de."\n'
    comment = "# handouts: ignore=url-changed the page in German\n"
    held = expected(template, "de")
    assert {f.code for f in check_catalog(catalog(body), held)} == {"url-changed"}
    assert check_catalog(catalog(comment + body), held) == ()


def test_what_an_update_writes_among_the_comments_is_no_directive() -> None:
    for note in NOTES:
        written = Entry("Drink.", msgstr="Beba.", notes=(f"{note}6 hours",))
        assert sift((), written, "es.po") == Sifted(())
