"""Punctuation and spaces, by the rules of the language."""

import re
from collections.abc import Iterator, Mapping

from handouts.checks.pair import Fault, Pair, finds, spans, warning
from handouts.findings import Span
from handouts.locale import Locale
from handouts.meaning.sentences import sentences
from handouts.ucd import BIDI_MARKS, COLONS, PDI

# Every mark that may end a text, by what it says.
_KINDS: Mapping[str, str] = {
    "stop": ".。．۔।॥።։។။།",
    "question": "?？؟፧\u037e",
    "exclamation": "!！",
    "colon": COLONS,
    "semicolon": ";；؛፤",
    "comma": ",，、،፣",
    "ellipsis": "…⋯",
}
_KIND_OF = {mark: kind for kind, marks in _KINDS.items() for mark in marks}
_NAMES = {
    "stop": "a full stop",
    "question": "a question mark",
    "exclamation": "an exclamation mark",
    "colon": "a colon",
    "semicolon": "a semicolon",
    "comma": "a comma",
    "ellipsis": "an ellipsis",
}

_WIDE = {"stop": "。", "question": "？", "exclamation": "！", "colon": "：", "semicolon": "；"}
_ARABIC = {"question": "؟", "semicolon": "؛", "comma": "،"}
_ETHIOPIC = {"stop": "።", "question": "?፧", "colon": "፦:", "semicolon": "፤", "comma": "፣"}
_DANDA = {"stop": "।"}

# The marks of languages that do not write them as English does; the first is the one to write.
# Source: the languages' usual orthographies; CLDR has no such list.
_OWN: Mapping[str, Mapping[str, str]] = {
    "am": _ETHIOPIC, "ti": _ETHIOPIC, "zh": _WIDE, "ja": _WIDE, "yue": _WIDE,
    "ar": _ARABIC, "fa": _ARABIC, "prs": _ARABIC, "ckb": _ARABIC, "ug": _ARABIC,
    "ps": {**_ARABIC, "stop": ".۔"},
    "sd": {**_ARABIC, "stop": "۔."}, "ur": {**_ARABIC, "stop": "۔"},
    "hi": _DANDA, "ne": _DANDA, "bn": _DANDA, "as": _DANDA, "pa": _DANDA, "or": _DANDA,
    "hy": {"stop": "։:", "colon": ".`՝", "question": "?"},
    "el": {"question": ";\u037e", "semicolon": "·\u0387"},
    "km": {"stop": "។", "colon": "៖:"}, "my": {"stop": "။", "question": "။?"},
    "bo": {"stop": "།", "question": "།"}, "dz": {"stop": "།", "question": "།"},
}  # fmt: skip

# Languages whose sentences end without a mark.
_UNMARKED = frozenset({"th", "lo"})
# Marks that stand in the word that asks or calls, after its vowel; a full stop stands at the end.
_INSIDE: Mapping[str, Mapping[str, str]] = {"hy": {"question": "՞", "exclamation": "՜"}}
# Languages that also open a question and an exclamation with a mark.
_OPENING = {"es": {"?": "¿", "!": "¡"}}

_AFTER = f" \u00a0\u202f{BIDI_MARKS}{PDI}*\"'”’»›)]）」』】"
_OPEN, _CLOSE = "([（［【「『《〈", ")]）］】」』》〉"
_LABEL = re.compile(r"^\s*(?:\*\*)?[^\W_]{1,2}\)")
_DOUBLE = re.compile(r"[\"“”„‟«»]")
_ANY_QUOTE = re.compile(r"[\"“”„‟«»「」『』《》‹›]")
_SINGLE = re.compile(r"(?<!\w)['‘‚][^'‘’‚]{1,80}['’‘]")
_HOUR = re.compile(r"\b[ap]\.m\.$")  # whose full stop ends no sentence
_SPACES = re.compile(r"[ \u00a0\u202f\u3000]{2,}")


