"""A clinic that requires back-translations gets no sheet without them, and no other is held up."""

from pathlib import Path

import pytest

from handouts.back.catalog import BackHeader, BackMethod, back_path
from handouts.back.update import one_line, update_back
from handouts.builds.job import Job, Rendered
from handouts.builds.plan import Inputs, jobs, output
from handouts.builds.render import Renderer
from handouts.builds.run import build
from handouts.catalogs.po import po_path, read
from handouts.catalogs.translate import sound
from handouts.clinic import CLINIC
from handouts.findings import Finding
from handouts.project import Project
from tests.projects import edit
from tests.sheets import HANDOUT
from tests.signed import approved, clinic

BY = BackHeader("Ana Back", BackMethod.PERSON, independent=True)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return approved(tmp_path)


def read_back(project: Project, said: BackHeader = BY) -> None:
    """Give every text of the handout an answer."""
    texts = sound(read(po_path(project, "es", HANDOUT), "es")).values()
    answers = {one_line(entry.msgstr): entry.msgid for entry in texts}
    update_back(project, "es", HANDOUT, said, answers)


def rendered(project: Project, tag: str = "es", release: bool = True) -> Rendered:
    return Renderer(project).render(Job(HANDOUT, tag, "letter", release=release))


def held(project: Project) -> tuple[Finding, ...]:
    """Why the release of the Spanish sheet is withheld, as far as it is for want of this."""
    done = rendered(project)
    found = tuple(f for f in done.findings if f.code == "not-read-back")
    assert (done.pdf is None) == bool(found)
    return found


def test_a_clinic_that_asks_for_none_gets_its_sheets(project: Project) -> None:
    text = (project.root / CLINIC).read_text("utf-8")
    (project.root / CLINIC).write_text(text.replace("back_translation", "#"), "utf-8")
    assert not held(project)


def test_a_sheet_is_withheld_until_all_of_it_is_read_back(project: Project) -> None:
    clinic(project, back="required")
    (finding,) = held(project)
    assert "48 of 48 translations" in finding.message
    update_back(project, "es", HANDOUT, BY)
    assert held(project)
    read_back(project)
    assert not held(project)
    edit(back_path(project, "es", HANDOUT), 'msgstr "Does it hurt?"', 'msgstr ""')
    assert held(project)


def test_the_english_and_a_sheet_that_is_no_release_need_none(project: Project) -> None:
    clinic(project, back="independent")
    assert rendered(project, "en").pdf
    assert rendered(project, release=False).pdf


@pytest.mark.parametrize(
    ("said", "enough"),
    [
        (BY, True),
        (BackHeader("Ana Back", BackMethod.PERSON), False),
        (BackHeader("Ana Back", BackMethod.PERSON, independent=False), False),
        (BackHeader(None, BackMethod.PERSON, independent=True), False),
        (BackHeader("machine draft,  not reviewed", BackMethod.MACHINE, independent=True), False),
    ],
)
def test_a_clinic_may_ask_for_another_hand_than_the_translators(
    project: Project, said: BackHeader, enough: bool
) -> None:
    clinic(project, back="required")
    read_back(project, said)
    assert not held(project)
    clinic(project, back="independent")
    assert (not held(project)) == enough


def test_a_broken_file_withholds_only_where_it_is_asked_for(project: Project) -> None:
    path = back_path(project, "es", HANDOUT)
    path.parent.mkdir()
    path.write_text('msgid "Hola\n', "utf-8")
    assert rendered(project).pdf
    clinic(project, back="required")
    done = rendered(project)
    assert (done.pdf, [f.code for f in done.findings]) == (None, ["unreadable"])
    assert done.findings[0].where.path == f"locales/es/back/{HANDOUT}.po"


@pytest.mark.parametrize(
    ("back", "release", "counts"),
    [
        ("optional", False, False),
        ("optional", True, True),
        ("required", False, False),
        ("required", True, True),
    ],
)
def test_the_file_counts_for_a_release_alone(
    project: Project, back: str, release: bool, counts: bool
) -> None:
    clinic(project, back=back)
    job = Job(HANDOUT, "es", "letter", release=release)
    before = Inputs(project).digest(job)
    read_back(project)
    assert (Inputs(project).digest(job) != before) == counts


def test_a_drift_withholds_a_release_and_sets_its_older_file_aside_where_none_is_required(
    project: Project,
) -> None:
    clinic(project, back="optional")
    out = output(project, release=True)
    build(project, jobs(project, release=True), out)
    texts = sound(read(po_path(project, "es", HANDOUT), "es")).values()
    entry = next(entry for entry in texts if "at least 6 hours" in entry.msgid)
    told = entry.msgid.replace("at least", "at most")
    update_back(project, "es", HANDOUT, BY, {one_line(entry.msgstr): told})
    build(project, jobs(project, locales=["en"], release=True), out)
    assert [path.name for path in (out / "es").iterdir()] == [f"{HANDOUT}.withheld.pdf"]
    assert rendered(project).pdf is None
