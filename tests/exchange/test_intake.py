"""A file that comes back damaged, blank or foreign: nothing of ours is lost, all of it is told."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.catalogs.entry import Entry, blank
from handouts.catalogs.notes import questions
from handouts.catalogs.po import Catalog
from handouts.errors import UnreadableFile
from handouts.exchange.exchange import export_xliff
from handouts.exchange.inline import unit_id
from handouts.exchange.intake import Intake
from handouts.exchange.xliff import CORE, xliff
from handouts.exchange.xliffparse import read_xliff
from handouts.findings import Finding
from handouts.locale import parse
from tests.exchange.trips import Trip, segment
from tests.projects import edit
from tests.sheets import HANDOUT

BLANKS = [
    "   ",
    "\u200b",
    "\ufeff",
    "\u00a0",
    "\u200e\u200f",
    " \u2009\u3000",
    "\n\t",
    "\u2800\u3164",
]


@pytest.fixture
def trip(tmp_path: Path) -> Trip:
    found = Trip(tmp_path)
    found.export()
    return found


def only(findings: tuple[Finding, ...], code: str) -> Finding:
    (finding,) = findings
    assert finding.code == code
    return finding


def bring_two(trip: Trip, pattern: str, new: str) -> tuple[str, Finding]:
    """Change one place, translate another message anew, import: that message, and what is told.

    The other message must have come in.
    """
    msgid, msgstr = trip.plain(3)
    trip.change(segment(msgid, msgstr), r"\1Otra cosa.\2")
    trip.change(pattern, new)
    (finding,) = trip.back().findings
    assert trip.told(msgid) == ("Otra cosa.", False)
    return msgid, finding


def unit_line(trip: Trip, finding: Finding) -> str:
    return trip.file.read_text("utf-8").splitlines()[finding.where.line - 1]


# --- blanks


@pytest.mark.parametrize("target", BLANKS)
@pytest.mark.parametrize("state", ["initial", "final"])
def test_a_blank_target_is_no_translation_and_deletes_none(
    trip: Trip, target: str, state: str
) -> None:
    msgid, msgstr = trip.plain()
    before = trip.bytes()
    trip.change(
        rf'<segment state="translated">(<source>{re.escape(msgid)}</source>\n<target>)[^<]*',
        rf'<segment state="{state}">\g<1>{target}',
    )
    finding = only(trip.back().findings, "exchange-unit")
    assert "no translation" in finding.message
    assert "<unit " in unit_line(trip, finding)
    assert trip.bytes() == before
    assert trip.told(msgid) == (msgstr, False)


def test_a_blank_where_there_is_no_translation_is_told_only_if_it_claims_to_be_one(
    trip: Trip,
) -> None:
    msgid, msgstr = trip.plain()
    edit(trip.po, f'msgstr "{msgstr}"', 'msgstr ""')
    before = trip.bytes()
    trip.export()
    trip.change(rf"(<source>{re.escape(msgid)}</source>\n)", r"\1<target> </target>")
    assert not trip.back().findings
    trip.change('state="initial"', 'state="reviewed"')
    only(trip.back().findings, "exchange-unit")
    assert trip.bytes() == before


def test_a_blank_translation_of_ours_goes_out_and_comes_back_without_a_change(trip: Trip) -> None:
    edit(trip.po, f'msgstr "{trip.plain()[1]}"', 'msgstr "   "')
    before = trip.bytes()
    trip.export()
    assert not trip.back().findings
    assert trip.bytes() == before


def test_half_a_message_is_refused_even_if_the_other_half_is_blank(trip: Trip) -> None:
    msgid, msgstr = trip.plain()
    half = len(msgid) // 2
    parts = f"<source>{msgid[:half]}</source><target>Una</target></segment>"
    parts += f'<segment state="final"><source>{msgid[half:]}</source><target> </target>'
    trip.change(rf"<source>{re.escape(msgid)}</source>\n<target>[^<]*</target>", parts)
    assert "only some" in only(trip.back().findings, "exchange-unit").message
    assert trip.told(msgid) == (msgstr, False)


# --- what no catalog can hold


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("\x00", "U+0000"),
        ("\x0b", "U+000B"),
        ("\uffff", "U+FFFF"),
        ("&#0;", "U+0000"),
        ("&#xD800;", "U+D800"),
        ("&#55357;", "U+D83D"),
        ("&#xFFFE;", "U+FFFE"),
        ("&#99999999999;", "U+110000"),
        ('<cp hex="0000"/>', "U+0000"),
        ('<cp hex="001B"/>', "U+001B"),
        ('<cp hex="DFFF"/>', "U+DFFF"),
        ('<cp hex="FDD0"/>', "U+FDD0"),
    ],
)
def test_a_character_that_cannot_be_held_refuses_its_unit_alone(
    trip: Trip, damage: str, said: str
) -> None:
    msgid, msgstr = trip.plain()
    _, finding = bring_two(trip, segment(msgid, msgstr), rf"\1{msgstr} {damage}\2")
    assert finding.code == "exchange-unit"
    assert said in finding.message
    found = re.match('<unit id="([^"]+)"', unit_line(trip, finding))
    assert found is not None and found[1] in finding.message
    assert trip.told(msgid) == (msgstr, False)


def test_a_surrogate_in_the_bytes_of_a_file_spoils_its_text_alone(trip: Trip) -> None:
    msgid, msgstr = trip.plain()
    data = trip.file.read_bytes()
    trip.file.write_bytes(data.replace(msgstr.encode(), msgstr.encode() + b"\xed\xa0\x80"))
    assert "U+D800" in only(trip.back().findings, "exchange-unit").message
    assert trip.told(msgid) == (msgstr, False)


def test_a_note_with_such_a_character_comes_in_without_it(trip: Trip) -> None:
    trip.change('(name="title">)', r"\1<notes><note>Bell &#7; rings</note></notes>")
    assert not trip.back().findings
    assert trip.catalog().entries[0].notes == ("Bell \ufffd rings",)


# --- units that are not ours, or not whole


SOURCE = "(<source>Lumbar sym[^<]*"
STRANGER = '<unit id="x"><segment><source>Ours not.</source><target>No.</target></segment></unit>'


@pytest.mark.parametrize(
    ("pattern", "new", "code", "said"),
    [
        (SOURCE + ")", "<source>Block", "exchange-source", "English differs"),
        ("<segment [^>]*>" + SOURCE + ")", r'<segment state="ok">\1', "exchange-unit", "no state"),
        (SOURCE + ")", r'\1<x:y xmlns:x="u:x">z</x:y>', "exchange-unit", "another namespace"),
        (SOURCE + "</source>)", r"\1<target>B</target>", "exchange-unit", "2 <target>"),
        (SOURCE + "</source>)", "", "exchange-unit", "without a source"),
        ("(<file [^>]*lumbar[^>]*>)", rf"\1{STRANGER}", "exchange-source", "not among our texts"),
    ],
)
def test_one_bad_unit_is_told_with_its_line_and_stops_no_other(
    trip: Trip, pattern: str, new: str, code: str, said: str
) -> None:
    _, finding = bring_two(trip, pattern, new)
    assert finding.code == code
    assert said in finding.message
    assert finding.where.path.endswith("back.xlf")
    assert "<unit " in unit_line(trip, finding)


def test_what_is_out_of_use_or_has_plural_forms_takes_nothing_in() -> None:
    gone = Entry("Gone.", "Weg.", "a", obsolete=True)
    plural = Entry("One day.", msgctxt="a", plural="{n} days.", plurals=("Ein Tag.", "{n} Tage."))
    there = Catalog("de.po", Entry("", "Language: de\n"), (gone, plural))
    units = "".join(
        f'<unit id="{unit_id(entry)}" name="a"><note>New</note><segment state="final">'
        f"<source>{entry.msgid}</source><target>Neu.</target></segment></unit>"
        for entry in there.entries
    )
    head = f'<xliff xmlns="{CORE}" version="2.0" srcLang="en" trgLang="de"><file id="small">'
    (file,) = read_xliff(f"{head}{units}</file></xliff>".encode(), "f.xlf").files
    intake = Intake(there, "f.xlf")
    assert intake.merged(file.units) == there
    assert [finding.code for finding in intake.findings] == ["exchange-source"] * 2


def twice(trip: Trip, target: str) -> None:
    """Put the first unit of the file in again after itself, with another target."""
    unit = re.search(r"<unit .*?</unit>", trip.file.read_text("utf-8"), re.DOTALL)
    assert unit is not None
    again = re.sub("<target>[^<]*", f"<target>{target}", unit[0])
    trip.change(re.escape(unit[0]), (unit[0] + "\n" + again).replace("\\", r"\\"))


def test_the_same_text_twice_is_told_and_taken_once(trip: Trip) -> None:
    trip.change("<target>Bloqueo simpático lumbar<", "<target>Bloqueo<")
    twice(trip, "Bloqueo")
    assert "twice" in only(trip.back().findings, "exchange-unit").message
    assert trip.told("Lumbar sympathetic block") == ("Bloqueo", False)


def test_of_two_translations_of_one_text_none_is_taken(trip: Trip) -> None:
    before = trip.bytes()
    twice(trip, "Bloqueo")
    finding = only(trip.back().findings, "exchange-unit")
    assert "another target" in finding.message
    assert trip.bytes() == before


def test_a_file_element_in_two_halves_is_one_catalog(trip: Trip) -> None:
    text = trip.file.read_text("utf-8")
    head = re.search("<file [^>]*>", text)
    assert head is not None
    first, unit, rest = text.partition("</unit>")
    trip.file.write_text(f"{first}{unit}</file>{head[0]}{rest}", "utf-8")
    done = trip.back()
    assert not done.findings
    assert len(done.merged) == 2


def test_units_without_ids_and_names_are_found_by_their_english(trip: Trip) -> None:
    msgid, msgstr = trip.plain(3)
    text = re.sub(' (id="u[^"]+"|name="[^"]*")', "", trip.file.read_text("utf-8"))
    trip.file.write_text(text, "utf-8")
    trip.change(segment(msgid, msgstr), r"\1Otra cosa.\2")
    alike = {finding.code for finding in trip.back().findings}
    assert alike <= {"exchange-source"}, "what stands twice in the English cannot be told apart"
    assert trip.told(msgid) == ("Otra cosa.", False)


def test_a_catalog_that_cannot_be_read_is_told_and_the_others_come_in(trip: Trip) -> None:
    trip.change(segment(*trip.plain()), r"\1Bloqueo\2")
    other = trip.po.with_name("interface.po")
    other.write_text("msgid without quotes\n", "utf-8")
    finding = only(trip.back().findings, "unreadable")
    assert finding.where.path.endswith("interface.po")
    assert finding.where.line == 1
    assert trip.told(trip.plain()[0])[0] == "Bloqueo"
    assert other.read_text("utf-8") == "msgid without quotes\n"


def test_a_catalog_that_cannot_be_read_is_told_and_the_others_go_out(trip: Trip) -> None:
    trip.po.write_text("msgid without quotes\n", "utf-8")
    done = export_xliff(trip.project, parse("es"))
    assert only(done.findings, "unreadable").where.path.endswith(trip.po.name)
    (file,) = read_xliff(done.data, "f.xlf").files
    assert file.domain == "interface"
    trip.po.with_name("interface.po").write_text("nor this\n", "utf-8")
    with pytest.raises(UnreadableFile, match=trip.po.name):
        export_xliff(trip.project, parse("es"))


def test_a_catalog_that_cannot_be_written_is_told_and_stays_whole(
    trip: Trip, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: Catalog) -> None:
        raise UnreadableFile(str(path), "No space left on device")

    before = trip.bytes()
    trip.change(segment(*trip.plain()), r"\1Bloqueo\2")
    monkeypatch.setattr("handouts.exchange.exchange.write", full)
    done = trip.back()
    assert "No space left" in only(done.findings, "unreadable").message
    assert trip.bytes() == before
    assert {merged.path.name for merged in done.merged} == {"interface.po"}


# --- notes, comments, and what others add


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        ("(<segment [^>]*>)(<source>Lumbar sym)", r"\1<note>Is it so?</note>\2"),
        ('(name="title">)', r"\1<note>Is it so?</note>"),
        ('(name="title">)', r'\1<notes><note id="x" category="comment">Is it so?</note></notes>'),
        (
            "(<source>Lumbar sym[^<]*</source>\n<target>)([^<]*)",
            r'\1<mrk id="m1" type="comment" value="Is it so?">\2</mrk>',
        ),
    ],
)
def test_a_note_on_a_text_is_kept_wherever_a_tool_puts_it(
    trip: Trip, pattern: str, new: str
) -> None:
    before = trip.entry("Lumbar sympathetic block")
    trip.change(pattern, new)
    done = trip.back()
    assert not done.findings
    assert sum(merged.notes for merged in done.merged) == 1
    after = trip.entry("Lumbar sympathetic block")
    assert after.notes == (*before.notes, "Is it so?")
    assert (after.msgstr, after.fuzzy) == (before.msgstr, before.fuzzy)


@pytest.mark.parametrize(
    "new",
    [
        r"\1<notes><note>Is it so?\n  And so?</note></notes>\2",
        r'\1<group id="g"><notes><note>Is it so?\n  And so?</note></notes>\2</group>',
    ],
)
def test_a_note_on_a_file_or_a_group_is_kept_over_the_catalog(trip: Trip, new: str) -> None:
    before = trip.catalog().header.notes
    trip.change(f'(<file id="{HANDOUT}"[^>]*>)(.*?)(?=</file>)', new)
    done = trip.back()
    assert not done.findings
    assert trip.catalog().header.notes == (*before, "Is it so?", "  And so?")
    assert trip.catalog().entries[0].notes == ()
    assert not any(merged.changed for merged in trip.back().merged), "and only once"


@pytest.mark.parametrize(
    ("new", "asked"),
    [
        (r">Q: one?\nMore of it.</note>", ["one? More of it."]),
        (">Q: one?</note><note>A remark.</note>", ["one?"]),
        (r">Q: one?</note><note>Q: two\n3?</note><note>A remark.</note>", ["one?", "two 3?"]),
    ],
)
def test_a_question_has_all_its_lines_and_no_other_note_s(
    trip: Trip, new: str, asked: list[str]
) -> None:
    edit(trip.po, 'msgctxt "title"\n', '# Q: one?\nmsgctxt "title"\n')
    trip.export()
    trip.change(r">Q: one\?</note>", new)
    assert not trip.back().findings
    notes = trip.entry("Lumbar sympathetic block").notes
    assert list(questions(notes)) == asked
    assert not any(merged.changed for merged in trip.back().merged), "and only once"


def test_the_note_on_a_text_that_is_refused_is_kept_or_told(trip: Trip) -> None:
    trip.change("<source>Lumbar sym[^<]*", "<note>A remark</note><source>Block")
    trip.back()
    assert trip.entry("Lumbar sympathetic block").notes == ("A remark",)
    trip.change('<unit id="[^"]*" name="title">', '<unit id="x" name="title">')
    assert "A remark" in only(trip.back().findings, "exchange-source").hint


def test_what_the_export_says_itself_does_not_come_back_as_a_note(trip: Trip) -> None:
    before = trip.bytes()
    edited = trip.file.read_text("utf-8")
    for lost in (r' id="n\d+"', ' category="[a-z-]+"', ' appliesTo="[a-z]+"'):
        edited = re.sub(lost, "", edited)
        trip.file.write_text(edited, "utf-8")
        assert not trip.back().findings
        assert trip.bytes() == before


@pytest.mark.parametrize("note", ["a ", "a\u00a0", "a\u2028b", "a\x0bb", "a\x85b", "\u3000a", ""])
def test_a_comment_of_any_kind_goes_out_and_comes_back_as_no_new_one(trip: Trip, note: str) -> None:
    edit(trip.po, 'msgctxt "title"\n', f'# {note}\nmsgctxt "title"\n')
    before = trip.bytes()
    trip.export()
    assert not trip.back().findings
    assert trip.bytes() == before


def test_comments_cdata_instructions_and_modules_beside_the_texts_do_no_harm(trip: Trip) -> None:
    msgid, msgstr = trip.plain(3)
    trip.change(
        segment(msgid, msgstr), r"\1<![CDATA[Otra & <!DOCTYPE cosa.]]><!-- no --><?tool do it?>\2"
    )
    trip.change(
        "(<file [^>]*lumbar[^>]*>)",
        r'\1<!-- <!DOCTYPE html> --><x:unit xmlns:x="urn:x" id="z"><x:segment/></x:unit><?a b?>',
    )
    trip.change(
        '(name="title">)',
        r'\1<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#m">'
        r"<source>Block</source><target>Nada</target><note>no</note></mtc:match></mtc:matches>"
        r'<x:segment xmlns:x="urn:x"><source>Block</source></x:segment>',
    )
    assert not trip.back().findings
    assert trip.told(msgid) == ("Otra & <!DOCTYPE cosa.", False)
    assert trip.catalog().entries[0].notes == ()


# --- whatever a tool does

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
BLANK = st.sampled_from(["", *BLANKS])
NOTES = st.lists(TEXT.filter(lambda text: "\n" not in text).map(str.strip), max_size=2)


@st.composite
def entries(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Entries as a catalog may have them: empty, confirmed or fuzzy, with comments and flags."""
    made = []
    for msgid in draw(
        st.lists(TEXT.filter(lambda text: not blank(text)), min_size=1, unique=True, max_size=5)
    ):
        msgstr = draw(TEXT | BLANK)
        fuzzy = draw(st.booleans()) and bool(msgstr)
        made.append(
            Entry(
                msgid, msgstr, draw(st.none() | st.sampled_from(["", "a"])),
                notes=tuple(draw(NOTES)), flags=("fuzzy", "x-own") if fuzzy else ("x-own",),
                previous_msgid=draw(st.none() | TEXT) if fuzzy else None,
            )
        )  # fmt: skip
    return tuple(made)


