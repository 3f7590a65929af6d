"""What the tests of single checks share: the codes of what is found in one translation."""

from dataclasses import replace

from handouts.catalogs.po import Catalog
from handouts.checks.check import Expected
from handouts.checks.language import Language
from handouts.checks.pair import Fault, Pair
from handouts.checks.registry import CHECKS
from handouts.cues.lexicon import language_cues
from handouts.locale import parse


def expected(template: Catalog, tag: str, draft: bool = False, **lists: object) -> Expected:
    """What a catalog of a locale is held against; ``lists`` are the language's own."""
    return Expected(template, _language(tag, lists), draft)


def pair(tag: str, msgid: str, msgstr: str, usual: float = 0.0, **lists: object) -> Pair:
    """A text and its translation into a locale; ``lists`` are the language's own."""
    return Pair(msgid, msgstr, _language(tag, lists), usual)


def faults(tag: str, msgid: str, msgstr: str, usual: float = 0.0, **lists: object) -> list[Fault]:
    """All that the checks find in a translation."""
    of = pair(tag, msgid, msgstr, usual, **lists)
    return [fault for check in CHECKS for fault in check(of)]


def codes(tag: str, msgid: str, msgstr: str, usual: float = 0.0, **lists: object) -> set[str]:
    """The codes of what is found in a translation."""
    return {fault.code for fault in faults(tag, msgid, msgstr, usual, **lists)}


def _language(tag: str, lists: dict[str, object]) -> Language:
    bare = Language(parse(tag), cues=language_cues(tag))
    return replace(bare, **lists)  # type: ignore[arg-type]
