"""Translation memories, as translate-toolkit reads them."""

import xml.etree.ElementTree as ET
from collections import Counter
from io import BytesIO

import pytest

from handouts.catalogs.po import domains
from handouts.errors import UsageError
from handouts.exchange.exchange import export_tmx
from handouts.exchange.tmx import tmx
from handouts.locale import parse
from handouts.project import Project
from tests.gettexts import REAL, catalog, real

ENTRIES = """
msgctxt "a"
msgid "Call **now** {clinic_phone}"
msgstr "{clinic_phone}: **jetzt** & <sofort>"

msgctxt "b"
#, fuzzy
msgid "Rest."
msgstr "Ruhen."

msgctxt "c"
msgid "Empty."
msgstr ""

#~ msgctxt "d"
#~ msgid "Old."
#~ msgstr "Alt."
"""


def read(data: bytes) -> list[tuple[str, str]]:
    """Source and target of every unit, read by translate-toolkit."""
    from translate.storage.tmx import tmxfile

    return [(unit.source, unit.target) for unit in tmxfile(BytesIO(data)).units]


def test_confirmed_translations_are_remembered_and_no_others() -> None:
    data = tmx([("small", catalog(ENTRIES))], parse("de"), "1.0")
    assert [source for source, _ in read(data)] == ["Call **now** {clinic_phone}", "Old."]


def test_marks_are_paired_codes_and_placeholders_have_one_number_in_both_languages() -> None:
    data = tmx([("small", catalog(ENTRIES))], parse("de"), "1.0")
    source, target = list(ET.fromstring(data).iter("seg"))[:2]
    codes = [[(c.tag, c.get("x"), c.get("i"), c.text) for c in seg] for seg in (source, target)]
    assert codes[0] == [
        ("bpt", "1", "1", "**"),
        ("ept", None, "1", "**"),
        ("ph", "2", None, "{clinic_phone}"),
    ]
    assert Counter(codes[0]) == Counter(codes[1])
    assert "".join(target.itertext()) == "{clinic_phone}: **jetzt** & <sofort>"


@pytest.mark.parametrize("tag", REAL.tags())
def test_another_program_reads_every_pair_of_a_locale(tag: str) -> None:
    pairs = [
        (entry.msgid, entry.msgstr)
        for domain in domains(REAL)
        for entry in real(tag, domain).entries
        if entry.translated and not entry.fuzzy
    ]
    assert pairs
    assert read(export_tmx(REAL, parse(tag), "1.0").data) == pairs


def test_a_locale_without_catalogs_has_no_memory(project: Project) -> None:
    with pytest.raises(UsageError, match="no catalogs"):
        export_tmx(project, parse("de"), "1.0")
