"""The web server of docs/examples: what a browser gets, and what it never gets."""

import json
import runpy
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from handouts import Clinic, read_clinic, render
from handouts.clinic import EXAMPLE
from handouts.project import Project
from tests.projects import catalog, copied, edit, general
from tests.sheets import HANDOUT, PROJECT
from tests.signed import CLINICIAN, approve

EXAMPLE_FILE = PROJECT.root / "docs" / "examples" / "web.py"
create_app: Callable[..., Flask] = runpy.run_path(str(EXAMPLE_FILE))["create_app"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copied(tmp_path / "project", ("es", "ar"))


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """The folder of a clinic that is another one than the project's."""
    folder = tmp_path / "river"
    folder.mkdir()
    text = (PROJECT.root / EXAMPLE).read_text("utf-8").replace("sample = true\n", "")
    text = text.replace("Riverside Pain Clinic", "Clinic by the River").replace("0123", "0177")
    (folder / "clinic.toml").write_text(text, "utf-8")
    return folder


def client(project: Project, clinic: Path, release: bool = False) -> FlaskClient:
    return create_app(str(project.root), str(clinic), release=release).test_client()


def url(tag: str) -> str:
    return f"/{HANDOUT}/{tag}.pdf"


def says_nothing_of_the_server(answer: TestResponse, *folders: Path) -> bool:
    said = answer.get_data(as_text=True)
    hidden = ("Traceback", ".py", "site-packages", *map(str, (PROJECT.root, *folders)))
    return not [each for each in hidden if each in said]


def test_a_sheet_comes_twice_and_to_many_at_once_as_it_comes_to_one(
    project: Project, clinic: Path
) -> None:
    its: Clinic = read_clinic(Project(clinic))
    tags = ("en", "es", "ar")
    alone = {tag: render(project, HANDOUT, tag, clinic=its).pdf for tag in tags}
    assert None not in alone.values()
    app = create_app(str(project.root), str(clinic), release=False)
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda tag: app.test_client().get(url(tag)), tags * 2))
    for tag, answer in zip(tags * 2, answers, strict=True):
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        assert answer.data == alone[tag]


def test_a_browser_that_has_a_sheet_is_told_that_it_has_not_changed(
    project: Project, clinic: Path
) -> None:
    browser = client(project, clinic)
    first = browser.get(url("en"))
    again = browser.get(url("en"), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/knee/es.pdf", url("de"), url("tlh_Xxxx"), url("..%2fes"), url("es%00"), url("%ff"),
        url("é"), url("e" * 5000), "/..%2f..%2fetc/es.pdf", f"/{HANDOUT}/es", url(""), "/",
    ],
)  # fmt: skip
def test_what_there_is_not_is_not_found(path: str, project: Project, clinic: Path) -> None:
    answer = client(project, clinic).get(path)
    assert answer.status_code == 404
    assert says_nothing_of_the_server(answer, project.root, clinic)


def test_a_text_with_faults_is_refused_with_its_findings(project: Project, clinic: Path) -> None:
    edit(catalog(project), "durante al menos 6 horas", "durante al menos 8 horas")
    answer = client(project, clinic).get(url("es"))
    assert (answer.status_code, answer.mimetype) == (422, "application/json")
    (found,) = json.loads(answer.data)["findings"]
    assert (found["code"], found["severity"]) == ("number-changed", "error")
    assert found["where"]["path"] == catalog(project).relative_to(project.root).as_posix()
    assert found["where"]["line"] > 1
    assert says_nothing_of_the_server(answer, project.root, clinic)


def break_catalog(project: Project) -> None:
    catalog(project).write_bytes(b'msgid "\xff\n')


def break_text(project: Project) -> None:
    (project.content / f"{HANDOUT}.md").write_text("# Knee", "utf-8")


def break_numbers(project: Project) -> None:
    (project.locales / "es" / "numbers.toml").write_text("[[", "utf-8")


@pytest.mark.parametrize("broken", [break_catalog, break_text, break_numbers])
def test_files_that_cannot_be_read_are_refused_too(
    broken: Callable[[Project], None], project: Project, clinic: Path
) -> None:
    broken(project)
    answer = client(project, clinic).get(url("es"))
    assert answer.status_code == 422
    assert all(found["code"] and found["message"] for found in json.loads(answer.data)["findings"])
    assert says_nothing_of_the_server(answer, project.root, clinic)


def test_what_nobody_has_signed_is_not_given_out(tmp_path: Path, clinic: Path) -> None:
    project = general(tmp_path / "project", 7)
    edit(clinic / "clinic.toml", '"translator", "clinician"', '"clinician", "reviewer"')
    server = client(project, clinic, release=True)
    answer = server.get("/summer/en.pdf")
    assert answer.status_code == 409
    assert {found["code"] for found in json.loads(answer.data)["findings"]} == {"withheld"}
    approve(project, "en", "summer", CLINICIAN)
    assert server.get("/summer/en.pdf").status_code == 409, "this clinic wants a reviewer's too"
    edit(clinic / "clinic.toml", '"clinician", "reviewer"', '"clinician"')
    assert client(project, clinic, release=True).get("/summer/en.pdf").status_code == 200


def no_list_of_fonts(project: Project) -> None:
    (project.root / "fonts").mkdir()
    (project.root / "fonts" / "fonts.toml").write_text("[[", "utf-8")


def no_font(project: Project) -> None:
    (project.root / "fonts").mkdir()
    shutil.copy(PROJECT.fonts / "fonts.toml", project.root / "fonts")


@pytest.mark.parametrize("broken", [no_list_of_fonts, no_font])
def test_what_is_wrong_with_the_server_is_told_to_its_log_alone(
    broken: Callable[[Project], None],
    project: Project,
    clinic: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken(project)
    answer = client(project, clinic).get(url("es"))
    assert (answer.status_code, answer.mimetype) == (500, "application/json")
    assert says_nothing_of_the_server(answer, project.root, clinic)
    assert str(project.root / "fonts") in caplog.text


def test_a_defect_of_the_program_is_told_to_the_servers_log_alone(
    project: Project,
    clinic: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError(str(project.root))

    monkeypatch.setattr("handouts.builds.render.typeset", fails)
    answer = client(project, clinic).get(url("es"))
    assert (answer.status_code, answer.mimetype) == (500, "application/json")
    assert says_nothing_of_the_server(answer, project.root, clinic)
    assert "RuntimeError" in caplog.text
