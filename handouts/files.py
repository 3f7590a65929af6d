"""The one door to files: text is read whole, in UTF-8; files are written whole or not at all."""

import errno
import os
import re
import secrets
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from handouts.errors import UnreadableFile, UnwritableFile

_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")

# tomllib says where a fault is at the end of its message.
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

# No table of ours is deeper than three; what is far deeper would exhaust whatever walks it.
_DEEPEST = 32

# The lines that git writes around two versions.
_CONFLICT = re.compile(rb"^<{7} [^\n]*\n(?=(?s:.)*?^>{7} )", re.MULTILINE)

# What programs that write letters put for straight quotes.
_CURLY = "“”„‟«»″‘’‚"

# Finding the line of a key parses the file once for each line.
_LONGEST = 2_000

# Files that are no text, by their first bytes: what each is, and what to do with it.
_NO_TEXTS = {
    b"\xde\x12\x04\x95": ("a compiled catalog (.mo)", "make a PO file of it: msgunfmt"),
    b"\x95\x04\x12\xde": ("a compiled catalog (.mo)", "make a PO file of it: msgunfmt"),
    b"PK\x03\x04": ("a ZIP archive", "unpack it, and use the file in it"),
    b"\x1f\x8b": ("compressed (gzip)", "unpack it: gunzip"),
    b"%PDF": ("a PDF", "use the file that it was made from"),
}

# What to do about a file that the system does not give.
_HELP = {
    errno.EISDIR: "a folder has the name of the file: move it away",
    errno.EACCES: "give yourself the right to read it",
    errno.EPERM: "give yourself the right to read it",
    errno.ELOOP: "it is a link that leads to itself: put the file in its place",
    errno.ENOENT: "it is not there, or a link that leads nowhere: put the file in its place",
    errno.ENOTDIR: "what should be its folder is a file: move that away",
}

