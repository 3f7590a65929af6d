"""The command, as a person meets it: in a process of its own."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from handouts import __version__
from handouts.findings import Finding, Severity, Where
from handouts.review.machine import as_json, as_sarif
from handouts.review.outcome import Outcome
from tests.projects import catalog, copied, edit, general
from tests.sheets import HANDOUT, PROJECT

COMMANDS = (
    "build", "list", "extract", "init", "update", "status", "check", "approve", "changes",
    "export", "import", "proof",
)  # fmt: skip


def run(*words: str, folder: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """The command with these words, in a process whose environment has these values beside ours."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", **more}
    return subprocess.run(
        [sys.executable, "-m", "handouts", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
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
        (["export", "docx", "es"], 2, "docx"),
        (["export", "tmx", "fr"], 2, "handouts init fr"),
        (["import", "missing.xlf"], 3, "No such file"),
        (["proof", "fr"], 2, "handouts init fr"),
        (["proof", "es", "knee"], 2, "no handout 'knee'"),
    ],
)
def test_a_wrong_call_has_its_exit_code_and_says_what_to_do(
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


def test_one_faulty_handout_and_one_stray_file_keep_no_other_from_the_list(tmp_path: Path) -> None:
    project = copied(tmp_path)
    (project.content / "knee.md").write_text("no handout", "utf-8")
    (project.content / "knee (copy).md").write_text("no handout", "utf-8")
    (project.content / ".#knee.md").symlink_to("someone@host.1234")
    done = run("list", folder=tmp_path)
    assert done.returncode == 1
    assert "Lumbar sympathetic block" in done.stdout
    assert "content/knee.md" in done.stderr
    assert "content/knee (copy).md: warning file-name" in done.stderr
    assert "Traceback" not in done.stderr


def test_every_option_and_every_example_is_whole_in_short_lines() -> None:
    for name in COMMANDS:
        wide, narrow = (run(name, "-h", COLUMNS=columns) for columns in ("300", "40"))
        assert narrow.returncode == 0
        options = set(re.findall(r"--[a-z-]+[a-z]", wide.stdout))
        assert {"--help", "--project"} <= options == {*re.findall(r"--[a-z-]+[a-z]", narrow.stdout)}
        example = wide.stdout.rstrip().splitlines()[-1]
        assert example.startswith(f"  Example: handouts {name}")
        assert example in narrow.stdout.splitlines()
        assert "…" not in narrow.stdout and "..." not in narrow.stdout.replace("]...", "")


OLD_CONSOLE = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
def test_the_output_is_utf_8_whatever_the_consoles_encoding(tmp_path: Path, encoding: str) -> None:
    project = copied(tmp_path, ("ar", "es"))
    edit(catalog(project), 'msgctxt "title"', '# Q: ¿qué? 😀\nmsgctxt "title"')
    edit(catalog(project), "Es una inyección", "Es  una inyección")
    reason = "# handouts: ignore=double-space razón 😀\n"
    edit(catalog(project), 'msgctxt "lead"', f'{reason}msgctxt "lead"')
    told = {
        words: run(*words, folder=tmp_path, **OLD_CONSOLE, PYTHONIOENCODING=encoding).stdout
        for words in (
            ("list",),
            ("status", "--format", "json"),
            ("check", "es", "--format", "sarif"),
            ("check", "es"),
        )
    }
    table, status, sarif, text = told.values()
    assert "العربية" in table
    (question,) = (each for text in json.loads(status)["texts"] for each in text["questions"])
    assert question["text"] == "¿qué? 😀"
    (result,) = (each for each in json.loads(sarif)["runs"][0]["results"] if "suppressions" in each)
    assert result["suppressions"][0]["justification"] == "razón 😀"
    assert "razón 😀" in text


def test_where_there_is_no_terminal_nothing_is_cut_folded_or_coloured(tmp_path: Path) -> None:
    long = "A block of a nerve " * 20
    project = copied(tmp_path, ("es",))
    edit(tmp_path / "content" / f"{HANDOUT}.md", "# Lumbar sympathetic block", f"# {long}")
    edit(catalog(project), "durante al menos 6 horas", "durante al menos 8 horas")
    environment = {"COLUMNS": "40", "TERM": "xterm-256color", "NO_COLOR": ""}
    listed = run("list", folder=tmp_path, **environment).stdout
    assert any(long.strip() in line for line in listed.splitlines())
    shown = run("check", "es", folder=tmp_path, **environment).stdout
    quoted = re.search(r"msgstr (.*durante al menos 8 horas.*)\n *\| +\^\n", shown)
    assert quoted and "…" not in quoted[1]
    assert quoted[1] in catalog(project).read_text("utf-8").replace('"\n"', "")
    assert "\x1b" not in listed + shown


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name is any bytes")
def test_a_file_name_that_is_no_utf_8_is_escaped_and_stops_nothing(tmp_path: Path) -> None:
    copied(tmp_path)
    name = os.fsencode(tmp_path / "content") + b"/caf\xe9.md"
    with open(name, "wb") as file:  # noqa: PTH123 (a name of bytes)
        file.write(b"no handout")
    for words in (("check",), ("check", "--format", "github"), ("build",), ("list",), ("extract",)):
        done = run(*words, folder=tmp_path)
        assert done.returncode in (0, 1), done.stderr
        assert r"caf\udce9" in done.stdout + done.stderr
        assert "defect of the program" not in done.stderr


def test_half_a_surrogate_pair_is_no_part_of_json_and_bytes_of_a_uri_stay() -> None:
    where = Where("content/caf\udce9.md")
    finding = Finding("dialect", Severity.ERROR, where, "a half: \ud800")
    outcome = Outcome(PROJECT, ("en",), (finding,))
    row = json.loads(as_json(outcome).encode())["findings"][0]
    assert (row["path"], row["message"]) == (r"content/caf\udce9.md", r"a half: \ud800")
    result = json.loads(as_sarif(outcome).encode())["runs"][0]["results"][0]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "content/caf%E9.md"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device that is always full")
@pytest.mark.parametrize("words", [("list",), ("status", "--format", "json"), ("build", "--help")])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_told_in_a_line_and_exits_3(
    tmp_path: Path, words: tuple[str, ...], unbuffered: str
) -> None:
    copied(tmp_path)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "handouts", *words],
            cwd=tmp_path,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        b"error: the output cannot be written: No space left on device",
        b"    make room on the disk",
    ]


