"""Negations and sides of the body: a true case and a near miss, in the thirteen languages."""

import pytest

from handouts.checks.wordlists import LEFT, NEGATIONS, PROHIBITIONS, RIGHT
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
def test_a_lost_not_is_a_warning_and_one_that_stands_is_none(tag: str) -> None:
    forbids, allows = DO_NOT_EAT[tag]
    assert "negation" not in codes(tag, "Do not eat.", forbids)
    (fault,) = [f for f in faults(tag, "Do not eat.", allows) if f.code == "negation"]
    assert ["Do not eat."[a:b] for a, b in fault.source] == ["not"]


@pytest.mark.parametrize("tag", sorted(set(REAL.tags()) - {"am"}))
def test_a_not_that_the_english_has_not_is_a_warning(tag: str) -> None:
    forbids = {"vi": "Đừng ăn.", "de": "Essen Sie nicht.", "ar": "لا تأكل."}.get(tag)
    forbids = forbids or DO_NOT_EAT[tag][0]
    assert "negation" in codes(tag, "Eat now.", forbids)


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
    ],
)
def test_what_is_said_otherwise_is_no_lost_not(
    tag: str, msgid: str, msgstr: str, found: bool
) -> None:
    assert ("negation" in codes(tag, msgid, msgstr)) is found


def test_the_tables_speak_of_the_same_languages() -> None:
    languages = {tag.partition("_")[0] for tag in REAL.tags()}
    assert languages <= NEGATIONS.keys()
    assert PROHIBITIONS.keys() <= NEGATIONS.keys()
    assert languages <= LEFT.keys() == RIGHT.keys()


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
