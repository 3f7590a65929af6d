"""No old paper beside new: what lies at a sheet's place is what the project prints today."""

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from handouts.builds.aside import SetAside
from handouts.builds.job import Job, Rendered, Result
from handouts.builds.manifest import MANIFEST
from handouts.builds.plan import jobs, output
from handouts.builds.render import Renderer
from handouts.builds.run import build, build_exit_code, prune
from handouts.clinic import EXAMPLE
from handouts.project import Project
from tests.projects import catalog, copied, edit, general
from tests.sheets import HANDOUT
from tests.test_cli import run

OTHER = "en_XA"
"""A second language that needs no catalogs."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of one short text, printed in two languages."""
    project = general(tmp_path / "project", 1)
    built(project, "en", OTHER)
    return project


def built(
    project: Project,
    *tags: str,
    aside: Callable[[SetAside], None] = lambda _: None,
    **options: Any,
) -> tuple[Result, ...]:
    wanted = jobs(project, locales=tags, **options)
    return build(project, wanted, output(project), withheld=aside)


def files(project: Project) -> list[str]:
    folder = output(project)
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def rows(project: Project) -> dict[str, dict[str, Any]]:
    listed = json.loads((output(project) / MANIFEST).read_text("utf-8"))["sheets"]
    return {row["path"]: row for row in listed}


def new_phone(project: Project) -> None:
    edit(project.root / EXAMPLE, 'day = "', 'day = "1-')


def new_country(project: Project) -> None:
    edit(project.root / EXAMPLE, 'country = "US"', 'country = "DE"')


def new_text(project: Project) -> None:
    edit(project.content / "summer.md", "A lead.", "Another lead.")


def touched_up(project: Project) -> None:
    path = output(project) / "en" / "summer.pdf"
    path.write_bytes(path.read_bytes() + b"% a note that a viewer saved")


def off_the_record(project: Project) -> None:
    (output(project) / MANIFEST).unlink()


def broken_record(project: Project) -> None:
    (output(project) / MANIFEST).write_text('{"sheets": [{"path"', "utf-8")


def renamed(project: Project) -> None:
    text = (project.content / "summer.md").read_text("utf-8")
    (project.content / "summer.md").unlink()
    (project.content / "heat.md").write_text(text.replace("id: summer", "id: heat"), "utf-8")


