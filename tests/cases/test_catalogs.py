"""Cases that other programs' users met and reported, each by what is right.

The names such as D05 are those of the reports' collection. Nearly all stand on the small project
in ``base/``; the commands are the real ones.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from handouts.catalogs.po import read, reading_of
from handouts.catalogs.poprint import printed
from tests.commands import Command
from tests.gettexts import Program
from tests.projects import catalog, copied, edit
from tests.sheets import HANDOUT

BASE = Path(__file__).parent / "base"
CONSOLES = {
    "cp1252": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"},
    "ascii": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
}
SKIN = "We numb your skin. You may get light sedation."


@pytest.fixture
def po(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Spanish catalog of a copy of the base, in which the command works."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "locales" / "es" / "LC_MESSAGES" / "knee.po"


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Spanish catalog of a copy of the real project, in which the command works."""
    project = copied(tmp_path, ("es", "ar"))
    monkeypatch.chdir(tmp_path)
    return catalog(project)


def noted(path: Path, comment: str, msgid: str = "Does it hurt?") -> None:
    """Put comment lines above an entry."""
    text = path.read_text("utf-8")
    before, context, after = text.partition(f'msgid "{msgid}"')
    head, found, tail = before.rpartition("\n#. ")
    assert context and found
    while head.rsplit("\n", 1)[-1].startswith("#. "):  # above the first of the comments
        head, _, line = head.rpartition("\n")
        tail = f"{line.removeprefix('#. ')}\n#. {tail}"
    path.write_text(f"{head}\n{comment}\n#. {tail}{context}{after}", "utf-8")


