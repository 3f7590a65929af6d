"""The digest of what a sheet was made from changes with each of these things, and nothing else."""

import os
import pickle
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import icu4py
import pytest
import uharfbuzz

import handouts
from handouts.approvals.approval import APPROVALS
from handouts.builds.job import Job, Rendered, Result, SheetState
from handouts.builds.plan import Inputs, versions
from handouts.catalogs.po import INTERFACE, po_path
from handouts.clinic import CLINIC, EXAMPLE
from handouts.findings import Finding, Quote, Severity, Where
from handouts.project import SAFETY_TERMS, Project
from tests.projects import copied
from tests.sheets import HANDOUT, PROJECT
from tests.signed import approved

JOB = Job(HANDOUT, "es", "letter")
GLOSSARY, NUMBERS = "glossary.toml", "numbers.toml"
LISTED = '[[font]]\nfile = "faces/Own.ttf"\nweight = 400\nscripts = ["Latn"]\n'


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clinic's project that has everything a sheet may depend on."""
    project = approved(tmp_path_factory.mktemp("whole") / "project", ("es", "ar"))
    for tag in ("es", "ar"):
        (project.locales / tag / NUMBERS).write_text("", "utf-8")
        (project.locales / tag / GLOSSARY).write_text("", "utf-8")
    shutil.copy(PROJECT.locales / GLOSSARY, project.locales / GLOSSARY)
    (project.content / SAFETY_TERMS).write_text('colour = ["pink"]\n', "utf-8")
    (project.root / "fonts" / "faces").mkdir(parents=True)
    (project.root / "fonts" / "fonts.toml").write_text(LISTED, "utf-8")
    (project.root / "fonts" / "faces" / "Own.ttf").write_bytes(b"a font")
    return project.root


@pytest.fixture
def project(whole: Path, tmp_path: Path) -> Project:
    shutil.copytree(whole, tmp_path / "project")
    return Project(tmp_path / "project")


def digest(project: Project, job: Job = JOB) -> str:
    return Inputs(project).digest(job)


def copies(project: Project, tag: str, domain: str) -> Path:
    (folder,) = (project.locales / tag / "approved").glob(f"{domain}-*")
    return folder


DEPENDS_ON: dict[str, Callable[[Project], Path]] = {
    "text": lambda p: p.content / f"{HANDOUT}.md",
    "picture": lambda p: p.content / f"{HANDOUT}.svg",
    "safety terms": lambda p: p.content / SAFETY_TERMS,
    "catalog": lambda p: po_path(p, "es", HANDOUT),
    "interface": lambda p: po_path(p, "es", INTERFACE),
    "numbers": lambda p: p.locales / "es" / NUMBERS,
    "glossary": lambda p: p.locales / "es" / GLOSSARY,
    "shared glossary": lambda p: p.locales / GLOSSARY,
    "approvals": lambda p: p.locales / "es" / APPROVALS,
    "approvals of the English": lambda p: p.locales / "en" / APPROVALS,
    "sealed text": lambda p: copies(p, "es", HANDOUT) / f"{HANDOUT}.md",
    "sealed catalog": lambda p: copies(p, "es", HANDOUT) / f"{HANDOUT}.po",
    "sealed picture": lambda p: copies(p, "es", HANDOUT) / f"{HANDOUT}.svg",
    "sealed interface": lambda p: copies(p, "es", INTERFACE) / f"{INTERFACE}.po",
    "sealed English": lambda p: copies(p, "en", HANDOUT) / f"{HANDOUT}.md",
    "clinic": lambda p: p.root / CLINIC,
    "list of fonts": lambda p: p.fonts / "fonts.toml",
    "font": lambda p: p.fonts / "faces" / "Own.ttf",
}


@pytest.mark.parametrize("name", DEPENDS_ON)
def test_a_digest_changes_with_each_file_that_a_sheet_depends_on(
    name: str, project: Project
) -> None:
    before, path = digest(project), DEPENDS_ON[name](project)
    data = path.read_bytes()
    path.write_bytes(data + b"\n")
    assert digest(project) != before
    path.write_bytes(data)
    assert digest(project) == before
    path.unlink()
    assert digest(project) != before


@pytest.mark.parametrize(
    "other",
    [
        replace(JOB, tag="ar"),
        replace(JOB, tag="en"),
        replace(JOB, handout="knee"),
        replace(JOB, paper="a4"),
        replace(JOB, draft=True),
        replace(JOB, release=True),
    ],
    ids=str,
)
def test_a_digest_changes_with_what_the_job_prints(other: Job, project: Project) -> None:
    assert digest(project, other) != digest(project)


