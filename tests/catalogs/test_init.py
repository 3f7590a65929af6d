"""New catalogs: what editors of PO files expect in them."""

from gettext import c2py

import pytest

from handouts.catalogs.init import init_locale
from handouts.catalogs.po import INTERFACE, po_path, read
from handouts.checks.check import check_locale
from handouts.errors import UnreadableFile, UsageError
from handouts.locale import parse
from handouts.merge.merge import update_locale
from handouts.project import Project
from tests.gettexts import Program
from tests.projects import edit


@pytest.mark.parametrize(
    ("tag", "language", "singular"),
    [
        ("es", "Spanish", {1}),
        ("pt-BR", "Brazilian Portuguese", {0, 1}),
        ("zh_Hans", "Simplified Chinese", {0, 1, 2, 5}),
        ("ja", "Japanese", {0, 1, 2, 5}),
    ],
)
def test_the_header_names_language_plural_forms_and_encoding(
    project: Project, tag: str, language: str, singular: set[int]
) -> None:
    """``singular`` are the numbers of 0, 1, 2, 5 that take the first form."""
    locale = parse(tag)
    init_locale(project, locale)
    fields = read(po_path(project, locale.tag, "small"), "small.po").fields
    assert fields["Language"] == locale.tag
    assert fields["Language-Team"] == language
    form = c2py(fields["Plural-Forms"].partition("plural=")[2].rstrip("; "))
    assert {n for n in (0, 1, 2, 5) if form(n) == form(1)} == singular
    assert fields["MIME-Version"] == "1.0"
    assert fields["Content-Type"] == "text/plain; charset=UTF-8"
    assert fields["Content-Transfer-Encoding"] == "8bit"
    assert fields["Project-Id-Version"] == "small 2026-11-20"


@pytest.mark.parametrize("tag", ["ar", "ru", "am", "sr_Latn"])
def test_msgfmt_has_no_word_against_a_new_catalog(project: Project, tag: str, run: Program) -> None:
    for path in init_locale(project, parse(tag)):
        run("msgfmt", "-c", "-o", "/dev/null", path)
        assert run("msgcat", path) == path.read_text("utf-8")


def test_a_new_catalog_has_every_message_and_no_translation(project: Project) -> None:
    written = init_locale(project, parse("de"))
    assert written == (po_path(project, "de", "small"), po_path(project, "de", INTERFACE))
    entries = read(written[0], "small.po").entries
    assert len(entries) == 9
    assert not any(entry.translated or entry.fuzzy for entry in entries)


def test_a_catalog_that_is_there_keeps_every_byte(project: Project) -> None:
    init_locale(project, parse("de"))
    path = po_path(project, "de", "small")
    edit(path, 'msgid "A lead."\nmsgstr ""', 'msgid "A lead."\nmsgstr "Eine Zeile."')
    before = path.read_bytes()
    po_path(project, "de", INTERFACE).unlink()
    assert init_locale(project, parse("de")) == (po_path(project, "de", INTERFACE),)
    assert path.read_bytes() == before


def test_english_is_the_source_and_has_no_catalog(project: Project) -> None:
    with pytest.raises(UsageError, match="English"):
        init_locale(project, parse("en"))


def test_a_catalog_with_its_name_in_capitals_is_named_and_none_is_started(project: Project) -> None:
    german = parse("de")
    small, *_ = init_locale(project, german)
    capital = small.rename(small.with_name("Small.PO"))
    if small.exists():
        pytest.skip("capitals make no other name here")
    with pytest.raises(UnreadableFile, match=r"spelled Small\.PO"):
        init_locale(project, german)
    update = next(u for u in update_locale(project, german) if u.path == small)
    assert update.refused is not None
    assert "rename it to small.po" in update.refused.hint
    (told,) = (f for f in check_locale(project, "de") if f.code == "no-catalog")
    assert told.hint == "rename Small.PO to small.po"
    assert capital.exists()
    assert not small.exists()
