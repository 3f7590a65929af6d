"""Small sources, right and wrong, for the tests of reading."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handouts.content.load import load
from handouts.content.model import Handout
from handouts.errors import Stopped
from handouts.findings import Finding

FRONT = "---\nid: small\nkind: general\nrevision: 2026-11-20\n---\n"
HEAD = "# A title\n\nA lead.\n\n"

Reader = Callable[[str], Handout]
Faults = Callable[[str], tuple[Finding, ...]]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Reads a body under sound front matter; a title and lead go before one that starts with ##."""

    def reader(body: str) -> Handout:
        front = "" if body.startswith("---") else FRONT
        head = HEAD if body.startswith("## ") else ""
        path = tmp_path / "small.md"
        path.write_text(front + head + body, "utf-8")
        return load(path, "content/small.md")

    return reader


@pytest.fixture
def faults(read: Reader) -> Faults:
    """The findings of a body that must not be read."""

    def found(body: str) -> tuple[Finding, ...]:
        with pytest.raises(Stopped) as caught:
            read(body)
        return caught.value.findings

    return found
