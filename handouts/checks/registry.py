"""Every check of a translation, and every rule of the program, those of the checks among them."""

from collections.abc import Mapping

from handouts.checks import (
    characters,
    decoding,
    english,
    marks,
    measures,
    numbers,
    punctuation,
    quantities,
    safety,
    structure,
    terms,
)
from handouts.checks.pair import Check
from handouts.rules import GENERAL, Rule

# All that a module has of checks is run, in this order.
_MODULES = (
    structure,
    numbers,
    measures,
    quantities,
    safety,
    terms,
    english,
    punctuation,
    characters,
    marks,
    decoding,
)

CHECKS: tuple[Check, ...] = tuple(
    each for module in _MODULES for each in vars(module).values() if isinstance(each, Check)
)

STRICT: tuple[Check, ...] = tuple(check for check in CHECKS if check.strict)
"""What a sheet is checked for before it is written; `handouts check` runs the others too."""

RULES: Mapping[str, Rule] = {
    **GENERAL,
    **{rule.code: rule for check in CHECKS for rule in check.rules},
}
"""Every code of the program. A draft lowers some errors to warnings; nothing else changes."""
