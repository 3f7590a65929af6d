"""A PO file with faults: each is told, what is sound is read, and nothing raises."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import po_path, reading, reading_of
from handouts.catalogs.poparse import parse_po
from handouts.catalogs.poprint import printed
from handouts.errors import UnreadableFile
from tests.gettexts import HEADER, REAL, Program
from tests.projects import edit
from tests.sheets import HANDOUT

# What may stand wrong in a file, and the line of its one fault, counted from its own first.
BAD = (
    ('msgid "a"\nmsgstr "x\n', 1),
    ('msgid "a\nmsgstr "x"\n', 0),
    ('msgctxt "c\nmsgid "a"\nmsgstr "x"\n', 0),
    ('#| msgid "c\n#, fuzzy\nmsgid "a"\nmsgstr "x"\n', 0),
    ('msgctx "c"\nmsgid "a"\nmsgstr "x"\n', 0),
    ('msgid "a"\nmsgtsr "x"\n', 1),
    ('msgid "a"\nmsgid_plurl "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n', 1),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[2] "y"\nmsgstr[3] "z"\n', 3),
    ('msgid "a"\nmsgstr ""\n"one "\ntwo"\n"three"\n', 3),
    ('msgid "a"\nmsgstr "say "no""\n"more"\n', 1),
    ('msgid "a"\n# note\nmsgstr "x"\n\n', 0),
    ('#~ msgid "a"\nmsgstr "x"\n', 1),
    ('msgid "a"\n#~ msgstr "x"\n', 1),
    ('msgid "a"\n', 0),
    ('msgctxt "c"\n\n# note', 0),
    ("words\nand words\n", 0),
    ('msgid "a"\n<<<<<<< HEAD\nmsgstr "x"\n=======\nmsgstr "y"\n>>>>>>> other\n', 1),
    ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "x"\n\n=======\n\nmsgid "a"\nmsgstr ""\n>>>>>>> b\n', 0),
)


@pytest.mark.parametrize(("bad", "line"), BAD)
def test_one_bad_entry_is_one_fault_and_those_around_it_are_read(bad: str, line: int) -> None:
    before, after = 'msgid "1"\nmsgstr "x"\n\n', '\nmsgid "2"\nmsgstr "y"\n'
    found = parse_po(before + bad + after)
    assert [entry.msgid for entry in found.entries] == ["1", "2"]
    assert [fault.line for fault in found.faults] == [4 + line]


def test_an_entry_after_a_bad_one_is_read_without_a_blank_line_between_them() -> None:
    found = parse_po('msgctx "c"\nmsgid "a"\nmsgstr "x"\nmsgid "b"\nmsgstr "y"\n')
    assert [entry.msgid for entry in found.entries] == ["b"]
    assert [fault.line for fault in found.faults] == [1]


def test_all_bad_entries_of_a_file_are_told_at_once() -> None:
    sound = 'msgid "{}"\nmsgstr "x"\n\n'
    text = "".join(f"{bad}\n{sound.format(number)}" for number, (bad, _) in enumerate(BAD))
    found = parse_po(text)
    assert [entry.msgid for entry in found.entries] == [str(number) for number in range(len(BAD))]
    assert len(found.faults) == len(BAD)
    assert list(found.faults) == sorted(found.faults, key=lambda fault: fault.line)


@pytest.mark.parametrize(("bad", "line"), BAD)
def test_what_we_refuse_msgfmt_refuses(bad: str, line: int, tmp_path: Path, run: Program) -> None:
    del line
    run("msgfmt", "--version")
    (tmp_path / "a.po").write_text(f"{HEADER}{bad}", "utf-8")
    done = subprocess.run(["msgfmt", "-o", "/dev/null", tmp_path / "a.po"], check=False)
    assert done.returncode != 0


def test_a_text_that_is_there_twice_is_a_fault_beside_the_others() -> None:
    found = reading_of('msgid "a"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "y"\n\nmsgid "b\n', "de.po")
    assert [entry.msgstr for entry in found.catalog.entries] == ["x"]
    assert [fault.line for fault in found.faults] == [4, 7]
    with pytest.raises(UnreadableFile) as caught:
        _ = found.whole
    assert str(caught.value) == (
        "de.po:4: 'a' is there twice, first in line 1 (and one more fault, in line 7)"
    )
    assert [fault.line for fault in caught.value.faults] == [4, 7]
    assert not any("more" in fault.reason for fault in caught.value.faults)


def test_the_message_names_the_first_lines_of_many_faults() -> None:
    found = reading_of('msgid "a\n\n' * 9, "de.po")
    assert found.broken is not None
    assert found.broken.message.endswith("(and 8 more faults, in lines 3, 5, 7, 9, 11, …)")


# Pieces of PO files, sound and not, for texts that nobody would write by hand.
PIECES = st.sampled_from(
    [
        "msgid", "msgstr", "msgctxt", "msgid_plural", "msgstr[0]", "msgstr[1]", '"a"', '"b"', '""',
        '"', "\\", "#", "#~", "#|", "#,", "#.", "#: ", " fuzzy", "\n", "\n", "\n\n", " ", "\r\n",
        '"\\n"', '"\\303"', "<<<<<<< a", "=======", ">>>>>>> b", "é", "\u2028", "\x00", "domain",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read_and_what_was_read_of_it_can_be_written(text: str) -> None:
    found = parse_po(text)
    again = parse_po(printed(Entry(""), found.entries, found.trailing))
    assert not again.faults
    assert {(e.key, e.msgstr, e.plurals, e.obsolete) for e in again.entries} == {
        (e.key, e.msgstr, e.plurals, e.obsolete) for e in found.entries
    }


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_hole_in_a_real_catalog_takes_only_the_entries_at_its_edge(data: st.DataObject) -> None:
    text = po_path(REAL, "es", HANDOUT).read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 200, len(text))))
    # an entry goes from the blank line before it to the blank line after it
    first, last = text.rfind("\n\n", 0, start), text.find("\n\n", end)
    before, after = text[: max(first, 0)], "" if last < 0 else text[last:]
    found = parse_po(text[:start] + text[end:])
    keys = {entry.key for entry in found.entries}
    assert {entry.key for part in (before, after) for entry in parse_po(part).entries} <= keys
    assert len(found.faults) <= 2


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_bytes_raise_anything_but_that_they_cannot_be_read(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = po_path(REAL, "es", HANDOUT).read_bytes()[:3000]
    start = data.draw(st.integers(0, len(whole)))
    junk = data.draw(st.binary(max_size=12))
    path = tmp_path_factory.mktemp("any") / "a.po"
    path.write_bytes(whole[:start] + junk + whole[start + data.draw(st.integers(0, 80)) :])
    try:
        found = reading(path, "a.po")
    except UnreadableFile as problem:
        assert problem.reason
    else:
        assert found.faults or found.whole.entries


@pytest.mark.parametrize(
    ("line", "said", "hint"),
    [
        ("=======", "git left this line", "take it out"),
        (">>>>>>> theirs", "git left this line", "take it out"),
        ("||||||| base", "git left this line", "take it out"),
        ("msgstr “Hallo”", "other quotes", "straight quotes"),
        ("msgstr „Hallo“", "other quotes", "straight quotes"),
        ("msgstr « Salut »", "other quotes", "straight quotes"),
        ("msgstr 'Hallo'", "other quotes", "straight quotes"),
    ],
)
def test_what_people_and_git_leave_in_a_file_is_told_for_what_it_is(
    line: str, said: str, hint: str
) -> None:
    (fault,) = parse_po(f'msgid "1"\nmsgstr "x"\n\nmsgid "2"\n{line}\n').faults
    assert fault.line == 5
    assert said in fault.message
    assert hint in fault.hint


@pytest.mark.parametrize("charset", ["UTF-8-BOM", "utf8mb4", "unknown-8bit", "UTF-16"])
def test_a_file_in_utf_8_that_names_another_charset_says_what_to_write(
    charset: str, tmp_path: Path
) -> None:
    (tmp_path / "a.po").write_text(f'{HEADER}msgid "a"\nmsgstr "é"\n', "utf-8")
    edit(tmp_path / "a.po", "UTF-8", charset)
    with pytest.raises(UnreadableFile, match=charset) as caught:
        reading(tmp_path / "a.po", "a.po")
    assert "write charset=UTF-8" in caught.value.hint


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (HEADER.replace("\n", "\r").encode(), "CR alone"),
        (HEADER.encode("utf-16-le"), "UTF-16"),
        (HEADER.encode("utf-16"), "UTF-16"),
        (HEADER.encode() + bytes(512), "zero byte"),
    ],
)
def test_bytes_that_are_no_catalog_are_told_apart(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.po").write_bytes(data)
    with pytest.raises(UnreadableFile, match=said):
        reading(tmp_path / "a.po", "a.po")
