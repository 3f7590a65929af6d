"""What must not be turned around: not, at least and at most, before and after, left and right."""

import re
from collections.abc import Iterator, Sequence

from handouts.checks.pair import Fault, Pair, bare, forgivable, warning
from handouts.cues.lexicon import Cue, Lexicon, language_cues
from handouts.cues.turns import SHADING, TURNING, Bitext, bitexts, turns
from handouts.locale import SOURCE_TAG
from handouts.meaning.fold import folded

# English that other languages may say with a "not": "unless", "at most", "incorrect".
_MAYBE_NOT = re.compile(
    r"\b(?:unless|except|only|until|avoid\w*|stop\w*|less|few\w*|rare\w*|hardly|free|instead"
    r"|fail\w*|lack\w*|refus\w*|forb\w*|prohibit\w*|skip\w*|miss\w*|wrong\w*|violat\w*|disabl\w*"
    r"|un\w+|in(?:complete|valid|active|correct|sufficient|secure)\w*|out|rather|draft|lost|fine"
    r"|at (?:most|least)|up to|maxim\w+|minim\w+|within|all right|low)\b",
    re.IGNORECASE,
)

# What parts the clauses of a sentence, in any script. A comma does where "unless" has its own.
_CLAUSE = re.compile(r"[,;:()（）、，；：؛،፣፤፦–—.!?。！？।۔]")

_NOT, _SIDE = "not", "side"


@forgivable("negation", "The English says not and the translation does not.", signed=True)
def check_negation(pair: Pair) -> Iterator[Fault]:
    """A sentence that says not in English does so in the translation, "unless" apart."""
    own = pair.language.cues
    if not own.has(_NOT):
        return
    lost: list[tuple[Bitext, list[Cue]]] = []
    denied = 0
    for part in _bitexts(pair):
        ours = _negations(part.ours, part.source.text, _english())
        theirs = _negations(part.theirs, part.target.text, own)
        if not any(cue.meaning == "unless" for cue in part.ours):
            theirs += [cue for cue in part.theirs if cue.meaning == "if-not"]
        if ours and not theirs:
            lost.append((part, ours))
        denied += bool(theirs) and not ours
    # A sentence that denies where the English one does not may be the same sentence, moved.
    if len(lost) > denied:
        places = tuple(span for part, ours in lost for span in part.places(ours, ())[0])
        yield Fault(
            "negation", "the English says not, and the translation does not seem to",
            "see that it forbids what the English forbids", places,
        )  # fmt: skip


@forgivable("negation-added", "The translation says not and the English does not.", signed=True)
def check_added_negation(pair: Pair) -> Iterator[Fault]:
    """What forbids in the translation forbids in the English."""
    if _MAYBE_NOT.search(pair.msgid) or any(
        cue.group == _NOT for cue in _english().cues(folded(bare(pair.msgid)).text)
    ):
        return
    target = folded(bare(pair.msgstr))
    found = [
        cue for cue in pair.language.cues.cues(target.text)
        if (cue.group, cue.meaning) == (_NOT, "forbid")
    ]  # fmt: skip
    if found:
        yield Fault(
            "negation-added", "the translation says not, and the English does not seem to",
            "see that it allows what the English allows",
            target=tuple(target.span(*cue.span) for cue in found),
        )  # fmt: skip


@forgivable(
    "turned",
    "The translation says the opposite: at most for at least, after for before.",
    signed=True,
)
def check_turned(pair: Pair) -> Iterator[Fault]:
    """Limits, the order in time, and what to stop, start and continue stay as they are."""
    yield from _turned("turned", pair, TURNING)


@warning("other-degree", "The translation says high for low, or often for rare.")
def check_degrees(pair: Pair) -> Iterator[Fault]:
    """High stays high, and rare stays rare."""
    yield from _turned("other-degree", pair, SHADING)


@forgivable("side-changed", "The translation says another side than the English.", signed=True)
def check_sides(pair: Pair) -> Iterator[Fault]:
    """Left stays left, both stay both; and where the English names no side there is none."""
    yield from _turned("side-changed", pair, frozenset({_SIDE}))
    ours = [cue for cue in _english().cues(folded(bare(pair.msgid)).text) if cue.group == _SIDE]
    if ours or re.search(r"\b(?:sides?|lateral)\b", pair.msgid, re.IGNORECASE):
        return
    target = folded(bare(pair.msgstr))
    theirs = [
        cue for cue in pair.language.cues.cues(target.text)
        if cue.group == _SIDE and cue.meaning in ("left", "right")
    ]  # fmt: skip
    if theirs:
        words = target.text[slice(*theirs[0].span)]
        yield Fault(
            "side-changed", f"the English names no side, the translation says “{words}”",
            "take it out; a word that means no side goes into words.toml, harmless",
            target=tuple(target.span(*cue.span) for cue in theirs),
        )  # fmt: skip


@warning("condition", "An “if”, an “unless” or an “even if” is lost or new.")
def check_condition(pair: Pair) -> Iterator[Fault]:
    """What depends on something in English depends on it in the translation."""
    if not pair.language.cues.has("condition"):
        return
    source, target = folded(bare(pair.msgid)), folded(bare(pair.msgstr))
    ours = [cue for cue in _english().cues(source.text) if cue.group == "condition"]
    theirs = [cue for cue in pair.language.cues.cues(target.text) if cue.group == "condition"]
    unless = [cue for cue in ours if cue.meaning == "unless"]
    if unless and not theirs:
        yield Fault(
            "condition", "the English says unless, and the translation names no condition",
            "see that the exception is there",
            tuple(source.span(*cue.span) for cue in unless),
        )  # fmt: skip
    even = [cue for cue in theirs if cue.meaning == "even"]
    if ours and even and not any(cue.meaning == "even" for cue in ours):
        yield Fault(
            "condition", "the translation says even if, and the English does not",
            "see that it depends on what the English says",
            target=tuple(target.span(*cue.span) for cue in even),
        )  # fmt: skip


def _turned(code: str, pair: Pair, groups: frozenset[str]) -> Iterator[Fault]:
    """A fault for each meaning of the groups that gave way to one that excludes it."""
    for part in _bitexts(pair):
        for turn in turns(part.ours, part.theirs):
            if turn.gone.group in groups:
                ours, theirs = part.says([turn.gone], [turn.came])
                yield Fault(
                    code, f"the English says “{ours}”, the translation “{theirs}”",
                    "write what the English says; a word that means something else there goes "
                    "into words.toml, harmless",
                    *part.places([turn.gone], [turn.came]),
                )  # fmt: skip


def _negations(cues: Sequence[Cue], text: str, own: Lexicon) -> list[Cue]:
    """The cues that say not, but for those of an "unless"."""
    edges = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text) + 1]
    excepted = []
    for cue in cues:
        if cue.meaning == "unless":
            start = max(edge for edge in edges if edge <= cue.span[0])
            end = min(edge for edge in edges if edge > cue.span[0])
            excepted.append((start, cue.span[0]) if own.head_final else (cue.span[1], end))
    return [
        cue for cue in cues
        if cue.group == _NOT and not any(a <= cue.span[0] < b for a, b in excepted)
    ]  # fmt: skip


def _english() -> Lexicon:
    return language_cues(SOURCE_TAG)


def _bitexts(pair: Pair) -> tuple[Bitext, ...]:
    return bitexts(bare(pair.msgid), bare(pair.msgstr), pair.language.cues)
