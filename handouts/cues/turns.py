"""What two texts say otherwise by their cues: at least here, at most there.

A text says a thing or does not; how often it says it, and where, is the language's own. So what
counts is what one text says *instead*: a meaning of the source that went, for one that came and
excludes it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from handouts.cues.lexicon import Cue

_EXCLUDE = {
    "limit": (("least", "most"), ("least", "less"), ("more", "less"), ("more", "most")),
    "time": (("before", "after"), ("within", "after"), ("before", "within")),
    "side": (
        ("left", "right"), ("left", "both"), ("right", "both"),
        ("one", "both"),
    ),
    "act": (("stop", "continue"), ("stop", "start")),
    "degree": (("high", "low"),),
    "often": (("often", "rare"),),
}  # fmt: skip
"""The meanings of a group that cannot both be meant."""

TURNING = frozenset({"limit", "time", "act"})
"""Groups that turn an instruction round; sides have a rule of their own."""

SHADING = frozenset({"degree", "often"})
"""Groups that say how much or how often."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A meaning of the source that went, and the one that stands in its place."""

    gone: Cue
    came: Cue


def turns(ours: Sequence[Cue], theirs: Sequence[Cue]) -> Iterator[Turn]:
    """The meanings of a text that gave way, in another text, to what excludes them."""
    wanted, given = _counted(ours), _counted(theirs)
    gone, came = wanted - given, given - wanted
    for group, pairs in _EXCLUDE.items():
        for one, other in (pair for each in pairs for pair in permutations(each)):
            if gone[group, one] and came[group, other]:
                yield Turn(_cue(ours, group, one), _cue(theirs, group, other))


def _counted(cues: Sequence[Cue]) -> Counter[tuple[str, str]]:
    return Counter((cue.group, cue.meaning) for cue in cues)


def _cue(cues: Sequence[Cue], group: str, meaning: str) -> Cue:
    return next(cue for cue in reversed(cues) if (cue.group, cue.meaning) == (group, meaning))
