"""docs/extending.md: its blocks are added to a copy of the program, and do what it says."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.projects import edit
from tests.sheets import HANDOUT, PROJECT

GUIDE = (PROJECT.root / "docs" / "extending.md").read_text("utf-8")
BLOCK = re.compile(r"^(```+)(python|diff|toml)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`([\w/.-]+\.(?:py|md|toml))`")


@dataclass(frozen=True)
class Step:
    """A block of the guide: the file that it changes, and how."""

    path: str
    kind: str
    text: str

    def take(self, root: Path) -> None:
        """Do it in a copy of the program."""
        path = root / self.path
        if self.kind == "python":
            assert not path.exists()
            path.write_text(self.text, "utf-8")
        elif self.kind == "toml":
            old = path.read_text("utf-8") if path.exists() else ""
            path.write_text(old + self.text, "utf-8")
        else:
            for hunk in self.text.split("@@\n"):
                change(path, hunk.splitlines())

    @property
    def touched(self) -> int:
        """How many lines it adds or takes away."""
        if self.kind != "diff":
            return self.text.count("\n")
        return len(re.findall(r"^[+-]", self.text, re.MULTILINE))


def change(path: Path, hunk: list[str]) -> None:
    """Replace the lines of a hunk without a plus by those without a minus.

    Where the first line is replaced, it may be the beginning of a longer one.
    """
    old = "\n".join(line[1:] for line in hunk if line[:1] != "+")
    new = "\n".join(line[1:] for line in hunk if line[:1] != "-")
    text = path.read_text("utf-8")
    assert len(re.findall(rf"^{re.escape(old)}", text, re.MULTILINE)) == 1, (path, old)
    path.write_text(text.replace(f"\n{old}", f"\n{new}"), "utf-8")


def steps() -> Iterator[Step]:
    """The blocks in their order; each changes the last file that is named before it."""
    for match in BLOCK.finditer(GUIDE):
        named = FILE.findall(GUIDE[: match.start()])
        yield Step(named[-1], match[2], match[3])


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program to which everything was added that the guide adds."""
    root = tmp_path_factory.mktemp("extended")
    for name in ("handouts", "content", "docs", "tests"):
        kept = shutil.ignore_patterns("__pycache__", "unicode")
        shutil.copytree(PROJECT.root / name, root / name, ignore=kept)
    shutil.copytree(PROJECT.locales / "es", root / "locales" / "es")
    for name in ("clinic.example.toml", "pyproject.toml"):
        shutil.copy(PROJECT.root / name, root)
    (root / "fonts").mkdir()
    for path in PROJECT.fonts.glob("*.ttf"):
        (root / "fonts" / path.name).symlink_to(path)
    shutil.copy(PROJECT.fonts / "fonts.toml", root / "fonts")
    (root / "fonts" / "Own-Regular.ttf").symlink_to(PROJECT.fonts / "NotoSansArmenian-Regular.ttf")
    for step in steps():
        step.take(root)
    return root


