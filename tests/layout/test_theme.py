"""The styles of scripts, held against the ink of real strings."""

import pytest

from handouts.locale import parse
from handouts.page.theme import script_style
from tests.pdf.drawing import set_lines
from tests.pdf.samples import SAMPLES
from tests.sheets import PAPERS, TAGS, typeset_sheet


@pytest.mark.parametrize("tag", sorted(set(SAMPLES) - {"ur"}))
def test_lines_of_running_text_do_not_touch(tag: str) -> None:
    """The lowest ink of a line and the highest of the next leave room at the script's leading."""
    style = script_style(parse(tag))
    sample = SAMPLES[tag]
    lines = [line for text in sample.paragraphs for line in set_lines(sample, text, 14)]
    highest = max(line.ascent_em for line in lines)
    lowest = max(line.descent_em for line in lines)
    assert highest + lowest <= style.leading
    assert highest <= style.ascent + 0.12  # capitals with two accents, in Vietnamese
    assert lowest <= style.descent + 0.1


def test_nastaliq_has_the_widest_leading() -> None:
    assert script_style(parse("ur")).leading > max(
        script_style(parse(tag)).leading for tag in SAMPLES if tag != "ur"
    )


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("tag", TAGS)
def test_the_nominal_size_is_the_apparent_one_times_the_factor(tag: str, paper: str) -> None:
    done = typeset_sheet(tag, paper)
    factor = script_style(parse(tag)).factor
    assert done.nominal == pytest.approx(done.body * factor)
    assert done.nominal >= done.design.floor * factor
