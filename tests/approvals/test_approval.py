"""Signatures: who may give them, what they are worth, and how they are written down."""

import re
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from handouts.approvals.approval import (
    add_approval,
    approvals_path,
    lacking,
    origin,
    read_approvals,
    required,
)
from handouts.approvals.book import Approval, Origin
from handouts.approvals.editions import Register
from handouts.approvals.signing import Signature
from handouts.catalogs.po import INTERFACE, po_path, read
from handouts.content.load import load_project
from handouts.errors import Stopped, UnreadableFile, UsageError
from handouts.findings import errors
from handouts.project import Project
from tests.gettexts import catalog as read_entries
from tests.projects import catalog, copied, edit
from tests.sheets import HANDOUT
from tests.signed import CLINICIAN, TRANSLATOR, approve, approved, clinic

MACHINE = "Last-Translator: machine draft, not reviewed"
SIGNED = Approval("small", "Ann", "translator", "diploma", date(2026, 1, 2), "sha256:1", "sha256:2")


def made_by(name: str) -> Origin:
    header = read_entries('msgid "x"\nmsgstr "y"\n')
    text = f"{header.header.msgstr}Last-Translator: {name}\n"
    return origin(replace(header, header=replace(header.header, msgstr=text)))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("machine draft, not reviewed", Origin.MACHINE),
        ("Google Translate", Origin.MACHINE),
        ("DeepL <api@deepl.com>", Origin.MACHINE),
        ("MT engine 4", Origin.MACHINE),
        ("Automatically generated", Origin.MACHINE),
        ("FULL NAME <EMAIL@ADDRESS>", Origin.UNKNOWN),
        ("Anonymous <noreply@weblate.org>", Origin.UNKNOWN),
        ("", Origin.UNKNOWN),
        ("Ana Morales <ana@example.org>", Origin.PERSON),
        ("Aino Mtonga", Origin.PERSON),
        ("Abbott Aikman", Origin.PERSON),
    ],
)
def test_the_catalog_says_who_wrote_it(name: str, wanted: Origin) -> None:
    assert made_by(name) is wanted


def test_a_text_without_a_catalog_is_the_source() -> None:
    assert origin(None) is Origin.SOURCE


def test_the_english_needs_a_clinician_and_no_translator() -> None:
    assert required(["translator"], "en", ()) == ("clinician",)
    assert required(["translator", "reviewer"], "en", ()) == ("clinician", "reviewer")


@pytest.mark.parametrize("made", [Origin.MACHINE, Origin.UNKNOWN])
def test_what_no_person_is_known_to_have_written_needs_a_translator(made: Origin) -> None:
    assert required(["clinician"], "es", [made]) == ("translator", "clinician")
    assert required(["clinician"], "es", [Origin.PERSON, made]) == ("translator", "clinician")


def test_a_persons_translation_needs_what_the_clinic_requires() -> None:
    assert required(["reviewer"], "es", [Origin.PERSON]) == ("reviewer",)


def test_a_clinicians_signature_alone_never_satisfies_for_a_machines_text() -> None:
    by_clinician = replace(SIGNED, role="clinician", origin=Origin.MACHINE)
    assert lacking(["clinician"], "es", [by_clinician]) == ("translator",)
    assert lacking(["clinician"], "es", [replace(by_clinician, origin=Origin.PERSON)]) == ()


def test_a_translator_without_a_qualification_on_record_counts_for_nothing() -> None:
    assert lacking(["translator"], "es", [SIGNED]) == ()
    assert lacking(["translator"], "es", [replace(SIGNED, credential="")]) == ("translator",)


def test_an_approval_is_written_as_toml_and_read_back(tmp_path: Path) -> None:
    project = Project(tmp_path)
    odd = replace(SIGNED, name='Ann "Nan" O\\Neil é', credential="", origin=Origin.MACHINE)
    path, _ = [add_approval(project, "es", approval) for approval in (SIGNED, odd)]
    assert read_approvals(project, "es") == (SIGNED, odd)
    rows = tomllib.loads(path.read_text("utf-8"))["approval"]
    assert [row["date"] for row in rows] == [date(2026, 1, 2)] * 2
    assert "credential" not in rows[1]


