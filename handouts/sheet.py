"""What goes on paper, in any form: the text in one language, the clinic, the status."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handouts.clinic import Clinic
from handouts.content.interface import Interface, english
from handouts.content.model import Handout
from handouts.locale import SOURCE_TAG, Locale, parse
from handouts.ucd import FSI, PDI

NEWER = "newer_source"
"""The one status that a sheet for patients may have."""

EDITION = "edition"
"""The piece of the status that says which edition it is."""

_OUTCAST, _DRAFT = "not_for_patients", "draft"

_BRACES = str.maketrans("", "", "{}*")


@dataclass(frozen=True, slots=True)
class Approved:
    """Who approved a text, and when: ``key`` is the piece of the status that says so."""

    key: str
    names: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says, before a design says how it looks.

    ``source`` is the English text that it says; staff find its title on the sheet. ``statuses``
    are keys of the interface that the status names, ``draft`` makes it that of a draft.
    ``approved`` tells who approved what is printed. ``newer`` is the revision of the English that
    ``newer_source`` speaks of.
    """

    handout: Handout
    source: Handout
    interface: Interface
    locale: Locale
    clinic: Clinic
    statuses: tuple[str, ...] = ()
    draft: bool = False
    newer: date | None = None
    approved: tuple[Approved, ...] = ()

    @property
    def source_title(self) -> str:
        """The English title."""
        return self.source.title.text

    @property
    def translated(self) -> bool:
        """Whether the sheet is in another language than the source."""
        return self.locale.tag != SOURCE_TAG

    @property
    def for_patients(self) -> bool:
        """Whether patients may get the sheet, as far as its status says."""
        return not self.draft and all(key == NEWER for key in self.statuses)

    @property
    def pieces(self) -> tuple[str, ...]:
        """The keys of all that the status says, the weightiest first."""
        if not self.for_patients:
            return (_OUTCAST, *((_DRAFT,) if self.draft else ()), *self.statuses)
        return (EDITION, *self.statuses, *(each.key for each in self.approved))

    @property
    def brief(self) -> tuple[str, ...]:
        """The same for the pages after the first."""
        return tuple(key for key in self.pieces if key in (_OUTCAST, _DRAFT, EDITION, NEWER))

    def says(self, key: str, *, source: bool = False, longest: int = 0) -> str:
        """A piece of the status in the sheet's language, or in English for staff.

        Names are cut, visibly, where ``longest`` says how many characters they may have together.
        """
        own = self.translated and not source and key not in self.interface.foreign
        locale = self.locale if own else parse(SOURCE_TAG)
        text = (self.interface if own else english())[key]
        for each in self.approved:
            if each.key == key:
                who = _cut(", ".join(each.names).translate(_BRACES), longest)
                # for staff as short as can be: names need the room
                day = each.day.isoformat() if source else locale.long_date(each.day)
                return text.format(who=f"{FSI}{who}{PDI}", date=day)
        edition = locale.long_date(self.handout.revision)
        revised = locale.long_date(self.newer) if self.newer else ""
        return text.format(edition=edition, revised=revised)

    def status_keys(self) -> Iterator[str]:
        """The keys of the interface that may stand on the sheet in its own language."""
        yield from (key for key in self.pieces if key not in self.interface.foreign)


def _cut(names: str, longest: int) -> str:
    return names if not longest or len(names) <= longest else f"{names[: longest - 1].rstrip()}…"
