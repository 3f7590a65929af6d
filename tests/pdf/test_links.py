"""Words that can be clicked: annotations, and what a screen reader is told of them."""

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest

from handouts.pdf.canvas import Canvas
from handouts.text.itemize import Link, StyledSpan
from handouts.text.lines import prepare
from tests.pdf.drawing import BLACK, canvas, element, finished, setting
from tests.pdf.samples import SAMPLES
from tests.pdf.test_standards import failures
from tests.pdf.test_tags import plain
from tests.pdf.test_textback import without_controls
from tests.pdf.walking import Node, tree
from tests.readers import need, texts
from tests.sheets import book

SITE = Link("https://clinic.example/phantom-limb?x=1&y=(2)", "the clinic's page")
PHONE = Link("tel:+16125550143;ext=77", "+1 (612) 555-0143")
SPANS = {
    "en": (
        StyledSpan("Read "),
        StyledSpan("what the clinic says of it", link=SITE),
        StyledSpan(" before you come, or call "),
        StyledSpan("+1 (612) 555-0143", link=PHONE),
        StyledSpan("."),
    ),
    "ar": (
        StyledSpan("اقرأ "),
        StyledSpan("ما تقوله العيادة عن هذا", link=SITE),
        StyledSpan(" قبل أن تأتي، أو اتصل على "),
        StyledSpan("\u2066+1 (612) 555-0143\u2069", link=PHONE),
        StyledSpan("."),
    ),
}


def drawn(tag: str, measure: float, spans: tuple[StyledSpan, ...] = ()) -> Canvas:
    """A page with one paragraph of the spans, its measure in em."""
    sample = SAMPLES[tag]
    on = canvas(sample)
    spans = spans or SPANS[tag]
    with element(on, "P"):
        for i, line in enumerate(prepare(spans, setting(sample), book()).lines(measure)):
            on.draw_line(line, 40, 700 - 18 * i, 12, BLACK)
    return on


def annotations(data: bytes) -> list[Any]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [dict(note) for page in pdf.pages for note in page.get("/Annots", [])]


def roles(node: Node) -> list[str]:
    return [node.role, *(role for kid in node.kids for role in roles(kid))]


def links(node: Node) -> list[str]:
    own = [plain(node.text)] if node.role == "/Link" else []
    return [*own, *(text for kid in node.kids for text in links(kid))]


@pytest.mark.parametrize("tag", SPANS)
@pytest.mark.parametrize("measure", [60.0, 8.0])
def test_a_page_with_links_is_valid(tag: str, measure: float, tmp_path: Path) -> None:
    path = tmp_path / "links.pdf"
    path.write_bytes(finished(drawn(tag, measure)))
    assert failures(path) == []
    need("qpdf")
    told = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("tag", SPANS)
@pytest.mark.parametrize("measure", [60.0, 8.0])
def test_the_tree_has_the_words_in_their_order_and_the_links_as_links(
    tag: str, measure: float
) -> None:
    (paragraph,) = tree(finished(drawn(tag, measure))).kids
    assert plain(paragraph.text) == plain("".join(span.text for span in SPANS[tag]))
    found = [text.strip() for text in links(paragraph)]
    assert found == [plain(span.text) for span in SPANS[tag] if span.link]


@pytest.mark.parametrize("tag", SPANS)
def test_mupdf_finds_the_words_of_a_link_in_its_rectangle(tag: str) -> None:
    library: Any = pymupdf
    with library.open(stream=finished(drawn(tag, 60)), filetype="pdf") as file:
        (page,) = file
        boxes = {link["uri"]: page.get_textbox(link["from"]) for link in page.get_links()}
    found = {uri: without_controls(text) for uri, text in boxes.items()}
    assert set(found) == {SITE.uri, PHONE.uri}
    words = SPANS[tag][1].text.split()
    assert set(words) <= set(found[SITE.uri].split())
    assert "555-0143" in found[PHONE.uri]
    assert SPANS[tag][0].text.strip() not in found[SITE.uri]


@pytest.mark.parametrize("tag", SPANS)
def test_a_link_has_a_rectangle_on_each_of_its_lines(tag: str) -> None:
    notes = annotations(finished(drawn(tag, 8)))
    places = [tuple(map(float, note["/Rect"])) for note in notes if SITE.uri == note["/A"].URI]
    assert len(places) > 1
    assert len({top for _, _, _, top in places}) == len(places)
    for left, bottom, right, top in places:
        assert 40 <= left < right <= 40 + 8 * 12 + 0.01
        assert 10 < top - bottom < 18


