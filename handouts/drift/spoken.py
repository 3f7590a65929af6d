"""What only one of two English texts speaks of: medicines, parts of the body, people, sentences."""

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from handouts.drift.both import Both, Drift
from handouts.drift.reading import Sense, Word, overlap, speaks_of
from handouts.drift.signature import Sentence, TextSignature
from handouts.findings import Span

_NAMED = ("medicine", "body", "sign", "test", "person", "people", "act", "question", "time")

# A medicine that is new counts; of the rest, translations may explain more.
_NEW = frozenset({"medicine", "people"})
_NEW_ACTS = frozenset({"stop", "start"})

# Of these we know the wordings; the rest may be called by a word that we do not know.
_KNOWN = frozenset({"medicine", "person", "people", "act"})

# A third: of two texts of three words, one is there.
_LEAST_ALIKE = 1 / 3

_LISTING = re.compile(r"[,;]|\bor\b|\band\b")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
# A capital inside a sentence, an abbreviation, an address.
_NAME = re.compile(r"(?<=[\w,] )[A-Z]\w+|\bwww\.[\w.]+|\b[A-Z]{2,}\w*")

_GONE = "the back-translation says nothing of {source}"
_CAME = "the English says nothing of {back}"


def named(both: Both) -> Iterator[Drift]:
    """Medicines, parts of the body, signs, people and so on that only one of the texts names."""
    for category in _NAMED:
        ours = [s for s in both.source.of(category) if not _found(s, both.source, both.back)]
        theirs = [s for s in both.back.of(category) if not _found(s, both.back, both.source)]
        spans = [s.span for s in ours], [s.span for s in theirs]
        if ours and theirs:
            yield both.drift(category, False, *spans)
        elif ours and (category in _KNOWN or not _unknown(both)):
            yield both.drift(category, False, *spans, _GONE)
        elif theirs and (category in _NEW or any(_counts(s, both) for s in theirs)):
            yield both.drift(category, False, *spans, _CAME)


def _found(sense: Sense, text: TextSignature, other: TextSignature) -> bool:
    """Whether the other text has a sense too, or this one says it in brackets alone."""
    if any(sense.meaning == each.meaning for each in other.senses):
        return not _moved(sense, text, other)
    if sense.category == "question":
        return False
    if speaks_of(other.low, sense.meaning):
        return True
    place = next(((i, s) for s in text.sentences for i in s.items if i.span == sense.span), None)
    if place is None or place[1].aside:
        return True
    return sense.category != "medicine" and any(
        place[0].own & each.classes for s in other.sentences for each in s.items
    )


def _moved(sense: Sense, text: TextSignature, other: TextSignature) -> bool:
    """Whether a text tells to stop or start, and the other speaks of it in a condition alone."""
    places = [
        {said.condition for said in each.statements if said.sense.meaning == sense.meaning}
        for each in (text, other)
    ]
    return sense.meaning in _NEW_ACTS and False in places[0] and places[1] == {True}


def _counts(sense: Sense, both: Both) -> bool:
    """Whether a new sense is one to stop or start, or is denied, as its opposite denies it.

    "Stop aspirin" is no new sense where the source says not to take it.
    """
    if sense.meaning in _NEW_ACTS and sense.sign > 0:
        return not both.source.denials
    return any(
        said.sense == sense and said.polarity * sense.sign < 0 and not said.condition
        for said in both.back.statements
    )


def _unknown(both: Both) -> bool:
    """Whether the back-translation has words that neither we nor the source know: new wordings.

    Where it lists less than the source, something is left out whatever its words are.
    """
    if _members(both.back) < _members(both.source):
        return False
    known = {sense.span for sense in both.back.senses}
    return any(
        item.span not in known and not _is_weak(item) and not _counterpart(item, both.source)
        for sentence in both.back.sentences
        for item in sentence.items
    )


def _members(text: TextSignature) -> int:
    """How many things a text lists, as far as its commas tell."""
    return len(_LISTING.findall(_IN_BRACKETS.sub("", text.low)))


def _is_weak(item: Word) -> bool:
    """Whether a word says little by itself."""
    return any(name.startswith("word ") for name in item.classes)


def _counterpart(item: Word, other: TextSignature) -> bool:
    return any(item.classes & each.classes for s in other.sentences for each in s.items)


