"""When an entry counts as translated."""

import pytest

from handouts.catalogs.entry import Entry


@pytest.mark.parametrize(
    ("entry", "translated"),
    [
        (Entry("a"), False),
        (Entry("a", "b"), True),
        (Entry("a", "b", flags=("fuzzy",)), True),
        (Entry("a", plural="b"), False),
        (Entry("a", plural="b", plurals=("x", "y")), True),
        (Entry("a", plural="b", plurals=("x", "")), False),
        (Entry("a", plural="b", plurals=("x", "\u200b")), False),
        (Entry("a", " \u00a0\t"), False),
        (Entry("a", "\u200e\ufeff\u2060"), False),
        (Entry("a", "\u3164\u2800\ufe0f"), False),
        (Entry("a", "\u200f."), True),
        (Entry("a", "\u0301"), True),
    ],
)
def test_an_entry_is_translated_when_all_its_forms_are(entry: Entry, translated: bool) -> None:
    assert entry.translated is translated


def test_the_line_is_no_part_of_what_an_entry_says() -> None:
    assert Entry("a", line=1) == Entry("a", line=2)
    assert Entry("a", msgctxt="x").key == ("x", "a")
