"""The seal: whatever changes on paper voids the approval, and nothing else does."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from handouts.approvals.approval import read_approvals
from handouts.approvals.editions import Register, Standing, approval_findings
from handouts.approvals.seal import folder, handout_text, live_text
from handouts.catalogs.po import INTERFACE, po_path, read
from handouts.content.load import load_project, read_sources
from handouts.errors import Stopped
from handouts.findings import Severity
from handouts.project import Project
from tests.projects import catalog, copied, edit
from tests.sheets import HANDOUT
from tests.signed import (
    CLINICIAN,
    REVISION,
    TRANSLATOR,
    WORDING,
    approve,
    approved,
    clinic,
    sign,
    source,
)

TWO_STEPS = (
    "We numb your skin. You may get light sedation.",
    "With X-ray or ultrasound, we guide a thin needle to the nerves.",
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A clinic's project in which everything is approved."""
    return approved(tmp_path)


def standing(project: Project, tag: str = "es", interface: bool = False) -> Standing:
    return Register(project).standing(tag, None if interface else load_project(project)[0])


def codes(project: Project, tag: str = "es") -> dict[str, str]:
    return {f.code: f.message for f in approval_findings(project, tag, read_sources(project))}


def sealed(project: Project, domain: str = HANDOUT, tag: str = "es") -> Path:
    """The folder of the sealed copy of a text."""
    digest = next(a.digest for a in read_approvals(project, tag) if a.domain == domain)
    return folder(project, tag, domain, digest)


def picture(project: Project) -> Path:
    return project.content / f"{HANDOUT}.svg"


def swap_steps(project: Project) -> None:
    two, three = TWO_STEPS
    edit(source(project), two, "TWO")
    edit(source(project), three, two)
    edit(source(project), "TWO", three)


def test_the_digest_is_over_what_is_printed_in_its_order(project: Project) -> None:
    """Counted again by hand, from the source and the catalog."""
    handout = load_project(project)[0]
    path = catalog(project)
    live = {key: entry.msgstr for key, entry in read(path, "es.po").live().items()}
    lines = [
        [block.kind, block.context, block.text, live.get((block.context, block.text))]
        for block in handout.blocks()
    ]
    text = live_text(project, "es", handout)
    assert text is not None
    assert text.picture.startswith("sha256:")
    form = tuple(line.name for line in handout.form)
    head = ["handouts text 1", "es", HANDOUT, f"procedure {form}", text.picture]
    data = json.dumps([head, lines], ensure_ascii=False, separators=(",", ":")).encode()
    wanted = f"sha256:{sha256(data).hexdigest()}"
    assert {a.digest for a in read_approvals(project, "es") if a.domain == HANDOUT} == {wanted}
    shared = {a.digest for a in read_approvals(project, "es") if a.domain == INTERFACE}
    assert len(shared) == 1
    assert wanted not in shared


def test_what_is_approved_stands_approved(project: Project) -> None:
    assert standing(project).approved
    assert standing(project, interface=True).approved
    assert standing(project, "en").approved
    sources = read_sources(project)
    assert approval_findings(project, "en", sources) == ()
    assert approval_findings(project, "es", sources) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgstr "sangrado"', 'msgstr "sangrada"'),
        ("**Pídale", "**pídale"),
        ('msgid "bleeding"\nmsgstr "sangrado"', 'msgid "bleeding"\nmsgstr ""'),
    ],
)
def test_one_letter_of_a_translation_voids_the_handouts_approval(
    project: Project, old: str, new: str
) -> None:
    edit(catalog(project), old, new)
    found = standing(project)
    assert not found.approved
    assert [approval.role for approval in found.void] == ["translator", "clinician"]
    assert found.reason == "1 translation changed"
    assert "1 translation changed" in codes(project)["approval-void"]
    assert standing(project, interface=True).approved
    assert standing(project, "en").approved


def test_a_fuzzy_mark_voids_the_approval_too(project: Project) -> None:
    entry = 'msgctxt "call"\nmsgid "bleeding"'
    edit(catalog(project), f"\n{entry}", f"\n#, fuzzy\n{entry}")
    assert not standing(project).approved


def test_two_steps_that_change_places_void_every_approval(project: Project) -> None:
    """No entry of the catalog changes: only the order on paper does."""
    before = catalog(project).read_bytes()
    swap_steps(project)
    assert catalog(project).read_bytes() == before
    for tag in ("en", "es"):
        found = standing(project, tag)
        assert not found.approved
        assert found.reason == "the English changed: 1 message (procedure): critical"
    assert standing(project, interface=True).approved


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (*WORDING, "1 message (faq): wording"),
        ("It is not permanent.", "It is not permanent!", "1 message (faq): cosmetic"),
        ("at least 6 hours", "at least 8 hours", "1 message (preparation): critical"),
        ("kind: procedure", "kind: general", "1 change: critical"),
    ],
)
def test_an_edit_of_the_source_voids_the_approvals_of_all_languages(
    project: Project, old: str, new: str, said: str
) -> None:
    edit(source(project), old, new)
    for tag in ("en", "es"):
        found = standing(project, tag)
        assert not found.approved
        assert said in found.reason
        assert said in codes(project, tag)["approval-void"]
    assert standing(project, interface=True).approved


