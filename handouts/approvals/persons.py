"""Who may put a name under something: a name that has words, on a day that has come."""

from datetime import date

from handouts.errors import UsageError

# Of whatever script: 王丽 is a name, "." is none.
_LETTERS = 2


def refuse_no_words(what: str, text: str) -> None:
    """Raise UsageError for a text with too few letters to be ``what``."""
    if sum(char.isalpha() for char in text) < _LETTERS:
        raise UsageError(f"{text!r} is no text for {what}", "write it in words")


def refuse_future(day: date) -> None:
    """Raise UsageError for a day that is still to come."""
    today = date.today()
    if day > today:
        raise UsageError(
            f"the day {day} is still to come: today is {today}",
            "write the day of the signature, or leave out --date for today",
        )


def same_person(name: str, other: str) -> bool:
    """Whether two names are one person's, however they are spaced and capitalized."""
    return name.casefold().split() == other.casefold().split()
