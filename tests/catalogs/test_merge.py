"""Updates: what carries over, what becomes fuzzy, and that nothing is lost."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.catalogs.entry import Entry
from handouts.catalogs.extract import templates
from handouts.catalogs.init import init_locale
from handouts.catalogs.merge import merged, update_locale
from handouts.catalogs.po import Catalog, po_path, read, read_text, write
from handouts.catalogs.poprint import printed
from handouts.errors import UsageError
from handouts.locale import parse
from handouts.project import Project

from .conftest import HEADER, REAL, Program, catalog, domains, edit, real

BLOOD = "Do not stop your blood thinner before the visit."
GERMAN = parse("de")


def template(*texts: tuple[str, str]) -> Catalog:
    """A template with these msgctxt and msgid."""
    header = Entry("", "POT-Creation-Date: 2027-01-01 00:00+0000\n")
    return Catalog("t.pot", header, tuple(Entry(text, msgctxt=name) for name, text in texts))


def one(old: str, *texts: tuple[str, str]) -> Entry:
    """The only entry in use after these entries met that template."""
    (entry,) = merged(catalog(old), template(*texts)).live().values()
    return entry


def entry(context: str, msgid: str, msgstr: str, above: str = "") -> str:
    return f'{above}msgctxt "{context}"\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n\n'


def test_the_same_text_in_the_same_section_keeps_its_translation() -> None:
    old = entry("a", "Rest.", "Ruhen.", "# my note\n#: old.md:1\n#, checked\n")
    new = one(old, ("a", "Rest."))
    assert (new.msgstr, new.notes, new.flags, new.fuzzy) == (
        "Ruhen.",
        ("my note",),
        ("checked",),
        False,
    )


def test_an_entry_that_was_fuzzy_stays_fuzzy() -> None:
    old = entry("a", "Rest.", "Ruhen.", '#, fuzzy\n#| msgid "Rest now."\n')
    new = one(old, ("a", "Rest."))
    assert (new.fuzzy, new.previous_msgid) == (True, "Rest now.")


def test_comments_places_and_format_flags_follow_the_source() -> None:
    source = Entry(
        "Call {clinic_phone}.",
        msgctxt="a",
        comments=("new",),
        references=("n.md:2",),
        flags=("python-brace-format",),
    )
    old = catalog(entry("a", "Call {clinic_phone}.", "x", "#. old\n#: o.md:1\n"))
    (new,) = merged(old, replace(template(), entries=(source,))).entries
    assert new == replace(source, msgstr="x")


def test_a_text_from_another_section_comes_fuzzy_with_its_old_place() -> None:
    new = one(entry("a", "Rest.", "Ruhen."), ("b", "Rest."))
    assert (new.msgstr, new.fuzzy) == ("Ruhen.", True)
    assert (new.previous_msgctxt, new.previous_msgid) == ("a", "Rest.")


def test_a_text_that_two_sections_now_have_keeps_one_and_copies_one() -> None:
    old = catalog(entry("a", "Rest.", "Ruhen.", "# Q: How long?\n"))
    first, second = merged(old, template(("a", "Rest."), ("b", "Rest."))).entries
    assert (first.fuzzy, second.fuzzy) == (False, True)
    assert (first.notes, second.notes) == (("Q: How long?",), ())


def test_a_slightly_changed_text_comes_fuzzy_with_its_old_wording() -> None:
    new = one(entry("a", "You may rest at home.", "x"), ("a", "You may rest at your home."))
    assert (new.msgstr, new.fuzzy) == ("x", True)
    assert (new.previous_msgctxt, new.previous_msgid) == ("a", "You may rest at home.")


def test_a_changed_text_of_another_section_is_no_match() -> None:
    old = entry("a", "You may rest at home.", "x")
    found = merged(catalog(old), template(("b", "You may rest at your home.")))
    assert [(e.msgstr, e.obsolete) for e in found.entries] == [("", False), ("x", True)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BLOOD, BLOOD.replace("Do not stop", "Stop")),
        ("You may eat before the visit.", "You may not eat before the visit."),
        ("Do not eat for 6 hours before.", "Do not eat for 8 hours before."),
        ("You can drive home after it.", "You can't drive home after it."),
        ("Take it with food every day.", "Take it without food every day."),
        ("A bath is fine on that day.", "A stay in hospital is usual."),
    ],
)
def test_a_change_of_meaning_starts_empty_and_keeps_the_old_as_obsolete(
    before: str, after: str
) -> None:
    found = merged(catalog(entry("a", before, "x")), template(("a", after)))
    assert [(e.msgid, e.msgstr, e.obsolete) for e in found.entries] == [
        (after, "", False),
        (before, "x", True),
    ]


def test_the_best_pairs_are_made_first() -> None:
    old = entry("a", "Your left leg may feel warm.", "1") + entry(
        "a", "Your left leg may feel very warm.", "2"
    )
    texts = ("Your left leg may feel warm!", "Your left leg may feel so very warm.")
    found = merged(catalog(old), template(*(("a", text) for text in texts)))
    assert [e.msgstr for e in found.entries] == ["1", "2"]


def test_a_second_change_keeps_the_text_that_the_translation_was_made_from() -> None:
    old = entry(
        "a", "You may rest at home.", "x", '#, fuzzy\n#| msgctxt "a"\n#| msgid "Rest at home."\n'
    )
    new = one(old, ("a", "You may rest at your home."))
    assert (new.previous_msgid, new.fuzzy) == ("Rest at home.", True)


def test_what_is_gone_stays_obsolete_and_comes_back_with_its_text() -> None:
    old = catalog(entry("a", "Rest.", "Ruhen.", "# note\n#. c\n#: o.md:1\n"))
    gone = merged(old, template(("a", "Something else.")))
    assert [(e.obsolete, e.notes, e.comments, e.references) for e in gone.entries[1:]] == [
        (True, ("note",), (), ())
    ]
    back = merged(gone, template(("a", "Rest.")))
    assert [(e.msgstr, e.obsolete, e.fuzzy) for e in back.entries] == [("Ruhen.", False, False)]


def test_an_untranslated_message_that_is_gone_leaves_nothing() -> None:
    assert merged(catalog(entry("a", "Rest.", "")), template()).entries == ()


def test_a_question_on_an_untranslated_message_that_is_gone_stays() -> None:
    (gone,) = merged(catalog(entry("a", "Rest.", "", "# Q: Why?\n")), template()).entries
    assert (gone.obsolete, gone.notes) == (True, ("Q: Why?",))


def test_header_fields_that_we_do_not_know_stay_and_only_the_date_moves() -> None:
    head = HEADER.replace("\n\n", '\n"X-Team: night shift\\n"\n\n').replace(
        '"Language: de', '"POT-Creation-Date: 2026-01-01 00:00+0000\\n"\n"Language: de'
    )
    old = replace(catalog(""), header=read_header(head))
    new = merged(old, template(("a", "Rest.")))
    assert list(new.fields) == list(old.fields)
    assert new.fields["X-Team"] == "night shift"
    assert new.fields["POT-Creation-Date"] == "2027-01-01 00:00+0000"


def read_header(text: str) -> Entry:
    return read_text(text, "de.po").header


@pytest.fixture
def started(project: Project) -> Path:
    """The German catalog of the small project, with a translation in a wrapping of its own."""
    init_locale(project, GERMAN)
    path = po_path(project, "de", "small")
    edit(path, 'msgid "A lead."\nmsgstr ""', 'msgid "A lead."\nmsgstr ""\n"Eine "\n"Zeile."')
    return path


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


def test_a_locale_without_catalogs_cannot_be_updated(project: Project) -> None:
    with pytest.raises(UsageError, match="locale de has no catalogs"):
        update_locale(project, GERMAN)
    with pytest.raises(UsageError, match="English"):
        update_locale(project, parse("en"))


@pytest.mark.parametrize("domain", domains(REAL))
@pytest.mark.parametrize("tag", REAL.tags())
def test_the_catalogs_of_the_repository_are_up_to_date(tag: str, domain: str) -> None:
    there = real(tag, domain)
    assert merged(there, templates(REAL)[domain]) is there


def test_what_msgmerge_keeps_without_doubt_we_keep_too(tmp_path: Path, run: Program) -> None:
    """The oracle is msgmerge without fuzzy matching: the same entries in use, the same obsolete."""
    choose = random.Random(7)
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    texts = [
        (choose.choice("abc"), f"{word} text number" + " and so on" * number)
        for number, word in enumerate(words)
    ]
    old = catalog("".join(entry(name, text, f"t {text}") for name, text in texts))
    new = template(*texts[3:], ("a", "Quite another thing altogether."))
    write(tmp_path / "old.po", old)
    (tmp_path / "new.pot").write_text(printed(read_header(HEADER), new.entries), "utf-8")
    run(
        "msgmerge", "-q", "-N", "-o", tmp_path / "out.po", tmp_path / "old.po", tmp_path / "new.pot"
    )
    assert read(tmp_path / "out.po", "out.po").entries == merged(old, new).entries


SECTIONS = st.sampled_from(["a", "b", "c"])
WORDS = st.sampled_from(
    ["rest", "eat", "walk", "not", "stop", "6", "8", "leg", "home", "warm", "{clinic_phone}"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
KEYS = st.lists(st.tuples(SECTIONS, TEXTS), max_size=12, unique=True)


@settings(max_examples=200, deadline=None)
@given(KEYS, st.lists(KEYS, min_size=1, max_size=4))
def test_no_translation_is_ever_lost(
    first: list[tuple[str, str]], later: list[list[tuple[str, str]]]
) -> None:
    entries = tuple(
        Entry(text, f"{name}:{text}", msgctxt=name, notes=(f"on {name} {text}",))
        for name, text in first
    )
    found = replace(catalog(""), entries=entries)
    for texts in later:
        found = merged(found, template(*texts))
        assert [e.key for e in found.entries if not e.obsolete] == texts
        kept = {e.msgstr for e in found.entries}
        noted = {note for e in found.entries for note in e.notes}
        assert all(e.msgstr in kept and set(e.notes) <= noted for e in entries)
        for e in found.entries:
            # what is neither fuzzy nor obsolete says exactly what it was translated from
            if e.msgstr and not e.fuzzy and not e.obsolete:
                assert e.msgstr == f"{e.msgctxt}:{e.msgid}"
    assert merged(found, template(*later[-1])) is found
