"""Placeholders and marks: what the program itself reads in a translation."""

import re
from collections import Counter
from collections.abc import Iterator

from handouts.checks.pair import Fault, Pair, error, finds
from handouts.content.links import LINK
from handouts.content.markup import PEN, STRONG, pen_lines, placeholders, strong_marks, wrong_marks
from handouts.findings import Span
from handouts.rules import GENERAL

# What other formats mark text with; the program prints it as it stands.
_FOREIGN = re.compile(
    r"</?(?:a|b|big|br|code|div|em|font|g|h[1-6]|hr|i|img|li|ol|p|ph|pc|small|span|strong|sub|sup|u|ul|x)"
    r"(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>"  # a tag
    r"|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);"  # an entity
    r"|\[[^\[\]]*\]\([^()\s]*\)"  # a link
    r"|(?<!\w)`[^`]+`(?!\w)"
    r"|(?<![\w%])%(?:\([A-Za-z_]\w*\))?[sdif](?!\w)",  # a format directive of C or Python
    re.IGNORECASE,
)
# What translators write in the place of a translation that is still to come.
_STUB = re.compile(r"\W*(?:TO ?DO|TBD|TBA|FIXME|N/A|[Xx]{1,4}|[Tt]ranslat\w*|[Ll]orem ipsum.*)\W*")
_STAR = re.compile(r"\*+")


@finds(GENERAL["untranslated"])
def check_words(pair: Pair) -> Iterator[Fault]:
    """The translation says something: a dash or a translator's own note is no translation."""
    stub = _STUB.fullmatch(pair.msgstr) and not _STUB.fullmatch(pair.msgid)
    if stub or (any(map(str.isalnum, pair.msgid)) and not any(map(str.isalnum, pair.msgstr))):
        yield Fault("untranslated", "the translation has no word", "write its msgstr")


@error("placeholder-lost", "The translation lacks a placeholder of the English.")
@error("placeholder-added", "The translation has a placeholder that the English has not.")
def check_placeholders(pair: Pair) -> Iterator[Fault]:
    """Every placeholder of the source stands in the translation as often, and no other."""
    wanted = Counter(placeholders(pair.msgid))
    given = Counter(placeholders(pair.msgstr))
    for name in wanted - given:
        yield Fault(
            "placeholder-lost", f"the translation lacks {{{name}}}",
            f"write {{{name}}} where it belongs, in these letters",
            source=_places(name, pair.msgid),
        )  # fmt: skip
    for name in given - wanted:
        yield Fault(
            "placeholder-added", f"the English has no {{{name}}} there", "take it out",
            target=_places(name, pair.msgstr),
        )  # fmt: skip


@error("markup", "A mark of the translation would be printed as it stands, or is lost.")
def check_markup(pair: Pair) -> Iterator[Fault]:
    """As many strong stretches as the source has, every mark with its partner, no stray mark."""
    wrong = wrong_marks(pair.msgstr)
    for fault in wrong:
        stray = _stray(pair.msgstr)
        hint = "write **strong** and {placeholder} as the English does"
        yield Fault("markup", f"the translation has {fault}", hint, target=stray)
    wanted, given = strong_marks(pair.msgid), strong_marks(pair.msgstr)
    if wanted != given and not wrong:
        yield Fault(
            "markup", f"{given} strong stretches; the English has {wanted}",
            "put ** before and after the words that are strong in the English",
            _stars(pair.msgid), _stars(pair.msgstr),
        )  # fmt: skip
    wanted, given = pen_lines(pair.msgid), pen_lines(pair.msgstr)
    if wanted != given:
        yield Fault(
            "markup", f"{given} lines for the pen; the English has {wanted}",
            f"write {PEN} where the English has it",
        )  # fmt: skip
    theirs = {match[0] for match in _FOREIGN.finditer(pair.msgid)}
    links = Counter(link[2] for link in LINK.finditer(pair.msgid))
    for match in _FOREIGN.finditer(pair.msgstr):
        link = LINK.fullmatch(match[0])
        if match[0] not in theirs and not (link and link[2] in links):
            yield Fault(
                "markup", f"{match[0]} would be printed as it stands",
                "a text has **strong** words and {placeholder} names; nothing else",
                target=(match.span(),),
            )  # fmt: skip


def _places(name: str, text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in re.finditer(re.escape(f"{{{name}}}"), text))


def _stars(text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in _STAR.finditer(text))


def _stray(text: str) -> tuple[Span, ...]:
    """Where the marks of a text are that may be wrong: its stars, and braces around no name."""
    rest = text
    for name in placeholders(text):
        rest = rest.replace(f"{{{name}}}", "_" * len(f"{{{name}}}"))
    braces = tuple((place, place + 1) for place, char in enumerate(rest) if char in "{}")
    if braces:
        return braces
    # Only the last one can lack its partner; a single star is wrong wherever it stands.
    single = tuple(span for span in _stars(text) if span[1] - span[0] != len(STRONG))
    return single or _stars(text)[-1:]
