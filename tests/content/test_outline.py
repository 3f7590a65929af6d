"""The order of reading: every text of a sheet has one node, and one walk gives them all."""

from dataclasses import replace

import pytest

from handouts.content.interface import english
from handouts.content.model import Block, BlockKind, FormLine
from handouts.content.outline import IMPRINT, NOTES, STATUS, STATUS_ENGLISH, Around, outline
from handouts.page.placed import PlacedShape
from handouts.pictures.model import Picture
from tests.sheets import TAGS, typeset_sheet

from .conftest import Reader

FORM = (FormLine("side"), FormLine("take"))

BODY = """\
## First {#first}

> One.

> Two.

Between.

> Three.

1. A step.
2. Another.

- A bullet.

## Calling {#call}

### When?

At any time.
"""


def test_every_block_is_printed_once_in_order_and_its_id_is_its_index(read: Reader) -> None:
    handout = read(BODY)
    printed = [(node.id, node.prints) for node in outline(handout) if node.prints]
    assert printed == [(str(index), block) for index, block in enumerate(handout.blocks())]


def test_no_two_nodes_share_an_id(read: Reader) -> None:
    ids = [node.id for node in outline(read(BODY), ("sample", "newer_source"))]
    assert sorted(ids) == sorted(set(ids))


def test_a_word_stands_over_each_run_of_notices_and_a_number_before_each_step(
    read: Reader,
) -> None:
    handout = read(BODY)
    nodes = list(outline(handout))
    labels = [(node, nodes[i + 1]) for i, node in enumerate(nodes) if node.kind is Around.LABEL]
    told = [after.prints.text for _, after in labels if after.prints]
    assert told == ["One.", "Three.", "A step.", "Another."]
    assert [label.texts for label, _ in labels] == [("important",), ("important",), (), ()]
    assert all(label.id == after.label for label, after in labels)


def test_the_telephones_end_the_section_on_calling(read: Reader) -> None:
    *_, day, night, emergency, notes, imprint = outline(read(BODY))
    telephones = (day, night, emergency)
    assert [node.texts for node in telephones] == [
        ("clinic_hours",),
        ("after_hours",),
        ("emergency",),
    ]
    assert {node.section for node in telephones} == {"call"}
    assert (notes.id, imprint.id) == (NOTES, IMPRINT)


def test_a_form_has_its_head_and_the_lines_of_the_handout(read: Reader) -> None:
    general = read(BODY)
    fields = [node for node in outline(general) if node.kind is Around.FIELD]
    assert fields == []
    fields = [n for n in outline(replace(general, form=FORM)) if n.kind is Around.FIELD]
    assert fields[0].texts == ("form_head",)
    assert [field.texts for field in fields[1:]] == [("side", "left", "right", "both"), ("take",)]


def test_a_status_stands_in_both_languages_before_the_title(read: Reader) -> None:
    nodes = list(outline(read(BODY), ("sample",)))
    assert [node.id for node in nodes[:2]] == [STATUS, STATUS_ENGLISH]
    assert [node.language for node in nodes[:2]] == ["", "en"]
    assert nodes[0].texts == ("sample",)


PREPARATION = """\
## First {#first}

> Elsewhere.

## How to prepare {#preparation}

> One.

> Two.

- Three.

> Four.
"""


def test_the_first_notices_of_the_preparation_are_read_after_the_lead_and_only_there(
    read: Reader,
) -> None:
    nodes = list(outline(read(PREPARATION)))
    texts = [node.prints.text for node in nodes if node.prints]
    assert texts[2:] == ["One.", "Two.", "First", "Elsewhere.", "How to prepare", "Three.", "Four."]
    box = next(node for node in nodes if node.kind is Around.BOX)
    assert nodes[nodes.index(box) + 1].prints is not None
    assert {node.section for node in nodes if node.prints and node.prints.text == "Two."} == {""}


def test_a_preparation_of_notices_alone_stays_under_its_heading(read: Reader) -> None:
    nodes = list(outline(read(PREPARATION.partition("- Three.")[0])))
    assert not any(node.kind is Around.BOX for node in nodes)


def test_what_stands_in_english_says_so_and_a_picture_knows_what_it_shows(read: Reader) -> None:
    handout = read(BODY)
    alt = Block(BlockKind.PICTURE, "A knee.", "picture", 7)
    handout = replace(handout, picture=Picture(1, 1, ()), alt=alt).mapped(
        lambda block: replace(block, foreign=block.text in ("Two.", alt.text))
    )
    assert [n.prints.text for n in outline(handout) if n.prints and n.language] == ["Two."]
    (picture,) = (node for node in outline(handout) if node.kind is Around.PICTURE)
    assert (picture.block, picture.prints, picture.language) == (
        handout.alt,
        None,
        "en",
    )


def test_every_text_that_the_outline_names_is_one_of_the_interface(read: Reader) -> None:
    handout = replace(read(BODY), kind="procedure")
    keys = {key for node in outline(handout, ("sample",)) for key in node.texts}
    assert keys <= set(english())


@pytest.mark.parametrize("tag", TAGS)
def test_every_node_on_a_sheet_is_of_the_outline_and_in_its_order(tag: str) -> None:
    done = typeset_sheet(tag, "letter")
    items = [item for page in done.pages for item in page.items()]
    placed = [item.node for item in items if not isinstance(item, PlacedShape) and item.node]
    order = [node.id for node in outline(done.sheet.handout, done.sheet.statuses)]
    assert set(placed) <= set(order)
    flow = [node for node in dict.fromkeys(placed) if node[0].isdigit()]
    assert flow == [node for node in order if node in flow]


def test_mapping_asks_for_every_block_in_order_and_keeps_the_rest(read: Reader) -> None:
    handout = read(BODY)
    asked: list[Block] = []

    def upper(block: Block) -> Block:
        asked.append(block)
        return replace(block, text=block.text.upper())

    made = handout.mapped(upper)
    assert asked == list(handout.blocks())
    assert [b.text for b in made.blocks()] == [b.text.upper() for b in handout.blocks()]
    assert [s.id for s in made.sections] == [s.id for s in handout.sections]
    assert handout.mapped(lambda block: block) == handout
