"""Where a message's translation comes from: the nearest that says the same."""

from dataclasses import replace

import pytest

from handouts.catalogs.notes import COSMETIC
from tests.gettexts import catalog
from tests.merge.merging import carry, entry, merged, one, rows, template

BLOOD = "Do not stop your blood thinner before the visit."
REST = "You may rest at home on that day."


def test_the_same_text_in_the_same_section_keeps_its_translation() -> None:
    new = one(entry("a", "Rest.", "Ruhen.", "# my note\n#: old.md:1\n#, checked\n"), ("a", "Rest."))
    assert (new.msgstr, new.notes, new.flags) == ("Ruhen.", ("my note",), ("checked",))


def test_an_entry_that_was_fuzzy_stays_fuzzy() -> None:
    new = one(entry("a", "Rest.", "Ruhen.", '#, fuzzy\n#| msgid "Rest now."\n'), ("a", "Rest."))
    assert (new.fuzzy, new.previous_msgid) == (True, "Rest now.")


def test_a_text_from_another_section_comes_fuzzy_with_its_old_place() -> None:
    new = one(entry("a", "Rest.", "Ruhen."), ("b", "Rest."))
    assert (new.msgstr, new.fuzzy) == ("Ruhen.", True)
    assert (new.previous_msgctxt, new.previous_msgid) == ("a", "Rest.")


def test_a_text_that_two_sections_now_have_keeps_one_and_copies_one() -> None:
    first, second = carry(
        entry("a", "Rest.", "Ruhen.", "# Q: How long?\n#, checked\n"),
        ("a", "Rest."),
        ("b", "Rest."),
    ).entries
    assert (first.fuzzy, second.fuzzy, second.msgstr) == (False, True, "Ruhen.")
    assert (first.notes, second.notes) == (("Q: How long?",), ())
    assert second.flags == ("fuzzy",)


def test_of_two_old_sections_a_text_comes_from_the_confirmed_one() -> None:
    old = entry("a", "Rest.", "1", "#, fuzzy\n") + entry("b", "Rest.", "2")
    new = one(old, ("c", "Rest."))
    assert (new.msgstr, new.previous_msgctxt) == ("2", "b")


def test_a_slightly_changed_text_comes_fuzzy_with_its_old_wording() -> None:
    new = one(entry("a", REST, "x", "# note\n"), ("a", REST.replace("home", "your home")))
    assert (new.msgstr, new.fuzzy, new.notes) == ("x", True, ("note",))
    assert (new.previous_msgctxt, new.previous_msgid) == ("a", REST)


def test_a_text_of_its_own_section_goes_before_one_more_alike_of_another() -> None:
    old = entry("b", REST.replace("day", "days"), "far") + entry("a", REST, "near")
    new = one(old, ("a", REST.replace("on that day", "on those days")))
    assert (new.msgstr, new.previous_msgctxt) == ("near", "a")


@pytest.mark.parametrize("section", ["a", "b"])
def test_of_two_old_texts_the_more_alike_one_gives_its_translation(section: str) -> None:
    farther = REST.replace("that day", "that same day")
    old = entry(section, farther, "far") + entry(section, REST, "near") + entry("c", farther, "no")
    new = one(old, ("a", REST.replace("home", "your home")))
    assert (new.msgstr, new.previous_msgid) == ("near", REST)


def test_a_changed_text_of_another_section_comes_fuzzy() -> None:
    new = one(entry("a", REST, "x", "# note\n"), ("b", REST.replace("home", "your home")))
    assert (new.msgstr, new.fuzzy, new.notes) == ("x", True, ("note",))
    assert (new.previous_msgctxt, new.previous_msgid) == ("a", REST)


def test_a_changed_copy_of_a_text_in_use_leaves_to_it_what_is_said_about_it() -> None:
    old = entry("a", REST, "x", "# note\n#, checked\n")
    first, second = carry(old, ("a", REST), ("b", REST.replace("home", "your home"))).entries
    assert (first.fuzzy, first.notes) == (False, ("note",))
    assert (second.msgstr, second.notes, second.flags) == ("x", (), ("fuzzy",))


