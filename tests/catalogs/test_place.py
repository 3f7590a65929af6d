"""The place of a message's character in the PO file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.catalogs.entry import Entry
from handouts.catalogs.place import place
from handouts.catalogs.poprint import printed
from tests.gettexts import catalog_of

WRITTEN = '''# a note
msgctxt "day"
msgid "Rest \\"now\\"."
msgstr ""
"Ruhen\\n"
"Sie \\303 \\"jetzt\\"."

msgid "one"
msgid_plural "many"
msgstr[0] "eins"
  msgstr[1]  "viele" " mehr"

msgid "last"
msgstr "letzte"'''
FILE = WRITTEN.split("\n")


@pytest.mark.parametrize(
    ("line", "field", "offset", "expected"),
    [
        (3, "msgid", 0, (3, 8)),
        (3, "msgid", 5, (3, 13)),  # the escaped quote counts as one character
        (3, "msgid", 6, (3, 15)),
        (3, "msgid", 11, (3, 21)),  # behind the end: the closing quote
        (3, "msgid", 12, None),
        (3, "msgstr", 0, (5, 2)),
        (3, "msgstr", 5, (5, 7)),
        (3, "msgstr", 6, (6, 2)),
        (3, "msgstr", 10, (6, 6)),
        (3, "msgstr", 12, (6, 11)),
        (8, "msgstr[0]", 3, (10, 15)),
        (8, "msgstr[1]", 5, (11, 23)),
        (8, "msgid_plural", 1, (9, 16)),
        (8, "msgstr", 0, None),
        (13, "msgstr", 6, (14, 15)),
    ],
)
def test_a_character_is_found_by_line_and_column(
    line: int, field: str, offset: int, expected: tuple[int, int] | None
) -> None:
    assert place(FILE, line, field, offset) == expected


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"\\'), min_size=1
)


@given(TEXT, TEXT, st.data())
def test_the_character_that_stands_there_is_the_messages(
    msgid: str, msgstr: str, data: st.DataObject
) -> None:
    text = printed(Entry("", "Language: de\n"), (Entry(msgid, msgstr),), ())
    (entry,) = catalog_of(text, "x.po").entries
    offset = data.draw(st.integers(0, len(msgstr) - 1))
    at = place(text.split("\n"), entry.line, "msgstr", offset)
    assert at is not None
    written = text.split("\n")[at[0] - 1][at[1] - 1 :]
    escapes = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
    assert written.startswith(escapes.get(entry.msgstr[offset], entry.msgstr[offset]))
