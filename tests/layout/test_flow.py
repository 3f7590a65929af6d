"""The rows of a flow: where columns may break, at what price, and what stands before a text."""

from dataclasses import replace
from datetime import date
from itertools import groupby

import pytest

from handouts.content.interface import english
from handouts.content.model import Block, BlockKind, Handout, Section
from handouts.fit.rows import (
    AFTER_BOX,
    FORBIDDEN,
    IN_LIST,
    IN_SECTION,
    LONE_ITEM,
    LONE_LINE,
    QUESTION,
    TORN,
    UNINTRODUCED,
    Row,
)
from handouts.layout.element import Element
from handouts.layout.flow import elements, rows
from handouts.locale import parse
from handouts.page.setting import Setter
from handouts.page.theme import script_style
from tests.layout.generated import words
from tests.sheets import book
from tests.sheets import sheet as shipped

KIND = BlockKind


def flow(*sections: Section, tag: str = "en") -> tuple[Element, ...]:
    """The elements of a handout of these sections."""
    title = Block(KIND.TITLE, "A title", "title", 1)
    handout = Handout("flow", "general", date(2026, 11, 20), "flow.md", title, title, sections)
    clinic = shipped("en", "letter").clinic
    return elements(handout, english(), Setter(book(), parse(tag), clinic.values(tag)))


def section(name: str, *blocks: tuple[BlockKind, int], heading: int = 2) -> Section:
    """A section of blocks of so many words."""
    made = tuple(Block(kind, words("en", count, 0), name, 1) for kind, count in blocks)
    return Section(name, Block(KIND.HEADING, words("en", heading, 0), name, 1), made)


def test_what_stands_in_english_on_another_language_s_sheet_is_set_as_english() -> None:
    own, foreign = (Block(KIND.PARAGRAPH, "Rest.", "s", 1, foreign=is_) for is_ in (False, True))
    heading = Block(KIND.HEADING, "Rest", "s", 1)
    *_, first, second = flow(Section("s", heading, (own, foreign)), tag="ar")
    assert first.passage.script == script_style(parse("ar"))
    assert second.passage.script == script_style(parse("en"))


def prices(*sections: Section) -> list[list[float]]:
    """The price of starting a column with each row, element by element."""
    made: tuple[Row, ...] = rows(flow(*sections), width=150.0, body=12.0, unit=12.0)
    grouped = groupby(made, key=lambda row: row.element)
    return [[row.penalty for row in own] for _, own in grouped]


def test_lines_of_a_paragraph_stand_alone_dearly_and_are_parted_at_a_price() -> None:
    *_, paragraph = prices(section("s", (KIND.PARAGRAPH, 3), (KIND.PARAGRAPH, 22)))
    assert len(paragraph) > 4
    assert paragraph == [
        IN_SECTION,
        LONE_LINE,
        *[TORN] * (len(paragraph) - 3),
        LONE_LINE,
    ]


def test_a_heading_or_question_of_several_lines_is_never_torn_nor_left_behind() -> None:
    heading, paragraph, question, answer = prices(
        section("s", (KIND.PARAGRAPH, 1), (KIND.QUESTION, 20), (KIND.ANSWER, 1), heading=14)
    )
    assert len(heading) > 3 and len(question) > 3
    assert heading == [0.0, *[FORBIDDEN] * (len(heading) - 1)]
    assert question == [QUESTION, *[FORBIDDEN] * (len(question) - 1)]
    assert (paragraph, answer) == ([FORBIDDEN], [FORBIDDEN])


def test_a_list_stays_with_what_introduces_it_and_no_item_is_alone() -> None:
    bullets = [(KIND.BULLET, 2)] * 4
    whole = section("s", (KIND.PARAGRAPH, 1), *bullets)
    opening = Block(KIND.PARAGRAPH, "It may **help with:**", "s", 1)
    _, _, *items = prices(replace(whole, blocks=(opening, *whole.blocks[1:])))
    assert items == [[UNINTRODUCED], [LONE_ITEM], [IN_LIST], [LONE_ITEM]]
    _, _, *items = prices(whole)
    assert items == [[IN_SECTION], [LONE_ITEM], [IN_LIST], [LONE_ITEM]]
    _, label, notice, *items = prices(section("s", (KIND.NOTICE, 1), *bullets))
    assert (label, notice) == ([FORBIDDEN], [FORBIDDEN])
    assert items == [[AFTER_BOX], [LONE_ITEM], [IN_LIST], [LONE_ITEM]]


