"""Numbers, units, telephones, addresses, digits: a true case and a near miss for each."""

from fractions import Fraction

import pytest
from babel.units import format_unit

from handouts.locale import parse
from handouts.meaning.units import TIMES, english_units, unit_forms
from tests.checks.checking import codes, faults
from tests.gettexts import REAL

NUMBERS = {"number-changed", "unit-changed", "wrong-digits"}
LOCKED = NUMBERS | {"phone-changed", "phone-order", "url-changed", "email-changed"}


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr"),
    [
        ("de", "Call before 6 p.m.", "Rufen Sie vor 18 Uhr an."),
        ("de", "Call before 6:30 pm.", "Rufen Sie vor 18:30 Uhr an."),
        ("sk", "Come at 6 a.m.", "Príďte o 6:00."),
        ("es", "Come at 12 p.m.", "Venga a las 12."),
        ("de", "Call before **6:00** p.m.", "Rufen Sie vor **18:00** Uhr an."),
        ("de", "Call from 6 to 8 p.m.", "Rufen Sie von 18 bis 20 Uhr an."),
        ("fr", "Call 8:30 a.m.–5 p.m.", "Appelez de 8:30 à 17:00."),
        ("de", "Open 9–11:30 a.m.", "Geöffnet von 9 bis 11:30 Uhr."),
        ("de", "Open 11 to 1 p.m.", "Geöffnet von 11 bis 13 Uhr."),
        ("de", "On day 1 and 8 p.m. on day 2.", "An Tag 1 und um 20 Uhr an Tag 2."),
        ("ja", "From May on.", "5月から。"),
        ("ja", "Come on May 7.", "5月7日にお越しください。"),
        ("de", "Come on May 7, 2026.", "Kommen Sie am 07.05.2026."),
        ("de", "Come on 7 May 2026.", "Kommen Sie am 7.5.2026."),
        ("de", "Come at 8 a.m.", "Kommen Sie um 08.00 Uhr."),
        ("de", "May cause pain.", "Kann schmerzen."),
        ("es", "Take two pillows.", "Use 2 almohadas."),
        ("ko", "Wait an hour.", "1시간 기다리십시오."),
    ],
)
def test_an_hour_a_month_and_a_number_word_may_be_written_otherwise(
    tag: str, msgid: str, msgstr: str
) -> None:
    assert not codes(tag, msgid, msgstr) & NUMBERS


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr"),
    [
        ("de", "Call before 6 p.m.", "Rufen Sie vor 19 Uhr an."),
        ("de", "Call from 6 to 8 p.m.", "Rufen Sie von 18 bis 8 Uhr an."),
        ("de", "Open 11 to 1 p.m.", "Geöffnet von 23 bis 13 Uhr."),
        ("sk", "Come at 6 a.m.", "Príďte o 18:00."),
        ("ja", "From May on.", "6月から。"),
        ("es", "Take two pillows.", "Use 3 almohadas."),
        ("ko", "Wait an hour.", "2시간 기다리십시오."),
        ("es", "You may rest for 6 hours.", "Puede descansar 5 horas."),
        ("es", "May cause pain.", "Puede causar dolor 5."),
        ("es", "May cause pain for 2 days.", "Puede causar 5 dolores por 2 días."),
        ("de", "Come on May 7.", "Kommen Sie am 7.6."),
    ],
)
def test_another_hour_month_or_number_is_still_another(tag: str, msgid: str, msgstr: str) -> None:
    assert "number-changed" in codes(tag, msgid, msgstr)


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr"),
    [
        ("am", "Wait 6 hours.", "6 ቀናት ይጠብቁ።"),
        ("ar", "Wait 6 hours.", "انتظر 6 أيام."),
        ("de", "Wait 6 hours.", "Warten Sie 6 Tage."),
        ("es", "Wait 6 hours.", "Espere 6 días."),
        ("he", "Wait 6 hours.", "חכו 6 ימים."),
        ("hi", "Wait 6 hours.", "6 दिन रुकें।"),
        ("ja", "Wait 6 hours.", "6日待ってください。"),
        ("ko", "Wait 6 hours.", "6일 기다리십시오."),
        ("ru", "Wait 6 hours.", "Подождите 6 дней."),
        ("th", "Wait 6 hours.", "รอ 6 วัน"),
        ("ur", "Wait 6 hours.", "6 دن انتظار کریں۔"),
        ("vi", "Wait 6 hours.", "Hãy đợi 6 ngày."),
        ("zh_Hans", "Wait 6 hours.", "请等6天。"),
        ("fr", "Wait 6 hours.", "Attendez 6 jours."),
        ("es", "Take 5 mg.", "Tome 5 g."),
        ("es", "Take 5 mg.", "Tome 5."),
        ("es", "Take 5 mcg.", "Tome 5 mg."),
        ("ru", "Take 5 mg.", "Примите 5 г."),
        ("ar", "Take 5 mg.", "خذ 5 غرام."),
        ("zh_Hans", "Take 5 mg.", "服用5克。"),
        ("ka", "Take 5 mg.", "მიიღეთ 5 გ."),
        ("de", "Wait 6 hours, then 2 days.", "Warten Sie 6 Tage, dann 2 Stunden."),
        ("es", "Lose 10%.", "Pierda 10 kg."),
        ("es", "Take 4 tablets of 500 mg.", "Tome 500 tabletas de 4 mg."),
        ("es", "Take 2 tablets every 8 hours.", "Tome 8 tabletas cada 2 horas."),
        ("es", "Take two tablets every 8 hours.", "Tome 8 tabletas cada 2 horas."),
        ("es", "Wait two hours, then 8 days.", "Espere 8 horas, luego 2 días."),
    ],
)
def test_a_number_with_another_unit_is_an_error(tag: str, msgid: str, msgstr: str) -> None:
    assert "unit-changed" in codes(tag, msgid, msgstr)


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr"),
    [
        ("ar", "Wait 6 hours.", "انتظر 6 ساعات."),
        ("ar", "Wait 6 hours.", "اِنتظِر 6 سَاعَات."),
        ("he", "Wait 1 hour.", "חכו 1 שעה."),
        ("he", "Come within 2 hours.", "בואו בשעתיים הקרובות."),
        ("ru", "within 24 hours", "в течение 24 часов"),
        ("ru", "1 to 2 weeks", "1–2 недели"),
        ("ru", "Take 5 mg.", "Примите 5 миллиграммов."),
        ("ru", "Take 5 mg.", "Примите 5\u00a0мг."),
        ("he", "Take 5 mg.", 'קחו 5 מ"ג.'),
        ("ar", "Take 5 mg.", "خذ ٥ ملغ."),
        ("th", "Take 5 mg.", "ใช้ยา 5 มก."),
        ("ka", "Take 5 mg.", "მიიღეთ 5 მგ."),
        ("zh_Hans", "Take 5 mg.", "服用5毫克。"),
        ("es", "Take 5 mcg.", "Tome 5 μg."),
        ("es", "Lose 10%.", "Pierda un 10 %."),
        ("ar", "Lose 10%.", "اخسر 10٪."),
        ("ko", "1 to 2 weeks", "1~2주"),
        ("ko", "within 2 weeks of the shot", "2주사 후 2주 안에"),
        ("sw", "Wait 6 hours.", "Subiri masaa 6."),
        ("fi", "Wait 6 hours.", "Odota 6 tunnin ajan."),
        ("es", "Ask 2 friends.", "Pregunte a 2 amigos."),
        ("es", "Take 4 tablets of 500 mg.", "Tome 4 tabletas de 500 mg."),
        ("es", "Take 1,000 mg in 2 doses.", "Tome 1 000 mg en 2 dosis."),
        ("es", "Take 2 every 8 hours.", "Cada 8 horas tome 2."),
        ("es", "Wait two hours, then 8 hours.", "Espere 2 horas, luego ocho horas."),
        ("es", "Rest 1 to 2 weeks.", "Repose de 1 semana a dos semanas."),
        ("es", "a 6 day walk, 24 hours a day", "una caminata de 6 días, 24 horas al día"),
        ("de", "Wait 6 hours, for three days.", "Warten Sie sechs Stunden, 3 Tage lang."),
        ("ja", "Take 100 mg.", "アスピリン100mgを飲んでください。"),
        ("zh_Hans", "Take 100 mg.", "服用100mg的药。"),
        ("ko", "Take 100 mg.", "100 mg을 드십시오."),
        ("th", "Take 100 mg every day.", "กิน 100 mgทุกวัน"),
        # half is 2分の1, which begins as "2 minutes" does
        ("ja", "Take 1/2 tablet 2 hours before.", "二時間前に2分の1錠を飲んでください。"),
    ],
)
def test_the_same_unit_may_take_any_form(tag: str, msgid: str, msgstr: str) -> None:
    assert "unit-changed" not in codes(tag, msgid, msgstr)


