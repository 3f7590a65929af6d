"""Reading files: encodings, missing files, all sources of a project."""

from datetime import date
from pathlib import Path

import pytest

from handouts.content.load import load, load_project, misnamed
from handouts.errors import Stopped, UnreadableFile, UsageError
from handouts.project import Project

from .conftest import FRONT, HEAD

BODY = HEAD + "## S {#s}\ntext\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content").mkdir()
    for name in ("beta", "alpha"):
        text = FRONT.replace("small", name) + BODY
        (tmp_path / "content" / f"{name}.md").write_text(text, "utf-8")
    return Project(tmp_path)


def test_the_front_matter_becomes_the_handouts_own_values(project: Project) -> None:
    handout = load(project.content / "alpha.md", "content/alpha.md")
    assert (handout.id, handout.kind, handout.path) == ("alpha", "general", "content/alpha.md")
    assert handout.revision == date(2026, 11, 20)


def test_a_byte_order_mark_is_let_pass(tmp_path: Path) -> None:
    (tmp_path / "small.md").write_text("\ufeff" + FRONT + BODY, "utf-8")
    assert load(tmp_path / "small.md", "small.md").title.text == "A title"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_that_is_not_utf_8_is_unreadable(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "small.md").write_text(FRONT + BODY + "Grüße\n", encoding)
    with pytest.raises(UnreadableFile, match="not UTF-8") as caught:
        load(tmp_path / "small.md", "content/small.md")
    assert caught.value.exit_code == 3
    assert caught.value.line == (12 if encoding == "latin-1" else 1)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"content/none\.md: No such file"):
        load(tmp_path / "none.md", "content/none.md")


def test_a_project_gives_its_handouts_by_id(project: Project) -> None:
    assert [handout.id for handout in load_project(project)] == ["alpha", "beta"]
    assert [handout.path for handout in load_project(project, ["beta"])] == ["content/beta.md"]


def test_an_unknown_handout_is_a_wrong_use_of_the_command(project: Project) -> None:
    with pytest.raises(UsageError, match="gamma"):
        load_project(project, ["gamma"])


def test_the_faults_of_all_files_come_in_one_error(project: Project) -> None:
    for name in ("alpha", "beta"):
        (project.content / f"{name}.md").write_text(FRONT.replace("small", name) + HEAD + "*x*")
    with pytest.raises(Stopped) as caught:
        load_project(project)
    assert {f.where.path for f in caught.value.findings} == {"content/alpha.md", "content/beta.md"}
    assert caught.value.exit_code == 1


def test_hidden_files_of_editors_are_no_handouts(project: Project) -> None:
    (project.content / ".#alpha.md").symlink_to("someone@host.1234")
    (project.content / "._alpha.md").write_bytes(b"\0\5\26\7")
    (project.content / ".alpha.md.swp").write_bytes(b"b0VIM")
    (project.content / "alpha.md~").write_text("old", "utf-8")
    assert project.handouts() == ("alpha", "beta")
    assert misnamed(project) == ()


@pytest.mark.parametrize("name", ["gamma.svg", "alpha.SVG", "Alpha.svg", "alpha_1.svg"])
def test_a_picture_that_no_text_has_is_named_and_stops_nothing(project: Project, name: str) -> None:
    """Else the sheet lacks it, and nobody knows why."""
    (project.content / name).write_text("<svg/>", "utf-8")
    (project.content / ".hidden.svg").write_text("<svg/>", "utf-8")
    (finding,) = misnamed(project)
    assert (finding.code, finding.where.path) == ("file-name", f"content/{name}")
    assert repr(name) in finding.message
    assert [handout.id for handout in load_project(project)] == ["alpha", "beta"]


@pytest.mark.parametrize(
    "name", ["README.md", "alpha (copy).md", "Alpha.md", "a_b.md", "1a.md", "gamma.MD", "a.b.md"]
)
def test_a_file_whose_name_is_no_id_is_named_and_stops_nothing(project: Project, name: str) -> None:
    (project.content / name).write_text("words", "utf-8")
    (finding,) = misnamed(project)
    assert (finding.code, finding.where.path) == ("file-name", f"content/{name}")
    assert repr(name) in finding.message
    assert "lumbar-block, and .md" in finding.hint
    assert [handout.id for handout in load_project(project)] == ["alpha", "beta"]
