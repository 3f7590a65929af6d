"""XLIFF 2 as it is written, read by others; and as others write it, read by us."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog, domains
from handouts.errors import UnreadableFile
from handouts.exchange.xliff import CORE, xliff
from handouts.exchange.xliffparse import Unit, XliffDocument, read_xliff
from handouts.locale import parse
from tests.gettexts import REAL, catalog, real

ENTRIES = """
# Q: which one?
#   The long one.
#. A paragraph
#: content/small.md:9
#, python-brace-format
msgctxt "a"
msgid "Call **now** {clinic_phone}"
msgstr "{clinic_phone}: **jetzt** & <sofort>"

#, fuzzy
#| msgctxt "b"
#| msgid "Rest a bit."
msgctxt "b"
msgid "Rest."
msgstr "Etwas ruhen."

msgctxt "c"
msgid "Empty."
msgstr ""

#~ msgctxt "d"
#~ msgid "Old."
#~ msgstr "Alt."
"""
HEAD = f'<xliff xmlns="{CORE}" version="2.0" srcLang="en" trgLang="de">'


def exported(entries: str = ENTRIES) -> bytes:
    return xliff([("small", catalog(entries))], parse("de"))


def units(data: bytes) -> tuple[Unit, ...]:
    (file,) = read_xliff(data, "f.xlf").files
    return file.units


def unit(inside: str, attributes: str = "") -> Unit:
    """The unit of a file that has only this one."""
    data = f'{HEAD}<file id="small"><unit id="u" {attributes}>{inside}</unit></file></xliff>'
    (found,) = units(data.encode())
    return found


def test_every_entry_in_use_comes_back_with_its_context_texts_state_and_notes() -> None:
    first, second, third = units(exported())
    assert (first.msgctxt, first.source) == ("a", "Call **now** {clinic_phone}")
    assert first.target == "{clinic_phone}: **jetzt** & <sofort>"
    assert (first.state, second.state, third.state) == ("translated", "initial", "initial")
    assert first.notes == ("Q: which one?\n  The long one.",)
    assert second.target == "Etwas ruhen."
    assert third.target is None
    assert all(found.base and not found.fault for found in (first, second, third))


def test_translators_see_comments_places_and_what_the_text_was() -> None:
    text = exported().decode()
    for said in ("A paragraph", "content/small.md:9", "Rest a bit."):
        assert f">{said}</note>" in text


@pytest.mark.parametrize("tag", REAL.tags())
def test_another_program_reads_every_segment_of_a_locale(tag: str) -> None:
    from translate.storage.xliff2 import Xliff2File

    for domain in domains(REAL):
        own = real(tag, domain)
        read = Xliff2File(BytesIO(xliff([(domain, own)], parse(tag))))
        assert (read.getsourcelanguage(), read.gettargetlanguage()) == ("en", parse(tag).bcp47)
        live = [entry for entry in own.entries if not entry.obsolete]
        assert len(read.units) == len(live) > 0
        for theirs, entry in zip(read.units, live, strict=True):
            assert theirs.isfuzzy() == entry.fuzzy
            assert theirs.istranslated() == (entry.translated and not entry.fuzzy)
            if "{" not in entry.msgid and "**" not in entry.msgid:
                assert theirs.source == entry.msgid
                assert (theirs.target or "") == entry.msgstr


def test_codes_refer_to_their_data_and_are_the_same_in_source_and_target() -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring(exported())
    ns = {"x": CORE}
    data = {d.get("id"): d.text for d in root.iterfind(".//x:data", ns)}
    assert sorted(data.values()) == ["**", "{clinic_phone}"]
    source, target = root.find(".//x:source", ns), root.find(".//x:target", ns)
    for side in (source, target):
        (strong,) = side.iterfind("x:pc", ns)
        (place,) = side.iterfind("x:ph", ns)
        assert data[strong.get("dataRefStart")] == data[strong.get("dataRefEnd")] == "**"
        assert data[place.get("dataRef")] == "{clinic_phone}"
        assert (strong.get("id"), place.get("id")) == ("1", "2")
        assert strong.get("canDelete") == place.get("canDelete") == "no"


TEXTS = st.text(st.characters(codec="utf-8")) | st.lists(
    st.sampled_from(("**", "{clinic_phone}", "{x}", "*", "{", " ", "\r\n", "\x01", "ب"))
).map("".join)


@given(TEXTS.filter(bool), TEXTS)
def test_any_text_comes_back_as_it_was(msgid: str, msgstr: str) -> None:
    entry = Entry(msgid, msgstr, msgctxt="a")
    (found,) = units(xliff([("small", Catalog("de.po", Entry(""), (entry,)))], parse("de")))
    assert not found.fault
    assert (found.source, found.target or "") == (msgid, msgstr)


def test_codes_that_a_tool_took_apart_and_its_markers_are_understood() -> None:
    found = unit(
        '<originalData><data id="d1">**</data></originalData><segment state="final">'
        "<source>now</source>"
        '<target><sc id="1" dataRef="d1"/><mrk id="m" type="comment">je<cp hex="0001"/></mrk>tzt'
        '<ec startRef="1" dataRef="d1"/><sm id="s"/>!<em startRef="s"/></target></segment>'
    )
    assert (found.target, found.state) == ("**je\x01tzt**!", "final")


def test_a_code_without_data_is_what_it_says_it_is_like() -> None:
    found = unit(
        '<segment><source><ph id="1" equiv="{x}"/> <pc id="2" type="fmt" subType="xlf:b">b</pc>'
        "</source></segment>"
    )
    assert found.source == "{x} **b**"
    assert unit('<segment><source><ph id="1"/></source></segment>').fault


def test_segments_are_put_together_in_the_order_of_their_targets() -> None:
    found = unit(
        '<segment state="final"><source>One. </source><target order="2">Eins.</target></segment>'
        '<segment state="translated"><source>Two.</source><target order="1">Zwei. </target>'
        "</segment>"
    )
    assert (found.source, found.target, found.state) == ("One. Two.", "Zwei. Eins.", "translated")


def test_what_is_ignorable_stays_between_the_segments() -> None:
    found = unit(
        "<segment><source>One.</source><target>Eins.</target></segment>"
        "<ignorable><source> </source></ignorable>"
        "<segment><source>Two.</source><target>Zwei.</target></segment>"
    )
    assert (found.source, found.target) == ("One. Two.", "Eins. Zwei.")


@pytest.mark.parametrize(
    "inside",
    [
        "<segment><source>a</source><target>b</target></segment><segment><source>c</source></segment>",
        "<segment><target>b</target></segment>",
        "<segment><source>a</source><target>b</target><target>c</target></segment>",
        '<segment state="signed-off"><source>a</source></segment>',
        "<segment><source>a<it/></source></segment>",
        '<segment><source>a<cp hex="110000"/></source></segment>',
        "<notes/>",
    ],
)
def test_a_unit_that_is_half_or_wrong_says_so(inside: str) -> None:
    assert unit(inside).fault


def test_version_2_1_and_groups_are_read() -> None:
    data = exported().replace(b'version="2.0"', b'version="2.1"')
    data = data.replace(b'xml:space="preserve">', b'xml:space="preserve"><group id="g">')
    data = data.replace(b"</file>", b"</group></file>")
    assert len(units(data)) == 3


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (CORE, "urn:oasis:names:tc:xliff:document:1.2", "not XLIFF 2"),
        ('version="2.0"', 'version="3.0"', "not XLIFF 2"),
        ('srcLang="en"', 'srcLang="fr"', "srcLang is 'fr'"),
        (' trgLang="de"', "", "no trgLang"),
        ("<xliff ", "<html ", "this is <html>"),
    ],
)
def test_a_file_that_is_no_xliff_2_of_ours_is_refused(old: str, new: str, reason: str) -> None:
    text = exported().decode()
    assert old in text
    broken = text.replace(old, new).replace("</xliff>", "</html>" if "html" in new else "</xliff>")
    with pytest.raises(UnreadableFile, match=reason):
        read_xliff(broken.encode(), "f.xlf")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no <file>"):
        read_xliff(f"{HEAD}</xliff>".encode(), "f.xlf")


def test_a_document_says_its_language() -> None:
    document: XliffDocument = read_xliff(exported(), "f.xlf")
    assert (document.language, document.files[0].domain) == ("de", "small")
