"""What instructs otherwise is found; what says the same in other words is not."""

import json
from pathlib import Path

import pytest

from handouts.drift.drift import drift
from handouts.drift.reading import table

# A source, and back-translations that say the same.
SAME = {
    "Do not take ibuprofen for 7 days before surgery.": (
        "Avoid ibuprofen for one week before the operation.",
        "For 7 days prior to surgery, take no ibuprofen.",
        "You must not use ibuprofen in the 7 days before surgery.",
    ),
    "Take 2 tablets every 6 hours. Do not take more than 8 tablets in 24 hours.": (
        "Take two pills every six hours. At most 8 pills in 24 hours.",
        "2 tablets every 6 hours; no more than 8 tablets a day.",
    ),
    "Rest for half an hour.": ("Rest 30 minutes.", "Please take a rest of half an hour."),
    "Arrive at 7:30 a.m.": ("Come at 7:30 in the morning.", "Be here at 7:30 am."),
    "Keep the bandage dry for 2 days.": (
        "Do not let the dressing get wet for two days.",
        "The bandage must stay dry for 48 hours.",
    ),
    "Stop eating solid food 8 hours before.": (
        "Do not eat solid food in the 8 hours before.",
        "Eat no solid food from 8 hours before.",
    ),
    "Do not stop the blood thinner unless your doctor tells you to.": (
        "Only stop the anticoagulant if your doctor tells you to.",
        "Do not stop medicine that prevents blood clots without the instruction of your doctor.",
        "Never stop the blood-thinning tablets except on the advice of your doctor.",
        "Keep taking the blood thinner unless your doctor tells you to stop.",
        "Do not stop the blood thinner. You may stop it only if your doctor tells you to.",
    ),
    "Do not walk, drive or climb stairs.": (
        "Do not walk, do not drive and do not climb stairs.",
        "Avoid walking, driving and stairs.",
        "Walking, driving and climbing stairs are forbidden.",
    ),
    "It is not permanent.": ("It is temporary.", "It does not last for ever."),
    "Walking is fine unless your doctor says no.": (
        "You can walk if your doctor does not forbid it.",
        "Walking is all right, except if your doctor says no.",
    ),
    "pain that lasts more than a few days": (
        "pain lasting longer than several days",
        "pain that does not go away within a few days",
    ),
    "Lie on your belly.": ("Lie face down.", "Lie on your stomach.", "You lie prone."),
    "numbness of your legs": ("loss of feeling in both legs", "legs without sensation"),
}

# A source, a back-translation that says something else, and the kind that has to be found.
OTHER = (
    ("Take 2 tablets a day.", "Take 3 tablets a day.", "amount"),
    ("Take 2 tablets a day.", "Take 2 tablets a week.", "amount"),
    ("Take 2 tablets a day.", "Take 2 capfuls a day.", "amount"),
    ("Rest for half an hour.", "Rest for one and a half hours.", "amount"),
    ("Rest for a few hours.", "Rest for a few days.", "amount"),
    ("Rest for a few hours.", "Rest for twelve hours.", "amount"),
    ("Rest for a few hours.", "Rest for dozens of hours.", "amount"),
    ("Rest 2 or 3 days.", "Rest 23 days.", "amount"),
    ("Rest 2 to 3 days.", "Rest 2 3 days.", "amount"),
    ("Rest 3 days.", "Rest 3.0 days.", "amount"),
    ("Rest 3 days.", "Rest XIII days.", "amount"),
    ("Arrive at 7:30 a.m.", "Arrive at 7:30 p.m.", "amount"),
    ("It takes 2 days. Allow a week.", "It takes a week. Allow 2 days.", "amount"),
    ("Fast for at least 6 hours.", "Fast for at most 6 hours.", "limit"),
    ("a fever above 38 °C", "a fever below 38 °C", "limit"),
    ("Do not lift more than 5 kg.", "Do not lift less than 5 kg.", "limit"),
    ("Come within 2 weeks.", "Come after 2 weeks.", "order"),
    ("Wash before you eat.", "Wash after you eat.", "order"),
    ("Take it 2 days before.", "Take it 2 days after.", "order"),
    ("The skin is cleaned. Then the needle goes in.",
     "The needle goes in. Then the skin is cleaned.", "order"),
    ("the left knee", "the right knee", "side"),
    ("your knee", "your left knee", "side"),
    ("if both sides are treated", "if one side is treated", "side"),
    ("Do not drive.", "Drive.", "negation"),
    ("Rest that day.", "Do not rest that day.", "negation"),
    ("Do not smoke, drink or drive.", "Smoke carefully, do not drink or drive.", "negation"),
    ("Stop aspirin. Do not stop insulin.", "Stop aspirin. Stop insulin.", "negation"),
    ("Do not stop it unless your doctor tells you to.",
     "Stop it unless your doctor tells you not to.", "negation"),
    ("Walking is fine unless your doctor says no.",
     "Walking is fine if your doctor says no.", "negation"),
    ("Call us if you cannot eat.", "Call us if you can eat.", "negation"),
    ("It is not permanent.", "It lasts for ever.", "negation"),
    ("You may have to stop it.", "You may have to continue it.", "negation"),
    ("Do not eat for 6 hours.", "Do not eat for 6 hours. You may eat fruit.", "negation"),
    ("The risk is low.", "The risk is high.", "opposite"),
    ("poor blood flow", "good blood flow", "opposite"),
    ("a rare problem", "a common problem", "opposite"),
    ("It may last longer.", "It may be shorter.", "opposite"),
    ("Stop the blood thinner.", "Stop the blood pressure medicine.", "medicine"),
    ("Take your aspirin.", "Take your ibuprofen.", "medicine"),
    ("a numb arm", "a numb leg", "body"),
    ("bleeding, fever or pain", "bleeding or pain", "sign"),
    ("Ask your doctor.", "Ask your family.", "person"),
    ("You may eat.", "You must eat.", "duty"),
    ("Call us if you bleed.", "Call us even if you bleed.", "condition"),
    ("Do not stop it unless your doctor agrees.", "Do not stop it.", "condition"),
    ("Call your clinic.", "Call Riverside.", "name"),
    ("Drink water. Sleep on your side.", "Drink water.", "left out"),
    ("Drink water.", "Drink water. Sleep on your side.", "added"),
    ("signs of infection", "x", "other text"),
)  # fmt: skip

