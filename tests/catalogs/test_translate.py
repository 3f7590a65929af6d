"""A handout in another language is a handout; nothing English slips in unseen."""

import re
from dataclasses import replace
from datetime import date

import pytest

from handouts.approvals.seal import live_text
from handouts.approvals.signing import Signature, sign
from handouts.catalogs.extract import templates
from handouts.catalogs.init import init_locale
from handouts.catalogs.po import INTERFACE, po_path, read, write
from handouts.catalogs.translate import Translation
from handouts.checks.check import check_locale
from handouts.checks.printable import translation
from handouts.content.interface import english
from handouts.content.load import load_project, read_sources
from handouts.content.markup import placeholders
from handouts.errors import Stopped
from handouts.findings import Severity
from handouts.locale import parse
from handouts.project import Project
from tests.gettexts import REAL
from tests.projects import edit

LEAD = 'msgid "A lead."\nmsgstr "'


WORD = re.compile(r"(?<![\w{])(?!hours)[A-Za-z]+(?![\w}])")


NOT = ("not", "no", "never", "cannot", "without", "nothing")


def made_up(text: str) -> str:
    """What stands for a text's translation: in angle brackets, an ä before each word."""
    # what says not must do so in German
    words = WORD.sub(lambda word: "nicht" if word[0].lower() in NOT else f"ä{word[0]}", text)
    return f"<{words}>"


@pytest.fixture
def german(project: Project) -> Project:
    """The small project with German catalogs in which every text is translated so."""
    init_locale(project, parse("de"))
    for domain in templates(read_sources(project)):
        path = po_path(project, "de", domain)
        found = read(path, domain)
        entries = tuple(replace(entry, msgstr=made_up(entry.msgid)) for entry in found.entries)
        write(path, replace(found, entries=entries))
    return project


def translated(project: Project, tag: str = "de", draft: bool = False) -> Translation:
    (handout,) = load_project(project)
    return translation(project, handout, tag, draft=draft)


def codes(told: Translation) -> list[tuple[str, Severity]]:
    return [(finding.code, finding.severity) for finding in told.findings]


def test_every_block_is_translated_and_nothing_else_changes(german: Project) -> None:
    (source,) = load_project(german)
    told = translated(german)
    assert told.findings == ()
    pairs = list(zip(source.blocks(), told.handout.blocks(), strict=True))
    for block, after in pairs:
        told_text = replace(block, text=made_up(block.text))
        assert replace(after, path=block.path, line=block.line) == told_text
    assert [s.id for s in told.handout.sections] == [s.id for s in source.sections]


def test_a_translated_block_has_its_place_in_the_catalog(german: Project) -> None:
    told = translated(german).handout
    path = "locales/de/LC_MESSAGES/small.po"
    lines = (german.root / path).read_text("utf-8").split("\n")
    assert told.lead.path == path
    assert lines[told.lead.line - 1] == 'msgid "A lead."'
    assert told.sections[0].heading.path == "locales/de/LC_MESSAGES/interface.po"


def test_a_standard_heading_and_the_programs_texts_come_from_the_interface(
    german: Project,
) -> None:
    edit(po_path(german, "de", INTERFACE), made_up("What happens"), "Was geschieht")
    edit(
        po_path(german, "de", INTERFACE),
        made_up("Page {page} of {pages}"),
        "Seite {page} von {pages}",
    )
    told = translated(german)
    assert told.handout.sections[0].heading.text == "Was geschieht"
    assert told.interface["page_of"].format(page=1, pages=2) == "Seite 1 von 2"
    assert told.interface.foreign == frozenset()


