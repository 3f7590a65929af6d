"""The clinic's file: what goes on every sheet, and who must sign."""

import re
from pathlib import Path

import pytest

from handouts.clinic import (
    CLINIC,
    EXAMPLE,
    PLACEHOLDERS,
    placeholders,
    read_clinic,
    required_roles,
)
from handouts.errors import UnreadableFile
from handouts.project import Project

EXAMPLE_TEXT = (Path(__file__).parent.parent / EXAMPLE).read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / EXAMPLE).write_text(EXAMPLE_TEXT, "utf-8")
    return Project(tmp_path)


def write_clinic(project: Project, old: str, new: str) -> None:
    assert old in EXAMPLE_TEXT
    (project.root / CLINIC).write_text(EXAMPLE_TEXT.replace(old, new), "utf-8")


def test_without_a_clinic_the_example_is_used_and_is_a_sample(project: Project) -> None:
    clinic = read_clinic(project)
    assert clinic.sample
    assert clinic.path == EXAMPLE
    assert clinic.paper == "letter"
    assert clinic.values("es")["clinic_phone"] == clinic.day


def test_a_clinic_of_its_own_is_no_sample(project: Project) -> None:
    write_clinic(project, "sample = true\n", "")
    clinic = read_clinic(project)
    assert (clinic.sample, clinic.path) == (False, CLINIC)


def test_a_copied_example_stays_a_sample(project: Project) -> None:
    write_clinic(project, "Riverside", "Lakeside")
    assert read_clinic(project).sample


def test_a_link_to_nothing_is_no_reason_to_print_the_example(project: Project) -> None:
    (project.root / CLINIC).symlink_to("gone.toml")
    with pytest.raises(UnreadableFile, match=r"^clinic\.toml: No such file"):
        read_clinic(project)
    with pytest.raises(UnreadableFile):
        required_roles(project)


def test_a_clinic_has_names_in_other_languages(project: Project) -> None:
    write_clinic(project, "[names]\n", '[names]\nzh-hans = "诊所"\nfa = "درمانگاه می\u200cشود"\n')
    clinic = read_clinic(project)
    assert clinic.name_in("ru") == "Клиника боли «Риверсайд»"
    assert clinic.name_in("es") == "Riverside Pain Clinic"
    assert clinic.name_in("zh_Hans") == "诊所"
    assert "\u200c" in clinic.name_in("fa"), "Persian parts letters of a word with it"


def test_a_value_has_single_spaces_and_composed_letters(project: Project) -> None:
    write_clinic(project, "Riverside Pain Clinic", " Cli\u0301nica  del\u00a0Dolor ")
    assert read_clinic(project).name == "Clínica del Dolor"


