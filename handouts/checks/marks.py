"""Marks of letters, typed in the order of another program or another encoding."""

import re
from collections.abc import Iterator

from handouts.checks.pair import Fault, Pair, error

# A tone or another upper sign before the vowel that it stands over, and am in two parts.
# Source: WTT 2.0 (Thai API Consortium), input sequences; the Unicode Standard, 16.1 and 16.2.
_THAI = re.compile(
    "[\u0e47-\u0e4e][\u0e31\u0e34-\u0e3a]"
    "|\u0e4d[\u0e48-\u0e4b]?\u0e32|[\u0e48-\u0e4b]\u0e4d\u0e32?"
    "|[\u0ec8-\u0ecd][\u0eb1\u0eb4-\u0ebc]"
    "|\u0ecd[\u0ec8-\u0ecb]?\u0eb2|[\u0ec8-\u0ecb]\u0ecd\u0eb2?"
)

# What Zawgyi types before its letter, or puts where Burmese has a letter of another people's.
# Source: the Unicode Standard, 16.3: medials and vowels follow their consonant in Unicode, the
# stacker joins two consonants.
_CONSONANT = "[\u1000-\u1021\u1025\u1027\u1029\u103f\u104e]"
_SIGNS = "[\u103b-\u103e]"
_ZAWGYI = re.compile(
    f"(?<!{_CONSONANT[:-1]}{_SIGNS[1:-1]}])[\u1031\u103b](?={_CONSONANT})"
    f"|\u1039(?!{_CONSONANT})"
    "|[\u1033\u1034\u105a\u1060-\u1097]"
)
_OTHERS = frozenset({"mnw", "ksw", "kjp", "shn", "kyu"})
"""Languages of the same script whose own letters stand among those that Zawgyi uses."""


@error("mark-order", "Marks of a letter stand in an order that prints them over each other.")
def check_order(pair: Pair) -> Iterator[Fault]:
    """A Thai or Lao letter is followed by its vowel, and that by its tone; sara am is one sign."""
    found = tuple(match.span() for match in _THAI.finditer(pair.msgstr))
    if found:
        words = ", ".join(dict.fromkeys(f"“{pair.msgstr[a - 1 : b]}”" for a, b in found if a))
        yield Fault(
            "mark-order", f"the tone stands before its vowel: {words}",
            "type the letter, then the vowel, then the tone; sara am (U+0E33, U+0EB3) is one sign",
            target=found,
        )  # fmt: skip


@error("zawgyi", "Burmese is in the Zawgyi encoding, which is not Unicode.")
def check_zawgyi(pair: Pair) -> Iterator[Fault]:
    """Burmese is in Unicode, where signs follow their letters."""
    if pair.locale.script != "Mymr" or pair.locale.language in _OTHERS:
        return
    found = tuple(match.span() for match in _ZAWGYI.finditer(pair.msgstr))
    if found:
        yield Fault(
            "zawgyi", "this is Burmese in the Zawgyi encoding, not in Unicode",
            "convert the text to Unicode, with a converter or a Unicode keyboard; read it again",
            target=found,
        )  # fmt: skip