def test_reading_a_sheet_again_changes_nothing_of_it(project: Project) -> None:
    assert digest(project, replace(JOB, read_back=True)) == digest(project)


@pytest.mark.parametrize("name", versions())
def test_a_digest_changes_with_each_version(name: str, project: Project) -> None:
    assert Inputs(project, versions()).digest(JOB) == digest(project)
    assert Inputs(project, {**versions(), name: "0"}).digest(JOB) != digest(project)


def test_the_versions_are_the_programs_and_those_of_the_libraries_themselves() -> None:
    named = versions()
    assert named["handouts"] == handouts.__version__
    assert named["HarfBuzz"] == uharfbuzz.version_string()
    assert named["ICU"] == icu4py.icu_version
    assert {"reportlab", "pyphen", "budoux", "babel", "unicodedata2"} <= {*named}


def another_locale(project: Project) -> None:
    for path in (po_path(project, "ar", HANDOUT), po_path(project, "ar", INTERFACE)):
        path.write_bytes(path.read_bytes() + b"\n")
    for name in (NUMBERS, GLOSSARY, APPROVALS):
        (project.locales / "ar" / name).write_text("# another", "utf-8")
    (copies(project, "ar", HANDOUT) / f"{HANDOUT}.po").unlink()


def another_handout(project: Project) -> None:
    # a name that begins with the first one's has no part in it either
    longer = f"{HANDOUT}-knee"
    (project.content / f"{longer}.md").write_text("another", "utf-8")
    po_path(project, "es", longer).write_text("another", "utf-8")
    for name in (f"{longer}-0123456789ab", "knee-0123456789ab"):
        sealed = project.locales / "es" / "approved" / name
        sealed.mkdir()
        (sealed / f"{longer}.po").write_text("another", "utf-8")


def another_time(project: Project) -> None:
    for path in project.root.rglob("*"):
        os.utime(path, (86400, 86400))


def another_file(project: Project) -> None:
    for path in (project.fonts / "notes.txt", project.root / "notes.txt", project.root / EXAMPLE):
        path.write_text("another", "utf-8")
    (project.root / "build").mkdir()


@pytest.mark.parametrize(
    "change",
    [another_locale, another_handout, another_time, another_file],
    ids=lambda f: f.__name__,
)
def test_a_digest_does_not_change_with_what_has_no_part_in_the_sheet(
    change: Callable[[Project], None], project: Project
) -> None:
    before = digest(project)
    change(project)
    assert digest(project) == before


def test_a_digest_is_the_same_wherever_the_project_lies(project: Project, tmp_path: Path) -> None:
    shutil.copytree(project.root, tmp_path / "elsewhere" / "of another name")
    assert digest(Project(tmp_path / "elsewhere" / "of another name")) == digest(project)


def test_a_digest_is_the_same_wherever_the_program_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wheel has its fonts in another place than a checkout has."""
    project = copied(tmp_path / "project")
    before = digest(project)
    shutil.copytree(PROJECT.fonts, tmp_path / "_fonts")
    monkeypatch.setattr("handouts.project.files", lambda _: tmp_path / "handouts")
    (tmp_path / "_fonts").rename(tmp_path / "fonts")
    assert project.fonts == tmp_path / "fonts"
    assert digest(project) == before


def test_the_example_is_another_clinic_than_a_clinic_of_the_same_words(project: Project) -> None:
    """For its sheets say that it is nobody's."""
    before = digest(project)
    (project.root / CLINIC).rename(project.root / EXAMPLE)
    assert digest(project) != before


def test_a_list_of_fonts_that_cannot_be_read_has_a_digest_all_the_same(project: Project) -> None:
    before = digest(project)
    (project.fonts / "fonts.toml").write_text("[[", "utf-8")
    assert digest(project) != before


def test_what_a_build_is_asked_and_what_became_of_it_can_go_to_another_process() -> None:
    quote = Quote("msgstr", "hasta 8 horas", ((6, 7),))
    where = Where("locales/es/LC_MESSAGES/knee.po", 12, "day")
    finding = Finding("number-changed", Severity.ERROR, where, "8 for 6", "write 6", (quote,))
    rendered = Rendered(
        b"%PDF", (finding,), 2, 12.5, 13.0, date(2026, 1, 2).isoformat(), ("sample",)
    )
    result = Result(JOB, "es/knee.pdf", rendered, "sha256:0", SheetState.WITHHELD, "why", "aside")
    for value in (JOB, rendered, result):
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 (what we have just written)