EDITS = ("leave", "drop", "blank", "empty", "translate", "no-state", "no-data", "half")


def edited(unit: str, how: str, target: str) -> str:
    """The unit of an exported file as a tool may give it back."""
    if how == "drop":
        return ""
    if how in ("blank", "empty", "translate"):
        said = f"<target>{target}</target>"
        bare = re.sub("<target>.*?</target>", "", unit, flags=re.DOTALL)
        return bare.replace("</source>", f"</source>{said}").replace('"initial"', '"translated"')
    if how == "no-state":
        return re.sub(' state="[a-z]+"', "", unit)
    if how == "no-data":
        return re.sub("<(mda:metadata|notes)>.*?</\\1>", "", unit, flags=re.DOTALL)
    if how == "half":
        return unit.replace("</segment>", "</segment><segment><source>more</source></segment>")
    return unit


@settings(max_examples=60, deadline=None)
@given(entries(), st.data())
def test_no_edit_but_a_translation_changes_a_translation(
    made: tuple[Entry, ...], data: st.DataObject
) -> None:
    catalog = Catalog("de.po", Entry("", "Language: de\n", notes=("Head",)), made)
    text = xliff([("small", catalog)], parse("de")).decode()
    plan = [data.draw(st.sampled_from(EDITS)) for _ in made]
    steps = iter(plan)

    def change(match: re.Match[str]) -> str:
        how = next(steps)
        target = {"blank": data.draw(BLANK), "translate": "Neu."}.get(how, "")
        return edited(match[0], how, target)

    changed = re.sub("<unit .*?</unit>", change, text, flags=re.DOTALL)
    (file,) = read_xliff(changed.encode(), "f.xlf").files
    new = Intake(catalog, "f.xlf").merged(file.units, file.notes)
    assert (new.header, new.trailing) == (catalog.header, catalog.trailing)
    for how, old, now in zip(plan, made, new.entries, strict=True):
        assert now.notes[: len(old.notes)] == old.notes
        assert now.flags == old.flags or how == "translate"
        if how == "translate":
            assert (now.msgstr, now.fuzzy) == ("Neu.", False)
        else:
            assert now == old


