"""Three readers of PDFs that we did not write, and how many words they give back in order."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from rapidfuzz.distance import LCSseq

from handouts.readback import tokens
from handouts.reading import read_pdf

READERS = ("poppler", "pdfium", "mupdf")


def need(program: str) -> None:
    """Skip the test where a program is missing."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")


def texts(path: Path) -> dict[str, str]:
    """The text of a file as each reader gives it."""
    need("pdftotext")
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True
    )
    library: Any = pymupdf
    with library.open(path) as file:
        mupdf = "\n".join(page.get_text() for page in file)
    return {
        "poppler": told.stdout.decode("utf-8", "replace"),
        "pdfium": "\n".join(read_pdf(path.read_bytes()).pages),
        "mupdf": mupdf,
    }


def words_back(wanted: str, found: str, unspaced: bool) -> tuple[int, int]:
    """How many words come back in order, and how many there are.

    A word is a run of letters, marks and numbers, or a character in scripts without spaces; the
    count is the longest common subsequence.
    """
    source, given = tokens(wanted, unspaced), tokens(found, unspaced)
    return LCSseq.similarity(source, given), len(source)
