"""A project whose catalogs go out as XLIFF and come back, changed as a test wants."""

import re
from pathlib import Path

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog, read
from handouts.exchange.exchange import Imported, export_xliff, import_xliff
from handouts.locale import parse
from handouts.project import Project
from tests.projects import catalog, copied


class Trip:
    """A project with one locale, and the XLIFF file that was exported from it."""

    def __init__(self, folder: Path, tag: str = "es") -> None:
        self.project: Project = copied(folder, (tag,))
        self.tag = tag
        self.po = catalog(self.project, tag)
        self.file = folder / "back.xlf"

    def export(self) -> str:
        """Write the file; its text."""
        self.file.write_bytes(export_xliff(self.project, parse(self.tag)).data)
        return self.file.read_text("utf-8")

    def change(self, pattern: str, new: str) -> None:
        """Change the one place of the exported file that the pattern matches."""
        text, count = re.subn(pattern, new, self.file.read_text("utf-8"), flags=re.DOTALL)
        assert count == 1, f"{count} of {pattern}"
        self.file.write_text(text, "utf-8")

    def back(self) -> Imported:
        return import_xliff(self.project, self.file)

    def catalog(self) -> Catalog:
        return read(self.po, "es.po")

    def entry(self, msgid: str) -> Entry:
        (found,) = (e for e in self.catalog().entries if e.msgid == msgid)
        return found

    def told(self, msgid: str) -> tuple[str, bool]:
        """The translation of a message, and whether it is fuzzy."""
        entry = self.entry(msgid)
        return entry.msgstr, entry.fuzzy

    def plain(self, place: int = 0) -> tuple[str, str]:
        """A message without marks, and its translation."""
        found = [e for e in self.catalog().entries if not set("{*") & set(e.msgid + e.msgstr)]
        return found[place].msgid, found[place].msgstr

    def bytes(self) -> dict[str, bytes]:
        """Every catalog as it is on disk."""
        return {str(path): path.read_bytes() for path in self.project.locales.rglob("*.po")}


def segment(msgid: str, msgstr: str) -> str:
    """A pattern for the target of a segment in an exported file."""
    return f"(<source>{re.escape(msgid)}</source>\n<target>){re.escape(msgstr)}(</target>)"