# What is done under a lock takes milliseconds. Who waits longer waits for a program that hangs.
_PATIENCE_S = 60.0


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a file; ``name`` is the path as messages show it. Raises UnreadableFile."""
    try:
        return path.read_bytes()
    except OSError as problem:
        said = problem.strerror or str(problem)
        raise UnreadableFile(name, said, _HELP.get(problem.errno or 0, "")) from problem


def refuse_no_text(data: bytes, name: str) -> None:
    """Raise UnreadableFile for the bytes of an archive, a PDF or the like: they are no text."""
    for begin, (what, hint) in _NO_TEXTS.items():
        if data.startswith(begin):
            raise UnreadableFile(name, f"the file is {what}", hint)


def is_there(path: Path) -> bool:
    """Whether something has this name: a link that leads nowhere too, or a folder.

    Whoever passes over what is not there must not pass over what is there and cannot be read.
    """
    return os.path.lexists(path)


def read_text(path: Path, name: str) -> str:
    """The text of a file in UTF-8, without the byte order mark that Windows' editors put first.

    The ends of lines stay as they are. Raises UnreadableFile, with the line of the first byte
    that is not UTF-8.
    """
    return decoded(read_bytes(path, name), name)


def decoded(data: bytes, name: str) -> str:
    """The text in the bytes of a file, as ``read_text`` reads one. Raises UnreadableFile."""
    refuse_no_text(data, name)
    hint = "save the file as UTF-8"
    if data.startswith(_UTF16_BOMS):
        raise UnreadableFile(name, "the file is UTF-16, not UTF-8", hint, 1)
    data = data.removeprefix(_UTF8_BOM)
    begin = _CONFLICT.search(data)
    if begin:
        keep = "keep one of the two versions, and none of the lines from <<<<<<< to >>>>>>>"
        at = data.count(b"\n", 0, begin.start()) + 1
        raise UnreadableFile(name, "two versions stand here that git could not merge", keep, at)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        said = f"this is not UTF-8: the byte 0x{data[problem.start]:02X}"
        raise UnreadableFile(name, said, hint, line) from problem
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        said = "this is no text: it has the character U+0000, as UTF-16 without its mark has"
        raise UnreadableFile(name, said, hint, line)
    return text


def read_toml(path: Path, name: str, hint: str) -> dict[str, Any]:
    """The table that a TOML file holds.

    Raises UnreadableFile with the line of the fault; ``hint`` says what such a file looks like.
    """
    return parse_toml(read_text(path, name), name, hint)


def parse_toml(text: str, name: str, hint: str) -> dict[str, Any]:
    """The table in the text of a TOML file, as ``read_toml`` reads one. Raises UnreadableFile."""
    try:
        table = tomllib.loads(text)
    except RecursionError as problem:
        raise _too_deep(name, hint) from problem
    except ValueError as problem:  # TOMLDecodeError; and int() refuses thousands of digits itself
        said = str(problem)
        found = _TOML_PLACE.search(said)
        line = int(found[1] or text.count("\n") + 1) if found else 0
        reason = f"this is no TOML: {_TOML_PLACE.sub('', said)}"
        raise UnreadableFile(name, reason, _toml_hint(text, line, hint), line) from problem
    if _deep(table):
        raise _too_deep(name, hint)
    return table


def _toml_hint(text: str, line: int, hint: str) -> str:
    """What to do about a line that is no TOML; ``hint`` says what such a file looks like."""
    lines = text.split("\n")
    wrong = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\r" in text and len(lines) == 1:
        return "save it with the ends of lines of Unix (LF) or Windows (CR LF)"
    if any(char in _CURLY for char in wrong):
        return f'write straight quotes, "…", for curly ones; {hint}'
    spaces = [char for char in wrong if char.isspace() and char not in " \t\r"]
    if spaces:
        return f"write a common space for U+{ord(spaces[0]):04X}; {hint}"
    return f'a text stands between straight quotes, in one line: key = "text"; {hint}'


def key_line(text: str, *keys: str) -> int:
    """The line from 1 where a TOML text begins to define a key, named by the tables above it.

    0 where it does not define it, or is too long to look. tomllib tells no places: so the lines
    are parsed that go before it, one more each time, until the key is there.
    """
    lines = text.split("\n")
    if not keys or len(lines) > _LONGEST:
        return 0
    sound = 0
    for count in range(1, len(lines) + 1):
        try:
            table: Any = tomllib.loads("\n".join(lines[:count]))
        except (ValueError, RecursionError):
            continue  # the middle of a value of several lines
        for key in keys:
            table = table.get(key) if isinstance(table, Mapping) else None
        if table is not None:
            return sound + 1
        sound = count
    return 0


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: to a new file beside it, which then takes its name.

    What was there stays whole until then, over a power cut too, and its mode stays; a new file has
    the mode that the process gives to files. A link stays a link: what it points at is written.
    Raises UnwritableFile where the folder or the disk does not allow it.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            path.write_bytes(data)  # /dev/stdout or a pipe: nothing may take its name
            return
        target = _target(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as problem:
        raise _unwritable(path, problem) from problem


def move(path: Path, to: Path) -> None:
    """Give a file another name; a file of that name goes. Raises UnwritableFile."""
    try:
        path.replace(to)
    except OSError as problem:
        raise _unwritable(path, problem) from problem


def remove(path: Path) -> None:
    """Take a file away, if it is there. Raises UnwritableFile."""
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise _unwritable(path, problem) from problem


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep others who ask for the same lock out, to read ``path``, change it and write it.

    They may be other threads, other processes, or other machines on a shared disk. The lock is a
    hidden file beside it, which stays. Raises UnwritableFile where it cannot be had.
    """
    # only commands that write need it, and it takes longer to import than all else here
    from filelock import FileLock, Timeout

    try:
        target = _target(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=_PATIENCE_S)
        lock.acquire()
    except Timeout as problem:
        said = f"another program has kept it for {_PATIENCE_S:g} s"
        raise UnwritableFile(str(path), said, "end that program, then start again") from problem
    except OSError as problem:
        raise _unwritable(path, problem) from problem
    try:
        yield
    finally:
        lock.release()


def _target(path: Path) -> Path:
    """The file itself, where the path is a link to it."""
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    if target.is_symlink():
        raise OSError("it is a link that leads to itself")
    return target


def _replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.is_file() else None
    # short, for the name of the target may be as long as names can be
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        # The kernel takes the umask and the folder's rules from these bits.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(temporary, flags, 0o666 if mode is None else mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:  # an interrupt too must leave nothing behind
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder last. Windows has no way to, nor have some network disks."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(path: Path, problem: OSError) -> UnwritableFile:
    if isinstance(problem, FileExistsError | NotADirectoryError):
        # of this file, not of the one that is to be written: one cause is one message
        path = next((folder for folder in path.parents if folder.is_file()), path)
        hint = "move that file away, or write to another folder"
        return UnwritableFile(str(path), "cannot be written into: it is a file", hint)
    if isinstance(problem, PermissionError) and (problem.filename2 or _is_of(problem, path)):
        # not the folder refuses, but the file that is there: Windows holds what is open
        said = "it is protected, or open in another program"
        hint = "close it there (a PDF viewer, an editor), then start again"
    else:
        said, hint = problem.strerror or str(problem), "check the folder and disk"
        hint = _HELP[errno.EISDIR] if isinstance(problem, IsADirectoryError) else hint
    return UnwritableFile(str(path), f"cannot be written: {said}", hint)


def _is_of(problem: OSError, path: Path) -> bool:
    return problem.filename is not None and Path(problem.filename) == path


def _deep(table: Mapping[str, Any]) -> bool:
    """Whether values stand in one another deeper than any file of ours has them."""
    level: list[Any] = [table]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _too_deep(name: str, hint: str) -> UnreadableFile:
    return UnreadableFile(name, f"tables or lists stand more than {_DEEPEST} deep", hint)
