"""How far a locale is, and what its translators ask."""

import pytest

from handouts.catalogs.init import init_locale
from handouts.catalogs.po import INTERFACE, po_path
from handouts.catalogs.status import status
from handouts.errors import UsageError
from handouts.locale import parse
from handouts.project import Project

from .conftest import REAL, edit


@pytest.fixture
def german(project: Project) -> Project:
    init_locale(project, parse("de"))
    return project


def test_messages_are_counted_by_their_state(german: Project) -> None:
    path = po_path(german, "de", "small")
    edit(path, 'msgid "A lead."\nmsgstr ""', 'msgid "A lead."\nmsgstr "Eine Zeile."')
    edit(path, 'msgid "Your day"\nmsgstr ""', 'msgid "Your day"\nmsgstr "Ihr Tag"')
    edit(path, '"day"\nmsgid "Your day"', '"day"\n#, fuzzy\nmsgid "Your day"')
    small, interface = status(german)
    assert (small.tag, small.domain, interface.domain) == ("de", "small", INTERFACE)
    assert (small.translated, small.fuzzy, small.missing, small.total) == (1, 1, 7, 9)


def test_what_is_not_in_the_catalog_is_missing_too(german: Project) -> None:
    edit(german.content / "small.md", "A lead.", "A line.")
    assert status(german)[0].missing == 9
    po_path(german, "de", "small").unlink()
    assert (status(german)[0].missing, status(german)[0].total) == (9, 9)


def test_questions_of_translators_are_told_with_their_place(german: Project) -> None:
    path = po_path(german, "de", "small")
    asked = "# a remark\n# Q: Who calls,\n#    and when?\n# Q: Which day?\n#. The paragraph under"
    edit(path, "#. The paragraph under", asked)
    questions = status(german)[0].questions
    assert [(q.text, q.msgid) for q in questions] == [
        ("Who calls, and when?", "A lead."),
        ("Which day?", "A lead."),
    ]
    lines = path.read_text("utf-8").split("\n")
    assert questions[0].where.path == "locales/de/LC_MESSAGES/small.po"
    assert lines[questions[0].where.line - 1] == 'msgid "A lead."'


def test_locales_can_be_chosen(german: Project) -> None:
    init_locale(german, parse("fr"))
    assert {row.tag for row in status(german)} == {"de", "fr"}
    assert {row.tag for row in status(german, ["fr"])} == {"fr"}
    with pytest.raises(UsageError, match="es"):
        status(german, ["es"])


def test_every_locale_of_the_repository_is_complete() -> None:
    assert {(row.fuzzy, row.missing) for row in status(REAL)} == {(0, 0)}
