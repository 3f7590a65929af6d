"""The commands about approvals, as a person meets them: status, approve, changes, check."""

import json
from pathlib import Path
from typing import Any

import pytest

from handouts.approvals.approval import read_approvals
from handouts.catalogs.po import INTERFACE, po_path
from tests.projects import catalog, copied, edit
from tests.sheets import HANDOUT
from tests.signed import CRITICAL, TRANSLATOR, WORDING, approve, approved, reword
from tests.test_cli import run

SIGN = ("approve", "es", HANDOUT, "--name", "Tess Example", "--role", "translator")
DIPLOMA = ("--credential", "made-up diploma")


def texts(folder: Path, *words: str) -> dict[tuple[str, str], dict[str, Any]]:
    done = run("status", *words, "--format", "json", folder=folder)
    assert done.returncode == 0, done.stderr
    return {(row["locale"], row["text"]): row for row in json.loads(done.stdout)["texts"]}


def line(told: str, *words: str) -> str:
    """The only line that has all these words."""
    (found,) = [line for line in told.splitlines() if all(word in line for word in words)]
    return found


def test_the_table_shows_state_origin_and_who_must_act(tmp_path: Path) -> None:
    project = copied(tmp_path)
    told = run("status", folder=tmp_path).stdout
    assert "clinician" in line(told, "en ", HANDOUT, "complete", "source")
    assert "translator, clinician" in line(told, "es ", HANDOUT, "complete", "machine draft")
    approve(project, "es", HANDOUT, TRANSLATOR)
    told = run("status", "es", folder=tmp_path).stdout
    assert line(told, "es ", HANDOUT, "complete").split()[-1] == "clinician"
    assert "approved by Tess Example (translator, made-up diploma, 2026-11-21)" in told
    assert "en " not in told.split("\n")[1]


def test_a_folder_of_no_language_is_named_and_stops_no_other(tmp_path: Path) -> None:
    project = copied(tmp_path)
    (project.locales / "qqx" / "LC_MESSAGES").mkdir(parents=True)
    done = run("status", folder=tmp_path)
    assert done.returncode == 1
    assert line(done.stdout, "es ", HANDOUT)
    assert line(done.stderr, "locales/qqx", "unknown-locale")
    assert run("status", "es", folder=tmp_path).returncode == 0


def test_json_has_all_that_the_table_shows(tmp_path: Path) -> None:
    project = approved(tmp_path)
    reword(project, WORDING)
    reword(project, CRITICAL)
    edit(catalog(project), 'msgctxt "title"', '# Q: which block?\nmsgctxt "title"')
    rows = texts(tmp_path)
    assert list(rows) == [("en", HANDOUT), ("es", HANDOUT), ("es", INTERFACE)]
    row = rows["es", HANDOUT]
    assert (row["state"], row["origin"]) == ("outdated", "machine")
    assert (row["translated"], row["missing"]) == (46, 2)
    assert row["waits_for"] == ["author", "translator"]
    assert row["approvals"] == []
    assert [person["name"] for person in row["void"]] == ["Tess Example", "Clio Example"]
    assert row["changes"] == {
        "messages": 2,
        "sections": ["preparation", "faq"],
        "kind": "critical",
        "summary": "2 messages (preparation, faq): critical",
        "translations": 0,
    }
    assert row["questions"][0]["text"] == "which block?"
    assert rows["es", INTERFACE]["state"] == "approved"
    assert rows["es", INTERFACE]["approvals"][0] == {
        "name": "Tess Example",
        "role": "translator",
        "credential": "made-up diploma",
        "date": "2026-11-21",
    }
    assert rows["en", HANDOUT]["state"] == "outdated"


def test_the_state_follows_the_text(tmp_path: Path) -> None:
    project = approved(tmp_path)

    def state() -> tuple[str, list[str]]:
        row = texts(tmp_path, "es")["es", HANDOUT]
        return row["state"], row["waits_for"]

    assert state() == ("approved", [])
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "sangre"')
    assert state() == ("complete", ["translator", "clinician"])
    edit(catalog(project), 'msgstr "sangre"', 'msgstr ""')
    assert state() == ("incomplete", ["translator"])
    reword(project, WORDING)
    assert state() == ("outdated", ["translator"])


