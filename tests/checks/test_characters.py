"""Characters: a true case and a near miss for each check."""

import pytest

from tests.checks.checking import codes, faults

PDI, LRI, FSI, RLE, PDF, RLO = "\u2069", "\u2066", "\u2068", "\u202b", "\u202c", "\u202e"


@pytest.mark.parametrize("char", ["\t", "\n", "\x00", "\x7f", "\x85", "\u2028", "\ufffd", "\ue000"])
def test_what_cannot_be_printed_is_an_error_with_its_place(char: str) -> None:
    (fault,) = [f for f in faults("de", "Rest.", f"Ru{char}hen.") if f.code == "control-character"]
    assert fault.target == ((2, 3),)
    assert f"U+{ord(char):04X}" in fault.message


@pytest.mark.parametrize("char", ["\u00a0", "\u202f", "—", "…", "é", "\u0327"])
def test_spaces_marks_and_letters_are_no_controls(char: str) -> None:
    assert "control-character" not in codes("de", "Rest.", f"Ru{char}hen.")


def test_a_line_end_that_the_english_has_may_stay() -> None:
    assert "control-character" not in codes("de", "a\nb", "c\nd")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"נוחו {LRI}555{PDI} היום.", False),
        (f"נוחו {FSI}{LRI}555{PDI}{PDI} היום.", False),
        (f"נוחו {RLE}555{PDF} היום.", False),
        ("נוחו\u200f היום.", False),
        (f"נוחו {LRI}555 היום.", True),
        (f"נוחו 555{PDI} היום.", True),
        (f"נוחו {RLE}555 היום.", True),
        (f"נוחו {LRI}{RLE}555{PDI}{PDF} היום.", True),
        (f"נוחו {RLO}555{PDF} היום.", True),
    ],
)
def test_direction_controls_are_closed_in_order_and_override_nothing(
    text: str, found: bool
) -> None:
    assert ("bidi-controls" in codes("he", "Rest today.", text)) is found


@pytest.mark.parametrize(
    ("text", "marked", "said"),
    [
        (f"{LRI}5 {PDI}{PDI}", [4], "U+2069 POP DIRECTIONAL ISOLATE closes nothing"),
        (f"ab {LRI}5", [3], "U+2066 LEFT-TO-RIGHT ISOLATE is not closed"),
        (f"ab{RLO}5{PDF}", [2], "turns letters and digits around"),
        (f"{LRI}{RLE}5{PDI}", [0, 1, 3], "closes nothing"),
    ],
)
def test_each_wrong_direction_control_is_marked_and_named(
    text: str, marked: list[int], said: str
) -> None:
    (fault,) = [f for f in faults("he", "Rest.", text) if f.code == "bidi-controls"]
    assert sorted(start for start, _ in fault.target) == marked
    assert said in fault.message


def test_the_first_letter_that_is_not_composed_is_marked_and_named() -> None:
    text = "dolor pe\u0301lvico y o\u0301seo"
    (fault,) = [f for f in faults("es", "Pain", text) if f.code == "not-nfc"]
    assert [text[a:b] for a, b in fault.target] == ["e\u0301"]
    assert "U+0065 LATIN SMALL LETTER E U+0301 COMBINING ACUTE ACCENT" in fault.message


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("es", "pe\u0301lvico", True),
        ("es", "pélvico", False),
        ("hi", "\u0958लम", True),  # a letter that NFC always writes as two
        ("hi", "क\u093cलम", False),
        ("ko", "\u1100\u1161", True),
        ("vi", "e\u0323\u0302", True),
        ("vi", "ệ", False),
        ("he", "\ufb2a", True),
    ],
)
def test_text_is_composed(tag: str, text: str, found: bool) -> None:
    assert ("not-nfc" in codes(tag, "Pain", text)) is found


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("es", "Des\u200bcanse.", True),
        ("es", "Des\u00adcanse.", True),
        ("es", "\ufeffDescanse.", True),
        ("es", "Descanse\u200e.", True),
        ("es", "Descanse\u00a0ahora.", False),
        ("km", "សម្រាក\u200bនៅផ្ទះ។", False),
        ("he", "נוחו\u200f.", False),
        ("fa", "می\u200cشود.", False),
        ("fa", "\u200cشود.", True),
        ("hi", "क्\u200dष।", False),
        ("ru", "Отдых\u200dайте.", True),
        ("ko", "\u3164쉬십시오.", True),
    ],
)
def test_what_nobody_sees_stands_only_where_the_script_uses_it(
    tag: str, text: str, found: bool
) -> None:
    assert ("invisible-character" in codes(tag, "Rest.", text)) is found