def renamed_and_off_the_record(project: Project) -> None:
    renamed(project)
    off_the_record(project)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (new_phone, "has changed; build it again"),
        (new_country, "the clinic prints on a4 now; build it again"),
        (new_text, "has changed; build it again"),
        (touched_up, "changed after it was printed; build it again"),
        (off_the_record, "nothing is on record of what it was made from; build it again"),
        (broken_record, "nothing is on record of what it was made from; build it again"),
        (renamed, "there is no content/summer.md any more"),
        (renamed_and_off_the_record, "there is no content/summer.md any more"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_build_of_one_language_sets_old_paper_of_another_aside(
    change: Callable[[Project], None], reason: str, project: Project
) -> None:
    change(project)
    old = (output(project) / "en" / "summer.pdf").read_bytes()
    gone: list[SetAside] = []
    assert build_exit_code(built(project, OTHER, aside=gone.append)) == 0
    assert not (output(project) / "en" / "summer.pdf").exists()
    assert (output(project) / "en" / "summer.withheld.pdf").read_bytes() == old
    told = {each.path: each for each in gone}["en/summer.pdf"]
    row = rows(project)["en/summer.pdf"]
    assert told.reason == row["reason"]
    assert reason in row["reason"]
    assert (row["state"], row["aside"]) == ("withheld", "en/summer.withheld.pdf")
    (name,) = project.handouts()
    assert f"{OTHER}/{name}.pdf" in files(project)


def test_sheets_on_the_other_paper_and_drafts_go_aside_too(project: Project) -> None:
    built(project, "en", paper="a4")
    built(project, "en", draft=True)
    before = ["en/summer.a4.pdf", "en/summer.draft.pdf", "en/summer.pdf"]
    assert files(project) == [*before, f"{OTHER}/summer.pdf"]
    new_phone(project)
    built(project, OTHER)
    assert files(project) == [
        "en/summer.a4.withheld.pdf",
        "en/summer.draft.withheld.pdf",
        "en/summer.withheld.pdf",
        f"{OTHER}/summer.pdf",
    ]


def test_what_the_project_would_print_again_stays_as_it_is(project: Project) -> None:
    path = output(project) / "en" / "summer.pdf"
    before = (path.read_bytes(), path.stat().st_mtime_ns, rows(project)["en/summer.pdf"])
    gone: list[SetAside] = []
    built(project, OTHER, aside=gone.append)
    assert (path.read_bytes(), path.stat().st_mtime_ns, rows(project)["en/summer.pdf"]) == before
    assert gone == []


def test_a_sheet_that_is_built_again_lies_at_its_place_alone(project: Project) -> None:
    new_phone(project)
    built(project, OTHER)
    built(project, "en")
    assert files(project) == ["en/summer.pdf", f"{OTHER}/summer.pdf"]
    assert {row["state"] for row in rows(project).values()} == {"current"}


def test_a_sheet_that_was_moved_back_by_hand_is_good_if_the_project_is_as_it_was(
    project: Project,
) -> None:
    new_phone(project)
    built(project, OTHER)
    aside = output(project) / "en" / "summer.withheld.pdf"
    aside.rename(aside.with_name("summer.pdf"))
    built(project, OTHER)
    assert aside.exists(), "the number on it is still the old one"
    aside.rename(aside.with_name("summer.pdf"))
    edit(project.root / EXAMPLE, 'day = "1-', 'day = "')
    built(project, OTHER)
    assert files(project) == ["en/summer.pdf", f"{OTHER}/summer.pdf"]
    assert rows(project)["en/summer.pdf"]["state"] == "current"


@pytest.mark.parametrize("on_record", [True, False])
def test_a_locale_that_was_removed_leaves_no_sheet(tmp_path: Path, on_record: bool) -> None:
    project = copied(tmp_path)
    built(project, "en", "es")
    shutil.rmtree(project.locales / "es")
    if not on_record:
        off_the_record(project)
    built(project, "en")
    assert files(project) == [f"en/{HANDOUT}.pdf", f"es/{HANDOUT}.withheld.pdf"]
    assert "locales/es" in rows(project)[f"es/{HANDOUT}.pdf"]["reason"]


OWN = ("poster.pdf", "en/map.pdf", "en/Summer final.pdf", "en/map.withheld.pdf", "own/summer.pdf",
       "en/summer.txt", "en/old/summer.pdf", "en/summer.v2.pdf", "release/notes.pdf")  # fmt: skip


def test_what_people_put_there_themselves_is_not_touched(project: Project) -> None:
    for name in OWN:
        (output(project) / name).parent.mkdir(parents=True, exist_ok=True)
        (output(project) / name).write_bytes(b"%PDF of somebody")
    for change in (new_phone, renamed, broken_record):
        change(project)
        built(project, OTHER)
        prune(project, output(project))
    assert {name: (output(project) / name).read_bytes() for name in OWN} == dict.fromkeys(
        OWN, b"%PDF of somebody"
    )


def test_a_record_that_names_files_elsewhere_moves_and_deletes_none(project: Project) -> None:
    outside = project.root / "en" / "summer.pdf"
    outside.parent.mkdir()
    outside.write_bytes(b"x")
    row = rows(project)["en/summer.pdf"]
    listed = [
        {**row, "path": "../en/summer.pdf", "aside": "../en/summer.pdf"},
        {**row, "path": str(outside), "aside": 7, "paper": [], "draft": {}},
    ]
    (output(project) / MANIFEST).write_text(json.dumps({"sheets": listed}), "utf-8")
    assert build_exit_code(built(project, "en")) == 0
    prune(project, output(project))
    assert outside.read_bytes() == b"x"


def test_an_interrupt_leaves_no_old_paper_and_loses_no_new(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_phone(project)
    real = Renderer.render

    def interrupted(self: Renderer, job: Job) -> Rendered:
        if job.tag == OTHER:
            raise KeyboardInterrupt
        return real(self, job)

    monkeypatch.setattr(Renderer, "render", interrupted)
    with pytest.raises(KeyboardInterrupt):
        built(project, "en", OTHER)
    states = {path: row["state"] for path, row in rows(project).items()}
    assert states == {"en/summer.pdf": "current", f"{OTHER}/summer.pdf": "withheld"}
    monkeypatch.undo()
    built(project, OTHER)
    assert files(project) == ["en/summer.pdf", f"{OTHER}/summer.pdf"]


def refuse(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Let nothing take the name of a sheet of a folder, or take it away."""
    real = Path.replace

    def refused(self: Path, target: Path) -> Path:
        for path in (self, Path(target)):
            if path.name == "summer.pdf" and path.parent.name == folder:
                raise PermissionError(13, "Access is denied", str(path))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refused)


def test_old_paper_that_cannot_be_moved_is_told_and_called_stale(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_phone(project)
    refuse(monkeypatch, "en")
    gone: list[SetAside] = []
    assert build_exit_code(built(project, OTHER, aside=gone.append)) == 0
    ((code, path),) = [(f.code, f.where.path) for each in gone for f in each.findings]
    assert (code, path) == ("unreadable", str(output(project) / "en" / "summer.pdf"))
    assert rows(project)["en/summer.pdf"]["state"] == "stale"
    (result,) = built(project, "en")
    assert (result.built, result.state) == (False, "stale")
    assert len(result.rendered.findings) == 1
    monkeypatch.undo()
    built(project, OTHER)
    assert rows(project)["en/summer.pdf"]["state"] == "withheld"


def test_a_sheet_that_cannot_be_written_stays_where_it_is_the_same(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "en")
    (result,) = built(project, "en")
    assert (result.built, result.state) == (False, "current")
    assert "en/summer.pdf" in files(project)
    assert rows(project)["en/summer.pdf"]["state"] == "current"


def test_two_builds_at_once_leave_the_sheets_of_each_other(project: Project) -> None:
    for _ in range(3):
        new_phone(project)
        with ThreadPoolExecutor(2) as pool:
            both = list(pool.map(lambda tag: built(project, tag), ("en", OTHER)))
        assert all(result.built for results in both for result in results)
        assert files(project) == ["en/summer.pdf", f"{OTHER}/summer.pdf"]
        assert {row["state"] for row in rows(project).values()} == {"current"}


def test_a_folder_of_ones_own_is_looked_at_alone(project: Project, tmp_path: Path) -> None:
    new_phone(project)
    build(project, jobs(project, locales=[OTHER]), tmp_path / "elsewhere")
    assert files(project) == ["en/summer.pdf", f"{OTHER}/summer.pdf"]


def test_the_command_says_what_went_aside_and_prune_what_it_deleted(tmp_path: Path) -> None:
    project = copied(tmp_path)
    assert run("build", folder=tmp_path).returncode == 0
    new_phone(project)
    done = run("build", "--locale", "en", folder=tmp_path)
    assert done.returncode == 0
    assert f"withheld: build/es/{HANDOUT}.pdf: what it was made from has changed" in done.stderr
    assert f"build it again (it is now {HANDOUT}.withheld.pdf)" in done.stderr
    edit(catalog(project), 'sangrado"', 'sangrado \uaa00"')
    done = run("build", "--prune", folder=tmp_path)
    assert done.returncode == 1
    assert f"not written: es/{HANDOUT}.pdf: the older file is now" in done.stderr
    assert f"deleted: build/es/{HANDOUT}.withheld.pdf" in done.stderr
    assert files(project) == [f"en/{HANDOUT}.pdf"]
    row = rows(project)[f"es/{HANDOUT}.pdf"]
    assert (row["state"], row["aside"], row["sha256"]) == ("missing", "", "")
    assert "deleted" not in run("build", "--prune", "--locale", "en", folder=tmp_path).stderr