def test_a_number_before_another_unit_is_seen_though_its_own_unit_stands_elsewhere() -> None:
    msgid = "Rest for 6 hours; a few hours of pain are usual."
    msgstr = "Descanse 6 días; unas horas de dolor son normales."
    (fault,) = [fault for fault in faults("es", msgid, msgstr) if fault.code == "unit-changed"]
    assert [msgstr[a:b] for a, b in fault.target] == ["días"]
    assert "the English has “hours”, the translation “días”" in fault.message


def test_a_locale_may_list_its_own_words_for_a_unit() -> None:
    text = "Wait 1 day.", "Подождите 1 дзень."
    assert "unit-changed" in codes("ru", *text)
    assert "unit-changed" not in codes("ru", *text, units={"дзень": "day"})


def test_the_bad_places_of_units_and_numbers_are_marked() -> None:
    msgid, msgstr = "Wait **6 hours** at 8.", "Warten Sie **9 Tage** um 8."
    found = {fault.code: fault for fault in faults("de", msgid, msgstr)}
    assert [msgid[a:b] for a, b in found["number-changed"].source] == ["6"]
    assert [msgstr[a:b] for a, b in found["number-changed"].target] == ["9"]
    assert [msgid[a:b] for a, b in found["unit-changed"].source] == ["hours"]


