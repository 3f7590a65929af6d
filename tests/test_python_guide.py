"""docs/python.md: its examples run, and it leaves no public name out."""

import doctest
import re
from pathlib import Path

import pytest

import handouts
from handouts.clinic import CLINIC, EXAMPLE
from tests.projects import copied
from tests.sheets import PROJECT

GUIDE = PROJECT.root / "docs" / "python.md"
TEXT = GUIDE.read_text("utf-8")


def test_every_example_of_the_guide_gives_what_stands_under_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(tmp_path, ("es", "ar"))
    river = tmp_path / "clinics" / "river"
    river.mkdir(parents=True)
    text = (PROJECT.root / EXAMPLE).read_text("utf-8")
    for old, new in (
        ("sample = true\n", ""),
        ("Riverside Pain Clinic", "Clinic by the River"),
        ('"US"', '"DE"'),
        ('"translator", "clinician"', '"clinician"'),
    ):
        assert old in text
        text = text.replace(old, new)
    (river / CLINIC).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(GUIDE), module_relative=False)
    assert tried > 30
    assert not failed


def test_the_guide_has_all_of_its_examples_in_one_form() -> None:
    assert set(re.findall(r"^```(\w*)$", TEXT, re.MULTILINE)) == {"pycon", ""}


@pytest.mark.parametrize("name", handouts.__all__)
def test_the_guide_has_every_public_name(name: str) -> None:
    assert re.search(rf"\b{name}\b", TEXT)
