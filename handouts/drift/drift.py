"""How a back-translation drifts from its source: what it instructs that the source does not.

Both are English, so words that say the same are known (``senses.toml``); what is compared is what
they instruct, clause by clause, not their words.
"""

from handouts.drift import denied, measured, spoken
from handouts.drift.both import Both, Drift

_PARTS = (*measured.PARTS, *denied.PARTS, *spoken.PARTS)


def drift(source: str, back: str) -> tuple[Drift, ...]:
    """What an English text and the back-translation of its translation say otherwise.

    Amounts, "not", sides and the order in time are grave; all else is for people to look at.
    """
    both = Both.of(source, back)
    return tuple(dict.fromkeys(found for part in _PARTS for found in part(both)))