def test_another_picture_voids_the_approvals_of_all_languages(project: Project) -> None:
    text = picture(project).read_text("utf-8")
    colour = re.findall('fill="(#[0-9A-Fa-f]{6})"', text)[0]
    edit(picture(project), colour, "#123456")
    assert standing(project, "en").reason == "the English changed: 1 change: critical"
    assert standing(project).edits[0].reasons == ("the picture",)
    picture(project).write_text(f"{text}<!-- drawn by hand -->\n", "utf-8")
    assert standing(project).approved, "a comment is not printed"
    picture(project).unlink()
    line = next(
        row
        for row in (project.content / f"{HANDOUT}.md").read_text("utf-8").split("\n")
        if row.startswith("![")
    )
    edit(project.content / f"{HANDOUT}.md", f"{line}\n", "")
    assert not standing(project).approved


def test_a_sealed_picture_that_was_taken_away_is_noticed(project: Project) -> None:
    (sealed(project) / f"{HANDOUT}.svg").unlink()
    assert "changed after it was signed" in standing(project).fault


def test_an_edit_of_the_interface_voids_its_own_approval_and_says_so(project: Project) -> None:
    edit(po_path(project, "es", INTERFACE), '"Riesgos"', '"Los riesgos"')
    assert not standing(project, interface=True).approved
    assert standing(project).approved, "a shared heading is signed with the interface"
    message = codes(project)["approval-void"]
    assert message.startswith("interface is no longer what was approved by Tess Example")
    assert "1 translation changed" in message


def test_comments_references_and_notices_void_nothing(project: Project) -> None:
    edit(source(project), "<!-- source: B -->\nMany can", "<!-- source: AB -->\nMany can")
    edit(catalog(project), 'msgctxt "title"', '# Q: is this right?\nmsgctxt "title"')
    path = po_path(project, "es", INTERFACE)
    edit(path, "No es para pacientes", "No para pacientes")
    edit(path, "handouts/content/interface.toml", "handouts/interface.toml")
    assert standing(project).approved
    assert standing(project, interface=True).approved
    assert standing(project, "en").approved


def test_an_edit_that_is_taken_back_makes_the_approval_hold_again(project: Project) -> None:
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "sangrada"')
    assert not standing(project).approved
    edit(catalog(project), 'msgstr "sangrada"', 'msgstr "sangrado"')
    assert standing(project).approved


def test_void_approvals_stay_in_the_file_and_new_ones_follow(project: Project) -> None:
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "hemorragia"')
    approve(project, "es", HANDOUT, TRANSLATOR)
    found = standing(project)
    assert [approval.role for approval in found.void] == ["clinician"]
    assert found.due == ("clinician",)
    sign(project, "es")
    assert standing(project).approved
    assert len([a for a in read_approvals(project, "es") if a.domain == HANDOUT]) == 4


@pytest.mark.parametrize("domain", [HANDOUT, INTERFACE])
def test_the_first_of_two_signatures_is_not_void_while_the_second_is_due(
    tmp_path: Path, domain: str
) -> None:
    project = copied(tmp_path, ("es",))
    clinic(project)
    source = None if domain == INTERFACE else load_project(project)[0]
    approve(project, "es", domain, TRANSLATOR)
    found = Register(project).standing("es", source)
    assert ([a.role for a in found.signed], found.due) == (["translator"], ("clinician",))
    assert (found.void, found.reason, found.fault) == ((), "", "")
    assert approval_findings(project, "es", read_sources(project)) == ()
    approve(project, "es", domain, CLINICIAN)
    assert Register(project).standing("es", source).approved


def test_who_has_signed_the_text_of_today_is_not_told_of_another_one(project: Project) -> None:
    """The translator signs a change, which is then taken back: the first signature holds again."""
    path = catalog(project)
    before = path.read_bytes()
    clinic(project, '["translator", "clinician", "reviewer"]')
    edit(path, "sangrado", "hemorragia")
    approve(project, "es", HANDOUT, TRANSLATOR)
    assert [a.role for a in standing(project).void] == ["clinician"]
    path.write_bytes(before)
    found = standing(project)
    assert ([a.role for a in found.signed], found.due) == (
        ["translator", "clinician"],
        ("reviewer",),
    )
    assert found.void == ()
    assert approval_findings(project, "es", read_sources(project)) == ()