def test_a_list_names_its_section_again_in_a_column_that_goes_on_with_it() -> None:
    whole = section("s", (KIND.PARAGRAPH, 1), (KIND.STEP, 8), (KIND.STEP, 1), (KIND.PARAGRAPH, 8))
    made = flow(whole)
    steps = [element for element in made if element.kind is KIND.STEP]
    named = {element.again.paragraph.text for element in steps if element.again}
    assert named == {f"{whole.heading.text} (continued)"}
    again = {row.again for row in rows(made, 150.0, 12.0, 12.0) if made[row.element] in steps}
    assert len(again) == 1 and again != {0.0}
    others = [r for r in rows(made, 150.0, 12.0, 12.0) if made[r.element] not in steps]
    assert {row.again for row in others} == {0.0}
    boxed = flow(section("call", (KIND.BULLET, 1), (KIND.BULLET, 1)))
    assert not any(element.again for element in boxed), "a box is never torn"


def test_steps_after_bullets_are_a_list_of_their_own() -> None:
    kinds = [KIND.BULLET, KIND.BULLET, KIND.BULLET, KIND.STEP, KIND.STEP, KIND.STEP]
    _, *items = prices(section("s", *[(kind, 1) for kind in kinds]))
    assert items == [[FORBIDDEN], [LONE_ITEM], [LONE_ITEM], [LONE_ITEM], [LONE_ITEM], [LONE_ITEM]]


def test_a_box_is_never_torn() -> None:
    made = prices(section("s", (KIND.PARAGRAPH, 1), (KIND.NOTICE, 12), (KIND.NOTICE, 12)))
    _, _, label, *notices = made
    assert label == [IN_SECTION]
    assert {price for own in notices for price in own} == {FORBIDDEN}
    boxed = [r.boxed for r in rows(flow(section("s", (KIND.NOTICE, 12))), 150.0, 12.0, 12.0)]
    assert boxed == [False, False, *[True] * (len(boxed) - 2)]


def test_a_section_may_begin_a_column_for_nothing() -> None:
    made = prices(section("s", (KIND.PARAGRAPH, 1)), section("t", (KIND.PARAGRAPH, 1)))
    assert made[2] == [0.0]


def test_a_text_in_english_says_so_in_a_draft() -> None:
    block = Block(KIND.PARAGRAPH, "Rest.", "s", 1, foreign=True)
    made = flow(Section("s", Block(KIND.HEADING, "Now", "s", 1), (block,)))
    assert made[1].passage.paragraph.text == "[English] Rest."


@pytest.mark.parametrize("tag", ["en", "ur", "ko", "my"])
@pytest.mark.parametrize("count", [9, 12, 100])
def test_the_widest_number_of_a_step_leaves_a_gap_before_its_text(tag: str, count: int) -> None:
    """Two Burmese digits are wider than the indent that others need."""
    steps = tuple(Block(KIND.STEP, "Go.", "s", 1, number=n) for n in range(1, count + 1))
    foreign = replace(steps[-1], foreign=True)
    heading = Block(KIND.HEADING, "Now", "s", 1)
    made = flow(Section("s", heading, (*steps, foreign)), tag=tag)[1:]
    unit = 12.0 * script_style(parse(tag)).factor
    ends = [step.number.at(12.0).width for step in made if step.number]
    assert len(ends) == count + 1
    assert all(step.indent * unit >= max(ends) + 0.19 * unit for step in made)
    assert len({step.indent for step in made}) == 1
    if count == 9:
        assert made[0].indent == 1.35
