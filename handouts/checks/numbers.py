"""Numbers, telephone numbers and addresses: what must come over as it is."""

import re
from collections.abc import Iterator
from functools import partial

from handouts import ucd
from handouts.checks.language import NUMBERS
from handouts.checks.pair import Fault, Pair, bare
from handouts.meaning.numbers import DATE_MARK, difference, shown
from handouts.text.bidi import levels, reorder

_CLOCK = re.compile(r"\b(1[0-2]|[1-9])(:[0-5]\d)?\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# A month beside a number, or after a word that no verb follows: "May" may be one.
_MONTH = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?\b(?P<month>{'|'.join(_MONTHS)})\b"
    r"(?:\s+(?P<next>\d{1,4})(?:st|nd|rd|th)?(?!\d|[.:]\d)(?:,?\s+(?P<year>\d{4})\b)?)?"
)
_BEFORE_MONTH = re.compile(r"\b(?:from|in|of|since|until|till|before|after|by)\s+$", re.IGNORECASE)

_DIGIT = re.compile(r"\d")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]{}（）「」、。，“”\"]+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Digits in groups with telephone's marks between them; a date and a range of years are none.
_PHONE = re.compile(r"(?<![\w.,])\+?\(?\d[\d()]*(?:[ \u00a0().\u2010\u2011/-]{1,2}\d+)+(?![\w])")
_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")
_JOIN = re.compile(r"(?<=\d)[^\w\s]{0,2}[ \u00a0\u202f]?[^\w\s]{0,2}(?=\d)")


def check_numbers(pair: Pair) -> Iterator[Fault]:
    """The numbers of the source, by value, in any digits or in listed words; and no others."""
    source, target = bare(pair.msgid), bare(pair.msgstr)
    differs = difference(source, target, pair.language.words)
    if not differs or any(
        difference(other, target, pair.language.words) is None for other in _otherwise(source)
    ):
        return
    said = []
    if differs.missing:
        said.append(f"lacks {', '.join(map(shown, differs.missing))}")
    if differs.added:
        said.append(f"has {', '.join(map(shown, differs.added))} beyond the English")
    yield Fault(
        "number-changed", f"the translation {' and '.join(said)}",
        f"write the numbers of the English; a word for a number goes into {NUMBERS}",
        differs.missing_at, differs.added_at,
    )  # fmt: skip


def _otherwise(source: str) -> Iterator[str]:
    """The English as other languages write its hours and dates: 18:00 for 6 p.m., 5 for May."""
    if _CLOCK.search(source):
        for minutes in ("", ":00"):
            yield _CLOCK.sub(partial(_hour, minutes), source)
    if _MONTH.search(source):
        yield _MONTH.sub(_dated, source)


def _dated(match: re.Match[str]) -> str:
    """A date with its month as a number; what only looks like a month stays as it is."""
    numbers = [match["day"], match["next"], match["year"]]
    if not any(numbers) and not _BEFORE_MONTH.search(match.string[: match.start()]):
        return match[0]
    parts = [match["day"], str(_MONTHS.index(match["month"]) + 1), match["next"], match["year"]]
    return DATE_MARK.join(part for part in parts if part)


def _hour(minutes: str, match: re.Match[str]) -> str:
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
    return f"{hour}{match[2] or minutes}"


def check_digits(pair: Pair) -> Iterator[Fault]:
    """Digits are 0 to 9, or those of the language's own script."""
    wrong = [
        match.span()
        for match in _DIGIT.finditer(pair.msgstr)
        if not match[0].isascii() and match[0] not in pair.locale.native_digits
    ]
    if wrong:
        found = "".join(pair.msgstr[start:end] for start, end in wrong)
        own = pair.locale.native_digits
        hint = f"write them as 0 to 9{f', or as {own[0]} to {own[-1]}' if own else ''}"
        message = f"{pair.locale.english_name} does not write these digits: {found}"
        yield Fault("wrong-digits", message, hint, target=tuple(wrong))


def check_phones(pair: Pair) -> Iterator[Fault]:
    """Every telephone number of the source stands in the translation, its digits in order."""
    given = ""
    for match in _phones(bare(pair.msgid)):
        given = given or "".join(_digits(char) or " " for char in _JOIN.sub("", bare(pair.msgstr)))
        if _digits(match[0]) not in given:
            yield Fault(
                "phone-changed", f"the translation lacks the telephone number {match[0]}",
                "write it as the English does, digit by digit", source=(match.span(),),
            )  # fmt: skip


def check_phone_order(pair: Pair) -> Iterator[Fault]:
    """A telephone number is printed in its own order, in a line of any direction."""
    if pair.locale.direction == "ltr":
        return
    order: list[int] = []
    for match in _phones(bare(pair.msgstr)):
        order = order or reorder(levels(pair.msgstr, "rtl"))
        printed = "".join(pair.msgstr[at] for at in order if match.start() <= at < match.end())
        if printed != match[0]:
            yield Fault(
                "phone-order", f"the telephone number {match[0]} would be printed {printed}",
                "use a {clinic_phone} placeholder, or put the number between U+2066 and U+2069",
                target=(match.span(),),
            )  # fmt: skip


def check_urls(pair: Pair) -> Iterator[Fault]:
    """Every web address of the source stands in the translation, and no other."""
    return _addresses("url-changed", "web address", _URL, pair)


def check_emails(pair: Pair) -> Iterator[Fault]:
    """Every e-mail address of the source stands in the translation, and no other."""
    return _addresses("email-changed", "e-mail address", _EMAIL, pair)


def _addresses(code: str, name: str, pattern: re.Pattern[str], pair: Pair) -> Iterator[Fault]:
    wanted, given = (
        {match[0].rstrip(".,;:!?").lower(): match.span() for match in pattern.finditer(text)}
        for text in (pair.msgid, pair.msgstr)
    )
    hint = "write the address of the English, letter by letter"
    for address in (one for one in wanted if one not in given):
        message = f"the translation lacks the {name} {address}"
        yield Fault(code, message, hint, source=(wanted[address],))
    for address in (one for one in given if one not in wanted):
        message = f"the English has no {name} {address}"
        yield Fault(code, message, hint, target=(given[address],))


def _phones(text: str) -> Iterator[re.Match[str]]:
    for match in _PHONE.finditer(text):
        if len(_digits(match[0])) >= 7 and not _DATE.fullmatch(match[0]):
            yield match


def _digits(text: str) -> str:
    """The digits of a text as 0 to 9, in its order."""
    return "".join(str(ucd.decimal(char)) for char in text if char.isdecimal())
