"""Labels of the sheet that translators make long have room, and stay on the page."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from handouts.content.interface import Interface
from handouts.fit.design import sheet_of_paper
from handouts.layout.typeset import Typeset, typeset
from handouts.page.placed import PlacedLine, PlacedShape, Shape
from tests.layout.inks import faults
from tests.sheets import book
from tests.sheets import sheet as shipped


def labelled(tag: str, labels: Mapping[str, str]) -> Typeset:
    """The shipped sheet with other labels, and with less text, to leave them room."""
    sheet = shipped(tag, "letter")
    texts = {**sheet.interface.texts, **labels}
    some = replace(sheet.handout, sections=sheet.handout.sections[:-2])
    made, findings = typeset(
        replace(sheet, handout=some, interface=Interface(texts)), sheet_of_paper("letter"), book()
    )
    assert made is not None, findings
    return made


def beyond(made: Typeset) -> list[str]:
    """The texts that reach into the margins."""
    paper = made.design.paper
    return [
        item.line.text
        for page in made.pages
        for item in page.items()
        if isinstance(item, PlacedLine)
        and (
            item.x < paper.side - 0.1
            or item.x + item.line.width_em * item.size > paper.width - paper.side + 0.1
        )
    ]


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("key", ["left", "right", "both", "side", "appointment", "page_of"])
def test_a_long_label_stays_on_the_page_and_covers_nothing(tag: str, key: str) -> None:
    label = shipped(tag, "letter").interface[key]
    made = labelled(tag, {key: " ".join([label] * 14)})
    assert not beyond(made)
    assert not faults(made)


def test_choices_that_fill_more_than_a_row_go_on_in_the_next() -> None:
    made = labelled("en", {"left": "on your own left side " * 3, "right": "on the other " * 3})
    items = made.pages[0].before
    ticks = [i for i in items if isinstance(i, PlacedShape) and i.shape is Shape.CHECKBOX]
    lines = [i for i in items if isinstance(i, PlacedLine) and i.node == "side"]
    right = max(i.x + i.line.width_em * i.size for i in items if isinstance(i, PlacedLine))
    assert right < made.design.paper.width - made.design.paper.side
    for start in ("on your own", "on the other", "both"):
        words = next(line for line in lines if line.line.text.startswith(start))
        beside = [t for t in ticks if abs(t.y - words.y) < 3 and 0 < words.x - t.x < 20]
        assert len(beside) == 1, start