def names(both: Both) -> Iterator[Drift]:
    """Names and addresses that the source does not have."""
    known = [sense.span for sense in both.back.senses]
    known += [amount.span for amount in both.back.amounts]
    added = [
        match.span()
        for match in _NAME.finditer(both.back.text)
        if match[0].lower() not in both.source.text.lower()
        and not any(overlap(match.span(), span) for span in known)
    ]
    if added:
        yield both.drift("name", False, (), added, _CAME)


def sentences(both: Both) -> Iterator[Drift]:
    """Sentences left out or added; texts that have hardly a word in common."""
    gone, come = _strange(both.source, both.back), _strange(both.back, both.source)
    if all(_likeness(text, other) < _LEAST_ALIKE for text, other in both.ways()):
        spans = (_spans(both.source.sentences), _spans(both.back.sentences))
        words = sum(len(sentence.items) for sentence in both.back.sentences)
        nothing = words <= 1 and not both.back.senses and not both.back.amounts
        yield both.drift("other text", nothing, *spans, "the back-translation says something else")
        return
    alike = len(gone) == len(come) and len(both.source.sentences) == len(both.back.sentences)
    known = {sense.span for sense in both.back.senses}
    if alike and all(any(w.span not in known for w in each.items) for each in come):
        # the same in words that we do not know
        return
    if gone:
        message = "the back-translation leaves out: {source}"
        yield both.drift("left out", False, _spans(gone), (), message)
    if come:
        yield both.drift("added", False, (), _spans(come), "the back-translation adds: {back}")


def _spans(sentences: list[Sentence] | tuple[Sentence, ...]) -> list[Span]:
    return [sentence.span for sentence in sentences]


def _strange(text: TextSignature, other: TextSignature) -> list[Sentence]:
    """The sentences outside of brackets that say something of which the other text has little.

    A text with fewer sentences has left one out where no word of it is met by one of its own.
    """
    if len(text.sentences) == 1:
        return [each for each in _outside(text) if _alike(each, other) < _LEAST_ALIKE]
    fewer = len(_outside(other)) < len(_outside(text))
    met = _met(text, other) if fewer else None
    return [
        sentence
        for sentence in _outside(text)
        if (fewer or _weighty(sentence, text))
        and _alike(_without_duties(sentence, text), other, met) < _LEAST_ALIKE
    ]


def _without_duties(sentence: Sentence, text: TextSignature) -> Sentence:
    """The sentence without "may" and "must", which make no two sentences alike."""
    duties = {sense.span for sense in text.of("duty")}
    items = tuple(item for item in sentence.items if item.span not in duties)
    return replace(sentence, items=items or sentence.items)


def _outside(text: TextSignature) -> list[Sentence]:
    return [sentence for sentence in text.sentences if not sentence.aside]


def _met(text: TextSignature, other: TextSignature) -> frozenset[Span]:
    """The places of the words that have a counterpart of their own, shared with no other word."""
    left = [item for sentence in other.sentences for item in sentence.items]
    words = [item for sentence in text.sentences for item in sentence.items]
    met: set[Span] = set()
    for names in (attrgetter("own"), attrgetter("classes")):
        for word in words:
            pair = next((item for item in left if names(word) & names(item)), None)
            if word.span not in met and pair is not None:
                left.remove(pair)
                met.add(word.span)
    return frozenset(met)


def _weighty(sentence: Sentence, text: TextSignature) -> bool:
    """Whether a sentence says anything by itself."""
    strict = {sense.span for sense in text.senses if sense.category != "duty"}
    return any(item.span in strict or not _is_weak(item) for item in sentence.items)


def _likeness(text: TextSignature, other: TextSignature) -> float:
    """The share of a text's words and amounts that have a counterpart in the other text."""
    shares = [_alike(sentence, other) for sentence in text.sentences if not sentence.aside]
    return sum(shares) / len(shares) if shares else 1


def _alike(sentence: Sentence, other: TextSignature, met: frozenset[Span] | None = None) -> float:
    """The share of a sentence's words and amounts that have a counterpart in the other text."""
    words = [
        i for i in sentence.items if (_counterpart(i, other) if met is None else i.span in met)
    ]
    amounts = [a for a in sentence.amounts if any(a.equals(b) for b in other.amounts)]
    return (len(words) + len(amounts)) / (len(sentence.items) + len(sentence.amounts))


PARTS = (named, names, sentences)
