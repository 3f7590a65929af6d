"""Whatever happens to the sources and to the catalogs: nothing is ever lost.

Sources are edited and catalogs worked on at random, by turns; after each merge every translation,
comment and flag that was there must still be there, and nothing may be confirmed that was not.
"""

import random
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handouts.catalogs.entry import Entry
from handouts.catalogs.extract import templates
from handouts.catalogs.po import Catalog, po_path, read, write
from handouts.catalogs.poprint import printed
from handouts.content.load import read_sources
from handouts.locale import parse
from handouts.meaning.change import change_of
from handouts.merge.merge import update_locale
from handouts.project import Project
from tests.gettexts import REAL, Program, catalog, catalog_of
from tests.merge.merging import TERMS, merged, template
from tests.projects import copied
from tests.sheets import HANDOUT

WORDS = (
    "rest", "eat", "walk", "not", "stop", "6", "8", "leg", "left", "right", "home,", "warm", "Warm",
    "(day).", "{clinic_phone}", "may",
)  # fmt: skip
SECTIONS = "abc"

Text = tuple[str, str, str | None]
"""msgctxt, msgid and, where there is one, msgid_plural."""


def texts(choose: random.Random, count: int) -> list[Text]:
    """Messages of one to eight words, no two with the same msgctxt and msgid."""
    found: dict[tuple[str, str], Text] = {}
    for _ in range(count):
        words = " ".join(choose.choices(WORDS, k=choose.randint(1, 8)))
        context = choose.choice(SECTIONS)
        plural = f"{words}s" if choose.random() < 0.1 else None
        found[context, words] = (context, words, plural)
    return list(found.values())


def edited(source: list[Text], choose: random.Random) -> list[Text]:
    """The messages after an author's hour: some gone, some new, some reworded, moved or swapped."""
    found: dict[tuple[str, str], Text] = {}
    for context, said, plural in (*source, *texts(choose, choose.randint(0, 2))):
        what = choose.random()
        if what < 0.1:
            continue
        if what < 0.3:
            words = said.split()
            words[choose.randrange(len(words))] = choose.choice(WORDS)
            said = " ".join(words)
        elif what < 0.4:
            said = choose.choice([said.upper(), f"{said}!", said.replace(" ", "  "), said.lower()])
        elif what < 0.5:
            context = choose.choice(SECTIONS)
        elif what < 0.55:
            plural = choose.choice([None, f"{said}s", f"{said} 6"])
        found[context, said] = (context, said, plural)
    rows = list(found.values())
    if choose.random() < 0.3:
        choose.shuffle(rows)
    return rows


def templated(source: list[Text]) -> Catalog:
    """The template of the messages."""
    entries = (
        Entry(
            text,
            msgctxt=context,
            plural=plural,
            plurals=("", "") if plural else (),
            references=("n.md:1",),
            flags=("python-brace-format",) if "{" in text else (),
        )
        for context, text, plural in source
    )
    return replace(template(), entries=tuple(entries))


def worked_on(entry: Entry, choose: random.Random, number: int) -> Entry:
    """The entry after a translator's hour; what is written bears the number, to be known again."""
    what = choose.random()
    new = f"übersetzt {number}" + choose.choice(["", "\nin zwei Zeilen", " "])
    if what < 0.1:
        return replace(entry, notes=(*entry.notes, f"Q: why {number}?"))
    if what < 0.15:
        return replace(entry, flags=(*entry.flags, f"flag-{number}"))
    if what < 0.2:
        return replace(entry, notes=entry.notes[1:])
    if entry.obsolete or what < 0.4:
        return entry
    if entry.fuzzy and what < 0.6:
        flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
        entry = replace(entry, flags=flags, previous_msgid=None, previous_msgctxt=None)
        return replace(entry, previous_plural=None)
    if entry.translated and what < 0.8:
        return entry
    if entry.plural is not None:
        return replace(entry, plurals=(f"{new}, eins", choose.choice(["", f"{new}, viele"])))
    return replace(entry, msgstr=new)


def said(found: Catalog) -> set[str]:
    """The lines of all translations of a catalog, and of those that its comments keep."""
    kept = re.compile("handouts: (?:translation|plural form): (.*)")
    notes = [match[1] for e in found.entries for note in e.notes if (match := kept.match(note))]
    texts = [text for e in found.entries for text in (e.msgstr, *e.plurals)]
    return {line.rstrip() for text in (*texts, *notes) for line in text.split("\n")} - {""}


def own_notes(entries: Iterable[Entry]) -> set[str]:
    return {note for e in entries for note in e.notes if not note.startswith("handouts: ")}


def assert_nothing_lost(old: Catalog, new: Catalog) -> None:
    """The translations, comments, flags, confirmations and header of ``old`` are in ``new``."""
    assert said(old) <= said(new)
    assert own_notes(old.entries) <= own_notes(new.entries)
    flags = {flag for e in new.entries for flag in e.flags}
    assert {flag for e in old.entries for flag in e.flags if flag.startswith("flag-")} <= flags
    assert old.fields == {**new.fields, "POT-Creation-Date": old.fields["POT-Creation-Date"]}
    assert (old.trailing, old.header.notes) == (new.trailing, new.header.notes)
    by_key = {e.key: e for e in new.entries}
    for e in old.entries:
        now = by_key.get(e.key)
        if e.translated and not e.fuzzy and (now is None or now.plural == e.plural):
            assert now is not None, e.msgid
            assert (now.msgstr, now.plurals, now.fuzzy) == (e.msgstr, e.plurals, False)


