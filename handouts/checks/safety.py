"""What must not be turned around: negations, and the sides of the body."""

import re
from collections.abc import Iterator

from handouts.checks.pair import Fault, Pair, bare, error, folded, spans, warning
from handouts.checks.sentences import sentences
from handouts.checks.wordlists import LEFT, NEGATIONS, PROHIBITIONS, RIGHT, first
from handouts.findings import Span

# English that turns a sentence around; "no more than" says how much, and "not only" says yes.
_NOT = re.compile(
    r"\b(?:not(?! only\b)|no|never|none|nobody|nothing|neither|nor|without|cannot)\b"
    r"(?!\s+(?:more|less|fewer|longer|later|earlier|sooner)\s+than\b)|n['’]t\b",
    re.IGNORECASE,
)
# English that other languages may say with a "not": "unless", "at most", "incorrect".
_MAYBE_NOT = re.compile(
    r"\b(?:unless|except|only|until|avoid\w*|stop\w*|less|few\w*|rare\w*|hardly|free|instead"
    r"|fail\w*|lack\w*|refus\w*|forb\w*|prohibit\w*|skip\w*|miss\w*|wrong\w*|violat\w*|disabl\w*"
    r"|un\w+|in(?:complete|valid|active|correct|sufficient|secure)\w*|out|rather|draft"
    r"|at (?:most|least)|up to|maxim\w+|minim\w+|within)\b",
    re.IGNORECASE,
)

_SIDE = {
    "left": re.compile(
        r"(?<!\bis )(?<!\bare )(?<!\bhave )\bleft\b(?! over| the\b| to\b)", re.IGNORECASE
    ),
    "right": re.compile(r"\bright\b(?! away| now| after| before| to\b)", re.IGNORECASE),
}


@warning("negation", "The English says not and the translation does not seem to, or the reverse.")
def check_negation(pair: Pair) -> Iterator[Fault]:
    """Where the English says not, so does the translation; what forbids there forbids here."""
    language = pair.locale.language
    if language not in NEGATIONS:
        return
    source, target = bare(pair.msgid), bare(pair.msgstr)
    lost, denied = 0, 0
    places: list[Span] = []
    for ours, theirs in _parts(source, target):
        negated = spans(_NOT, source[slice(*ours)])
        denies = first(NEGATIONS[language], folded(target[slice(*theirs)]).text) is not None
        lost += bool(negated) and not denies
        denied += denies and not negated
        if negated and not denies:
            places += [(start + ours[0], end + ours[0]) for start, end in negated]
    # A sentence that denies where the English one does not may be the same sentence, moved.
    if lost > denied:
        yield Fault(
            "negation", "the English says not, and the translation does not seem to",
            "see that it forbids what the English forbids", tuple(places),
        )  # fmt: skip
    if _NOT.search(source) or _MAYBE_NOT.search(source):
        return
    found = folded(target)
    place = first(PROHIBITIONS.get(language, ""), found.text)
    if place:
        yield Fault(
            "negation", "the translation says not, and the English does not seem to",
            "see that it allows what the English allows", target=(found.span(*place),),
        )  # fmt: skip


@error("side-changed", "The English says left and the translation right, or the reverse.")
def check_sides(pair: Pair) -> Iterator[Fault]:
    """Left stays left, and right stays right."""
    theirs = [side for side, pattern in _SIDE.items() if pattern.search(pair.msgid)]
    if len(theirs) != 1:
        return
    target = folded(bare(pair.msgstr))
    language = pair.locale.language
    found = {
        side: place
        for side, words in (("left", LEFT), ("right", RIGHT))
        if (place := first(words.get(language, ""), target.text))
    }
    if found and theirs[0] not in found:
        ((side, place),) = found.items()
        yield Fault(
            "side-changed", f"the English says {theirs[0]}, the translation {side}",
            f"write the word for {theirs[0]}",
            spans(_SIDE[theirs[0]], pair.msgid), (target.span(*place),),
        )  # fmt: skip


def _parts(source: str, target: str) -> list[tuple[Span, Span]]:
    """Each sentence with its translation, where there are as many; else the whole texts."""
    ours, theirs = sentences(source), sentences(target)
    if len(ours) == len(theirs):
        return list(zip(ours, theirs, strict=True))
    return [((0, len(source)), (0, len(target)))]
