"""Our checks beside pofilter's, of translate-toolkit: what it finds of a fault, we find too.

The faults are put into every message of the repository's catalogs, one at a time. pofilter also
complains about much that is right (an Amharic colon, a Japanese sentence more); what it says of
the text before the fault was put in does not count.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from statistics import median

import pytest

from handouts.catalogs.entry import Entry
from handouts.checks.language import language
from handouts.checks.pair import Pair
from handouts.checks.registry import CHECKS
from handouts.checks.terms import MAY_REPEAT
from tests.gettexts import REAL, real, real_catalogs

checks = pytest.importorskip("translate.filters.checks")
pypo = pytest.importorskip("translate.storage.pypo")

Change = Callable[[str, str], tuple[str, str]]

_ENDS = ".。।۔።?？؟:：፦"


def doubled(text: str) -> str:
    """The text with its longest word twice."""
    words = text.split(" ")
    word = max((w for w in words if w.isalpha()), key=len, default="")
    return " ".join(f"{w} {w}" if w == word else w for w in words)


def renumbered(text: str) -> str:
    return text.translate({ord(str(d)): str((d + 1) % 10) for d in range(10)})


def two_more(source: str, text: str) -> tuple[str, str]:
    """Two sentences more, after a text that ends one; a letter and a full stop may be short."""
    ends = text[-1:] in ".。।۔።?？؟" and not text.endswith("X.")
    return source, f"{text} Abcd efg. Hijk lmn." if ends else text


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[.।۔።?؟])\s|(?<=[。？])", text)[0]


# A fault, what pofilter calls it, what we do. Each change gets the English and its translation.
FAULTS: dict[str, tuple[str, set[str], Change]] = {
    "a blank": ("blank", {"untranslated"}, lambda s, _: (s, "  ")),
    "nothing": ("untranslated", {"untranslated"}, lambda s, _: (s, "")),
    "the English": ("unchanged", {"same-as-source", "still-english"}, lambda s, _: (s, s)),
    "an open bracket": ("brackets", {"brackets"}, lambda s, t: (s, f"{t} (")),
    "a lost bracket": ("brackets", {"brackets"}, lambda s, t: (f"{s} (a)", f"{t} (a")),
    "an open quote": ("doublequoting", {"quotes"}, lambda s, t: (f'{s} "a"', f'{t} "a')),
    "lost quotes": ("doublequoting", {"quotes"}, lambda s, t: (f'{s} "a" "b"', f"{t} a b")),
    "two spaces": ("doublespacing", {"double-space"}, lambda s, t: (s, t.replace(" ", "  ", 1))),
    "a word twice": ("doublewords", {"repeated-word"}, lambda s, t: (s, doubled(t))),
    "another e-mail": (
        "emails", {"email-changed"}, lambda s, t: (f"a@b.org {s}", f"a@c.org {t}")
    ),
    "another address": (
        "urls", {"url-changed"}, lambda s, t: (f"https://a.org/b {s}", f"https://a.org/c {t}")
    ),
    "no end": ("endpunc", {"end-punctuation"}, lambda s, t: (s, t.rstrip(_ENDS))),
    "another end": ("endpunc", {"end-punctuation"}, lambda s, t: (s, f"{t.rstrip(_ENDS)}!")),
    "an end": ("endpunc", {"end-punctuation"}, lambda s, t: (s.rstrip(".?:"), f"{t}.")),
    "a space at the end": ("endwhitespace", {"edge-space"}, lambda s, t: (s, f"{t} ")),
    "a space at the start": ("startwhitespace", {"edge-space"}, lambda s, t: (s, f" {t}")),
    "a line end": ("newlines", {"control-character"}, lambda s, t: (s, f"{t}\n")),
    "a line end inside": (
        "newlines", {"control-character"}, lambda s, t: (s, t.replace(" ", "\n", 1))
    ),
    "a tab": ("tabs", {"control-character"}, lambda s, t: (s, t.replace(" ", "\t", 1))),
    "another number": ("numbers", {"number-changed"}, lambda s, t: (s, renumbered(t))),
    "a number lost": ("numbers", {"number-changed"}, lambda s, t: (f"{s} 77", t)),
    "a placeholder lost": (
        "pythonbraceformat", {"placeholder-lost"}, lambda s, t: (f"{{clinic_name}} {s}", t)
    ),
    "a placeholder more": (
        "pythonbraceformat", {"placeholder-added"}, lambda s, t: (s, f"{{clinic_name}} {t}")
    ),
    "a placeholder misspelt": (
        "pythonbraceformat", {"placeholder-added"},
        lambda s, t: (f"{{clinic_name}} {s}", f"{{clinic_nam}} {t}"),
    ),
    "a directive": ("printf", {"markup"}, lambda s, t: (s, f"%s {t}")),
    "a tag": ("xmltags", {"markup"}, lambda s, t: (s, f"<b>{t}</b>")),
    "another tag": ("xmltags", {"markup"}, lambda s, t: (f"<b>{s}</b>", f"<i>{t}</i>")),
    "capitals": ("simplecaps", {"capitals"}, lambda s, t: (s, t.upper() if len(t) > 3 else t)),
    "a small letter first": ("startcaps", {"capitals"}, lambda s, t: (s, t[:1].lower() + t[1:])),
    "a capital first": ("startcaps", {"capitals"}, lambda s, t: (s, t[:1].upper() + t[1:])),
    "a word that stays": ("notranslatewords", {"not-kept"}, lambda s, t: (f"Handouts {s}", t)),
    "an acronym": ("acronyms", {"acronym", "not-kept"}, lambda s, t: (f"XRQ {s}", t)),
    "a sentence lost": (
        "sentencecount", {"sentence-count"}, lambda s, t: (s, first_sentence(t))
    ),
    "two sentences more": (
        "sentencecount", {"sentence-count"}, two_more
    ),
}  # fmt: skip


# What pofilter calls a fault and we do not: a Thai question without its mark; a capital in German,
# where the word may be a noun; another acronym in its place; one sentence of two in Japanese.
def allowed(fault: str, tag: str, target: str) -> bool:
    language = tag.partition("_")[0]
    return (
        (fault == "no end" and language == "th")
        or (fault == "a capital first" and language == "de")
        or (fault == "an acronym" and ("УЗИ" in target or "SDRC" in target))
        or (fault == "a sentence lost" and language in ("ja", "zh"))
        or (fault == "a word twice" and any(f"{w} {w}" in target.lower() for w in twice(language)))
    )


def twice(language: str) -> list[str]:
    """The words that a language says twice on purpose."""
    return MAY_REPEAT.get(language, "").split()


@cache
def checker(tag: str) -> object:
    config = checks.CheckerConfig(targetlanguage=tag, notranslatewords=["Handouts"])
    classes = [checks.StandardChecker, checks.StandardUnitChecker]
    return checks.TeeChecker(checkerconfig=config, checkerclasses=classes)


def theirs(tag: str, source: str, target: str) -> set[str]:
    """The faults that pofilter finds in a translation."""
    unit = pypo.pounit(source)
    unit.target = target
    unit.settypecomment("python-brace-format", "{" in source)
    return set(checker(tag).run_filters(unit))  # type: ignore[attr-defined]


@cache
def usual(tag: str, domain: str) -> float:
    """How long the catalog's translations are beside the English."""
    shares = [
        len(entry.msgstr) / len(entry.msgid)
        for entry in real(tag, domain).live().values()
        if len(entry.msgid) >= 40
    ]
    return median(shares) if shares else 0.0


def ours(tag: str, domain: str, source: str, target: str) -> set[str]:
    """The codes of what our checks find in a translation."""
    if not Entry(source, target).translated:
        return {"untranslated"}
    own = language(REAL, tag)
    glossary = replace(own.glossary, keep=(*own.glossary.keep, "Handouts"))
    pair = Pair(source, target, replace(own, glossary=glossary), usual(tag, domain))
    return {fault.code for check in CHECKS for fault in check(pair)}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_pofilter_finds_of_a_fault_is_found_here_too(fault: str) -> None:
    name, codes, change = FAULTS[fault]
    seen = 0
    missed = []
    for tag, domain in real_catalogs():
        for entry in real(tag, domain).live().values():
            source, target = change(entry.msgid, entry.msgstr)
            if name in theirs(tag, source, target) - theirs(tag, entry.msgid, entry.msgstr):
                seen += 1
                if not codes & ours(tag, domain, source, target) and not allowed(
                    fault, tag, target
                ):
                    missed.append((tag, source, target))
    assert seen > 20, "pofilter knows this fault"
    assert not missed
