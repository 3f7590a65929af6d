"""Texts to read back, without context, order or source, for a hand that must stay blind.

A file of plain text, to be filled in with any editor; its head tells how. The same as XLIFF 2, for
translation tools.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.back.catalog import back_texts
from handouts.back.update import one_line
from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog, po_path, read
from handouts.catalogs.translate import sound
from handouts.exchange.xliff import xliff
from handouts.exchange.xliffparse import read_xliff
from handouts.files import decoded, is_there
from handouts.locale import SOURCE_TAG, Locale, parse
from handouts.project import Project

_QUOTE = ">"
_NUMBER = re.compile(r"\[([^\]\s]*)\]")
_FILE = "back"  # the id of the one <file> of an XLIFF worklist

_HEAD = """\
# Back-translation from {language} ({tag}) into English; number of texts: {count}
#
# Write under each text what it says, in English: all that it says, and nothing else. If
# it is odd or wrong, let the English be as odd. Do not look for the original.
#
# A text begins with its number, such as [1]. Leave the number, and the lines that begin
# with {quote}, as they are, and write below them. Words in {{braces}} stand for names and
# telephone numbers: write them as they are. **Stars** stand around strong words.
#
# Save the file as plain text (UTF-8) and send it back. It is brought in with
#     handouts back {tag} --take FILE --by "YOUR NAME" --method person --independent
# What is still empty is listed then, and can be written later.
"""


@dataclass(frozen=True, slots=True)
class WorkText:
    """A text in the language; ``backs`` are the back-translations that it has already.

    It is open where it stands at least once without one.
    """

    text: str
    backs: frozenset[str]
    open: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for a text: its number, the text, its English. ``line`` is the number's.

    ``fault`` says why it cannot be used.
    """

    number: str
    text: str
    english: str
    line: int
    fault: str = ""


def texts_of(project: Project, tag: str, domains: Sequence[str]) -> dict[str, WorkText]:
    """Every translation that may be printed, by its text in one line, in an order of no meaning.

    The order depends on the texts alone. Raises UnreadableFile.
    """
    found: dict[str, WorkText] = {}
    for domain in domains:
        path = po_path(project, tag, domain)
        if not is_there(path):
            continue
        known = back_texts(project, tag, domain).texts
        for entry in sound(read(path, project.name_of(path))).values():
            back = known.get((entry.msgctxt, entry.msgstr), "")
            line = one_line(entry.msgstr)
            had = found.get(line, WorkText(entry.msgstr, frozenset(), open=False))
            backs = had.backs | ({back} if back else frozenset())
            found[line] = WorkText(had.text, backs, open=had.open or not back)
    return {line: found[line] for line in sorted(found, key=_shuffled)}


def worklist(texts: Sequence[WorkText], locale: Locale) -> bytes:
    """The open texts, numbered, as plain text to be filled in."""
    wanted = [text for text in texts if text.open]
    lines = [
        _HEAD.format(language=locale.english_name, tag=locale.tag, count=len(wanted), quote=_QUOTE)
    ]
    for number, text in enumerate(wanted, 1):
        quoted = "\n".join(f"{_QUOTE} {line}" for line in text.text.splitlines())
        lines.append(f"[{number}]\n{quoted}\n\n")
    return "\n".join(lines).encode()


def worklist_xliff(texts: Sequence[WorkText], locale: Locale) -> bytes:
    """The open texts as XLIFF 2, from the language to English, in one file without places."""
    entries = tuple(Entry(text.text) for text in texts if text.open)
    return xliff([(_FILE, Catalog(_FILE, Entry(""), entries))], parse(SOURCE_TAG), locale)


def answers_of(data: bytes, name: str, locale: Locale) -> tuple[Reply, ...]:
    """What came back in a worklist, in its order; ``name`` is the file, for messages.

    Raises UnreadableFile.
    """
    if name.lower().endswith(".xlf"):
        document = read_xliff(data, name, source=locale.language)
        units = [unit for file in document.files for unit in file.units]
        return tuple(Reply(u.id, u.source, u.target or "", u.line, u.fault) for u in units)
    return tuple(_blocks(decoded(data, name)))


def _blocks(text: str) -> Iterator[Reply]:
    """The texts of a worklist that have a number."""
    number, start = "", 0
    quoted: list[str] = []
    written: list[str] = []
    for at, line in enumerate(text.splitlines(), 1):
        head = _NUMBER.fullmatch(line.strip())
        if head:
            if start:
                yield _block(number, quoted, written, start)
            number, start, quoted, written = head[1], at, [], []
        elif line.lstrip().startswith(_QUOTE) and not written:
            quoted.append(line.lstrip().removeprefix(_QUOTE))
        elif line.strip():
            written.append(line)
    if start:
        yield _block(number, quoted, written, start)


def _block(number: str, quoted: Sequence[str], written: Sequence[str], line: int) -> Reply:
    return Reply(number, one_line(" ".join(quoted)), one_line(" ".join(written)), line)


def _shuffled(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
