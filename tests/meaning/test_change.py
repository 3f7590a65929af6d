"""Which edits of the English change what patients do, and which do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.catalogs.extract import templates
from handouts.content.load import read_sources
from handouts.meaning.change import Change, ChangeKind, change_of
from tests.gettexts import REAL
from tests.merge.merging import TERMS

BLOOD = "Do not stop a blood thinner unless the doctor who prescribes it tells you to."


def change(old: str, new: str) -> Change:
    return change_of(old, new, TERMS)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (BLOOD, BLOOD.replace("Do not stop", "Stop"), "negation: not gone"),
        (BLOOD, BLOOD.replace("unless", "if"), "condition: unless → if"),
        (BLOOD, BLOOD.replace("blood thinner", "steroid"), "medicine: blood thinner → steroid"),
        ("Fast for 6 hours.", "Fast for 8 hours.", "number: 6 → 8"),
        ("Fast for 6 hours.", "Fast for 6 days.", "unit: hours → days"),
        ("Fast for six hours.", "Fast for seven hours.", "number: six → seven"),
        ("Take 1.5 mg.", "Take 15 mg.", "number: 1.5 → 15"),
        ("Take 5 mg.", "Take 5 g.", "unit: mg → g"),
        ("Take 1/2 of it.", "Take 1-2 of it.", "number: 1/2 → 1, 2"),
        ("your left leg", "your right leg", "side: left → right"),
        ("your left leg", "your left arm", "body: leg → arm"),
        ("one leg", "both legs", "number: one gone; side: both new"),
        ("You may drive.", "You must drive.", "duty: may → must"),
        ("You can drive.", "You can't drive.", "negation: not new"),
        ("within 24 hours", "after 24 hours", "limit: within gone; time: after new"),
        ("at least 2 weeks", "up to 2 weeks", "limit: at least → up to"),
        ("Take it with food.", "Take it without food.", "negation: without new"),
        ("Rare: tissue damage", "Common: tissue damage", "frequency: Rare → Common"),
        ("Call if you have fever.", "Call if you have chills.", "sign: fever → chills"),
        ("It is stable.", "It is unstable.", "negation: stable → unstable"),
        ("It is tasteful.", "It is tasteless.", "negation: tasteful → tasteless"),
        ("Call {clinic_phone}.", "Call {clinic_phone_emergency}.",
         "placeholder: {clinic_phone} → {clinic_phone_emergency}"),
        ("Take your Abcdin today.", "Take your Xyzol today.", "name: Abcdin → Xyzol"),
        ("Stop A, do not stop B.", "Do not stop A, stop B.", "order: Stop, not → not, stop"),
        ("2 hours for A, 6 for B", "6 hours for A, 2 for B", "order: 2, hours, 6 → 6, hours, 2"),
        ("Rest.", "Rest. Do not drive.", "negation: not new; act: drive new"),
        ("", "Do not drive.", "negation: not new; act: drive new"),
        ("for a longer time", "for a shorter time", "degree: longer → shorter"),
        ("You may get light sedation.", "You may get deep sedation.", "degree: light → deep"),
        ("Take light walks.", "Take long walks.", "degree: light → long"),
        ("Do not use heavy machines.", "Do not use light machines.", "degree: heavy → light"),
        ("Do not exercise hard.", "Do not exercise.", "degree: hard gone"),
        ("strenuous exercise", "gentle exercise", "degree: strenuous → gentle"),
        ("from poor blood flow", "from good blood flow", "degree: poor → good"),
        ("a block that worked", "a block that failed", "degree: worked → failed"),
        ("a thin needle", "a thick needle", "degree: thin → thick"),
        ("recent infections", "old infections", "degree: recent → old"),
        ("new pain", "old pain", "degree: new → old"),
        ("Follow your clinic.", "Ignore your clinic.", "say: Follow → Ignore"),
        ("Ask your doctor first.", "Tell your doctor first.", "say: Ask → Tell"),
        ("the doctor who prescribes it", "the doctor who gives it", "say: prescribes → gives"),
        ("if that doctor agrees", "if that doctor decides", "say: agrees → decides"),
        ("Call the clinic.", "Call your family.", "person: clinic → family"),
        ("Tell the team.", "Tell your family.", "person: team → family"),
    ],
)  # fmt: skip
def test_a_change_of_meaning_is_critical_and_says_why(old: str, new: str, reason: str) -> None:
    found = change(old, new)
    assert found.critical
    assert "; ".join(map(str, found.reasons)) == reason


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It may suit you.", "It may be right for you."),
        ("Fast for 6 hours.", "Fast for six hours."),
        ("Fast for 1–2 hours.", "Fast for 1 to 2 hours."),
        ("You cannot drive.", "You can not drive at work."),
        ("You can't drive.", "You cannot drive."),
        ("You do not drive.", "You don't drive."),
        ("You must not drive.", "You mustn't drive."),
        ("Take paracetamol.", "Take your acetaminophen."),
        ("Someone should drive you.", "A friend ought to drive you."),
        ("Ask someone to drive you home.", "Ask a friend to drive you home."),
        ("numbing of the lower spine", "the numbing of your lower spine"),
        ("You walk into it.", "You walk to it."),
        ("Tell us about it.", "Let us know about it."),
        ("You agree.", "You agree?"),
        ("We ask Dr Miller first.", "We ask first."),
        ("a followup visit", "a follow-up visit"),
        ("", "Welcome."),
    ],
)
def test_another_wording_of_the_same_is_no_critical_change(old: str, new: str) -> None:
    assert change(old, new) == Change(ChangeKind.WORDING)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rest that day.", "Rest that day"),
        ("Rest that day.", "rest that day!"),
        ("Rest that day.", " Rest  that\u00a0day. "),
        ("**Rest** that day.", "Rest that day."),
        ("a long-lasting relief", "a long lasting relief"),
        ("the doctor's “calming” drug", "the doctor’s 'calming' drug"),
        ("Lumbar sympathetic block", "Lumbar Sympathetic Block"),
        ("Take 10 mg.", "Take 10mg."),
        ("Take 1,000 mg.", "Take 1000 mg."),
        ("Take ½ of it.", "Take 1/2 of it."),
        ("wait – for us", "wait — for us"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_an_edit_of_punctuation_spaces_or_capitals_is_cosmetic(old: str, new: str) -> None:
    assert change(old, new) == Change(ChangeKind.COSMETIC)
    assert change(new, old) == Change(ChangeKind.COSMETIC)


def test_the_kinds_are_in_order_and_have_names() -> None:
    assert max(ChangeKind) is ChangeKind.CRITICAL
    assert [str(kind) for kind in sorted(ChangeKind)] == ["none", "cosmetic", "wording", "critical"]


SOURCES = sorted(
    {entry.msgid for found in templates(read_sources(REAL)).values() for entry in found.entries}
)


@given(st.sampled_from(SOURCES), st.sampled_from(SOURCES))
def test_a_change_there_and_back_are_of_one_kind(old: str, new: str) -> None:
    there, back = change(old, new), change(new, old)
    assert there.kind == back.kind
    assert (there.kind is ChangeKind.NONE) == (old == new)
    assert bool(there.reasons) == there.critical


@given(st.sampled_from(SOURCES), st.data())
def test_another_number_in_a_real_text_is_always_critical(text: str, data: st.DataObject) -> None:
    digits = [place for place, char in enumerate(text) if char.isdigit()]
    words = [place for place, char in enumerate(text) if char == " "]
    if digits:
        place = data.draw(st.sampled_from(digits))
        other = data.draw(st.sampled_from([d for d in "123456789" if d != text[place]]))
        assert change(text, text[:place] + other + text[place + 1 :]).critical
    if words:
        place = data.draw(st.sampled_from(words))
        assert change(text, f"{text[:place]} not{text[place:]}").critical
