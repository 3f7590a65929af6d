"""A sheet before it is laid out: the text in one language, the clinic, the paper, the status."""

from dataclasses import dataclass

from handouts.content.interface import Interface, english
from handouts.content.model import Handout
from handouts.layout.theme import Paper
from handouts.locale import SOURCE_TAG, Locale
from handouts.project import Clinic


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes on one sheet of paper.

    ``source_title`` is the English title, for staff. ``statuses`` are keys of the interface that
    are printed on both pages; ``draft`` puts the band of a draft above them.
    """

    handout: Handout
    source_title: str
    interface: Interface
    locale: Locale
    clinic: Clinic
    paper: Paper
    statuses: tuple[str, ...] = ()
    draft: bool = False

    @property
    def translated(self) -> bool:
        """Whether the sheet is in another language than the source."""
        return self.locale.tag != SOURCE_TAG

    def status_lines(self, key: str) -> tuple[str, ...]:
        """A status in the sheet's language and, on a translated sheet, in English for staff."""
        own, source = self.interface[key], english()[key]
        return (own, source) if self.translated and own != source else (source,)