def test_a_clinic_says_whose_signatures_it_requires(project: Project) -> None:
    assert required_roles(project) == ("translator", "clinician")
    write_clinic(project, '["translator", "clinician"]', '["reviewer", "translator"]')
    assert required_roles(project) == ("reviewer", "translator")
    write_clinic(project, 'approvals = ["translator", "clinician"]', "")
    assert required_roles(project) == ("translator", "clinician")
    for name in (CLINIC, EXAMPLE):
        (project.root / name).unlink()
    assert required_roles(project) == ("translator", "clinician")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('day = "555-0123"\n', "", 21, "day is missing"),
        ('name = "Riverside Pain Clinic"\n', "", 0, "name is missing"),
        ('emergency = "911"', 'emergency = ""', 24, "emergency is missing or empty"),
        ('emergency = "911"', "emergency = 911", 24, "emergency is no text"),
        ('"555-0199"', '"ask at the desk"', 23, "no telephone number"),
        ('"555-0199"', f'"{"5" * 61}"', 23, "61 characters: more than a sheet has room for"),
        ('country = "US"', 'country = "Utopia"', 9, "unknown country"),
        ("name = ", "nmae = ", 6, "unknown key 'nmae'"),
        ('emergency = "911"', 'emergency = "911"\nfax = "1"', 25, "unknown key 'fax'"),
        ("[names]", "[nicknames]", 28, "unknown key 'nicknames'"),
        ("ru = ", "xx = ", 31, "unknown locale 'xx'"),
        ("he = ", 'ar-EG = ""\nhe = ', 30, "ar-EG is missing or empty"),
        ("he = ", 'AR = "x"\nhe = ', 30, "ar has two names"),
        ("12 Mill Street", "12 Mill\\u202e Street", 7, r"an invisible character, U\+202E"),
        ("12 Mill Street", "12 Mill\\u0007 Street", 7, r"a control character, U\+0007"),
        ("12 Mill Street", "12 Mill\\t Street", 7, r"a control character, U\+0009"),
        ("12 Mill Street", "12 Mill\\nStreet", 7, "address has a line break"),
        ("12 Mill Street", "12 Mill\\u2028Street", 7, "address has a line break"),
        ("12 Mill Street", "12 Mill\\ue000Street", 7, "private use"),
        ("12 Mill Street", "12 Mill\\uffffStreet", 7, "no character"),
        ("12 Mill Street", "12 Mill\\ud800Street", 7, "no TOML"),
        ("12 Mill Street", "Mill " * 100, 7, "more than a sheet has room for"),
        ("sample = true", 'sample = "false"', 4, "neither true nor false"),
        ("[telephones]", "[telephones", 21, "no TOML"),
        ('["translator", "clinician"]', "[]", 15, "no list of roles"),
        ('["translator", "clinician"]', '"clinician"', 15, "no list of roles"),
        ('["translator", "clinician"]', '["director"]', 15, "unknown role 'director'"),
        ('["translator", "clinician"]', "[[]]", 15, "unknown role"),
        ('_translation = "required"', '_translation = "yes"', 19, "none of its values"),
        ('_translation = "required"', "_translation = [true]", 19, "none of its values"),
    ],
)
def test_what_is_wrong_in_the_clinics_file_is_named_with_its_line(
    project: Project, old: str, new: str, line: int, message: str
) -> None:
    write_clinic(project, old, new)
    with pytest.raises(UnreadableFile, match=message) as caught:
        read_clinic(project)
    assert (caught.value.path, caught.value.line) == (CLINIC, line)
    assert caught.value.hint


@pytest.mark.parametrize("name", ["telephones", "names"])
def test_a_table_that_is_none_is_told(project: Project, name: str) -> None:
    before, _, _ = EXAMPLE_TEXT.partition(f"[{name}]")
    (project.root / CLINIC).write_text(f"{name} = []\n{before}", "utf-8")
    with pytest.raises(UnreadableFile, match=rf"clinic\.toml:1: {name} is no table"):
        read_clinic(project)


@pytest.mark.parametrize(
    ("old", "new", "said", "hint"),
    [
        ('"US"', '"USA"', "unknown country 'USA'", "US"),
        ('"US"', '"UK"', "unknown country 'UK'", "GB"),
        ('"US"', '"EU"', "unknown country 'EU'", "US"),
        ('"555-0123"', "5550123", "day is no text", "quotes"),
        ('"555-0123"', '"555-0123 or 555-0199"', "'or'", "a / between two numbers"),
        ('"555-0123"', '"call 555-0123 after 5 pm"', "'call'", "digits"),
        ('"555-0123"', '"1-800 CALL US NOW PLEASE"', "no telephone number", "capital letters"),
        ('"555-0123"', '"555-0123 تحويلة 7"', "'تحويلة'", "x7"),
        ('"555-0123"', '"CRPS"', "no telephone number", "digits"),
        ('"555-0123"', '"٥٥٥-٠١٢٣"', "U[+]0665", "0 to 9"),
    ],
)
def test_what_a_clinic_often_writes_wrong_says_what_is_right(
    project: Project, old: str, new: str, said: str, hint: str
) -> None:
    write_clinic(project, old, new)
    with pytest.raises(UnreadableFile, match=said) as caught:
        read_clinic(project)
    assert caught.value.line
    assert hint in caught.value.hint


