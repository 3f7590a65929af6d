"""Back-translations as a person meets them: the command, its worklist, and what comes back."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from handouts.back.catalog import BackMethod, back_path, back_texts
from handouts.catalogs.entry import Key
from handouts.catalogs.po import INTERFACE, po_path, read
from handouts.catalogs.translate import sound
from handouts.project import Project
from tests.commands import Command
from tests.gettexts import Program
from tests.projects import catalog, copied, edit
from tests.sheets import HANDOUT

DOMAINS = (HANDOUT, INTERFACE)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = copied(tmp_path, ("ar", "es"))
    monkeypatch.chdir(made.root)
    return made


def translations(project: Project, tag: str = "es") -> dict[Key, str]:
    """The translations of a locale by msgctxt and translation, each with its English."""
    return {
        (entry.msgctxt, entry.msgstr): entry.msgid
        for domain in DOMAINS
        for entry in sound(read(po_path(project, tag, domain), domain)).values()
    }


def on_record(project: Project, tag: str = "es") -> dict[Key, str]:
    found: dict[Key, str] = {}
    for domain in DOMAINS:
        found.update(back_texts(project, tag, domain).texts)
    return found


def filled(path: Path, answer: Callable[[str], str]) -> None:
    """Write an answer below each text of a worklist, as a person does."""
    text = path.read_text("utf-8")
    text = re.sub(r"(?m)^> (.*)\n", lambda m: f"{m[0]}{answer(m[1])}\n", text)
    path.write_text(text, "utf-8")


def shown(text: str) -> str:
    return f"It says {len(text)} letters."


def number_of(path: Path, text: str) -> int:
    """The line of a text's number in a worklist."""
    lines = path.read_text("utf-8").splitlines()
    return lines.index(f"> {text}")


def test_the_file_has_every_translation_and_nothing_of_the_source(
    project: Project, command: Command
) -> None:
    assert command("back", "ar", "--by", "Ana B", "--method", "person", "--independent")[0] == 0
    for domain in DOMAINS:
        path = back_path(project, "ar", domain)
        made = read(path, domain)
        wanted = sound(read(po_path(project, "ar", domain), domain))
        assert set(made.live()) == {(e.msgctxt, e.msgstr) for e in wanted.values()}
        assert not any(entry.msgstr for entry in made.entries)
        text = path.read_text("utf-8")
        long = [entry.msgid for entry in wanted.values() if " " in entry.msgid]
        assert long and not [msgid for msgid in long if msgid in text]
        assert "content/" not in text
        assert made.fields["Language"] == "en"
        assert made.fields["X-Source-Language"] == "ar"
        found = back_texts(project, "ar", domain)
        assert (found.by, found.method, found.independent) == ("Ana B", BackMethod.PERSON, True)


def test_msgfmt_reads_the_file(project: Project, command: Command, run: Program) -> None:
    command("back", "ar")
    run("msgfmt", "-o", "/dev/null", str(back_path(project, "ar", HANDOUT)))


def test_an_edited_translation_loses_its_back_translation_and_the_others_stay(
    project: Project, command: Command
) -> None:
    command("back", "es", "--worklist", "es.txt")
    filled(project.root / "es.txt", shown)
    assert command("back", "es", "--take", "es.txt")[0] == 0
    before = on_record(project)
    assert before.keys() == translations(project).keys()
    gone = next(key for key in before if len(key[1]) > 20 and '"' not in key[1])
    data = back_path(project, "es", HANDOUT).read_bytes()
    assert command("back", "es")[0] == 0
    assert back_path(project, "es", HANDOUT).read_bytes() == data

    context = next(k for k, e in read(catalog(project), "x").live().items() if e.msgstr == gone[1])
    assert context
    edit(catalog(project), f'"{gone[1]}"', f'"{gone[1]}!"')
    _, out, _ = command("back", "es")
    assert "1 dropped" in out
    after = on_record(project)
    assert after == {key: text for key, text in before.items() if key != gone}
    assert "#~" not in back_path(project, "es", HANDOUT).read_text("utf-8")


