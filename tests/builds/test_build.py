"""Building: what is written, what stays, and what the manifest says of it."""

import json
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from handouts.builds.job import Job, Result
from handouts.builds.manifest import MANIFEST
from handouts.builds.plan import jobs
from handouts.builds.render import render
from handouts.builds.run import build, build_exit_code
from handouts.clinic import CLINIC, EXAMPLE
from handouts.errors import UsageError
from handouts.locale import SOURCE_TAG
from handouts.project import Project
from handouts.reading import read_pdf
from tests.projects import catalog, copied, edit, general
from tests.sheets import HANDOUT


def built(project: Project, **options: Any) -> tuple[Result, ...]:
    return build(project, jobs(project, **options), project.root / "build")


def rows(project: Project) -> dict[str, dict[str, Any]]:
    listed = json.loads((project.root / "build" / MANIFEST).read_text("utf-8"))["sheets"]
    return {row["path"]: row for row in listed}


def codes(results: tuple[Result, ...]) -> set[str]:
    return {finding.code for result in results for finding in result.rendered.findings}


def test_all_languages_are_built_by_default(tmp_path: Path) -> None:
    project = copied(tmp_path, ("es", "ar"))
    results = built(project)
    assert build_exit_code(results) == 0
    assert sorted(rows(project)) == [f"{tag}/{HANDOUT}.pdf" for tag in ("ar", "en", "es")]
    row = rows(project)[f"es/{HANDOUT}.pdf"]
    data = (project.root / "build" / row["path"]).read_bytes()
    assert (row["pages"], row["bytes"], row["paper"]) == (2, len(data), "letter")
    assert 12 <= row["body_pt"] <= 16
    assert row["findings"] == []


def test_the_other_paper_has_its_name_in_the_file(tmp_path: Path) -> None:
    project = copied(tmp_path, ())
    assert built(project, paper="a4")[0].path == f"en/{HANDOUT}.a4.pdf"
    assert built(project, paper="letter")[0].path == f"en/{HANDOUT}.pdf"
    (project.root / CLINIC).write_text(
        (project.root / EXAMPLE).read_text("utf-8").replace('"US"', '"DE"'), "utf-8"
    )
    assert built(project)[0].path == f"en/{HANDOUT}.pdf"
    assert rows(project)[f"en/{HANDOUT}.pdf"]["paper"] == "a4"
    assert built(project, paper="letter")[0].path == f"en/{HANDOUT}.letter.pdf"


def test_two_sheets_never_have_one_place() -> None:
    """Not even where a handout is called after another one and a paper."""
    names = ("knee", "knee-a4", "knee-letter", "knee-draft", "knee-withheld", "knee-a4-draft")
    wanted = [
        Job(name, "es", paper, draft)
        for name in names
        for paper in ("a4", "letter")
        for draft in (False, True)
    ]
    places = [job.path("letter") for job in wanted]
    places += [place.replace(".pdf", ".withheld.pdf") for place in places]
    assert len({*places}) == 2 * len(wanted)


def test_a_handout_may_be_called_after_another_and_a_paper_but_not_with_a_full_stop(
    tmp_path: Path,
) -> None:
    project = general(tmp_path, 7)
    text = (project.content / "summer.md").read_text("utf-8")
    name = "summer-a4"
    (project.content / f"{name}.md").write_text(text.replace("id: summer", f"id: {name}"))
    for paper in ("letter", "a4"):
        results = built(project, handouts=["summer", "summer-a4"], paper=paper)
        assert build_exit_code(results) == 0
    assert sorted(rows(project)) == [
        "en/summer-a4.a4.pdf",
        "en/summer-a4.pdf",
        "en/summer.a4.pdf",
        "en/summer.pdf",
    ]
    # no id has a full stop, so that none is another's on a paper
    (project.content / "summer.a4.md").write_text(text.replace("id: summer", "id: summer.a4"))
    assert project.handouts() == ("summer", "summer-a4")


