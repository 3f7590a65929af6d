"""The bytes of a PO file as text, by the charset that its header declares."""

import codecs
import re

from handouts.errors import UnreadableFile
from handouts.files import refuse_no_text

UTF8 = "UTF-8"

# The entry without a msgid, with its msgstr in one line or folded into several.
_HEADER = re.compile(rb'^[ \t]*msgid[ \t]*""\s*msgstr((?:\s*"(?:[^"\\\n]|\\.)*")+)', re.MULTILINE)
_STRING = re.compile(rb'"((?:[^"\\\n]|\\.)*)"')
_CHARSET = re.compile(rb"Content-Type:(?:[^\\]|\\[^n])*?charset=([^\\\s\";]+)", re.IGNORECASE)
_FIELD = re.compile(r"(?im)^(Content-Type:.*?charset=)([^\s;]+)")

# What a template says before anybody has translated it.
_UNSET = "CHARSET"

# What the PO format allows, by Python's names; Python lacks VISCII, EUC-TW and Georgian PS.
# Source: GNU gettext manual 0.21, "Filling in the Header Entry", Content-Type.
_ALLOWED = {
    "utf-8", "ascii", *(f"iso8859-{part}" for part in range(1, 17)), "koi8-r", "koi8-u", "koi8_t",
    "koi8-t", "cp850", "cp866", "cp874", "cp932", "cp949", "cp950",
    *(f"cp125{number}" for number in range(9)), "gb2312", "gbk", "gb18030", "euc_jp", "euc_kr",
    "big5", "big5hkscs", "shift_jis", "johab", "tis-620",
}  # fmt: skip

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded_po(data: bytes, name: str) -> tuple[str, str]:
    """The text of a PO file and the charset that it was read by; ``name`` is for messages.

    Raises UnreadableFile where the bytes are not what the header says, or where nobody can know.
    """
    _refuse_marks(data, name)
    charset, line = _declared(data)
    codec = _codec(charset)
    if codec is None:
        said = f"the header says charset={charset}, which is not known here"
        hint = f"convert it: msgconv --to-code=UTF-8 -o {name} {name}"
        if _is_utf8(data):
            hint = "the file is UTF-8: write charset=UTF-8 in the header"
        raise UnreadableFile(name, said, hint, line)
    if codec != "utf-8" and not data.isascii() and _is_utf8(data):
        # read as declared, every letter with an accent would be two wrong ones
        said = f"the header says charset={charset}, but the file is UTF-8"
        raise UnreadableFile(name, said, "write charset=UTF-8 in the header", line)
    try:
        return data.decode(codec), charset
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        said = f"the header says {charset}, but this is not"
        raise UnreadableFile(name, said, "save the file as UTF-8", line) from problem


def with_utf8(header: str) -> str:
    """The header's text, saying that the file is UTF-8 if it named another charset."""
    return _FIELD.sub(lambda m: m[0] if _codec(m[2]) == "utf-8" else f"{m[1]}{UTF8}", header)


def _refuse_marks(data: bytes, name: str) -> None:
    hint = "save it as UTF-8 without a mark"
    if data.startswith(codecs.BOM_UTF8):
        raise UnreadableFile(name, "the file starts with a byte order mark", hint, 1)
    refuse_no_text(data, name)
    # the first character of a PO file is one of ASCII: half of it is zero in UTF-16 without a mark
    if data.startswith(_WIDE) or b"\0" in data[:2]:
        raise UnreadableFile(name, "the file is UTF-16", hint)
    if b"\r" in data and b"\n" not in data:
        hint = "save it with the ends of lines of Unix (LF) or Windows (CR LF)"
        raise UnreadableFile(name, "its lines end in CR alone, as on old Macs", hint, 1)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise UnreadableFile(name, "the file has a zero byte", "take it out", line)


def _declared(data: bytes) -> tuple[str, int]:
    """The charset that the header declares, UTF-8 where it does not say, and its line."""
    for header in _HEADER.finditer(data):
        said = b"".join(_STRING.findall(header[1]))
        found = _CHARSET.search(said)
        if found:
            named = found[1].decode("ascii", "replace")
            place = max(header[0].find(b"Content-Type"), 0)
            line = data.count(b"\n", 0, header.start() + place) + 1
            return (UTF8 if named.upper() == _UNSET else named), line
    return UTF8, 1


def _codec(charset: str) -> str | None:
    """Python's name of a charset that a PO file may have."""
    try:
        codec = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return codec if codec in _ALLOWED else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
