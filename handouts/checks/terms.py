"""Words: the glossary's, those that stay, and those that stand twice."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from handouts.checks.english import same
from handouts.checks.pair import Fault, Pair, bare, listed, warning
from handouts.findings import Span
from handouts.meaning.fold import Folded, folded

_ACRONYM = re.compile(
    r"(?<![^\W_])(?:[A-Z]{2,4}s?|[A-Z]+\d[A-Z\d]*|(?<=\()[A-Z]{2,}(?=\)))(?![^\W_]|:)"
)
# Short words in capitals that each language has its own words for.
_ORDINARY = frozenset({"AM", "PM", "OK", "US", "USA", "UK", "EU", "UN", "NO", "NOT", "DO", "YES"})

# A text is shouted when it has letters enough for words, and this share of them are capitals: the
# rest may be units, or what English writes small in a heading.
_LETTERS = 4
_SHOUTED = 0.7

# Words that may stand twice in a row: pronouns and articles of different clauses, "one by one".
MAY_REPEAT: Mapping[str, str] = {
    "am": "ቀስ ትንሽ ጥቂት አንድ ቶሎ ልዩ ብዙ",
    "ar": "قليلا قليلاً جدا جدًا رويدا رويدًا واحدا واحدًا يوما يومًا شيئا شيئًا",
    "de": "die der das sie den dem",
    "fr": "nous vous",
    "he": "לאט יום אחד אחת שוב מאוד טיפה",
    "hi": (
        "कभी धीरे बार थोड़ा थोड़ी थोड़े अलग साथ जल्दी क्या कौन कहाँ जैसे जो एक दो छोटे छोटी बड़े बड़ी गरम"
        " ठीक पास दूर आगे पीछे तरह समय दिन रोज़ हल्का हल्के हल्की बीच किसी"
    ),
    "ko": "하나 조금 매우 아주 한 서로",
    "nl": "dat die",
    "ur": (
        "کبھی آہستہ بار تھوڑا تھوڑی تھوڑے الگ ساتھ جلدی کیا کون کہاں جیسے جو ایک دو چھوٹے چھوٹی"
        " بڑے بڑی گرم ٹھیک پاس دور آگے پیچھے طرح وقت دن روز ہلکا ہلکے ہلکی بیچ کسی"
    ),
    "vi": (
        "từ dần nhẹ luôn thường xa nhanh đều ngày ai người nhà vừa hay mãi lâu chầm đêm ngay hơi"
        " khẽ rất chậm"
    ),
}
# Languages that say so many words twice that a list of them is not to be had.
_TWICE = frozenset(
    {
        "as", "az", "bn", "fa", "fil", "gu", "ha", "ht", "hy", "id", "jv", "ka", "kk", "kn", "ky",
        "ml", "mr", "ms", "ne", "or", "pa", "prs", "ps", "sd", "si", "so", "su", "sw", "ta", "te",
        "ti", "tk", "tl", "tr", "uz",
    }
)  # fmt: skip
# Languages whose nouns begin with a capital letter wherever they stand.
_NOUNS = frozenset({"de", "lb"})

_ENDINGS = ".,;:!?)”»،؛؟।۔።፣"


@warning("glossary", "A term is not translated as the glossary says.")
def check_glossary(pair: Pair) -> Iterator[Fault]:
    """Every term of the glossary that the English has is translated as the glossary says."""
    if not pair.language.glossary.terms or same(pair):
        return  # of English itself another finding tells
    rest, target = bare(pair.msgid), folded(bare(pair.msgstr))
    for term in sorted(pair.language.glossary.terms, key=len, reverse=True):
        found = tuple(match.span() for match in _term(term).finditer(rest))
        words = pair.language.glossary.terms[term]
        if found and not any(_said(word, target, pair) for word in words):
            yield Fault(
                "glossary", f"“{term}” is {listed(words)} in the glossary",
                "write the term of the glossary, or add the other word to it", source=found,
            )  # fmt: skip
        # A shorter term inside a longer one is not meant: “blood” in “blood thinner”.
        for start, end in found:
            rest = rest[:start] + " " * (end - start) + rest[end:]


@warning("not-kept", "A word that must stay as it is was changed.")
def check_kept(pair: Pair) -> Iterator[Fault]:
    """Words that no language translates stand as they are."""
    for word in pair.language.glossary.keep:
        found = tuple(match.span() for match in _exact(word).finditer(pair.msgid))
        if found and not _exact(word, loose=pair.unspaced).search(pair.msgstr):
            message = f"“{word}” is not in the translation"
            yield Fault("not-kept", message, f"write {word} as it is", source=found)


@warning("acronym", "An acronym of the English is not in the translation.")
def check_acronyms(pair: Pair) -> Iterator[Fault]:
    """An acronym of the English is in the translation, or another one stands for it."""
    text = bare(pair.msgid)
    if text.isupper():
        return
    known = {*pair.language.glossary.keep, *(term.upper() for term in pair.language.glossary.terms)}
    lost: dict[str, Span] = {}
    for match in _ACRONYM.finditer(text):
        name = match[0].removesuffix("s")
        if name not in _ORDINARY | known and name not in pair.msgstr:
            lost[name] = match.span()
    if lost and len(_new_capitals(pair)) < len(lost):
        yield Fault(
            "acronym", f"the translation lacks {listed(list(lost))}",
            "keep it, or write the language's own and put it into the glossary",
            source=tuple(lost.values()),
        )  # fmt: skip


@warning("repeated-word", "A word stands twice in a row.")
def check_repeated(pair: Pair) -> Iterator[Fault]:
    """No word stands twice in a row, where the language has no use for that."""
    language = pair.locale.language
    if language in _TWICE:
        return
    words = [(match[0], match.span()) for match in re.finditer(r"\S+", bare(pair.msgstr))]
    may = MAY_REPEAT.get(language, "").split()
    for (one, first), (other, second) in pairwise(words):
        word = one.casefold()
        if word != other.rstrip(_ENDINGS).casefold() or one[-1] in _ENDINGS or word in may:
            continue
        if any(map(str.isalpha, word)):
            span = first[0], second[0] + len(one)
            yield Fault("repeated-word", f"“{one}” stands twice", "leave one", target=(span,))


@warning("capitals", "The translation starts with another case, or shouts.")
def check_capitals(pair: Pair) -> Iterator[Fault]:
    """The translation begins with a capital where the English does; it is not all in capitals."""
    source, target = _first(pair.msgid), _first(pair.msgstr)
    # Georgian has capitals, but no sentence begins with one.
    if source and target and pair.locale.script != "Geor":
        theirs, ours = pair.msgid[source[0]], pair.msgstr[target[0]]
        cased = ours.lower() != ours.upper()
        lower = cased and theirs.isupper() and ours.islower()
        upper = theirs.islower() and ours.isupper() and pair.locale.language not in _NOUNS
        if lower or (upper and not pair.msgstr[target[0] + 1 : target[0] + 2].isupper()):
            kind = "capital" if lower else "small"
            yield Fault(
                "capitals", f"the English begins with a {kind} letter",
                f"begin with a {kind} letter, or say in a comment why not", (source,), (target,),
            )  # fmt: skip
    words = _new_capitals(pair)
    if words and _shouted(pair.msgstr) and not _shouted(pair.msgid):
        message, hint = "the translation is all in capitals", "write it as the English is written"
        yield Fault("capitals", message, hint, target=tuple(words))


@lru_cache(maxsize=512)
def _term(term: str) -> re.Pattern[str]:
    """A term of the glossary in English, in the singular or the plural."""
    end = r"(?:y|ies)" if term.endswith("y") else re.escape(term[-1:]) + r"(?:s|es)?"
    return re.compile(rf"(?<![^\W_]){re.escape(term[:-1])}{end}(?![^\W_])", re.IGNORECASE)


def _said(word: str, target: Folded, pair: Pair) -> bool:
    start = "" if pair.prefixed else r"(?<![^\W\d_])"
    return bool(re.search(start + re.escape(folded(word).text), target.text))


def _exact(word: str, loose: bool = True) -> re.Pattern[str]:
    """A word in the letters it is written in; ``loose`` lets letters of other scripts touch it."""
    edge = "[A-Za-z0-9]" if loose else r"[^\W_]"
    return re.compile(rf"(?<!{edge}){re.escape(word)}(?!{edge})")


def _new_capitals(pair: Pair) -> list[Span]:
    """Words of two capital letters or more that are in the translation and not in the English."""
    return [
        match.span()
        for match in re.finditer(r"[^\W\d_]+", bare(pair.msgstr))
        if len(match[0]) > 1 and all(map(str.isupper, match[0])) and match[0] not in pair.msgid
    ]


def _shouted(text: str) -> bool:
    letters = [char for char in bare(text) if char.lower() != char.upper()]
    capitals = sum(map(str.isupper, letters))
    return len(letters) >= _LETTERS and capitals > _SHOUTED * len(letters)


def _first(text: str) -> Span | None:
    """The place of a text's first letter; None where a number or a placeholder comes before it."""
    for at, char in enumerate(text):
        if char.isalpha():
            return at, at + 1
        if char.isalnum() or char == "{":
            return None
    return None
