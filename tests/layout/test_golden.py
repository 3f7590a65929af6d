"""The layout as text, as it was when somebody looked at the pages and found them good.

A change of the page shows here as a diff. Look at the pages, then: pytest --update-golden
"""

from pathlib import Path

import pytest

from tests.layout.dump import dumped
from tests.sheets import typeset_sheet

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("tag", ["en", "ar", "hi", "th", "zh_Hans", "de", "ur"])
def test_the_layout_is_as_it_was(tag: str, paper: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{tag}-{paper}.txt"
    text = dumped(typeset_sheet(tag, paper))
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8"), f"{path.name} differs: look at the page"
