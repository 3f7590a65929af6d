"""Nobody signs what nobody looked at: answers to warnings, withdrawals, and who may sign."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from handouts.approvals import signing
from handouts.approvals.approval import approvals_path, read_approvals
from handouts.approvals.editions import Register
from handouts.approvals.release import released
from handouts.approvals.withdrawal import withdraw
from handouts.clinic import CLINIC
from handouts.content.load import load_project
from handouts.errors import Stopped, UnreadableFile, UsageError
from handouts.project import Project
from tests.projects import catalog, copied, edit
from tests.sheets import HANDOUT
from tests.signed import CLINICIAN, TRANSLATOR, approve, approved, clinic

TODAY = date(2026, 11, 23)


def withheld(project: Project) -> str:
    """Why the Spanish sheet is not released; empty where it is."""
    source = load_project(project, [HANDOUT])[0]
    found = released(Register(project), source, "es").translation.findings
    return "; ".join(each.message for each in found if each.code == "withheld")


def test_a_warning_is_answered_before_a_text_is_signed(tmp_path: Path) -> None:
    project = copied(tmp_path)
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "sangrado sangrado"')
    with pytest.raises(Stopped) as caught:
        approve(project, "es", HANDOUT, TRANSLATOR)
    (open_,) = signing.unanswered(project, "es", HANDOUT)
    assert open_.name in caught.value.findings[0].message
    assert not read_approvals(project, "es")
    with pytest.raises(UsageError, match="without a reason"):
        signing.sign(project, "es", HANDOUT, TRANSLATOR, (), {open_.name: " "})
    with pytest.raises(UsageError, match="there is no finding"):
        signing.sign(project, "es", HANDOUT, TRANSLATOR, (), {"x@y#1": "so"})
    signing.sign(project, "es", HANDOUT, TRANSLATOR, (), {open_.name: "it is a name"})
    (approval,) = read_approvals(project, "es")
    assert [answer.reason for answer in approval.answers] == ["it is a name"]
    assert approval.basis.program
    approve(project, "es", HANDOUT, CLINICIAN)
    edit(catalog(project), "sangrado sangrado", "sangrado sangrado sangrado")
    with pytest.raises(Stopped):
        approve(project, "es", HANDOUT, TRANSLATOR)


def test_a_release_withholds_an_approved_text_whose_warning_nobody_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that was signed before a list of words had the one that finds it."""
    project = copied(tmp_path)
    clinic(project)
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "sangrado sangrado"')
    approve(project, "en", HANDOUT, CLINICIAN)
    with monkeypatch.context() as older:
        older.setattr(signing, "to_answer", lambda *_: ())
        for by in (TRANSLATOR, CLINICIAN):
            approve(project, "es", HANDOUT, by)
            approve(project, "es", "interface", by)
    assert "nobody has answered" in withheld(project)
    (open_,) = signing.unanswered(project, "es", HANDOUT)
    signing.sign(project, "es", HANDOUT, TRANSLATOR, (), {open_.name: "it is a name"})
    assert withheld(project) == ""


def test_a_withdrawal_withholds_every_edition_until_somebody_signs_again(tmp_path: Path) -> None:
    project = approved(tmp_path)
    assert withheld(project) == ""
    withdraw(project, "es", HANDOUT, "Tess Example", "step 2 is wrong", TODAY)
    assert "withdrawn (Tess Example, 2026-11-23: step 2 is wrong)" in withheld(project)
    source = load_project(project, [HANDOUT])[0]
    assert Register(project).standing("es", source).withdrawn
    for by in (TRANSLATOR, CLINICIAN):
        approve(project, "es", HANDOUT, by)
    assert withheld(project) == ""
    assert Register(project).standing("es", source).withdrawn is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("role = ", "withdrawm = 2026-11-23\nrole = ", "unknown key 'withdrawm': there are text"),
        ('role = "clinician"', 'role = "director"', "there is no role 'director'"),
        ("date = 2026-11-22", "date = 2999-01-01", "still to come"),
    ],
)
def test_what_the_program_does_not_know_in_the_file_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    project = copied(tmp_path)
    approve(project, "en", HANDOUT, CLINICIAN)
    path = approvals_path(project, "en")
    edit(path, old, new)
    with pytest.raises(UnreadableFile) as caught:
        read_approvals(project, "en")
    assert said in str(caught.value)
    key = new.split(" = ")[0]
    assert path.read_text("utf-8").split("\n")[caught.value.line - 1].startswith(key)


@pytest.mark.parametrize(
    "by",
    [
        replace(CLINICIAN, name="."),
        replace(TRANSLATOR, credential="-"),
        replace(CLINICIAN, day=date.today() + timedelta(days=1)),
    ],
)
def test_a_name_that_is_no_word_or_a_day_to_come_is_refused(
    tmp_path: Path, by: signing.Signature
) -> None:
    project = copied(tmp_path)
    with pytest.raises(UsageError):
        approve(project, "es", HANDOUT, by)


def test_one_person_in_two_roles_is_told_and_refused_where_the_clinic_says_so(
    tmp_path: Path,
) -> None:
    project = copied(tmp_path)
    clinic(project)
    source = load_project(project, [HANDOUT])[0]
    approve(project, "es", HANDOUT, TRANSLATOR)
    second = replace(CLINICIAN, name=TRANSLATOR.name.upper())
    approve(project, "es", HANDOUT, second)
    assert Register(project).standing("es", source).two_roles == (second.name,)
    text = (project.root / CLINIC).read_text("utf-8")
    (project.root / CLINIC).write_text(f"one_role_each = true\n{text}", "utf-8")
    assert Register(project).standing("es", source).due == ("clinician",)
    with pytest.raises(Stopped, match="fault"):
        approve(project, "es", HANDOUT, second)
