"""Handouts that nobody wrote, in eight scripts: nothing overlaps, is lost, or leaves its place."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from handouts.fit.design import PAPERS, Design
from handouts.layout.pages import pdf
from handouts.layout.typeset import typeset
from tests.layout.generated import Case, cases, shorter
from tests.layout.inks import faults
from tests.sheets import book

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@settings(max_examples=30, deadline=None, suppress_health_check=_SLOW)
@given(cases())
def test_nothing_overlaps_leaves_its_place_or_is_lost(case: Case) -> None:
    done, findings = typeset(case.sheet, case.design, book())
    if done is None:
        assert {finding.code for finding in findings} <= {"too-long"}
    assume(done is not None)
    found = [] if done is None else faults(done)
    assert found == []


@pytest.mark.parametrize(
    "design",
    [
        # large print: one wide column, as many pages as it takes
        Design(PAPERS["letter"], columns=1, pages=12, floor=18.0, ceiling=18.0, fewest=1),
        Design(PAPERS["a4"], columns=2, pages=1, floor=9.0, ceiling=16.0),
        Design(PAPERS["a4"], columns=3, pages=3, floor=8.0, ceiling=16.0),
    ],
    ids=["one column, many pages", "one page", "three columns, three pages"],
)
@settings(max_examples=8, deadline=None, suppress_health_check=_SLOW)
@given(case=cases())
def test_a_design_has_the_columns_and_pages_that_it_says(design: Design, case: Case) -> None:
    done, findings = typeset(case.sheet, design, book())
    if done is None:
        assert {finding.code for finding in findings} <= {"too-long"}
    assume(done is not None)
    assert done is not None
    assert faults(done) == []
    assert len(done.pages) in design.lengths
    assert all(len(page.columns) == design.columns for page in done.pages)
    assert done.pages[0].parts
    assert design.floor <= done.body <= design.ceiling
    with pikepdf.open(BytesIO(pdf(done))) as file:
        assert len(file.pages) == len(done.pages)


@settings(max_examples=30, deadline=None, suppress_health_check=_SLOW)
@given(cases(), st.integers(0, 10_000))
def test_a_shorter_text_is_never_set_smaller(case: Case, choice: int) -> None:
    longer, _ = typeset(case.sheet, case.design, book())
    variants = shorter(case.sheet)
    assume(longer is not None and variants)
    what, sheet = variants[choice % len(variants)]
    note(f"taken away: {what}")
    done, findings = typeset(sheet, case.design, book())
    assert done is not None, findings
    assert longer is not None and done.body >= longer.body
