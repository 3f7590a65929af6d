"""Wrong decoding: letters that were read from UTF-8 as if it were Windows' own charset."""

import re
from collections.abc import Iterator

from handouts import scripts
from handouts.checks.pair import Fault, Pair, forgivable
from handouts.findings import Span
from handouts.ucd import script


def _read_as(byte: int) -> str:
    """What a byte of UTF-8 becomes in a program that takes it for Windows' charset.

    Source: WHATWG Encoding, windows-1252: the five bytes without a letter are controls.
    """
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_BYTES = {_read_as(byte): byte for byte in range(0x80, 0x100)}
_TRAIL = f"[{re.escape(''.join(map(_read_as, range(0x80, 0xC0))))}]"
# A letter of two, three or four bytes. Source: The Unicode Standard, table 3-7.
_TAKEN = re.compile(
    f"[\u00c2-\u00df]{_TRAIL}|[\u00e0-\u00ef]{_TRAIL}{{2}}|[\u00f0-\u00f4]{_TRAIL}{{3}}"
)

# What may well stand after a letter: a quote, a dash, a space before one. Alone it says nothing.
_USUAL = frozenset("“”‘’‚„«»‹›…–—\u00a0")
_COMMON = ("Latn", "Zyyy", "Zinh")


@forgivable("wrong-decoding", "Letters were read in another charset than the file's.")
def check_decoding(pair: Pair) -> Iterator[Fault]:
    """No letters such as Ã³, which was ó before somebody's program read it in another charset."""
    own = (*_COMMON, *scripts.of(pair.locale.script).letters)
    found: dict[Span, str] = {}
    sure = False
    for match in _TAKEN.finditer(pair.msgstr):
        was = bytes(_BYTES[char] for char in match[0]).decode("utf-8", "ignore")
        if was and script(was) in own and match[0] not in pair.msgid:
            found[match.span()] = was
            sure |= not _USUAL.issuperset(match[0][1:])
    if found and (sure or len(found) > 1):
        start, end = next(iter(found))
        said = f"“{pair.msgstr[start:end]}” was “{found[start, end]}”"
        hint = "the file was read in another charset and saved: take the text from before that"
        yield Fault("wrong-decoding", said, hint, target=tuple(found))
