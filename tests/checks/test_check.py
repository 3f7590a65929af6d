"""Checks of catalogs: a true case and a near miss for each."""

import shutil
import subprocess
from pathlib import Path

import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.extract import extract_project
from handouts.catalogs.init import init_locale
from handouts.catalogs.po import Catalog, po_path
from handouts.checks.check import check_catalog, check_locale
from handouts.errors import UsageError
from handouts.findings import Finding, Severity
from handouts.locale import parse
from handouts.project import Project
from tests.checks.checking import expected
from tests.gettexts import HEADER, REAL, catalog, catalog_of, real, real_catalogs
from tests.projects import edit

HINTED = "a finding says what to write"


def found(msgid: str, msgstr: str, flags: str = "") -> list[Finding]:
    """The findings of one translation under a sound header."""
    template = Catalog("t.pot", Entry(""), (Entry(msgid, msgctxt="day"),))
    body = f'{flags}msgctxt "day"\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'
    return list(check_catalog(catalog(body), expected(template, "de")))


def codes(msgid: str, msgstr: str, flags: str = "") -> list[str]:
    return [finding.code for finding in found(msgid, msgstr, flags)]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "expected"),
    [
        ("Rest.", "", ["untranslated"]),
        ("Rest.", "Ruhen.", []),
        ("Call {clinic_phone}.", "Rufen Sie an.", ["placeholder-lost"]),
        ("Call {clinic_phone}.", "Rufen Sie {clinic_phone} an.", []),
        ("Call {clinic_phone}.", "{clinic_phone}, {clinic_phone}", ["placeholder-added"]),
        ("Call {clinic_phone}.", "{clinic_fone}", ["placeholder-lost", "placeholder-added"]),
        ("Call {clinic_phone}.", "{clinic phone}", ["placeholder-lost", "markup"]),
        ("Call {clinic_phone}.", "clinic_phone", ["placeholder-lost"]),
        ("Call us.", "{clinic_phone}", ["placeholder-added"]),
        ("**Do not** stop.", "Nicht aufhören.", ["markup"]),
        ("**Do not** stop.", "**Nicht** **aufhören**.", ["markup"]),
        ("**Do not** stop.", "**Nicht aufhören.", ["markup"]),
        ("**Do not** stop.", "*Nicht* aufhören.", ["markup"]),
        ("**Do not** stop.", "Aufhören? **Nein**", []),
        ("Stop.", "**Halt**", ["markup"]),
        ("Stop.", "Halt {", ["markup"]),
        ("6 hours", "8 Stunden", ["number-changed"]),
        ("6 hours", "sechs Stunden", ["number-changed"]),
        ("6 hours", "6 Stunden", []),
        ("some hours", "6 Stunden", ["number-changed"]),
        ("Call {clinic_phone2}.", "{clinic_phone2}", []),
        ("6 {clinic_phone}", "8", ["placeholder-lost", "number-changed"]),
    ],
)
def test_each_check_sees_its_fault_and_lets_the_rest_pass(
    msgid: str, msgstr: str, expected: list[str]
) -> None:
    assert codes(msgid, msgstr) == expected


def test_a_lost_placeholder_is_an_error_with_its_place() -> None:
    (finding,) = found("Call {clinic_phone}.", "Anrufen.")
    assert finding.severity is Severity.ERROR
    assert str(finding.where) == "de.po:9 [day]"
    assert "{clinic_phone}" in finding.message
    assert finding.hint, HINTED


def test_a_fuzzy_entry_is_only_fuzzy() -> None:
    assert codes("6 hours", "8 Stunden", "#, fuzzy\n") == ["fuzzy"]


def test_a_message_that_the_catalog_lacks_wants_an_update() -> None:
    template = Catalog("t.pot", Entry(""), (Entry("Rest.", msgctxt="day"),))
    (finding,) = check_catalog(catalog(""), expected(template, "de"))
    assert (finding.code, finding.where.msgctxt) == ("missing", "day")
    assert "handouts update" in finding.hint


def test_an_obsolete_translation_is_no_translation_and_is_not_checked() -> None:
    template = Catalog("t.pot", Entry(""), (Entry("6 hours", msgctxt="day"),))
    body = '#~ msgctxt "day"\n#~ msgid "6 hours"\n#~ msgstr "8 Stunden"\n'
    (finding,) = check_catalog(catalog(body), expected(template, "de"))
    assert finding.code == "missing"


@pytest.mark.parametrize(
    ("body", "severity"),
    [
        ('msgid "a 1"\nmsgstr ""\n', Severity.WARNING),
        ('#, fuzzy\nmsgid "a 1"\nmsgstr "b 2"\n', Severity.WARNING),
        ("", Severity.WARNING),
        ('msgid "a 1"\nmsgstr "b 2"\n', Severity.ERROR),
    ],
)
def test_a_draft_forgives_what_is_missing_but_no_number(body: str, severity: Severity) -> None:
    template = Catalog("t.pot", Entry(""), (Entry("a 1"),))
    (finding,) = check_catalog(catalog(body), expected(template, "de", draft=True))
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Language: de", "Language: es", "Language: es; the folder is de"),
        ('"Language: de\\n"\n', "", "no Language"),
        ("; charset=UTF-8", "", "names no charset"),
        (HEADER, "", "no header"),
    ],
)
def test_a_wrong_header_is_an_error(old: str, new: str, message: str) -> None:
    assert old in HEADER
    wrong = catalog_of(HEADER.replace(old, new), "de.po")
    (finding,) = check_catalog(wrong, expected(Catalog("t", Entry("")), "de"))
    assert (finding.code, finding.severity) == ("header", Severity.ERROR)
    assert message in finding.message
    assert finding.hint, HINTED


