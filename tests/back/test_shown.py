"""Status and proof show what is read back, how much of it, and by whom."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from handouts.back.catalog import BackHeader, BackMethod, back_path, back_texts
from handouts.back.update import one_line, update_back
from handouts.catalogs.po import INTERFACE, po_path, read
from handouts.catalogs.translate import sound
from handouts.project import Project
from handouts.proof.page import html
from tests.commands import Command
from tests.projects import copied
from tests.proof.proofs import message, parsed, proof_of
from tests.sheets import HANDOUT

ANA = BackHeader("Ana Back", BackMethod.PERSON, independent=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = copied(tmp_path)
    monkeypatch.chdir(made.root)
    return made


def read_back(project: Project, said: BackHeader, count: int = 1000) -> None:
    """Give some of the handout's texts an answer."""
    texts = list(sound(read(po_path(project, "es", HANDOUT), "es")).values())[:count]
    answers = {one_line(e.msgstr): f"<b>Back</b> of {place}." for place, e in enumerate(texts)}
    update_back(project, "es", HANDOUT, said, answers)


def cell(command: Command) -> str:
    """The column of the table for the Spanish handout."""
    lines = command("status", "es", "--format", "markdown")[1].splitlines()
    head, _, *rows = (line for line in lines if line.startswith("|"))
    names = [name.strip() for name in head.strip("|").split("|")]
    row = next(row for row in rows if HANDOUT in row)
    return [each.strip() for each in row.strip("|").split("|")][names.index("back")]


def told(command: Command, domain: str = HANDOUT) -> dict[str, Any]:
    found = json.loads(command("status", "es", "--format", "json")[1])["texts"]
    back = next(text for text in found if text["text"] == domain)["back"]
    assert isinstance(back, dict)
    return back


def test_status_tells_none_partly_and_whole_and_by_whom(project: Project, command: Command) -> None:
    assert cell(command) == "none"
    read_back(project, ANA, 12)
    assert cell(command) == "partly (12 of 48), person Ana Back"
    read_back(project, ANA)
    assert cell(command) == "whole, person Ana Back"
    assert told(command) == {
        "state": "whole", "done": 48, "total": 48, "method": "person", "by": "Ana Back",
        "independent": True,
    }  # fmt: skip
    assert told(command, INTERFACE)["state"] == "none"


def test_status_says_what_is_not_independent(project: Project, command: Command) -> None:
    read_back(project, BackHeader("Polyglot 3", BackMethod.MACHINE, independent=False))
    assert cell(command) == "whole, machine Polyglot 3, not independent"


def test_who_says_nothing_of_himself_is_not_independent(project: Project, command: Command) -> None:
    read_back(project, BackHeader(independent=True))
    assert cell(command) == "whole, nobody named, not independent"


def test_an_unreadable_file_is_told_and_the_translation_still_counts(
    project: Project, command: Command
) -> None:
    path = back_path(project, "es", HANDOUT)
    path.parent.mkdir()
    path.write_text('msgid "Hola\n', "utf-8")
    code, out, _ = command("status", "es")
    assert code == 3
    assert f"locales/es/back/{HANDOUT}.po:1" in out
    row = next(line for line in out.splitlines() if re.search(rf"{HANDOUT}\b.*none", line))
    assert "complete" in row and "broken" not in row
    made = proof_of(project)
    assert "unreadable" in {finding.code for finding in made.findings}
    assert made.pages


def test_a_proof_shows_each_text_in_three(project: Project) -> None:
    read_back(project, ANA, 12)
    made = proof_of(project)
    page = parsed(html(made))
    # the words for a picture are translated, and stand on no page
    record = back_texts(project, "es", HANDOUT).texts
    wanted = [record[m.context, m.target] for m in made.messages if (m.context, m.target) in record]
    backs = page.xpath("//article//div[@class='back']//p[@lang='en']")
    assert [each.text_content() for each in backs] == wanted
    assert len(wanted) > 5
    first = page.xpath("//article[.//div[@class='back']]")[0]
    assert [h.text_content() for h in first.xpath(".//h4")] == [
        "English", "Spanish", "Back in English",
    ]  # fmt: skip
    assert not message(made, made.messages[-1].source).back
    facts = {f.xpath("dt")[0].text: f.xpath("dd")[0].text_content() for f in page.xpath("//dl/div")}
    assert facts["Read back"] == "12 of 48 texts, person Ana Back, independent"


def test_a_proof_without_any_says_nothing_of_it(project: Project) -> None:
    page = html(proof_of(project))
    assert "Back in English" not in page
    assert "Read back" not in page