def test_english_passes_through(project: Project) -> None:
    (source,) = load_project(project)
    assert translated(project, "en") == Translation(source, english(), ())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (LEAD + made_up("A lead."), LEAD, "untranslated"),
        ('msgctxt "lead"\n', '#, fuzzy\nmsgctxt "lead"\n', "fuzzy"),
        ('msgctxt "lead"\n', 'msgctxt "leader"\n', "missing"),
    ],
)
def test_what_has_no_sound_translation_stops_the_sheet_and_is_english_in_a_draft(
    german: Project, old: str, new: str, code: str
) -> None:
    path = po_path(german, "de", "small")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert codes(translated(german)) == [(code, Severity.ERROR)]
    draft = translated(german, draft=True)
    assert codes(draft) == [(code, Severity.WARNING)]
    assert (draft.handout.lead.text, draft.handout.lead.foreign) == ("A lead.", True)
    assert sum(block.foreign for block in draft.handout.blocks()) == 1


PLURAL = 'msgid_plural "Leads."\nmsgstr[0] "Eins"\nmsgstr[1] "Zwei"\n'


@pytest.mark.parametrize("note", ["", "# handouts: ignore=plural-forms it is so\n"])
def test_a_plural_that_the_source_has_not_is_an_error_and_prints_nothing_empty(
    german: Project, note: str
) -> None:
    path = po_path(german, "de", "small")
    edit(path, f'{LEAD}{made_up("A lead.")}"\n', f'msgid "A lead."\n{PLURAL}')
    edit(path, 'msgctxt "lead"', f'{note}msgctxt "lead"')
    for draft in (False, True):
        told = translated(german, draft=draft)
        assert ("plural-forms", Severity.ERROR) in codes(told)
        assert (told.handout.lead.text, told.handout.lead.foreign) == ("A lead.", True)
    assert "plural-forms" in {finding.code for finding in check_locale(german, "de")}
    (source,) = load_project(german)
    text = live_text(german, "de", source)
    assert text is not None
    assert not text.whole
    by = Signature("Ann", "clinician", "", date(2026, 1, 2))
    with pytest.raises(Stopped):
        sign(german, "de", "small", by, ())


def test_a_whole_text_has_no_plural_and_is_whole(german: Project) -> None:
    (source,) = load_project(german)
    text = live_text(german, "de", source)
    assert text is not None
    assert text.whole


def test_an_interface_text_without_translation_is_marked_too(german: Project) -> None:
    edit(po_path(german, "de", INTERFACE), f'msgstr "{made_up("Emergency")}"', 'msgstr ""')
    assert codes(translated(german)) == [("untranslated", Severity.ERROR)]
    draft = translated(german, draft=True)
    assert draft.interface["emergency"] == "Emergency"
    assert "emergency" in draft.interface.foreign
    assert "side" not in draft.interface.foreign


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            made_up("You wait **1 to 2** hours."),
            "Sie warten **1 bis 3** Stunden.",
            "number-changed",
        ),
        (made_up("Call {clinic_phone}."), "Rufen Sie an.", "placeholder-lost"),
        (made_up("Not **much**."), "Nicht viel.", "markup"),
        ("Language: de", "Language: es", "header"),
    ],
)
def test_a_draft_forgives_no_harm(german: Project, old: str, new: str, code: str) -> None:
    edit(po_path(german, "de", "small"), old, new)
    for draft in (False, True):
        assert codes(translated(german, draft=draft)) == [(code, Severity.ERROR)]


def test_a_locale_without_a_catalog_for_the_handout_has_one_finding(german: Project) -> None:
    po_path(german, "de", "small").unlink()
    assert codes(translated(german)) == [("no-catalog", Severity.ERROR)]
    draft = translated(german, draft=True)
    assert codes(draft) == [("no-catalog", Severity.WARNING)]
    assert draft.handout.title.foreign
    assert not draft.handout.sections[0].heading.foreign


@pytest.mark.parametrize("tag", REAL.tags())
def test_every_sheet_of_the_repository_is_in_its_language_throughout(tag: str) -> None:
    for source in load_project(REAL):
        told = translation(REAL, source, tag)
        assert told.findings == ()
        assert told.interface.foreign == frozenset()
        for block, after in zip(source.blocks(), told.handout.blocks(), strict=True):
            assert not after.foreign
            assert after.text != block.text
            assert sorted(placeholders(after.text)) == sorted(placeholders(block.text))