def test_an_annotation_says_where_it_leads_prints_and_has_no_border() -> None:
    first, second = annotations(finished(drawn("en", 60)))
    assert str(first["/Contents"]) == SITE.title
    assert str(second["/A"].URI) == PHONE.uri
    for note in (first, second):
        assert note["/F"] == 4
        assert list(note["/Border"]) == [0, 0, 0]


def test_the_parent_tree_leads_from_an_annotation_to_its_link() -> None:
    on = drawn("en", 8)
    on.end_page()
    with element(on, "P"):
        (line,) = prepare(SPANS["en"][1:2], setting(SAMPLES["en"]), book()).lines(60)
        on.draw_line(line, 40, 700, 12, BLACK)
    with pikepdf.open(BytesIO(finished(on))) as pdf:
        listed = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        owners = dict(zip(map(int, listed[::2]), listed[1::2], strict=True))
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        assert len(notes) > 3
        assert len({int(note.StructParent) for note in notes}) == len(notes)
        assert pdf.Root.StructTreeRoot.ParentTreeNextKey == max(owners) + 1
        for note in notes:
            owner = owners[int(note.StructParent)]
            assert owner.S == "/Link"
            refers = [kid for kid in owner.K if kid.get("/Type") == "/OBJR"]
            assert note.objgen in [kid.Obj.objgen for kid in refers]


def test_what_follows_with_the_same_link_is_the_same_link() -> None:
    spans = (
        StyledSpan("very ", link=SITE),
        StyledSpan("important", strong=True, link=SITE),
        StyledSpan(" words"),
    )
    data = finished(drawn("en", 60, spans))
    assert links(tree(data)) == ["very important"]
    assert len(annotations(data)) == 1


def test_a_paragraph_may_end_or_begin_with_a_link_on_another_page() -> None:
    on = canvas(SAMPLES["en"])
    paragraph = on.structure.add(None, "P")
    spans = (StyledSpan("one two three "), StyledSpan("four five six", link=SITE))
    lines = prepare(spans, setting(SAMPLES["en"]), book()).lines(5)
    for number, line in enumerate(lines):
        if number:
            on.end_page()
        with on.marked(paragraph):
            on.draw_line(line, 40, 700, 12, BLACK)
    data = finished(on)
    (found,) = tree(data).kids
    assert found.text == "one two three four five six"
    assert links(found) == ["four five six"]


def test_an_address_in_another_script_is_percent_encoded() -> None:
    link = Link("https://clinic.example/מידע", "מידע")
    (note,) = annotations(finished(drawn("he", 60, (StyledSpan("מידע", link=link),))))
    assert str(note["/A"].URI) == "https://clinic.example/%D7%9E%D7%99%D7%93%D7%A2"


def test_words_without_a_link_have_the_tree_that_they_had() -> None:
    spans = tuple(StyledSpan(span.text) for span in SPANS["ar"])
    data = finished(drawn("ar", 60, spans))
    assert annotations(data) == []
    assert set(roles(tree(data))) <= {"/Document", "/P", "/Span"}


@pytest.mark.parametrize("tag", SPANS)
def test_links_change_nothing_for_readers_of_text(tag: str, tmp_path: Path) -> None:
    found = []
    for spans in (SPANS[tag], tuple(replace(span, link=None) for span in SPANS[tag])):
        path = tmp_path / "links.pdf"
        path.write_bytes(finished(drawn(tag, 12, spans)))
        found.append(texts(path))
    assert found[0] == found[1]


def test_words_in_an_artifact_lead_nowhere() -> None:
    on = canvas(SAMPLES["en"])
    (line,) = prepare(SPANS["en"], setting(SAMPLES["en"]), book()).lines(60)
    with on.artifact("Pagination", "Footer"):
        on.draw_line(line, 40, 700, 12, BLACK)
    with element(on, "P"):
        on.draw_line(line, 40, 600, 12, BLACK)
    assert len(annotations(finished(on))) == 2


@pytest.mark.parametrize(
    ("uri", "title"),
    [
        ("javascript:alert(1)", "x"),
        ("clinic.example", "x"),
        ("https:", "x"),
        ("https://clinic.example/a b", "x"),
        ("https://clinic.example", " "),
    ],
)
def test_what_is_no_address_is_refused(uri: str, title: str) -> None:
    with pytest.raises(ValueError, match=r"URI|title"):
        Link(uri, title)
