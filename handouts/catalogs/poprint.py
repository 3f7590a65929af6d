"""Prints a catalog as msgcat 0.21 prints it, so that a change shows in a diff as what it is.

Two things msgcat loses are kept: flags it does not know, and comments after the last entry.
Source: GNU gettext 0.21, the output of msgcat at its default width of 79.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from handouts import ucd
from handouts.catalogs.entry import Entry
from handouts.linebreak.segment import uax14

_WIDTH = 79
_UNLIMITED = 1 << 30

_ESCAPES = {
    "\n": "\\n", "\t": "\\t", "\b": "\\b", "\r": "\\r", "\f": "\\f", "\v": "\\v", "\a": "\\a",
    "\\": "\\\\", '"': '\\"',
}  # fmt: skip
_ESCAPABLE = re.compile(r'[\n\t\b\r\f\v\a\\"]')
_ESCAPED = re.compile(r"\\.")

# Directives that msgcat keeps on one line, by the flag that says that the text has them; after one
# that is none, a text has no more of them. Measured: those of python-brace-format may be broken.
_DIRECTIVES = {
    "python-format": re.compile(
        r"%(?P<named>\((?:[^()]|\([^()]*\))*\))?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d*))?[hlL]?"
        r"(?P<kind>[csridouxXeEfFgG%])|%"
    ),
    "c-format": re.compile(
        r"%(?P<named>\d+\$)?[-+ #0'I]*(?:\*|\d+)?(?:\.(?:\*|\d*))?(?:hh?|ll?|[Lqjzt])?"
        r"(?P<kind>[diouxXeEfFgGaAcCsSpnm%])|%"
    ),
}

# gettext writes the flags of formats in this order. Source: measured, msgcat 0.21.
_FORMATS = (
    "c", "objc", "python", "python-brace", "java", "java-printf", "csharp", "javascript", "scheme",
    "lisp", "elisp", "librep", "ruby", "sh", "awk", "lua", "object-pascal", "smalltalk", "qt",
    "qt-plural", "kde", "kde-kuit", "boost", "tcl", "perl", "perl-brace", "php", "gcc-internal",
    "gfc-internal", "ycp",
)  # fmt: skip
_FORMAT = re.compile(r"(?:no-|possible-|impossible-)?(.+)-format")

# Scripts whose letters ICU breaks by a dictionary; gettext has none and takes them for plain ones.
_DICTIONARY_SCRIPTS = re.compile(
    "[\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17dd\u1950-\u19df\u1a20-\u1aad\ua9e0-\ua9fe"
    "\uaa60-\uaadf]"
)

# Where gettext's library (libunistring 1.0, Unicode 14) differs from ICU: it never breaks beside a
# quotation mark, nor between one and an opening bracket, nor between a bracket and a sign of
# currency or percent, nor after a hyphen in Hebrew, nor between a slash and a digit, nor before a
# decimal stop; it does break after a stop inside a word, after a hyphen or a dash that starts one,
# and at the spaces inside « ».
_QUOTE = "[\"'«»‘’“”‹›]"
_OPENING = r"[(\[{（［｛「『【〈《〔„‚¡¿]"
_CLOSING = r"[)\]}）］｝」』】〉》〕、。，．]"
_STOPS = ".,:;\u060c\u0589"
_MARKS = "#&*<=>@^`~§©®·×÷՝።•→"
_HYPHEN = "[-\u2010\u2013\u05be]"
_SIGN = r"[+$\\%‰°′″٪−±№¢-¥฿₠-₿￥％]"
_UNBREAKABLE = re.compile(
    rf"(?<={_QUOTE})(?! )|(?<! )(?={_QUOTE})|(?<={_QUOTE} )(?={_OPENING})"
    rf"|(?<={_CLOSING})(?={_SIGN})|(?<={_SIGN})(?={_OPENING})"
    "|(?<=[\u05d0-\u05ea][-\u05be\u2010])|(?<=/)(?=[0-9\u0660-\u0669])|(?<= )(?=[.,:;][0-9])"
    rf"|(?<=[{_STOPS}])(?=[々ー〜ゝゞヽヾ゛゜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ])"
)
_BREAKABLE = re.compile(
    rf"(?<=[{_STOPS}])(?=[^\W\d]|[{_MARKS}])"
    rf"|(?:(?<=[\s\u2011]{_HYPHEN})|(?<=^{_HYPHEN}))(?=[^\W\d]|[{_MARKS}])"
    rf"|(?<=\d[{_STOPS}])(?=[+$%‰°′″٪±№¢-¥₠-₿])"
    r"|(?<=[«‘“‹] )(?=[^ !(),./:;?\[\]{}،؟։、。」！）])|(?<=[«‘“‹]  )(?=\w)"
    r"|(?<=[^(\[{（「¿¡„] )(?=[»’”›])"
)


def printed(header: Entry, entries: tuple[Entry, ...], trailing: tuple[str, ...] = ()) -> str:
    """The text of the PO file: the header, the entries in use, the obsolete ones."""
    live = [entry for entry in entries if not entry.obsolete]
    obsolete = [entry for entry in entries if entry.obsolete]
    first = [header] if header != Entry("") else []
    texts = ["".join(f"{line}\n" for line in _entry(entry)) for entry in (*first, *live, *obsolete)]
    if trailing:
        texts.append("".join(f"{line}\n" for line in _notes(trailing)))
    return "\n".join(texts)


def _entry(entry: Entry) -> Iterator[str]:
    yield from _notes(entry.notes)
    for comment in entry.comments:
        yield f"#. {comment}" if comment else "#."
    yield from _references(entry.references)
    flags = _flags(entry)
    if flags:
        yield f"#, {', '.join(flags)}"
    prefix = "#~" if entry.obsolete else ""
    for name, text in (
        ("msgctxt", entry.previous_msgctxt),
        ("msgid", entry.previous_msgid),
        ("msgid_plural", entry.previous_plural),
    ):
        if text is not None:
            yield from _text(f"{prefix or '#'}| ", name, text, entry)
    for name, text in _texts(entry):
        yield from _text(f"{prefix} ".lstrip(), name, text, entry)


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.msgctxt is not None:
        yield "msgctxt", entry.msgctxt
    yield "msgid", entry.msgid
    if entry.plural is None:
        yield "msgstr", entry.msgstr
        return
    yield "msgid_plural", entry.plural
    for number, text in enumerate(entry.plurals or ("",)):
        yield f"msgstr[{number}]", text


def _notes(notes: tuple[str, ...]) -> Iterator[str]:
    for note in notes:
        yield f"# {note}" if note else "#"


def _references(references: tuple[str, ...]) -> Iterator[str]:
    line = "#:"
    for reference in dict.fromkeys(references):
        if line != "#:" and len(f"{line} {reference}".encode()) > _WIDTH:
            yield line
            line = "#:"
        line += f" {reference}"
    if references:
        yield line


def _flags(entry: Entry) -> list[str]:
    """The flags in gettext's order; fuzzy is only said of an entry that has a translation."""
    first = entry.msgstr or (entry.plurals[0] if entry.plurals else "")
    ranks = {"fuzzy": 0, "range": 2, "no-wrap": 3, "wrap": 3}

    def rank(flag: str) -> tuple[int, int]:
        name = _FORMAT.fullmatch(flag)
        if name:
            known = name[1] in _FORMATS
            return 1, _FORMATS.index(name[1]) if known else len(_FORMATS)
        return ranks.get(flag.partition(":")[0], 4), 0

    return sorted((flag for flag in entry.flags if flag != "fuzzy" or first), key=rank)


