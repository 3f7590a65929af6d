"""What a proof holds: every text, its places, its findings, whatever state the catalog is in."""

from pathlib import Path

import pytest

from handouts.content.interface import HEADING_CONTEXT, MESSAGES
from handouts.content.outline import outline
from handouts.errors import UnreadableFile
from handouts.findings import Severity
from handouts.project import Project
from handouts.proof.model import TranslationState
from tests.projects import catalog, copied, edit, general
from tests.proof.proofs import message, proof_of, real
from tests.sheets import HANDOUT, PROJECT, typeset_sheet

TAGS = ("en", "ar", "ja", "en_XA")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copied(tmp_path)


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_of_the_handout_is_there_once_in_order(tag: str) -> None:
    proof = real(tag)
    assert [m.source for m in proof.messages] == [
        node.prints.text for node in outline(proof.handout) if node.prints
    ]
    own = [m.text for m in MESSAGES if m.context != HEADING_CONTEXT]
    assert [m.source for m in proof.interface] == own


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_of_the_handout_has_a_place_on_the_pages(tag: str) -> None:
    for found in real(tag).messages:
        assert found.places, found.source
        for place in found.places:
            assert place.page in (0, 1)
            assert 0 < place.left < place.left + place.width < 100
            assert 0 < place.top < place.top + place.height < 100


def test_the_texts_of_the_form_the_box_and_the_notices_have_places() -> None:
    proof = real("ar")
    for start in ("Appointment", "left", "Before you come", "Clinic hours", "Sample", "Not for"):
        assert message(proof, start).places, start


def test_columns_are_as_full_as_their_parts_are_high() -> None:
    proof, sheet = real("ar"), typeset_sheet("ar", "letter")
    assert len(proof.pages) == 2
    for page, placed in zip(proof.pages, sheet.pages, strict=True):
        for column, frame in zip(page.columns, placed.columns, strict=True):
            assert column.height == frame[3]
            assert 0 < column.used <= column.height + 0.01
    assert proof.body == pytest.approx(sheet.body) and proof.body >= sheet.design.floor
    assert proof.nominal > proof.body  # Arabic is set larger than it reads


def test_each_translation_says_where_it_stands_in_the_catalog() -> None:
    lines = catalog(PROJECT, "ar").read_text("utf-8").splitlines()
    found = message(real("ar"), "Sympathetic nerves help")
    assert found.target_where.path == f"locales/ar/LC_MESSAGES/{HANDOUT}.po"
    assert lines[found.target_where.line - 1].startswith('msgid ""')
    source = (PROJECT.root / found.source_where.path).read_text("utf-8").splitlines()
    assert source[found.source_where.line - 1].startswith("Sympathetic nerves help")


def test_a_standard_heading_is_found_in_the_interface() -> None:
    found = message(real("ar"), "How to prepare")
    assert found.target_where.path == "locales/ar/LC_MESSAGES/interface.po"
    assert found.state is TranslationState.TRANSLATED


def test_english_has_no_translations_and_pseudo_locales_have_all() -> None:
    assert {m.state for m in real("en").messages} == {TranslationState.SOURCE}
    assert {m.state for m in real("en_XA").messages} == {TranslationState.TRANSLATED}
    (pseudo,) = real("en_XA").approvals
    assert not pseudo.approved


def test_what_nobody_has_signed_is_not_approved() -> None:
    text, program = real("ar").approvals
    assert not text.approved and not program.approved
    assert "to sign: translator" in text.says[0]


def test_findings_stand_at_their_text(project: Project) -> None:
    edit(catalog(project), "durante al menos 6 horas", "durante al menos 8 horas")
    proof = proof_of(project)
    found = message(proof, "**If you will get")
    assert [finding.code for finding in found.findings] == ["number-changed"]
    assert not proof.findings
    assert proof.count(Severity.ERROR) == 1
    assert found.wants_work


def test_a_text_with_an_error_is_english_on_the_pictures_and_the_rest_is_not(
    project: Project,
) -> None:
    edit(catalog(project), "durante al menos 6 horas", "durante al menos 8 horas")
    proof = proof_of(project)
    assert proof.draft and len(proof.pages) == 2
    assert [m.source[:18] for m in proof.messages if m.swapped] == ["**If you will get "]
    assert all(m.places for m in proof.messages)


def test_fuzzy_and_missing_texts_are_shown_in_a_draft(project: Project) -> None:
    po = catalog(project)
    edit(po, 'msgctxt "title"\n', '#, fuzzy\n#| msgid "Nerve block"\nmsgctxt "title"\n')
    edit(po, '"signos de infección"', '""')
    proof = proof_of(project)
    title, helps = message(proof, "Lumbar sympathetic block"), message(proof, "signs of infection")
    assert (title.state, title.previous) == (TranslationState.FUZZY, "Nerve block")
    assert (helps.state, helps.target) == (TranslationState.MISSING, "")
    assert proof.draft and len(proof.pages) == 2
    assert proof.title == "Bloqueo simpático lumbar"


def test_a_character_without_a_glyph_does_not_take_the_pictures_away(project: Project) -> None:
    edit(catalog(project), '"Bloqueo simpático lumbar"', '"Bloqueo \U00012000 lumbar"')
    proof = proof_of(project)
    assert len(proof.pages) == 2
    title = message(proof, "Lumbar sympathetic block")
    assert "missing-glyph" in [finding.code for finding in title.findings]
    assert title.swapped


def test_an_error_in_the_interface_is_english_on_the_pictures_too(project: Project) -> None:
    po = project.locales / "es" / "LC_MESSAGES" / "interface.po"
    edit(po, 'msgstr "Página {page} de {pages}"', 'msgstr "Página {seite} de {pages}"')
    proof = proof_of(project)
    assert len(proof.pages) == 2
    found = message(proof, "Page {page}")
    assert "placeholder-lost" in [finding.code for finding in found.findings]
    assert found.swapped


def test_a_text_that_does_not_fit_has_findings_and_no_pictures(tmp_path: Path) -> None:
    proof = proof_of(general(tmp_path, 40), "en", "summer")
    assert not proof.pages and not proof.body
    assert [finding.code for finding in proof.findings] == ["too-long"]
    assert not any(m.places for m in proof.messages)


def test_a_broken_header_is_a_finding_on_the_whole_sheet(project: Project) -> None:
    edit(catalog(project), '"Language: es\\n"', '"Language: fr\\n"')
    proof = proof_of(project)
    assert "header" in [finding.code for finding in proof.findings]
    assert len(proof.pages) == 2


def test_a_locale_without_the_handouts_catalog_has_a_proof(project: Project) -> None:
    catalog(project).unlink()
    proof = proof_of(project)
    assert "no-catalog" in [finding.code for finding in proof.findings]
    assert len(proof.pages) == 2
    assert message(proof, "Sympathetic nerves help").state is TranslationState.MISSING


def test_a_catalog_that_cannot_be_read_ends_the_command(project: Project) -> None:
    edit(catalog(project), 'msgctxt "title"', "nonsense")
    with pytest.raises(UnreadableFile):
        proof_of(project)


def test_translators_questions_are_shown_with_their_text(project: Project) -> None:
    edit(catalog(project), 'msgctxt "title"\n', '# Q: which block?\nmsgctxt "title"\n')
    assert message(proof_of(project), "Lumbar sympathetic").notes == ("Q: which block?",)
