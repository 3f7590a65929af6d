"""Where in a PO file a character of a message stands."""

import re

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CHARACTER = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|.)|[^\\]")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)(?=[\s\"])")


def place(lines: list[str], line: int, field: str, offset: int) -> tuple[int, int] | None:
    """The line and the column, both from 1, of a message's character; None where it is not there.

    ``lines`` are those of the file, ``line`` is the number of the message's msgid, ``field`` such
    as ``msgstr``. An offset at the text's end is the place of its closing quote.
    """
    left = offset
    end: tuple[int, int] | None = None
    for number, keyword, written, column in _strings(lines, line):
        if keyword != field:
            if end:
                break
            continue
        for match in _CHARACTER.finditer(written):
            if left == 0:
                return number, column + match.start()
            left -= 1
        end = number, column + len(written)
    return end if left == 0 else None


def _strings(lines: list[str], line: int) -> list[tuple[int, str, str, int]]:
    """The quoted strings of the message: line, keyword, what is written in it, its column."""
    found: list[tuple[int, str, str, int]] = []
    keyword = ""
    for number, text in enumerate(lines[max(line - 1, 0) :], max(line, 1)):
        stripped = text.lstrip()
        named = _KEYWORD.match(stripped)
        if named:
            if named[1] in ("msgid", "msgctxt") and number > line:
                break
            keyword = named[1]
        elif not stripped.startswith('"'):
            break
        found += [
            (number, keyword, match[1], match.start(1) + 1) for match in _QUOTED.finditer(text)
        ]
    return found