def laid_out(text: str) -> str:
    """A file as tools write it that set each text in a line of its own, however it is spaced."""
    text = text.replace(' xml:space="preserve"', "")
    return re.sub(r"<(source|target)>(.*?)</\1>", r"<\1>\n    \2\n  </\1>", text, flags=re.DOTALL)


@pytest.mark.parametrize("ids", [True, False])
def test_a_file_that_a_tool_has_laid_out_brings_its_translations_and_no_spaces(
    trip: Trip, ids: bool
) -> None:
    msgid, msgstr = trip.plain()
    trip.change(segment(msgid, msgstr), r"\1Otra traducción.\2")
    before = trip.catalog()
    text = laid_out(trip.file.read_text("utf-8"))
    trip.file.write_text(text if ids else re.sub(r'<unit id="\w+"', '<unit id="x"', text), "utf-8")
    assert trip.back().findings == ()
    changed = {new.msgid: new.msgstr for old, new in zip(before.entries, trip.catalog().entries,
                                                         strict=True) if old != new}  # fmt: skip
    assert changed == {msgid: "Otra traducción."}


def test_letters_that_a_tool_has_taken_apart_are_no_change(trip: Trip) -> None:
    edit(trip.po, 'msgctxt "title"\n', '# ¿señal de qué?\nmsgctxt "title"\n')
    before = trip.bytes()
    trip.export()
    text = unicodedata.normalize("NFD", trip.file.read_text("utf-8"))
    trip.file.write_text(text, "utf-8")
    assert trip.back().findings == ()
    assert trip.bytes() == before


def test_a_note_without_an_id_is_a_translators_whatever_its_category(trip: Trip) -> None:
    note = '<note category="comment">Q: For children too?</note>'
    text = trip.file.read_text("utf-8").replace("<notes>", f"<notes>{note}", 1)
    trip.file.write_text(re.sub(r'<note id="n\d+"', "<note", text), "utf-8")
    trip.back()
    asked = [note for entry in trip.catalog().entries for note in entry.notes if "Q:" in note]
    assert asked == ["Q: For children too?"]


def test_a_package_of_a_tool_is_told_to_be_unpacked(trip: Trip) -> None:
    trip.file.write_bytes(b"PK\x03\x04" + bytes(30))
    with pytest.raises(UnreadableFile, match="ZIP archive"):
        trip.back()
