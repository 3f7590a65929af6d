"""What the tests of single checks share: the codes of what is found in one translation."""

from dataclasses import replace

from handouts.checks.check import CAREFUL, STRICT
from handouts.checks.pair import Fault, Pair
from handouts.locale import parse


def pair(tag: str, msgid: str, msgstr: str, **more: object) -> Pair:
    """A text and its translation into a locale; ``more`` are further fields."""
    return replace(Pair(msgid, msgstr, parse(tag)), **more)  # type: ignore[arg-type]


def faults(tag: str, msgid: str, msgstr: str, **more: object) -> list[Fault]:
    """All that the checks find in a translation."""
    of = pair(tag, msgid, msgstr, **more)
    return [fault for check in (*STRICT, *CAREFUL) for fault in check(of)]


def codes(tag: str, msgid: str, msgstr: str, **more: object) -> set[str]:
    """The codes of what is found in a translation."""
    return {fault.code for fault in faults(tag, msgid, msgstr, **more)}
