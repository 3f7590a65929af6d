"""What polib reads otherwise than we do is said."""

from pathlib import Path

import pytest

from handouts.catalogs.po import reading
from handouts.checks.second import second_reading
from handouts.findings import Finding
from tests.sheets import PROJECT

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = 'msgctxt "day"\nmsgid "Rest."\nmsgstr "Descanse."\n'


def found(folder: Path, text: str) -> tuple[Finding, ...]:
    path = folder / "es.po"
    path.write_text(HEAD + text, "utf-8")
    return second_reading(path, reading(path, "es.po"))


@pytest.mark.parametrize("path", sorted(PROJECT.locales.glob("*/LC_MESSAGES/*.po")), ids=str)
def test_both_read_the_projects_catalogs_alike(path: Path) -> None:
    assert second_reading(path, reading(path, path.name)) == ()


def test_both_read_a_sound_entry_alike(tmp_path: Path) -> None:
    assert found(tmp_path, ENTRY) == ()


def test_a_flag_that_polib_cannot_read_is_said(tmp_path: Path) -> None:
    warning = found(tmp_path, f"#,fuzzy\n{ENTRY}")
    assert [finding.code for finding in warning] == ["second-reader"]
    assert "polib" in warning[0].message


def test_another_translation_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "es.po"
    path.write_text(HEAD + ENTRY, "utf-8")
    ours = reading(path, "es.po")
    path.write_text(HEAD + ENTRY.replace("Descanse", "Corra"), "utf-8")
    warning = second_reading(path, ours)
    assert [(f.where.line, f.where.msgctxt) for f in warning] == [(5, "day")]


@pytest.mark.parametrize("charset", ["ISO-8859-1", "CP1252", "UTF-8"])
def test_both_read_a_catalog_in_another_charset_alike(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "es.po"
    text = HEAD.replace("UTF-8", charset) + ENTRY.replace("Descanse", "Descansé")
    path.write_bytes(text.encode(charset))
    assert second_reading(path, reading(path, "es.po")) == ()
