"""English in translations: whole, in sentences, in words."""

import pytest

from handouts.catalogs.po import po_paths, read
from handouts.checks.english import still_english
from handouts.checks.glossary import Glossary
from handouts.checks.language import language
from handouts.checks.pair import Pair
from tests.checks.checking import codes, pair
from tests.sheets import PROJECT, TAGS

LONG = "Do not drive. You may feel **sleepy** for 24 hours."
KEPT = Glossary({}, ("Botox", "Riverside Care"))


@pytest.mark.parametrize("tag", ["es", "ar", "de", "ja", "th", "vi", "hi"])
@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("Does it hurt?", "Does it hurt?"),
        ("Does it hurt?", " does  it hurt"),
        ("Rest at home.", "REST AT HOME."),
        ("DO NOT DRIVE OR SWIM.", "DO NOT DRIVE OR SWIM."),
        ("signs of infection", "signs of infection"),
        ("Call {clinic_phone} after the visit.", "Call {clinic_phone} after the visit。"),
        (LONG, "… . You may feel **sleepy** for 24 hours."),
        (LONG, "No. You may feel drowsy for a whole day."),
        ("You may feel warmth.", "It is possible that you will notice some heat and the skin"),
    ],
)
def test_a_sentence_that_is_still_english_is_an_error(tag: str, msgid: str, msgstr: str) -> None:
    found = codes(tag, msgid, msgstr)
    assert "still-english" in found
    assert not found & {"same-as-source", "english-left"}  # one cause, one message


@pytest.mark.parametrize(
    ("tag", "msgstr"), [("ar", "After hours"), ("ja", "Call us."), ("am", "Arrive at")]
)
def test_two_english_words_are_an_error_whatever_the_letters(tag: str, msgstr: str) -> None:
    assert "still-english" in codes(tag, msgstr, msgstr)
    assert "still-english" in codes("es", msgstr, msgstr)
    assert "same-as-source" not in codes("es", msgstr, msgstr)


@pytest.mark.parametrize("tag", ["es", "ar", "de", "ja", "nl"])
@pytest.mark.parametrize(
    "text",
    [
        "Plan",
        "left",
        "Riverside Pain Clinic, 12 Mill Street, Springfield",
        "Ibuprofen, Naproxen, Aspirin, Diclofenac",
        "ibuprofen, naproxen, aspirin",
        "MRI, CT, EKG",
        "Botox / Riverside Care",
        "{clinic_name}: {clinic_phone}",
        "555-0123, https://you.should.example/what-the.html, and@what.example",
        "10 mg",
    ],
)
def test_names_numbers_and_single_words_may_be_the_same(tag: str, text: str) -> None:
    assert "still-english" not in codes(tag, text, text, glossary=KEPT)


@pytest.mark.parametrize(
    ("tag", "msgstr"),
    [
        ("es", "Puede sentir **mild back soreness**, que por lo general se va."),
        ("ru", "Ненадолго: hip pain; лёгкая боль в спине, которая обычно проходит."),
        ("ar", "متلازمة الألم (Complex Regional Pain Syndrome)"),
        ("vi", "Bạn có thể bị tê (numbness) và đau hông."),
        ("de", "Not, Plan, Arm, Hand und Wind: was will der Mann?"),
        ("nl", "Water is warm in of op de hand."),
    ],
)
def test_a_translation_with_some_english_words_is_no_error(tag: str, msgstr: str) -> None:
    msgid = "Short-lived: numbness; hip pain; mild back soreness. Complex regional pain syndrome."
    assert "still-english" not in codes(tag, msgid, msgstr)


@pytest.mark.parametrize("tag", ["en_GB", "pcm", "jam"])
def test_languages_that_have_their_words_from_english_are_left_alone(tag: str) -> None:
    assert not codes(tag, LONG, LONG) & {"still-english", "english-left"}


def test_the_finding_says_which_sentences_are_english() -> None:
    of = pair("es", LONG, "No conduzca. You may feel **sleepy** for 24 hours.")
    (span,) = still_english(of)
    assert of.msgstr[slice(*span)] == "You may feel **sleepy** for 24 hours."


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "en"])
def test_no_sentence_of_the_shipped_translations_is_english(tag: str) -> None:
    own = language(PROJECT, tag)
    for path in po_paths(PROJECT, tag):
        for entry in read(path, path.name).entries:
            assert not still_english(Pair(entry.msgid, entry.msgstr, own)), entry.msgstr


@pytest.mark.parametrize(
    ("msgid", "msgstr", "found"),
    [
        ("Home", "Home", True),
        ("Home", " home.", True),
        ("Home visit", "Home visit", True),
        ("At home", "At home", False),
        ("At home", "En casa", False),
        ("{clinic_name}", "{clinic_name}", False),
        ("MRI 2", "MRI 2", False),
        ("https://a.org", "https://a.org", False),
        ("CRPS and Botox", "CRPS and Botox", True),
        ("Botox", "Botox", False),
    ],
)
def test_the_english_is_no_translation(msgid: str, msgstr: str, found: bool) -> None:
    assert ("same-as-source" in codes("es", msgid, msgstr, glossary=KEPT)) is found


@pytest.mark.parametrize(
    ("tag", "msgstr", "found"),
    [
        ("ru", "Отдыхайте at home.", True),
        ("ru", "Отдыхайте дома (MRI).", False),
        ("ru", "Отдыхайте дома {clinic_name}.", False),
        ("ru", "Отдыхайте дома, www.home.org.", False),
        ("ar", "استرح home.", True),
        ("es", "Descanse take a rest at ya.", True),
        ("es", "Descanse a rest at ya.", False),
    ],
)
def test_english_left_behind_is_seen(tag: str, msgstr: str, found: bool) -> None:
    msgid = "Take a rest at home, see www.home.org or {clinic_name} (MRI)."
    assert ("english-left" in codes(tag, msgid, msgstr)) is found