@pytest.mark.parametrize("name", [EXAMPLE, CLINIC])
def test_a_finding_about_the_clinic_names_the_file_that_was_read(tmp_path: Path, name: str) -> None:
    project = copied(tmp_path, ())
    (project.root / EXAMPLE).rename(project.root / name)
    edit(project.root / name, "Riverside Pain", "Riverside \uaa00 Pain")
    found = built(project)[0].rendered.findings
    assert [(f.code, f.where.path) for f in found] == [("missing-glyph", name)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("durante al menos 6 horas", "durante al menos 8 horas", "number-changed"),
        ("Llámenos si tiene", "Llámenos al {clinic_phone} si tiene", "placeholder-added"),
        ("**Pídale a alguien**", "Pídale a alguien", "markup"),
        ('msgid "bleeding"\nmsgstr "sangrado"', 'msgid "bleeding"\nmsgstr ""', "untranslated"),
        (
            '\nmsgctxt "call"\nmsgid "bleeding"',
            '\n#, fuzzy\nmsgctxt "call"\nmsgid "bleeding"',
            "fuzzy",
        ),
        ('sangrado"', 'sangrado \uaa00"', "missing-glyph"),
    ],
)
def test_a_finding_stops_the_sheet_and_its_older_file_goes_aside(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    project = copied(tmp_path)
    built(project)
    path = project.root / "build" / "es" / f"{HANDOUT}.pdf"
    before = path.read_bytes()
    edit(catalog(project), old, new)
    results = built(project)
    assert code in codes(results)
    assert build_exit_code(results) == 1
    assert [result.job.tag for result in results if result.built] == [SOURCE_TAG]
    assert not path.exists(), "old paper does not carry the good name"
    assert path.with_suffix(".withheld.pdf").read_bytes() == before
    row = rows(project)[f"es/{HANDOUT}.pdf"]
    assert str(catalog(project).relative_to(project.root)) in row["reason"]
    assert "build it again" in row["reason"]
    assert (row["state"], row["aside"]) == ("withheld", f"es/{HANDOUT}.withheld.pdf")
    assert row["sha256"] == sha256(before).hexdigest(), "what is known of the older file stays"
    finding = next(f for r in results for f in r.rendered.findings if f.code == code)
    assert finding.where.path.endswith(f"es/LC_MESSAGES/{HANDOUT}.po")
    assert finding.where.line > 0


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda data: data.replace(b'msgid "bleeding"', b'msgid "bleeding'), "quote"),
        (lambda data: data.decode().encode("latin-1", "replace"), "not"),
        (lambda data: b"\xff\xfe" + data.decode().encode("utf-16-le"), "UTF-16"),
    ],
)
def test_a_catalog_that_cannot_be_read_has_an_exit_code_of_its_own(
    tmp_path: Path, damage: Any, message: str
) -> None:
    project = copied(tmp_path)
    built(project)
    path = project.root / "build" / "es" / f"{HANDOUT}.pdf"
    before = path.read_bytes()
    catalog(project).write_bytes(damage(catalog(project).read_bytes()))
    results = built(project)
    assert build_exit_code(results) == 3
    spanish = next(result for result in results if result.job.tag == "es")
    assert message in str(spanish.rendered.findings[0])
    assert not path.exists()
    assert path.with_suffix(".withheld.pdf").read_bytes() == before
    assert any(result.built for result in results), "the others are built all the same"


