"""The project's folders, and what in them is no part of it."""

from pathlib import Path

import pytest

from handouts.catalogs.init import init_locale
from handouts.errors import UsageError
from handouts.locale import parse
from handouts.project import Project, find, program_fonts


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "one.md").write_text("# One", "utf-8")
    return Project(tmp_path)


def test_a_project_is_found_from_a_folder_inside_it(project: Project) -> None:
    inside = project.root / "locales" / "es"
    inside.mkdir(parents=True)
    assert find(inside).root == project.root.resolve()


def test_no_project_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no project at"):
        find(tmp_path)


def test_a_project_without_fonts_uses_the_programs_own(project: Project) -> None:
    assert project.fonts == program_fonts()
    (project.root / "fonts").mkdir()
    (project.root / "fonts" / "fonts.toml").write_text("", "utf-8")
    assert project.fonts == project.root / "fonts"


def catalogs(project: Project, *names: str) -> None:
    for name in names:
        (project.locales / name / "LC_MESSAGES").mkdir(parents=True)


def strays(project: Project) -> dict[str, str]:
    assert {finding.code for finding in project.strays()} <= {"unknown-locale", "unreadable"}
    assert all(finding.hint for finding in project.strays())
    return {finding.where.path: finding.message for finding in project.strays()}


def test_a_locale_is_a_folder_of_catalogs_by_its_tag(project: Project) -> None:
    assert project.tags() == ()
    catalogs(project, "vi", "es", "zh_Hans", "pt_BR")
    (project.locales / "de").mkdir()
    (project.locales / "en").mkdir()
    (project.locales / "glossary.toml").write_text("", "utf-8")
    (project.locales / "LC_MESSAGES").write_text("", "utf-8")
    assert project.tags() == ("es", "pt_BR", "vi", "zh_Hans")
    assert project.strays() == ()


def test_english_pseudo_locales_and_hidden_folders_are_no_locales(project: Project) -> None:
    catalogs(project, "en", "en_XA", "ar_XB", ".git", "._es")
    assert project.tags() == ()
    assert project.strays() == ()


@pytest.mark.parametrize("name", ["qqq", "es (copy)", "es.bak", "español", "x" * 200, "\n", "es_"])
def test_a_folder_of_no_language_is_told_and_stops_no_other(project: Project, name: str) -> None:
    catalogs(project, "es", name, "vi")
    assert project.tags() == ("es", "vi")
    assert list(strays(project)) == [f"locales/{name}"]


@pytest.mark.parametrize(
    ("name", "tag"), [("zh-Hans", "zh_Hans"), ("ES", "es"), ("pt_br", "pt_BR"), ("es-MX", "es_MX")]
)
def test_a_tag_that_is_spelled_otherwise_is_told(project: Project, name: str, tag: str) -> None:
    catalogs(project, "vi", name)
    assert project.tags() == ("vi",)
    assert strays(project) == {f"locales/{name}": f"the tag of this language is spelled {tag}"}


def test_strays_are_told_in_one_order(project: Project) -> None:
    catalogs(project, *(f"qq{letter}" for letter in "hbdfacge"))
    assert list(strays(project)) == [f"locales/qq{letter}" for letter in "abcdefgh"]


def test_a_folder_that_may_not_be_read_is_told_and_stops_no_other(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogs(project, "es", "vi")
    real = Path.is_dir

    def refused(self: Path) -> bool:
        if self.parent.name == "es":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "is_dir", refused)
    assert project.tags() == ("vi",)
    assert strays(project) == {"locales/es": "Permission denied"}


def test_a_file_in_the_place_of_locales_is_told(project: Project) -> None:
    project.locales.write_text("", "utf-8")
    assert project.tags() == ()
    assert strays(project) == {"locales": "Not a directory"}


def test_hidden_files_are_no_handouts(project: Project) -> None:
    (project.content / ".#one.md").symlink_to("somebody@host.1234")
    (project.content / "._one.md").write_bytes(b"\0\x05\x16\x07")
    assert project.handouts() == ("one",)


@pytest.mark.parametrize("name", ["pt-BR", "PT_br", "pt_br"])
def test_a_locale_in_a_folder_of_another_spelling_is_named(project: Project, name: str) -> None:
    catalogs(project, name)
    for asked in (lambda: project.tag_of("pt-BR"), lambda: init_locale(project, parse("pt-BR"))):
        with pytest.raises(UsageError, match=f"locales/{name}") as caught:
            asked()
        assert caught.value.hint == "rename the folder to pt_BR"
    assert not (project.locales / "pt_BR").exists()


def test_catalogs_beside_the_folder_of_catalogs_are_told_and_never_started_anew(
    project: Project,
) -> None:
    (project.locales / "es").mkdir(parents=True)
    (project.locales / "es" / "one.po").write_text("", "utf-8")
    assert strays(project) == {"locales/es": "its catalogs are not in LC_MESSAGES"}
    with pytest.raises(UsageError, match="not in LC_MESSAGES") as caught:
        init_locale(project, parse("es"))
    assert caught.value.hint == "move them to es/LC_MESSAGES/"
    with pytest.raises(UsageError, match="locale de has no catalogs"):
        project.tag_of("de")
