"""English in a translation: left whole, in sentences, or in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.checks.pair import Fault, Pair, bare, finds, forgivable, listed, warning
from handouts.findings import Span
from handouts.meaning.foreign import lacks_letters, other_language
from handouts.meaning.sentences import sentences

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|%\(\w+\)\w")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# English itself, and languages that have most of their words from it.
_OF_ENGLISH = frozenset({"en", "bi", "gul", "hwc", "jam", "kri", "pcm", "pis", "sco", "srn", "tpi"})

# Words that English is full of and that no other language has for its own.
_TELLING = _words(
    "about after and before does from how our should that the their these they this those through"
    " unless until what when where which while who with would you your"
)
# Words that English is full of, and other languages may have.
_COMMON = _TELLING | _words(
    "a all an any are as at be been but by can did do for had has have he her his i if in into is"
    " it its may me more must my no not of off on one or other out over she so than them then"
    " there to up us was we were will"
)

_WORD_OF = 3  # letters; shorter Latin words beside another script are units
_RUN = 4  # words of English in a row that no language shares with it
_SHARE = 0.7  # of the letters; what is left are words that the English has otherwise
_FULL = 0.5  # of the words, telling ones counted twice: in English prose it is most of them


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of the translation: its place, its words with theirs, its count of letters."""

    span: Span
    words: Sequence[tuple[str, Span]]
    letters: int


def same(pair: Pair) -> bool:
    """Whether the translation is the English, whatever its capitals, its spaces, its marks."""
    return _letters(pair.msgid) == _letters(pair.msgstr)


@forgivable("still-english", "A sentence of the translation is English.")
def check_still(pair: Pair) -> Iterator[Fault]:
    """No sentence of the translation is English: neither the source's nor in other words."""
    found = still_english(pair)
    if found:
        yield Fault(
            "still-english", f"still English: {listed([pair.msgstr[slice(*at)] for at in found])}",
            "translate it; where patients shall read the English, ignore this in a comment",
            target=found,
        )  # fmt: skip


def still_english(pair: Pair) -> tuple[Span, ...]:
    """The sentences of the translation that are surely English, in their order.

    Names, kept words, acronyms, addresses and placeholders are in no language, and do not count.
    """
    if pair.locale.language in _OF_ENGLISH:
        return ()
    text = _own(pair.msgstr, pair)
    theirs = {word.casefold() for word in _WORD.findall(_own(pair.msgid, pair))}
    found = (_stretch(text, span) for span in sentences(pair.msgstr))
    return tuple(_trimmed(pair.msgstr, s.span) for s in found if _is_english(s, text, theirs, pair))


@finds(*check_still.rules)
@warning("same-as-source", "The translation is the English text.")
def check_same(pair: Pair) -> Iterator[Fault]:
    """The translation is not the English itself, numbers, acronyms and kept words aside."""
    if not same(pair) or pair.locale.language == "en" or still_english(pair):
        return
    words = (word for word in _LATIN.findall(_own(pair.msgid, pair)) if not word.isupper())
    # as "no" is Spanish and Italian too
    strange = [word for word in words if not _denies(word, pair)]
    message = "the translation is the English text"
    hint = "translate it; where the word is the same, say so in a comment that ignores this"
    prose = len(strange) > 1 and any(word.casefold() in _COMMON for word in strange)
    if prose and pair.locale.language not in _OF_ENGLISH:
        yield Fault("still-english", message, hint)
    elif strange:
        # a single word may be the language's own as well, and a list may be one of names
        yield Fault("same-as-source", message, hint)


@warning("other-language", "The translation is in another language.")
def check_language(pair: Pair) -> Iterator[Fault]:
    """The translation is in its language, typed with its letters."""
    text = _own(pair.msgstr, pair)
    language = pair.locale.language
    if language in _OF_ENGLISH or same(pair) or still_english(pair):
        return
    found = other_language(text, language)
    if found:
        yield Fault(
            "other-language", f"this seems to be in the language {found}",
            f"write it in {pair.locale.english_name}; where it is, say so in a comment",
        )  # fmt: skip
    elif lacks_letters(text, language):
        message = f"{pair.locale.english_name} is written without its own letters and marks"
        yield Fault("other-language", message, "type it with all its letters")