def test_a_broken_seal_is_told_before_the_last_has_signed(tmp_path: Path) -> None:
    project = copied(tmp_path, ("es",))
    clinic(project)
    approve(project, "es", HANDOUT, TRANSLATOR)
    edit(sealed(project) / f"{HANDOUT}.po", "sangrado", "sangrada")
    assert [f.code for f in approval_findings(project, "es", read_sources(project))] == [
        "seal-broken"
    ]


def test_an_older_text_can_be_signed_anew(project: Project) -> None:
    first = read_approvals(project, "es")[0].digest
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "hemorragia"')
    sign(project, "es")
    edit(catalog(project), 'msgstr "hemorragia"', 'msgstr "sangrado"')
    assert not approve(project, "es", HANDOUT, TRANSLATOR).again
    editions = Register(project).editions("es", HANDOUT)
    assert [edition.digest == first for edition in editions] == [True, False]


def test_the_sealed_copy_is_the_source_and_the_catalog_byte_for_byte(project: Project) -> None:
    place = sealed(project)
    names = sorted(path.name for path in place.iterdir())
    assert names == [f"{HANDOUT}.md", f"{HANDOUT}.po", f"{HANDOUT}.svg"]
    assert (place / f"{HANDOUT}.svg").read_bytes() == picture(project).read_bytes()
    assert (place / f"{HANDOUT}.md").read_bytes() == source(project).read_bytes()
    assert (place / f"{HANDOUT}.po").read_bytes() == catalog(project).read_bytes()
    names = sorted(path.name for path in sealed(project, tag="en").iterdir())
    assert names == [f"{HANDOUT}.md", f"{HANDOUT}.svg"]
    assert [p.name for p in sealed(project, INTERFACE).iterdir()] == ["interface.po"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (f"{HANDOUT}.po", 'msgstr "sangrado"', 'msgstr "sangrada"'),
        (f"{HANDOUT}.md", "at least 6 hours", "at least 5 hours"),
        (f"{HANDOUT}.md", f"revision: {REVISION}", "revision: 2026-11-27"),
        (f"{HANDOUT}.po", "machine draft, not reviewed", "Ana Morales"),
    ],
)
def test_a_sealed_copy_that_was_tampered_with_is_noticed(
    project: Project, name: str, old: str, new: str
) -> None:
    edit(sealed(project) / name, old, new)
    found = standing(project)
    assert not found.approved
    assert "changed after it was signed" in found.fault
    finding = approval_findings(project, "es", read_sources(project))[0]
    assert (finding.code, finding.severity) == ("seal-broken", Severity.ERROR)
    with pytest.raises(Stopped):
        approve(project, "es", HANDOUT, CLINICIAN)


def test_a_sealed_copy_that_is_gone_is_noticed(project: Project) -> None:
    (sealed(project) / f"{HANDOUT}.po").unlink()
    assert "cannot be read" in standing(project).fault
    assert "seal-broken" in codes(project)


def test_a_seal_that_was_made_to_fit_a_tampered_copy_is_noticed(project: Project) -> None:
    """Who also writes the new seal into the approvals still has another digest."""
    path = sealed(project) / f"{HANDOUT}.po"
    edit(path, 'msgstr "sangrado"', 'msgstr "sangrada"')
    said = next(a.seal for a in read_approvals(project, "es") if a.domain == HANDOUT)
    found = sha256()
    for file in sorted(sealed(project).iterdir()):
        found.update(f"{file.name} {file.stat().st_size}\n".encode() + file.read_bytes())
    edit(project.locales / "es" / "approvals.toml", said, f"sha256:{found.hexdigest()}")
    assert "no longer gives the text that was signed" in standing(project).fault


def test_other_ends_of_lines_break_no_seal(project: Project) -> None:
    for path in sealed(project).iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert standing(project).approved


def test_a_copy_that_nobody_signed_is_made_anew(tmp_path: Path) -> None:
    project = copied(tmp_path)
    text = live_text(project, "es", load_project(project)[0])
    assert text is not None
    place = folder(project, "es", HANDOUT, text.digest)
    place.mkdir(parents=True)
    (place / f"{HANDOUT}.po").write_text("not what is signed", "utf-8")
    approve(project, "es", HANDOUT, TRANSLATOR)
    assert (place / f"{HANDOUT}.po").read_bytes() == catalog(project).read_bytes()


def test_the_same_words_have_another_digest_in_another_language(project: Project) -> None:
    handout = load_project(project)[0]
    assert handout_text(handout, "en").digest != handout_text(handout, "en_GB").digest
