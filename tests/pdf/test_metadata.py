"""What a file says of itself."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from handouts.pdf.canvas import Canvas
from handouts.pdf.metadata import DocumentInfo
from tests.pdf.drawing import BLACK, element, finished, set_lines, sheet
from tests.pdf.samples import SAMPLES

DC = "http://purl.org/dc/elements/1.1/"


@pytest.fixture(params=["en", "ar"])
def pdf(request: pytest.FixtureRequest) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(sheet(SAMPLES[request.param])))


def test_info_and_xmp_say_the_same(pdf: pikepdf.Pdf) -> None:
    info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert info["/Title"] == xmp["dc:title"] == "A title & <more>"
        assert [info["/Author"]] == list(xmp["dc:creator"]) == ["Riverside Pain Clinic"]
        assert info["/Subject"] == xmp["dc:description"] == "What it is about"
        assert info["/Producer"] == xmp["pdf:Producer"]
        assert info["/Creator"] == xmp["xmp:CreatorTool"]
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-11-20T00:00:00Z"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20261120000000Z"


def test_the_file_says_which_standards_it_keeps(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
        assert xmp["pdfuaid:part"] == "1"


def test_the_catalog_has_language_title_and_tags(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    assert str(root.Lang) in ("en", "ar")
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    direction = root.ViewerPreferences.get("/Direction")
    assert str(direction) == "/R2L" if str(root.Lang) == "ar" else direction is None


def test_the_output_intent_is_srgb_with_its_profile(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_a_title_in_another_script_comes_back_whole() -> None:
    title = "إحصار الأعصاب 阻滞 — “block”"
    info = DocumentInfo(title, "a", "s", "ar", date(2026, 1, 2), "rtl")
    on = Canvas(info, (200, 200))
    with element(on, "P"):
        on.draw_line(set_lines(SAMPLES["ar"], "نص", 30)[0], 10, 100, 12, BLACK)
    with pikepdf.open(BytesIO(finished(on))) as pdf:
        assert str(pdf.docinfo["/Title"]) == title
        with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            assert xmp["dc:title"] == title
