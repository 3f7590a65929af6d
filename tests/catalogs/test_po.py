"""Reading and writing catalogs: what cannot be read says why, and a write is never half."""

from pathlib import Path

import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog, read, read_text, write
from handouts.errors import UnreadableFile
from tests.gettexts import HEADER, Program, catalog

ENTRY = 'msgid "a"\nmsgstr "ä"\n'


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        ((HEADER + ENTRY).encode("latin-1"), 9, "not"),
        ((HEADER + ENTRY).replace("UTF-8", "ISO-8859-1").encode("latin-1"), 5, "ISO-8859-1"),
        ((HEADER + ENTRY).replace("UTF-8", "ISO-8859-1").encode(), 5, "catalogs are UTF-8"),
        ((HEADER + ENTRY).encode("utf-8-sig"), 1, "byte order mark"),
        ((HEADER + ENTRY).encode("utf-16"), 0, "UTF-16"),
        ((HEADER + ENTRY).encode("utf-16-le"), 0, "UTF-16"),
        ((HEADER + 'msgid "a\n').encode(), 8, "text in quotes"),
        ((HEADER + ENTRY + ENTRY).encode(), 10, "'a' is there twice, first in line 8"),
        ((HEADER + ENTRY + '#~ msgid "a"\n#~ msgstr "b"\n').encode(), 10, "twice"),
        ((HEADER + HEADER).encode(), 8, "'the header' is there twice"),
    ],
)
def test_a_broken_file_is_unreadable_and_says_where_and_why(
    tmp_path: Path, data: bytes, line: int, message: str
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read(path, "locales/de/a.po")
    problem = caught.value
    assert (problem.path, problem.line, problem.exit_code) == ("locales/de/a.po", line, 3)
    assert message in problem.reason
    assert problem.hint
    assert path.read_bytes() == data


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"de/a\.po: there is no such file"):
        read(tmp_path / "a.po", "de/a.po")


def test_a_template_that_names_no_charset_yet_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pot").write_text(HEADER.replace("UTF-8", "CHARSET") + ENTRY, "utf-8")
    assert read(tmp_path / "a.pot", "a.pot").entries[0].msgstr == "ä"


def test_a_catalog_without_a_header_is_read() -> None:
    found = read_text(ENTRY, "a.po")
    assert found.header == Entry("")
    assert found.fields == {}


def test_the_header_gives_its_fields_in_order() -> None:
    assert list(catalog(ENTRY).fields.items())[:2] == [("Language", "de"), ("MIME-Version", "1.0")]


def test_the_live_entries_leave_out_the_obsolete_ones() -> None:
    found = catalog(ENTRY + '\n#~ msgid "b"\n#~ msgstr "c"\n')
    assert list(found.live()) == [(None, "a")]
    assert len(found.entries) == 2


def test_a_write_tells_whether_bytes_changed(tmp_path: Path) -> None:
    path = tmp_path / "de" / "a.po"
    assert write(path, catalog(ENTRY))
    assert path.read_text("utf-8") == HEADER + ENTRY
    before = path.stat().st_mtime_ns
    assert not write(path, catalog(ENTRY))
    assert path.stat().st_mtime_ns == before


def test_a_write_leaves_no_other_file_behind(tmp_path: Path) -> None:
    write(tmp_path / "a.po", catalog(ENTRY))
    assert [path.name for path in tmp_path.iterdir()] == ["a.po"]


def test_a_text_that_cannot_be_encoded_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    write(path, catalog(ENTRY))
    with pytest.raises(UnicodeEncodeError):
        write(path, Catalog("a.po", Entry(""), (Entry("a", "\ud800"),)))
    assert path.read_text("utf-8") == HEADER + ENTRY
    assert [path.name for path in tmp_path.iterdir()] == ["a.po"]


def test_what_is_written_compiles(tmp_path: Path, run: Program) -> None:
    write(tmp_path / "a.po", catalog(ENTRY + '\n#~ msgid "b"\n#~ msgstr "c"\n'))
    run("msgfmt", "-o", tmp_path / "a.mo", tmp_path / "a.po")
