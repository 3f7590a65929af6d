"""A finished sheet is read again: pages, fonts, every word, every number, every telephone."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from handouts import scripts, telephone, ucd
from handouts.content.markup import plain
from handouts.content.outline import outline
from handouts.findings import Finding, Where
from handouts.layout.typeset import Typeset
from handouts.meaning.forms import as_written
from handouts.meaning.numbers import Words, difference
from handouts.meaning.similar import lost
from handouts.page.placed import PlacedLine
from handouts.reading import PdfReading, read_pdf
from handouts.rules import finding
from handouts.sheet import Sheet

# The share of the words that must come back, in order. Short of all, because readers place words
# by their own rules; what harms, the numbers and telephones, must all be there.
SHARE = 0.99

_NAMED = 5
"""So many of the lost words are told: enough to see where, and what kind."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Expected:
    """What a file should say: the placed pages, and the locale's words for numbers."""

    typeset: Typeset
    words: Words

    @property
    def sheet(self) -> Sheet:
        """The sheet that was set."""
        return self.typeset.sheet

    def placed(self) -> str:
        """The text of every line on the pages, furniture included, in logical order."""
        lines = (
            item.line.text
            for page in self.typeset.pages
            for item in page.items()
            if isinstance(item, PlacedLine)
        )
        return "\n".join(lines)


def read_back(typeset: Typeset, words: Words, data: bytes, path: str) -> tuple[Finding, ...]:
    """What is wrong with the finished file of a sheet; ``path`` is its name in the findings.

    ``words`` are those that may stand for numbers in the sheet's language.
    """
    expected = _Expected(typeset, words)
    reading = read_pdf(data)
    where = Where(path)
    return tuple(
        finding(code, where, message, "this is a defect of the program: report it")
        for check in (_pages, _fonts, _words, _numbers, _telephones)
        for code, message in check(expected, reading)
    )


_Faults = Iterator[tuple[str, str]]


def _pages(expected: _Expected, reading: PdfReading) -> _Faults:
    placed = len(expected.typeset.pages)
    if len(reading.pages) != placed:
        yield "printed-pages", f"the file has {len(reading.pages)} pages, not {placed}"


def _fonts(_: _Expected, reading: PdfReading) -> _Faults:
    for name in reading.missing_fonts:
        yield "printed-fonts", f"the font {name} is not embedded"


def _words(expected: _Expected, reading: PdfReading) -> _Faults:
    unspaced = is_unspaced(expected.sheet)
    wanted = tokens(printed_text(expected.sheet), unspaced)
    found = tokens("\n".join(reading.pages), unspaced)
    gone = lost(wanted, found)
    share = 1 - len(gone) / max(1, len(wanted))
    if share < SHARE:
        words = ", ".join(gone[:_NAMED])
        yield "printed-text", f"{share:.1%} of the words come back in order; lost: {words}"


def _numbers(expected: _Expected, reading: PdfReading) -> _Faults:
    """Each number that was placed is printed as often, and no other; none of the source is lost."""
    placed = Counter(_DIGITS.findall(_shown(expected.placed())))
    text = _shown("\n".join(reading.pages))
    printed = Counter(_DIGITS.findall(text))
    found = difference(_source(expected), text, expected.words)
    absent = [*(placed - printed).elements(), *map(str, found.missing if found else ())]
    if absent:
        missing = ", ".join(sorted(set(absent)))
        yield "printed-numbers", f"numbers that are not on the sheet: {missing}"
    if printed - placed:
        added = ", ".join(sorted(printed - placed))
        yield "printed-numbers", f"numbers on the sheet that were not put there: {added}"


def _source(expected: _Expected) -> str:
    """The English, its hours and dates in the form that each block's translation has."""
    sheet = expected.sheet
    values = sheet.clinic.values(sheet.locale.tag)
    # a text with these values keeps its placeholders, and loses its marks
    names = {name: f"{{{name}}}" for name in values}
    pairs = zip(sheet.source.blocks(), sheet.handout.blocks(), strict=True)
    texts = ((plain(one.text, names), plain(other.text, names)) for one, other in pairs)
    written = (as_written(english, told, expected.words) for english, told in texts)
    # what the clinic is called is no hour and no date: it is filled in only now
    return "\n".join(plain(text, values) for text in written)


def _telephones(expected: _Expected, reading: PdfReading) -> _Faults:
    # Readers put spaces where a stretch of another direction ends; the order is what counts.
    placed = "".join(_shown(expected.placed()).split())
    printed = "".join(_shown("".join(reading.pages)).split())
    clinic = expected.sheet.clinic
    values = (clinic.day, clinic.after_hours, clinic.emergency, *clinic.own.values())
    numbers = [
        number for value in values if telephone.is_telephone(value)
        for number, _ in telephone.apart(value)
    ]  # fmt: skip
    for number in dict.fromkeys(numbers):
        written = "".join(number.split())
        if printed.count(written) < placed.count(written):
            yield "printed-telephone", f"the number {number} is not on the sheet in its own order"


def is_unspaced(sheet: Sheet) -> bool:
    """Whether the sheet's script has no spaces between words: a character counts as one."""
    return not scripts.of(sheet.locale.script).spaced


def printed_text(sheet: Sheet) -> str:
    """The text of the handout's blocks in the order of reading, as it should be on paper."""
    values = sheet.clinic.values(sheet.locale.tag)
    printed = (node.prints for node in outline(sheet.handout))
    return "\n".join(plain(block.text, values) for block in printed if block)


def _shown(text: str) -> str:
    """A text without the characters that only direct its layout."""
    return "".join(char for char in text if ucd.category(char) != "Cf")


def tokens(text: str, unspaced: bool) -> list[str]:
    """The words of a text in NFC: runs of letters, marks and numbers; or its characters."""
    kept = "".join(
        char if ucd.category(char)[0] in "LMN" else " "
        # pdfium joins the parts of a hyphenated word with U+FFFE.
        for char in _shown(ucd.nfc(text)).replace("\ufffe", "")
    )
    return list(kept.replace(" ", "")) if unspaced else kept.split()
