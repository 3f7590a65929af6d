"""The syntax of PO files; polib and msgcat are the oracles."""

import polib
import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import po_path
from handouts.catalogs.poparse import parse_po
from tests.gettexts import REAL, real, real_catalogs


def only(text: str) -> Entry:
    (entry,) = parse_po(text).entries
    return entry


def test_an_entry_keeps_everything_that_it_came_with() -> None:
    entry = only(
        "# a note\n#  set in\n#\n#. from the source\n#: a.md:1 b.md:2\n#: \u2068c d.md\u2069:3\n"
        '#, fuzzy, python-brace-format\n#| msgctxt "old"\n#| msgid "be"\n#| "fore"\n'
        'msgctxt "here"\nmsgid ""\n"one "\n"two"\nmsgstr "eins zwei"\n'
    )
    assert entry == Entry(
        msgid="one two",
        msgstr="eins zwei",
        msgctxt="here",
        notes=("a note", " set in", ""),
        comments=("from the source",),
        references=("a.md:1", "b.md:2", "\u2068c d.md\u2069:3"),
        flags=("fuzzy", "python-brace-format"),
        previous_msgctxt="old",
        previous_msgid="before",
    )
    assert entry.line == 12


def test_plural_forms_are_kept_in_their_order() -> None:
    entry = only('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n"z"\n')
    assert (entry.plural, entry.plurals, entry.msgstr) == ("b", ("x", "yz"), "")


def test_an_obsolete_entry_keeps_its_comments_and_its_previous_text() -> None:
    entry = only(
        '# a note\n#, fuzzy\n#~| msgid "old"\n#~ msgctxt "c"\n#~ msgid "a"\n#~ msgstr ""\n#~ "x"\n'
    )
    assert (entry.obsolete, entry.previous_msgid, entry.msgstr) == (True, "old", "x")
    assert (entry.notes, entry.flags, entry.msgctxt) == (("a note",), ("fuzzy",), "c")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"a\tb\nc", "a\tb\nc"),
        (r"\"quoted\" \\n", '"quoted" \\n'),
        (r"\a\b\f\r\v", "\a\b\f\r\v"),
        (r"\101\x42", "AB"),
    ],
)
def test_escapes_stand_for_their_characters(written: str, text: str) -> None:
    assert only(f'msgid "{written}"\nmsgstr ""\n').msgid == text


def test_separators_of_unicode_do_not_end_a_line() -> None:
    assert only('msgid "a\u2028b\x85c\x0bd"\nmsgstr ""\n').msgid == "a\u2028b\x85c\x0bd"


def test_windows_line_ends_and_missing_blank_lines_change_nothing() -> None:
    text = 'msgid "a"\nmsgstr "x"\n# note\nmsgid "b"\nmsgstr "y"\n#~ msgid "c"\n#~ msgstr "z"\n'
    assert parse_po(text.replace("\n", "\r\n")) == parse_po(text)
    assert [entry.msgid for entry in parse_po(text).entries] == ["a", "b", "c"]
    assert parse_po(text).entries[1].notes == ("note",)


def test_a_flag_without_a_space_and_a_note_without_one_are_read() -> None:
    entry = only('#,fuzzy\n#note\nmsgid "a"\nmsgstr "x"\n')
    assert (entry.fuzzy, entry.notes) == (True, ("note",))


