"""What happened to the English since it was approved."""

from pathlib import Path

import pytest

from handouts.approvals.edits import Edit, How, source_edits, summary, worst
from handouts.approvals.seal import Text, handout_text
from handouts.content.load import load
from handouts.meaning.change import ChangeKind
from handouts.meaning.diff import Op, word_diff
from handouts.meaning.terms import Terms, read_terms
from handouts.project import Project
from tests.gettexts import REAL, SOURCE

STEPS = SOURCE.replace("- Rest.\n- Call", "1. Rest.\n2. Sleep.\n3. Wait.\n\n- Smile.\n- Call")


@pytest.fixture(scope="module")
def terms() -> Terms:
    return read_terms(REAL)


def text(folder: Path, written: str) -> Text:
    path = folder / "small.md"
    path.write_text(written, "utf-8")
    return handout_text(load(path, "small.md"), "en")


def edits(project: Project, terms: Terms, *changes: tuple[str, str]) -> tuple[Edit, ...]:
    """The edits between the small text and what becomes of it when these stretches change."""
    after = STEPS
    for old, new in changes:
        assert old in after
        after = after.replace(old, new)
    return source_edits(text(project.root, STEPS), text(project.root, after), terms)


def test_the_same_text_has_no_edits(project: Project, terms: Terms) -> None:
    assert edits(project, terms) == ()
    assert worst(()) is ChangeKind.NONE
    assert summary(()) == ""


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("A lead.", "A lead!", ChangeKind.COSMETIC),
        ("A lead.", "The lead.", ChangeKind.WORDING),
        ("**1 to 2** hours", "**1 to 3** hours", ChangeKind.CRITICAL),
        ("Not **much**.", "Very **much**.", ChangeKind.CRITICAL),
    ],
)
def test_a_reworded_message_weighs_what_its_words_weigh(
    project: Project, terms: Terms, old: str, new: str, kind: ChangeKind
) -> None:
    (edit,) = edits(project, terms, (old, new))
    assert (edit.how, edit.kind) == (How.REWORDED, kind)
    assert (old in edit.before, new in edit.after) == (True, True)
    assert bool(edit.reasons) is (kind is ChangeKind.CRITICAL)


def test_a_message_that_came_or_went_is_critical_whatever_it_says(
    project: Project, terms: Terms
) -> None:
    (added,) = edits(project, terms, ("- Smile.", "- Smile.\n- Breathe."))
    assert (added.how, added.before, added.after) == (How.ADDED, "", "Breathe.")
    (removed,) = edits(project, terms, ("- Smile.\n", ""))
    assert (removed.how, removed.before, removed.after) == (How.REMOVED, "Smile.", "")
    assert (added.kind, removed.kind) == (ChangeKind.CRITICAL, ChangeKind.CRITICAL)


def test_two_steps_that_change_places_are_one_critical_move(project: Project, terms: Terms) -> None:
    (edit,) = edits(project, terms, ("1. Rest.\n2. Sleep.", "1. Sleep.\n2. Rest."))
    assert (edit.how, edit.kind, edit.section) == (How.MOVED, ChangeKind.CRITICAL, "what")


def test_bullets_of_one_list_may_change_places(project: Project, terms: Terms) -> None:
    swapped = "- Call {clinic_phone}.\n- Smile."
    (edit,) = edits(project, terms, ("- Smile.\n- Call {clinic_phone}.", swapped))
    assert (edit.how, edit.kind) == (How.MOVED, ChangeKind.WORDING)


def test_a_bullet_that_goes_to_another_list_is_critical(project: Project, terms: Terms) -> None:
    found = edits(
        project,
        terms,
        ("- Smile.\n", ""),
        ("## Your day {#day}\n", "## Your day {#day}\n\n- Smile."),
    )
    assert [(e.how, e.kind, e.before) for e in found] == [
        (How.MOVED, ChangeKind.CRITICAL, "Smile.")
    ]


def test_a_step_that_becomes_a_bullet_is_of_wording(project: Project, terms: Terms) -> None:
    (edit,) = edits(project, terms, ("3. Wait.\n\n- Smile.", "- Wait.\n- Smile."))
    assert (edit.how, edit.kind, edit.reasons) == (
        How.REWORDED,
        ChangeKind.WORDING,
        ("step → bullet",),
    )


def test_edits_stand_in_the_order_of_reading(project: Project, terms: Terms) -> None:
    found = edits(
        project,
        terms,
        ("A lead.", "The lead."),
        ("2. Sleep.\n3. Wait.", "2. Wait."),
        ("Not **much**.", "Not **a lot**."),
    )
    assert [(e.how, e.section) for e in found] == [
        (How.REWORDED, "lead"),
        (How.REMOVED, "what"),
        (How.REWORDED, "day"),
    ]
    assert summary(found) == "3 messages (lead, what, day): critical"


def test_the_words_of_a_diff_give_both_texts_back() -> None:
    before = "Do not drive for at least 6 hours, or as told."
    after = "Do not drive or swim for at least 8 hours, as told."
    stretches = word_diff(before, after)
    assert "".join(s.text for s in stretches if s.op is not Op.NEW) == before
    assert "".join(s.text for s in stretches if s.op is not Op.GONE) == after
    assert [s.text.strip() for s in stretches if s.op is Op.NEW] == ["or swim", "8"]
    assert [s.text.strip() for s in stretches if s.op is Op.GONE] == ["6", "or"]


def test_a_diff_with_nothing_is_all_new() -> None:
    assert [(s.op, s.text) for s in word_diff("", "Rest now.")] == [(Op.NEW, "Rest now.")]
    assert word_diff("", "") == ()
