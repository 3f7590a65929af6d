"""Marks of other formats, and translations without a word: a true case and a near miss."""

import pytest

from tests.checks.checking import codes, faults


@pytest.mark.parametrize(
    ("msgstr", "marked"),
    [
        ("<b>Ruhen</b>.", ["<b>", "</b>"]),
        ("Ruhen<br/>Sie.", ["<br/>"]),
        ('<a href="x">Ruhen</a>.', ['<a href="x">', "</a>"]),
        ("Ruhen&nbsp;Sie.", ["&nbsp;"]),
        ("Ruhen&#160;Sie.", ["&#160;"]),
        ("[Ruhen](http://a.org).", ["[Ruhen](http://a.org)"]),
        ("`Ruhen` Sie.", ["`Ruhen`"]),
        ("Ruhen %s.", ["%s"]),
        ("Ruhen %(name)s.", ["%(name)s"]),
        ("Ruhen < 3 Tage >.", []),
        ("<Ruhen Sie.>", []),
        ("A & B; C.", []),
        ("[Ruhen] (jetzt).", []),
        ("Oʻzbek, o`zbek ko`p.", []),
        ("100 % sicher.", []),
        ("100%ig.", []),
    ],
)
def test_marks_of_other_formats_would_be_printed(msgstr: str, marked: list[str]) -> None:
    found = [fault for fault in faults("de", "Rest now.", msgstr) if fault.code == "markup"]
    assert [msgstr[a:b] for fault in found for a, b in fault.target] == marked


def test_a_mark_that_the_english_has_is_no_fault() -> None:
    assert "markup" not in codes("de", "Rest &amp; walk <b>now</b>.", "Ruhen &amp; <b>gehen</b>.")


@pytest.mark.parametrize(
    ("msgstr", "marked"),
    [
        ("**Ruhen Sie.", ["**"]),
        ("*Ruhen* Sie.", ["*", "*"]),
        ("**Ruhen** **Sie.", ["**"]),
        ("Ruhen { Sie.", ["{"]),
        ("Ruhen {clinic name} Sie.", ["{", "}"]),
        ("**Ruhen** **Sie**.", ["**", "**", "**", "**"]),
        ("**Ruhen** Sie.", []),
    ],
)
def test_a_stray_mark_is_shown_where_it_stands(msgstr: str, marked: list[str]) -> None:
    found = [fault for fault in faults("de", "**Rest** now.", msgstr) if fault.code == "markup"]
    assert [msgstr[a:b] for fault in found for a, b in fault.target] == marked


@pytest.mark.parametrize(
    ("msgid", "msgstr", "found"),
    [
        ("Rest.", "-", True),
        ("Rest.", "\u200b", True),
        ("Rest.", "**…**", True),
        ("Rest.", "६", False),
        ("Rest.", "休", False),
        ("Call {clinic_phone}.", "{clinic_phone}", False),
        ("…", "…", False),
        ("Rest.", "TODO", True),
        ("Rest.", "[N/A]", True),
        ("Rest.", "Translation needed", False),
        ("everything", "todo", False),
        ("Translation", "Translation", False),
    ],
)
def test_a_translation_without_a_word_is_none(msgid: str, msgstr: str, found: bool) -> None:
    assert ("untranslated" in codes("hi", msgid, msgstr)) is found


def test_a_lost_and_an_added_placeholder_are_shown_where_they_stand() -> None:
    msgid, msgstr = "Call {clinic_phone}.", "{clinic_fone} anrufen, {clinic_fone}."
    lost, added = (f for f in faults("de", msgid, msgstr) if f.code.startswith("placeholder"))
    assert [msgid[a:b] for a, b in lost.source] == ["{clinic_phone}"]
    assert [msgstr[a:b] for a, b in added.target] == ["{clinic_fone}"] * 2
