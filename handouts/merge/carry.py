"""What becomes of an entry when its text changes: kept, fuzzy, emptied, out of use."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.header import plural_count
from handouts.catalogs.notes import BEFORE, COSMETIC, CRITICAL, FORM, TRANSLATION
from handouts.catalogs.po import Catalog
from handouts.meaning.change import Change, ChangeKind

CommentBlock = tuple[str, ...]
"""The comment lines that keep an old text and its translation."""


@dataclass(frozen=True, slots=True)
class Base:
    """The text that a translation was made from: an older one where the entry is fuzzy."""

    msgctxt: str | None
    msgid: str
    plural: str | None

    @property
    def key(self) -> Key:
        """Its msgctxt and msgid."""
        return self.msgctxt, self.msgid


def base(entry: Entry) -> Base:
    """The text that the entry's translation was made from, as far as the entry tells."""
    if entry.fuzzy and entry.previous_msgid is not None:
        return Base(entry.previous_msgctxt, entry.previous_msgid, entry.previous_plural)
    return Base(entry.msgctxt, entry.msgid, entry.plural)


def plural_forms(catalog: Catalog) -> int:
    """How many plural forms the catalog's language has, by its header; 2 if it does not say."""
    return plural_count(catalog.fields) or 2


def has_text(entry: Entry) -> bool:
    """Whether the entry has any translation at all."""
    return bool(entry.msgstr or any(entry.plurals))


def own_flags(entry: Entry) -> set[str]:
    """The flags that neither the source nor this program gave the entry."""
    return {flag for flag in entry.flags if not flag.endswith("-format")} - {"fuzzy"}


def fresh(source: Entry, forms: int) -> Entry:
    """The message without a translation."""
    return source if source.plural is None else replace(source, plurals=("",) * forms)


def kept(source: Entry, entry: Entry) -> Entry:
    """The old entry with the comments, places and format flags that the source gives it now."""
    return replace(
        entry,
        comments=source.comments,
        references=source.references,
        flags=_flags(source, entry.flags),
        obsolete=False,
    )


def carried(source: Entry, entry: Entry, change: Change, forms: int) -> Entry:
    """The old translation under the message, fuzzy, with the whole text that it was made from."""
    made_from = base(entry)
    plurals, lost = _reshaped(source, entry, forms)
    notes = (*(note for note in entry.notes if note != COSMETIC), *lost)
    if change.kind is ChangeKind.COSMETIC and made_from.msgctxt == source.msgctxt:
        notes = (*notes, COSMETIC)
    return replace(
        kept(source, entry),
        msgctxt=source.msgctxt,
        msgid=source.msgid,
        msgstr=_single(entry) if source.plural is None else "",
        plural=source.plural,
        plurals=plurals,
        notes=notes,
        flags=_flags(source, (*entry.flags, "fuzzy")),
        previous_msgctxt=made_from.msgctxt,
        previous_msgid=made_from.msgid,
        previous_plural=made_from.plural,
        line=0,
    )


def emptied(source: Entry, entry: Entry, change: Change, forms: int) -> Entry:
    """The message without a translation; the old one, and why it is not here, in comments."""
    why = "; ".join(map(str, change.reasons))
    return replace(fresh(source, forms), notes=(f"{CRITICAL}{why}", *block(entry)))


def retired(entry: Entry) -> Entry:
    """The entry as gettext keeps what is no longer used: without places and source comments."""
    return replace(entry, comments=(), references=(), obsolete=True)


def block(entry: Entry) -> CommentBlock:
    """The comment lines that keep the entry's old text and its translation."""
    before = base(entry)
    texts = [(BEFORE, before.msgid), (BEFORE, before.plural or "")]
    texts += [(TRANSLATION, text) for text in (entry.msgstr, *entry.plurals)]
    return tuple(line for start, text in texts for line in _commented(start, text))


def blocks(entries: Iterable[Entry]) -> frozenset[CommentBlock]:
    """The lines that any confirmed entry would be kept in; what they say stands there as well."""
    return frozenset(block(entry) for entry in entries if has_text(entry) and not entry.fuzzy)


def without_ours(notes: tuple[str, ...], held: Collection[CommentBlock]) -> tuple[str, ...]:
    """The notes without our own, but for the old translations that no entry holds."""
    rest: list[str] = []
    for run in _runs(notes):
        if not (run[0].startswith(CRITICAL) and run[1:] in held):
            rest += (note for note in run if note != COSMETIC)
    return tuple(rest)


def has_ours(entry: Entry) -> bool:
    """Whether any of the entry's notes may be one of ours that can go."""
    return any(note == COSMETIC or note.startswith(CRITICAL) for note in entry.notes)


def _runs(notes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each note, a note on a critical change together with its old text and translation."""
    run: list[str] = []
    for note in notes:
        if run and not (run[0].startswith(CRITICAL) and note.startswith((BEFORE, TRANSLATION))):
            yield tuple(run)
            run = []
        run.append(note)
    if run:
        yield tuple(run)


def _reshaped(source: Entry, entry: Entry, forms: int) -> tuple[tuple[str, ...], CommentBlock]:
    """The plural forms of the entry as the message has them, and in comments those it has not."""
    if source.plural is None:
        lost = (line for text in entry.plurals[1:] for line in _commented(FORM, text))
        return (), tuple(lost)
    return entry.plurals or (entry.msgstr,) * forms, ()


def _single(entry: Entry) -> str:
    return entry.msgstr if entry.plural is None else next(iter(entry.plurals), "")


def _commented(start: str, text: str) -> Iterator[str]:
    # what the reader of PO files does not keep at the end of a comment is not written either
    return (f"{start}{line}".rstrip() for line in text.split("\n")) if text else iter(())


def _flags(source: Entry, flags: Iterable[str]) -> tuple[str, ...]:
    """The translator's flags, and in place of old format flags those of the source."""
    own = [flag for flag in flags if flag in source.flags or not flag.endswith("-format")]
    return tuple(dict.fromkeys((*own, *source.flags)))
