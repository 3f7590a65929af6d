"""Makes the catalogs of back-translations, and brings them up to the translations of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handouts.back.catalog import BackHeader, back_catalog, back_path, counts
from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.po import Catalog, po_path, read, write
from handouts.catalogs.translate import sound
from handouts.files import is_there, locked
from handouts.project import Project

NO_ANSWERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class BackUpdate:
    """What became of one catalog: its texts, how many are read back, how many went.

    ``taken`` counts the answers that came in.
    """

    path: Path
    changed: bool
    total: int
    done: int
    dropped: int
    taken: int


def update_back(
    project: Project,
    tag: str,
    domain: str,
    said: BackHeader,
    answers: Mapping[str, str] = NO_ANSWERS,
) -> BackUpdate | None:
    """What became of the back-translations of a handout, or of the interface; None for no catalog.

    There is an entry for each translation that may be printed. What was read back stays while its
    text is the same; what belongs to another text goes. ``answers`` are by text in one line (see
    ``one_line``), and go where there is none yet. Raises UnreadableFile and UnwritableFile.
    """
    source = po_path(project, tag, domain)
    if not is_there(source):
        return None
    translated = sound(read(source, project.name_of(source)))
    path = back_path(project, tag, domain)
    with locked(path):
        old = back_catalog(project, tag, domain)
        live = old.live()
        before = {key: _kept(entry) for key, entry in live.items() if entry.plural is None}
        empty = {(e.msgctxt, e.msgstr): Entry(e.msgstr, "", e.msgctxt) for e in translated.values()}
        kept = {key: before.get(key, entry) for key, entry in empty.items()}
        new = {key: _answered(entry, answers) for key, entry in kept.items()}
        header = Entry("", said.filled(old.fields, tag), notes=old.header.notes)
        changed = write(path, Catalog(old.path, header, tuple(new.values())))
    return BackUpdate(
        path,
        changed,
        total=len(new),
        done=sum(map(counts, new.values())),
        dropped=_dropped(before, new),
        taken=sum(new[key] != entry for key, entry in kept.items()),
    )


def one_line(text: str) -> str:
    """The text in one line, as a person's editor may leave it: spaces single, none at an end."""
    return " ".join(text.split())


def _kept(entry: Entry) -> Entry:
    """An entry without what another tool may have put beside it, the source among it."""
    return Entry(
        entry.msgid, entry.msgstr, entry.msgctxt, notes=entry.notes, flags=entry.flags,
        line=entry.line,
    )  # fmt: skip


def _answered(entry: Entry, answers: Mapping[str, str]) -> Entry:
    answer = answers.get(one_line(entry.msgid), "")
    if not answer or counts(entry):
        return entry
    return Entry(entry.msgid, answer, entry.msgctxt, notes=entry.notes)


def _dropped(before: Mapping[Key, Entry], new: Mapping[Key, Entry]) -> int:
    return sum(entry.translated for key, entry in before.items() if key not in new)