@pytest.mark.parametrize("place", ["while it works", "while it loads"])
def test_an_interrupt_is_told_in_a_line_and_exits_130(place: str) -> None:
    works = "import handouts.cli.status as commands; commands.status = stopped\n"
    loads = "class Module:\n    __getattr__ = stopped\nsys.modules['handouts.cli.app'] = Module()\n"
    script = (
        "import sys, handouts.cli as cli\n"
        "def stopped(*_): raise KeyboardInterrupt\n"
        f"{works if place == 'while it works' else loads}"
        f"sys.argv = ['handouts', 'status', '--project', {str(PROJECT.root)!r}]\n"
        "cli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, "stopped: what was unfinished is not kept\n")


def test_a_file_that_the_system_refuses_is_named_and_exits_3() -> None:
    script = (
        "import sys, handouts.cli as cli, handouts.cli.status as commands\n"
        "def refused(*_): raise PermissionError(13, 'Permission denied', 'locales/es')\n"
        "commands.status = refused\n"
        f"sys.argv = ['handouts', 'status', '--project', {str(PROJECT.root)!r}]\n"
        "cli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert done.stderr.startswith("error: locales/es: Permission denied\n")


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
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
    assert done.returncode == 141, "as a shell shows a command that SIGPIPE ended"
    assert done.stderr == b""


def test_an_approval_of_a_day_to_come_is_refused(tmp_path: Path) -> None:
    copied(tmp_path)
    words = ("approve", "en", HANDOUT, "--name", "Clio Example", "--role", "clinician")
    done = run(*words, "--date", "2999-01-01", folder=tmp_path)
    assert done.returncode == 2
    assert "2999-01-01 is still to come" in done.stderr
    assert not list(tmp_path.rglob("approvals.toml"))
    assert run(*words, "--date", date.today().isoformat(), folder=tmp_path).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="only POSIX shells close streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_defect(tmp_path: Path, closed: str) -> None:
    general(tmp_path, 2)
    called = f'exec "$0" -m handouts extract {closed}'
    done = subprocess.run(["sh", "-c", called, sys.executable], cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert (tmp_path / "locales" / "interface.pot").read_text("utf-8").startswith("#")


def test_values_of_options_may_be_written_in_capitals(tmp_path: Path) -> None:
    general(tmp_path, 2)
    done = run("check", "EN", "--format", "JSON", "--paper", "A4", folder=tmp_path)
    assert json.loads(done.stdout)["locales"] == ["en"]
    told = run("check", "en", "--paper", "a5", folder=tmp_path)
    assert (told.returncode, "write one of: a4, letter" in told.stderr) == (2, True)


def test_the_old_name_of_read_back_still_works_and_the_help_has_the_new_one_alone(
    tmp_path: Path,
) -> None:
    project = copied(tmp_path)
    options = ("--locale", "en", "--project", str(project.root))
    assert run("build", *options, "--verify").returncode == 0
    shown = run("build", "--help").stdout
    assert "--read-back" in shown
    assert "--verify" not in shown