@pytest.mark.parametrize(
    ("written", "tag"),
    [("zh-Hans", "zh_Hans"), ("zh_CN", "zh_Hans"), ("es-ES", "es"), ("sr@latin", "sr_Latn")],
)
def test_the_header_may_write_its_language_as_other_programs_do(written: str, tag: str) -> None:
    header = catalog_of(HEADER.replace("Language: de", f"Language: {written}"), "x.po")
    assert check_catalog(header, expected(Catalog("t", Entry("")), tag)) == ()


@pytest.mark.parametrize(("written", "tag"), [("zh_TW", "zh_Hans"), ("sr", "sr_Latn")])
def test_the_header_must_name_the_script_of_the_folder(written: str, tag: str) -> None:
    header = catalog_of(HEADER.replace("Language: de", f"Language: {written}"), "x.po")
    (finding,) = check_catalog(header, expected(Catalog("t", Entry("")), tag))
    assert finding.message == f"the header says Language: {written}; the folder is {tag}"


@pytest.mark.parametrize("tag", REAL.tags())
def test_the_catalogs_of_the_repository_have_no_findings(tag: str) -> None:
    assert check_locale(REAL, tag) == ()


@pytest.mark.parametrize(("tag", "domain"), real_catalogs())
def test_the_catalogs_of_the_repository_compile(tag: str, domain: str, tmp_path: Path) -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("msgfmt of GNU gettext is not installed")
    command = ["msgfmt", "-c", "-v", "-o", str(tmp_path / "x.mo"), str(po_path(REAL, tag, domain))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stderr.strip().split("\n")
    assert (done.returncode, len(said)) == (0, 1), done.stderr
    assert said[0] == f"{len(real(tag, domain).live())} translated messages."


@pytest.fixture
def started(project: Project) -> Project:
    """The small project with its templates and empty German catalogs."""
    extract_project(project)
    init_locale(project, parse("de"))
    return project


def test_a_locale_is_checked_whole_with_file_and_line(started: Project) -> None:
    path = po_path(started, "de", "small")
    edit(path, 'hours."\nmsgstr ""', 'hours."\nmsgstr "Sie warten **1 bis 3** Stunden."')
    findings = check_locale(started, "de")
    changed = next(finding for finding in findings if finding.code == "number-changed")
    lines = path.read_text("utf-8").split("\n")
    assert changed.where.path == "locales/de/LC_MESSAGES/small.po"
    assert lines[changed.where.line - 1] == 'msgid "You wait **1 to 2** hours."'
    assert {finding.where.path.rpartition("/")[2] for finding in findings} == {
        "small.po",
        "interface.po",
    }


def test_a_listed_word_may_stand_for_a_number(started: Project) -> None:
    path = po_path(started, "de", "small")
    edit(path, 'hours."\nmsgstr ""', 'hours."\nmsgstr "Sie warten **1 bis zwo** Stunden."')
    assert "number-changed" in {finding.code for finding in check_locale(started, "de")}
    (started.locales / "de" / "numbers.toml").write_text("[words]\nzwo = 2\n", "utf-8")
    assert "number-changed" not in {finding.code for finding in check_locale(started, "de")}


def test_what_the_source_no_longer_has_is_a_warning(started: Project) -> None:
    edit(started.content / "small.md", "A lead.", "A line.")
    found = {f.code: f for f in check_locale(started, "de") if f.where.msgctxt == "lead"}
    assert set(found) == {"missing", "unused"}
    assert found["unused"].severity is Severity.WARNING


def test_a_locale_without_one_of_its_catalogs_is_told_to_start_it(started: Project) -> None:
    po_path(started, "de", "small").unlink()
    first = check_locale(started, "de")[0]
    assert (first.code, first.severity) == ("no-catalog", Severity.ERROR)


def test_every_fault_of_a_catalog_is_a_finding(started: Project) -> None:
    path = po_path(started, "de", "small")
    edit(path, 'msgid "Small block"\nmsgstr', 'msgid "Small block"\nmsgtsr')
    edit(path, 'msgid "Your day"\nmsgstr', 'msgid "Your day"\nmsgtsr')
    found = [finding for finding in check_locale(started, "de") if finding.code == "unreadable"]
    lines = path.read_text("utf-8").split("\n")
    assert [lines[finding.where.line - 1] for finding in found] == ['msgtsr ""'] * 2
    assert {finding.where.path for finding in found} == {"locales/de/LC_MESSAGES/small.po"}


def test_an_unknown_locale_is_a_wrong_use_and_english_has_nothing_to_check(
    started: Project,
) -> None:
    with pytest.raises(UsageError, match="locale fr has no catalogs"):
        check_locale(started, "fr")
    assert check_locale(started, "en") == ()


@pytest.mark.parametrize("name", ["small (conflicted copy 2026)", "small-old", "Small"])
def test_a_catalog_of_no_handout_is_named_with_what_to_do(project: Project, name: str) -> None:
    init_locale(project, parse("de"))
    folder = po_path(project, "de", "small").parent
    shutil.copy(folder / "small.po", folder / f"{name}.po")
    (folder / "._small.po").write_bytes(b"\0\5\26\7")
    stray = [f for f in check_locale(project, "de") if f.code == "stray-catalog"]
    assert [f.where.path for f in stray] == [f"locales/de/LC_MESSAGES/{name}.po"]
    assert [f.severity for f in stray] == [Severity.WARNING]
    assert "move it out of the folder" in stray[0].hint
