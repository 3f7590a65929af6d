"""Updates of a project's catalogs: what they change, what they report, what they leave alone."""

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.extract import templates
from handouts.catalogs.init import init_locale
from handouts.catalogs.notes import COSMETIC
from handouts.catalogs.po import domains, po_path, pot_path, read
from handouts.cli.catalogs import update_command
from handouts.content.load import read_sources
from handouts.errors import UnreadableFile, UsageError
from handouts.locale import parse
from handouts.merge.merge import update_locale
from handouts.project import Project
from tests.gettexts import HEADER, REAL, Program, catalog, catalog_of, real
from tests.merge.merging import merged, template
from tests.projects import edit

GERMAN = parse("de")


def test_header_fields_that_we_do_not_know_stay_and_only_the_date_moves() -> None:
    head = HEADER.replace("\n\n", '\n"X-Team: night shift\\n"\n\n').replace(
        '"Language: de', '"POT-Creation-Date: 2026-01-01 00:00+0000\\n"\n"Language: de'
    )
    old = replace(catalog(""), header=catalog_of(head, "de.po").header)
    new = merged(old, template(("a", "Rest."))).catalog
    assert list(new.fields) == list(old.fields)
    assert new.fields["X-Team"] == "night shift"
    assert new.fields["POT-Creation-Date"] == "2027-01-01 00:00+0000"


def test_a_header_without_a_date_gets_none() -> None:
    old = catalog("")
    new = merged(old, template(("a", "Rest."))).catalog
    assert (new.header, len(new.entries)) == (old.header, 1)


@pytest.fixture
def started(project: Project) -> Path:
    """The German catalog of the small project, with a translation in a wrapping of its own."""
    init_locale(project, GERMAN)
    path = po_path(project, "de", "small")
    translate(path, "A lead.", '"\n"Eine "\n"Zeile.')
    return path


