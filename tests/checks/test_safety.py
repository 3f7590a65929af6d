"""Negations and sides of the body: a true case and a near miss, in the thirteen languages."""

import pytest

from handouts.cues.lexicon import language_cues
from tests.checks.checking import codes, faults
from tests.gettexts import REAL, real, real_catalogs

DO_NOT_EAT = {
    "am": ("አይብሉ።", "ይብሉ።"),
    "ar": ("لا تَأْكُل.", "كُلْ."),
    "de": ("Essen Sie nichts.", "Essen Sie etwas."),
    "es": ("No coma nada.", "Coma algo."),
    "he": ("אל תאכלו.", "תאכלו."),
    "hi": ("कुछ न खाएँ।", "नीचे बैठकर कुछ खाएँ।"),
    "ja": ("食べないでください。", "少なくとも少し食べてください。"),
    "ko": ("먹지 마십시오.", "주말에 드십시오."),
    "ru": ("Не ешьте.", "Ешьте несколько недель."),
    "th": ("ห้ามรับประทาน", "รับประทานอย่างน้อยวันละครั้ง"),
    "ur": ("کچھ نہ کھائیں۔", "کچھ کھائیں۔"),
    "vi": ("Không được ăn.", "Hãy ăn."),
    "zh_Hans": ("不要吃。", "非常请吃，特别是同样的。"),
}


@pytest.mark.parametrize("tag", REAL.tags())
def test_a_lost_not_is_an_error_and_one_that_stands_is_none(tag: str) -> None:
    forbids, allows = DO_NOT_EAT[tag]
    assert "negation" not in codes(tag, "Do not eat.", forbids)
    (fault,) = [f for f in faults(tag, "Do not eat.", allows) if f.code == "negation"]
    assert ["Do not eat."[a:b] for a, b in fault.source] == ["not"]


@pytest.mark.parametrize("tag", REAL.tags())
def test_a_not_that_the_english_has_not_is_an_error(tag: str) -> None:
    forbids = {"de": "Essen Sie nicht."}.get(tag, DO_NOT_EAT[tag][0])
    assert "negation-added" in codes(tag, "Eat now.", forbids)
    assert "negation-added" not in codes(tag, "Eat now.", DO_NOT_EAT[tag][1])


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "found"),
    [
        ("de", "no more than 6 hours", "höchstens 6 Stunden", False),
        ("ru", "at most 6 hours", "не более 6 часов", False),
        ("es", "Stop smoking.", "No fume.", False),
        ("es", "It's unsafe.", "No es seguro.", False),
        ("es", "Avoid alcohol.", "No beba alcohol.", False),
        ("es", "Do not stop unless told to.", "Deje de tomarlo a menos que se lo digan.", True),
        ("es", "Don't stop.", "Deje de tomarlo.", True),
        ("es", "Don’t stop.", "No lo deje.", False),
        ("es", "Rest. Do not eat.", "No descanse. Coma.", False),
        ("es", "Rest now. Do not eat.", "Descanse. Coma.", True),
        ("fr", "You cannot eat.", "Vous ne pouvez pas manger.", False),
        ("fr", "You cannot eat.", "Vous pouvez manger.", True),
        ("xh", "Do not eat.", "Yitya.", False),
        ("cs", "Do not eat.", "Nejezte.", False),
        ("cs", "Do not eat.", "Jezte maso nebo rybu.", True),
        ("it", "Eat now, not later.", "Mangi ora.", True),
        ("es", "Do not stop unless told to.", "No lo deje salvo que se lo digan.", False),
        ("vi", "Do not stop unless told to.", "Ngừng thuốc trừ khi bác sĩ bảo không.", True),
        ("ja", "Do not stop.", "やめてはいけません。", False),
        ("ja", "Do not stop.", "やめてよいかもしれません。", True),
        ("zh_Hans", "Do not stop.", "如有不适，请停用。", True),
        ("ru", "Do not stop.", "Необходимо прекратить приём.", True),
        ("th", "Do not eat.", "รับประทานเครื่องดื่มได้ไม่กี่ครั้ง", True),
    ],
)
def test_what_is_said_otherwise_is_no_lost_not(
    tag: str, msgid: str, msgstr: str, found: bool
) -> None:
    assert ("negation" in codes(tag, msgid, msgstr)) is found


GROUPS = ("not", "condition", "limit", "time", "side", "act", "degree", "often", "half", "one")


@pytest.mark.parametrize("tag", REAL.tags())
def test_every_language_that_ships_has_words_for_all_that_english_has(tag: str) -> None:
    theirs, ours = language_cues(tag).words, language_cues("en").words
    assert set(GROUPS) <= theirs.keys()
    assert all(set(ours[group]) <= set(theirs[group]) for group in GROUPS if group in ours)


