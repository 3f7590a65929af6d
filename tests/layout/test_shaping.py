"""Every run of every line of every sheet is what a plain HarfBuzz call makes of its text."""

from collections.abc import Callable, Iterator

import pytest
import uharfbuzz as hb

from handouts.layout.typeset import Typeset
from handouts.page.placed import PlacedLine
from handouts.text.shape import GlyphRun
from tests.sheets import PAPERS, TAGS, typeset_sheet
from tests.text.runs import Glyphs, is_plain

EVERY = [(tag, paper) for tag in TAGS for paper in PAPERS]
DOTTED_CIRCLE = "\u25cc"


@pytest.fixture(params=EVERY, ids="-".join, scope="module")
def done(request: pytest.FixtureRequest) -> Typeset:
    return typeset_sheet(*request.param)


def runs(done: Typeset) -> Iterator[GlyphRun]:
    for page in done.pages:
        for item in page.items():
            if isinstance(item, PlacedLine):
                yield from item.line.runs


def plain(run: GlyphRun) -> Glyphs:
    """Glyph id, cluster, advance and offsets in font units, as HarfBuzz gives them for the text.

    Letters that join across a change of weight get the neighbours as context; what is ignorable
    leaves no glyph. All else is HarfBuzz's default.
    """
    buffer = hb.Buffer()
    buffer.add_str(run.before + run.text + run.after, len(run.before), len(run.text))
    buffer.direction = "rtl" if run.level % 2 else "ltr"
    buffer.script = run.script
    buffer.language = run.language
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(run.font.hb_font, buffer)
    infos, positions = buffer.glyph_infos or (), buffer.glyph_positions or ()
    return [
        (
            info.codepoint,
            info.cluster - len(run.before),
            place.x_advance,
            place.x_offset,
            place.y_offset,
        )
        for info, place in zip(infos, positions, strict=True)
    ]


def test_every_run_is_a_plain_shaping_of_its_text(
    done: Typeset, record_property: Callable[[str, object], None]
) -> None:
    count = 0
    for run in runs(done):
        assert is_plain(run, plain(run), done.sheet.locale.bcp47), run.text
        count += 1
    assert count > 100
    if done.design.paper.name == "a4":
        name = f"shaping {done.sheet.locale.tag}: {count} of {count} runs equal HarfBuzz's"
        record_property("conformance", name)


def test_no_run_begins_or_ends_with_a_space_at_the_edge_of_its_line(done: Typeset) -> None:
    for page in done.pages:
        for item in page.items():
            if isinstance(item, PlacedLine) and item.line.runs:
                logical = sorted(item.line.runs, key=lambda run: run.start)
                assert not logical[-1].text.endswith(" ")


def test_no_box_for_a_missing_glyph_and_no_dotted_circle_is_drawn(done: Typeset) -> None:
    for run in runs(done):
        circle = run.font.hb_font.get_nominal_glyph(ord(DOTTED_CIRCLE))
        assert 0 not in run.glyphs
        assert DOTTED_CIRCLE in run.text or not circle or circle not in run.glyphs
