"""Catalogs out to XLIFF and back in: nothing is lost, and nothing is taken in silently."""

import re
import shutil
from pathlib import Path

import pytest

from handouts.errors import UnreadableFile, UsageError
from tests.exchange.trips import Trip, segment
from tests.projects import edit
from tests.sheets import HANDOUT, PROJECT


@pytest.fixture
def trip(tmp_path: Path) -> Trip:
    return Trip(tmp_path)


def first(trip: Trip) -> tuple[str, str]:
    """A message without marks, and its translation."""
    return next(
        (e.msgid, e.msgstr)
        for e in trip.catalog().entries
        if e.msgctxt == "about" and "{" not in e.msgid
    )


@pytest.mark.parametrize("tag", PROJECT.tags())
def test_what_nobody_changed_changes_no_byte(tmp_path: Path, tag: str) -> None:
    trip = Trip(tmp_path, tag)
    before = trip.bytes()
    trip.export()
    done = trip.back()
    assert not done.findings
    assert not any(merged.changed for merged in done.merged)
    assert len(done.merged) == 2
    assert trip.bytes() == before


def test_a_catalog_in_another_wrapping_is_not_rewritten_either(trip: Trip) -> None:
    text = trip.po.read_text("utf-8")
    trip.po.write_text(re.sub(r'"\n"', "", text).replace('\\n"', '\\n"'), "utf-8")
    before = trip.po.read_bytes()
    assert before != text.encode()
    trip.export()
    assert not trip.back().findings
    assert trip.po.read_bytes() == before


def test_notes_flags_previous_texts_and_obsolete_entries_stay(trip: Trip) -> None:
    msgid, msgstr = first(trip)
    edit(
        trip.po,
        'msgctxt "title"\n',
        '# Q: one?\n#   two\n#, fuzzy, x-own\n#| msgid "Block"\nmsgctxt "title"\n',
    )
    with trip.po.open("a", encoding="utf-8") as file:
        file.write('\n# kept\n#~ msgctxt "a"\n#~ msgid "Old."\n#~ msgstr "Viejo."\n')
    trip.export()
    trip.change(segment(msgid, msgstr), r"\1Otra cosa.\2")
    assert not trip.back().findings
    assert trip.told(msgid) == ("Otra cosa.", False)
    text = trip.po.read_text("utf-8")
    for kept in ("# Q: one?\n#   two\n", "#, fuzzy, x-own\n", '#| msgid "Block"\n', "# kept\n"):
        assert kept in text


def test_a_new_translation_is_taken_in_by_its_state(trip: Trip) -> None:
    msgid, _ = first(trip)
    for state, fuzzy in (("translated", False), ("initial", True), ("final", False)):
        trip.export()
        told = f"Nuevo {state}."
        old = trip.told(msgid)[0]
        trip.change(
            f'<segment state="[a-z]+">(<source>{re.escape(msgid)}</source>)\n'
            f"<target>{re.escape(old)}",
            rf'<segment state="{state}">\1<target>{told}',
        )
        done = trip.back()
        assert not done.findings
        assert trip.told(msgid) == (told, fuzzy)
        assert sum(merged.translated for merged in done.merged) == (not fuzzy)
        assert sum(merged.fuzzy for merged in done.merged) == fuzzy


def test_a_translation_that_comes_without_a_state_waits_for_a_person(trip: Trip) -> None:
    msgid, msgstr = first(trip)
    trip.file.write_text(re.sub(' state="[a-z]+"', "", trip.export()), "utf-8")
    trip.change(segment(msgid, msgstr), r"\1Nuevo.\2")
    assert not trip.back().findings
    assert trip.told(msgid) == ("Nuevo.", True)
    assert sum(entry.fuzzy for entry in trip.catalog().entries) == 1


def test_confirming_a_fuzzy_translation_takes_its_previous_text_away(trip: Trip) -> None:
    edit(trip.po, 'msgctxt "title"\n', '#, fuzzy\n#| msgid "Block"\nmsgctxt "title"\n')
    trip.export()
    trip.change('<segment state="initial">', '<segment state="reviewed">')
    assert not trip.back().findings
    (entry,) = (e for e in trip.catalog().entries if e.msgctxt == "title")
    assert not entry.fuzzy
    assert entry.previous_msgid is None
    assert entry.msgstr


