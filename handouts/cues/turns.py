"""What two texts say otherwise by their cues: at least here, at most there.

A text says a thing or does not; how often it says it, and where, is the language's own. So what
counts is what one text says *instead*: a meaning of the source that went, for one that came and
excludes it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from handouts.cues.lexicon import Cue, Lexicon, language_cues
from handouts.findings import Span
from handouts.locale import SOURCE_TAG
from handouts.meaning.fold import Folded, folded
from handouts.meaning.sentences import sentences

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


@dataclass(frozen=True, slots=True)
class Bitext:
    """A sentence with its translation: where each begins, and the cues of both."""

    ours: tuple[Cue, ...]
    theirs: tuple[Cue, ...]
    source: Folded
    target: Folded
    starts: tuple[int, int]

    def places(
        self, ours: Sequence[Cue], theirs: Sequence[Cue]
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Where cues of both stand in the whole texts."""
        here, there = (
            tuple((start + a, start + b) for a, b in (text.span(*cue.span) for cue in cues))
            for text, start, cues in zip(
                (self.source, self.target), self.starts, (ours, theirs), strict=True
            )
        )
        return here, there

    def says(self, ours: Sequence[Cue], theirs: Sequence[Cue]) -> tuple[str, str]:
        """The words of some cues in each text."""
        return (
            ", ".join(dict.fromkeys(self.source.text[slice(*cue.span)] for cue in ours)),
            ", ".join(dict.fromkeys(self.target.text[slice(*cue.span)] for cue in theirs)),
        )


@lru_cache(maxsize=64)
def bitexts(source: str, target: str, own: Lexicon) -> tuple[Bitext, ...]:
    """Each sentence with its translation, where there are as many; else the whole texts.

    Several checks ask for those of one message, one after the other.
    """
    ours, theirs = sentences(source), sentences(target)
    if len(ours) != len(theirs):
        ours, theirs = ((0, len(source)),), ((0, len(target)),)
    found = []
    for one, other in zip(ours, theirs, strict=True):
        english, told = folded(source[slice(*one)]), folded(target[slice(*other)])
        found.append(
            Bitext(
                language_cues(SOURCE_TAG).cues(english.text), own.cues(told.text),
                english, told, (one[0], other[0]),
            )
        )  # fmt: skip
    return tuple(found)
