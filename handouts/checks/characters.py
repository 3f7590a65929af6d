"""Characters: what cannot be printed, what nobody sees, what comes from another alphabet."""

import re
from collections.abc import Iterator

from handouts import scripts, ucd
from handouts.checks.pair import Fault, Pair, bare, error, finds, warning
from handouts.findings import Span
from handouts.locale import Locale
from handouts.rules import GENERAL
from handouts.ucd import script

# Controls, line ends, what a wrong decoding leaves, private and unassigned places.
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffc\ufffd\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_PAIRED = ucd.EMBEDDINGS + ucd.OVERRIDES + ucd.PDF + ucd.ISOLATES + ucd.PDI
_BIDI = re.compile(f"[{_PAIRED}]")
# What has a check of its own, and what is a control, is not reported twice.
_INVISIBLE = re.compile(f"(?![{_PAIRED}]|{_CONTROL.pattern})[{ucd.IGNORABLE}]")

# Alphabets some of whose letters look the same. Source: UTS #39, confusables.
_ALIKE = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Cher"})
# Signs that mix alphabets by their nature.
_MIXED = frozenset({"μg", "μl", "μm", "μL"})

_WORD = re.compile(r"[^\W\d_]+")

# Letters of the Arabic script that a language never writes, though they look like its own.
_NOT_OF: dict[str, str] = {
    "ar": "\u06a9\u06cc\u06d2\u06c1\u06be\u06c0\u06d5",
    "ur": "\u0643\u064a\u0649\u0629",
    "fa": "\u0643\u064a\u06d2\u06c1",
    "prs": "\u0643\u064a\u06d2\u06c1",
}

_COMMON = ("Zyyy", "Zinh", "Zzzz", "Latn")


@finds(GENERAL["control-character"])
def check_controls(pair: Pair) -> Iterator[Fault]:
    """No character that cannot be printed: a control, a line end, a mark of wrong decoding."""
    found = tuple(
        match.span() for match in _CONTROL.finditer(pair.msgstr) if match[0] not in pair.msgid
    )
    if found:
        names = ", ".join(dict.fromkeys(_code(pair.msgstr[start]) for start, _ in found))
        hint = "take it out; a message is one paragraph, and the program breaks its lines"
        yield Fault("control-character", f"not printable: {names}", hint, target=found)


@finds(GENERAL["bidi-controls"])
def check_bidi(pair: Pair) -> Iterator[Fault]:
    """Every direction control has its end in the same message, and none overrides the letters."""
    wrong: list[Span] = []
    said: list[str] = []
    open_: list[tuple[str, Span]] = []
    for match in _BIDI.finditer(pair.msgstr):
        char, span = match[0], match.span()
        if char in ucd.PDF + ucd.PDI:
            pair_of = ucd.ISOLATES if char == ucd.PDI else ucd.EMBEDDINGS + ucd.OVERRIDES
            if open_ and open_[-1][0] in pair_of:
                open_.pop()
            else:
                wrong.append(span)
                said.append(f"{_code(char)} closes nothing")
            continue
        open_.append((char, span))
        if char in ucd.OVERRIDES:
            wrong.append(span)
            said.append(f"{_code(char)} turns letters and digits around")
    for char, span in open_:
        wrong.append(span)
        said.append(f"{_code(char)} is not closed")
    if wrong:
        hint = "write U+2066 … U+2069 around what reads from left to right, or take them out"
        yield Fault("bidi-controls", "; ".join(said), hint, target=tuple(dict.fromkeys(wrong)))


@error("not-nfc", "The translation is not in Unicode's composed form, NFC.")
def check_nfc(pair: Pair) -> Iterator[Fault]:
    """The text is in NFC. Source: UAX #15, Unicode Normalization Forms."""
    if ucd.is_nfc(pair.msgstr):
        return
    composed = ucd.nfc(pair.msgstr)
    at = next(
        (
            n
            for n, (one, other) in enumerate(zip(pair.msgstr, composed, strict=False))
            if one != other
        ),
        len(composed),
    )
    shown = " ".join(map(_code, pair.msgstr[at : at + 2]))
    yield Fault(
        "not-nfc", f"not in composed form (NFC): {shown}",
        "save the file in Unicode NFC; an editor or `uconv -x any-nfc` does it",
        target=((at, min(at + 2, len(pair.msgstr))),),
    )  # fmt: skip


