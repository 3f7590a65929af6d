"""The fields of a catalog's header, in one place."""

import re
from pathlib import Path

import pytest

from handouts.catalogs.header import (
    ENCODING,
    UNFILLED,
    fields_of,
    has_plural_formula,
    header_text,
    plural_count,
)
from tests.gettexts import Program


def test_fields_are_written_in_gettext_s_order_and_read_back() -> None:
    fields = {"Plural-Forms": "nplurals=1; plural=0;", **ENCODING, "Language": "ja"}
    text = header_text(fields)
    assert [line.partition(":")[0] for line in text.splitlines()] == [
        "Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms",
    ]  # fmt: skip
    assert fields_of(text) == fields


def test_a_line_without_a_colon_is_no_field_and_a_value_may_have_one() -> None:
    assert fields_of("A: b: c\nnot a field\n D :\n") == {"A": "b: c", "D": ""}


def test_a_field_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        header_text({"X-Own": "a"})


def test_what_nobody_has_filled_in_is_what_xgettext_writes(tmp_path: Path, run: Program) -> None:
    (tmp_path / "a.c").write_text('ngettext ("a", "b", n)', "utf-8")
    run("xgettext", "--keyword=ngettext:1,2", "-o", tmp_path / "a.pot", tmp_path / "a.c")
    text = (tmp_path / "a.pot").read_text("utf-8")
    theirs = fields_of("\n".join(re.findall(r'^"(.*)\\n"$', text, re.MULTILINE)))
    for name, value in UNFILLED.items():
        assert theirs[name] in (value, ENCODING.get(name))
    # a template of xgettext has one field more, for reports of its own bugs
    ours = [name for name in theirs if name != "Report-Msgid-Bugs-To"]
    assert list(fields_of(header_text(dict.fromkeys(ours, "x")))) == ours


@pytest.mark.parametrize(
    ("said", "count", "formula"),
    [
        ("nplurals=2; plural=(n != 1);", 2, True),
        ("nplurals = 1 ; plural = 0", 1, True),
        ("nplurals=3; plural=(n==1 ? 0 : who);", 3, False),
        ("nplurals=INTEGER; plural=EXPRESSION;", None, False),
        ("", None, False),
    ],
)
def test_the_header_says_how_many_plural_forms_there_are(
    said: str, count: int | None, formula: bool
) -> None:
    fields = {"Plural-Forms": said}
    assert (plural_count(fields), has_plural_formula(fields)) == (count, formula)
