"""Checks of catalogs that we did not make: Django's, in a hundred languages."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import files
from pathlib import Path

import pytest

from handouts.catalogs.po import Catalog, read
from handouts.checks.check import review
from handouts.errors import UsageError
from handouts.findings import Finding
from handouts.locale import parse
from tests.checks.checking import expected

LANGUAGES = (
    "am", "ar", "bn", "cs", "de", "el", "es", "fa", "fr", "he", "hi", "hu", "hy", "id", "it", "ja",
    "ka", "km", "ko", "nl", "pl", "pt", "ru", "th", "tr", "uk", "ur", "vi", "zh_Hans", "zh_Hant",
)  # fmt: skip


def catalogs(language: str) -> Iterator[tuple[Path, Catalog]]:
    """The catalogs of a language that have translations, without what waits for one."""
    pytest.importorskip("django")
    for file in files("django") or ():
        if file.match(f"*/{language}/LC_MESSAGES/*.po"):
            path = Path(str(file.locate()))
            there = read(path, file.name)
            sound = [e for e in there.entries if e.translated and not (e.fuzzy or e.obsolete)]
            yield path, replace(there, entries=tuple(sound))


def found(language: str, there: Catalog) -> tuple[Finding, ...]:
    return review(there, expected(there, language)).findings


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_points_into_its_texts(language: str) -> None:
    try:
        parse(language)
    except UsageError:
        pytest.fail(f"CLDR knows {language}")
    for _, there in catalogs(language):
        texts = {entry.line: entry for entry in there.entries}
        for finding in found(language, there):
            for quote in finding.quotes:
                entry = texts[finding.where.line]
                whole = (entry.msgid, entry.plural, entry.msgstr, *entry.plurals)
                assert quote.text in whole, finding
                for start, end in quote.spans:
                    assert 0 <= start < end <= len(quote.text), finding


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_wrong_where_msgfmt_says_so(language: str) -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("msgfmt of GNU gettext is not installed")
    for path, there in catalogs(language):
        command = ["msgfmt", "--check-header", "-c", "-o", "/dev/null", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        wrong = bool(re.search(r"plural form|nplurals", done.stderr))
        ours = [f for f in found(language, there) if f.code == "plural-forms"]
        assert bool(ours) is wrong, (path, done.stderr)


@pytest.mark.parametrize("language", LANGUAGES)
def test_brackets_and_repeated_words_are_rare_in_texts_that_people_use(language: str) -> None:
    said = {
        finding.message
        for _, there in catalogs(language)
        for finding in found(language, there)
        if finding.code in ("brackets", "repeated-word")
    }
    # what there is was looked at: all but a Vietnamese word for a number are faults
    assert len(said) <= 2
