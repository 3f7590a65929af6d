"""What a clinic leaves out, and what it has of its own, on its sheets."""

import re
from pathlib import Path

import pytest

from handouts.builds.plan import jobs
from handouts.builds.render import Renderer, render
from handouts.catalogs.extract import template
from handouts.clinic import CLINIC, EXAMPLE
from handouts.content.load import read_sources
from handouts.project import Project
from handouts.ucd import category
from tests.projects import copied, edit, general
from tests.readers import texts

LEFT_OUT = "(?m)^(website|after_hours) = .*\n"


def clinic(project: Project, old: str = "", new: str = "", left_out: str = "") -> None:
    text = (project.root / EXAMPLE).read_text("utf-8")
    text = re.sub(left_out, "", text) if left_out else text
    (project.root / CLINIC).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose lead has a value of the clinic's own."""
    project = general(tmp_path / "p", 9)
    edit(project.content / "summer.md", "A lead.", "Fax to {fax} first.")
    return project


def test_a_clinic_that_leaves_values_out_has_no_row_and_no_dangling_sign(tmp_path: Path) -> None:
    project = copied(tmp_path, ("ar",))
    clinic(project, left_out=LEFT_OUT)
    for tag in ("en", "ar"):
        done = render(project, "lumbar-sympathetic-block", tag, draft=True)
        assert done.pdf, done.findings
        path = tmp_path / f"{tag}.pdf"
        path.write_bytes(done.pdf)
        for text in texts(path).values():
            assert "After hours" not in text
            assert "خارج" not in text
            assert not re.search(r"·\s*(·|\n|$)|\n\s*·", text)


def test_a_text_with_a_value_of_the_clinics_own_prints_it(project: Project) -> None:
    clinic(project, "[values]\n", '[values]\nfax = "555-0188 x7"\n')
    sources = read_sources(project)
    assert not sources.findings
    comments = [entry.comments for entry in template(sources.handouts[0]).entries]
    assert any("{fax} is replaced by a value of the clinic's own" in str(each) for each in comments)
    done = render(project, "summer", "en", draft=True)
    assert done.pdf, done.findings
    path = project.root / "summer.pdf"
    path.write_bytes(done.pdf)
    assert all("Fax to 555-0188 x7 first." in text for text in texts(path).values())


def test_a_value_that_no_clinic_has_is_told_with_what_to_add(project: Project) -> None:
    (finding,) = read_sources(project).findings
    assert (finding.code, str(finding.where)) == ("unknown-placeholder", "content/summer.md:8")
    assert "add fax to [values] in clinic.toml" in finding.hint


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("clinic_website", "website"),
        ("clinic_phone_after_hours", "after_hours under [telephones]"),
    ],
)
def test_a_text_with_a_value_that_is_left_out_is_told(
    project: Project, name: str, key: str
) -> None:
    edit(project.content / "summer.md", "{fax}", f"{{{name}}}")
    assert not read_sources(project).findings
    clinic(project, left_out=LEFT_OUT)
    (finding,) = read_sources(project).findings
    assert (finding.code, str(finding.where)) == ("no-value", "content/summer.md:8")
    assert f"write {key} in clinic.toml" in finding.hint
    done = render(project, "summer", "en", draft=True)
    assert (done.pdf, done.findings) == (None, (finding,))


def test_a_broken_clinic_is_told_alone(project: Project) -> None:
    clinic(project, 'country = "US"', 'country = "Utopia"')
    assert not read_sources(project).findings


@pytest.mark.parametrize("tag", ["ar", "ru"])
def test_numbers_with_letters_and_extensions_are_read_back(tmp_path: Path, tag: str) -> None:
    project = copied(tmp_path, (tag,))
    number = "+1 (612) 555-0143 ext. 77"
    clinic(project, '"555-0123"', f'"{number} / 1-800-555-PAIN"')
    (job,) = jobs(project, locales=[tag], draft=True, read_back=True)
    done = Renderer(project).render(job)
    assert done.pdf, done.findings
    assert not [finding for finding in done.findings if finding.code.startswith("printed-")]
    path = tmp_path / "x.pdf"
    path.write_bytes(done.pdf)
    # pdfium tells directions by marks of its own
    found = "".join(c for c in texts(path)["pdfium"] if not c.isspace() and category(c) != "Cf")
    assert "".join(number.split()) in found
    assert "1-800-555-PAIN" in found