# CLDR is the oracle for our stems: each form that it has for a number of minutes must begin with
# one of them.
@pytest.mark.parametrize(
    "tag", [*REAL.tags(), "fr", "it", "pt", "nl", "pl", "uk", "tr", "fa", "id", "ro", "sw"]
)
@pytest.mark.parametrize("unit", TIMES)
def test_the_stems_of_lengths_of_time_cover_the_forms_of_cldr(tag: str, unit: str) -> None:
    for count in (1, 2, 3, 5, 11, 21, 100):
        printed = format_unit(count, f"duration-{unit}", "long", locale=tag).casefold()
        if "duration-" in printed:
            continue  # Babel gives the key where a language has no such form
        words = printed.replace("\u064b", "").replace("\u064e", "")
        assert any(stem in words for stem in unit_forms(unit, tag)), printed


def test_english_units_are_found_as_words() -> None:
    text = "5 mg, 2 weeks, 10%, a gland, 3 Lemons, m"
    assert [unit for unit, _, _ in english_units(text)] == ["mg", "week", "%", "m"]


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "expected"),
    [
        ("hi", "6 hours", "६ घंटे", set()),
        ("hi", "6 hours", "6 घंटे", set()),
        ("hi", "6 hours", "৬ घंटे", {"wrong-digits"}),
        ("ur", "6 hours", "۶ گھنٹے", set()),
        ("ur", "6 hours", "٦ گھنٹے", {"wrong-digits"}),
        ("ar", "6 hours", "٦ ساعات", set()),
        ("ar", "6 hours", "۶ ساعات", {"wrong-digits"}),
        ("ja", "6 hours", "６時間", set()),
        ("de", "6 hours", "６ Stunden", {"wrong-digits"}),
        ("he", "6 hours", "٦ שעות", {"wrong-digits"}),
        ("es", "10 m²", "10 m²", {"same-as-source"}),
    ],
)
def test_digits_are_european_or_the_languages_own(
    tag: str, msgid: str, msgstr: str, expected: set[str]
) -> None:
    assert codes(tag, msgid, msgstr) == expected


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "expected"),
    [
        ("es", "Call 555-010-0199.", "Llame al 555-010-0199.", set()),
        ("es", "Call 555-010-0199.", "Llame al 555 010 0199.", set()),
        ("es", "Call (555) 010-0199.", "Llame al 555.010.0199.", set()),
        ("es", "Call 555-010-0199.", "Llame al 010-555-0199.", {"phone-changed"}),
        ("es", "Call +1 555 010 0199.", "Llame al +1 5 5501 00199.", {"number-changed"}),
        ("es", "On 2026-11-20.", "El 20.11.2026.", set()),
        ("es", "1000-2000 steps", "1.000–2.000 pasos", set()),
        ("he", "Call 555-010-0199.", "התקשרו ל־555-010-0199.", set()),
        ("ar", "Call 555-010-0199.", "اتصل بالرقم 555-010-0199.", {"phone-order"}),
        ("ar", "Call 555-010-0199.", "اتصل بالرقم \u2066555-010-0199\u2069.", set()),
        ("ar", "Call 5550100199.", "اتصل بالرقم 5550100199.", set()),
    ],
)
def test_a_telephone_number_keeps_its_digits_and_their_order(
    tag: str, msgid: str, msgstr: str, expected: set[str]
) -> None:
    assert codes(tag, msgid, msgstr) & LOCKED == expected