@warning(
    "invisible-character", "A character that nobody sees stands where the language has no use."
)
def check_invisible(pair: Pair) -> Iterator[Fault]:
    """No character that nobody sees, save where the language's script has a use for it."""
    found = tuple(
        match.span()
        for match in _INVISIBLE.finditer(pair.msgstr)
        if match[0] not in pair.msgid and not _of_use(match, pair.locale)
    )
    if found:
        names = ", ".join(dict.fromkeys(_code(pair.msgstr[start]) for start, _ in found))
        hint = "take it out: it splits words for searching and for screen readers"
        yield Fault("invisible-character", f"nobody sees {names}", hint, target=found)


@warning("mixed-script", "A word mixes letters of two alphabets that look alike.")
def check_mixed_script(pair: Pair) -> Iterator[Fault]:
    """No word has letters of two alphabets that look alike, as a Cyrillic а in a Latin word."""
    for word, places in _mixed_words(pair.msgstr):
        letters = ", ".join(
            dict.fromkeys(f"{pair.msgstr[at]} ({_code(pair.msgstr[at])})" for at, _ in places)
        )
        yield Fault(
            "mixed-script", f"“{word}” mixes two alphabets: {letters}",
            "type the letter again with the keyboard of the language", target=places,
        )  # fmt: skip


@warning("foreign-letter", "A letter belongs to no alphabet of the language.")
def check_letters(pair: Pair) -> Iterator[Fault]:
    """Every letter is of the language's script, or Latin; Arabic's look-alikes are its own."""
    own = scripts.of(pair.locale.script).letters
    others = _NOT_OF.get(pair.locale.language, "")
    mixed = {span for _, places in _mixed_words(pair.msgstr) for span in places}
    wrong = tuple(
        (at, at + 1)
        for at, char in enumerate(pair.msgstr)
        if not char.isascii()
        and (char in others or (script(char) not in own and script(char) not in _COMMON))
        and char.isalpha()
        and char not in pair.msgid
        and not _in_sign(pair.msgstr, at)
        and (at, at + 1) not in mixed
    )
    if wrong:
        letters = dict.fromkeys(pair.msgstr[start] for start, _ in wrong)
        names = ", ".join(f"{char} ({_code(char)})" for char in letters)
        message = f"{pair.locale.english_name} does not write {names}"
        hint = "type it again with the keyboard of the language"
        yield Fault("foreign-letter", message, hint, target=wrong)


def _mixed_words(text: str) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Words of two alphabets that look alike, with the places of the letters that crept in."""
    for match in _WORD.finditer(bare(text)):
        word = match[0]
        if word.isascii() or word in _MIXED:
            continue
        letters = [script(char) for char in word]
        found = dict.fromkeys(name for name in letters if name in _ALIKE)
        if len(found) > 1:
            # The letters of the rarer alphabet are those that crept in.
            stray = min(found, key=letters.count)
            places = [match.start() + at for at, name in enumerate(letters) if name == stray]
            yield word, tuple((at, at + 1) for at in places)


def _of_use(match: re.Match[str], locale: Locale) -> bool:
    char, text, at = match[0], match.string, match.start()
    own = scripts.of(locale.script)
    if char in ucd.BIDI_MARKS:
        return locale.direction == "rtl"
    if char == ucd.ZERO_WIDTH_SPACE:  # it shows where a line may break
        return not own.spaced
    if char in ucd.JOINERS:
        before = text[at - 1 : at]
        return own.joiners and bool(before) and script(before) == own.code
    return False


def _in_sign(text: str, at: int) -> bool:
    """Whether a Greek mu stands before a unit, as in μg."""
    return text[at : at + 2] in _MIXED


def _code(char: str) -> str:
    name = ucd.name(char)
    return f"U+{ord(char):04X} {name}".rstrip()
