"""Reading and writing catalogs: what cannot be read says why, and a write is never half."""

from pathlib import Path

import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog, po_path, po_paths, read, write
from handouts.errors import UnreadableFile
from handouts.project import Project
from tests.gettexts import HEADER, Program, catalog, catalog_of

ENTRY = 'msgid "a"\nmsgstr "ä"\n'
FOLDED = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; "\n"charset=UTF-8\\n"\n"Language: de\\n"\n\n'
    + ENTRY
)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        ((HEADER + ENTRY).encode("latin-1"), 9, "not"),
        ((HEADER + ENTRY).replace("UTF-8", "ISO-8859-1").encode(), 5, "but the file is UTF-8"),
        ((HEADER + ENTRY).replace("UTF-8", "ASCII").encode(), 5, "but the file is UTF-8"),
        ((HEADER + ENTRY).replace("UTF-8", "ASCII").encode("latin-1"), 9, "says ASCII, but"),
        ((HEADER + ENTRY).replace("UTF-8", "x-klingon").encode("latin-1"), 5, "not known here"),
        ((HEADER + ENTRY).replace("UTF-8", "rot13").encode(), 5, "not known here"),
        ((HEADER + ENTRY).replace("UTF-8", "UTF-7").encode(), 5, "not known here"),
        ((HEADER + ENTRY).replace("UTF-8", "\x01é").encode(), 5, "not known here"),
        (FOLDED.replace("UTF-8", "ISO-8859-1").encode(), 3, "but the file is UTF-8"),
        ((HEADER * 9 + "\0").encode(), 64, "a zero byte"),
        ((HEADER * 9 + "a\n\0b").encode(), 65, "a zero byte"),
        (("msgid" + HEADER.replace("UTF-8", "x-own")[5:] + "\n" * 9).encode(), 5, "not known"),
        ((HEADER + ENTRY).encode("utf-8-sig"), 1, "byte order mark"),
        ((HEADER + ENTRY).encode("utf-16"), 0, "UTF-16"),
        ((HEADER + ENTRY).encode("utf-16-le"), 0, "UTF-16"),
        ((HEADER + 'msgid "a\n').encode(), 8, "not closed"),
        ((HEADER + ENTRY + ENTRY).encode(), 10, "'a' is there twice, first in line 8"),
        ((HEADER + ENTRY + '#~ msgid "a"\n#~ msgstr "b"\n').encode(), 10, "twice"),
        ((HEADER + HEADER).encode(), 8, "the header is there twice"),
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


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("ISO-8859-1", "latin-1"), ("iso-8859-15", "iso8859-15"), ("latin1", "latin-1"),
        ("CP1252", "cp1252"), ("windows-1252", "cp1252"), ("GBK", "gbk"), ("SHIFT_JIS", "sjis"),
        ("EUC-KR", "euc_kr"), ("KOI8-R", "koi8-r"), ("TIS-620", "tis-620"), ("utf8", "utf-8"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("start", [HEADER, FOLDED.removesuffix(ENTRY)])
def test_a_file_is_read_by_the_charset_that_its_header_declares(
    charset: str, codec: str, start: str, tmp_path: Path
) -> None:
    texts = {"gbk": "头晕", "sjis": "表示", "euc_kr": "한글", "koi8-r": "боль", "tis-620": "ปวด"}
    text = texts.get(codec, "señal")
    body = f'{start.replace("UTF-8", charset)}msgid "a"\nmsgstr "{text}"\n'
    path = tmp_path / "a.po"
    path.write_bytes(body.encode(codec))
    found = read(path, "a.po")
    assert [entry.msgstr for entry in found.entries] == [text]
    assert write(path, found) == (codec != "utf-8" or start != HEADER)
    assert path.read_text("utf-8").count(f'msgstr "{text}"') == 1
    again = read(path, "a.po")
    assert again.entries == found.entries
    assert again.fields["Content-Type"].lower() in (
        "text/plain; charset=utf-8",
        "text/plain; charset=utf8",
    )


def test_escapes_are_bytes_of_the_declared_charset(tmp_path: Path, run: Program) -> None:
    path = tmp_path / "a.po"
    head = HEADER.replace("UTF-8", "ISO-8859-1")
    path.write_text(head + 'msgid "a"\nmsgstr "\\361 \\xe1 \\x41"\n', "ascii")
    found = read(path, "a.po")
    assert [entry.msgstr for entry in found.entries] == ["ñ á A"]
    write(path.with_name("b.po"), found)
    assert path.with_name("b.po").read_text("utf-8") == run("msgcat", "--to-code=UTF-8", path)


def test_a_catalog_in_ascii_is_read_and_keeps_its_bytes_until_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEADER.replace("UTF-8", "ASCII") + 'msgid "a"\nmsgstr "b"\n', "ascii")
    found = read(path, "a.po")
    assert found.fields["Content-Type"] == "text/plain; charset=ASCII"
    assert write(path, found)
    assert "charset=UTF-8" in path.read_text("ascii")


def test_hidden_files_are_no_catalogs(project: Project) -> None:
    folder = po_path(project, "de", "small").parent
    folder.mkdir(parents=True)
    for name in ("small.po", "._small.po", ".small.po.swp", "gone.po", "small.po~"):
        (folder / name).write_text(HEADER, "utf-8")
    (folder / ".#small.po").symlink_to("ana@host.4711:17")
    assert [path.name for path in po_paths(project, "de")] == ["gone.po", "small.po"]
    assert po_paths(project, "fr") == ()


@pytest.mark.parametrize(
    "header",
    ["", '"Language: de\\n"\n', '"Content-Type: text/plain\\n"\n', '"X: charset=KOI8-R\\n"\n'],
)
def test_a_header_without_a_charset_is_read_as_utf_8(header: str, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(f'msgid ""\nmsgstr ""\n{header}\n{ENTRY}', "utf-8")
    assert read(path, "a.po").entries == (Entry("a", "ä"),)


@pytest.mark.parametrize(
    "charset",
    ["CP1250", "CP1258", "ISO-8859-16", "KOI8-T", "CP850", "CP932", "GB18030", "BIG5", "JOHAB"],
)
def test_every_charset_of_the_po_format_that_python_has_is_known(
    charset: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEADER.replace("UTF-8", charset) + 'msgid "a"\nmsgstr "b"\n', "ascii")
    assert read(path, "a.po").entries == (Entry("a", "b"),)


def test_a_template_that_names_no_charset_yet_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pot").write_text(HEADER.replace("UTF-8", "CHARSET") + ENTRY, "utf-8")
    assert read(tmp_path / "a.pot", "a.pot").entries[0].msgstr == "ä"


def test_a_catalog_without_a_header_is_read() -> None:
    found = catalog_of(ENTRY, "a.po")
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
