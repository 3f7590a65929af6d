"""How far a locale is, who must act, and what its translators ask."""

import pytest

from handouts.approvals.book import Origin
from handouts.approvals.status import State, status
from handouts.catalogs.init import init_locale
from handouts.catalogs.po import INTERFACE, po_path
from handouts.errors import UsageError
from handouts.locale import SOURCE_TAG, parse
from handouts.project import Project
from tests.gettexts import REAL
from tests.projects import edit


@pytest.fixture
def german(project: Project) -> Project:
    init_locale(project, parse("de"))
    return project


def test_messages_are_counted_by_their_state(german: Project) -> None:
    path = po_path(german, "de", "small")
    edit(path, 'msgid "A lead."\nmsgstr ""', 'msgid "A lead."\nmsgstr "Eine Zeile."')
    edit(path, 'msgid "Your day"\nmsgstr ""', 'msgid "Your day"\nmsgstr "Ihr Tag"')
    edit(path, '"day"\nmsgid "Your day"', '"day"\n#, fuzzy\nmsgid "Your day"')
    small, interface = status(german, ["de"]).rows
    assert (small.tag, small.domain, interface.domain) == ("de", "small", INTERFACE)
    assert (small.translated, small.fuzzy, small.missing, small.total) == (1, 1, 7, 9)


def test_what_is_not_in_the_catalog_is_missing_too(german: Project) -> None:
    edit(german.content / "small.md", "A lead.", "A line.")
    assert status(german, ["de"]).rows[0].missing == 9
    po_path(german, "de", "small").unlink()
    row = status(german, ["de"]).rows[0]
    assert (row.missing, row.total, row.state) == (9, 9, State.INCOMPLETE)


def test_questions_of_translators_are_told_with_their_place(german: Project) -> None:
    path = po_path(german, "de", "small")
    asked = "# a remark\n# Q: Who calls,\n#    and when?\n# Q: Which day?\n#. The paragraph under"
    edit(path, "#. The paragraph under", asked)
    row = status(german, ["de"]).rows[0]
    assert [(q.text, q.msgid) for q in row.questions] == [
        ("Who calls, and when?", "A lead."),
        ("Which day?", "A lead."),
    ]
    lines = path.read_text("utf-8").split("\n")
    assert row.questions[0].where.path == "locales/de/LC_MESSAGES/small.po"
    assert lines[row.questions[0].where.line - 1] == 'msgid "A lead."'
    assert row.waits_for == ("author", "translator")


def test_the_english_stands_first_and_has_no_interface(german: Project) -> None:
    init_locale(german, parse("fr"))
    rows = [(row.tag, row.domain) for row in status(german).rows]
    assert rows[:3] == [(SOURCE_TAG, "small"), ("de", "small"), ("de", INTERFACE)]
    assert len(rows) == 5
    english = status(german).rows[0]
    assert (english.state, english.waits_for) == (State.COMPLETE, ("clinician",))
    assert (english.translated, english.standing.origin) == (9, Origin.SOURCE)


def test_locales_can_be_chosen(german: Project) -> None:
    init_locale(german, parse("fr"))
    assert {row.tag for row in status(german).rows} == {"en", "de", "fr"}
    assert {row.tag for row in status(german, ["fr"]).rows} == {"fr"}
    with pytest.raises(UsageError, match="es"):
        status(german, ["es"])


def test_every_locale_of_the_repository_is_complete_and_nothing_is_approved() -> None:
    rows = status(REAL).rows
    assert {(row.fuzzy, row.missing) for row in rows} == {(0, 0)}
    assert {row.state for row in rows} == {State.COMPLETE}
    assert {row.standing.origin for row in rows if row.tag != SOURCE_TAG} == {Origin.MACHINE}


def test_a_catalog_with_faults_is_broken_and_what_can_be_read_is_counted(german: Project) -> None:
    path = po_path(german, "de", "small")
    edit(path, 'msgid "A lead."\nmsgstr ""', 'msgid "A lead."\nmsgstr "Eine Zeile."')
    edit(path, "#. The paragraph under", "# Q: Which day?\n#. The paragraph under")
    edit(path, 'msgid "Your day"', 'msgid "Your day')
    edit(path, 'msgid "Does it hurt?"', "msgid Does it hurt?")
    small, interface = status(german, ["de"]).rows
    assert (small.state, interface.state) == (State.BROKEN, State.INCOMPLETE)
    assert (small.translated, small.missing, small.total) == (1, 8, 9)
    assert [fault.code for fault in small.faults] == ["unreadable", "unreadable"]
    assert [question.text for question in small.questions] == ["Which day?"]
    assert small.waits_for == ("author", "translator")
    assert not interface.faults


def test_a_catalog_that_nobody_can_read_hides_no_other(german: Project) -> None:
    po_path(german, "de", "small").write_bytes(b"\xff\xfea")
    small, interface = status(german, ["de"]).rows
    assert (small.state, small.missing, len(small.faults)) == (State.BROKEN, 9, 1)
    assert not interface.faults