def test_a_draft_has_a_file_of_its_own_and_english_in_the_gaps(tmp_path: Path) -> None:
    project = copied(tmp_path)
    edit(catalog(project), 'msgid "bleeding"\nmsgstr "sangrado"', 'msgid "bleeding"\nmsgstr ""')
    results = built(project, locales=["es"], draft=True)
    assert build_exit_code(results) == 0
    assert results[0].path == f"es/{HANDOUT}.draft.pdf"
    assert "untranslated" in codes(results)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("durante al menos 6 horas", "durante al menos 8 horas", "number-changed"),
        ("Llámenos si tiene", "Llámenos al {clinic_phone} si tiene", "placeholder-added"),
        ('sangrado"', 'sangrado \uaa00"', "missing-glyph"),
    ],
)
def test_a_draft_overrides_no_number_placeholder_or_glyph(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    project = copied(tmp_path)
    edit(catalog(project), old, new)
    results = built(project, locales=["es"], draft=True)
    assert code in codes(results)
    assert build_exit_code(results) == 1


def test_a_source_that_breaks_the_dialect_stops_its_sheets(tmp_path: Path) -> None:
    project = copied(tmp_path)
    edit(project.content / f"{HANDOUT}.md", "## Risks {#risks}", "## Risks")
    results = built(project)
    assert build_exit_code(results) == 1
    assert not any(result.built for result in results)


def test_a_general_text_that_leaves_room_gets_lines_for_notes(tmp_path: Path) -> None:
    done = render(general(tmp_path, 5), "summer", "en")
    assert done.pdf is not None, done.findings
    assert done.body == 16


@pytest.mark.parametrize("pages", [1, 2])
def test_a_short_text_is_one_page_where_it_says_so_else_page_2_is_for_notes(
    tmp_path: Path, pages: int
) -> None:
    project = general(tmp_path, 1)
    edit(project.content / "summer.md", "kind: general", f"kind: general\npages: {pages}")
    done = render(project, "summer", "en")
    assert done.pdf is not None, done.findings
    assert done.body == 16
    printed = read_pdf(done.pdf).pages
    assert len(printed) == pages
    assert "My notes and questions" in printed[-1]


def test_a_text_that_does_not_fit_says_what_to_shorten(tmp_path: Path) -> None:
    done = render(general(tmp_path, 20), "summer", "en")
    assert [finding.code for finding in done.findings] == ["too-long"]
    assert "night by about" in done.findings[0].hint
    assert "day by about" in done.findings[0].hint


def test_shortening_by_as_much_as_it_says_makes_it_fit(tmp_path: Path) -> None:
    project = general(tmp_path, 19)
    done = render(project, "summer", "en")
    assert done.findings[0].code == "too-long"
    words = done.findings[0].hint.replace(",", "").split()
    cut = {name: int(words[words.index(name) + 3]) for name in ("day", "night")}
    path = project.content / "summer.md"
    before, middle, after = path.read_text("utf-8").partition("## The night")
    shorter = before[: -cut["day"]].rstrip() + "\n\n" + middle + after[: -cut["night"]].rstrip()
    path.write_text(shorter + "\n", "utf-8")
    assert render(project, "summer", "en").pdf is not None


def test_names_that_do_not_exist_are_refused(tmp_path: Path) -> None:
    project = copied(tmp_path)
    with pytest.raises(UsageError, match="no handout"):
        jobs(project, ["knee"])
    with pytest.raises(UsageError, match="no catalogs"):
        jobs(project, locales=["km"])
    with pytest.raises(UsageError, match="unknown paper"):
        jobs(project, paper="a5")


def test_the_manifest_keeps_what_an_earlier_build_made(tmp_path: Path) -> None:
    project = copied(tmp_path)
    built(project)
    built(project, locales=["en"])
    assert sorted(rows(project)) == [f"en/{HANDOUT}.pdf", f"es/{HANDOUT}.pdf"]
    (project.root / "build" / "es" / f"{HANDOUT}.pdf").unlink()
    built(project, locales=["en"])
    assert sorted(rows(project)) == [f"en/{HANDOUT}.pdf"]


def test_a_job_names_its_file() -> None:
    assert Job("a", "es", "a4").path("a4") == "es/a.pdf"
    assert Job("a", "es", "letter", draft=True).path("a4") == "es/a.letter.draft.pdf"


def test_a_verified_sheet_is_read_again_before_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copied(tmp_path)
    job = replace(jobs(project, locales=["es"])[0], read_back=True)
    assert build_exit_code(build(project, [job], tmp_path / "build")) == 0
    before = (tmp_path / "build" / "es" / f"{HANDOUT}.pdf").read_bytes()
    blank = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(blank)
    monkeypatch.setattr("handouts.builds.render.pdf", lambda _: blank.getvalue())
    results = build(project, [job], tmp_path / "build")
    assert build_exit_code(results) == 1
    assert {"printed-pages", "printed-text", "printed-numbers"} <= codes(results)
    assert not (tmp_path / "build" / "es" / f"{HANDOUT}.pdf").exists()
    assert (tmp_path / "build" / "es" / f"{HANDOUT}.withheld.pdf").read_bytes() == before


def test_a_file_that_cannot_be_written_does_not_keep_back_the_others(tmp_path: Path) -> None:
    project = copied(tmp_path)
    blocked = tmp_path / "build" / "en" / f"{HANDOUT}.pdf"
    (blocked / "kept").mkdir(parents=True)
    results = built(project)
    assert build_exit_code(results) == 3
    assert [result.job.tag for result in results if result.built] == ["es"]
    assert (blocked / "kept").is_dir()
    assert rows(project)[f"es/{HANDOUT}.pdf"]["pages"] == 2
    row = rows(project)[f"en/{HANDOUT}.pdf"]
    assert "cannot be written" in row["findings"][0]["message"]
    assert row["state"] == "missing"  # a folder is no older sheet


def test_only_a_sheet_that_was_written_has_a_digest_of_what_it_was_made_from(
    tmp_path: Path,
) -> None:
    project = copied(tmp_path)
    edit(catalog(project), 'msgid "bleeding"\nmsgstr "sangrado"', 'msgid "bleeding"\nmsgstr ""')
    built(project)
    there = rows(project)
    assert there[f"en/{HANDOUT}.pdf"]["inputs"].startswith("sha256:")
    assert there[f"es/{HANDOUT}.pdf"]["inputs"] == ""


def test_a_draft_is_not_released_from_python_either(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a draft is not for patients"):
        render(copied(tmp_path), HANDOUT, "es", draft=True, release=True)