@pytest.mark.parametrize("name", ["clinic.toml.txt", "Clinic.toml", "CLINIC.TOML.TXT"])
def test_a_clinic_that_would_not_be_read_for_its_name_is_told(project: Project, name: str) -> None:
    (project.root / name).write_text(EXAMPLE_TEXT, "utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_clinic(project)
    assert caught.value.path == name
    assert f"rename it to {CLINIC}" in caught.value.hint
    write_clinic(project, "Riverside", "Lakeside")
    assert read_clinic(project).name == "Lakeside Pain Clinic"


def test_a_fault_of_the_example_is_told_of_the_example(project: Project) -> None:
    (project.root / EXAMPLE).write_text(EXAMPLE_TEXT.replace("555-0123", "none"), "utf-8")
    with pytest.raises(UnreadableFile, match="no telephone") as caught:
        read_clinic(project)
    assert caught.value.path == EXAMPLE


def test_a_project_without_any_clinic_says_what_to_copy(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not found") as caught:
        read_clinic(Project(tmp_path))
    assert EXAMPLE in caught.value.hint


def test_each_placeholder_has_its_value(project: Project) -> None:
    clinic = read_clinic(project)
    assert clinic.values("ar") == {
        "clinic_name": clinic.names["ar"],
        "clinic_address": "12 Mill Street, Springfield",
        "clinic_phone": "555-0123",
        "clinic_phone_after_hours": "555-0199",
        "clinic_phone_emergency": "911",
        "clinic_website": "riverside-pain.example",
    }


@pytest.mark.parametrize(
    "written",
    [
        "+1 (612) 555-0143 ext. 77",
        "1-800-555-PAIN",
        "1-800-GO-FEDEX",
        "555-0123#2",
        "x7",
        "Ext. 12",
        "555-0123, extension 12",
        "+49 (0)30 / 1234-56",
        "+49 (0)30 / 123456789-1234 x77",
        "+33 1 23 45 67 89 poste 12",
        "8 (495) 123-45-67 доб. 5",
        "+1 (555) 010-0123 / +1 (555) 010-0199",
        "555-0123 x7, 555-0124 x8",
        "112",
    ],
)
def test_a_telephone_is_taken_as_people_write_it(project: Project, written: str) -> None:
    write_clinic(project, '"555-0123"', f'"{written}"')
    assert read_clinic(project).day == written


def test_dashes_of_a_telephone_become_hyphens(project: Project) -> None:
    write_clinic(project, '"555-0123"', '"555\u20130123"')
    assert read_clinic(project).day == "555-0123"


def test_the_website_and_the_number_for_after_hours_may_be_left_out(project: Project) -> None:
    text = re.sub("(?m)^(website|after_hours) = .*\n", "", EXAMPLE_TEXT)
    (project.root / CLINIC).write_text(text, "utf-8")
    clinic = read_clinic(project)
    assert (clinic.website, clinic.after_hours) == ("", "")
    assert clinic.placeholders.empty == {"clinic_website", "clinic_phone_after_hours"}


def test_a_clinic_has_values_of_its_own(project: Project) -> None:
    write_clinic(project, "[values]\n", '[values]\nfax = "555-0188"\ndoor_2 = "רחוב"\n')
    clinic = read_clinic(project)
    assert clinic.values("es")["fax"] == "555-0188"
    assert clinic.values("he")["door_2"] == "רחוב"
    assert {"fax", "door_2", "clinic_name"} < placeholders(project).known


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('clinic_name = "x"', "clinic_name is a value of every clinic"),
        ('Fax = "x"', "'Fax' is no name of a value"),
        ('"fax number" = "x"', "'fax number' is no name of a value"),
        ('fax = ""', "fax is missing or empty"),
        ('website = ""', "website is missing or empty"),
        ('fax = "1\\u0007"', "a control character"),
        ("fax = 5", "fax is no text"),
    ],
)
def test_a_value_of_its_own_is_checked_as_others(project: Project, line: str, message: str) -> None:
    write_clinic(project, "[values]\n", f"[values]\n{line}\n")
    with pytest.raises(UnreadableFile, match=message) as caught:
        read_clinic(project)
    assert caught.value.line == EXAMPLE_TEXT.splitlines().index("[values]") + 2


def test_what_a_broken_clinic_has_nobody_knows(project: Project) -> None:
    write_clinic(project, "[values]\n", "[values\n")
    assert not list(placeholders(project).faults("fax"))
    for name in (CLINIC, EXAMPLE):
        (project.root / name).unlink()
    assert [code for code, _, _ in placeholders(project).faults("fax")] == ["unknown-placeholder"]


def test_each_placeholder_is_in_the_guide_for_authors() -> None:
    guide = (Path(__file__).parent.parent / "docs" / "writing.md").read_text("utf-8")
    assert all(f"`{{{name}}}`" in guide for name in PLACEHOLDERS)
