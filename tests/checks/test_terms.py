"""Words: terms, kept words, acronyms, repetitions, English, capitals."""

import pytest

from handouts.checks.glossary import Glossary, locale_glossary, read_glossary
from handouts.errors import UnreadableFile
from handouts.project import Project
from tests.checks.checking import codes, faults

TERMS = {
    "nerve": ("nervio",),
    "nerve block": ("bloqueo nervioso", "bloqueo"),
    "allergy": ("alergia",),
}


@pytest.mark.parametrize(
    ("msgid", "msgstr", "missed"),
    [
        ("a nerve", "un nervio", []),
        ("the Nerves", "los nervios", []),
        ("a nerve block", "un bloqueo nervioso", []),
        ("two nerve blocks", "dos bloqueos", []),
        ("allergies", "Alergias", []),
        ("a **nerve**", "un **nervio**", []),
        ("unnerved", "inquieto", []),
        ("a nerve", "un tendón", ["nerve"]),
        ("a nerve", "anervio", ["nerve"]),
        ("a nerve block", "un nervio", ["nerve block"]),
        ("a nerve block of a nerve", "un bloqueo", ["nerve"]),
        ("allergies", "manías", ["allergies"]),
    ],
)
def test_terms_are_those_of_the_glossary(msgid: str, msgstr: str, missed: list[str]) -> None:
    found = faults("es", msgid, msgstr, glossary=Glossary(TERMS))
    places = [msgid[a:b] for f in found if f.code == "glossary" for a, b in f.source]
    assert places == missed


@pytest.mark.parametrize(
    ("tag", "msgstr", "word"),
    [
        ("ar", "والأعصابُ", "الأعصاب"),
        ("he", "והעצבים", "עצבים"),
        ("ja", "この神経は", "神経"),
        ("am", "የነርቮች", "ነርቮች"),
        ("ru", "НЕРВОВ", "нерв"),
    ],
)
def test_a_term_is_found_in_the_forms_of_its_script(tag: str, msgstr: str, word: str) -> None:
    assert "glossary" not in codes(tag, "nerves", msgstr, glossary=Glossary({"nerve": (word,)}))
    assert "glossary" in codes(tag, "nerves", msgstr, glossary=Glossary({"nerve": (f"{word}x",)}))


@pytest.mark.parametrize(
    ("tag", "msgstr", "found"),
    [
        ("es", "dolor (CRPS)", False),
        ("ja", "疼痛（CRPS）です", False),
        ("ja", "CRPSの痛み", False),
        ("es", "dolor (SDRC)", True),
        ("es", "dolor (crps)", True),
        ("es", "dolor (CRPSX)", True),
        ("es", "dolor (CRPSé)", True),
        ("ru", "боль (CRPSом)", True),
    ],
)
def test_a_word_that_is_kept_stands_in_its_own_letters(tag: str, msgstr: str, found: bool) -> None:
    assert (
        "not-kept" in codes(tag, "pain (CRPS)", msgstr, glossary=Glossary({}, ("CRPS",)))
    ) is found


@pytest.mark.parametrize(
    ("msgid", "msgstr", "found"),
    [
        ("an MRI", "una MRI", False),
        ("an MRI", "una RM", False),
        ("MRIs", "las RM", False),
        ("an MRI", "una resonancia", True),
        ("an MRI and a CT", "una RM y un escáner", True),
        ("pain (NSAIDS)", "dolor", True),
        ("DRAFT: not for patients", "Borrador: no es para pacientes", False),
        ("at 6 AM", "a las 6 de la mañana", False),
        ("an X-ray", "una radiografía", False),
        ("STOP NOW", "PARE YA", False),
    ],
)
def test_an_acronym_stays_or_has_another_in_its_place(msgid: str, msgstr: str, found: bool) -> None:
    assert ("acronym" in codes("es", msgid, msgstr)) is found


def test_an_acronym_of_the_glossary_is_a_term() -> None:
    glossary = Glossary({"MRI": ("resonancia",)})
    assert "acronym" not in codes("es", "an MRI", "una resonancia", glossary=glossary)


