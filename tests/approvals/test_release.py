"""Releasing: what goes to patients is what was signed, and what changed in between is said."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from handouts.approvals.approval import add_approval, approvals_path, read_approvals
from handouts.approvals.seal import folder, live_text, seal
from handouts.builds.aside import SetAside
from handouts.builds.job import Job, Result
from handouts.builds.manifest import MANIFEST
from handouts.builds.plan import jobs
from handouts.builds.render import Renderer
from handouts.builds.run import build, build_exit_code
from handouts.catalogs.po import INTERFACE, po_path
from handouts.clinic import CLINIC, EXAMPLE
from handouts.findings import Finding
from handouts.project import Project
from handouts.sheet import Sheet
from tests.projects import catalog, copied, edit
from tests.sheets import HANDOUT
from tests.signed import (
    CLINICIAN,
    CRITICAL,
    REVISION,
    TRANSLATOR,
    WORDING,
    approve,
    approved,
    clinic,
    reword,
    sign,
    source,
)
from tests.test_cli import run

TAGS = ("ar", "es", "ja")


def release(
    project: Project, *tags: str, aside: Callable[[SetAside], None] = lambda _: None
) -> tuple[Result, ...]:
    wanted = jobs(project, locales=tags)
    out = project.root / "build" / "release"
    return build(project, [replace(job, release=True) for job in wanted], out, withheld=aside)


def sheet(project: Project, tag: str, released: bool = True) -> Sheet:
    job = Job(HANDOUT, tag, "letter", release=released)
    made, findings = Renderer(project).sheet(job)
    assert made is not None, findings
    return made


def reasons(results: tuple[Result, ...]) -> set[str]:
    """What withholds the sheets, each reason with its hint."""
    found = [finding for result in results for finding in result.rendered.findings]
    return {f"{f.code}: {f.message} | {f.hint}" for f in found}


def printed(result: Result, project: Project) -> list[str]:
    """The text of both pages of a released file, as pdfium reads it."""
    file = pypdfium2.PdfDocument(project.root / "build" / "release" / result.path)
    return [page.get_textpage().get_text_range() for page in file]


def texts(of: Sheet) -> list[str]:
    return [block.text for block in of.handout.blocks()]


def row(project: Project, path: str) -> dict[str, Any]:
    data = (project.root / "build" / "release" / MANIFEST).read_text("utf-8")
    return next(dict(row) for row in json.loads(data)["sheets"] if row["path"] == path)


def findings(result: Result, code: str) -> list[Finding]:
    return [finding for finding in result.rendered.findings if finding.code == code]


def test_an_approved_sheet_of_a_real_clinic_has_no_notice_at_all(tmp_path: Path) -> None:
    project = approved(tmp_path, TAGS)
    results = release(project)
    assert build_exit_code(results) == 0
    assert [result.rendered.statuses for result in results] == [()] * 4
    assert all(result.rendered.findings == () for result in results)
    for tag in ("en", *TAGS):
        assert sheet(project, tag, released=False).statuses == ()
    for page in printed(results[0], project):
        assert "DRAFT" not in page
        assert "SAMPLE" not in page
        assert "not reviewed" not in page


def test_the_example_clinic_stays_a_sample_on_an_approved_sheet(tmp_path: Path) -> None:
    project = approved(tmp_path)
    (project.root / CLINIC).unlink()
    edit(project.root / EXAMPLE, 'back_translation = "required"', "")
    assert sheet(project, "es").statuses == ("sample",)


def test_a_sheet_says_what_is_not_approved_until_it_is(tmp_path: Path) -> None:
    project = copied(tmp_path)
    clinic(project)

    def notices(tag: str) -> tuple[str, ...]:
        return sheet(project, tag, released=False).statuses

    assert notices("en") == ("unreviewed_content",)
    assert notices("es") == ("unreviewed_content", "unreviewed_translation")
    approve(project, "en", HANDOUT, CLINICIAN)
    assert (notices("en"), notices("es")) == ((), ("unreviewed_translation",))
    approve(project, "es", HANDOUT, TRANSLATOR)
    sign(project, "es", INTERFACE)
    assert notices("es") == ("unreviewed_translation",), "the clinician has not signed it yet"
    approve(project, "es", HANDOUT, CLINICIAN)
    assert notices("es") == ()
    edit(po_path(project, "es", INTERFACE), '"Riesgos"', '"Los riesgos"')
    assert notices("es") == ("unreviewed_translation",), "its headings are not approved now"


def test_what_is_not_reviewed_says_so_in_english_and_in_the_language(tmp_path: Path) -> None:
    made = sheet(copied(tmp_path), "es", released=False)
    assert made.pieces[0] == "not_for_patients"
    assert made.says("unreviewed_translation") == "Traducción no revisada"
    assert made.says("unreviewed_translation", source=True) == "Translation not reviewed"


def test_a_sheet_says_who_approved_it_and_when(tmp_path: Path) -> None:
    project = approved(tmp_path)
    for released in (True, False):
        made = sheet(project, "es", released=released)
        assert made.pieces == ("edition", "translation_approved", "content_approved")
        who = made.says("translation_approved", source=True)
        assert "Tess Example" in who and "2026-11-22" in who
        assert "Clio Example" in made.says("content_approved")
        assert "22 de noviembre de 2026" in made.says("content_approved")
    english = sheet(project, "en")
    assert english.pieces == ("edition", "content_approved")
    (result,) = release(project, "es")
    first, second = printed(result, project)
    assert "Tess Example" in first and "Clio Example" in first
    assert "26 de noviembre de 2026" in first and "26 de noviembre de 2026" in second


def test_a_sentence_that_is_reworded_keeps_all_languages_released_with_a_line(
    tmp_path: Path,
) -> None:
    project = approved(tmp_path, TAGS)
    before = {tag: texts(sheet(project, tag)) for tag in ("en", *TAGS)}
    reword(project, WORDING, "2027-01-15")
    results = release(project)
    assert build_exit_code(results) == 0
    assert [result.rendered.statuses for result in results] == [("newer_source",)] * 4
    for tag in ("en", *TAGS):
        assert texts(sheet(project, tag)) == before[tag], "the signed text is printed, no other"
    line = "Newer English text: January 15, 2027"
    spanish = "Texto en inglés más reciente: 15 de enero de 2027"
    assert sheet(project, "en").says("newer_source") == line
    assert sheet(project, "es").says("newer_source") == spanish
    assert sheet(project, "es").says("newer_source", source=True) == line
    for page in printed(next(r for r in results if r.job.tag == "es"), project):
        words = " ".join(page.split())
        assert "26 de noviembre de 2026" in words
        assert "January 15, 2027" in words
    assert row(project, f"es/{HANDOUT}.pdf")["statuses"] == ["newer_source"]
    assert row(project, f"es/{HANDOUT}.pdf")["revision"] == REVISION


def test_a_cosmetic_edit_keeps_it_released_too(tmp_path: Path) -> None:
    project = approved(tmp_path)
    reword(project, ("Some at once, others over", "Some, at once, others over"), "2027-01-15")
    assert sheet(project, "es").statuses == ("newer_source",)


@pytest.mark.parametrize(
    "change",
    [
        CRITICAL,
        ("**Do not stop a blood thinner**", "**Stop a blood thinner**"),
        ("- <!-- source: A, from the risks --> signs of infection\n", ""),
        ("kind: procedure", "kind: general"),
    ],
    ids=["number", "negation", "message", "kind"],
)
def test_a_critical_change_withholds_every_language(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    project = approved(tmp_path, ("ar", "es"))
    reword(project, change, "2027-01-15")
    results = release(project)
    assert build_exit_code(results) == 1
    assert not any(result.built for result in results)
    for result in results:
        (finding,) = findings(result, "withheld")
        assert "what patients must do" in finding.message
        assert "critical" in finding.message
        assert finding.hint == f"handouts changes {result.job.tag} {HANDOUT}"


def test_a_withheld_sheet_is_released_when_it_is_signed_again(tmp_path: Path) -> None:
    project = approved(tmp_path)
    out = project.root / "build" / "release" / "es"
    path, aside = out / f"{HANDOUT}.pdf", out / f"{HANDOUT}.withheld.pdf"
    release(project)
    before = path.read_bytes()
    reword(project, CRITICAL, "2027-01-15")
    result = next(result for result in release(project) if result.job.tag == "es")
    assert (result.built, result.aside) == (False, f"es/{HANDOUT}.withheld.pdf")
    assert not path.exists(), "what may not be given to patients does not lie where they get it"
    assert aside.read_bytes() == before

    edit(catalog(project), "least 6 hours", "least 8 hours")
    edit(catalog(project), "durante al menos 6 horas", "durante al menos 8 horas")
    assert sheet(project, "es", released=False).statuses
    approve(project, "es", HANDOUT, TRANSLATOR)
    assert not release(project, "es")[0].built, "the clinician has not signed it"
    approve(project, "es", HANDOUT, CLINICIAN)
    assert not release(project, "es")[0].built, "no clinician has approved the new English"
    approve(project, "en", HANDOUT, CLINICIAN)
    result = release(project, "es")[0]
    assert result.built
    assert result.rendered.statuses == ()
    assert any("8 horas" in page for page in printed(result, project))
    assert not aside.exists()


def test_what_nobody_approved_is_left_out_and_says_who_must_sign(tmp_path: Path) -> None:
    project = copied(tmp_path)
    results = release(project)
    assert build_exit_code(results) == 1
    said = reasons(results)
    assert (
        f"withheld: {HANDOUT} is not approved: translator, clinician must sign | "
        + (f"handouts approve es {HANDOUT}")
        in said
    )
    assert any(
        reason.startswith(f"withheld: {HANDOUT} is not approved: clinician") for reason in said
    )
    assert any(reason.startswith("withheld: interface is not approved") for reason in said)


def test_one_signature_of_two_is_not_enough(tmp_path: Path) -> None:
    project = copied(tmp_path)
    sign(project, "en")
    sign(project, "es", INTERFACE)
    approve(project, "es", HANDOUT, CLINICIAN)
    (result,) = release(project, "es")
    assert "not approved: translator must sign" in findings(result, "withheld")[0].message


def test_a_translation_of_english_that_no_clinician_approved_is_withheld(tmp_path: Path) -> None:
    project = copied(tmp_path)
    sign(project, "es")
    sign(project, "es", INTERFACE)
    (result,) = release(project, "es")
    (finding,) = findings(result, "withheld")
    assert "no clinician has approved the English" in finding.message
    assert finding.hint == f"handouts approve en {HANDOUT} --role clinician"


def test_facts_that_a_clinician_takes_back_withhold_all_languages(tmp_path: Path) -> None:
    project = approved(tmp_path)
    assert all(result.built for result in release(project))
    edit(approvals_path(project, "en"), "[[approval]]", "[[approval]]\nwithdrawn = 2026-11-23")
    assert not any(result.built for result in release(project))


def test_a_sealed_copy_that_was_tampered_with_is_never_printed(tmp_path: Path) -> None:
    project = approved(tmp_path)
    digest = read_approvals(project, "es")[0].digest
    path = folder(project, "es", HANDOUT, digest) / f"{HANDOUT}.po"
    edit(path, "durante al menos 6 horas", "durante al menos 7 horas")
    english, spanish = release(project, "en", "es")
    assert english.built
    assert not spanish.built
    assert "was changed after it was signed" in findings(spanish, "seal-broken")[0].message
    assert sheet(project, "es", released=False).statuses == ("unreviewed_translation",)


def test_the_sealed_text_is_printed_while_the_translation_is_being_edited(tmp_path: Path) -> None:
    project = approved(tmp_path)
    before = texts(sheet(project, "es"))
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "hemorragia"')
    (result,) = release(project, "es")
    assert result.rendered.statuses == ()
    assert "1 translation has changed" in findings(result, "approval-void")[0].message
    assert texts(sheet(project, "es")) == before
    edit(catalog(project), 'msgstr "hemorragia"', 'msgstr "hemorragia')
    (result,) = release(project, "es")
    assert result.built, "a catalog that is broken today was whole when it was signed"
    assert "cannot be read" in findings(result, "approval-void")[0].message


def test_the_sealed_interface_is_printed_while_it_is_being_edited(tmp_path: Path) -> None:
    project = approved(tmp_path)
    before = sheet(project, "es")
    path = po_path(project, "es", INTERFACE)
    edit(path, '"Riesgos"', '"Los riesgos"')
    edit(path, '"Importante"', '"Muy importante"')
    after = sheet(project, "es")
    assert after.interface["important"] == before.interface["important"] == "Importante"
    assert texts(after) == texts(before)
    path.write_text("msgid", "utf-8")
    assert texts(sheet(project, "es")) == texts(before)


def test_a_text_without_a_signed_translation_never_stands_in_english(tmp_path: Path) -> None:
    """As after an update of the program, when it prints a text that nobody has signed yet."""
    project = copied(tmp_path)
    edit(project.root / EXAMPLE, 'back_translation = "required"', "")
    sign(project, "en")
    sign(project, "es")
    path = po_path(project, "es", INTERFACE)
    whole = path.read_text("utf-8")
    edit(path, 'msgid "Clinic hours"', 'msgid "Clinic hour"')
    edit(path, 'msgid "Risks"', 'msgid "Risk"')
    old = live_text(project, "es", None)
    assert old is not None
    for approval in read_approvals(project, "es"):
        signed = replace(approval, domain=INTERFACE, digest=old.digest, seal=seal(project, old))
        add_approval(project, "es", signed)
    path.write_text(whole, "utf-8")
    (result,) = release(project, "es")
    assert not result.built
    assert {f.message for f in findings(result, "withheld")} == {
        "no signed translation of “Risks”",
        "no signed translation of “Clinic hours”",
    }
    sign(project, "es", INTERFACE)
    assert release(project, "es")[0].built


def test_a_change_of_the_english_without_a_new_revision_is_told(tmp_path: Path) -> None:
    project = approved(tmp_path)
    reword(project, WORDING)
    (result,) = release(project, "es")
    assert result.built
    (finding,) = findings(result, "revision-not-raised")
    assert finding.where.path == f"content/{HANDOUT}.md"


def test_a_change_of_the_english_with_a_new_revision_is_nothing_to_tell(tmp_path: Path) -> None:
    project = approved(tmp_path)
    reword(project, WORDING, "2027-01-15")
    (result,) = release(project, "es")
    assert result.built
    assert not findings(result, "revision-not-raised")


def test_a_new_revision_of_the_same_text_is_printed_without_a_line(tmp_path: Path) -> None:
    project = approved(tmp_path)
    edit(source(project), f"revision: {REVISION}", "revision: 2027-01-15")
    made = sheet(project, "es")
    assert made.statuses == ()
    assert made.handout.revision.isoformat() == "2027-01-15"


def test_a_text_that_goes_back_to_what_was_signed_needs_no_line(tmp_path: Path) -> None:
    project = approved(tmp_path)
    reword(project, WORDING, "2027-01-15")
    assert sheet(project, "es").statuses == ("newer_source",)
    edit(source(project), WORDING[1], WORDING[0])
    assert sheet(project, "es").statuses == ()


def test_an_older_edition_that_stands_in_the_files_again_is_released(tmp_path: Path) -> None:
    """The newer one was signed, and then taken back for the older: that is what patients get."""
    project = approved(tmp_path)
    before = texts(sheet(project, "en"))
    reword(project, CRITICAL)
    sign(project, "en")
    assert sheet(project, "en").statuses == ()
    edit(source(project), CRITICAL[1], CRITICAL[0])
    assert texts(sheet(project, "en")) == before
    assert sheet(project, "en").statuses == ()
    assert build_exit_code(release(project)) == 0


def test_an_approval_that_cannot_be_read_stops_the_sheet(tmp_path: Path) -> None:
    project = approved(tmp_path)
    approvals_path(project, "es").write_text("[[approval]", "utf-8")
    assert build_exit_code(release(project, "es")) == 3


def test_a_pseudo_locale_is_never_released(tmp_path: Path) -> None:
    project = approved(tmp_path)
    (result,) = release(project, "en_XA")
    assert findings(result, "withheld")


def test_the_command_says_what_it_withheld_and_why_and_exits_1(tmp_path: Path) -> None:
    project = approved(tmp_path)
    done = run("build", "--release", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "build" / "release" / "es" / f"{HANDOUT}.pdf").is_file()
    reword(project, CRITICAL)
    done = run("build", "--release", "--locale", "es", folder=tmp_path)
    assert done.returncode == 1
    assert f"withheld: es/{HANDOUT}.pdf: the older file is now" in done.stderr
    assert "1 message (preparation): critical" in done.stderr
    assert run("build", "--release", "--draft", folder=tmp_path).returncode == 2


NOTICES = (
    "Más reciente: 99. **Para pacientes",
    "Más reciente: {otro}",
    "Más reciente: {revised} {",
)
# A comment takes back the finding of a number, so this one is tried without a comment only.
NUMBER = "Más reciente: {revised} 99"


@pytest.mark.parametrize(
    ("notice", "ignored"),
    [(NUMBER, False), *((notice, ignored) for notice in NOTICES for ignored in (False, True))],
)
def test_a_notice_with_an_error_stands_in_english(
    tmp_path: Path, notice: str, ignored: bool
) -> None:
    project = approved(tmp_path)
    path = po_path(project, "es", INTERFACE)
    edit(path, "Texto en inglés más reciente: {revised}", notice)
    if ignored:
        codes = "placeholder-lost,placeholder-added,markup,number-changed"
        comment = f"# handouts: ignore={codes} it is a test\n"
        context = 'msgctxt "status"\nmsgid "Newer'
        edit(path, context, comment + context)
    reword(project, WORDING, "2027-01-15")
    (result,) = release(project, "es")
    assert result.built, result.rendered.findings
    made = sheet(project, "es")
    assert made.says("newer_source") == "Newer English text: January 15, 2027"
    assert made.says("draft") == "Borrador"
    assert made.interface["important"] == "Importante"


def test_an_approved_edition_is_printed_though_its_catalog_is_gone(tmp_path: Path) -> None:
    project = approved(tmp_path)
    po_path(project, "es", HANDOUT).unlink()
    (result,) = release(project, "es")
    assert result.built
    assert result.rendered.findings == ()


def test_without_a_catalog_of_today_the_notice_stands_in_english_alone(tmp_path: Path) -> None:
    project = approved(tmp_path)
    reword(project, WORDING, "2027-01-15")
    po_path(project, "es", INTERFACE).write_text("msgid", "utf-8")
    assert sheet(project, "es").says("newer_source") == "Newer English text: January 15, 2027"


def test_a_withheld_sheet_that_is_open_elsewhere_is_told_and_the_others_go_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = approved(tmp_path)
    for paper in ("letter", "a4"):
        wanted = [replace(j, release=True) for j in jobs(project, locales=["es"], paper=paper)]
        build(project, wanted, project.root / "build" / "release")
    reword(project, CRITICAL, "2027-01-15")
    real = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if self.name == f"{HANDOUT}.pdf":
            raise PermissionError(13, "Access is denied", str(self), None, str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    others: list[SetAside] = []
    results = release(project, "es", aside=others.append)
    assert build_exit_code(results) == 3
    (result,) = results
    assert [f.code for f in result.rendered.findings] == ["withheld", "unreadable"]
    assert "open in another program" in result.rendered.findings[1].message
    assert (result.state, result.aside) == ("stale", "")
    assert {each.path: each.aside for each in others} == {
        f"es/{HANDOUT}.a4.pdf": f"es/{HANDOUT}.a4.withheld.pdf"
    }
    told = row(project, f"es/{HANDOUT}.pdf")
    assert told["state"] == "stale"
    assert "changed since" in told["reason"]


def test_a_withheld_sheet_goes_aside_on_every_paper(tmp_path: Path) -> None:
    project = approved(tmp_path)
    out = project.root / "build" / "release"
    papers = [
        replace(job, release=True)
        for paper in ("letter", "a4")
        for job in jobs(project, locales=["es"], paper=paper)
    ]
    assert build_exit_code(build(project, papers, out)) == 0
    older = out / "es" / f"{HANDOUT}.letter.pdf"
    older.write_bytes(b"of the time when the clinic's own paper was a4")
    reword(project, CRITICAL, "2027-01-15")
    printed_on_a4 = (out / "es" / f"{HANDOUT}.a4.pdf").read_bytes()
    gone: list[SetAside] = []
    (result,) = release(project, "es", aside=gone.append)
    assert result.aside == f"es/{HANDOUT}.withheld.pdf"
    others = {f"es/{HANDOUT}.a4.pdf": "a4", f"es/{HANDOUT}.letter.pdf": "letter"}
    assert [each.path for each in gone] == [*others]
    assert sorted(path.name for path in (out / "es").iterdir()) == [
        f"{HANDOUT}.a4.withheld.pdf",
        f"{HANDOUT}.letter.withheld.pdf",
        f"{HANDOUT}.withheld.pdf",
    ]
    for path, paper in others.items():
        told = row(project, path)
        assert (told["paper"], told["state"]) == (paper, "withheld")
        assert told["aside"] == path.replace(".pdf", ".withheld.pdf")
        assert told["reason"]
    assert row(project, f"es/{HANDOUT}.a4.pdf")["bytes"] == len(printed_on_a4)
    assert row(project, f"es/{HANDOUT}.letter.pdf")["sha256"] == "", "nobody wrote it down"


@pytest.mark.parametrize("change", ["telephone", "approval"])
def test_a_plain_build_of_one_language_leaves_no_old_release(tmp_path: Path, change: str) -> None:
    project = approved(tmp_path, ("ar", "es"))
    assert build_exit_code(release(project)) == 0
    if change == "telephone":
        edit(project.root / CLINIC, 'day = "', 'day = "1-')
        lost = {"ar", "en", "es"}
    else:
        edit(approvals_path(project, "es"), "[[approval]]", "[[approval]]\nwithdrawn = 2026-11-26")
        lost = {"es"}
    build(project, jobs(project, locales=["ar"]), project.root / "build")
    released = project.root / "build" / "release"
    assert {path.parent.name for path in released.rglob("*.withheld.pdf")} == lost
    assert {path.parent.name for path in released.rglob(f"{HANDOUT}.pdf")} == {
        "ar", "en", "es"
    } - lost  # fmt: skip
