"""Telephone numbers as people write them: with extensions, keypad letters, two in one value."""

import re

LONGEST = 60
"""Characters of a value: two numbers of 15 digits (ITU-T E.164), with signs and extensions."""

HINT = (
    "write digits 0 to 9, spaces and + - ( ) . / alone; x7 or ext. 7 for an extension, capital "
    "letters as in 1-800-555-PAIN, a / between two numbers"
)

# The words before an extension where people write from left to right. A word that runs the other
# way would take the digits beside it along.
_WORDS = (
    "x ext extn extension anexo anknytning ankn apparat app dahili durchwahl dw extensão extensión "
    "int interno klapka kl linka lokal lok mellék poste ramal toestel tst wew доб дод вн εσωτ "
    "内線 分机 分機 내선 ต่อ"
)
_WORD = "|".join(map(re.escape, sorted(_WORDS.split(), key=len, reverse=True)))
_EXTENSION = rf"(?:(?i:{_WORD})[.:]?|#) ?[0-9]+(?:[/-][0-9]+)*"
# Letters stand for the digits of their keys, as in 1-800-GO-FEDEX.
_LETTERS = r"(?<![A-Z])[A-Z]{2,9}(?![^\W\d_])"
_NUMBER = rf"[+*#(]*[0-9](?:[0-9()./ -]|{_LETTERS})*(?<![./ (-])"
_ONE = rf"(?:{_NUMBER}(?:[ ,]*{_EXTENSION})?|{_EXTENSION})"
_VALUE = re.compile(rf"{_ONE}(?: ?[,;/] ?{_ONE})*")
_TOKEN = re.compile(r"[^\W\d_]+|\S")
_SIGNS = frozenset("0123456789+-()./,;:#*")
_SPELLED = re.compile(rf"(?<![A-Z])(?!(?i:{_WORD})\b)[A-Z]{{2,}}")
# Two such words stand for digits; more are a sentence.
_MOST_SPELLED = 2

_DIALLED = re.compile(rf"({_NUMBER})(?:[ ,]*({_EXTENSION}))?")
_KEYS = {
    ord(letter): str(key)
    for key, letters in enumerate(("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), 2)
    for letter in letters
}

# What programs for writing make of a hyphen; a number has that of a keyboard.
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")

# A number that is one of two has so many digits; a group of one number has fewer.
_WHOLE = 7
_SPACED, _CLOSE = re.compile(r"( ?[,;] | / )"), re.compile(r"([,;/])")


def hyphened(value: str) -> str:
    """The value with a keyboard's hyphen for each dash."""
    return value.translate(_DASHES)


def is_telephone(value: str) -> bool:
    """Whether a text is a telephone number, or some of them, and nothing else."""
    spelled = len(_SPELLED.findall(value)) <= _MOST_SPELLED
    return spelled and _VALUE.fullmatch(value) is not None


def strange(value: str) -> str:
    """The first word or character that no telephone number has; empty where there is none."""
    known = _WORDS.split()
    for token in _TOKEN.findall(value):
        spelled = token.isascii() and token.isupper() and len(token) > 1
        if token not in _SIGNS and token.casefold() not in known and not spelled:
            return str(token)
    return ""


def uri(number: str) -> str:
    """What dials one number, as RFC 3966 has it; '' for an extension without a number.

    Letters are the digits of their keys (ITU-T E.161); a zero in brackets is dialled at home only.
    """
    found = _DIALLED.fullmatch(number)
    if found is None:
        return ""
    main = re.sub(r"\(0\)", "", found[1]) if number.startswith("+") else found[1]
    digits = re.sub(r"[^0-9+*#]", "", main.translate(_KEYS))
    extension = re.sub("[^0-9]", "", found[2] or "")
    return f"tel:{digits};ext={extension}" if extension else f"tel:{digits}"


def apart(value: str) -> tuple[tuple[str, str], ...]:
    """The numbers of a value in order, each with what stands between it and the next.

    A text that is no telephone number is one piece. ``+49 (0)30 / 1234-56`` is one number: only
    what has enough digits on both sides of a sign is two.
    """
    if not is_telephone(value):
        return ((value, ""),)
    for sign in (_SPACED, _CLOSE):
        pieces = _joined(sign.split(value))
        if len(pieces) > 1:
            return pieces
    return ((value, ""),)


def _joined(pieces: list[str]) -> tuple[tuple[str, str], ...]:
    """Numbers and the signs between them, put together again where one is no whole number."""
    found = [(pieces[0], "")]
    for sign, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        last, _ = found.pop()
        if _is_whole(last) and _is_whole(piece):
            found += [(last, sign), (piece, "")]
        else:
            found.append((f"{last}{sign}{piece}", ""))
    return tuple(found)


def _is_whole(number: str) -> bool:
    return sum(char.isdecimal() or char.isupper() for char in number) >= _WHOLE