@warning("end-punctuation", "The translation ends otherwise than the English.")
def check_end(pair: Pair) -> Iterator[Fault]:
    """The translation ends as the English does, with the language's own mark."""
    if _HOUR.search(pair.msgid):
        return
    wanted, _ = _end(pair.msgid, "en")
    given, at = _end(pair.msgstr, pair.locale.language)
    mark = pair.msgstr[at : at + 1]
    if wanted and _may_lack(wanted, given, pair):
        return
    if wanted != given and not (wanted and mark and mark in _marks(wanted, pair.locale)):
        said = f"ends with {_NAMES[wanted]}" if wanted else "ends without a mark"
        hint = _to_end(wanted, pair.locale) if wanted else "end it without one"
        message = f"the English {said}, the translation "
        message += f"with {_NAMES[given]}" if given else "without a mark"
        place = (at, at + 1) if given else (max(at, 0), len(pair.msgstr))
        yield Fault("end-punctuation", message, hint, target=(place,))
    elif given and given != "ellipsis" and mark not in _marks(given, pair.locale):
        own = _marks(given, pair.locale)[:1]
        message = f"{pair.locale.english_name} does not end with {mark}"
        yield Fault("end-punctuation", message, f"write {own}", target=((at, at + 1),))


@finds(*check_end.rules)
def check_opening(pair: Pair) -> Iterator[Fault]:
    """A question or an exclamation has its opening mark, where the language has one."""
    for closing, opening in _OPENING.get(pair.locale.language, {}).items():
        if pair.msgstr.count(opening) < pair.msgstr.count(closing):
            yield Fault(
                "end-punctuation", f"{closing} without {opening}",
                f"write {opening} where it begins",
                target=spans(re.compile(re.escape(closing)), pair.msgstr),
            )  # fmt: skip


@warning("brackets", "A bracket of the translation has no partner.")
def check_brackets(pair: Pair) -> Iterator[Fault]:
    """Every bracket has its partner, of the same kind and width."""
    label = _LABEL.match(pair.msgstr)
    open_: list[tuple[str, int]] = []
    wrong: list[Span] = []
    for at, char in enumerate(pair.msgstr):
        if char in _OPEN:
            open_.append((_CLOSE[_OPEN.index(char)], at))
        elif char in _CLOSE and not (label and at < label.end()):
            if char not in [partner for partner, _ in open_]:
                wrong.append((at, at + 1))
                continue
            while open_[-1][0] != char:
                inner = open_.pop()[1]
                wrong.append((inner, inner + 1))
            open_.pop()
    wrong += [(at, at + 1) for _, at in open_]
    if wrong:
        marks = " ".join(pair.msgstr[start] for start, _ in wrong)
        hint = "write its partner, or take it out"
        yield Fault("brackets", f"without a partner: {marks}", hint, target=tuple(sorted(wrong)))


@warning("quotes", "A quotation mark of the translation has no partner, or all are lost.")
def check_quotes(pair: Pair) -> Iterator[Fault]:
    """Quotation marks come in pairs; where the English has some, so has the translation."""
    marks = tuple(
        match.span() for match in _DOUBLE.finditer(pair.msgstr) if not _inside_word(match)
    )
    if len(marks) % 2:
        hint = "write the mark that is missing, or take the other one out"
        message = "a quotation mark has no partner"
        yield Fault("quotes", message, hint, target=marks)
    elif len(_DOUBLE.findall(pair.msgid)) > _quotes(pair.msgstr):
        hint = "write the quotation marks of the language around the same words"
        message = "the English has quotation marks that the translation has not"
        yield Fault("quotes", message, hint, source=spans(_DOUBLE, pair.msgid))


@warning("edge-space", "The translation starts or ends with a space.")
@warning("double-space", "Two spaces stand side by side.")
def check_spaces(pair: Pair) -> Iterator[Fault]:
    """No space at either end that the English has not, and no two side by side."""
    text = pair.msgstr
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    edges = []
    if start and not pair.msgid[:1].isspace():
        edges.append((0, start))
    if end < len(text) and not pair.msgid[-1:].isspace():
        edges.append((end, len(text)))
    if edges:
        yield Fault("edge-space", "a space at the end of the text", "take it out", (), tuple(edges))
    double = tuple(match.span() for match in _SPACES.finditer(text) if start <= match.start() < end)
    if double and not _SPACES.search(pair.msgid):
        yield Fault("double-space", "two spaces side by side", "leave one", target=double)