@pytest.mark.parametrize(
    ("msgid", "msgstr", "expected"),
    [
        ("See https://a.org/b.", "Vea https://a.org/b.", set()),
        ("See https://a.org/b.", "(Vea https://a.org/b)", set()),
        ("See https://a.org/b.", "Vea https://a.org/c.", {"url-changed"}),
        ("See www.a.org.", "Vea la página.", {"url-changed"}),
        ("See it.", "Vea www.a.org.", {"url-changed"}),
        ("Write to A@b.org.", "Escriba a a@b.org.", set()),
        ("Write to a@b.org.", "Escriba a a@b.com.", {"email-changed"}),
        ("Write to us.", "Escriba a a@b.com.", {"email-changed"}),
    ],
)
def test_addresses_stay_letter_by_letter(msgid: str, msgstr: str, expected: set[str]) -> None:
    assert codes("es", msgid, msgstr) & LOCKED == expected


def test_addresses_are_told_in_the_order_of_the_text() -> None:
    ours = [f"www.{name}.org" for name in "hgfedcba"]
    said = [fault.message for fault in faults("es", " ".join(ours), "Vea.") if "url" in fault.code]
    assert said == [f"the translation lacks the web address {address}" for address in ours]


@pytest.mark.parametrize(
    ("msgstr", "said"),
    [
        ("Espere 8 horas.", "the translation lacks 6 and has 8 beyond the English"),
        ("Espere horas.", "the translation lacks 6"),
        ("Espere 6 horas o 1.5 más.", "the translation has 1.5 beyond the English"),
    ],
)
def test_a_changed_number_is_named(msgstr: str, said: str) -> None:
    found = [f for f in faults("es", "Wait 6 hours.", msgstr) if f.code == "number-changed"]
    assert [fault.message for fault in found] == [said]


def test_a_word_of_the_list_stands_for_a_number() -> None:
    words = {"dos": Fraction(2)}
    assert "number-changed" in codes("es", "2 weeks", "dos semanas")
    assert "number-changed" not in codes("es", "2 weeks", "dos semanas", words=words)


def test_a_number_in_a_placeholder_is_none() -> None:
    assert not codes("es", "Call {phone_24}.", "Llame al {phone_24}.") & LOCKED
    assert parse("es").digits == "0123456789"