@pytest.mark.parametrize("tag", REAL.tags())
def test_the_sides_of_the_form_may_not_be_swapped(tag: str) -> None:
    live = real(tag, "interface").live()
    left, right = (live["form", side].msgstr for side in ("left", "right"))
    assert "side-changed" not in codes(tag, "left", left) | codes(tag, "right", right)
    assert "side-changed" in codes(tag, "left", right)
    assert "side-changed" in codes(tag, "right", left)


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "found"),
    [
        ("es", "the left knee", "la rodilla derecha", True),
        ("es", "the left knee", "la rodilla izquierda", False),
        ("es", "from left to right", "de derecha a izquierda", False),
        ("es", "Call right away.", "Llame ya; tiene derecho.", False),
        ("es", "You have the right to ask, left over pills too.", "Tiene derecho.", False),
        ("vi", "the left leg", "chân trái", False),
        ("vi", "what is left", "những gì phải làm", False),
        ("ru", "the left leg", "правая нога", True),
        ("ru", "the left leg: the rule", "левая нога: правило", False),
        ("de", "the right leg", "das linke Bein", True),
        ("th", "the right leg", "ขาขวา", False),
    ],
)
def test_a_swapped_side_is_an_error_and_another_sense_is_none(
    tag: str, msgid: str, msgstr: str, found: bool
) -> None:
    assert ("side-changed" in codes(tag, msgid, msgstr)) is found


@pytest.mark.parametrize(("tag", "domain"), real_catalogs())
def test_every_not_of_the_source_is_seen_in_every_language(tag: str, domain: str) -> None:
    denied = [e for e in real(tag, domain).live().values() if " not " in f" {e.msgid} "]
    for entry in denied:
        assert "negation" not in codes(tag, entry.msgid, entry.msgstr)
        assert "negation" in codes(tag, entry.msgid, "…")


def test_only_the_negation_that_is_lost_is_marked() -> None:
    msgid = "Do not eat. Do not drink."
    (fault,) = [f for f in faults("es", msgid, "Coma. No beba.") if f.code == "negation"]
    assert fault.source == ((3, 6),)


def test_a_negation_is_marked_where_it_stands_in_the_whole_text() -> None:
    msgid = "Drink some water. Do not eat."
    (fault,) = [f for f in faults("es", msgid, "Beba agua. Coma.") if f.code == "negation"]
    start = msgid.index("not")
    assert fault.source == ((start, start + len("not")),)


LIMITS = {
    "am": ("ቢያንስ 6 ሰዓት", "ቢበዛ 6 ሰዓት"),
    "ar": ("6 ساعات على الأقل", "6 ساعات كحدّ أقصى"),
    "de": ("wenigstens 6 Stunden", "höchstens 6 Stunden"),
    "es": ("como mínimo 6 horas", "como máximo 6 horas"),
    "he": ("6 שעות לפחות", "6 שעות לכל היותר"),
    "hi": ("कम से कम 6 घंटे", "ज़्यादा से ज़्यादा 6 घंटे"),
    "ja": ("少なくとも6時間", "長くても6時間"),
    "ko": ("적어도 6시간", "길어야 6시간"),
    "ru": ("не менее 6 часов", "не более 6 часов"),
    "th": ("ไม่น้อยกว่า 6 ชั่วโมง", "ไม่เกิน 6 ชั่วโมง"),
    "ur": ("کم از کم 6 گھنٹے", "زیادہ سے زیادہ 6 گھنٹے"),
    "vi": ("tối thiểu 6 giờ", "không quá 6 giờ"),
    "zh_Hans": ("起码6小时", "不超过6小时"),
}


@pytest.mark.parametrize("tag", REAL.tags())
def test_at_least_does_not_become_at_most(tag: str) -> None:
    least, most = LIMITS[tag]
    assert "turned" not in codes(tag, "at least 6 hours", least)
    assert "turned" in codes(tag, "at least 6 hours", most)
    assert "turned" not in codes(tag, "at most 6 hours", most)
    assert "turned" in codes(tag, "at most 6 hours", least)


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "code"),
    [
        ("es", "Rest before the test.", "Descanse después de la prueba.", "turned"),
        ("de", "Eat after the test.", "Essen Sie vor dem Test.", "turned"),
        ("ru", "You may stop it.", "Вы можете начать приём.", "turned"),
        ("zh_Hans", "The risk is low.", "风险很高。", "other-degree"),
        ("hi", "It is rare.", "यह आम है।", "other-degree"),
        ("de", "a numb arm", "ein tauber linker Arm", "side-changed"),
        ("ko", "on both sides", "한쪽에", "side-changed"),
        ("he", "Rest if the doctor agrees.", "נוחו גם אם הרופא מתנגד.", "condition"),
        ("es", "Rest unless the doctor objects.", "Descanse.", "condition"),
    ],
)
def test_what_is_turned_round_is_found(tag: str, msgid: str, msgstr: str, code: str) -> None:
    assert code in codes(tag, msgid, msgstr)


@pytest.mark.parametrize(("tag", "domain"), real_catalogs())
def test_no_true_translation_is_taken_for_turned(tag: str, domain: str) -> None:
    found = {"turned", "other-degree", "condition", "negation-added", "side-changed"}
    for entry in real(tag, domain).live().values():
        assert found.isdisjoint(codes(tag, entry.msgid, entry.msgstr))
