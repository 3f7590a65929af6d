"""Pseudo-locales: made from the English, readable, and as sound as any translation."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.builds.plan import jobs
from handouts.builds.render import Renderer, render
from handouts.builds.run import build
from handouts.catalogs.extract import templates
from handouts.catalogs.init import init_locale
from handouts.catalogs.pseudo import GROWTH, pseudo, pseudo_catalog
from handouts.checks.check import check_catalog
from handouts.content.load import read_sources
from handouts.content.markup import placeholders, strong_marks, wrong_marks
from handouts.errors import UsageError
from handouts.locale import PSEUDO_TAGS, parse
from handouts.text import bidi
from tests.checks.checking import expected
from tests.projects import copied
from tests.sheets import HANDOUT, PROJECT, typeset_sheet

RLO, PDF = "\u202e", "\u202c"
SENTENCE = "Do **not** eat for 6 hours. Call {clinic_phone} before 8:30."


def test_accents_keep_placeholders_marks_and_numbers() -> None:
    told = pseudo(SENTENCE, "en_XA")
    assert told.startswith("[") and told.endswith("]")
    assert placeholders(told) == ("clinic_phone",)
    assert strong_marks(told) == 1 and not wrong_marks(told)
    assert " 6 " in told and " 8:30." in told


def test_no_letter_that_may_change_stays_without_an_accent() -> None:
    told = pseudo("The quick brown fox jumps over the lazy dog", "en_XA")
    assert not [char for char in told if char.isascii() and char.isalpha()]


@pytest.mark.parametrize("text", ["Risks", SENTENCE, "Nerves there carry pain signals. " * 9])
def test_accents_make_a_text_about_a_third_longer(text: str) -> None:
    assert len(pseudo(text, "en_XA")) == pytest.approx((1 + GROWTH) * len(text), abs=1)


def test_a_mirrored_word_stands_in_an_override_and_everything_else_does_not() -> None:
    assert pseudo("Eat **no** 8 figs, {page}.", "ar_XB") == (
        f"{RLO}Eat{PDF} **{RLO}no{PDF}** 8 {RLO}figs{PDF}, {{page}}."
    )


def test_a_mirrored_text_reads_from_right_to_left_with_its_numbers_whole() -> None:
    text = pseudo("Wait 24 hours", "ar_XB")
    shown = [text[place] for place in bidi.reorder(bidi.levels(text, "rtl"))]
    assert "".join(char for char in shown if char not in (RLO, PDF)) == "sruoh 24 tiaW"


TEXTS = st.text("ab Z9.,()'-\u00e9*{}\n", max_size=60) | st.text(max_size=40)


@given(TEXTS)
def test_every_override_is_closed_in_the_word_that_opens_it(text: str) -> None:
    told = pseudo(text.replace(RLO, "").replace(PDF, ""), "ar_XB")
    depth = 0
    for char in told:
        depth += (char == RLO) - (char == PDF)
        assert depth in (0, 1)
        assert depth == 0 or not char.isspace()
    assert depth == 0


@given(TEXTS)
def test_without_what_it_adds_a_mirrored_text_is_the_text(text: str) -> None:
    text = text.replace(RLO, "").replace(PDF, "")
    assert pseudo(text, "ar_XB").replace(RLO, "").replace(PDF, "") == text


@pytest.mark.parametrize("tag", PSEUDO_TAGS)
def test_a_pseudo_locale_keeps_every_mark_placeholder_and_number(tag: str) -> None:
    for template in templates(read_sources(PROJECT)).values():
        told = pseudo_catalog(template, tag)
        assert len(told.live()) == len(template.entries) > 0
        found = {finding.code for finding in check_catalog(told, expected(template, tag))}
        assert not found & {"placeholder-lost", "placeholder-added", "markup", "number-changed"}


@pytest.mark.parametrize("spelling", ["en_XA", "en-XA", "EN-xa", "ar_XB", "ar-xb"])
def test_a_pseudo_locale_is_a_locale_in_either_spelling(spelling: str) -> None:
    locale = parse(spelling)
    assert locale.tag in PSEUDO_TAGS
    assert locale.direction == ("rtl" if locale.tag == "ar_XB" else "ltr")
    assert locale.script == "Latn"


@pytest.mark.parametrize("tag", PSEUDO_TAGS)
def test_a_pseudo_locale_builds_a_sheet_without_any_file_on_disk(tag: str, tmp_path: Path) -> None:
    project = copied(tmp_path, ())
    sheet = render(project, HANDOUT, tag)
    assert sheet.pdf is not None, sheet.findings
    assert not sheet.findings
    assert not project.locales.exists()


def test_a_pseudo_sheet_is_built_even_where_all_are_read_again(tmp_path: Path) -> None:
    project = copied(tmp_path, ())
    (job,) = jobs(project, locales=["ar_XB"])
    (done,) = build(project, [replace(job, read_back=True)], tmp_path / "out")
    assert done.built, done.rendered.findings


def test_the_mirrored_sheet_is_the_mirror_of_the_english_page() -> None:
    english, mirrored = (typeset_sheet(tag, "a4") for tag in ("en", "ar_XB"))
    paper = english.design.paper
    for one, other in zip(english.pages, mirrored.pages, strict=True):
        for (x, _, width, _), (there, *_) in zip(one.columns, other.columns, strict=True):
            assert there == pytest.approx(paper.width - x - width)


@pytest.mark.parametrize("of", [lambda p: p.tags(), lambda p: [job.tag for job in jobs(p)]])
def test_pseudo_locales_are_neither_listed_nor_built_unless_named(
    tmp_path: Path, of: Callable[..., list[str]]
) -> None:
    project = copied(tmp_path)
    (project.locales / "en_XA" / "LC_MESSAGES").mkdir(parents=True)
    assert not {*PSEUDO_TAGS} & {*of(project)}


def test_a_pseudo_sheet_never_joins_the_sheets_of_a_full_build(tmp_path: Path) -> None:
    project = copied(tmp_path, ())
    results = build(project, jobs(project), tmp_path / "out")
    assert [result.job.tag for result in results] == ["en"]


def test_a_pseudo_locale_cannot_be_started(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="pseudo-locale"):
        init_locale(copied(tmp_path), parse("ar-XB"))


def test_what_is_printed_of_the_interface_is_pseudo_too(tmp_path: Path) -> None:
    project = copied(tmp_path, ())
    sheet, _ = Renderer(project).sheet(jobs(project, locales=["en_XA"])[0])
    assert sheet is not None
    assert not sheet.interface.foreign
    assert all(text.startswith("[") for text in sheet.interface.values())