def test_a_fuzzy_or_missing_translation_is_not_read_back(
    project: Project, command: Command
) -> None:
    key, entry = next(iter(sound(read(catalog(project), "x")).items()))
    edit(catalog(project), f'msgctxt "{key[0]}"\n', f'#, fuzzy\nmsgctxt "{key[0]}"\n')
    command("back", "es")
    assert (entry.msgctxt, entry.msgstr) not in read(back_path(project, "es", HANDOUT), "x").live()


def test_an_answer_that_is_marked_fuzzy_is_kept_and_does_not_count(
    project: Project, command: Command
) -> None:
    command("back", "es", "--worklist", "es.txt")
    filled(project.root / "es.txt", shown)
    command("back", "es", "--take", "es.txt")
    path = back_path(project, "es", INTERFACE)
    (context, text), back = next(iter(back_texts(project, "es", INTERFACE).texts.items()))
    edit(
        path,
        f'msgctxt "{context}"\nmsgid "{text}"',
        f'#, fuzzy\nmsgctxt "{context}"\nmsgid "{text}"',
    )
    command("back", "es")
    assert (context, text) not in back_texts(project, "es", INTERFACE).texts
    assert read(path, "x").live()[context, text].msgstr == back


# --- the worklist


def test_a_worklist_tells_nothing_of_context_order_or_source(
    project: Project, command: Command
) -> None:
    command("back", "es", "--worklist", "es.txt")
    text = (project.root / "es.txt").read_text("utf-8")
    told = [line[2:] for line in text.splitlines() if line.startswith("> ")]
    wanted = [key[1] for key in translations(project)]
    assert sorted(told) == sorted(set(wanted))
    assert told != list(dict.fromkeys(wanted))
    sources = {e for key, e in translations(project).items() if e != key[1] and len(e) > 20}
    assert sources and not [each for each in sources if each in text]
    assert "lumbar" not in text.partition("[1]")[0]


def test_the_same_texts_make_the_same_worklist(project: Project, command: Command) -> None:
    command("back", "es", "--worklist", "one.txt")
    command("back", "es", "--worklist", "two.txt")
    assert (project.root / "one.txt").read_bytes() == (project.root / "two.txt").read_bytes()


def test_a_worklist_that_is_there_is_not_written_over(project: Project, command: Command) -> None:
    command("back", "es", "--worklist", "es.txt")
    before = (project.root / "es.txt").read_bytes()
    code, _, err = command("back", "es", "--worklist", "es.txt")
    assert (code, (project.root / "es.txt").read_bytes()) == (2, before)
    assert "may have answers" in err


def test_what_is_read_back_is_not_in_the_next_worklist(project: Project, command: Command) -> None:
    command("back", "es", "--worklist", "es.txt")
    filled(project.root / "es.txt", lambda text: shown(text) if len(text) > 40 else "")
    code, _, err = command("back", "es", "--take", "es.txt")
    short = {key[1] for key in translations(project) if len(key[1]) <= 40}
    assert code == 1
    assert err.count("has no answer") == len(short)
    command("back", "es", "--worklist", "rest.txt")
    text = (project.root / "rest.txt").read_text("utf-8")
    assert {line[2:] for line in text.splitlines() if line.startswith("> ")} == short


def test_an_answer_of_several_lines_is_one_text(project: Project, command: Command) -> None:
    command("back", "es", "--worklist", "es.txt")
    filled(project.root / "es.txt", lambda _: "\nFirst half \n\n   and the second.\n")
    assert command("back", "es", "--take", "es.txt")[0] == 0
    assert set(on_record(project).values()) == {"First half and the second."}


def test_a_worklist_of_windows_comes_in(project: Project, command: Command) -> None:
    path = project.root / "ar.txt"
    command("back", "ar", "--worklist", "ar.txt")
    filled(path, shown)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert command("back", "ar", "--take", "ar.txt")[0] == 0
    assert on_record(project, "ar").keys() == translations(project, "ar").keys()


