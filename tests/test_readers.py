"""The text comes back: from three readers, by the structure tree, in both archival standards.

docs/readers.md holds the figures. After a change of the page: pytest --update-golden
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import page
import pytest

from handouts.layout.pages import pdf
from handouts.readback import is_unspaced, printed_text
from tests.readers import READERS, texts, words_back
from tests.sheets import PAPERS, PROJECT, TAGS, typeset_sheet

TABLE = PROJECT.root / "docs" / "readers.md"
LEAST = 0.99
PROFILES = {
    "PDF/UA-1": page.ValidationProfile.PDF_UA_1,
    "PDF/A-2a": page.ValidationProfile.PDF_A_2A,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A sheet's row of the table."""

    words: int
    back: dict[str, int]
    valid: dict[str, bool]
    body: float
    size: int


@cache
def measured(tag: str, paper: str, folder: Path) -> Measured:
    done = typeset_sheet(tag, paper)
    data = pdf(done)
    path = folder / f"{tag}-{paper}.pdf"
    path.write_bytes(data)
    wanted, unspaced = printed_text(done.sheet), is_unspaced(done.sheet)
    back = {}
    words = 0
    for reader, text in texts(path).items():
        back[reader], words = words_back(wanted, text, unspaced)
        private = [char for char in text if "\ue000" <= char <= "\uf8ff"]
        assert not private, f"{reader} gives private-use code points"
    valid = {
        name: bool(page.validate_pdf(path, profile=profile).is_compliant)
        for name, profile in PROFILES.items()
    }
    return Measured(words, back, valid, done.body, len(data))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("tag", TAGS)
def test_every_reader_gives_the_words_back_and_both_standards_are_met(
    tag: str, paper: str, tmp_path: Path
) -> None:
    found = measured(tag, paper, tmp_path)
    assert found.words > 200
    shares = {reader: found.back[reader] / found.words for reader in READERS}
    assert min(shares.values()) >= LEAST, shares
    assert all(found.valid.values()), found.valid


def table(rows: dict[str, Measured]) -> str:
    """The document that holds the figures."""
    head = ("locale", "words", *READERS, *PROFILES, "pages", "body, pt", "bytes")
    lines = [" | ".join(head), "|".join(["---"] + ["---:"] * (len(head) - 1))]
    for tag, row in rows.items():
        back = [str(row.back[reader]) for reader in READERS]
        valid = ["yes" if row.valid[name] else "no" for name in PROFILES]
        cells = [tag, str(row.words), *back, *valid, "2", f"{row.body:g}", str(row.size)]
        lines.append(" | ".join(cells))
    return "\n".join(f"| {line} |" for line in lines)


def test_the_document_has_the_figures_of_today(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = TABLE.read_text("utf-8")
    head, rest = text.split("<!-- figures -->\n")[0], text.split("<!-- end -->")[1]
    figures = table({tag: measured(tag, "letter", tmp_path) for tag in TAGS})
    today = f"{head}<!-- figures -->\n{figures}\n<!-- end -->{rest}"
    if request.config.getoption("--update-golden"):
        TABLE.write_text(today, "utf-8")
    assert today == TABLE.read_text("utf-8")
