"""What goes on paper, in any form: the text in one language, the clinic, the status."""

from dataclasses import dataclass
from datetime import date

from handouts.clinic import Clinic
from handouts.content.interface import Interface, english
from handouts.content.model import Handout
from handouts.locale import SOURCE_TAG, Locale, parse


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says, before a design says how it looks.

    ``source`` is the English text that it says; staff find its title on the sheet. ``statuses``
    are keys of the interface that are printed on each page; ``draft`` puts the band of a draft
    above them. ``newer`` is the revision of the English that ``newer_source`` speaks of.
    """

    handout: Handout
    source: Handout
    interface: Interface
    locale: Locale
    clinic: Clinic
    statuses: tuple[str, ...] = ()
    draft: bool = False
    newer: date | None = None

    @property
    def source_title(self) -> str:
        """The English title."""
        return self.source.title.text

    @property
    def translated(self) -> bool:
        """Whether the sheet is in another language than the source."""
        return self.locale.tag != SOURCE_TAG

    def status_lines(self, key: str) -> tuple[str, ...]:
        """A status in the sheet's language and, on a translated sheet, in English for staff."""
        source = self._dated(english()[key], parse(SOURCE_TAG))
        if not self.translated or key in self.interface.foreign:
            return (source,)
        own = self._dated(self.interface[key], self.locale)
        return (own, source) if own != source else (source,)

    def _dated(self, text: str, locale: Locale) -> str:
        """A status with the revisions of the sheet and of the newer English, as a locale writes."""
        if self.newer is None:
            return text
        edition, revised = locale.long_date(self.handout.revision), locale.long_date(self.newer)
        return text.format(edition=edition, revised=revised)
