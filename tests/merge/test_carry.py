"""What becomes of one entry: its comments, its flags, its plural forms."""

from dataclasses import replace
from pathlib import Path

import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.notes import COSMETIC
from handouts.catalogs.po import Catalog, write
from handouts.meaning.change import Change, ChangeKind
from handouts.merge.carry import (
    base,
    block,
    blocks,
    carried,
    fresh,
    kept,
    plural_forms,
    without_ours,
)
from tests.gettexts import Program, catalog
from tests.merge.merging import carry, entry, merged, template

WORDING = Change(ChangeKind.WORDING)
BEFORE = "Do not eat for 6 hours."
AFTER = "Do not eat for 8 hours."


def plural(singular: str, many: str, *forms: str, flags: tuple[str, ...] = ()) -> Entry:
    return Entry(singular, plural=many, plurals=forms, flags=flags)


def met(old: Entry, new: Entry) -> Catalog:
    """What comes of one entry and one message, in a language of three plural forms."""
    there = replace(catalog(""), entries=(old,))
    head = replace(there.header, msgstr=there.header.msgstr + "Plural-Forms: nplurals=3;\n")
    return merged(replace(there, header=head), replace(template(), entries=(new,))).catalog


def test_comments_places_and_format_flags_follow_the_source() -> None:
    source = Entry("a", comments=("new",), references=("n.md:2",), flags=("python-brace-format",))
    old = Entry("a", "x", comments=("old",), references=("o.md:1",), flags=("c-format", "checked"))
    assert kept(source, old) == replace(
        source, msgstr="x", flags=("checked", "python-brace-format")
    )


def test_a_fuzzy_entry_has_the_whole_text_that_it_was_made_from() -> None:
    old = Entry("one", msgctxt="a", plural="many", plurals=("x", "y"))
    new = carried(Entry("One", msgctxt="b", plural="Many", plurals=("", "")), old, WORDING, 2)
    assert new.fuzzy
    assert (new.previous_msgctxt, new.previous_msgid, new.previous_plural) == ("a", "one", "many")
    assert new.plurals == ("x", "y")


def test_a_fuzzy_entry_belongs_to_its_previous_text_and_a_confirmed_one_to_its_own() -> None:
    old = Entry("b", "x", msgctxt="s", previous_msgid="a", previous_msgctxt="t", flags=("fuzzy",))
    assert base(old).key == ("t", "a")
    assert base(replace(old, flags=())).key == ("s", "b")
    assert base(replace(old, previous_msgid=None)).key == ("s", "b")


def test_a_message_that_gets_plural_forms_has_its_translation_in_each() -> None:
    (new,) = met(Entry("a leg", "x"), plural("a leg", "legs", "", "")).entries
    assert (new.plurals, new.msgstr, new.fuzzy, new.previous_msgid) == (
        ("x",) * 3,
        "",
        True,
        "a leg",
    )


def test_a_message_that_gets_plural_forms_has_changed_in_more_than_its_marks() -> None:
    (marks,) = met(Entry("a leg", "x"), Entry("A leg!")).live().values()
    assert marks.notes == (COSMETIC,)
    (new,) = met(Entry("a leg", "x"), plural("A leg!", "legs", "", "")).live().values()
    assert (new.plurals, new.fuzzy, new.notes) == (("x", "x", "x"), True, ())


def test_plural_forms_that_a_message_no_longer_has_are_kept_in_comments() -> None:
    (new,) = met(plural("a leg", "legs", "x", "y", "z"), Entry("a leg")).entries
    assert (new.msgstr, new.plurals, new.fuzzy) == ("x", (), True)
    assert new.notes == ("handouts: plural form: y", "handouts: plural form: z")
    assert (new.previous_msgid, new.previous_plural) == ("a leg", "legs")


def test_another_plural_of_the_same_singular_is_fuzzy() -> None:
    (new,) = met(plural("a leg", "legs", "x", "y", "z"), plural("a leg", "the legs")).entries
    assert (new.plurals, new.fuzzy, new.previous_plural) == (("x", "y", "z"), True, "legs")


