"""`handouts check`: what it shows to people and to programs, and how it ends."""

import json
import re
import shutil
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from handouts.approvals.approval import approvals_path
from handouts.checks.registry import RULES
from handouts.cli.marked import listed, marked
from handouts.findings import Severity
from handouts.project import Project
from handouts.review.machine import as_github, as_json, as_sarif
from handouts.review.outcome import Outcome
from handouts.review.review import check
from tests.projects import catalog, copied, edit, general
from tests.sheets import HANDOUT, PROJECT
from tests.signed import approved
from tests.test_cli import run

ES = f"locales/es/LC_MESSAGES/{HANDOUT}.po"


@pytest.fixture
def wrong(tmp_path: Path) -> Project:
    """A project with a changed number and two spaces in Spanish, and an ignored repetition."""
    project = copied(tmp_path, ("es", "ar"))
    path = catalog(project)
    edit(path, "durante al menos 6 horas", "durante al menos 8  horas")
    edit(path, "Es una inyección", "Es una inyección inyección")
    comment = "# handouts: ignore=repeated-word it is a test\n"
    edit(path, 'msgctxt "lead"', f'{comment}msgctxt "lead"')
    shutil.copy(PROJECT.locales / "glossary.toml", project.locales)
    return project


def text_of(outcome: Outcome, width: int = 100) -> str:
    return "\n".join(text.plain for text in marked(outcome, width))


def found(outcome: Outcome) -> set[str]:
    return {finding.code for finding in outcome.findings}


def test_the_repository_has_nothing_to_show_but_what_it_answers() -> None:
    *shown, last = (text.plain for text in listed(check(PROJECT, ("en", *PROJECT.tags()))))
    assert all(line.startswith("ignored ") and ": drift" in line for line in shown)
    assert last == f"14 languages: 0 errors, 0 warnings, {len(shown)} ignored"


def test_one_language_is_shown_with_its_texts_and_signs_under_the_bad_places(
    wrong: Project,
) -> None:
    shown = text_of(check(wrong, ("es",)))
    lines = shown.split("\n")
    head = "error[number-changed]: the translation lacks 6 and has 8 beyond the English"
    start = lines.index(head)
    at = re.fullmatch(rf"  --> {ES}:(\d+):(\d+) \[preparation\]", lines[start + 1])
    assert at is not None
    written_lines = (wrong.root / ES).read_text("utf-8").split("\n")
    assert written_lines[int(at[1]) - 1][int(at[2]) - 1] == "8"
    msgid, signs, msgstr, more = lines[start + 3 : start + 7]
    assert msgid.startswith("   | msgid  …")
    assert (msgid[signs.index("^")], signs.count("^")) == ("6", 1)
    assert (msgstr[more.index("^")], more.count("^")) == ("8", 1)
    assert lines[start + 7].startswith("   = write the numbers of the English")
    lead = written_lines.index('msgctxt "lead"') + 2
    assert lines[-2:] == [
        f"ignored {ES}:{lead} [lead]: repeated-word: it is a test",
        "1 language: 1 error, 1 warning, 1 ignored",
    ]
    assert max(map(len, lines)) < 120


def test_in_a_line_from_right_to_left_the_bad_place_stands_in_brackets(wrong: Project) -> None:
    edit(catalog(wrong, "ar"), "6 ساعات", "8 ساعات")
    shown = text_of(check(wrong, ("ar",)))
    assert "لمدة ⟦8⟧ ساعات" in shown


def test_a_character_that_nobody_sees_is_shown_as_its_code_point(wrong: Project) -> None:
    edit(catalog(wrong), "Los nervios simp", "Los ner\u200bvios simp")
    shown = text_of(check(wrong, ("es",)))
    line, signs = re.search(r"\| (msgstr .*)\n.*\| (.*\^+)\n.*take it out", shown).groups()  # type: ignore[union-attr]
    assert line[signs.index("^") : signs.rindex("^") + 1] == "<U+200B>"


