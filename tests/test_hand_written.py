"""The files that people write by hand, as the editors of all systems save them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handouts.approvals.approval import read_approvals
from handouts.checks.glossary import locale_glossary
from handouts.clinic import EXAMPLE, read_clinic
from handouts.errors import UnreadableFile
from handouts.meaning.numbers import read_units, read_words
from handouts.meaning.terms import read_terms
from handouts.project import Project
from handouts.text.fonts import FontBook
from tests.sheets import PROJECT

Reader = Callable[[Project], object]

CLINIC = (PROJECT.root / EXAMPLE).read_text("utf-8")
APPROVAL = """
[[approval]]
text = "small"
name = "Ann é"
role = "translator"
credential = "diploma"
date = 2026-01-02
origin = "person"
digest = "sha256:1"
seal = "sha256:2"
"""
FONT = '[[font]]\nfile = "a.ttf" # é\nweight = 400\nscripts = ["Latn"]\n'


def words(project: Project) -> object:
    return read_words(project.locales / "es" / "numbers.toml", "locales/es/numbers.toml")


def units(project: Project) -> object:
    return read_units(project.locales / "es" / "numbers.toml", "locales/es/numbers.toml")


# Each reader of TOML, the file that it reads, and a text that is in order.
FILES: dict[str, tuple[Reader, str, str]] = {
    "clinic": (read_clinic, "clinic.toml", CLINIC),
    "approvals": (lambda p: read_approvals(p, "es"), "locales/es/approvals.toml", APPROVAL),
    "glossary": (
        lambda project: locale_glossary(project, "es"),
        "locales/es/glossary.toml",
        '[terms]\n"nerve" = ["nervio", "é"]\n',
    ),
    "kept": (
        lambda project: locale_glossary(project, "es"),
        "locales/glossary.toml",
        'keep = ["é"]\n',
    ),
    "words": (words, "locales/es/numbers.toml", '[words]\n"é" = 2\n'),
    "units": (units, "locales/es/numbers.toml", '[units]\n"é" = "day"\n'),
    "terms": (read_terms, "content/safety-terms.toml", 'side = ["left", "é"]\n'),
    "fonts": (lambda project: repr(FontBook(project.fonts)._entries), "fonts/fonts.toml", FONT),
}


@pytest.fixture(params=FILES)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Reader, Path, str]:
    reader, name, text = FILES[request.param]
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")

    def read(project: Project) -> object:
        return reader(project)

    return read, path, text


def test_a_byte_order_mark_and_ends_of_lines_of_windows_change_nothing(
    case: tuple[Reader, Path, str], tmp_path: Path
) -> None:
    read, path, text = case
    wanted = read(Project(tmp_path))
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read(Project(tmp_path)) == wanted


@pytest.mark.parametrize(
    ("spoiled", "line"),
    [
        (lambda text: f"# 1\n# é\n{text}".encode("latin-1", "replace"), 2),
        (lambda text: text.encode("utf-16"), 1),
        (lambda text: f"# 1\n\nx = = 2\n{text}".encode(), 3),
        (lambda text: f"x = {'[' * 4000}{']' * 4000}\n{text}".encode(), 0),
        (lambda text: f"{'.'.join('x' * 300)} = 1\n{text}".encode(), 0),
    ],
    ids=["latin-1", "utf-16", "no-toml", "deep-lists", "deep-tables"],
)
def test_what_cannot_be_read_is_told_with_file_line_and_what_to_do(
    case: tuple[Reader, Path, str],
    tmp_path: Path,
    spoiled: Callable[[str], bytes],
    line: int,
) -> None:
    read, path, text = case
    path.write_bytes(spoiled(text))
    with pytest.raises(UnreadableFile) as caught:
        read(Project(tmp_path))
    assert caught.value.path.endswith(path.name)
    assert caught.value.line == line
    assert caught.value.hint


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e400", "0x" + "f" * 5000, "true", "[]"])
@pytest.mark.parametrize("case", ["words", "terms"], indirect=True)
def test_a_number_that_no_text_has_is_refused(
    case: tuple[Reader, Path, str], tmp_path: Path, value: str
) -> None:
    read, path, _ = case
    table = "words" if path.name == "numbers.toml" else "number"
    path.write_text(f'[{table}]\n"two" = {value}\n', "utf-8")
    with pytest.raises(UnreadableFile, match="two"):
        read(Project(tmp_path))


@pytest.mark.parametrize("weight", ["nan", "inf", '"bold"', "[]"])
@pytest.mark.parametrize("case", ["fonts"], indirect=True)
def test_a_weight_that_is_none_is_refused(
    case: tuple[Reader, Path, str], tmp_path: Path, weight: str
) -> None:
    read, path, text = case
    path.write_text(text.replace("400", weight), "utf-8")
    with pytest.raises(UnreadableFile, match="not a list of fonts"):
        read(Project(tmp_path))
