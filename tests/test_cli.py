"""The command, as a person meets it: in a process of its own."""

import os
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from handouts import __version__
from tests.projects import catalog, copied, edit
from tests.sheets import HANDOUT

COMMANDS = (
    "build", "list", "extract", "init", "update", "status", "check", "approve", "changes",
    "export", "import", "proof",
)  # fmt: skip


def run(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    return subprocess.run(
        [sys.executable, "-m", "handouts", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_and_takes_a_project(command: str) -> None:
    help_text = run(command, "--help").stdout
    assert f"Example: handouts {command}" in help_text
    assert "--project" in help_text


def test_the_version_is_the_packages() -> None:
    assert run("--version").stdout == f"handouts {__version__}\n"


def test_building_says_a_line_for_each_sheet_and_exits_0(tmp_path: Path) -> None:
    copied(tmp_path)
    done = run("build", folder=tmp_path / "content")
    assert done.returncode == 0, done.stderr
    assert re.search(rf"^es/{HANDOUT}\.pdf: 1\d(\.\d)? pt$", done.stdout, re.MULTILINE)
    assert "2 of 2 sheets" in done.stdout
    assert (tmp_path / "build" / "es" / f"{HANDOUT}.pdf").is_file()


def test_what_was_not_built_is_named_with_the_reason_and_exits_1(tmp_path: Path) -> None:
    project = copied(tmp_path)
    edit(catalog(project), "durante al menos 6 horas", "durante al menos 8 horas")
    done = run("build", "--project", str(tmp_path))
    assert done.returncode == 1
    assert f"not written: es/{HANDOUT}.pdf" in done.stderr
    assert re.search(
        rf"es/LC_MESSAGES/{HANDOUT}\.po:\d+ \[preparation\]: error number", done.stderr
    )
    assert "1 of 2 sheets" in done.stdout


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["build", "knee"], 2, "no handout 'knee'"),
        (["build", "--locale", "klingon"], 2, "unknown locale"),
        (["build", "--paper", "a5"], 2, "unknown paper"),
        (["build", "--nonsense"], 2, "No such option"),
        (["init", "en"], 2, "English is the source"),
        (["check", "km"], 2, "handouts init km"),
    ],
)
def test_a_wrong_call_exits_2_and_says_what_to_do(
    tmp_path: Path, words: list[str], code: int, message: str
) -> None:
    copied(tmp_path)
    done = run(*words, folder=tmp_path)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_project_exits_2(tmp_path: Path) -> None:
    done = run("list", folder=tmp_path)
    assert done.returncode == 2
    assert "no project" in done.stderr


def test_a_clinic_that_cannot_be_read_exits_3(tmp_path: Path) -> None:
    copied(tmp_path)
    (tmp_path / "clinic.toml").write_text("name =", "utf-8")
    done = run("build", folder=tmp_path)
    assert done.returncode == 3
    assert "clinic.toml" in done.stderr


def test_an_output_folder_that_is_a_file_exits_3(tmp_path: Path) -> None:
    copied(tmp_path)
    (tmp_path / "out").write_text("mine", "utf-8")
    done = run("build", "--locale", "en", "--out", "out", folder=tmp_path)
    assert done.returncode == 3
    assert "cannot be written" in done.stderr
    assert (tmp_path / "out").read_text("utf-8") == "mine"


def test_a_defect_exits_70_and_keeps_the_traceback_in_a_file(tmp_path: Path) -> None:
    copied(tmp_path)
    script = (
        "import handouts.cli as cli, handouts.cli.status as commands\n"
        "def broken(*_): raise RuntimeError('boom')\n"
        "commands.status = broken\n"
        f"import sys; sys.argv = ['handouts', 'status', '--project', {str(tmp_path)!r}]\n"
        "cli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    kept = re.search(r"the file (\S+)", done.stderr)
    assert kept is not None
    assert "boom" in Path(kept[1]).read_text("utf-8")
    Path(kept[1]).unlink()


def test_a_locale_goes_from_init_to_questions(tmp_path: Path) -> None:
    project = copied(tmp_path, ())
    assert run("extract", folder=tmp_path).returncode == 0
    assert "nothing changed" in run("extract", folder=tmp_path).stdout
    assert run("init", "pt-BR", folder=tmp_path).returncode == 0
    assert "nothing changed" in run("update", "pt_BR", folder=tmp_path).stdout
    edit(catalog(project, "pt_BR"), 'msgctxt "title"', '# Q: which block?\nmsgctxt "title"')
    told = run("status", folder=tmp_path).stdout
    assert "which block?" in told
    assert "Português (Brasil)" in told
    checked = run("check", "pt-BR", folder=tmp_path)
    assert checked.returncode == 1
    assert "untranslated" in checked.stdout


def test_the_list_has_handouts_and_languages_by_both_names(tmp_path: Path) -> None:
    copied(tmp_path, ("ar", "es"))
    told = run("list", folder=tmp_path).stdout
    for word in (HANDOUT, "Lumbar sympathetic block", "Arabic", "العربية", "Español"):
        assert word in told


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize("command", ["list", "status"])
def test_an_output_without_the_letters_of_a_language_escapes_them(
    tmp_path: Path, encoding: str, command: str
) -> None:
    copied(tmp_path, ("ar", "es"))
    done = subprocess.run(
        [sys.executable, "-m", "handouts", command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"\\u0627\\u0644\\u0639" in done.stdout
    if encoding == "cp1252":
        assert "Español".encode("cp1252") in done.stdout, "what the encoding has stays"


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has SIGPIPE")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_pipe_that_nobody_reads_is_no_defect(tmp_path: Path, unbuffered: str) -> None:
    copied(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "handouts", "list"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert done.returncode == -signal.SIGPIPE
    assert done.stderr == b""


def test_an_approval_of_a_day_to_come_is_refused(tmp_path: Path) -> None:
    copied(tmp_path)
    words = ("approve", "en", HANDOUT, "--name", "Clio Example", "--role", "clinician")
    done = run(*words, "--date", "2999-01-01", folder=tmp_path)
    assert done.returncode == 2
    assert "2999-01-01 is still to come" in done.stderr
    assert not list(tmp_path.rglob("approvals.toml"))
    assert run(*words, "--date", date.today().isoformat(), folder=tmp_path).returncode == 0
