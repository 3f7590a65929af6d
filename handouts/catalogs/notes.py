"""The translators' comments that the program reads: its own, directives to it, and questions.

What the program writes are comments and not flags, because msgcat and msgmerge drop a flag that
they do not know.
"""

import re
from collections.abc import Iterable, Iterator

COSMETIC = "handouts: cosmetic change: only punctuation, spaces or capitals"

CRITICAL = "handouts: critical change, translate anew: "
BEFORE = "handouts: before: "
TRANSLATION = "handouts: translation: "
FORM = "handouts: plural form: "

NOTES = (COSMETIC, CRITICAL, BEFORE, TRANSLATION, FORM)
"""How the comments begin that an update writes; they are no translator's, and ask for nothing."""

# A Chinese or Japanese keyboard gives the wide colon.
_DIRECTIVE = re.compile(r"\s*handouts\s*[:：]\s*(.*)", re.IGNORECASE)
_QUESTION = re.compile(r"\s*Q\s*[:：]\s*(.*)", re.IGNORECASE)


def directive(note: str) -> str | None:
    """What a comment ``handouts: …`` tells the program; None for any other, its own among them."""
    found = _DIRECTIVE.fullmatch(note)
    # an editor that wraps comments may leave nothing after the colon
    if found is None or f"{note.strip()} ".startswith(NOTES):
        return None
    return found[1].strip()


def questions(notes: Iterable[str]) -> Iterator[str]:
    """What the comments ``Q: …`` of an entry ask, each on one line.

    A question goes on over the comment lines under it: to an empty one, to the next question, or
    to a line that begins with ``handouts:``.
    """
    asked: list[str] | None = None
    for note in (*notes, ""):
        begun = _QUESTION.fullmatch(note)
        if asked is not None and (begun or not note.strip() or _DIRECTIVE.fullmatch(note)):
            text = " ".join(filter(None, asked))
            if text:
                yield text
            asked = None
        if begun:
            asked = [begun[1].strip()]
        elif asked is not None:
            asked.append(note.strip())
