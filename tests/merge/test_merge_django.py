"""Catalogs that we did not make: Django's, in a hundred languages, read, written and merged.

The oracles are msgcat, msgmerge without guesses, and polib.
"""

import random
from dataclasses import replace
from functools import cache
from importlib.metadata import files
from pathlib import Path

import polib
import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog, read, write
from handouts.catalogs.poprint import printed
from handouts.meaning.change import change_of
from tests.gettexts import Program
from tests.merge.merging import TERMS, merged
from tests.merge.test_merge_lossless import assert_nothing_lost


@cache
def catalogs() -> dict[str, tuple[Path, ...]]:
    """The PO files of Django's wheel that have translations, by language."""
    found: dict[str, list[Path]] = {}
    for file in files("django") or ():
        if file.suffix == ".po" and file.parts[-3] != "en":
            found.setdefault(file.parts[-3], []).append(Path(str(file.locate())))
    return {language: tuple(sorted(paths)) for language, paths in sorted(found.items())}


# Every third language: what takes longer is done for these.
SOME = tuple(catalogs())[::3]


def core(language: str) -> Path:
    """The largest of a language's files, with plural forms and contexts in it."""
    return max(catalogs()[language], key=lambda path: path.stat().st_size)


def template_of(catalog: Catalog) -> Catalog:
    """The catalog without its translations, as a source would give it."""
    live = (entry for entry in catalog.entries if not entry.obsolete)
    entries = (
        Entry(
            entry.msgid,
            msgctxt=entry.msgctxt,
            plural=entry.plural,
            plurals=("", "") if entry.plural is not None else (),
            comments=entry.comments,
            references=entry.references,
            flags=tuple(flag for flag in entry.flags if flag.endswith("-format")),
        )
        for entry in live
    )
    header = Entry("", "Content-Type: text/plain; charset=UTF-8\nPOT-Creation-Date: 2027\n")
    return Catalog("django.pot", header, tuple(entries))


def changed(template: Catalog, choose: random.Random) -> Catalog:
    """The template after a release: a tenth of it gone, a tenth reworded, some moved, some new."""
    entries: dict[tuple[str | None, str], Entry] = {}
    for entry in template.entries:
        what = choose.random()
        if what < 0.1:
            continue
        if what < 0.2:
            words = entry.msgid.split(" ")
            words[choose.randrange(len(words))] += choose.choice(
                [" kindly", "!", " not", "s", " 7"]
            )
            entry = replace(entry, msgid=" ".join(words))
        elif what < 0.25:
            entry = replace(entry, msgctxt="elsewhere")
        elif what < 0.27 and entry.plural is None:
            entry = replace(entry, plural=f"{entry.msgid}s", plurals=("", ""))
        entries[entry.key] = entry
    return replace(template, entries=(*entries.values(), Entry("A text that nobody has.")))


def test_there_are_catalogs_enough() -> None:
    assert len(catalogs()) >= 90
    assert len(SOME) >= 30
    assert sum(map(len, catalogs().values())) >= 1000


@pytest.mark.parametrize("language", catalogs())
def test_what_we_read_we_write_as_msgcat_does(language: str, run: Program) -> None:
    for path in catalogs()[language]:
        there = read(path, path.name)
        assert printed(there.header, there.entries, there.trailing) == run("msgcat", path), path


@pytest.mark.parametrize("language", SOME)
def test_we_read_what_polib_reads(language: str) -> None:
    path = core(language)
    ours = read(path, path.name)
    theirs = polib.pofile(str(path))
    assert [
        (e.msgctxt, e.msgid, e.msgid_plural or None, e.msgstr, [*e.msgstr_plural.values()], e.flags)
        for e in theirs
    ] == [(e.msgctxt, e.msgid, e.plural, e.msgstr, [*e.plurals], [*e.flags]) for e in ours.entries]
    assert dict(ours.fields) == theirs.metadata
    assert theirs.header == "\n".join(ours.header.notes)


@pytest.mark.parametrize("language", SOME)
def test_a_source_that_did_not_change_changes_nothing(language: str) -> None:
    there = read(core(language), "django.po")
    assert merged(there, template_of(there)).catalog is there


@pytest.mark.parametrize("language", SOME)
def test_a_source_that_changed_loses_nothing(language: str, tmp_path: Path) -> None:
    there = read(core(language), "django.po")
    new = changed(template_of(there), random.Random(language))
    found = merged(there, new).catalog
    assert_nothing_lost(there, found)
    before = {entry.key for entry in there.entries}
    for entry in found.entries:
        if not entry.obsolete and entry.key not in before and entry.translated:
            assert entry.fuzzy
            assert entry.previous_msgid is not None
            assert not change_of(entry.previous_msgid, entry.msgid, TERMS).critical
    write(tmp_path / "django.po", found)
    again = read(tmp_path / "django.po", "django.po")
    assert merged(again, new).catalog is again


@pytest.mark.parametrize("language", SOME)
def test_what_msgmerge_keeps_without_guessing_we_keep_too(
    language: str, tmp_path: Path, run: Program
) -> None:
    path = core(language)
    there = read(path, "django.po")
    new = changed(template_of(there), random.Random(language))
    write(tmp_path / "new.pot", new)
    write(tmp_path / "ours.po", merged(there, new).catalog)
    run("msgmerge", "-q", "-N", "-o", tmp_path / "theirs.po", path, tmp_path / "new.pot")
    theirs = read(tmp_path / "theirs.po", "theirs.po")
    ours = {entry.key: entry for entry in read(tmp_path / "ours.po", "ours.po").entries}
    plurals = {entry.key: entry.plural for entry in there.entries}
    for entry in theirs.entries:
        if entry.key in plurals and entry.plural == plurals[entry.key]:
            assert ours[entry.key] == entry
    live = [entry.key for entry in theirs.entries if not entry.obsolete]
    assert live == [key for key, entry in ours.items() if not entry.obsolete]
    assert run("msgcat", tmp_path / "ours.po") == (tmp_path / "ours.po").read_text("utf-8")
    run("msgfmt", "-o", "/dev/null", tmp_path / "ours.po")