@warning("sentence-count", "A sentence seems to be missing or added.")
def check_sentences(pair: Pair) -> Iterator[Fault]:
    """As many sentences as the English has; one more, or one less where the length says so."""
    if pair.locale.language in _UNMARKED or not pair.msgstr.strip():
        return
    wanted, given = len(sentences(pair.msgid)), len(sentences(pair.msgstr))
    length = len(pair.msgstr) / len(pair.msgid) / pair.usual if pair.usual else 1.0
    # Chinese and Japanese often make one sentence of two; many languages make two of one.
    joins = pair.locale.script in ("Hans", "Hant", "Jpan")
    lost = given < wanted and (not joins or wanted - given > 1 or length < _SHORT)
    added = given > wanted and (given - wanted > 1 or length > _LONG)
    if lost or added:
        yield Fault(
            "sentence-count", f"{given} sentence{'s' * (given != 1)}; the English has {wanted}",
            "see that every sentence is there, and no other",
        )  # fmt: skip


# How much shorter or longer than the locale's usual a text is when a sentence is lost or added.
_SHORT, _LONG = 0.7, 1.6


def _end(text: str, language: str) -> tuple[str, int]:
    """What kind of mark a text ends with, empty for none, and the place of its last character."""
    stripped = text.rstrip(_AFTER)
    if stripped.endswith(("...", "。。。")):
        return "ellipsis", len(stripped) - 1
    last = stripped[-1:]
    kind = _KIND_OF.get(last, "")
    for own, marks in _OWN.get(language, {}).items():
        if last and last in marks:
            kind = own
    return kind, len(stripped) - 1


def _may_lack(wanted: str, given: str, pair: Pair) -> bool:
    """Whether the language may leave the mark out, or say it otherwise."""
    language = pair.locale.language
    if language in _UNMARKED:
        return not given and wanted in ("stop", "question", "exclamation")
    inside = _INSIDE.get(language, {}).get(wanted)
    if inside is not None:
        return inside in pair.msgstr
    # A Japanese question may end with the particle and a full stop.
    return language == "ja" and wanted == "question" and pair.msgstr.rstrip(_AFTER).endswith("か。")


def _to_end(kind: str, locale: Locale) -> str:
    """What to write where a text does not end with a mark of the kind."""
    inside = _INSIDE.get(locale.language, {}).get(kind)
    if inside is not None:
        return f"put {inside} after the stressed vowel, and a full stop at the end"
    return f"end it with {_marks(kind, locale)[:1]}"


def _marks(kind: str, locale: Locale) -> str:
    own = _OWN.get(locale.language, {}).get(kind, "")
    return own or _KINDS[kind][:1]


def _quotes(text: str) -> int:
    """The number of quotation marks of all kinds in a text."""
    return len(_ANY_QUOTE.findall(text)) + 2 * len(_SINGLE.findall(text))


def _inside_word(match: re.Match[str]) -> bool:
    """Whether a straight mark is part of a word, as in Hebrew acronyms, or an inch."""
    text, at = match.string, match.start()
    if match[0] != '"' or not at:
        return False
    letter = text[at - 1].isalpha() and text[at + 1 : at + 2].isalpha()
    inch = text[at - 1].isdigit() and text.count('"') % 2 == 1
    return letter or inch


# A short number on either side, and no third one: a telephone number or a date is no range.
_HYPHEN_RANGE = re.compile(r"(?<![\w.,/:-])\d{1,3}(-)\d{1,3}(?![\w/:-])")


@warning("range-hyphen", "A range with a hyphen runs against a right-to-left line.")
def check_ranges(pair: Pair) -> Iterator[Fault]:
    """No range with a hyphen in right-to-left text: UAX #9 sets it from left to right.

    With an en dash it runs with the text, as CLDR writes ranges in Hebrew and Arabic.
    """
    if pair.locale.direction == "rtl":
        found = [match.span(1) for match in _HYPHEN_RANGE.finditer(pair.msgstr)]
        if found:
            hint = "write an en dash, 3–4: it runs as the text does, and so do all ranges then"
            yield Fault("range-hyphen", "a range with a hyphen", hint, target=tuple(found))
