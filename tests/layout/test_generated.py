"""Handouts that nobody wrote, in eight scripts: nothing overlaps, is lost, or leaves its place."""

from hypothesis import HealthCheck, assume, given, settings

from handouts.layout.typeset import typeset
from tests.layout.generated import Case, cases
from tests.layout.inks import faults
from tests.sheets import book

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@settings(max_examples=40, deadline=None, suppress_health_check=_SLOW)
@given(cases())
def test_nothing_overlaps_leaves_its_place_or_is_lost(case: Case) -> None:
    done, findings = typeset(case.sheet, book())
    if done is None:
        assert {finding.code for finding in findings} <= {"too-long", "too-short"}
    assume(done is not None)
    found = [] if done is None else faults(done)
    assert found == []