def _text(prefix: str, name: str, text: str, entry: Entry) -> Iterator[str]:
    """The lines of one keyword with its text."""
    portions = re.findall(r"[^\n]*\n|[^\n]+", text) or [""]
    wrap = "no-wrap" not in entry.flags
    limit = _WIDTH - len(prefix) - 2 if wrap else _UNLIMITED
    first = _wrapped(portions[0], limit, len(name) + 1, entry.flags)
    if len(portions) == 1 and len(first) == 1 and len(name) + 1 <= limit:
        yield f'{prefix}{name} "{first[0]}"'
        return
    yield f'{prefix}{name} ""'
    for portion in portions:
        for line in _wrapped(portion, limit, 0, entry.flags):
            yield f'{prefix}"{line}"'


def _wrapped(portion: str, limit: int, column: int, flags: tuple[str, ...]) -> list[str]:
    """The portion, escaped, in lines of at most ``limit`` columns; the first starts at ``column``.

    The columns of a piece count with the space at its end, as msgcat counts them.
    """
    escaped = _ESCAPABLE.sub(lambda match: _ESCAPES[match[0]], portion)
    if column + _width(escaped) <= limit:
        return [escaped]
    lines = [""]
    for start, end in pairwise((0, *_breaks(escaped, flags), len(escaped))):
        piece = escaped[start:end]
        width = _width(piece)
        if column + width > limit and start:
            lines.append("")
            column = 0
        lines[-1] += piece
        column += width
    return lines


def _breaks(escaped: str, flags: tuple[str, ...]) -> list[int]:
    """The offsets inside the text at which msgcat may break it, in order."""
    unbroken = [match.span() for match in _ESCAPED.finditer(escaped)]
    for flag in flags:
        unbroken += _directives(flag, escaped)
    forbidden = {offset for start, end in unbroken for offset in range(start + 1, end)}
    if escaped.endswith("\\n"):
        forbidden.add(len(escaped) - 2)
    plain = _DICTIONARY_SCRIPTS.sub(_plain_letter, escaped)
    forbidden |= {match.start() for match in _UNBREAKABLE.finditer(plain)}
    possible = {*uax14(plain), *(match.start() for match in _BREAKABLE.finditer(plain))}
    return sorted(possible - forbidden - {0, len(escaped)})


def _directives(flag: str, escaped: str) -> Iterator[tuple[int, int]]:
    """Where the directives of a format stand in a text, up to the first that is none.

    Nor is one that has a name, or a number, where others have none.
    """
    named = set()
    for match in _DIRECTIVES[flag].finditer(escaped) if flag in _DIRECTIVES else ():
        if match["kind"] is None:
            return
        if match["kind"] != "%":
            named.add(match["named"] is not None)
        if len(named) > 1:
            return
        yield match.span()


def _plain_letter(match: re.Match[str]) -> str:
    category = ucd.category(match[0])
    if category in ("Mn", "Mc"):
        return "\u0301"
    return "a" if category in ("Lo", "Lm") else match[0]


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    """The columns of a character on a terminal, as gettext's library counts them."""
    if ucd.bidi_class(char) == "NSM" or ucd.category(char) == "Cf":
        return 0
    return 2 if ucd.width(char) in ("W", "F") else 1
