"""Sorts what comes back in a worklist: what can be taken in, and what is refused, and why."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handouts import ucd
from handouts.back.update import one_line
from handouts.back.worklist import Reply, WorkText
from handouts.catalogs.entry import blank
from handouts.findings import Finding, Where, shortened
from handouts.rules import finding
from handouts.xmltree import ILLEGAL


@dataclass(frozen=True, slots=True)
class Taken:
    """The answers to take in, by text in one line, and a finding for each that is refused."""

    answers: Mapping[str, str]
    findings: tuple[Finding, ...]


def taken(answers: Sequence[Reply], texts: Mapping[str, WorkText], name: str) -> Taken:
    """What of the answers belongs to a text of today; ``name`` is their file, for messages.

    Of those with one number, or one text, none is taken: nobody knows which was meant.
    """
    texts = {ucd.nfc(line): text for line, text in texts.items()}
    numbers = Counter(answer.number for answer in answers)
    lines = Counter(map(_line, answers))
    good: dict[str, str] = {}
    findings: list[Finding] = []
    for answer in answers:
        twice = numbers[answer.number] > 1 or lines[_line(answer)] > 1
        faults = tuple(_faults(answer, texts.get(_line(answer)), twice=twice))
        for message, hint in faults[:1]:
            where = Where(name, answer.line)
            findings.append(finding("back-answer", where, f"[{answer.number}] {message}", hint))
        if not faults:
            good[one_line(texts[_line(answer)].text)] = ucd.nfc(one_line(answer.english))
    return Taken(good, tuple(findings))


def _line(answer: Reply) -> str:
    # a tool may write letters and accents apart
    return ucd.nfc(one_line(answer.text))


def _faults(answer: Reply, text: WorkText | None, *, twice: bool) -> Iterator[tuple[str, str]]:
    """Why an answer cannot be taken in, and what to do."""
    again = "write a new worklist, and read this text back in it"
    unheld = ILLEGAL.search(answer.english)
    if answer.fault:
        yield answer.fault, again
    if not answer.text:
        yield (
            "has no text under it: nobody knows what it answers",
            f"put its > line back; or {again}",
        )
    elif twice:
        yield "is there twice", "keep one of them"
    elif text is None:
        yield f"answers a text that is not in the catalogs: “{shortened(answer.text)}”", again
    elif blank(answer.english):
        yield "has no answer", "write below it what it says, and take the file in again"
    elif unheld:
        yield f"has U+{ord(unheld[0]):04X}, which no catalog can hold", "take it out"
    elif not text.open and ucd.nfc(one_line(answer.english)) not in text.backs:
        had = " / ".join(sorted(text.backs))
        hint = "to have the new one, empty its msgstr in locales/<tag>/back/, and take it in again"
        yield f"is read back already, as “{shortened(had)}”, which stays", hint