def test_wide_letters_have_wide_signs(tmp_path: Path) -> None:
    project = copied(tmp_path, ("ja",))
    edit(catalog(project, "ja"), "少なくとも24時間は", "少なくとも24日は")
    shown = text_of(check(project, ("ja",)))
    text, signs = re.search(r"\| msgstr (.*24日.*)\n   \|        (.*)\n", shown).groups()  # type: ignore[union-attr]
    before = text[: text.index("24日") + 2]
    wide = sum(2 if east_asian_width(char) in "WF" else 1 for char in before)
    assert signs == " " * wide + "^^"


def test_a_long_text_is_cut_around_the_place_and_a_narrow_terminal_is_filled(
    wrong: Project,
) -> None:
    for width in (40, 60, 200):
        shown = text_of(check(wrong, ("es",)), width)
        texts = [line for line in shown.split("\n") if line.startswith("   | msg")]
        assert texts
        assert all(len(line) <= max(width, 40) for line in texts)
        assert any("8  h" in line for line in texts)


def test_several_languages_are_listed_a_finding_with_its_hint_each(wrong: Project) -> None:
    lines = [text.plain for text in listed(check(wrong, ("ar", "es")))]
    assert re.match(rf"{ES}:\d+ \[preparation\]: error number-changed: .*\n    write", lines[0])
    assert lines[-1] == "2 languages: 1 error, 1 warning, 1 ignored"


def test_json_has_every_finding_with_its_place_and_what_is_ignored(wrong: Project) -> None:
    told = json.loads(as_json(check(wrong, ("es",))))
    assert (told["locales"], told["errors"], told["warnings"]) == (["es"], 1, 1)
    number, spaces = told["findings"]
    lines = (wrong.root / ES).read_text("utf-8").split("\n")
    for row, text in ((number, "8"), (spaces, "  ")):
        line = lines[row["line"] - 1]
        assert (row["path"], row["line"]) == (ES, row["end_line"])
        assert line[row["column"] - 1 : row["end_column"] - 1] == text
    assert (number["code"], number["severity"]) == ("number-changed", "error")
    assert (number["msgctxt"], spaces["severity"]) == ("preparation", "warning")
    (start, end), (field, text) = number["quotes"][1]["spans"][0], ("msgstr", "8")
    assert number["quotes"][1]["field"] == field
    assert number["quotes"][1]["text"][start:end] == text
    (ignored,) = told["ignored"]
    assert (ignored["code"], ignored["reason"]) == ("repeated-word", "it is a test")


def test_github_gets_a_command_for_each_finding_at_its_line_and_column(
    wrong: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(wrong.root.parent))
    lines = as_github(check(wrong, ("es",))).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::warning"]
    properties, _, message = lines[0].removeprefix("::error ").partition("::")
    fields = dict(field.split("=", 1) for field in properties.split(","))
    assert fields["file"] == f"{wrong.root.name}/{ES}"
    assert fields["line"] == fields["endLine"]
    assert fields["col"] == fields["endColumn"]
    assert fields["title"] == "handouts number-changed"
    assert message.startswith("[preparation] the translation lacks 6")
    assert "%0Awrite the numbers" in message


def test_a_github_command_escapes_what_would_end_it(wrong: Project) -> None:
    edit(catalog(wrong), "durante al menos 8  horas", "durante al menos 6 horas: 100%, ya")
    (line,) = as_github(check(wrong, ("es",))).splitlines()
    assert "has 100 beyond" in line
    assert not re.search(r"%(?!0A|0D|25|3A|2C)", line)


def test_sarif_has_the_shape_of_its_schema(wrong: Project) -> None:
    sarif = pytest.importorskip("sarif_pydantic")
    edit(catalog(wrong, "ar"), "6 ساعات", "8 ساعات")
    text = as_sarif(check(wrong, ("ar", "es")))
    (run_,) = sarif.Sarif.model_validate_json(text).runs
    assert [rule.id for rule in run_.tool.driver.rules] == list(RULES)
    assert len(run_.results) == 4


