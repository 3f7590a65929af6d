"""Whether translations of an English text will fit, told before anybody has written one."""

import math
from collections.abc import Iterator, Sequence

from handouts.builds.job import Job
from handouts.builds.render import Renderer
from handouts.findings import Finding, Where
from handouts.fit.design import sheet_of_paper
from handouts.layout.room import SpareRoom
from handouts.locale import parse
from handouts.rules import finding

USUAL = 1.3
"""How many times the height of the English most translations take: German, Russian, Urdu."""

LONG = 1.8
"""The same of scripts with wide letters or high lines, as they are usually written."""

LONG_SCRIPTS = frozenset({"Armn", "Geor", "Khmr", "Mlym", "Mymr", "Sinh", "Taml", "Tibt"})


def room_for_translations(
    renderer: Renderer, english: Job, tags: Sequence[str]
) -> Iterator[Finding]:
    """A warning where translations will not fit the pages of a text.

    ``tags`` are the locales that the text is for. Long scripts count where one of them has such a
    script and is not translated yet.
    """
    sheet, _ = renderer.sheet(english)
    if sheet is None:
        return
    design = sheet_of_paper(english.paper, sheet.handout.pages)
    room = SpareRoom(sheet, design, renderer.book)
    times, names = USUAL, "languages such as German, Russian or Urdu"
    if room.holds(times):
        long = [tag for tag in tags if _is_awaited(renderer, english, tag)]
        times, names = LONG, ", ".join(parse(tag).english_name for tag in long)
        if not long or room.holds(times):
            return
    less = math.ceil((1 - (1 + room.share()) / times) * 100)
    yield finding(
        "little-room",
        Where(sheet.handout.path),
        f"a text of {times:g} times the length does not fit {design.extent} ({english.paper}) at "
        f"{design.floor:g} pt: {names}",
        f"take about {less} % out of the English before it is translated",
    )


def _is_awaited(renderer: Renderer, english: Job, tag: str) -> bool:
    """Whether a locale has a long script, and no sheet yet."""
    if parse(tag).script not in LONG_SCRIPTS:
        return False
    return renderer.sheet(Job(english.handout, tag, english.paper))[0] is None
