"""The structure tree as a screen reader gets it."""

from io import BytesIO
from typing import Any

import pikepdf

from handouts.pdf.signs import CONTROLS
from handouts.text.itemize import StyledSpan
from handouts.text.lines import prepare
from tests.pdf.drawing import BLACK, canvas, element, finished, set_lines, setting, sheet
from tests.pdf.samples import SAMPLES, Sample
from tests.pdf.walking import Node, tree
from tests.sheets import book

EN, AR = SAMPLES["en"], SAMPLES["ar"]


def plain(text: str) -> str:
    return "".join(char for char in text if char not in CONTROLS)


def test_the_tree_gives_every_paragraph_to_the_letter(sample: Sample) -> None:
    document = tree(sheet(sample))
    assert document.role == "/Document"
    assert [kid.role for kid in document.kids] == ["/P"] * len(sample.paragraphs)
    given = tuple(plain(kid.text) for kid in document.kids)
    assert given == tuple(plain(text) for text in sample.paragraphs)


def test_leftward_text_keeps_its_isolates_for_who_reads_it_aloud() -> None:
    texts = [kid.text for kid in tree(sheet(AR)).kids]
    assert texts == list(AR.paragraphs)


def test_a_hyphenated_word_is_whole_in_the_tree() -> None:
    on = canvas(EN)
    with element(on, "P"):
        for i, line in enumerate(set_lines(EN, "hypersensitivity to iodine", 5)):
            on.draw_line(line, 40, 700 - 20 * i, 12, BLACK)
    assert tree(finished(on)).text == "hypersensitivity to iodine"


def test_text_that_its_codes_spell_has_no_actual_text() -> None:
    pdf = pikepdf.open(BytesIO(sheet(SAMPLES["hi"])))
    assert [kid for kid in pdf.Root.StructTreeRoot.K.K if "/ActualText" in kid] == []


def test_an_element_that_crosses_a_page_is_one() -> None:
    on = canvas(EN)
    paragraph = on.structure.add(None, "P")
    lines = set_lines(EN, EN.paragraphs[0], 20)
    for i, line in enumerate(lines):
        if i == 2:
            on.end_page()
        with on.marked(paragraph):
            on.draw_line(line, 40, 700 - 20 * i, 12, BLACK)
    document = tree(finished(on))
    assert [kid.text for kid in document.kids] == [EN.paragraphs[0]]
    assert document.kids[0].pages == (0, 1)


def test_reading_order_is_the_order_of_elements_not_of_drawing() -> None:
    on = canvas(EN)
    first, second = (on.structure.add(None, role) for role in ("H1", "P"))
    for owner, text in ((second, "after"), (first, "before")):
        with on.marked(owner):
            on.draw_line(set_lines(EN, text, 40)[0], 40, 700, 12, BLACK)
    document = tree(finished(on))
    assert [(kid.role, kid.text) for kid in document.kids] == [("/H1", "before"), ("/P", "after")]


def test_words_in_another_language_say_so() -> None:
    on = canvas(AR)
    spans = [
        StyledSpan("اسمه "),
        StyledSpan("complex pain syndrome", language="en"),
        StyledSpan(" بالإنجليزية"),
    ]
    (line,) = prepare(spans, setting(AR), book()).lines(60)
    with element(on, "P"):
        on.draw_line(line, 40, 700, 12, BLACK)
    (paragraph,) = tree(finished(on)).kids
    assert paragraph.text == "".join(span.text for span in spans)
    languages = [(node.language, plain(node.text)) for node in _below(paragraph) if node.language]
    assert languages == [("en", "complex pain syndrome")]


def _below(node: Node) -> list[Node]:
    return [node, *(found for kid in node.kids for found in _below(kid))]


def test_an_element_in_another_language_needs_no_span() -> None:
    on = canvas(AR)
    (line,) = set_lines(EN, "Hebrew and English", 60)
    with element(on, "P", language="en"):
        on.draw_line(line, 40, 700, 12, BLACK)
    (paragraph,) = tree(finished(on)).kids
    assert paragraph.language == "en"
    assert [node.language for node in _below(paragraph)[1:]] == [""] * (len(_below(paragraph)) - 1)


def test_elements_without_content_are_left_out() -> None:
    on = canvas(EN)
    on.structure.add(on.structure.add(None, "L"), "LI")
    with element(on, "P"):
        on.draw_line(set_lines(EN, "text", 40)[0], 40, 700, 12, BLACK)
    assert [kid.role for kid in tree(finished(on)).kids] == ["/P"]


def test_a_list_has_labels_and_says_how_it_is_numbered() -> None:
    on = canvas(EN)
    attributes = {"O": "/List", "ListNumbering": "/Decimal"}
    items = on.structure.add(None, "L", attributes=attributes)
    item = on.structure.add(items, "LI")
    for role, text in (("Lbl", "1."), ("LBody", "Lie down.")):
        with element(on, role, item):
            on.draw_line(set_lines(EN, text, 40)[0], 40, 700, 12, BLACK)
    data = finished(on)
    (found,) = tree(data).kids
    assert [kid.role for kid in found.kids[0].kids] == ["/Lbl", "/LBody"]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.Root.StructTreeRoot.K.K.A.ListNumbering) == "/Decimal"


def test_a_figure_has_its_alternative_text() -> None:
    on = canvas(EN)
    with element(on, "Figure", alt="A needle"):
        on.disc(100, 100, 20, BLACK)
    with pikepdf.open(BytesIO(finished(on))) as pdf:
        assert str(pdf.Root.StructTreeRoot.K.K.Alt) == "A needle"


def test_the_parent_tree_leads_back_to_the_owner_of_every_content() -> None:
    pdf = pikepdf.open(BytesIO(sheet(AR)))
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for i, page in enumerate(pdf.pages):
        assert page.StructParents == numbers[2 * i]
        owners = numbers[2 * i + 1]
        for mcid, owner in enumerate(owners):
            listed: list[Any] = [*owner.K] if isinstance(owner.K, pikepdf.Array) else [owner.K]
            direct = [kid for kid in listed if isinstance(kid, int)]
            others = [int(kid.MCID) for kid in listed if not isinstance(kid, int)]
            assert mcid in direct + others


def test_a_soft_hyphen_inside_a_line_is_not_read_aloud() -> None:
    on = canvas(EN)
    with element(on, "P"):
        on.draw_line(set_lines(EN, "Blood\u00adthinner", 40)[0], 40, 700, 12, BLACK)
    assert [kid.text for kid in tree(finished(on)).kids] == ["Bloodthinner"]
