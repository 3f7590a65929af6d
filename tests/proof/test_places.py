"""Places on the pictures, held against where pdfium finds the words."""

import pypdfium2
import pytest

from handouts.builds.render import render
from handouts.proof.model import Place
from tests.proof.proofs import real
from tests.sheets import HANDOUT, PROJECT

SLACK = 0.4  # percent of the page


def box(page: pypdfium2.PdfPage, words: str) -> Place | None:
    """Where pdfium finds words on a page, in percent from the top left corner."""
    text = page.get_textpage()
    found = text.search(words, match_case=True).get_next()
    if found is None:
        return None
    boxes = [text.get_charbox(found[0] + n) for n in range(found[1])]
    width, height = page.get_size()
    left, foot = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
    return Place(
        0,
        100 * left / width,
        100 * (height - top) / height,
        100 * (right - left) / width,
        100 * (top - foot) / height,
    )


def inside(inner: Place, outer: Place) -> bool:
    return (
        outer.left - SLACK <= inner.left
        and inner.left + inner.width <= outer.left + outer.width + SLACK
        and outer.top - SLACK <= inner.top
        and inner.top + inner.height <= outer.top + outer.height + SLACK
    )


@pytest.mark.parametrize("tag", ["en", "es", "ja"])
def test_the_words_of_a_text_stand_where_its_place_is(tag: str) -> None:
    rendered = render(PROJECT, HANDOUT, tag, paper="letter")
    assert rendered.pdf is not None
    document = pypdfium2.PdfDocument(rendered.pdf)
    pages = list(document)
    checked = 0
    for message in real(tag).messages[2:]:
        text = message.target or message.source
        first = message.places[0]
        start = text.replace("**", "").split("{")[0].split("，")[0][:9].strip()
        found = box(pages[first.page], start) if len(start) > 5 else None
        others = [box(page, start) for page in pages]
        # words that stand in two places tell nothing
        if found and sum(other is not None for other in others) == 1 and _once(start, tag):
            assert inside(found, first), (start, found, first)
            checked += 1
    assert checked >= 15
    document.close()


def _once(start: str, tag: str) -> bool:
    texts = [m.target or m.source for m in (*real(tag).messages, *real(tag).interface)]
    return sum(other.replace("**", "").count(start) for other in texts) == 1