def test_another_handout_s_translation_of_the_same_text_comes_fuzzy() -> None:
    other = catalog(entry("z", "Rest.", "Ruhen.", "# note\n#, checked\n"))
    (new,) = merged(catalog(""), template(("a", "Rest.")), other).catalog.entries
    assert (new.msgstr, new.flags, new.notes) == ("Ruhen.", ("fuzzy",), ())
    assert (new.previous_msgctxt, new.previous_msgid) == ("z", "Rest.")


def test_another_handout_s_translation_is_fuzzy_even_where_the_section_has_the_same_name() -> None:
    other = catalog(entry("a", "Rest.", "Ruhen."))
    (new,) = merged(catalog(""), template(("a", "Rest.")), other).catalog.entries
    assert (new.fuzzy, new.previous_msgctxt) == (True, "a")


@pytest.mark.parametrize("place", ["in use elsewhere", "in another handout"])
def test_the_very_same_text_goes_before_a_similar_one_of_its_own_section(place: str) -> None:
    similar, same = entry("a", REST.replace("home", "your home"), "like"), entry("b", REST, "same")
    if place == "in use elsewhere":
        found = merged(catalog(similar + same), template(("a", REST), ("b", REST)))
    else:
        found = merged(catalog(similar), template(("a", REST)), catalog(same))
    assert (found.catalog.entries[0].msgstr, found.catalog.entries[0].fuzzy) == ("same", True)


def test_the_very_same_text_elsewhere_is_taken_though_the_section_s_own_says_something_else() -> (
    None
):
    old = entry("a", BLOOD.replace("not ", ""), "other") + entry("b", BLOOD, "same")
    found = merged(catalog(old), template(("a", BLOOD), ("b", BLOOD)))
    assert (found.catalog.entries[0].msgstr, found.withheld) == ("same", ())


def test_a_guess_in_use_serves_nowhere_else() -> None:
    old = entry("a", REST, "x", '#, fuzzy\n#| msgctxt "a"\n#| msgid "You rest."\n')
    _, new = carry(old, ("a", REST), ("b", REST.replace("home", "your home"))).entries
    assert (new.msgstr, new.fuzzy) == ("", False)


def test_a_guess_whose_text_is_gone_still_serves_elsewhere() -> None:
    new = one(entry("a", REST, "x", "#, fuzzy\n"), ("b", REST.replace("home", "your home")))
    assert (new.msgstr, new.fuzzy) == ("x", True)


@pytest.mark.parametrize("section", ["a", "b"])
def test_what_had_no_translation_gives_none(section: str) -> None:
    new = one(entry("a", REST, ""), (section, REST.replace("home", "your home")))
    assert (new.msgstr, new.fuzzy, new.previous_msgid) == ("", False, None)


def test_the_memory_is_asked_last() -> None:
    other = catalog(entry("z", REST.replace("that", "this"), "far"))
    text = REST.replace("that", "the")
    near = merged(catalog(entry("a", REST, "near")), template(("a", text)), other)
    assert near.catalog.entries[0].msgstr == "near"
    far = merged(catalog(""), template(("a", text)), other)
    assert far.catalog.entries[0].msgstr == "far"


def test_a_fuzzy_translation_of_another_handout_is_not_spread() -> None:
    other = catalog(entry("z", "Rest.", "Ruhen.", "#, fuzzy\n"))
    assert rows(merged(catalog(""), template(("a", "Rest.")), other).catalog) == [
        ("Rest.", "", False, False)
    ]


