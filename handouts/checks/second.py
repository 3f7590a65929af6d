"""A second reader of PO files: what two parsers read differently, a translator's tool may too.

polib is the parser that much of the field uses. Where it does not find in a file what we find,
Poedit, Weblate or a script may show another text than the one that is printed. The door to polib.
"""

from collections.abc import Iterator
from pathlib import Path

import polib

from handouts.catalogs.entry import Key
from handouts.catalogs.po import Catalog, ReadCatalog
from handouts.findings import Finding, Where
from handouts.rules import finding


def second_reading(path: Path, first: ReadCatalog) -> tuple[Finding, ...]:
    """A warning for each entry in use that polib reads otherwise than it was read at ``first``."""
    return tuple(_differences(path, first.catalog, first.charset))


def _differences(path: Path, catalog: Catalog, charset: str) -> Iterator[Finding]:
    try:
        read = polib.pofile(str(path), encoding=charset)
    except (OSError, ValueError, IndexError) as problem:
        # polib's own message repeats the whole path; its reason stands after the last colon.
        yield _finding(Where(catalog.path), f"polib cannot read it: {str(problem).split(': ')[-1]}")
        return
    theirs: dict[Key, tuple[str, bool]] = {
        (entry.msgctxt, entry.msgid): (entry.msgstr, "fuzzy" in entry.flags)
        for entry in read
        if not entry.obsolete and not entry.msgid_plural
    }
    for key, entry in catalog.live().items():
        if entry.plural is None and theirs.get(key) != (entry.msgstr, entry.fuzzy):
            where = Where(catalog.path, entry.line, entry.msgctxt or "")
            yield _finding(where, "polib reads another translation, or another state")


def _finding(where: Where, message: str) -> Finding:
    hint = f"write the file anew: msgcat -o {where.path} {where.path}; then compare"
    return finding("second-reader", where, message, hint)