def run(root: Path, *words: str) -> str:
    """What a process of the extended program prints."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_guide_names_files_and_names_that_are_there() -> None:
    own = {step.path for step in steps() if step.kind != "diff"}
    for path in FILE.findall(GUIDE):
        place = PROJECT.root / path
        known = {"glossary.toml", "numbers.toml"} | own  # of a locale; made by the guide
        assert path in known or place.is_file() or (PROJECT.root / "docs" / path).is_file(), path
    named = re.findall(r"((?:`\w+`(?:, | and )?)+) in\s+`(handouts/[\w/.]+)`", GUIDE)
    assert len(named) > 8
    for names, path in named:
        text = (PROJECT.root / path).read_text("utf-8")
        assert all(name in text for name in re.findall(r"`(\w+)`", names)), (names, path)


def test_most_of_what_is_added_is_a_line_of_a_file_of_the_program() -> None:
    lines = {
        (step.path, step.text): step.touched
        for step in steps()
        if step.path.startswith("handouts/") and step.path.endswith(".py") and step.kind == "diff"
    }
    assert sorted(lines.values()) == [1, 1, 1, 1, 2, 4]


def test_a_check_is_a_file_and_its_name_in_the_registry(extended: Path) -> None:
    script = (
        "from tests import test_architecture as rooms, test_rules as rules\n"
        "rules.test_the_program_has_the_codes_of_the_table_and_no_other()\n"
        "rules.test_the_document_has_the_codes_of_the_table_and_no_other()\n"
        "rules.test_the_document_says_of_a_code_what_the_table_says('louder')\n"
        "rooms.test_the_document_names_every_room_and_every_module_of_one()\n"
        "(example,) = [text for code, _, text in rules.EXAMPLES if code == 'louder']\n"
        "print({finding.code for finding in rules.report_of(example).findings} >= {'louder'})\n"
    )
    assert run(extended, "-c", script).strip() == "True"


def test_a_language_is_a_row_of_each_list(extended: Path) -> None:
    script = (
        "from handouts.checks.language import Language\n"
        "from handouts.checks.pair import Pair\n"
        "from handouts.checks.safety import check_negation\n"
        "from handouts.cues.lexicon import language_cues\n"
        "from handouts.locale import parse\n"
        "said = ('Ngisni makinën.', 'Mos ngisni makinën.')\n"
        "for text in said:\n"
        "    pair = Pair('Do not drive.', text, Language(parse('sq'), cues=language_cues('sq')))\n"
        "    print([fault.code for fault in check_negation(pair)])\n"
        "print(parse('ach').native_name)\n"
    )
    assert run(extended, "-c", script).split("\n")[:3] == ["['negation']", "[]", "Acoli"]


def test_a_font_is_a_file_and_an_entry(extended: Path) -> None:
    script = (
        "from pathlib import Path\n"
        "from handouts.text.fonts import FontBook\n"
        "book = FontBook(Path('fonts'))\n"
        "for language in ('hy', 'en'):\n"
        "    print(book.choose('Ա', 'Armn', 'Armn', language, strong=False).key)\n"
    )
    assert run(extended, "-c", script).split() == ["Own-Regular", "NotoSansArmenian-Regular"]


def test_a_script_is_a_row_of_what_it_is_and_one_of_how_it_looks(extended: Path) -> None:
    script = (
        "from handouts.page.theme import script_style\n"
        "from handouts.locale import parse\n"
        "locale = parse('mr_Modi')\n"
        "print(ascii(locale.native_digits[0]), script_style(locale).leading)\n"
    )
    assert run(extended, "-c", script).split() == [ascii("\U00011650"), "1.42"]


def test_a_placeholder_is_printed_and_in_the_guide_for_authors(extended: Path) -> None:
    script = (
        "from tests.test_clinic import test_each_placeholder_is_in_the_guide_for_authors as test\n"
        "test()\n"
        "from pathlib import Path\n"
        "from handouts.clinic import read_clinic\n"
        "from handouts.content.markup import fill\n"
        "from handouts.project import Project\n"
        "values = read_clinic(Project(Path())).values('ar')\n"
        "print(ascii(''.join(piece.text for piece in fill('{clinic_fax}', values))))\n"
    )
    assert run(extended, "-c", script).strip() == ascii("\u2066555-0188\u2069")


def test_a_text_of_the_program_goes_to_translators_and_onto_the_sheet(extended: Path) -> None:
    run(extended, "-m", "handouts", "extract")
    run(extended, "-m", "handouts", "update", "es")
    catalog = extended / "locales" / "es" / "LC_MESSAGES" / "interface.po"
    assert 'msgid "Allergies"\nmsgstr ""' in catalog.read_text("utf-8")
    edit(extended / "content" / f"{HANDOUT}.md", "form: [", "form: [allergies, ")
    script = (
        "from handouts import find, render\n"
        "from handouts.reading import read_pdf\n"
        "from pathlib import Path\n"
        f"english, spanish = (render(find(Path()), '{HANDOUT}', tag) for tag in ('en', 'es'))\n"
        "print('Allergies' in read_pdf(english.pdf).pages[0])\n"
        "print({finding.code for finding in spanish.findings}, spanish.pdf)\n"
    )
    assert run(extended, "-c", script).split("\n")[:2] == ["True", "{'untranslated'} None"]


def test_a_paper_is_a_row_of_one_table(extended: Path) -> None:
    run(extended, "-m", "handouts", "build", "--locale", "en", "--paper", "legal")
    assert (extended / "build" / "en" / f"{HANDOUT}.legal.pdf").is_file()
    run(extended, "-m", "handouts", "proof", "en", "--paper", "legal")
    (proof,) = (extended / "build").rglob("*.html")
    assert "on US Legal paper" in proof.read_text("utf-8")