@pytest.mark.parametrize(
    ("tag", "msgstr", "found"),
    [
        ("es", "Descanse en en casa.", True),
        ("es", "Descanse En en casa.", True),
        ("es", "Descanse **en** en casa.", True),
        ("es", "Descanse, descanse en casa.", False),
        ("es", "Descanse 2 2 días.", False),
        ("de", "wenn sie sie nehmen", False),
        ("de", "wenn Sie es es nehmen", True),
        ("hi", "कभी कभी आराम करें।", False),
        ("hi", "घर में में आराम करें।", True),
        ("vi", "đi từ từ", False),
        ("vi", "nghỉ ở nhà nhà bạn và và", True),
        ("th", "เบา ๆ", False),
        ("th", "พักผ่อน พักผ่อน", True),
        ("tr", "yavaş yavaş", False),
    ],
)
def test_no_word_stands_twice_unless_the_language_wants_it(
    tag: str, msgstr: str, found: bool
) -> None:
    assert ("repeated-word" in codes(tag, "Rest at home.", msgstr)) is found


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "found"),
    [
        ("es", "Rest.", "Descanse.", False),
        ("es", "Rest.", "descanse.", True),
        ("es", "rest", "Descanso", True),
        ("es", "**Rest** now", "**Descanse** ya", False),
        ("es", "¿Rest?", "¿Descanse?", False),
        ("es", "rest", "RM", False),
        ("es", "{clinic_name} is open.", "Abre {clinic_name}.", False),
        ("es", "6 hours", "Seis horas", False),
        ("es", "Six hours of rest", "6 horas de reposo", False),
        ("es", "six hours of rest", "6 Horas de reposo", False),
        ("es", "Rest at {clinic_name}", "{clinic_name}: descanse", False),
        ("es", "(Rest now)", "(descanse ya)", True),
        ("de", "pain", "Schmerzen", False),
        ("ka", "Rest.", "დაისვენეთ.", False),
        ("ar", "Rest.", "استرح.", False),
        ("es", "Rest now.", "DESCANSE YA.", True),
        ("es", "REST NOW.", "DESCANSE YA.", False),
        ("ru", "ultrasound", "УЗИ", False),
    ],
)
def test_capitals_are_as_in_the_english(tag: str, msgid: str, msgstr: str, found: bool) -> None:
    assert ("capitals" in codes(tag, msgid, msgstr)) is found


def test_the_letters_that_begin_otherwise_are_marked() -> None:
    (fault,) = [f for f in faults("es", "(Rest now)", "¡descanse!") if f.code == "capitals"]
    assert (fault.source, fault.target) == (((1, 2),), ((1, 2),))


def test_the_words_of_all_locales_and_of_one_are_put_together(tmp_path: object) -> None:
    project = Project(tmp_path)  # type: ignore[arg-type]
    (project.locales / "es").mkdir(parents=True)
    (project.locales / "glossary.toml").write_text('keep = ["CRPS"]\n', "utf-8")
    own = 'keep = ["Botox"]\n[terms]\n"pe\u0301lvis" = ["pe\u0301lvis"]\n'
    (project.locales / "es" / "glossary.toml").write_text(own, "utf-8")
    found = locale_glossary(project, "es")
    assert found.keep == ("CRPS", "Botox")
    assert list(found.terms.values()) == [("pélvis",)]
    assert locale_glossary(project, "de") == Glossary({}, ("CRPS",))


@pytest.mark.parametrize(
    "text",
    [
        "keep = 1\n",
        'keep = ["a", 1]\n',
        '[terms]\n"a" = "b"\n',
        '[terms]\n"a" = []\n',
        "terms = 1\n",
        '[terms]\n"a" = [" "]\n',
        '[terms]\n"" = ["b"]\n',
        '[terms]\n" " = ["b"]\n',
        '[words]\n"a" = 1\n',
        "[terms\n",
    ],
)
def test_a_wrong_glossary_is_unreadable(tmp_path: object, text: str) -> None:
    path = Project(tmp_path).root / "glossary.toml"  # type: ignore[arg-type]
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableFile, match=r"es/glossary\.toml") as caught:
        read_glossary(path, "es/glossary.toml")
    assert "nervio" in caught.value.hint
