"""How other languages write the hours and dates of an English text: 18:00 for 6 p.m., 5 for May."""

import re
from collections.abc import Iterator
from functools import partial

from handouts.meaning.numbers import DATE_MARK, Words, difference

_HOUR = r"(?P<{0}>1[0-2]|[1-9])(?P<{0}_minutes>:[0-5]\d)?"
_HALF = r"\s*(?P<half>[ap])\.?\s?m\b\.?"
# "6 to 8 p.m.": the half of the day may be told once for both hours.
_CLOCK = re.compile(
    rf"\b(?:{_HOUR.format('since')}(?P<between>\s?[-\u2010-\u2015]\s?|\s+(?:to|and|or|until)\s+))?"
    rf"\b{_HOUR.format('hour')}{_HALF}",
    re.IGNORECASE,
)
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


def as_written(source: str, translation: str, words: Words) -> str:
    """The English with its hours and dates in the form that agrees with a translation's numbers.

    The English as it stands where that agrees, or where no form does. ``words`` are those that
    may stand for numbers in the language. Whoever compares numbers with a translation's asks here
    first, so that what one of them takes for right no other takes for wrong.
    """
    for form in (source, *_forms(source)):
        if difference(form, translation, words) is None:
            return form
    return source


def _forms(source: str) -> Iterator[str]:
    if _CLOCK.search(source):
        for minutes in ("", ":00"):
            for ranged in (False, True):
                yield _CLOCK.sub(partial(_hours, minutes, ranged), source)
    if _MONTH.search(source):
        yield _MONTH.sub(_dated, source)


def _hours(minutes: str, ranged: bool, match: re.Match[str]) -> str:
    """An hour, or two of them, counted to 24; ``ranged`` takes the number before for an hour."""
    later = match["half"].lower() == "p"
    hour = _hour(match, "hour", minutes, later)
    if not match["since"]:
        return hour
    if not ranged:
        return f"{match['since']}{match['since_minutes'] or ''}{match['between']}{hour}"
    # from 11 to 1 p.m.: the first is of the other half of the day
    same = int(match["since"]) % 12 <= int(match["hour"]) % 12
    return f"{_hour(match, 'since', minutes, later is same)}{match['between']}{hour}"


def _hour(match: re.Match[str], name: str, minutes: str, later: bool) -> str:
    value = int(match[name]) % 12 + 12 * later
    return f"{value}{match[f'{name}_minutes'] or minutes}"


def _dated(match: re.Match[str]) -> str:
    """A date with its month as a number; what only looks like a month stays as it is."""
    numbers = [match["day"], match["next"], match["year"]]
    if not any(numbers) and not _BEFORE_MONTH.search(match.string[: match.start()]):
        return match[0]
    parts = [match["day"], str(_MONTHS.index(match["month"]) + 1), match["next"], match["year"]]
    return DATE_MARK.join(part for part in parts if part)
