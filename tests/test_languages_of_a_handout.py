"""A handout that is for some languages alone: in others there is no sheet, and nobody asks."""

from pathlib import Path

import pytest

from handouts.approvals.status import status
from handouts.builds.plan import jobs
from handouts.catalogs.init import init_locale
from handouts.catalogs.po import po_path
from handouts.checks.check import review_locale
from handouts.content.load import read_sources
from handouts.errors import UsageError
from handouts.locale import parse
from handouts.merge.merge import update_locale
from handouts.project import Project
from handouts.review.review import check
from tests.commands import Command
from tests.projects import edit, general


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two texts, one of them in Spanish alone; Spanish and Arabic have catalogs."""
    here = general(tmp_path, 4)
    text = (here.content / "summer.md").read_text("utf-8")
    some = text.replace("id: summer", "id: winter\nlanguages: [es]")
    (here.content / "winter.md").write_text(some, "utf-8")
    for tag in ("ar", "es"):
        init_locale(here, parse(tag))
    return here


def test_catalogs_are_started_and_brought_up_to_date_where_the_text_is_for(
    project: Project,
) -> None:
    assert po_path(project, "es", "winter").exists()
    assert not po_path(project, "ar", "winter").exists()
    updated = {update.path.stem for update in update_locale(project, parse("ar"))}
    assert updated == {"summer", "interface"}


def test_there_is_no_sheet_in_other_languages(project: Project) -> None:
    made = {(job.handout, job.tag) for job in jobs(project, draft=True)}
    summer = {("summer", tag) for tag in ("en", "es", "ar")}
    assert made == summer | {("winter", "en"), ("winter", "es")}
    assert [job.handout for job in jobs(project, locales=["ar"])] == ["summer"]
    assert [job.handout for job in jobs(project, ["winter"], ["en_XA"])] == ["winter"]


def test_asking_for_such_a_sheet_is_refused_with_the_languages_that_there_are(
    project: Project,
) -> None:
    with pytest.raises(UsageError, match=r"winter\.md is not for ar") as caught:
        jobs(project, ["winter"], ["ar"])
    assert "it is for en, es" in caught.value.hint


def test_nothing_is_found_missing_that_is_not_to_be(project: Project) -> None:
    assert "no-catalog" not in {found.code for found in check(project, ["ar"]).findings}
    assert {row.domain for row in status(project, ["ar"]).rows} == {"summer", "interface"}
    assert {row.domain for row in status(project, ["en"]).rows} == {"summer", "winter"}


def test_a_catalog_of_a_language_that_was_taken_out_is_told(project: Project) -> None:
    edit(project.content / "winter.md", "languages: [es]", "languages: []")
    report = review_locale(project, "es", read_sources(project))
    (stray,) = (found for found in report.findings if found.code == "stray-catalog")
    assert stray.where.path.endswith("winter.po")
    assert "winter.md is not for es" in stray.message


def test_the_list_says_for_which_languages_a_text_is(project: Project, command: Command) -> None:
    lines = command("list", "--project", str(project.root))[1].splitlines()
    assert lines[1].split()[-2:] == ["2", "all"]
    assert lines[2].split()[-3:] == ["2", "en,", "es"]