def test_sarif_places_levels_rules_and_suppressions(wrong: Project) -> None:
    log = json.loads(as_sarif(check(wrong, ("es",))))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    results = log["runs"][0]["results"]
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    lines = (wrong.root / ES).read_text("utf-8").split("\n")
    for result, text in zip(results, ("8", "  ", "inyección inyección"), strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == rules[result["ruleIndex"]]["defaultConfiguration"]["level"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"] == {"uri": ES, "uriBaseId": "%SRCROOT%"}
        region = place["region"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == text
    assert [result.get("suppressions") for result in results] == [
        None,
        None,
        [{"kind": "inSource", "justification": "it is a test"}],
    ]


def test_a_fingerprint_stays_when_other_lines_move(wrong: Project) -> None:
    def prints() -> list[str]:
        results = json.loads(as_sarif(check(wrong, ("es",))))["runs"][0]["results"]
        return [result["partialFingerprints"]["about/v1"] for result in results]

    before = prints()
    assert len(set(before)) == 3
    edit(catalog(wrong), 'msgctxt "title"', '# a comment\n# more\nmsgctxt "title"')
    assert prints() == before


def test_sheets_are_laid_out_and_what_has_no_glyph_is_marked(tmp_path: Path) -> None:
    project = copied(tmp_path)
    edit(catalog(project), "Los nervios", "Los \u2388 nervios")
    (finding,) = check(project, ("es",)).findings
    assert (finding.code, finding.where.path) == ("missing-glyph", ES)
    (quote,) = finding.quotes
    assert [quote.text[a:b] for a, b in quote.spans] == ["\u2388"]


def test_a_glyph_that_is_missing_is_told_beside_gaps(tmp_path: Path) -> None:
    project = copied(tmp_path)
    edit(catalog(project), "Los nervios", "Los \u2388 nervios")
    edit(catalog(project), 'msgstr "Bloqueo simpático lumbar"', 'msgstr ""')
    assert found(check(project, ("es",))) == {"missing-glyph", "untranslated"}


def test_a_translation_that_does_not_fit_names_its_catalog_and_what_to_shorten(
    tmp_path: Path,
) -> None:
    project = copied(tmp_path)
    text = "Inyectamos anestesia local, a veces con un esteroide suave."
    edit(catalog(project), text, " y ".join([text.lower()] * 90))
    long = [f for f in check(project, ("es",)).findings if f.code == "too-long"]
    assert [finding.where.path for finding in long] == [ES]
    assert re.search(r"shorten about by about \d+ characters", long[0].hint)


def test_a_translation_with_gaps_is_not_measured(tmp_path: Path) -> None:
    project = copied(tmp_path)
    text = "Inyectamos anestesia local, a veces con un esteroide suave."
    edit(catalog(project), text, " y ".join([text.lower()] * 90))
    edit(catalog(project), 'msgstr "Bloqueo simpático lumbar"', 'msgstr ""')
    assert "too-long" not in found(check(project, ("es",)))


def test_the_english_is_laid_out_too(tmp_path: Path) -> None:
    project = general(tmp_path, 40)
    (finding,) = check(project, ("en",)).findings
    assert (finding.code, finding.where.path) == ("too-long", "content/summer.md")


def test_a_file_that_cannot_be_read_is_a_finding_and_the_rest_is_checked(wrong: Project) -> None:
    edit(catalog(wrong, "ar"), "msgstr", "msgtsr")
    outcome = check(wrong, ("ar", "es"))
    unreadable = [f for f in outcome.findings if f.code == "unreadable"]
    assert unreadable
    assert {"number-changed", "double-space"} <= found(outcome)


def test_all_faults_of_a_catalog_are_told_at_once_and_the_rest_is_checked(wrong: Project) -> None:
    edit(catalog(wrong), 'msgstr "sangrado"', 'msgstr "sangrado')
    edit(catalog(wrong), 'msgstr "¿Duele?"', 'msgstr ¿Duele?"')
    outcome = check(wrong, ("es",))
    unreadable = [f for f in outcome.findings if f.code == "unreadable"]
    assert [f.message for f in unreadable] == [
        'a stray quote or text: ¿Duele?"',
        'a quote that is not closed: "sangrado',
    ]
    # what cannot be read is neither missing nor unused, and a second reader has no more to say
    assert not {"missing", "unused", "second-reader"} & found(outcome)
    assert {"number-changed", "double-space"} <= found(outcome)


def test_a_header_with_a_fault_is_no_missing_header(wrong: Project) -> None:
    edit(catalog(wrong), '"Language: es\\n"', '"Language: es\\n')
    outcome = check(wrong, ("es",))
    assert [f.code for f in outcome.findings].count("unreadable") == 1
    assert not {"header", "header-field", "plural-forms"} & found(outcome)


def test_a_source_that_is_wrong_is_told_once(wrong: Project) -> None:
    edit(wrong.content / f"{HANDOUT}.md", "# Lumbar sympathetic block", "# Lumbar *sympathetic*")
    outcome = check(wrong, ("ar", "es"))
    assert [finding.code for finding in outcome.findings] == ["dialect"]
    assert outcome.count(Severity.ERROR) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check"], 1),
        (["check", "es"], 1),
        (["check", "ar", "--fail-on", "warning"], 0),
        (["check", "en"], 0),
        (["check", "--format", "sarif", "es"], 1),
        (["check", "--format", "xml"], 2),
        (["check", "--paper", "a5"], 2),
        (["check", "km"], 2),
    ],
)
def test_the_exit_code_says_what_was_found(wrong: Project, words: list[str], code: int) -> None:
    done = run(*words, folder=wrong.root)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_warnings_fail_only_where_that_is_asked_for(wrong: Project) -> None:
    edit(catalog(wrong), "durante al menos 8  horas", "durante al menos 6  horas")
    assert run("check", "es", folder=wrong.root).returncode == 0
    assert run("check", "es", "--fail-on", "warning", folder=wrong.root).returncode == 1
    edit(catalog(wrong), "msgstr", "msgtsr")
    assert run("check", "es", folder=wrong.root).returncode == 3


def test_what_programs_read_stands_alone_on_the_standard_output(wrong: Project) -> None:
    done = run("check", "--format", "json", folder=wrong.root)
    assert json.loads(done.stdout)["errors"] == 1
    assert done.stderr == ""


def test_a_broken_file_hides_no_layout_finding_of_another_language(tmp_path: Path) -> None:
    project = copied(tmp_path, ("ar", "es"))
    edit(catalog(project), "Los nervios", "Los \u2388 nervios")
    edit(catalog(project, "ar"), "msgstr", "msgtsr")
    outcome = check(project, ("ar", "es"))
    unreadable = [f for f in outcome.findings if f.code == "unreadable"]
    assert {f.where.path for f in unreadable} == {ES.replace("/es/", "/ar/")}
    lines = [f.where.line for f in unreadable]
    assert len(lines) == len(set(lines)), "told once"
    (glyph,) = (f for f in outcome.findings if f.code == "missing-glyph")
    assert glyph.where.path == ES


def test_a_broken_file_hides_no_approval_of_another_language(tmp_path: Path) -> None:
    project = approved(tmp_path, ("ar", "es"))
    edit(catalog(project), 'msgstr "sangrado"', 'msgstr "hemorragia"')
    approvals_path(project, "ar").write_text("[[approval]", "utf-8")
    assert {"unreadable", "approval-void"} <= found(check(project, ("ar", "es")))