def test_what_stood_in_the_file_stays_before_a_new_approval(tmp_path: Path) -> None:
    project = Project(tmp_path)
    path = add_approval(project, "es", SIGNED)
    before = path.read_text("utf-8") + "# a remark of the clinic's\n"
    path.write_text(before, "utf-8")
    add_approval(project, "es", replace(SIGNED, name="Bea"))
    assert path.read_text("utf-8").startswith(before)
    assert [approval.name for approval in read_approvals(project, "es")] == ["Ann", "Bea"]


def _add(folder: Path, name: str) -> None:
    for number in range(12):
        add_approval(Project(folder), "es", replace(SIGNED, name=f"{name} {number}"))


def test_who_signs_at_the_same_time_is_written_down_too(tmp_path: Path) -> None:
    names = ("Ann", "Bea", "Cleo")
    with ProcessPoolExecutor(len(names), mp_context=get_context("spawn")) as pool:
        list(pool.map(partial(_add, tmp_path), names))
    signed = [approval.name for approval in read_approvals(Project(tmp_path), "es")]
    assert sorted(signed) == sorted(f"{name} {number}" for name in names for number in range(12))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('role = "translator"', 'role = "director"'),
        ('name = "Ann"\n', ""),
        ('name = "Ann"\n', 'name = "Ann"\nwithdrawm = 2026-01-03\n'),
        ("[[approval]]", "[[approvals]]"),
        ("[[approval]]", "[approval]"),
        ("[[approval]]", "approval = [1]\n[[approvals]]"),
        ("date = 2026-01-02", 'date = "yesterday"'),
        ("date = 2026-01-02", "date = 2026-01-02T10:00:00"),
        ("[[approval]]", "[[approval]"),
        ("[[approval]]", "[approval]"),
        ('origin = "unknown"', 'origin = "angel"'),
    ],
)
def test_an_approval_that_is_not_whole_is_no_approval(tmp_path: Path, old: str, new: str) -> None:
    project = Project(tmp_path)
    edit(add_approval(project, "es", SIGNED), old, new)
    with pytest.raises(UnreadableFile, match=r"locales/es/approvals\.toml") as caught:
        read_approvals(project, "es")
    assert not re.search("indices|KeyError|object", caught.value.reason)


def test_the_approval_that_is_not_whole_is_counted_out(tmp_path: Path) -> None:
    project = Project(tmp_path)
    add_approval(project, "es", replace(SIGNED, name="Bea"))
    edit(add_approval(project, "es", SIGNED), 'name = "Ann"\n', "")
    with pytest.raises(UnreadableFile, match="approval 2 is not whole: name is missing"):
        read_approvals(project, "es")


@pytest.mark.parametrize(
    ("tag", "domain", "by", "message"),
    [
        ("es", HANDOUT, replace(TRANSLATOR, credential=" "), "qualification"),
        ("es", HANDOUT, replace(TRANSLATOR, role="director"), "no role"),
        ("es", HANDOUT, replace(TRANSLATOR, name="  "), "has a name"),
        ("es", HANDOUT, replace(TRANSLATOR, name="A\x07B"), "cannot be printed"),
        ("es", "knee", TRANSLATOR, "no handout"),
        ("fr", HANDOUT, TRANSLATOR, "no catalogs"),
        ("en", HANDOUT, TRANSLATOR, "no translation"),
        ("en", INTERFACE, CLINICIAN, "part of the program"),
    ],
)
def test_who_may_not_sign_is_told_why(
    tmp_path: Path, tag: str, domain: str, by: Signature, message: str
) -> None:
    project = copied(tmp_path)
    with pytest.raises(UsageError, match=message):
        approve(project, tag, domain, by)
    assert not approvals_path(project, tag).exists()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("durante al menos 6 horas", "durante al menos 8 horas", "number-changed"),
        ('msgid "bleeding"\nmsgstr "sangrado"', 'msgid "bleeding"\nmsgstr ""', "untranslated"),
        (
            '\nmsgctxt "call"\nmsgid "bleeding"',
            '\n#, fuzzy\nmsgctxt "call"\nmsgid "bleeding"',
            "fuzzy",
        ),
    ],
)
def test_what_has_errors_cannot_be_signed(tmp_path: Path, old: str, new: str, code: str) -> None:
    project = copied(tmp_path)
    edit(catalog(project), old, new)
    with pytest.raises(Stopped) as caught:
        approve(project, "es", HANDOUT, TRANSLATOR)
    assert code in {finding.code for finding in caught.value.findings}
    assert not (project.locales / "es" / "approved").exists()