def assert_sound(old: Catalog, source: Catalog, new: Catalog) -> None:
    """``new`` has the source's messages; what is new in it is a fuzzy guess of the same meaning."""
    live = [e for e in new.entries if not e.obsolete]
    assert [(e.key, e.plural) for e in live] == [(e.key, e.plural) for e in source.entries]
    before = {e.key: e for e in old.entries}
    for e in live:
        was = before.get(e.key)
        if was is not None and was.plural == e.plural:
            assert (e.msgstr, e.plurals, e.fuzzy) == (was.msgstr, was.plurals, was.fuzzy)
        elif e.msgstr or any(e.plurals):
            assert e.fuzzy
            assert e.previous_msgid is not None
            assert not change_of(e.previous_msgid, e.msgid, TERMS).critical


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1 << 32), st.integers(1, 12), st.integers(1, 5))
@example(804, 11, 3)  # a guess is taken back whose origin serves another message by now
def test_nothing_is_lost_over_random_edits_of_sources_and_catalogs(
    seed: int, size: int, rounds: int
) -> None:
    choose = random.Random(seed)
    source = texts(choose, size)
    head = 'msgid ""\nmsgstr ""\n"POT-Creation-Date: 2026\\n"\n"X-Own: a\\n"\n"Plural-Forms: '
    there = catalog_of(f'# by Ana\n{head}nplurals=2; plural=n>1;\\n"\n\n# the end\n', "de.po")
    other = catalog('msgctxt "z"\nmsgid "eat not 6"\nmsgstr "von anderswo"\n')
    for turn in range(rounds):
        new = templated(source)
        found = merged(there, new, other).catalog
        assert_nothing_lost(there, found)
        assert_sound(there, new, found)
        assert merged(found, new, other).catalog is found
        text = printed(found.header, found.entries, found.trailing)
        again = catalog_of(text, "de.po")
        assert printed(again.header, again.entries, again.trailing) == text
        assert merged(again, new, other).catalog is again
        works = (worked_on(e, choose, 1000 * turn + n) for n, e in enumerate(again.entries))
        there = replace(again, entries=tuple(works))
        source = edited(source, choose)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 1 << 32), st.integers(1, 12))
def test_sources_that_are_edited_and_put_back_give_back_the_same_catalog(
    seed: int, size: int
) -> None:
    choose = random.Random(seed)
    source: list[Text] = [(context, text, None) for context, text, _ in texts(choose, size)]
    start = merged(replace(template(), header=catalog("").header), templated(source)).catalog
    done = tuple(replace(e, msgstr=f"x{n}", notes=(f"n{n}",)) for n, e in enumerate(start.entries))
    start = replace(start, entries=done)
    # a message that gets plural forms is another message with the same key: that is no edit here
    other: list[Text] = [(context, text, None) for context, text, _ in edited(source, choose)]
    away = merged(start, templated(other)).catalog
    assert merged(away, templated(source)).catalog.live() == start.live()


def started(folder: Path, choose: random.Random) -> tuple[Path, Path, str]:
    """The source, a catalog and its locale in a copy of the real project."""
    tag = choose.choice(REAL.tags())
    project = copied(folder, (tag,))
    return project.content / f"{HANDOUT}.md", po_path(project, tag, HANDOUT), tag


def reworded(text: str, choose: random.Random) -> str:
    """A source file after edits of some of its lines: words and marks, never its structure."""
    lines = text.split("\n")
    body = lines.index("---", 1) + 1
    spots = [
        (place, match.span())
        for place, line in enumerate(lines[body:], body)
        if not line.startswith(("#", "<!--", "> <!--"))
        for match in re.finditer(r"(?<= )[a-z]+(?=[ ,.])(?!.*-->)", line)
    ]
    for place, (start, end) in choose.sample(spots, 8):
        line = lines[place]
        word = line[start:end]
        new = choose.choice([f"{word},", word.upper(), "not", "7", "kindly", f"{word} {word}"])
        lines[place] = line[:start] + new + line[end:]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_lost_when_the_real_handout_is_edited(
    seed: int, tmp_path: Path, run: Program
) -> None:
    choose = random.Random(seed)
    source, path, tag = started(tmp_path, choose)
    project = Project(tmp_path.resolve())
    for turn in range(3):
        source.write_text(reworded(source.read_text("utf-8"), choose), "utf-8")
        before = read(path, path.name)
        update = update_locale(project, parse(tag))[0]
        after = read(path, path.name)
        assert update.changed
        assert update.fuzzy + update.new > 0
        assert_nothing_lost(before, after)
        assert_sound(before, templates(read_sources(project))[HANDOUT], after)
        run("msgfmt", "-o", "/dev/null", path)
        works = tuple(worked_on(e, choose, 1000 * turn + n) for n, e in enumerate(after.entries))
        write(path, replace(after, entries=works))


@pytest.mark.parametrize("seed", range(5))
def test_edits_that_are_all_taken_back_give_back_every_byte(seed: int, tmp_path: Path) -> None:
    choose = random.Random(seed)
    source, path, tag = started(tmp_path, choose)
    project = Project(tmp_path.resolve())
    text, data = source.read_text("utf-8"), path.read_bytes()
    for _ in range(3):
        source.write_text(reworded(source.read_text("utf-8"), choose), "utf-8")
        assert update_locale(project, parse(tag))[0].changed
        assert path.read_bytes() != data
    source.write_text(text, "utf-8")
    assert update_locale(project, parse(tag))[0].changed
    assert path.read_bytes() == data
