"""Boxes hold their own: two in a column, one inside another, one with a number that is too long."""

from dataclasses import replace
from datetime import date

import pytest

from handouts.content.model import Block, BlockKind, Handout, Section
from handouts.fit.design import sheet_of_paper
from handouts.layout.typeset import Typeset, typeset
from handouts.page.placed import PlacedShape, Shape
from handouts.sheet import Sheet
from tests.layout.generated import words
from tests.layout.inks import area, boxes, faults
from tests.sheets import book
from tests.sheets import sheet as shipped

NOTICE, BULLET = BlockKind.NOTICE, BlockKind.BULLET


def section(tag: str, name: str, *kinds: BlockKind) -> Section:
    blocks = [Block(k, words(tag, 12, n), name, 1) for n, k in enumerate(kinds)]
    return Section(name, Block(BlockKind.HEADING, words(tag, 3, 0), name, 1), tuple(blocks))


def done(tag: str, *sections: Section, day: str = "555-0123") -> Typeset:
    """A general handout of these sections, with some more before them to fill page 1."""
    filling = [section(tag, f"s{n}", *[BlockKind.PARAGRAPH] * 9) for n in range(3)]
    title = Block(BlockKind.TITLE, words(tag, 3, 0), "title", 1)
    lead = Block(BlockKind.LEAD, words(tag, 9, 0), "lead", 1)
    given = (*filling, *sections)
    handout = Handout(
        "boxes", "general", date(2026, 11, 20), "content/boxes.md", title, lead, given
    )
    like = shipped(tag, "letter")
    clinic = replace(like.clinic, day=day)
    made, findings = typeset(
        Sheet(handout, handout, like.interface, like.locale, clinic),
        sheet_of_paper("letter"),
        book(),
    )
    assert made is not None, findings
    return made


def outlines(made: Typeset, page: int) -> list[PlacedShape]:
    return [
        item
        for part in made.pages[page].parts
        for item in part.items
        if isinstance(item, PlacedShape) and item.box
    ]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_two_notices_in_a_column_are_two_boxes_and_cover_nothing_between(tag: str) -> None:
    made = done(tag, section(tag, "risks", BULLET, NOTICE, BULLET, BULLET, NOTICE, NOTICE))
    assert not faults(made)
    fills = [shape for page in (0, 1) for shape in outlines(made, page) if shape.width > 20]
    assert len({shape.box for shape in fills}) == len(fills) == 2
    assert sorted(len(held) for held in boxes(made).values()) == [2, 3]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_notice_in_the_call_box_is_a_box_inside_its_one_frame(tag: str) -> None:
    made = done(tag, section(tag, "call", BULLET, NOTICE, BULLET))
    assert not faults(made)
    found = [shape for page in (0, 1) for shape in outlines(made, page)]
    (frame,) = [shape for shape in found if shape.shape is Shape.FRAME]
    (inner,) = [s for s in found if s.width > 20 and s.box != frame.box]
    around, inside = area(frame), area(inner)
    assert around[0] < inside[0] and around[1] < inside[1]
    assert around[2] > inside[2] and around[3] > inside[3]
    (outer,) = [s for s in found if s.box == frame.box and s.shape is Shape.FILL]
    assert inner.colour != outer.colour, "the notice is not to be seen"


@pytest.mark.parametrize("tag", ["en", "ar", "th"])
@pytest.mark.parametrize(
    "day", ["+1 (555) 010-0123", "+1 (555) 010-0123 / +1 (555) 010-0199", "555-0123 " * 9 + "1"]
)
def test_a_telephone_number_of_any_length_stays_in_its_box(tag: str, day: str) -> None:
    assert not faults(done(tag, section(tag, "call", BULLET, BULLET), day=day))
