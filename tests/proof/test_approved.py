"""A proof of what was approved: who signed, and what has changed since."""

from pathlib import Path

from handouts.locale import parse
from handouts.merge.merge import update_locale
from handouts.proof.page import html
from tests.proof.proofs import message, parsed, proof_of
from tests.signed import CRITICAL, WORDING, approved, reword


def test_who_has_signed_is_named(tmp_path: Path) -> None:
    proof = proof_of(approved(tmp_path))
    text, program = proof.approvals
    assert text.approved and program.approved
    assert any("Tess Example" in line and "made-up diploma" in line for line in text.says)
    head = parsed(html(proof)).find(".//header").text_content()
    assert "approved" in head and "not approved" not in head
    assert "Clio Example" in head


def test_an_edit_of_the_english_shows_at_its_text_and_says_whose_signature_it_voids(
    tmp_path: Path,
) -> None:
    project = approved(tmp_path)
    reword(project, WORDING)
    update_locale(project, parse("es"))
    proof = proof_of(project)
    text, program = proof.approvals
    assert not text.approved and program.approved
    assert any("the English changed" in line for line in text.says)
    assert any("no longer signed by Tess Example" in line for line in text.says)
    found = message(proof, WORDING[1])
    (edit,) = found.edits
    assert (edit.before, edit.after) == WORDING
    article = next(a for a in parsed(html(proof)).iter("article") if "work" in a.get("class"))
    changes = [p.text_content() for p in article.iter("p") if p.get("class") == "change"]
    assert any("wording" in said for said in changes)
    assert [e.text for e in article.iter("ins")] == ["people"]


def test_a_critical_change_says_why(tmp_path: Path) -> None:
    project = approved(tmp_path)
    reword(project, CRITICAL)
    found = message(proof_of(project), "**If you will get")
    (edit,) = found.edits
    assert edit.reasons
    assert "critical" in html(proof_of(project))


def test_a_text_that_was_taken_away_is_shown_as_gone(tmp_path: Path) -> None:
    project = approved(tmp_path)
    reword(project, ("\n- <!-- source: A, from the risks --> signs of infection\n", "\n"))
    proof = proof_of(project)
    assert [edit.before for edit in proof.gone] == ["signs of infection"]
    gone = parsed(html(proof)).get_element_by_id("gone").getparent()
    assert "signs of infection" in gone.text_content()
