"""Files are read whole or told what is wrong, and replaced whole or not at all."""

import errno
import os
import re
import stat
import threading
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts import files
from handouts.catalogs.po import read as read_catalog
from handouts.errors import UnreadableFile, UnwritableFile
from handouts.files import (
    is_there,
    key_line,
    locked,
    move,
    parse_toml,
    read_text,
    read_toml,
    remove,
    write_whole,
)

HINT = "write a table"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask() -> Iterator[int]:
    before = os.umask(0o027)
    yield 0o027
    os.umask(before)


# --- reading


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_text_is_read_with_and_without_a_byte_order_mark(tmp_path: Path, mark: bytes) -> None:
    (tmp_path / "a").write_bytes(mark + "name = 'é'\r\n".encode())
    assert read_text(tmp_path / "a", "a") == "name = 'é'\r\n"
    assert read_toml(tmp_path / "a", "a", HINT) == {"name": "é"}


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        ("x\ny = 'é'\n".encode("latin-1"), 2, "not UTF-8: the byte 0xE9"),
        (b"\xef\xbb\xbfa\nb\n\xff", 3, "not UTF-8: the byte 0xFF"),
        (b"\xed\xa0\x80", 1, "not UTF-8"),  # half of a surrogate pair
        ("x = 1".encode("utf-16"), 1, "the file is UTF-16"),
        (b"\xfe\xff" + "x = 1".encode("utf-16-be"), 1, "the file is UTF-16"),
        ("# one\nx = 1".encode("utf-16-le"), 1, "as UTF-16 without its mark"),
    ],
)
def test_what_is_no_utf_8_is_told_with_its_line(
    tmp_path: Path, data: bytes, line: int, reason: str
) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(UnreadableFile, match=reason) as caught:
        read_text(tmp_path / "a", "clinic.toml")
    assert (caught.value.path, caught.value.line) == ("clinic.toml", line)
    assert "UTF-8" in caught.value.hint


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="a: No such file"):
        read_text(tmp_path / "a", "a")
    with pytest.raises(UnreadableFile, match="directory"):
        read_text(tmp_path, "a")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = \n", 2),
        ("a = 1\n\nb = [1,\n", 4),
        ("a = 1\na = 2\n", 2),
        ('a = "\\ud800"', 1),
        ("day = 2026-13-45", 1),
        (f"a = {'9' * 5000}", 0),  # Python refuses it, and tells no place
        (f"a = {'[' * 5000}{']' * 5000}", 0),
        (f"{'.'.join('a' * 200)} = 1", 0),
        (f"a = {'{b = ' * 100}1{'}' * 100}", 0),
    ],
    ids=range(9),
)
def test_what_is_no_toml_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(UnreadableFile) as caught:
        parse_toml(text, "clinic.toml", HINT)
    assert caught.value.line == line
    assert caught.value.hint.endswith(HINT)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("day = “555-0123”\n", "straight quotes"),
        ("day = „555-0123“\n", "straight quotes"),
        ("day = 555-0123\n", "between straight quotes"),
        ('day = "555-0123\n', "between straight quotes"),
        ('day\u00a0= "555-0123"\n', r"U\+00A0"),
        ("day = '1'\rname = 'x'\r", "ends of lines"),
    ],
)
def test_what_people_write_for_toml_has_an_advice_of_its_own(text: str, advice: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        parse_toml(text, "clinic.toml", HINT)
    assert re.search(advice, caught.value.hint)


@pytest.mark.parametrize(
    ("data", "reason", "hint"),
    [
        (b"\xde\x12\x04\x95" + bytes(24), "compiled catalog", "msgunfmt"),
        (b"\x95\x04\x12\xde" + bytes(24), "compiled catalog", "msgunfmt"),
        (b"PK\x03\x04\x14\0", "ZIP archive", "unpack"),
        (b"\x1f\x8b\x08\0", "compressed", "unpack"),
        (b"%PDF-1.7\n", "PDF", "made from"),
    ],
)
def test_a_file_that_is_no_text_is_told_for_what_it_is(
    tmp_path: Path, data: bytes, reason: str, hint: str
) -> None:
    (tmp_path / "a").write_bytes(data)
    for reads in (read_text, read_catalog):
        with pytest.raises(UnreadableFile, match=reason) as caught:
            reads(tmp_path / "a", "a")
        assert hint in caught.value.hint


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_two_versions_that_git_could_not_merge_are_told_with_their_line(
    tmp_path: Path, ends: str
) -> None:
    lines = "# Title", "<<<<<<< HEAD", "name = 'a'", "=======", "name = 'b'", ">>>>>>> theirs", ""
    for reads in (read_text, partial(read_toml, hint=HINT)):
        (tmp_path / "a").write_bytes(ends.join(lines).encode())
        with pytest.raises(UnreadableFile, match="git could not merge") as caught:
            reads(tmp_path / "a", "a")
        assert caught.value.line == 2
    for text in ("<<<<<<< not closed\n", "a\n=======\nb\n", "> <<<<<<< x\n> >>>>>>> y\n"):
        (tmp_path / "a").write_text(text, "utf-8")
        assert read_text(tmp_path / "a", "a") == text


def test_what_the_system_does_not_give_has_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "gone").symlink_to("nowhere")
    for path in (tmp_path, tmp_path / "loop", tmp_path / "gone", tmp_path / "none"):
        for reads in (read_text, read_catalog):
            with pytest.raises(UnreadableFile) as caught:
                reads(path, "a")
            assert caught.value.hint
    assert [is_there(tmp_path / name) for name in ("loop", "gone", "none")] == [True, True, False]


