"""Whatever a translation holds, the checks end, and point into it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.checking import faults
from tests.gettexts import REAL

PIECES = st.sampled_from(
    [
        "**", "{clinic_phone}", "{", "*", " ", "6", "٦", "1.5", "½", " mg", " Stunden",
        "(", ")", "「", '"', "'", "«", ".", "。", "?", "…", "555-010-0199", "www.a.org",
        "a@b.org", "\u2066", "\u2069", "\u200b", "ß", "İ", "é", "e\u0301", "не", "ない",
        "left", "right", "not", "6 p.m.", "May",
    ]
)  # fmt: skip
TEXT = st.lists(PIECES | st.text(max_size=6), max_size=12).map("".join)


@pytest.mark.parametrize("tag", [*REAL.tags(), "tr", "hy", "el", "en_XA"])
@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT)
def test_any_text_is_checked_to_its_end(tag: str, msgid: str, msgstr: str) -> None:
    for fault in faults(tag, msgid or "x", msgstr):
        for text, spans in ((msgid or "x", fault.source), (msgstr, fault.target)):
            assert all(0 <= start <= end <= len(text) for start, end in spans), fault