def test_markdown_is_a_table_that_a_forge_shows(tmp_path: Path) -> None:
    project = approved(tmp_path)
    edit(po_path(project, "es", INTERFACE), '"Riesgos"', '"Los riesgos"')
    told = run("status", "--format", "markdown", folder=tmp_path).stdout.splitlines()
    table = [line for line in told if line.startswith("|")]
    assert len(table) == 5
    assert len({line.count("|") for line in table}) == 1
    assert f"| es | Español (Spanish) | {HANDOUT} | approved |" in told[3]
    assert any("interface: no longer what was approved by Tess" in line for line in told)


def test_an_approval_is_given_on_the_command_line(tmp_path: Path) -> None:
    project = copied(tmp_path)
    done = run(*SIGN, *DIPLOMA, "--date", "2026-11-20", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"sealed copy: locales/es/approved/{HANDOUT}-" in done.stdout
    assert "still to sign: clinician" in done.stdout
    (approval,) = read_approvals(project, "es")
    assert (approval.name, approval.credential) == ("Tess Example", "made-up diploma")
    assert approval.day.isoformat() == "2026-11-20"
    assert "had approved it already" in run(*SIGN, *DIPLOMA, folder=tmp_path).stdout


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (SIGN, 2, "a translator signs with a qualification"),
        ((*SIGN[:-1], "director"), 2, "write one of: translator, clinician, reviewer"),
        ((*SIGN, *DIPLOMA, "--date", "yesterday"), 2, "date"),
        (("approve", "es", "knee", *SIGN[3:], *DIPLOMA), 2, "no handout 'knee'"),
        (("approve", "xx", HANDOUT, *SIGN[3:], *DIPLOMA), 2, "unknown locale"),
        (("changes", "km"), 2, "handouts init km"),
    ],
)
def test_a_wrong_call_is_refused(
    tmp_path: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    project = copied(tmp_path)
    done = run(*words, folder=tmp_path)
    assert (done.returncode, message in done.stderr) == (code, True), done.stderr
    assert read_approvals(project, "es") == ()


def test_what_cannot_be_printed_cannot_be_signed(tmp_path: Path) -> None:
    project = copied(tmp_path)
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "sangrado \uaa00"')
    done = run(*SIGN, *DIPLOMA, folder=tmp_path)
    assert done.returncode == 1
    assert "missing-glyph" in done.stderr
    assert read_approvals(project, "es") == ()


def test_changes_show_the_words_of_the_english_since_the_approval(tmp_path: Path) -> None:
    project = approved(tmp_path)
    assert (
        "as Clio Example (clinician, 2026-11-22) approved it"
        in run("changes", "es", folder=tmp_path).stdout
    )
    reword(project, WORDING)
    reword(project, CRITICAL)
    told = run("changes", "es", HANDOUT, folder=tmp_path).stdout
    assert "preparation, reworded: critical (number: 6 → 8)" in told
    assert "at least [-6-] {+8+} hours" in told
    assert "faq, reworded: wording" in told
    assert "Some {+people+} at once, others over several days." in told
    assert INTERFACE not in told
    assert "[-6-] {+8+}" in run("changes", "en", folder=tmp_path).stdout


def test_changes_without_an_approval_say_so(tmp_path: Path) -> None:
    copied(tmp_path)
    told = run("changes", "es", folder=tmp_path).stdout
    assert (
        told == f"es {HANDOUT}: nothing is approved yet\nes {INTERFACE}: nothing is approved yet\n"
    )


def test_check_tells_of_void_approvals_as_warnings(tmp_path: Path) -> None:
    project = approved(tmp_path)
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "hemorragia"')
    done = run("check", "es", folder=tmp_path)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "approval-void" in done.stdout + done.stderr
    assert "1 translation changed" in done.stdout + done.stderr


@pytest.mark.parametrize("form", ["table", "json", "markdown"])
def test_faults_of_a_catalog_are_shown_with_all_texts_and_exit_3(tmp_path: Path, form: str) -> None:
    project = copied(tmp_path)
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "sangrado')
    done = run("status", "--format", form, folder=tmp_path)
    assert done.returncode == 3
    assert "broken" in done.stdout
    assert "a quote that is not closed" in done.stdout
    assert INTERFACE in done.stdout