@given(st.text(max_size=60) | st.text("ab=[]{}'\"\\.,#\n 019-:", max_size=60))
def test_no_text_ends_the_reading_of_toml_by_another_way(text: str) -> None:
    try:
        table = parse_toml(text, "a", HINT)
    except UnreadableFile:
        return
    assert repr(table) == repr(tomllib.loads(text))  # as text, for nan is not nan


def test_a_key_is_found_in_its_line() -> None:
    text = "# name = 1\nname = '''\nday = 3\n'''\n\n[telephones]\n# day\n'day' = '1'\n\nx.y = 2\n"
    assert key_line(text, "name") == 2
    assert key_line(text, "telephones") == 6
    assert key_line(text, "telephones", "day") == 8
    assert key_line(text, "telephones", "x", "y") == 10
    assert key_line(text, "day") == 0
    assert key_line("a" * 9 + "\n" * 9_000, "a") == 0


# --- writing


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "sheet.pdf"
    write_whole(target, b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in target.parent.iterdir()] == ["sheet.pdf"]


def test_a_new_file_has_the_mode_that_the_process_gives(tmp_path: Path, umask: int) -> None:
    write_whole(tmp_path / "sheet.pdf", b"x")
    assert mode(tmp_path / "sheet.pdf") == 0o666 & ~umask


@pytest.mark.parametrize("bits", [0o600, 0o664, 0o755])
def test_a_file_keeps_its_mode(tmp_path: Path, umask: int, bits: int) -> None:
    assert umask
    (tmp_path / "es.po").write_bytes(b"old")
    (tmp_path / "es.po").chmod(bits)
    write_whole(tmp_path / "es.po", b"new")
    assert mode(tmp_path / "es.po") == bits


def test_no_thread_sees_another_umask(tmp_path: Path, umask: int) -> None:
    """What other threads write meanwhile would be open to the world."""
    done = threading.Event()

    def write() -> None:
        for number in range(40):
            write_whole(tmp_path / f"{threading.get_ident()}-{number}", b"x")
        done.set()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    seen = set()
    while not done.is_set() or any(thread.is_alive() for thread in threads):
        handle = os.open(tmp_path / "probe", os.O_CREAT | os.O_EXCL, 0o666)
        seen.add(stat.S_IMODE(os.fstat(handle).st_mode))
        os.close(handle)
        (tmp_path / "probe").unlink()
    assert seen | {mode(path) for path in tmp_path.iterdir()} == {0o666 & ~umask}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "es.po").write_bytes(b"old")
    (tmp_path / "es.po").symlink_to("shared/es.po")
    write_whole(tmp_path / "es.po", b"new")
    assert (tmp_path / "es.po").is_symlink()
    assert (tmp_path / "shared" / "es.po").read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["es.po", "shared"]


def test_a_link_to_nothing_is_written_through_and_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    write_whole(tmp_path / "a", b"x")
    assert (tmp_path / "b").read_bytes() == b"x"
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(UnwritableFile, match="leads to itself"):
        write_whole(tmp_path / "circle", b"x")
    assert (tmp_path / "circle").is_symlink()


def test_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    handle = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"sheet")
    assert os.read(handle, 9) == b"sheet"
    os.close(handle)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="only where a stream has a name")
