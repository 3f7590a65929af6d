"""The project's folders and the clinic's file."""

from pathlib import Path

import pytest

from handouts.errors import UnreadableFile, UsageError
from handouts.project import CLINIC, EXAMPLE, Project, find, program_fonts

EXAMPLE_TEXT = (Path(__file__).parent.parent / EXAMPLE).read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "one.md").write_text("# One", "utf-8")
    (tmp_path / EXAMPLE).write_text(EXAMPLE_TEXT, "utf-8")
    return Project(tmp_path)


def write_clinic(project: Project, old: str, new: str) -> None:
    assert old in EXAMPLE_TEXT
    (project.root / CLINIC).write_text(EXAMPLE_TEXT.replace(old, new), "utf-8")


def test_a_project_is_found_from_a_folder_inside_it(project: Project) -> None:
    inside = project.root / "locales" / "es"
    inside.mkdir(parents=True)
    assert find(inside).root == project.root.resolve()


def test_no_project_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no project at"):
        find(tmp_path)


def test_without_a_clinic_the_example_is_used_and_is_a_sample(project: Project) -> None:
    clinic = project.clinic()
    assert clinic.sample
    assert clinic.paper == "letter"
    assert clinic.values("es")["clinic_phone"] == clinic.day


def test_a_clinic_of_its_own_is_no_sample(project: Project) -> None:
    write_clinic(project, "sample = true\n", "")
    assert not project.clinic().sample


def test_a_copied_example_stays_a_sample(project: Project) -> None:
    write_clinic(project, "Riverside", "Lakeside")
    assert project.clinic().sample


def test_a_clinic_has_names_in_other_languages(project: Project) -> None:
    clinic = project.clinic()
    assert clinic.name_in("ru") == "Клиника боли «Риверсайд»"
    assert clinic.name_in("es") == "Riverside Pain Clinic"


def test_a_clinic_says_whose_signatures_it_requires(project: Project) -> None:
    assert project.approvals() == ("translator", "clinician")
    write_clinic(project, '["translator", "clinician"]', '["reviewer", "translator"]')
    assert project.approvals() == ("reviewer", "translator")
    write_clinic(project, 'approvals = ["translator", "clinician"]', "")
    assert project.approvals() == ("translator", "clinician")
    for name in (CLINIC, EXAMPLE):
        (project.root / name).unlink()
    assert project.approvals() == ("translator", "clinician")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('day = "555-0123"\n', "", "day is missing"),
        ('emergency = "911"', 'emergency = ""', "emergency is missing or empty"),
        ('"555-0199"', '"ask at the desk"', "no telephone number"),
        ('country = "US"', 'country = "Utopia"', "unknown country"),
        ("name = ", "nmae = ", "name is missing"),
        ("[names]", "[nicknames]", "unknown key 'nicknames'"),
        ("12 Mill Street", "12 Mill\\u202e Street", r"address has an invisible character, U\+202E"),
        ("[telephones]", "[telephones", "no TOML"),
        ('["translator", "clinician"]', "[]", "no list of roles"),
        ('["translator", "clinician"]', '"clinician"', "no list of roles"),
        ('["translator", "clinician"]', '["director"]', "unknown role 'director'"),
    ],
)
def test_what_is_wrong_in_the_clinics_file_is_named(
    project: Project, old: str, new: str, message: str
) -> None:
    write_clinic(project, old, new)
    with pytest.raises(UnreadableFile, match=message):
        project.clinic()


def test_a_project_without_any_clinic_says_what_to_copy(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not found") as caught:
        Project(tmp_path).clinic()
    assert EXAMPLE in caught.value.hint


def test_a_project_without_fonts_uses_the_programs_own(project: Project) -> None:
    assert project.fonts == program_fonts()
    (project.root / "fonts").mkdir()
    (project.root / "fonts" / "fonts.toml").write_text("", "utf-8")
    assert project.fonts == project.root / "fonts"
