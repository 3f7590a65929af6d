"""Where words that are wider than their line are hyphenated."""

from itertools import pairwise

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts import scripts
from handouts.linebreak.hyphens import hyphenation, soft_hyphens
from handouts.locale import script_of


def parts(text: str, bcp47: str) -> str:
    """The text with a bar wherever it may be hyphenated."""
    ends = (0, *hyphenation(text, bcp47, 0, len(text)), len(text))
    return "|".join(text[a:b] for a, b in pairwise(ends))


@pytest.mark.parametrize(
    ("language", "word"),
    [
        # as Duden, Merriam-Webster, Le Robert and the like have them
        ("de", "Kreis|lauf|be|schwer|den"),
        ("de", "Sym|pa|thi|kus|blo|cka|de"),
        ("de-CH", "Rönt|gen|kon|trast|mit|tel"),
        ("en", "anes|the|si|ol|o|gist"),
        ("es", "anes|te|sio|lo|gía"),
        ("fr", "anes|thé|sio|lo|giste"),
        ("ru", "обез|бо|ли|ва|ю|ще|го"),
        ("it", "far|ma|co"),
        ("nl", "bloed|ver|dun|nen|de"),
        ("sr-Cyrl", "ле|ка|ри"),
        ("sr-Latn", "le|ka|ri"),
        ("bs", "le|ka|ri"),
        ("nb", "blod|for|tyn|nen|de"),
        ("el", "για|τρός"),
    ],
)
def test_a_word_is_hyphenated_as_its_language_does(language: str, word: str) -> None:
    assert parts(word.replace("|", ""), language) == word


def test_american_and_british_words_are_hyphenated_each_in_its_way() -> None:
    assert parts("procedure", "en") == parts("procedure", "en-US") == "pro|ce|dure"
    assert parts("procedure", "en-GB") == "pro|ced|ure"


@pytest.mark.parametrize(
    "language", ["ko", "vi", "th", "hi", "mr", "ar", "zh-Hans", "ja", "und", ""]
)
def test_a_language_that_does_not_hyphenate_is_left_alone(language: str) -> None:
    for word in ("Kreislaufbeschwerden", "अस्पतालोंमें", "โรงพยาบาล", "병원에서의", "المستشفيات"):
        assert hyphenation(word, language, 0, len(word)) == ()


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de", "1234567890"),
        ("de", "B12Mangelerscheinung"),
        ("en", "COMPLICATIONS"),
        ("en", "NSAIDs"),
        ("en", "McGillicuddy"),
        ("en", "www.complications.org"),
        ("en", "complications.org/anesthesiologist"),
        ("en", "anesthesiologist@complications"),
        ("en", "https://complications"),
        ("en", "anesthesia_complications"),
        ("en", "\u2066(555)555-0123\u2069"),
        ("en", "обезболивающего"),
        ("en", "αναισθησιολόγος"),
        ("ru", "anesthesiologist"),
        ("sr", "komplikacije"),
        ("de", "Ko\u0308rperbehandlung"),  # its patterns know no letter in parts
    ],
)
def test_what_is_no_word_of_the_language_is_not_hyphenated(language: str, word: str) -> None:
    assert parts(word, language) == word


def test_a_piece_of_an_address_is_not_hyphenated_either() -> None:
    text = "See complications.org/anesthesiologist/ now"
    start = text.index("anesth")
    assert hyphenation(text, "en", start, start + 16) == ()
    assert hyphenation("See anesthesiologist now", "en", 4, 20) != ()


def test_enough_letters_stay_together_at_both_ends() -> None:
    assert parts("again", "en") == "again"
    assert parts("lucky", "en") == "lucky"  # three letters at the end
    assert parts("über", "de") == "über"
    assert parts("Ärztin", "de") == "Ärz|tin"


def test_a_word_whose_letters_would_change_is_not_hyphenated_there() -> None:
    assert parts("asszonnyal", "hu") == "asszonnyal"  # asz-szony-nyal
    assert parts("gyógyszer", "hu") == "gyógy|szer"


def test_a_letter_that_the_patterns_lack_counts_as_its_base() -> None:
    assert parts("приёмный", "ru") == "при|ём|ный"


def test_signs_around_a_word_do_not_matter() -> None:
    assert parts("(Kreislaufbeschwerden),", "de") == "(Kreis|lauf|be|schwer|den),"
    assert parts("l’anesthésie", "fr") == "l’anes|thé|sie"


def test_soft_hyphens_of_the_text_are_seen_through_but_not_doubled() -> None:
    word = "Kreislauf\u00adbeschwerden"
    assert parts(word, "de") == "Kreis|lauf\u00adbe|schwer|den"
    assert soft_hyphens(word) == {10}
    assert soft_hyphens("\u00adab 1\u00ad2 a\u00ad, b\u00ad") == frozenset()
    assert soft_hyphens("a\u00ad\u00adb\u00adc") == {3, 5}
    assert soft_hyphens("का\u00adम") == {3}


@given(st.text(alphabet="abinorstuäß ABИж1-'./@\u00ad\u0301\u2069", max_size=40), st.data())
def test_a_hyphen_stands_between_letters_inside_the_piece_whatever_the_text(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    offsets = hyphenation(text, "de", start, end)
    assert list(offsets) == sorted(set(offsets))
    for offset in offsets:
        assert start < offset < end
        assert text[offset - 2 : offset + 2].replace("\u00ad", "").isalpha()
        assert text[offset - 1] != "\u00ad"


def test_every_dictionary_of_a_script_with_hyphens_is_used_and_no_other() -> None:
    codes = {name.partition("_")[0] for name in pyphen.LANGUAGES}
    without = {code for code in codes if not scripts.of(script_of(code)).hyphens}
    # the dictionaries that part syllables where a line ends without a sign
    assert without == {"as", "kn", "mr", "or", "pa", "sa", "te", "th"}
    assert hyphenation("औषधालयामध्ये", "mr", 0, 12) == ()