def test_a_stream_is_written_through_its_name() -> None:
    reading, writing = os.pipe()
    write_whole(Path(f"/dev/fd/{writing}"), b"new")
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        assert stream.read() == b"new"


def test_a_folder_in_the_way_is_an_error_and_stays(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    (target / "kept").mkdir(parents=True)
    with pytest.raises(UnwritableFile, match="cannot be written"):
        write_whole(target, b"x")
    assert (target / "kept").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"")
    for name in ("build/sheet.pdf", "build/es/sheet.pdf"):
        with pytest.raises(UnwritableFile, match="it is a file"):
            write_whole(tmp_path / name, b"x")


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    write_whole(tmp_path / ("a" * 255), b"x")
    with pytest.raises(UnwritableFile, match="cannot be written: File name too long"):
        write_whole(tmp_path / ("a" * 256), b"x")


class Calls:
    """Counts the calls to the system, and makes one of them fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, problem: BaseException | None) -> None:
        self.monkeypatch, self.problem = monkeypatch, problem
        self.made: list[str] = []
        self.fatal = -1
        for owner, name in ((os, "open"), (os, "fsync"), (Path, "replace"), (Path, "chmod")):
            self._watch(owner, name)

    def _watch(self, owner: object, name: str) -> None:
        real = getattr(owner, name)

        def watched(*args: object, **named: object) -> object:
            self.made.append(name)
            if len(self.made) - 1 == self.fatal:
                assert self.problem is not None
                raise self.problem
            return real(*args, **named)

        self.monkeypatch.setattr(owner, name, watched)


@pytest.mark.parametrize("problem", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left")])
def test_whatever_fails_the_old_file_or_the_new_one_is_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: BaseException
) -> None:
    target = tmp_path / "es.po"
    target.write_bytes(b"old")
    calls = Calls(monkeypatch, problem)
    write_whole(target, b"old")
    count = len(calls.made)
    # the folder is made to last after the file, and after it has its name
    assert calls.made == ["open", "fsync", "chmod", "replace", "open", "fsync"]
    for fatal in range(count):
        calls.made.clear()
        calls.fatal = fatal
        renamed = fatal > 3
        try:
            write_whole(target, b"new")
        except (KeyboardInterrupt, UnwritableFile):
            assert not renamed or isinstance(problem, KeyboardInterrupt)
        else:
            assert renamed, "a failure passed for a success"
        calls.fatal = -1
        assert target.read_bytes() == (b"new" if renamed else b"old")
        assert [path.name for path in tmp_path.iterdir()] == ["es.po"]
        write_whole(target, b"old")


def test_a_file_that_is_open_elsewhere_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows lets nobody replace a PDF that a viewer shows."""

    def refused(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(UnwritableFile, match="open in another program") as caught:
        write_whole(tmp_path / "sheet.pdf", b"x")
    assert "close it" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_moved_or_taken_away_is_told(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    with pytest.raises(UnwritableFile, match="a: cannot be written"):
        remove(tmp_path / "a")
    with pytest.raises(UnwritableFile, match="c: cannot be written: No such file"):
        move(tmp_path / "c", tmp_path / "d")
    remove(tmp_path / "c")


# --- the lock


def counted(path: Path, times: int) -> None:
    for _ in range(times):
        with locked(path):
            number = int(path.read_text()) if path.exists() else 0
            write_whole(path, str(number + 1).encode())


def test_under_a_lock_no_process_loses_what_another_wrote(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "count"
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        list(pool.map(partial(counted, path), [15, 15, 15]))
    assert path.read_text() == "45"


def test_under_a_lock_no_thread_loses_what_another_wrote(tmp_path: Path) -> None:
    threads = [threading.Thread(target=counted, args=(tmp_path / "count", 10)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "count").read_text() == "30"


def test_a_link_and_its_file_have_one_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PATIENCE_S", 0.1)
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to("file")
    with (
        locked(tmp_path / "link"),
        pytest.raises(UnwritableFile, match="another program has kept it"),
        locked(tmp_path / "file"),
    ):
        pass


def test_a_lock_is_free_again_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "file"):
        print(1 / 0)
    with locked(tmp_path / "file"):
        pass


def test_a_lock_that_cannot_be_had_is_an_unwritable_file(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"")
    with (
        pytest.raises(UnwritableFile, match="it is a file"),
        locked(tmp_path / "folder/x"),
    ):
        pass