def test_the_memory_never_says_something_else() -> None:
    other = catalog(entry("z", BLOOD, "x"))
    found = merged(catalog(""), template(("a", BLOOD.replace("Do not stop", "Stop"))), other)
    assert rows(found.catalog)[0][1] == ""


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (BLOOD, BLOOD.replace("Do not stop", "Stop"), "negation: not gone"),
        ("You may eat before it.", "You may not eat before it.", "negation: not new"),
        ("Do not eat for 6 hours before.", "Do not eat for 8 hours before.", "number: 6 → 8"),
        ("Do not eat for 6 hours before.", "Do not eat for 6 days before.", "unit: hours → days"),
        ("You can drive home after it.", "You can't drive home after it.", "negation: not new"),
        ("Take it with food at noon.", "Take it without food at noon.", "negation: without new"),
        ("Your left leg may feel warm.", "Your right leg may feel warm.", "side: left → right"),
        ("Tell us if you take heparin.", "Tell us if you take aspirin.",
         "medicine: heparin → aspirin"),
    ],
)  # fmt: skip
def test_a_change_of_meaning_starts_empty_and_says_why(before: str, after: str, why: str) -> None:
    found = merged(catalog(entry("a", before, "x", "# note\n")), template(("a", after)))
    assert rows(found.catalog) == [(after, "", False, False), (before, "x", False, True)]
    (withheld,) = found.withheld
    assert str(withheld) == f"[a] “{after}”: {why}"
    new, old = found.catalog.entries
    assert new.notes == (
        f"handouts: critical change, translate anew: {why}",
        f"handouts: before: {before}",
        "handouts: translation: x",
    )
    assert old.notes == ("note",)


def test_a_change_of_meaning_that_is_moved_to_another_section_starts_empty_too() -> None:
    found = merged(catalog(entry("a", BLOOD, "x")), template(("b", BLOOD.replace("not ", ""))))
    assert [row[1] for row in rows(found.catalog)] == ["", "x"]
    assert [str(reason) for reason in found.withheld[0].change.reasons] == ["negation: not gone"]


def test_a_change_of_meaning_too_unlike_for_another_section_is_told_within_its_own() -> None:
    after = "You may not drive or work on that day."
    found = merged(catalog(entry("a", REST, "x")), template(("a", after)))
    (withheld,) = found.withheld
    assert (withheld.before, found.catalog.entries[0].msgstr) == (REST, "")
    assert "negation: not new" in map(str, withheld.change.reasons)
    assert merged(catalog(entry("a", REST, "x")), template(("b", after))).withheld == ()


def test_a_text_of_the_same_meaning_goes_before_a_more_alike_one_of_another() -> None:
    old = entry("a", "Your left leg may feel warm.", "1") + entry(
        "a", "Your right leg might then feel warm.", "2"
    )
    found = merged(catalog(old), template(("a", "Your right leg may feel warm.")))
    assert (found.catalog.entries[0].msgstr, found.withheld) == ("2", ())


def test_a_text_that_only_resembles_one_in_use_is_new_and_nothing_is_withheld() -> None:
    found = merged(catalog(entry("a", BLOOD, "x")), template(("a", BLOOD), ("a", BLOOD[7:])))
    assert [(row[1], found.withheld) for row in rows(found.catalog)] == [("x", ()), ("", ())]


def test_a_text_unlike_all_others_is_new() -> None:
    old = entry("a", "A bath is fine on that day.", "x")
    assert rows(carry(old, ("a", "A stay in hospital is usual."))) == [
        ("A stay in hospital is usual.", "", False, False),
        ("A bath is fine on that day.", "x", False, True),
    ]


@pytest.mark.parametrize("after", ["rest at home!", "Rest at **home**", "REST  AT HOME"])
def test_a_cosmetic_edit_is_marked_and_keeps_the_translation_fuzzy(after: str) -> None:
    new = one(entry("a", "Rest at home.", "x", "# note\n"), ("a", after))
    assert (new.msgstr, new.fuzzy, new.previous_msgid) == ("x", True, "Rest at home.")
    assert new.notes == ("note", COSMETIC)


def test_a_cosmetic_edit_finds_its_own_text_among_more_alike_ones() -> None:
    old = entry("a", "REST AT HOME", "loud") + entry("a", "Rest at a home.", "quiet")
    assert one(old, ("a", "Rest at home.")).msgstr == "loud"


