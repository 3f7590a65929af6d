"""Numbers, telephone numbers and addresses: what must come over as it is."""

import re
from collections.abc import Iterator

from handouts import ucd
from handouts.checks.language import NUMBERS
from handouts.checks.pair import Fault, Pair, bare, error, forgivable
from handouts.meaning.forms import as_written
from handouts.meaning.numbers import PHONE_DIGITS, difference, shown
from handouts.text.bidi import levels, reorder

_DIGIT = re.compile(r"\d")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]{}（）「」、。，“”\"]+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Digits in groups with telephone's marks between them; a date and a range of years are none.
_PHONE = re.compile(r"(?<![\w.,])\+?\(?\d[\d()]*(?:[ \u00a0().\u2010\u2011/-]{1,2}\d+)+(?![\w])")
_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")
_JOIN = re.compile(r"(?<=\d)[^\w\s]{0,2}[ \u00a0\u202f]?[^\w\s]{0,2}(?=\d)")


@error("number-changed", "The numbers of the translation are not those of the English.")
def check_numbers(pair: Pair) -> Iterator[Fault]:
    """The numbers of the source, by value, in any digits or in listed words; and no others."""
    source, target = bare(pair.msgid), bare(pair.msgstr)
    written = as_written(source, target, pair.language.words)
    differs = difference(written, target, pair.language.words)
    if not differs:
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


@forgivable("wrong-digits", "The translation has digits that the language does not use.")
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


@error("phone-changed", "A telephone number of the English is not in the translation.")
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


@error("phone-order", "A telephone number would be printed in another order.")
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


@forgivable("url-changed", "A web address of the English is not in the translation.")
def check_urls(pair: Pair) -> Iterator[Fault]:
    """Every web address of the source stands in the translation, and no other."""
    return _addresses("url-changed", "web address", _URL, pair)


@forgivable("email-changed", "An e-mail address of the English is not in the translation.")
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
        if len(_digits(match[0])) >= PHONE_DIGITS and not _DATE.fullmatch(match[0]):
            yield match


def _digits(text: str) -> str:
    """The digits of a text as 0 to 9, in its order."""
    return "".join(str(ucd.decimal(char)) for char in text if char.isdecimal())