def test_the_interface_with_errors_cannot_be_signed_either(tmp_path: Path) -> None:
    project = copied(tmp_path)
    edit(po_path(project, "es", INTERFACE), '"Riesgos"', '""')
    with pytest.raises(Stopped) as caught:
        approve(project, "es", INTERFACE, TRANSLATOR)
    assert {finding.code for finding in errors(caught.value.findings)} == {"untranslated"}


def test_an_approval_says_who_must_sign_still(tmp_path: Path) -> None:
    project = copied(tmp_path)
    clinic(project)
    assert approve(project, "es", HANDOUT, TRANSLATOR).due == ("clinician",)
    assert approve(project, "es", HANDOUT, CLINICIAN).due == ()
    assert approve(project, "en", HANDOUT, CLINICIAN).due == ()


def test_the_clinic_decides_whose_signatures_it_takes(tmp_path: Path) -> None:
    project = copied(tmp_path)
    clinic(project, '["reviewer"]')
    reviewer = Signature("Rea Example", "reviewer", "", date(2026, 11, 21))
    assert approve(project, "es", HANDOUT, reviewer).due == ("translator",)
    edit(catalog(project), MACHINE, "Last-Translator: Paul Example <paul@example.org>")
    register = Register(project)
    source = load_project(project)[0]
    # what Rea saw was a machine's draft, and no other name in the header changes that
    assert register.standing("es", source).due == ("translator",)
    assert approve(project, "es", HANDOUT, TRANSLATOR).due == ()


def test_a_machines_draft_stays_one_whoever_touched_the_file_last(tmp_path: Path) -> None:
    project = copied(tmp_path)
    edit(catalog(project), MACHINE, "Last-Translator: Paul Example <paul@example.org>")
    made = read(catalog(project), "es.po")
    assert origin(made) is Origin.MACHINE
    edit(catalog(project), '"X-Machine-Draft: 2026-11-26\\n"\n', "")
    assert origin(read(catalog(project), "es.po")) is Origin.PERSON


def test_signing_twice_writes_nothing_twice(tmp_path: Path) -> None:
    project = copied(tmp_path)
    approve(project, "es", HANDOUT, TRANSLATOR)
    before = approvals_path(project, "es").read_bytes()
    again = approve(project, "es", HANDOUT, replace(TRANSLATOR, day=date(2026, 11, 26)))
    assert again.again
    assert again.approval.day == TRANSLATOR.day
    assert approvals_path(project, "es").read_bytes() == before


def test_an_approval_can_be_taken_back_by_a_line_in_the_file(tmp_path: Path) -> None:
    project = approved(tmp_path)
    source = load_project(project)[0]
    assert Register(project).standing("es", source).approved
    entry = f'text = "{HANDOUT}"\nname = "Clio'
    edit(approvals_path(project, "es"), entry, f"withdrawn = 2026-11-23\n{entry}")
    standing = Register(project).standing("es", source)
    assert (standing.approved, standing.due) == (False, ("clinician",))


def test_english_approvals_make_no_locale_of_english(tmp_path: Path) -> None:
    project = approved(tmp_path)
    assert (project.locales / "en" / "approvals.toml").is_file()
    assert project.tags() == ("es",)
    assert project.handouts() == (HANDOUT,)