@pytest.mark.parametrize(
    ("tag", "text", "marked"),
    [
        ("ru", "Б\u006fль", ["o"]),
        ("es", "D\u043el\u043er", ["о", "о"]),
        ("el", "πόν\u006fς", ["o"]),
        ("es", "5 μg", []),
        ("ru", "МРТ и X-лучи", []),
        ("ru", "витамин B12", []),
        ("ja", "X線とTシャツ", []),
        ("th", "การMRI", []),
    ],
)
def test_a_word_is_of_one_alphabet(tag: str, text: str, marked: list[str]) -> None:
    found = [fault for fault in faults(tag, "Pain", text) if fault.code == "mixed-script"]
    assert [text[a:b] for fault in found for a, b in fault.target] == marked


@pytest.mark.parametrize(
    ("tag", "text", "marked"),
    [
        ("ar", "ألم فی الظهر", ["ی"]),
        ("ar", "ألم في الظهر", []),
        ("ur", "درد كمر", ["ك"]),
        ("ur", "کمر کا درد", []),
        ("fa", "درد پشتي", ["ي"]),
        ("es", "dolor 痛", ["痛"]),
        ("ja", "痛み", []),
        ("ko", "통증(痛症)", []),
        ("zh_Hans", "痛い", ["い"]),
        ("he", "כאב боль", ["б", "о", "л", "ь"]),
        ("he", "כאב (CRPS)", []),
        ("el", "πόνος", []),
        ("es", "5 µg", []),
        ("es", "5 μg", []),
        ("ru", "5 μg", []),
        ("ru", "5 μL и 5 μm", []),
        ("ru", "знак μ", ["μ"]),
        ("es", "la letra μ y g", ["μ"]),
    ],
)
def test_letters_are_the_languages_own(tag: str, text: str, marked: list[str]) -> None:
    found = [fault for fault in faults(tag, "Pain", text) if fault.code == "foreign-letter"]
    assert [text[a:b] for fault in found for a, b in fault.target] == marked


def test_a_letter_inside_a_mixed_word_is_told_once() -> None:
    assert codes("es", "Pain", "D\u043el\u043er") == {"mixed-script"}


def test_a_letter_that_the_english_has_may_stay() -> None:
    assert "foreign-letter" not in codes("es", "the letter ж", "la letra ж")


def misread(text: str) -> str:
    """What a program makes of UTF-8 that takes it for Windows' own charset."""
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("es", "¿Duele?"), ("es", "Inyección"), ("es", "año"), ("fr", "là où"), ("de", "„ja“"),
        ("pl", "łąka"), ("vi", "Nghỉ ngơi"), ("ru", "Отдых"), ("uk", "їжа"), ("ar", "استرح"),
        ("he", "נוח"), ("hi", "आराम"), ("zh_Hans", "休息"), ("ja", "休む"), ("ko", "휴식"),
        ("th", "พัก"), ("tr", "ağrı"), ("el", "πόνος"),
    ],
)  # fmt: skip
def test_letters_that_were_read_in_another_charset_are_seen(tag: str, text: str) -> None:
    assert "wrong-decoding" in codes(tag, "Rest.", misread(text))
    assert "wrong-decoding" not in codes(tag, "Rest.", text)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "« été\u00a0» « là\u00a0»"), ("de", "„MENÜ“ und „KITÄ“ – groß“"), ("sv", "”GÅ”"),
        ("pt", "NÃO «É»"), ("cs", "„Ř“"), ("es", "«Él» — «É»… “Ñ”"), ("vi", "“Ở”"), ("da", "Å…"),
    ],
)  # fmt: skip
def test_a_quote_or_a_space_after_a_letter_is_no_wrong_charset(tag: str, text: str) -> None:
    assert "wrong-decoding" not in codes(tag, "Rest.", text)