def test_a_plural_of_another_meaning_is_empty_and_the_old_forms_are_in_comments() -> None:
    old = replace(plural("a leg", "2 legs", "x", "y", "z", flags=("checked",)), notes=("mine",))
    (new,) = met(old, plural("a leg", "3 legs")).entries
    assert (new.plurals, new.flags) == (("", "", ""), ("checked",))
    assert new.notes == (
        "mine",
        "handouts: critical change, translate anew: number: 2 → 3",
        "handouts: before: a leg",
        "handouts: before: 2 legs",
        "handouts: translation: x",
        "handouts: translation: y",
        "handouts: translation: z",
    )


def test_an_untranslated_message_only_changes_its_shape() -> None:
    (new,) = met(Entry("a leg", flags=("checked",)), plural("a leg", "legs")).entries
    assert (new.plural, new.plurals, new.flags) == ("legs", ("", "", ""), ("checked",))
    assert not met(new, Entry("a leg")).entries[0].plurals


def test_a_new_message_has_as_many_forms_as_the_language() -> None:
    assert fresh(plural("a", "b", "", ""), 3).plurals == ("", "", "")
    assert fresh(Entry("a"), 3) == Entry("a")


@pytest.mark.parametrize(
    ("field", "forms"), [("nplurals=1; plural=0;", 1), ("nplurals = 6;", 6), ("", 2), ("?", 2)]
)
def test_the_number_of_forms_stands_in_the_header(field: str, forms: int) -> None:
    header = Entry("", f"Plural-Forms: {field}\n")
    assert plural_forms(Catalog("x.po", header)) == forms


def test_an_old_text_of_several_lines_is_kept_line_by_line() -> None:
    assert block(Entry("a \nb", "x\n\ny")) == (
        "handouts: before: a",
        "handouts: before: b",
        "handouts: translation: x",
        "handouts: translation:",
        "handouts: translation: y",
    )


def test_our_comments_go_once_a_person_has_translated_and_all_they_say_stands_elsewhere() -> None:
    before = carry(entry("a", BEFORE, "x"), ("a", AFTER))
    new, old = before.entries
    done = replace(new, msgstr="y", notes=("mine", *new.notes, COSMETIC, "also mine"))
    held = replace(before, entries=(done, old))
    # an update that has nothing else to do does not touch the file for that
    assert merged(held, template(("a", AFTER))).catalog is held
    tidied = merged(held, template(("a", AFTER), ("a", "New.")))
    assert tidied.catalog.entries[0].notes == ("mine", "also mine")


def test_an_old_translation_stays_in_its_comment_where_it_is_the_last_of_its_kind() -> None:
    new, _ = carry(entry("a", BEFORE, "x"), ("a", AFTER)).entries
    alone = replace(catalog(""), entries=(replace(new, msgstr="y"),))
    assert (
        merged(alone, template(("a", AFTER), ("a", "New."))).catalog.entries[0].notes == new.notes
    )
    unsaid = replace(catalog(""), entries=(new,))
    gone = merged(unsaid, template(("a", "New."))).catalog.entries[1]
    assert (gone.obsolete, gone.notes) == (True, new.notes)


def test_a_comment_that_a_person_changed_is_not_ours() -> None:
    old = Entry(BEFORE, "x", msgctxt="a")
    (new, _) = carry(entry("a", BEFORE, "x"), ("a", AFTER)).entries
    assert without_ours(new.notes, blocks([old])) == ()
    changed = (*new.notes[:2], f"{new.notes[2]}, said Ana")
    assert without_ours(changed, blocks([old])) == changed


@pytest.mark.parametrize("program", ["msgcat", "msgmerge", "msgattrib"])
def test_our_comments_survive_the_tools_of_gettext_and_a_flag_would_not(
    program: str, tmp_path: Path, run: Program
) -> None:
    old = entry("a", BEFORE, "x") + entry("a", "Rest.", "y", "#, cosmetic\n")
    new = template(("a", AFTER), ("a", "Rest!"))
    found = merged(catalog(old), new).catalog
    po, pot = tmp_path / "de.po", tmp_path / "de.pot"
    write(po, found)
    write(pot, replace(new, header=found.header))
    arguments = ("-q", "-o", "-", po, pot) if program == "msgmerge" else (po,)
    said = run(program, *arguments)
    for note in (*found.entries[0].notes, COSMETIC):
        assert f"# {note}\n" in said
    assert "fuzzy, cosmetic" in po.read_text("utf-8")
    assert "fuzzy, cosmetic" not in said