def test_the_same_text_in_another_section_is_no_cosmetic_edit() -> None:
    assert one(entry("a", "Rest.", "x"), ("b", "Rest.")).notes == ()
    assert one(entry("a", "Rest at home.", "x"), ("b", "Rest at home!")).notes == ()


def test_a_cosmetic_edit_after_one_of_wording_is_one_of_wording() -> None:
    old = carry(entry("a", REST, "x"), ("a", REST.replace("home", "your home")))
    (new,) = (
        merged(old, template(("a", REST.replace("home", "your home!")))).catalog.live().values()
    )
    assert (new.previous_msgid, new.notes) == (REST, ())
    (back,) = merged(old, template(("a", REST[:-1]))).catalog.live().values()
    assert (back.previous_msgid, back.notes) == (REST, (COSMETIC,))


def test_the_best_pairs_are_made_first() -> None:
    old = entry("a", "Your left leg may feel warm.", "1", "# note\n")
    texts = ("Then your left leg may feel quite warm.", "So your left leg may feel warm.")
    found = carry(old, *(("a", text) for text in texts))
    # the other gets the translation as well, but not what is said about it
    assert [(e.msgstr, e.notes) for e in found.entries if not e.obsolete] == [
        ("1", ()),
        ("1", ("note",)),
    ]


def test_a_second_change_is_held_against_the_text_that_the_translation_was_made_from() -> None:
    guess = f'#, fuzzy\n#| msgctxt "a"\n#| msgid "{REST}"\n'
    old = entry("a", REST.replace("home", "your home"), "x", guess)
    new = one(old, ("a", REST.replace("home", "our home")))
    assert (new.previous_msgid, new.fuzzy) == (REST, True)
    # the guess before was made elsewhere, across a change of meaning: it goes no further
    old = entry("a", REST.replace("may", "may not"), "x", guess)
    new = one(old, ("a", REST.replace("may", "may not").replace("home", "our home")))
    assert (new.msgstr, new.notes[0].endswith("negation: not new")) == ("", True)


def test_what_is_gone_stays_obsolete_and_comes_back_with_its_text() -> None:
    gone = carry(entry("a", "Rest.", "Ruhen.", "# note\n#. c\n#: o.md:1\n"), ("a", "Other."))
    assert rows(gone)[1] == ("Rest.", "Ruhen.", False, True)
    assert (gone.entries[1].notes, gone.entries[1].comments) == (("note",), ())
    back = merged(gone, template(("a", "Rest."))).catalog
    assert rows(back) == [("Rest.", "Ruhen.", False, False)]
    assert back.entries[0].notes == ("note",)


@pytest.mark.parametrize(
    "edited", [REST.replace("home", "your home"), REST.upper(), REST[4:], f"Do not {REST}"]
)
def test_an_edit_that_is_taken_back_gives_back_the_very_same_entry(edited: str) -> None:
    old = catalog(entry("a", REST, "x", "# note\n#, checked\n"))
    there = merged(old, template(("a", edited))).catalog
    assert there != old
    back = merged(there, template(("a", REST))).catalog
    assert back.entries == old.entries


def test_a_guess_that_a_person_worked_on_is_not_taken_back() -> None:
    text = REST.replace("home", "your home")
    there = carry(entry("a", REST, "x"), ("a", text))
    worked = replace(there, entries=(replace(there.entries[0], msgstr="y"), *there.entries[1:]))
    back = merged(worked, template(("a", REST)))
    assert rows(back.catalog) == [(REST, "x", False, False), (text, "y", True, True)]


def test_an_untranslated_message_that_is_gone_leaves_nothing() -> None:
    assert rows(carry(entry("a", "Rest.", ""), ("a", "Other."))) == [("Other.", "", False, False)]


@pytest.mark.parametrize("above", ["# Q: Why?\n", "#, checked\n"])
def test_what_is_said_of_an_untranslated_message_that_is_gone_stays(above: str) -> None:
    gone = carry(entry("a", "Rest.", "", above), ("a", "Other.")).entries[1]
    assert (gone.msgid, gone.obsolete) == ("Rest.", True)
    assert gone.notes or gone.flags == ("checked",)
