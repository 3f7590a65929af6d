"""Small projects on disk for tests, made from the real one."""

import shutil
from pathlib import Path

from handouts.clinic import EXAMPLE
from handouts.project import Project
from tests.sheets import HANDOUT, PROJECT

PARAGRAPH = (
    "Drink a glass of water in the morning and another one at noon. Take a short walk when the "
    "sun is low. Rest when you feel tired, and call a friend if the day is long."
)


def copied(folder: Path, tags: tuple[str, ...] = ("es",)) -> Project:
    """A project with the real handout and some of its locales; the fonts are the program's own.

    Nothing of it is read back: what the shipped back-translations show is for the tests of them.
    """
    for name in ("content",):
        shutil.copytree(PROJECT.root / name, folder / name)
    for tag in tags:
        unread = shutil.ignore_patterns("back")
        shutil.copytree(PROJECT.locales / tag, folder / "locales" / tag, ignore=unread)
    shutil.copy(PROJECT.root / EXAMPLE, folder / EXAMPLE)
    return Project(folder.resolve())


def general(folder: Path, paragraphs: int) -> Project:
    """A project with one general handout of two sections and as many paragraphs in each."""
    (folder / "content").mkdir(parents=True)
    text = "---\nid: summer\nkind: general\nrevision: 2026-06-01\n---\n# Hot days\n\nA lead.\n"
    for section in ("day", "night"):
        text += f"\n## The {section} {{#{section}}}\n" + f"\n{PARAGRAPH}\n" * paragraphs
    (folder / "content" / "summer.md").write_text(text, "utf-8")
    shutil.copy(PROJECT.root / EXAMPLE, folder / EXAMPLE)
    return Project(folder.resolve())


def catalog(project: Project, tag: str = "es") -> Path:
    """The PO file of the real handout in a copied project."""
    return project.locales / tag / "LC_MESSAGES" / f"{HANDOUT}.po"


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in the file; fails where it does not."""
    text = path.read_text("utf-8")
    assert old in text, f"{path} has no {old!r}"
    path.write_text(text.replace(old, new), "utf-8")