@warning("english-left", "Words of the English stand in the translation.")
def check_left(pair: Pair) -> Iterator[Fault]:
    """No words of the English are left in the translation."""
    if same(pair) or pair.locale.language in _OF_ENGLISH:
        return
    told = still_english(pair)
    theirs = [word.casefold() for word in _LATIN.findall(_blank(_ADDRESS, bare(pair.msgid)))]
    matches = _LATIN.finditer(_blank(_ADDRESS, bare(pair.msgstr)))
    ours = [(match[0], match.span()) for match in matches if not _within(match.span(), told)]
    if pair.locale.script == "Latn":
        left = _runs(theirs, ours)
    else:
        kept = {word for name in pair.language.glossary.keep for word in _LATIN.findall(name)}
        left = [
            span
            for word, span in ours
            if len(word) >= _WORD_OF and not word.isupper() and word not in kept
            and word.casefold() in theirs
        ]  # fmt: skip
    if left:
        words = listed([pair.msgstr[start:end] for start, end in left])
        yield Fault(
            "english-left", f"English in the translation: {words}", "translate it", (), tuple(left)
        )


def _is_english(stretch: _Stretch, text: str, theirs: set[str], pair: Pair) -> bool:
    """Whether a sentence is surely English, and no row of names or of words that both have.

    Where the script is not Latin two words tell it; else three.
    """
    least = 3 if pair.locale.script == "Latn" else 2
    words = [word.casefold() for word, _ in stretch.words]
    telling = sum(word in _TELLING for word in words)
    common = telling + sum(word in _COMMON for word in words)
    if telling and len(words) >= _RUN and common >= _FULL * len(words):
        return True
    ours = [(word, at) for word, at in stretch.words if word.casefold() in theirs | _COMMON]
    if len(ours) < least or sum(len(word) for word, _ in ours) < _SHARE * stretch.letters:
        return False
    return bool(telling) or _has_row(ours, text, least)


def _has_row(words: Sequence[tuple[str, Span]], text: str, least: int) -> bool:
    """Whether as many words stand in a row, and none but the first begins with a capital."""
    row = 0
    end = 0
    for word, (start, stop) in words:
        beside = row and not text[end:start].strip() and word[0].islower()
        row = row + 1 if beside else 1
        end = stop
        if row >= least:
            return True
    return False


def _stretch(text: str, span: Span) -> _Stretch:
    words = [(match[0], match.span()) for match in _WORD.finditer(text, *span)]
    if all(map(_is_capital, words)) and any(word.casefold() in _COMMON for word, _ in words):
        words = [(word.lower(), at) for word, at in words]  # shouted: no row of acronyms
    words = [each for each in words if not _is_capital(each)]
    return _Stretch(span, words, sum(len(word) for word, _ in words))


def _is_capital(word: tuple[str, Span]) -> bool:
    return word[0].isascii() and word[0].isupper()


def _own(text: str, pair: Pair) -> str:
    """The text with spaces where it has what no language translates; no offset changes."""
    text = _blank(_ADDRESS, bare(text))
    for word in sorted(pair.language.glossary.keep, key=len, reverse=True):
        text = text.replace(word, " " * len(word))
    return text


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _trimmed(text: str, span: Span) -> Span:
    """The span without the spaces at its edges."""
    start, end = span
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())


def _denies(word: str, pair: Pair) -> bool:
    return any(cue.group == "not" for cue in pair.language.cues.cues(word.casefold()))


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _runs(theirs: list[str], ours: list[tuple[str, Span]]) -> list[Span]:
    """Where as many words of the English as make a run stand in a row."""
    runs = {tuple(theirs[at : at + _RUN]) for at in range(len(theirs) - _RUN + 1)}
    return [
        (ours[at][1][0], ours[at + _RUN - 1][1][1])
        for at in range(len(ours) - _RUN + 1)
        if tuple(word.casefold() for word, _ in ours[at : at + _RUN]) in runs
    ]