GRAVE = {"limit", "order", "side", "negation"}


@pytest.mark.parametrize(("source", "back"), [(s, b) for s in SAME for b in (s, *SAME[s])])
def test_what_says_the_same_drifts_nowhere(source: str, back: str) -> None:
    assert drift(source, back) == ()


@pytest.mark.parametrize(("source", "back", "kind"), OTHER)
def test_what_says_something_else_is_found(source: str, back: str, kind: str) -> None:
    found = drift(source, back)
    assert kind in {each.kind for each in found}
    if kind in GRAVE:
        assert any(each.grave for each in found)


def test_a_drift_tells_the_words_of_both_and_where_they_stand() -> None:
    source, back = "**Rest** at least 6 hours.", "For at most six hours you **rest**."
    (found,) = drift(source, back)
    assert (found.kind, found.grave) == ("limit", True)
    assert found.source == ("at least 6 hours",)
    assert found.back == ("For at most six hours",)
    assert [source[start:end] for start, end in found.source_at] == list(found.source)
    assert [back[start:end] for start, end in found.back_at] == list(found.back)
    assert "at least 6 hours" in found.message and "at most six hours" in found.message


@pytest.mark.parametrize("text", ["", " ", "…", "1/0 of it", "**", "()", "don't", "½", "{name}"])
def test_no_text_is_too_odd_to_be_compared(text: str) -> None:
    assert drift(text, text) == ()
    drift("Do not stop it for 6 hours.", text)
    drift(text, "Do not stop it for 6 hours.")


# Sources with many wordings that say the same, and many that do not.
WORDINGS: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parent / "wordings.json").read_text("utf-8")
)
MOST_FLAGGED, MOST_GRAVE, MOST_MISSED = 5, 1, 12
"""Of some 1,000 that say the same, and some 470 that do not. They may only fall."""


def test_of_many_wordings_no_more_are_taken_for_what_they_are_not() -> None:
    same = [drift(source, back) for source, each in WORDINGS.items() for back in each["same"]]
    other = [drift(source, back) for source, each in WORDINGS.items() for back in each["other"]]
    assert len(same) > 1000 and len(other) > 450
    assert sum(bool(found) for found in same) <= MOST_FLAGGED
    assert sum(any(each.grave for each in found) for found in same) <= MOST_GRAVE
    assert sum(not found for found in other) <= MOST_MISSED


def test_the_senses_that_the_program_knows_by_name_are_listed() -> None:
    listed = table("senses.toml")
    names = {
        category: {row.replace("\n", " ").split(",")[0].strip(" ~") for row in listed[category]}
        for category in ("act", "scale", "side", "order")
    }
    assert names["act"] >= {"stop", "start", "agree"}
    assert names["scale"] >= {"permanent"}
    assert names["side"] >= {"left", "right side"}
    assert names["order"] >= {"before", "after", "during", "then"}


def test_what_two_texts_say_alike_is_told_of_neither() -> None:
    source = "Take 2 tablets. Do not drive."
    (found,) = drift(source, "Take 3 tablets. Do not drive.")
    assert found.source == ("2 tablets",) and found.back == ("3 tablets",)