def test_an_empty_target_deletes_nothing(trip: Trip) -> None:
    before = trip.bytes()
    trip.file.write_text(re.sub("<target>.*?</target>", "<target/>", trip.export()), "utf-8")
    assert not trip.back().findings
    assert trip.bytes() == before


def test_a_note_is_added_and_none_is_taken_away(trip: Trip) -> None:
    edit(trip.po, 'msgctxt "title"\n', '# Q: one?\nmsgctxt "title"\n')
    text = trip.export()
    assert ">Q: one?</note>" in text
    trip.change(r">Q: one\?</note>", ">I was edited</note><note>And I am new\n  with a line</note>")
    done = trip.back()
    assert sum(merged.notes for merged in done.merged) == 3
    (entry,) = (e for e in trip.catalog().entries if e.msgctxt == "title")
    assert entry.notes == ("Q: one?", "", "I was edited", "And I am new", "  with a line")


def test_a_segment_with_another_source_is_refused_and_the_others_are_taken(trip: Trip) -> None:
    msgid, msgstr = first(trip)
    trip.export()
    trip.change(segment(msgid, msgstr), r"\1Otra cosa.\2")
    title = trip.told("Lumbar sympathetic block")[0]
    trip.change(segment("Lumbar sympathetic block", title), r"<source>Block</source><target>B\2")
    (finding,) = trip.back().findings
    assert finding.code == "exchange-source"
    assert finding.where.msgctxt == "title"
    line = trip.file.read_text("utf-8").splitlines()[finding.where.line - 1]
    assert line.startswith("<unit") and 'name="title"' in line
    assert trip.told(msgid) == ("Otra cosa.", False)
    assert trip.told("Lumbar sympathetic block") == (title, False)


def test_a_text_that_the_source_no_longer_has_is_refused(trip: Trip) -> None:
    msgid, _ = first(trip)
    trip.export()
    edit(trip.po, "Sympathetic nerves help", "The sympathetic nerves help")
    (finding,) = trip.back().findings
    assert finding.code == "exchange-source"
    assert "Sympathetic nerves help" in finding.message
    assert msgid.startswith("Sympathetic nerves")


def test_what_changed_on_both_sides_is_refused_and_ours_stays(trip: Trip) -> None:
    msgid, msgstr = first(trip)
    trip.export()
    trip.change(segment(msgid, msgstr), r"\1Cambiado allí.\2")
    edit(trip.po, "Los nervios", "Unos nervios")
    ours = trip.told(msgid)
    (finding,) = trip.back().findings
    assert finding.code == "exchange-conflict"
    assert "Cambiado allí." in finding.hint
    assert trip.told(msgid) == ours


def test_what_changed_only_here_stays(trip: Trip) -> None:
    msgid, _ = first(trip)
    trip.export()
    edit(trip.po, "Los nervios", "Unos nervios")
    ours = trip.told(msgid)
    assert not trip.back().findings
    assert trip.told(msgid) == ours


def test_a_tool_that_drops_ids_and_metadata_still_finds_its_texts(trip: Trip) -> None:
    msgid, msgstr = first(trip)
    text = re.sub("<mda:metadata>.*?</mda:metadata>", "", trip.export())
    numbers = iter(range(1000))
    trip.file.write_text(
        re.sub('unit id="[^"]+"', lambda _: f'unit id="{next(numbers)}"', text), "utf-8"
    )
    trip.change(segment(msgid, msgstr), r"\1Nuevo.\2")
    assert not trip.back().findings
    assert trip.told(msgid) == ("Nuevo.", False)


def test_codes_come_back_in_the_order_that_the_translator_gave_them(trip: Trip) -> None:
    trip.export()
    entry = next(e for e in trip.catalog().entries if re.match(r"\*\*[^*{]+\*\*[^*{]+$", e.msgstr))
    _, strong, after = entry.msgstr.split("**")
    trip.change(
        rf"<target>(<pc [^>]*>{re.escape(strong)}</pc>){re.escape(after)}",
        rf"<target>{after} \1",
    )
    assert not trip.back().findings
    assert trip.told(entry.msgid) == (f"{after} **{strong}**", False)


def test_a_catalog_that_is_not_there_is_refused(trip: Trip) -> None:
    trip.file.write_text(trip.export().replace(f'<file id="{HANDOUT}"', '<file id="knee"'), "utf-8")
    done = trip.back()
    (finding,) = done.findings
    assert finding.code == "exchange-file"
    assert len(done.merged) == 1


