"""What a screen reader gets of every sheet: the exact text, in the order of reading, by role."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import groupby

import pikepdf
import pytest

from handouts.content.markup import plain
from handouts.content.model import BlockKind
from handouts.content.outline import outline
from handouts.fit.design import sheet_of_paper
from handouts.layout.pages import pdf
from handouts.layout.typeset import typeset
from handouts.sheet import Sheet
from tests.pdf.walking import Node, tree
from tests.sheets import TAGS, book, sheet, typeset_sheet

CONTROLS = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
ROLES = {
    BlockKind.TITLE: "/H1",
    BlockKind.HEADING: "/H2",
    BlockKind.QUESTION: "/H3",
    BlockKind.BULLET: "/LBody",
    BlockKind.STEP: "/LBody",
}


@cache
def walked(tag: str) -> Node:
    return tree(pdf(typeset_sheet(tag, "letter")))


def flat(node: Node) -> list[Node]:
    """The elements that hold text themselves, in order; lists are walked into."""
    if node.role in ("/Document", "/L", "/LI"):
        return [leaf for kid in node.kids for leaf in flat(kid)]
    return [node]


def clean(text: str) -> str:
    return "".join(char for char in text if char not in CONTROLS).strip()


def blocks(made: Sheet) -> list[tuple[str, str]]:
    """Role and text of each block, as a screen reader should get it."""
    values = made.clinic.values(made.locale.tag)
    return [
        (ROLES.get(node.prints.kind, "/P"), plain(node.prints.text, values))
        for node in outline(made.handout)
        if node.prints and node.prints.kind is not BlockKind.PICTURE_LABEL  # inside the figure
    ]


@pytest.mark.parametrize("tag", TAGS)
def test_the_tree_has_every_block_to_the_letter_and_in_order(tag: str) -> None:
    found = [(node.role, clean(node.text)) for node in flat(walked(tag))]
    position = 0
    for wanted in blocks(sheet(tag, "letter")):
        assert wanted in found[position:], f"{wanted} is not after what comes before it"
        position = found.index(wanted, position) + 1


@pytest.mark.parametrize("tag", ["en", "ar", "ja"])
def test_lists_steps_and_the_status_have_their_own_elements(tag: str) -> None:
    document = walked(tag)
    lists = [node for node in document.kids if node.role == "/L"]
    assert all(kid.role == "/LI" for node in lists for kid in node.kids)
    labels = [
        clean(leaf.text)
        for node in lists
        for item in node.kids
        for leaf in item.kids
        if leaf.role == "/Lbl"
    ]
    assert labels == ["1", "2", "3", "4", "5"]
    made = sheet(tag, "letter")
    first = clean(document.kids[0].text)
    assert first.startswith(made.says("not_for_patients"))


@pytest.mark.parametrize("tag", ["en", "ar", "ja", "de"])
def test_what_stands_apart_in_one_row_is_read_apart(tag: str) -> None:
    made = sheet(tag, "letter")
    said = [clean(node.text) for node in flat(walked(tag))]
    assert f"{made.interface['clinic_hours']} {made.clinic.day}" in said
    assert f"{made.interface['emergency']} {made.clinic.emergency}" in said
    side = " ".join(made.interface[key] for key in ("side", "left", "right", "both"))
    assert side in said


def test_a_place_where_a_word_may_be_parted_is_not_read() -> None:
    made = sheet("de", "letter")
    text = "Lumbale Sympathikus\u00adblockade mit (\u2068CRPS\u2069) und Entzündungs\u00adhemmern"
    handout = replace(made.handout, lead=replace(made.handout.lead, text=text))
    done, findings = typeset(replace(made, handout=handout), sheet_of_paper("letter"), book())
    assert done is not None, findings
    said = [clean(node.text) for node in flat(tree(pdf(done)))]
    assert clean(text).replace("\u00ad", "") in [text.replace("\u00ad", "") for text in said]
    data = pdf(done)
    with pikepdf.open(BytesIO(data)) as file:
        spoken = [
            str(obj["/ActualText"])
            for obj in file.objects
            if isinstance(obj, pikepdf.Dictionary) and "/ActualText" in obj
        ]
    assert spoken
    assert not any("\u00ad" in text for text in spoken)


def test_items_that_follow_each_other_are_one_list() -> None:
    kinds = [[block.kind for block in s.blocks] for s in sheet("en", "letter").handout.sections]
    listed = (BlockKind.BULLET, BlockKind.STEP)
    wanted = [len(list(items)) for own in kinds for kind, items in groupby(own) if kind in listed]
    assert [len(node.kids) for node in walked("en").kids if node.role == "/L"] == wanted


@pytest.mark.parametrize("tag", ["es", "he"])
def test_english_on_a_translated_sheet_says_that_it_is_english(tag: str) -> None:
    made = sheet(tag, "letter")
    title = next(n for n in walked(tag).kids if clean(n.text) == made.source_title)
    assert title.language == "en"


@pytest.mark.parametrize("tag", TAGS)
def test_the_picture_has_its_own_alternative_text_in_the_language(tag: str) -> None:
    made = sheet(tag, "letter")
    assert made.handout.alt is not None
    wanted = made.handout.alt.text
    with pikepdf.open(BytesIO(pdf(typeset_sheet(tag, "letter")))) as file:
        figures = [kid for kid in file.Root.StructTreeRoot.K.K if str(kid.get("/S")) == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == [wanted]


def test_a_block_on_two_columns_is_one_element() -> None:
    roles = [node.role for node in flat(walked("de"))]
    made = sheet("de", "letter")
    assert roles.count("/LBody") == sum(
        block.kind in (BlockKind.BULLET, BlockKind.STEP) for block in made.handout.blocks()
    )