def test_comments_after_the_last_entry_are_kept() -> None:
    assert parse_po('msgid "a"\nmsgstr ""\n\n# the end\n').trailing == ("the end",)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('msgid "a"\nmsgstr "x\n', 2, 'a quote that is not closed: "x'),
        ('msgid "a\nmsgstr "x"\n', 1, 'a quote that is not closed: "a'),
        ('msgid "a"\nmsgstr "x"\n"y\n', 3, 'a quote that is not closed: "y'),
        ('msgid "a"\nmsgstr "say "no""\n', 2, "a stray quote or text"),
        ('msgid "a"\nmsgstr "x" y\n', 2, "a stray quote or text"),
        ('msgid "a"\nmsgstr\n', 2, "msgstr without a text in quotes"),
        ('msgid\nmsgstr "x"\n', 1, "msgid without a text in quotes"),
        ('msgid "a"\nmsgstr "\\0"\n', 2, "ends a text"),
        ('msgid "a"\nmsgstr "\\x00"\n', 2, "ends a text"),
        ('msgid "a"\nmsgstr "\\303 x"\n', 1, "bytes that are no character in UTF-8"),
        ('domain "a"\n', 1, "no line of a PO file"),
        ('msgid "a"\nmsgstr "\\q"\n', 2, "means nothing"),
        ('msgid "a"\nmsgstr "x"\nwords\n', 3, "no line of a PO file"),
        ('msgid "a"\nmsgtsr "x"\n', 2, "no line of a PO file"),
        ('"a"\nmsgid "a"\nmsgstr ""\n', 1, "a text without a keyword"),
        ('msgstr "x"\n', 1, "a msgstr without a msgid"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "y"\n', 1, "'a' has no msgstr"),
        ('msgid "a"\nmsgctxt "c"\nmsgstr "y"\n', 1, "'a' has no msgstr"),
        ('msgid "b"\nmsgstr "y"\n\nmsgid "a"\n', 4, "'a' has no msgstr"),
        ('msgctxt "c"\n', 1, "without a msgid"),
        ('#| msgid "c"\n', 1, "without a msgid"),
        ('#| msgid "c"\n#| msgid "d"\nmsgid "a"\nmsgstr ""\n', 2, "a msgid too many after #|"),
        ('#| msgstr "c"\nmsgid "a"\nmsgstr ""\n', 1, "a msgstr too many after #|"),
        ('msgid "a"\n# note\nmsgstr "x"\n', 1, "'a' has no msgstr"),
        ('msgid "a"\n#| msgid "b"\nmsgstr "x"\n', 1, "'a' has no msgstr"),
        ('msgid "a"\nmsgstr "x"\nmsgid_plural "b"\n', 3, "a msgid_plural after the msgstr"),
        ('msgid_plural "b"\nmsgstr[0] "x"\n', 1, "a msgid_plural without a msgid"),
        ('msgctxt "c"\nmsgctxt "d"\nmsgid "a"\nmsgstr ""\n', 2, "a second msgctxt"),
        ('msgid "a"\nmsgstr "x"\nmsgstr "y"\n', 3, "a second msgstr"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "x"\n', 3, "where msgstr[0] belongs"),
        ('msgid "a"\nmsgstr[0] "x"\n', 2, "where msgstr belongs"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[2] "y"\n', 4, "where msgstr[1]"),
        ('#~ msgid "a"\nmsgstr "x"\n', 2, "half in use, half obsolete"),
        ('msgid "a"\nmsgstr "x"\n#~ "y"\n', 3, "half in use, half obsolete"),
        ('msgid "a"\nmsgstr "\\x"\n', 2, "\\x means nothing"),
        ('msgid "a"\n#~ msgstr "x"\n', 2, "half in use, half obsolete"),
    ],
)
def test_a_line_that_is_no_po_is_told_with_its_number(text: str, line: int, message: str) -> None:
    found = parse_po(text)
    assert [(fault.line, bool(fault.hint)) for fault in found.faults] == [(line, True)]
    assert message in found.faults[0].message


@pytest.mark.parametrize(("tag", "domain"), real_catalogs())
def test_polib_reads_the_same_entries(tag: str, domain: str) -> None:
    theirs = polib.pofile(str(po_path(REAL, tag, domain)))
    ours = real(tag, domain)
    assert [(e.msgctxt, e.msgid, e.msgstr, e.comment, e.flags) for e in theirs] == [
        (e.msgctxt, e.msgid, e.msgstr, "\n".join(e.comments), list(e.flags)) for e in ours.entries
    ]
    assert [[f"{name}:{line}".rstrip(":") for name, line in e.occurrences] for e in theirs] == [
        list(e.references) for e in ours.entries
    ]
    assert dict(ours.fields) == theirs.metadata