@pytest.mark.parametrize(
    ("folder", "language"),
    [
        ("es", "es-ES"),
        ("es", "es-419"),
        ("es", "ES_mx"),
        ("es", "es-ES-tradnl"),
        ("zh_Hans", "zh-CN"),
        ("zh_Hans", "zh"),
        ("zh_Hans", "zh-Hans-SG"),
        ("zh_Hant", "zh-TW"),
        ("pt_BR", "pt"),
        ("pt_BR", "pt-br"),
        ("sr_Latn", "sr-Latn-RS"),
    ],
)
def test_a_country_or_a_script_that_is_understood_may_be_said_or_not(
    trip: Trip, folder: str, language: str
) -> None:
    text = trip.export()
    (trip.project.locales / "es").rename(trip.project.locales / folder)
    trip.file.write_text(text.replace('trgLang="es"', f'trgLang="{language}"'), "utf-8")
    assert trip.back().tag == folder


@pytest.mark.parametrize(
    ("folder", "language"),
    [("pt_BR", "pt-PT"), ("zh_Hans", "zh-TW"), ("zh_Hant", "zh"), ("sr", "sr-Latn"), ("es", "ca")],
)
def test_another_country_or_script_or_language_is_another_locale(
    trip: Trip, folder: str, language: str
) -> None:
    text = trip.export()
    (trip.project.locales / "es").rename(trip.project.locales / folder)
    trip.file.write_text(text.replace('trgLang="es"', f'trgLang="{language}"'), "utf-8")
    with pytest.raises(UsageError, match="no catalogs"):
        trip.back()


def test_of_several_locales_the_one_that_is_named_is_taken_else_the_one_without_country(
    trip: Trip,
) -> None:
    text = trip.export()
    for other in ("es_MX", "es_AR"):
        shutil.copytree(trip.project.locales / "es", trip.project.locales / other)
    for language, tag in (("es-MX", "es_MX"), ("es", "es"), ("es-PE", "es")):
        trip.file.write_text(text.replace('trgLang="es"', f'trgLang="{language}"'), "utf-8")
        assert trip.back().tag == tag
    shutil.rmtree(trip.project.locales / "es")
    trip.file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"back.xlf:2: .* several") as refused:
        trip.back()
    assert "es_AR, es_MX" in refused.value.hint


@pytest.mark.parametrize("language", ["en-US", "EN", "en_GB"])
def test_the_english_may_say_its_country(trip: Trip, language: str) -> None:
    trip.file.write_text(trip.export().replace('srcLang="en"', f'srcLang="{language}"'), "utf-8")
    assert not trip.back().findings


@pytest.mark.parametrize(("language", "said"), [("fr", "no catalogs"), ("qq", "unknown locale")])
def test_a_language_that_is_not_here_is_refused(trip: Trip, language: str, said: str) -> None:
    trip.file.write_text(trip.export().replace('trgLang="es"', f'trgLang="{language}"'), "utf-8")
    with pytest.raises(UsageError, match=said):
        trip.back()


def test_a_file_that_is_not_there_cannot_be_read(trip: Trip) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        trip.back()


def test_the_bytes_of_an_export_depend_on_the_catalogs_alone(trip: Trip) -> None:
    assert trip.export() == trip.export()


def test_a_catalog_with_faults_is_left_as_it_is_and_the_others_are_written(trip: Trip) -> None:
    trip.export()
    _, msgstr = first(trip)
    trip.change(re.escape(f">{msgstr}</target>"), ">Otra cosa.</target>")
    edit(trip.po, 'msgstr "sangrado"', 'msgstr "sangrado')
    edit(trip.po, 'msgstr "¿Duele?', 'msgstr ""¿Duele?')
    before = trip.po.read_bytes()
    done = trip.back()
    assert trip.po.read_bytes() == before
    (finding,) = done.findings
    assert finding.code == "unreadable"
    assert finding.where.path.endswith(f"es/LC_MESSAGES/{HANDOUT}.po")
    assert finding.message.startswith("nothing was brought into it: a stray quote")
    assert "and one more fault, in line" in finding.message
    assert [merged.path.name for merged in done.merged] == ["interface.po"]