def test_what_is_refused_is_named_with_its_line_and_all_else_comes_in(
    project: Project, command: Command
) -> None:
    command("back", "es", "--worklist", "es.txt")
    path = project.root / "es.txt"
    filled(path, shown)
    blocks = path.read_text("utf-8").split("\n\n\n")
    blank, gone, unknown, doubled = blocks[1:5]
    blocks[1] = "\n".join(blank.split("\n")[:2])
    blocks[2] = gone.replace("> ", "> Otra cosa: ")
    blocks[3] = re.sub("(?m)^> .*\n", "", unknown)
    blocks.insert(5, doubled)
    path.write_text("\n\n\n".join(blocks), "utf-8")
    code, _, err = command("back", "es", "--take", "es.txt")
    assert code == 1
    lines = path.read_text("utf-8").splitlines()
    told = re.findall(r"^es\.txt:(\d+): error back-answer: (\[\d+\]) (.*)$", err, re.MULTILINE)
    assert [lines[int(line) - 1] for line, _, _ in told] == [number for _, number, _ in told]
    said = "\n".join(message for _, _, message in told)
    assert len(told) == 5
    for words in ("no answer", "not in the catalogs", "no text under it"):
        assert said.count(words) == 1
    assert said.count("there twice") == 2
    texts = {re.findall(r"(?m)^> (.*)$", block)[0] for block in (blank, gone, unknown, doubled)}
    assert {key[1] for key in translations(project).keys() - on_record(project).keys()} == texts


def test_a_second_opinion_does_not_push_out_the_first(project: Project, command: Command) -> None:
    for name in ("one.txt", "two.txt"):
        command("back", "es", "--worklist", name)
    filled(project.root / "one.txt", shown)
    filled(project.root / "two.txt", lambda text: f"{shown(text)} I think.")
    assert command("back", "es", "--take", "one.txt")[0] == 0
    before = on_record(project)
    assert command("back", "es", "--take", "one.txt")[0] == 0
    code, _, err = command("back", "es", "--take", "two.txt")
    assert (code, on_record(project)) == (1, before)
    assert "is read back already" in err


def test_a_worklist_goes_out_and_comes_back_as_xliff(project: Project, command: Command) -> None:
    command("back", "ar", "--worklist", "ar.xlf")
    path = project.root / "ar.xlf"
    text = path.read_text("utf-8")
    assert 'srcLang="ar" trgLang="en"' in text
    path.write_text(text.replace("</source>", "</source><target>A text.</target>"), "utf-8")
    assert command("back", "ar", "--take", "ar.xlf")[0] == 0
    assert on_record(project, "ar").keys() == translations(project, "ar").keys()
    assert set(on_record(project, "ar").values()) == {"A text."}


@pytest.mark.parametrize(
    "words",
    [
        ("back", "de"),
        ("back", "es", "no-such-handout"),
        ("back", "es", "--worklist", "a.txt", "--take", "b.txt"),
        ("back", "es", "--worklist", "a.txt", "--by", "Ana"),
    ],
)
def test_a_wrong_call_is_told_and_writes_nothing(
    project: Project, command: Command, words: tuple[str, ...]
) -> None:
    assert command(*words)[0] == 2
    assert not (project.locales / "es" / "back").exists()
    assert not (project.root / "a.txt").exists()


def test_a_broken_file_stays_as_it_is_and_stops_no_other(
    project: Project, command: Command
) -> None:
    path = back_path(project, "es", INTERFACE)
    path.parent.mkdir()
    path.write_text('msgid "Hola\nmsgstr ""\n', "utf-8")
    code, _, err = command("back", "es")
    assert code == 3
    assert f"locales/es/back/{INTERFACE}.po:1" in err
    assert path.read_text("utf-8") == 'msgid "Hola\nmsgstr ""\n'
    assert back_path(project, "es", HANDOUT).exists()


def test_the_files_are_no_catalogs_of_the_locale(project: Project, command: Command) -> None:
    before = {words: command(*words) for words in (("check", "es"), ("update", "es"))}
    command("back", "es")
    path = back_path(project, "es", HANDOUT)
    path.write_text(path.read_text("utf-8").replace("Language: en", "Language: de"), "utf-8")
    data = path.read_bytes()
    for words, told in before.items():
        assert command(*words) == told
    assert path.read_bytes() == data
    assert project.tags() == ("ar", "es")
