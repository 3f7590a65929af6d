"""Punctuation, spaces and sentences: a true case and a near miss for each."""

import pytest

from handouts.meaning.sentences import sentences
from tests.checks.checking import codes, faults

END = "end-punctuation"


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr"),
    [
        ("es", "Rest.", "Descanse."),
        ("es", "**Rest.**", "**Descanse.**"),
        ("es", "Rest (now).", "Descanse (ahora)."),
        ("es", "Rest (now.)", "Descanse (ahora.)"),
        ("es", 'Say "yes."', "Diga «sí.»"),
        ("es", "Does it hurt?", "¿Duele?"),
        ("fr", "It may help with:", "Cela peut aider\u202f:"),
        ("ar", "Does it hurt?", "هل يؤلم؟"),
        ("ur", "Rest.", "آرام کریں۔"),
        ("hi", "Rest.", "आराम करें।"),
        ("mr", "Rest.", "विश्रांती घ्या."),
        ("am", "Rest.", "ይረፉ።"),
        ("am", "It may help with:", "ሊረዳ ይችላል፦"),
        ("hy", "Rest.", "Հանգստացեք։"),
        ("hy", "Rest.", "Հանգստացեք:"),
        ("hy", "Does it hurt?", "Ցավո՞ւմ է։"),
        ("hy", "Does it hurt?", "Ցավո՞ւմ է:"),
        ("hy", "Stop!", "Կանգնե՜ք։"),
        ("hy", "It may help with:", "Այն կարող է օգնել՝"),
        ("hy", "It may help with:", "Այն կարող է օգնել."),
        ("el", "Does it hurt?", "Πονάει;"),
        ("km", "Rest.", "សម្រាក។"),
        ("my", "Rest.", "အနားယူပါ။"),
        ("zh_Hans", "Rest.", "请休息。"),
        ("zh_Hant", "Does it hurt?", "會痛嗎？"),
        ("ja", "Does it hurt?", "痛いですか。"),
        ("ko", "Rest.", "쉬십시오."),
        ("th", "Rest.", "พักผ่อน"),
        ("th", "Does it hurt?", "เจ็บไหม"),
        ("es", "And so on…", "Etcétera..."),
        ("es", "bleeding", "sangrado"),
    ],
)
def test_a_text_may_end_with_the_languages_own_mark(tag: str, msgid: str, msgstr: str) -> None:
    assert END not in codes(tag, msgid, msgstr)


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "marked"),
    [
        ("es", "Rest.", "Descanse", "e"),
        ("es", "bleeding", "sangrado.", "."),
        ("es", "It may help with:", "Puede ayudar en.", "."),
        ("es", "Does it hurt?", "Duele?", "?"),
        ("ar", "Does it hurt?", "هل يؤلم?", "?"),
        ("ur", "Rest.", "آرام کریں.", "."),
        ("hi", "Rest.", "आराम करें.", "."),
        ("am", "Rest.", "ይረፉ.", "."),
        ("hy", "Rest.", "Հանգստացեք.", "."),
        ("hy", "Rest.", "Հանգստացեք", "ք"),
        ("hy", "Does it hurt?", "Ցավում է։", "։"),
        ("hy", "Does it hurt?", "Ցավո՜ւմ է։", "։"),
        ("hy", "Stop!", "Կանգնեք։", "։"),
        ("hy", "It may help with:", "Այն կարող է օգնել", "լ"),
        ("el", "Rest.", "Ξεκουραστείτε;", ";"),
        ("el", "Does it hurt?", "Πονάει?", "?"),
        ("zh_Hans", "Rest.", "请休息.", "."),
        ("ja", "Does it hurt?", "痛いですか?", "?"),
        ("th", "It may help with:", "อาจช่วยได้", "้"),
        ("es", "And so on…", "Etcétera.", "."),
    ],
)
def test_another_end_is_a_warning_with_its_place(
    tag: str, msgid: str, msgstr: str, marked: str
) -> None:
    (fault,) = [fault for fault in faults(tag, msgid, msgstr) if fault.code == END]
    assert [msgstr[a:b] for a, b in fault.target] == [marked]


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "hint"),
    [
        ("es", "Rest.", "Descanse", "end it with ."),
        ("zh_Hans", "Rest.", "请休息", "end it with 。"),
        ("es", "bleeding", "sangrado.", "end it without one"),
        ("hy", "Does it hurt?", "Ցավում է։", "put ՞ after the stressed vowel"),
    ],
)
def test_the_hint_says_which_mark_to_write(tag: str, msgid: str, msgstr: str, hint: str) -> None:
    (fault,) = [fault for fault in faults(tag, msgid, msgstr) if fault.code == END]
    assert fault.hint.startswith(hint)


