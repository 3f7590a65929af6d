"""The words of two texts: which stayed, which went, which came."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


class Op(StrEnum):
    """What happened to a stretch of words."""

    KEPT = "="
    GONE = "-"
    NEW = "+"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stayed, went or came, with the spaces after them."""

    op: Op
    text: str


def word_diff(before: str, after: str) -> tuple[Stretch, ...]:
    """The words of two texts, in order: kept, gone and new; what went stands before what came."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    stretches = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for op, start, end, from_, to in matcher.get_opcodes():
        if op == "equal":
            stretches.append(Stretch(Op.KEPT, "".join(old[start:end])))
            continue
        for kind, words in ((Op.GONE, old[start:end]), (Op.NEW, new[from_:to])):
            if words:
                stretches.append(Stretch(kind, "".join(words)))
    return tuple(stretches)
