"""The structure of a source: a title, a lead, sections with ids, questions with answers."""

from pathlib import Path

import pytest

from handouts.content.load import load
from handouts.errors import Stopped

from .conftest import FRONT, Faults, Reader

PROCEDURE = FRONT.replace("general", "procedure")
REQUIRED = ("indications", "preparation", "risks", "faq")


@pytest.mark.parametrize(
    ("body", "line", "code", "message"),
    [
        ("A lead.\n\n## S {#s}\nx\n", 0, "no-title", "no title"),
        ("# T\n\n## S {#s}\nx\n", 6, "no-lead", "no lead"),
        ("# T\n\n- x\n\n## S {#s}\nx\n", 6, "no-lead", "no lead"),
        ("# T\n\nLead.\n\n# T2\n\n## S {#s}\nx\n", 10, "two-titles", "a second title"),
        ("# T\n\nLead.\n\n## S {#s}\nx\n\n# T2\n", 13, "two-titles", "a second title"),
        ("Before.\n\n# T\n\nLead.\n\n## S {#s}\nx\n", 6, "outside-section", "before the title"),
        ("# T\n\nLead.\n\nMore.\n\n## S {#s}\nx\n", 10, "outside-section", "a paragraph outside"),
        ("# T\n\nLead.\n\n- x\n\n## S {#s}\nx\n", 10, "outside-section", "a bullet outside"),
        ("# T\n\nLead.\n\n### Q?\n\n## S {#s}\nx\n", 10, "heading-level", "outside any section"),
        ("## S\nx\n", 10, "section-id", "has no id"),
        ("## S {#}\nx\n", 10, "section-id", "has no id"),
        ("## S {#Risks}\nx\n", 10, "section-id", "'Risks' is no id"),
        ("## S {#a b}\nx\n", 10, "section-id", "'a b' is no id"),
        ("## S {#-a}\nx\n", 10, "section-id", "'-a' is no id"),
        ("## S {#title}\nx\n", 10, "section-id", "'title' is reserved"),
        ("## S {#lead}\nx\n", 10, "section-id", "'lead' is reserved"),
        ("## S {#section}\nx\n", 10, "section-id", "'section' is reserved"),
        ("## S {#s}\nx\n## T {#s}\ny\n", 12, "section-id", "'s' is there twice"),
        ("## S {#s}\n## T {#t}\nx\n", 10, "empty-section", "nothing stands under 'S'"),
        ("## S {#s}\n", 10, "empty-section", "nothing stands under 'S'"),
        ("## S {#s}\n### Q?\n### R?\nx\n", 11, "no-answer", "'Q?' has no answer"),
        ("## S {#s}\n### Q?\n## T {#t}\nx\n", 11, "no-answer", "'Q?' has no answer"),
        ("## S {#s}\n### Q?\n", 11, "no-answer", "'Q?' has no answer"),
        ("## S {#s}\n2. a\n3. b\n", 11, "step-number", "step 2 follows step 0"),
        ("## S {#s}\n1. a\n\nb\n\n5. c\n", 15, "step-number", "step 5 follows step 1"),
        ("## {#s}\nx\n", 10, "dialect", "an empty heading"),
    ],
)
def test_a_fault_of_structure_is_an_error_with_its_line_and_a_way_out(
    faults: Faults, body: str, line: int, code: str, message: str
) -> None:
    found = [fault for fault in faults(body) if message in fault.message]
    assert [(fault.code, fault.where.line) for fault in found] == [(code, line)]
    assert found[0].hint


@pytest.mark.parametrize("left_out", REQUIRED)
def test_a_procedure_must_have_its_four_sections(faults: Faults, left_out: str) -> None:
    body = "# T\n\nLead.\n\n"
    body += "".join(f"## {name} {{#{name}}}\ntext\n" for name in REQUIRED if name != left_out)
    (fault,) = faults(PROCEDURE + body)
    assert fault.code == "missing-section"
    assert left_out in fault.message


def test_a_general_text_may_have_any_sections(read: Reader) -> None:
    assert [section.id for section in read("## S {#home-care2}\nx\n").sections] == ["home-care2"]


def test_all_faults_come_at_once_in_the_order_of_the_lines(faults: Faults) -> None:
    found = faults("## S\n*x*\n\n| a |\n|---|\n\n{fax}\n## T {#t}\n")
    lines = [fault.where.line for fault in found]
    assert lines == sorted(lines)
    assert {"section-id", "dialect", "unknown-placeholder", "empty-section"} == {
        fault.code for fault in found
    }


def test_an_empty_file_is_refused_with_findings(tmp_path: Path) -> None:
    path = tmp_path / "small.md"
    for text in ("", "---\nid: small\nkind: general\nrevision: 2026-11-20\n---\n"):
        path.write_text(text, "utf-8")
        with pytest.raises(Stopped):
            load(path, "small.md")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wait \u202e16\u202c hours.", "bidi-controls"),
        ("Wait\ufffd 6 hours.", "control-character"),
        ("Wait\u2028 6 hours.", "control-character"),
        ("Wait\u2029 6 hours.", "control-character"),
        ("Wait\u200b 6 hours.", "control-character"),
        ("Wait\u2060 6 hours.", "control-character"),
        ("Wait \ufeff6 hours.", "control-character"),
        ("Wa\u200cit 6 hours.", "control-character"),
        ("Wa\u200dit 6 hours.", "control-character"),
        ("<!-- source: A\nDo not eat.\n\n<!-- source: B -->\nDrink.", "comment"),
    ],
)
def test_what_would_print_something_else_is_refused(tmp_path: Path, text: str, code: str) -> None:
    front = "---\nid: small\nkind: general\nrevision: 2026-11-20\n---\n"
    path = tmp_path / "small.md"
    path.write_text(f"{front}# A title\n\nA lead.\n\n## The day {{#day}}\n\n{text}\n", "utf-8")
    with pytest.raises(Stopped) as caught:
        load(path, "small.md")
    assert code in {finding.code for finding in caught.value.findings}