@pytest.mark.parametrize(
    ("msgstr", "wrong"),
    [
        ("Descanse (en casa).", ""),
        ("Descanse [(en) casa].", ""),
        ("a) Descanse.", ""),
        ("請休息（在家）。", ""),
        ("Descanse (en casa.", "("),
        ("Descanse en casa).", ")"),
        ("Descanse (en [casa).", "["),
        ("請休息（在家)。", "（)"),
    ],
)
def test_every_bracket_has_its_partner(msgstr: str, wrong: str) -> None:
    found = [fault for fault in faults("es", "Rest.", msgstr) if fault.code == "brackets"]
    marked = {msgstr[a:b] for fault in found for a, b in fault.target}
    assert marked == set(wrong)


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "found"),
    [
        ("de", 'Say "yes".', "Sagen Sie „ja“.", False),
        ("fr", 'Say "yes".', "Dites «\u00a0oui\u00a0».", False),
        ("ja", 'Say "yes".', "「はい」と言ってください。", False),
        ("ko", 'Say "yes".', "'네'라고 하십시오.", False),
        ("he", "Take 5 mg.", 'קחו 5 מ"ג.', False),
        ("he", "Take 5 mg", 'קחו 5 מ"ג', False),
        ("en_GB", "a 5 inch cut", 'a 5" cut', False),
        ("en_GB", 'Say "a 5 inch cut".', 'Say "a 5" cut".', False),
        ("ja", "It is called a block.", "「ブロック」と呼びます。", False),
        ("fr", "The doctor's advice", "L’avis du médecin", False),
        ("de", 'Say "yes".', "Sagen Sie „ja.", True),
        ("de", 'Say "yes".', "Sagen Sie ja.", True),
        ("de", 'Say "yes" or "no".', "Sagen Sie „ja“ oder nein.", True),
        ("es", "Rest.", "Descanse”.", True),
        ("es", "Rest.", 'Descanse".', True),
    ],
)
def test_quotation_marks_come_in_pairs_and_are_not_lost(
    tag: str, msgid: str, msgstr: str, found: bool
) -> None:
    assert ("quotes" in codes(tag, msgid, msgstr)) is found


@pytest.mark.parametrize(
    ("msgid", "msgstr", "expected"),
    [
        ("Rest.", "Descanse.", set()),
        ("Rest.", " Descanse.", {"edge-space"}),
        ("Rest.", "Descanse.\u00a0", {"edge-space"}),
        ("Name: ", "Nombre: ", set()),
        (" of 2", " de 2", set()),
        ("Name: ", " Nombre: ", {"edge-space"}),
        ("Rest now.", "Descanse  ahora.", {"double-space"}),
        ("Rest now.", "Descanse \u00a0ahora.", {"double-space"}),
        ("Rest  now.", "Descanse  ahora.", set()),
        ("**Rest** now.", "**Descanse** ahora.", set()),
        ("Rest **now**.", "Descanse **ahora** .", set()),
    ],
)
def test_spaces_stand_alone_and_inside(msgid: str, msgstr: str, expected: set[str]) -> None:
    assert codes("es", msgid, msgstr) & {"edge-space", "double-space"} == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rest. Walk.", 2),
        ("Rest. walk.", 1),
        ("Take 1.5 mg.", 1),
        ("See Dr. A. Smith.", 2),
        ("e.g. a walk.", 1),
        ("**Now.** Rest!", 2),
        ("No mark", 1),
        ("…", 0),
        ("休息。走路。", 2),
        ("「休息。」走路。", 2),
        ("आराम करें। टहलें।", 2),
        ("آرام کریں۔ چلیں۔", 2),
        ("ይረፉ። ይሂዱ።", 2),
        ("دواءً خفيفًا. استرح.", 2),
        ("Rest?! Yes.", 2),
        ("Hacer reposo. ¿Duele?", 2),
    ],
)
def test_sentences_are_counted_by_their_marks(text: str, count: int) -> None:
    assert len(sentences(text)) == count
    spans = sentences(text)
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "usual", "found"),
    [
        ("es", "Rest. Ask first.", "Descanse.", 0.0, True),
        ("es", "Rest. Ask first.", "Descanse. Pregunte antes.", 0.0, False),
        ("es", "Rest if tired.", "Descanse. Si está cansado.", 0.0, False),
        ("es", "Rest.", "Descanse. Beba. Duerma.", 0.0, True),
        ("es", "Rest.", "Descanse en casa mucho rato. Beba agua.", 1.2, True),
        ("ja", "You rest at home. Ask first.", "家で休み、先に聞いてください。", 0.5, False),
        ("ja", "You rest at home for an hour. Ask first.", "休みます。", 0.5, True),
        ("ja", "Rest. Ask. Eat.", "休み、聞いて、食べてください。", 0.0, True),
        ("th", "Rest. Ask first.", "พักผ่อน ถามก่อน", 0.0, False),
    ],
)
def test_a_sentence_lost_or_two_more_are_a_warning(
    tag: str, msgid: str, msgstr: str, usual: float, found: bool
) -> None:
    assert ("sentence-count" in codes(tag, msgid, msgstr, usual=usual)) is found
