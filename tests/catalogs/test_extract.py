"""Templates: what translators get, from our command and from plain pybabel."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from handouts.catalogs.extract import extract_project, interface_template, templates
from handouts.catalogs.po import INTERFACE, Catalog, domains, pot_path, read
from handouts.content.interface import MESSAGES, STANDARD_HEADINGS
from handouts.content.load import load_project, read_sources
from handouts.project import Project
from tests.gettexts import REAL, Program
from tests.projects import edit


def small(project: Project) -> Catalog:
    return templates(read_sources(project))["small"]


def test_a_block_is_a_message_and_its_section_is_the_context(project: Project) -> None:
    assert [entry.key for entry in small(project).entries] == [
        ("title", "Small block"),
        ("lead", "A lead."),
        ("what", "You wait **1 to 2** hours."),
        ("what", "Rest."),
        ("what", "Call {clinic_phone}."),
        ("day", "Your day"),
        ("day", "Rest."),
        ("day", "Does it hurt?"),
        ("day", "Not **much**."),
    ]


def test_translators_are_told_what_a_text_is_for(project: Project) -> None:
    told = {entry.key: entry for entry in small(project).entries}
    wait = told["what", "You wait **1 to 2** hours."]
    assert wait.comments == ("A paragraph", "Source: AB, from both", "Be kind.")
    assert wait.references == ("content/small.md:16",)
    call = told["what", "Call {clinic_phone}."]
    assert call.flags == ("python-brace-format",)
    assert "{clinic_phone} is replaced by" in call.comments[-1]
    assert told["day", "Not **much**."].comments == ("The answer to a question: Does it hurt?",)


def test_equal_texts_of_one_section_are_one_message_with_all_places(project: Project) -> None:
    edit(project.content / "small.md", "- Rest.\n- Call", "- Rest.\n\n> Rest.\n\n- Call")
    (rest,) = [entry for entry in small(project).entries if entry.key == ("what", "Rest.")]
    assert rest.references == ("content/small.md:18", "content/small.md:20")
    assert len(rest.comments) == 2


def test_a_standard_heading_comes_from_the_interface_where_a_source_uses_it(
    project: Project,
) -> None:
    shared = interface_template(load_project(project))
    headings = [entry for entry in shared.entries if entry.msgctxt == "section"]
    assert [(entry.msgid, entry.references) for entry in headings] == [
        ("What happens", ("content/small.md:12",))
    ]
    assert len(shared.entries) == 1 + len(MESSAGES) - len(STANDARD_HEADINGS)


def test_the_programs_own_texts_refer_to_their_file_and_to_no_line() -> None:
    written = (REAL.root / "handouts/content/interface.toml").read_text("utf-8")
    for entry in templates(read_sources(REAL))[INTERFACE].entries:
        if entry.msgctxt != "section" and entry.msgid:
            assert entry.references == ("handouts/content/interface.toml",)
            assert f'text = "{entry.msgid}"' in written


def test_extraction_writes_a_template_for_each_handout_and_one_for_the_interface(
    project: Project, run: Program
) -> None:
    written = extract_project(project).changed
    assert written == (pot_path(project, "small"), pot_path(project, INTERFACE))
    for path in written:
        run("msgfmt", "-o", "/dev/null", path)
        assert run("msgcat", path) == path.read_text("utf-8")


def test_unchanged_sources_change_no_byte_on_any_day(project: Project) -> None:
    extract_project(project)
    before = {path: path.stat().st_mtime_ns for path in project.locales.glob("*.pot")}
    assert len(before) == 2
    assert extract_project(project).changed == ()
    assert {path: path.stat().st_mtime_ns for path in project.locales.glob("*.pot")} == before
    fields = read(pot_path(project, "small"), "small.pot").fields
    assert fields["POT-Creation-Date"] == "2026-11-20 00:00+0000"


@pytest.mark.parametrize("domain", domains(REAL))
def test_the_templates_of_the_repository_are_up_to_date(domain: str) -> None:
    there = read(pot_path(REAL, domain), domain)
    assert there.entries == templates(read_sources(REAL))[domain].entries
    assert there.header == templates(read_sources(REAL))[domain].header


def test_the_entry_point_is_ours() -> None:
    (point,) = entry_points(group="babel.extractors", name="handouts")
    assert point.value == "handouts.catalogs.extract:babel_extractor"


def test_plain_pybabel_extracts_the_same_messages(tmp_path: Path) -> None:
    """The oracle is Babel: the same keys, places, comments and flags, all in one template."""
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg"]
    command += ["--width", "1000", "-o", str(tmp_path / "all.pot"), "."]
    done = subprocess.run(command, cwd=REAL.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    theirs = read(tmp_path / "all.pot", "all.pot").live()
    ours = {
        entry.key: entry
        for found in templates(read_sources(REAL)).values()
        for entry in found.entries
    }
    assert theirs.keys() == ours.keys()
    for key, entry in theirs.items():
        assert entry.references == ours[key].references
        assert " ".join(entry.comments) == " ".join(ours[key].comments)
        assert entry.flags == ours[key].flags