def raw(console: str, *words: str) -> tuple[int, bytes]:
    """The command in a process of its own, on a console of another encoding."""
    environment = {**os.environ, "PYTHONCOERCECLOCALE": "0", **CONSOLES[console]}
    whole = [sys.executable, "-m", "handouts", *words]
    done = subprocess.run(whole, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout


def found(command: Command, *words: str) -> dict[str, list[dict[str, Any]]]:
    """The findings of a check, by their codes."""
    code, out, err = command("check", *words, "--format", "json")
    assert code in (0, 1, 3), err
    codes: dict[str, list[dict[str, Any]]] = {}
    for each in json.loads(out)["findings"]:
        codes.setdefault(each["code"], []).append(each)
    # the base is too short for two pages, and its "if it lasts" is a "si no se le pasa"
    return {code: its for code, its in codes.items() if code != "negation"}


def questions(command: Command) -> list[str]:
    code, out, err = command("status", "es", "--format", "json")
    assert code == 0, err
    return [asked["text"] for row in json.loads(out)["texts"] for asked in row["questions"]]


# What the command writes


@pytest.mark.parametrize("console", CONSOLES, ids=["C01", "C04"])
def test_json_of_a_check_is_utf8_whatever_the_console(po: Path, console: str) -> None:
    edit(po, "durante 6 horas", "durante 8 horas")
    edit(po, '"¿Duele?"', '"¿Duele? 6 Ünïcödé 😀"')
    code, data = raw(console, "check", "es", "--format", "json")
    assert code == 1
    told = json.loads(data.decode("utf-8"))
    texts = [quote["text"] for each in told["findings"] for quote in each["quotes"]]
    assert "¿Duele? 6 Ünïcödé 😀" in texts


def test_sarif_is_utf8_with_the_reason_of_an_ignored_finding(real: Path) -> None:
    """D01."""
    reason = "razón: así lo pidió la clínica Peña"
    noted(real, f"# handouts: ignore=double-space {reason}", SKIN)
    edit(real, '"Le adormecemos', '"Le  adormecemos')
    code, data = raw("cp1252", "check", "es", "--format", "sarif")
    assert code == 0
    results = json.loads(data.decode("utf-8"))["runs"][0]["results"]
    (result,) = (each for each in results if each["ruleId"] == "double-space")
    assert result["suppressions"] == [{"kind": "inSource", "justification": reason}]


def test_json_of_the_status_is_utf8_with_the_translators_name(real: Path) -> None:
    """D02."""
    edit(real, "machine draft, not reviewed", "José Peña")
    code, data = raw("cp1252", "status", "es", "--format", "json")
    assert code == 0
    assert json.loads(data.decode("utf-8"))["texts"][0]["translator"] == "José Peña"


def test_json_of_the_status_is_utf8_with_an_emoji_in_a_question(real: Path) -> None:
    """D03."""
    noted(real, "# Q: ¿sí? 😀", SKIN)
    code, data = raw("ascii", "status", "es", "--format", "json")
    assert code == 0
    (asked,) = json.loads(data.decode("utf-8"))["texts"][0]["questions"]
    assert (asked["text"], asked["about"]) == ("¿sí? 😀", SKIN)


@pytest.mark.parametrize("columns", ["40", "300"], ids=["C11-narrow", "C11-wide"])
def test_the_help_shows_every_option_whole(
    command: Command, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    code, out, _ = command("check", "--help")
    assert code == 0
    assert "…" not in out and "..." not in out.replace("[LOCALE]...", "")
    for option in ("--format", "--fail-on", "--paper", "--project DIR", "--help"):
        assert re.search(rf"^  .*{option}\b", out, re.MULTILINE)


# What may not go to patients


@pytest.mark.parametrize("tag", ["es", "ar"], ids=["D05-es", "D05-ar"])
def test_a_whole_english_sentence_keeps_the_sheet_from_being_written(
    real: Path, command: Command, tag: str
) -> None:
    path = Path("locales") / tag / "LC_MESSAGES" / f"{HANDOUT}.po"
    entry = rf'(msgid "{re.escape(SKIN)}"\n)msgstr (?:".*"\n)+'
    text, count = re.subn(entry, rf'\1msgstr "{SKIN}"\n', path.read_text("utf-8"))
    assert count == 1 and real.is_file()
    path.write_text(text, "utf-8")
    code, out, err = command("build", "--locale", tag)
    assert code == 1
    assert f"{tag}/{HANDOUT}.pdf: not written" in out
    assert re.search(rf"{path}:\d+ \[procedure\]: error still-english: ", err)
    assert not list(Path("build").rglob("*.pdf"))
    told = found(command, tag)
    assert list(told) == ["still-english"]  # one cause, one message
    assert told["still-english"][0]["severity"] == "error"


# Files that lie about


def test_what_editors_leave_in_content_is_no_handout_and_a_misnamed_text_is_named(
    po: Path, command: Command
) -> None:
    """D09."""
    Path("content/.#knee.md").symlink_to("ana@pc.1:2")
    Path("content/._knee.md").write_bytes(b"\0\5\26\7\0")
    for words in (("extract",), ("list",), ("check", "es"), ("extract",)):
        code, out, err = command(*words)
        assert code == 0
        assert "._" not in out + err and ".#" not in out + err
    shutil.copy("content/knee.md", "content/README.md")
    shutil.copy("content/knee.md", "content/knee (copy).md")
    told = found(command, "es")
    assert list(told) == ["file-name"]
    assert {each["path"] for each in told["file-name"]} == {
        "content/README.md", "content/knee (copy).md"
    }  # fmt: skip
    assert all(each["hint"] for each in told["file-name"])
    assert po.is_file() and "knee     Knee injection" in command("list")[1]


def test_copies_of_catalogs_are_named_or_passed_over_and_stop_nothing(
    po: Path, command: Command
) -> None:
    """L33."""
    copy = po.with_name("knee (conflicted copy 2026).po")
    shutil.copy(po, copy)
    po.with_name("._knee.po").write_bytes(b"\0\5\26\7\0\2\0\0Mac OS X")
    before = po.read_bytes()
    told = found(command, "es")
    assert list(told) == ["stray-catalog"]
    assert [each["path"] for each in told["stray-catalog"]] == [
        f"locales/es/LC_MESSAGES/{copy.name}"
    ]
    code, out, err = command("update", "es")
    assert (code, err) == (0, "")
    assert "knee.po: nothing changed" in out
    assert po.read_bytes() == copy.read_bytes() == before


def test_an_open_catalog_of_emacs_does_not_stop_an_update(po: Path, command: Command) -> None:
    """S17."""
    lock = po.with_name(".#knee.po")
    lock.symlink_to("ana@pc.1:2")
    edit(Path("content/knee.md"), "puts medicine", "puts the medicine")
    code, out, err = command("update", "es")
    assert (code, err) == (0, "")
    assert "knee.po: 5 kept, 1 fuzzy" in out
    assert lock.is_symlink()


def test_a_language_that_cldr_lacks_and_one_that_nobody_knows_stop_no_other(
    real: Path, command: Command
) -> None:
    """S16."""
    for name in ("hmn", "qqx"):
        shutil.copytree("locales/es", f"locales/{name}")
    own = Path("locales/hmn/LC_MESSAGES")
    for name in (real.name, "interface.po"):
        edit(own / name, '"Language: es\\n"', '"Language: hmn\\n"')
    code, out, err = command("list")
    assert code == 1 and err.count("locales/qqx: ") == 1
    assert re.search(r"^hmn +Hmong +Hmoob", out, re.MULTILINE) and "Español" in out
    code, out, err = command("status")
    assert code == 1 and err.count("locales/qqx: ") == 1
    assert {line.split(" ")[0] for line in out.splitlines()} >= {"en", "ar", "es", "hmn"}
    assert found(command)["unknown-locale"][0]["path"] == "locales/qqx"
    code, out, err = command("build", "--draft")
    assert code == 1 and err.count("locales/qqx: ") == 1
    built = {path.parent.name for path in Path("build").rglob("*.pdf")}
    assert built >= {"en", "ar", "es"} and "qqx" not in built


# Headers


@pytest.mark.parametrize(
    ("folder", "said"),
    [("es", "es_ES"), ("es", "es-ES"), ("zh_Hans", "zh_CN"), ("sr_Latn", "sr@latin")],
    ids=["L01", "L02", "L07", "L08"],
)
def test_a_header_may_name_the_language_as_other_programs_do(
    po: Path, command: Command, folder: str, said: str
) -> None:
    if folder != "es":
        po.parent.parent.rename(Path("locales") / folder)
    for path in Path("locales").rglob("*.po"):
        edit(path, '"Language: es\\n"', f'"Language: {said}\\n"')
    told = found(command, folder)
    assert "header" not in told and "header-field" not in told
    if folder == "es":
        assert told == {}


def test_a_folded_header_is_believed_as_one_on_a_line_is(po: Path, command: Command) -> None:
    """L13."""
    edit(po, 'plain; charset=UTF-8\\n"', 'plain; "\n"charset=ISO-8859-1\\n"')
    assert command("check", "es")[0] == 3
    (told,) = found(command, "es")["unreadable"]
    assert "ISO-8859-1" in told["message"] and "UTF-8" in told["hint"]


def test_ascii_that_says_that_it_is_ascii_is_read(po: Path, command: Command) -> None:
    """P42."""
    text = (
        po.read_text("utf-8").replace("charset=UTF-8", "charset=ASCII").replace("¿Duele", "Duele")
    )
    po.write_bytes(text.encode("ascii", "replace").replace(b"?Duele", b"Duele"))
    told = found(command, "es")
    assert not told.keys() & {"unreadable", "header", "second-reader", "untranslated"}


# What is kept of a catalog


@pytest.mark.parametrize("mode", [0o664, 0o600], ids=["L31-664", "L31-600"])
def test_a_catalog_keeps_its_mode(po: Path, command: Command, mode: int) -> None:
    po.chmod(mode)
    edit(Path("content/knee.md"), "puts medicine", "puts the medicine")
    before = po.read_bytes()
    assert command("update", "es")[0] == 0
    assert po.read_bytes() != before
    assert po.stat().st_mode & 0o777 == mode


def test_flags_inside_an_obsolete_block_are_read_as_msgcat_reads_them(
    po: Path, command: Command, run: Program
) -> None:
    """P35."""
    block = '\n#~ #, python-format\n#~ msgid "Updated %(count)d."\n#~ msgstr "%(count)d nuevos."\n'
    po.write_text(po.read_text("utf-8") + block, "utf-8")
    assert found(command, "es") == {}
    (old,) = (entry for entry in read(po, po.name).entries if entry.obsolete)
    theirs = reading_of(run("msgcat", po), po.name).whole
    assert [e.flags for e in theirs.entries if e.obsolete] == [old.flags] == [("python-format",)]


def test_a_space_at_the_end_of_a_comment_is_kept_as_msgcat_keeps_it(
    po: Path, command: Command, run: Program
) -> None:
    """P38."""
    noted(po, "# Ana says: \n# ")
    edit(Path("content/knee.md"), "puts medicine", "puts the medicine")
    assert "1 fuzzy" in command("update", "es")[1]
    assert "\n# Ana says: \n#\n" in po.read_text("utf-8")
    assert po.read_text("utf-8") == run("msgcat", po)


@pytest.mark.parametrize(
    "entry",
    [
        '#: a.py:3 a.py:3 b.py:4\nmsgid "x"\nmsgstr "y"\n',
        '#, python-brace-format, python-format\nmsgid "x"\nmsgstr "y"\n',
        'msgid "x"\nmsgstr "Language-Team: Czech (Czech Republic) '
        '(https://app.transifex.com/okfn/teams/11162/cs_CZ/)"\n',
        '#, python-format\nmsgid "x"\nmsgstr "Hoạt động <strong>%(nhãn) S </strong> có thể được áp '
        'dụng cho <strong>%(cho vé) S vé trong giỏ hàng"\n',
        f'msgid "k"\nmsgstr "{"a" * 55} «silencioso» –quiet–, máis non se – especifica"\n',
    ],
    ids=["W07", "W08", "W12", "W19", "W23"],
)
def test_an_entry_is_written_as_msgcat_writes_it(tmp_path: Path, run: Program, entry: str) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"MIME-Version: 1.0\\n"\n'
    head += '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    path = tmp_path / "input.po"
    path.write_text(head + entry, "utf-8")
    ours = read(path, path.name)
    assert printed(ours.header, ours.entries, ours.trailing) == run("msgcat", path)


# Questions


@pytest.mark.parametrize(
    ("comment", "asked"),
    [
        ("# Q: Is this sheet meant\n# for children too?", "Is this sheet meant for children too?"),
        ("# Q：这是给孩子的吗？", "这是给孩子的吗？"),
        ("#Q: no space", "no space"),
        ("# q: a small letter", "a small letter"),
    ],
    ids=["S01", "S02-wide", "S02-close", "S02-small"],
)
def test_the_status_shows_a_whole_question_however_it_is_written(
    po: Path, command: Command, comment: str, asked: str
) -> None:
    noted(po, comment)
    assert questions(command) == [asked]


# What comes back from other tools


def exported(command: Command) -> Path:
    code, _, err = command("export", "xliff", "es")
    assert (code, err) == (0, "")
    return Path("build/es/handouts-es.xlf")


def test_a_question_of_two_lines_comes_in_whole(po: Path, command: Command) -> None:
    """S03."""
    file = exported(command)
    note = '<note id="n77" category="translator" appliesTo="target">'
    note += "Q: Is this sheet meant\nfor children too?</note>"
    before, unit, after = file.read_text("utf-8").partition("A question that patients ask")
    head, notes, tail = before.rpartition("<notes>")
    file.write_text(f"{head}{notes}{note}{tail}{unit}{after}", "utf-8")
    code, out, _ = command("import", str(file))
    assert code == 0 and "knee.po: 0 translated, 0 fuzzy, " in out
    assert b"# Q: Is this sheet meant\n# for children too?\n" in po.read_bytes()
    assert questions(command) == ["Is this sheet meant for children too?"]


def test_an_import_that_changes_nothing_changes_no_byte(po: Path, command: Command) -> None:
    """D10."""
    edit(po, '"¿Duele?"', '"   "')
    before = po.read_bytes()
    code, out, err = command("import", str(exported(command)))
    assert (code, err) == (0, "")
    assert "knee.po: nothing changed" in out
    assert po.read_bytes() == before


def test_a_note_in_the_wrong_place_is_not_lost(po: Path, command: Command) -> None:
    """X04."""
    file = exported(command)
    target = "<target>¿Duele?</target>"
    edit(file, target, f"{target}\n<note>Is this for children?</note>")
    code, out, _ = command("import", str(file))
    assert code == 0 and "knee.po: 0 translated, 0 fuzzy, 1 notes" in out
    assert b"# Is this for children?\n" in po.read_bytes()


@pytest.mark.parametrize("blank", ["   ", "\u00a0", "\u200b"])
def test_a_blank_target_takes_no_translation_away(po: Path, command: Command, blank: str) -> None:
    """X30."""
    file = exported(command)
    before = po.read_bytes()
    edit(file, "<target>¿Duele?</target>", f"<target>{blank}</target>")
    text = file.read_text("utf-8")
    file.write_text(
        re.sub(r'state="translated"(?=><source>Does it hurt)', 'state="final"', text), "utf-8"
    )
    code, _, err = command("import", str(file))
    assert code == 1
    assert "exchange-unit" in err and "blank" in err
    assert po.read_bytes() == before
