"""Whether translations will fit is told before there are any; and telephones typed into a text."""

from pathlib import Path

import pytest

from handouts.catalogs.init import init_locale
from handouts.content.load import read_sources
from handouts.findings import Severity
from handouts.locale import parse
from handouts.project import Project
from handouts.review.review import check
from tests.projects import edit, general


def told(project: Project, code: str = "little-room") -> list[str]:
    """The messages of a code that are found in the English."""
    found = check(project, ("en",)).findings
    assert all(finding.severity is Severity.WARNING for finding in found if finding.code == code)
    return [finding.message for finding in found if finding.code == code]


@pytest.mark.parametrize(("paragraphs", "tight"), [(9, False), (16, True)])
def test_an_english_text_that_leaves_no_room_for_translations_is_told(
    tmp_path: Path, paragraphs: int, tight: bool
) -> None:
    project = general(tmp_path / "p", paragraphs)
    assert not {"too-long"} & {finding.code for finding in check(project, ("en",)).findings}
    messages = told(project)
    assert bool(messages) is tight
    assert all("1.3 times" in message and "German" in message for message in messages)


def test_a_script_that_takes_much_room_is_told_until_it_is_translated(tmp_path: Path) -> None:
    project = general(tmp_path / "p", 12)
    sources = read_sources(project)
    init_locale(project, parse("vi"), sources)
    assert told(project) == []
    init_locale(project, parse("my"), sources)
    (message,) = told(project)
    assert "1.8 times" in message and "Burmese" in message
    small = general(tmp_path / "small", 3)
    init_locale(small, parse("my"), read_sources(small))
    assert told(small) == []


@pytest.mark.parametrize(
    "number", ["555-012-3456", "+1 (612) 555-0143", "(555) 010-0123", "1-800-555-0199"]
)
def test_a_telephone_number_in_a_text_gets_a_hint_at_the_placeholder(
    tmp_path: Path, number: str
) -> None:
    project = general(tmp_path / "p", 2)
    edit(project.content / "summer.md", "A lead.", f"Call {number} now.")
    assert told(project, "typed-telephone") == [f"{number} is a telephone number"]


@pytest.mark.parametrize(
    "text",
    ["Call {clinic_phone}.", "Call [us](tel:+16125550143).", "On 2026-11-27 at 10:30.",
     "Call 911.", "Take 1000 mg, 2000 mg or 3000 mg."],
)  # fmt: skip
def test_what_is_no_telephone_number_gets_no_hint(tmp_path: Path, text: str) -> None:
    project = general(tmp_path / "p", 2)
    edit(project.content / "summer.md", "A lead.", text)
    assert told(project, "typed-telephone") == []
