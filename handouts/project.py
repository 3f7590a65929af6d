"""A project on disk: its folders and what lies in them."""

import errno
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath

from handouts.errors import UnreadableFile, UsageError
from handouts.findings import Finding, Where
from handouts.locale import PSEUDO_TAGS, SOURCE_TAG, parse
from handouts.rules import finding

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""The ids of handouts and of their sections: names of files, of catalogs, of contexts."""

_SUFFIXES = (".md", ".markdown", ".mdown")
_PICTURE = ".svg"

SAFETY_TERMS = "safety-terms.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """Where a project keeps its texts, its translations and its fonts."""

    root: Path

    @property
    def content(self) -> Path:
        """The folder of the English texts."""
        return self.root / "content"

    @property
    def locales(self) -> Path:
        """The folder of the catalogs."""
        return self.root / "locales"

    @property
    def fonts(self) -> Path:
        """The folder of the fonts: the project's own, else the program's."""
        own = self.root / "fonts"
        return own if (own / "fonts.toml").is_file() else program_fonts()

    @property
    def safety_terms(self) -> Path:
        """The list of words whose change is critical that the project adds to the program's."""
        return self.content / SAFETY_TERMS

    def name_of(self, path: Path) -> str:
        """A path as messages show it: relative to the project where it lies inside."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return str(path)

    def handouts(self) -> tuple[str, ...]:
        """The ids of the handouts, sorted: the stems of the files in ``content/``."""
        return tuple(sorted(path.stem for path in self._texts() if _is_handout(path)))

    def misnamed(self) -> tuple[Path, ...]:
        """The files in ``content/`` that look like handouts, and have no id for a name, sorted."""
        return tuple(sorted(path for path in self._texts() if not _is_handout(path)))

    def orphans(self) -> tuple[Path, ...]:
        """The files in ``content/`` that look like pictures, and are beside no text, sorted."""
        found = (path for path in self.content.glob("*") if path.suffix.lower() == _PICTURE)
        known = {f"{name}{_PICTURE}" for name in self.handouts()}
        return tuple(
            sorted(path for path in found if path.name not in known and path.name[0] != ".")
        )

    def _texts(self) -> Iterator[Path]:
        for path in self.content.glob("*"):
            # What starts with a dot is an editor's: a lock, a copy, what macOS keeps of a file.
            if path.suffix.lower() in _SUFFIXES and not path.name.startswith("."):
                yield path

    def tags(self) -> tuple[str, ...]:
        """The tags of the locales that have a folder of catalogs, sorted; English is not one.

        Nor is a pseudo-locale: it is made when it is asked for by name, and never for patients.
        What is no locale is passed over; ``strays`` has it.
        """
        return tuple(sorted(found for found in self._locales() if isinstance(found, str)))

    def tag_of(self, locale: str, *besides: str) -> str:
        """The tag of a locale that has catalogs here, or is one of ``besides``, as gettext spells.

        Raises UsageError for any other.
        """
        tag = parse(locale).tag
        if tag not in (*besides, *self.tags()):
            self.refuse_elsewhere(tag)
            there = ", ".join(self.tags()) or "none yet"
            hint = f"start them: handouts init {tag}; those that have some: {there}"
            raise UsageError(f"locale {tag} has no catalogs", hint)
        return tag

    def refuse_elsewhere(self, tag: str) -> None:
        """Raise UsageError where a locale's catalogs are here, but in another folder than its own.

        To start them anew would leave its translations unused. Raises UnreadableFile where they
        are in its own, which cannot be read.
        """
        for stray in self.strays():
            try:
                alike = parse(PurePosixPath(stray.where.path).name).tag == tag
            except UsageError:
                continue
            if alike and stray.code == "unreadable":
                raise UnreadableFile(stray.where.path, stray.message, stray.hint)
            if alike:
                raise UsageError(f"{stray.where.path}: {stray.message}", stray.hint)

    def strays(self) -> tuple[Finding, ...]:
        """An error for each folder of catalogs of which no sheet is made, by its name.

        Its name is no tag of a language, or not as tags are spelled here; its catalogs are not
        where they belong; or it cannot be read.
        """
        found = [found for found in self._locales() if isinstance(found, Finding)]
        return tuple(sorted(found, key=lambda finding: finding.where.path))

    def _locales(self) -> Iterator[str | Finding]:
        """The tag of each locale with catalogs; a finding for each folder that is none."""
        try:
            folders = list(self.locales.iterdir())
        except FileNotFoundError:
            return
        except OSError as problem:
            yield self._shut(self.locales, problem)
            return
        for folder in folders:
            # English needs no catalogs, though some programs keep one; others hide their own here.
            if folder.name.startswith(".") or folder.name in (SOURCE_TAG, *PSEUDO_TAGS):
                continue
            try:
                messages = folder / "LC_MESSAGES"
                if messages.is_dir():
                    yield self._locale(folder) if _is_open(messages) else self._shut(folder)
                elif any(folder.glob("*.po")):
                    hint = f"move them to {folder.name}/LC_MESSAGES/"
                    yield self._stray(folder, "its catalogs are not in LC_MESSAGES", hint)
            except OSError as problem:
                yield self._shut(folder, problem)

    def _locale(self, folder: Path) -> str | Finding:
        try:
            tag = parse(folder.name).tag
        except UsageError as problem:
            hint = f"{problem.hint}; rename the folder, or move it out of {self.locales.name}/"
            return self._stray(folder, problem.message, hint)
        if tag != folder.name:
            said = f"the tag of this language is spelled {tag}"
            return self._stray(folder, said, f"rename the folder to {tag}")
        return tag

    def _stray(self, folder: Path, message: str, hint: str) -> Finding:
        return finding("unknown-locale", Where(self.name_of(folder)), message, hint)

    def _shut(self, folder: Path, problem: OSError | None = None) -> Finding:
        problem = problem or PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        said = problem.strerror or str(problem)
        denied = isinstance(problem, PermissionError)
        hint = "give yourself the right to read the folder" if denied else "look at the folder"
        return finding("unreadable", Where(self.name_of(folder)), said, hint)


def _is_open(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.X_OK)


def _is_handout(path: Path) -> bool:
    return path.suffix == _SUFFIXES[0] and ID.fullmatch(path.stem) is not None


def find(start: Path) -> Project:
    """The project that ``start`` stands in: the nearest folder that has texts in ``content/``.

    Raises UsageError where there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        project = Project(folder)
        if project.handouts():
            return project
    raise UsageError(
        f"no project at {start}: neither it nor a folder above it has content/*.md",
        "go to the project's folder, or name it: --project DIR",
    )


def program_fonts() -> Path:
    """The folder of the fonts that come with the program."""
    package = Path(str(files("handouts")))
    # A wheel carries the folder inside the package; a checkout has it beside it.
    inside = package / "_fonts"
    return inside if inside.is_dir() else package.parent / "fonts"