def translate(path: Path, msgid: str, msgstr: str) -> None:
    """Write a translation into a catalog, as a translator does."""
    edit(path, f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')


def test_an_update_that_changes_no_entry_changes_no_byte(project: Project, started: Path) -> None:
    edit(project.content / "small.md", "2026-11-20", "2027-05-05")
    before = started.read_bytes()
    first, second = update_locale(project, GERMAN)
    assert (first.changed, second.changed) == (False, False)
    assert (first.kept, first.fuzzy, first.new, first.obsolete) == (1, 0, 8, 0)
    assert started.read_bytes() == before


def test_the_order_of_obsolete_entries_alone_changes_no_byte(
    project: Project, started: Path
) -> None:
    edit(started, "#. The title", '#~ msgid "gone"\n#~ msgstr "weg"\n\n#. The title')
    before = started.read_bytes()
    assert not update_locale(project, GERMAN)[0].changed
    assert started.read_bytes() == before


def test_an_edited_source_is_carried_over(project: Project, started: Path, run: Program) -> None:
    edit(project.content / "small.md", "A lead.", "A leader.")
    update = update_locale(project, GERMAN)[0]
    assert (update.path, update.changed, update.kept, update.fuzzy) == (started, True, 0, 1)
    entry = read(started, "small.po").live()["lead", "A leader."]
    assert (entry.msgstr, entry.previous_msgid) == ("Eine Zeile.", "A lead.")
    run("msgfmt", "-c", "-o", "/dev/null", started)
    assert run("msgcat", started) == started.read_text("utf-8")


def test_a_new_handout_gets_its_catalog(project: Project, started: Path) -> None:
    text = (project.content / "small.md").read_text("utf-8")
    (project.content / "other.md").write_text(text.replace("id: small", "id: other"), "utf-8")
    assert started.is_file()
    changed = {update.path.name: update.changed for update in update_locale(project, GERMAN)}
    assert changed == {"other.po": True, "small.po": False, "interface.po": True}
    assert read(po_path(project, "de", "other"), "other.po").fields["Language"] == "de"


def test_what_says_something_else_now_is_reported(project: Project, started: Path) -> None:
    translate(started, "You wait **1 to 2** hours.", "Sie warten **1 bis 2** Stunden.")
    translate(started, "Rest.", "Ruhen.")
    source = project.content / "small.md"
    edit(source, "**1 to 2** hours", "**1 to 3** hours")
    edit(source, "# Small block", "# A small block")
    edit(source, "A lead.", "A lead!")
    update = update_locale(project, GERMAN)[0]
    assert (update.fuzzy, update.cosmetic) == (1, 1)
    assert [str(reason) for reason in update.reasons] == [
        "[what] “You wait **1 to 3** hours.”: number: 2 → 3"
    ]
    live = read(started, "small.po").live()
    assert COSMETIC in live["lead", "A lead!"].notes
    assert live["what", "You wait **1 to 3** hours."].msgstr == ""
    again = update_locale(project, GERMAN)[0]
    assert (again.changed, again.reasons, again.cosmetic) == (False, (), 1)


def test_the_project_s_own_terms_say_what_is_something_else(
    project: Project, started: Path
) -> None:
    terms = project.content / "safety-terms.toml"
    terms.write_text('colour = ["lead"]\n', "utf-8")
    edit(project.content / "small.md", "A lead.", "A bead.")
    (reason,) = update_locale(project, GERMAN)[0].reasons
    assert str(reason) == "[lead] “A bead.”: colour: lead gone"
    assert read(started, "small.po").live()["lead", "A bead."].msgstr == ""
    terms.write_text("colour = 1\n", "utf-8")
    with pytest.raises(UnreadableFile, match="colour is no list"):
        update_locale(project, GERMAN)


def test_a_new_handout_gets_what_other_handouts_say_already(
    project: Project, started: Path
) -> None:
    translate(started, "Small block", "Kleine Blockade")
    text = (project.content / "small.md").read_text("utf-8")
    other = text.replace("id: small", "id: other").replace("A lead.", "One lead.")
    (project.content / "other.md").write_text(other, "utf-8")
    update = update_locale(project, GERMAN)[0]
    assert (update.kept, update.fuzzy, update.new) == (0, 1, 8)
    entry = read(update.path, "other.po").live()["title", "Small block"]
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == (
        "Kleine Blockade",
        True,
        "Small block",
    )
    assert started.is_file()


def test_the_catalog_of_a_handout_that_is_gone_is_remembered_and_left_alone(
    project: Project, started: Path
) -> None:
    (project.content / "small.md").rename(project.content / "renamed.md")
    edit(project.content / "renamed.md", "id: small", "id: renamed")
    before = started.read_bytes()
    update = update_locale(project, GERMAN)[0]
    assert (update.path.name, update.fuzzy) == ("renamed.po", 1)
    assert started.read_bytes() == before


def test_a_locale_without_catalogs_cannot_be_updated(project: Project) -> None:
    with pytest.raises(UsageError, match="locale de has no catalogs"):
        update_locale(project, GERMAN)
    with pytest.raises(UsageError, match="English"):
        update_locale(project, parse("en"))


@pytest.mark.parametrize("domain", domains(REAL))
@pytest.mark.parametrize("tag", REAL.tags())
def test_the_catalogs_of_the_repository_are_up_to_date(tag: str, domain: str) -> None:
    there = real(tag, domain)
    assert merged(there, templates(read_sources(REAL))[domain]).catalog is there


@pytest.mark.parametrize("domain", domains(REAL))
@pytest.mark.parametrize("tag", REAL.tags())
def test_msgmerge_reads_our_catalogs_and_finds_them_up_to_date(
    tag: str, domain: str, run: Program
) -> None:
    path = po_path(REAL, tag, domain)
    text = run("msgmerge", "-q", "-o", "-", path, pot_path(REAL, domain))
    assert text == path.read_text("utf-8")


def test_pofilter_reads_all_our_catalogs(tmp_path: Path) -> None:
    pofilter = Path(sys.executable).with_name("pofilter")
    command = [str(pofilter), "--progress=none", "-t", "blank", str(REAL.locales), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Error processing" not in done.stderr
    # it found something to read in every locale
    assert {folder.name for folder in tmp_path.iterdir()} >= set(REAL.tags())


@pytest.mark.parametrize("sections", [1, 20])
def test_a_thousand_changed_entries_keep_their_translations(sections: int) -> None:
    choose = random.Random(1)
    words = ["".join(choose.choices("abcdefghijklmno", k=7)) for _ in range(3000)]
    texts = [choose.choices(words, k=25) for _ in range(1000)]
    old = [
        Entry(" ".join(text), f"x{n}", msgctxt=f"{n % sections}") for n, text in enumerate(texts)
    ]
    for text in texts:
        text[choose.randrange(25)] = choose.choice(words)
    new = template(*((f"{n % sections}", " ".join(text)) for n, text in enumerate(texts)))
    live = merged(replace(catalog(""), entries=tuple(old)), new).catalog.live().values()
    assert [entry.msgstr for entry in live] == [entry.msgstr for entry in old]
    assert all(entry.fuzzy for entry in live)


def test_the_command_says_which_messages_to_translate_anew(
    project: Project, started: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(started, "You wait **1 to 2** hours.", "Sie warten **1 bis 2** Stunden.")
    edit(project.content / "small.md", "**1 to 2** hours", "**1 to 3** hours")
    edit(project.content / "small.md", "A lead.", "A lead!")
    update_command(["de"], project.root)
    first, second, third = capsys.readouterr().out.splitlines()
    assert first == f"{project.name_of(started)}: 0 kept, 1 fuzzy (1 cosmetic), 8 new, 2 obsolete"
    assert second == "    translate anew [what] “You wait **1 to 3** hours.”: number: 2 → 3"
    assert third.endswith("interface.po: nothing changed")


def test_a_catalog_with_faults_stays_as_it_is_and_the_others_are_updated(
    project: Project, started: Path
) -> None:
    edit(started, 'msgid "Your day"', 'msgid "Your day')
    edit(started, 'msgid "Rest."', 'msgid "Rest.')
    edit(project.content / "small.md", "## Your day {#day}", "## Risks {#risks}")
    before = started.read_bytes()
    small, interface = update_locale(project, GERMAN)
    assert started.read_bytes() == before
    assert small.refused is not None
    assert "and 2 more faults, in lines" in str(small.refused)
    assert (interface.refused, interface.changed) == (None, True)


@pytest.mark.parametrize("name", ["._small.po", "small (conflicted copy 2026).po"])
def test_a_stray_file_that_is_no_catalog_stops_no_update(
    project: Project, started: Path, name: str
) -> None:
    started.with_name(name).write_bytes(b"\x00\x05\x16\x07Mac OS X")
    edit(project.content / "small.md", "A lead.", "A leader.")
    update = update_locale(project, GERMAN)[0]
    assert (update.changed, update.fuzzy) == (True, 1)


def test_a_lock_of_emacs_stops_no_update(project: Project, started: Path) -> None:
    started.with_name(".#small.po").symlink_to("ana@host.4711:17")
    assert not update_locale(project, GERMAN)[0].changed


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_an_update_keeps_the_mode_of_a_catalog(project: Project, started: Path, mode: int) -> None:
    started.chmod(mode)
    edit(project.content / "small.md", "A lead.", "A leader.")
    assert update_locale(project, GERMAN)[0].changed
    assert started.stat().st_mode & 0o777 == mode


def test_spaces_at_the_end_of_comments_stay(project: Project, started: Path) -> None:
    edit(started, "#. The title", "# Ana says: \n#. The title")
    edit(project.content / "small.md", "A lead.", "A leader.")
    assert update_locale(project, GERMAN)[0].changed
    assert "# Ana says: \n" in started.read_text("utf-8")


def test_a_catalog_in_latin_1_is_written_anew_in_utf_8(project: Project, started: Path) -> None:
    translate(started, "Your day", "Für Sie")
    text = started.read_text("utf-8").replace("charset=UTF-8", "charset=ISO-8859-1")
    started.write_bytes(text.encode("latin-1"))
    before = started.read_bytes()
    assert not update_locale(project, GERMAN)[0].changed
    assert started.read_bytes() == before
    edit_bytes = before.replace(b'msgid "A lead."', b'msgid "A load."')
    started.write_bytes(edit_bytes)
    assert update_locale(project, GERMAN)[0].changed
    text = started.read_text("utf-8")
    assert "charset=UTF-8" in text
    assert 'msgstr "Für Sie"' in text


@pytest.mark.parametrize("text", ["", "\n", "# Ours.\n"])
def test_a_catalog_without_a_header_gets_one(project: Project, text: str) -> None:
    init_locale(project, GERMAN)
    path = po_path(project, "de", "small")
    whole = read(path, "de.po")
    path.write_text(text, "utf-8")
    update_locale(project, GERMAN)
    again = read(path, "de.po")
    assert (again.fields, again.entries) == (whole.fields, whole.entries)
