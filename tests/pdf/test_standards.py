"""Both archival standards, by validators that we did not write."""

import subprocess
from pathlib import Path

import page
import pytest

from handouts.pdf.canvas import Pen
from tests.pdf.drawing import BLACK, canvas, element, finished, set_lines, sheet
from tests.pdf.samples import SAMPLES, Sample
from tests.readers import need

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def failures(path: Path) -> list[str]:
    """What the validators say against a file."""
    return [
        f"{profile.name}: {failure}"
        for profile in PROFILES
        for failure in page.validate_pdf(path, profile=profile).failures
    ]


def test_every_language_is_accessible_and_archivable(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(sheet(sample))
    assert failures(path) == []


def test_every_sort_of_mark_and_shape_is_valid(tmp_path: Path) -> None:
    sample = SAMPLES["en"]
    on = canvas(sample)
    items = on.structure.add(None, "L", attributes={"O": "/List", "ListNumbering": "/Disc"})
    item = on.structure.add(items, "LI")
    with element(on, "Lbl", item):
        on.disc(45, 704, 2, BLACK)
    with element(on, "LBody", item):
        on.draw_line(set_lines(sample, "an item", 40)[0], 55, 700, 12, BLACK)
    with element(on, "Figure", alt="a picture", attributes={"O": "/Layout", "BBox": "[9 9 50 50]"}):
        on.box((10, 10, 30, 30), fill="#ddeeff", pen=Pen(BLACK))
    with element(on, "P", language="de"):
        on.draw_line(set_lines(sample, "Hinweis", 40)[0], 55, 600, 12, BLACK)
    on.checkbox(100, 100, 9, Pen(BLACK))
    on.bookmark("An item", 712)
    on.column((40, 30, 250, 780))
    path = tmp_path / "marks.pdf"
    path.write_bytes(finished(on))
    assert failures(path) == []


@pytest.mark.parametrize("tag", ["en", "ar", "ur"])
def test_qpdf_finds_nothing(tag: str, tmp_path: Path) -> None:
    need("qpdf")
    path = tmp_path / "checked.pdf"
    path.write_bytes(sheet(SAMPLES[tag]))
    told = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
