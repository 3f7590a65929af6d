"""What a proof shows, as frozen data: nothing of it knows HTML."""

from dataclasses import dataclass
from enum import StrEnum

from handouts.approvals.edits import Edit
from handouts.back.coverage import Coverage
from handouts.content.model import Handout
from handouts.findings import Finding, Severity, Where
from handouts.locale import Locale
from handouts.reading import PageImage


class TranslationState(StrEnum):
    """How a text is: in English, translated, fuzzy (waiting for a person), or not translated."""

    SOURCE = "source"
    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "untranslated"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of lines on a page: ``page`` from 0, the rest in percent of the page, from its top
    left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Message:
    """One text of the sheet. ``kind`` is what it is on paper, ``context`` its msgctxt.

    ``target`` is the translation, confirmed or not; ``previous`` the English that a fuzzy one was
    made for. ``comments`` are the author's, ``notes`` the translator's. ``edits`` are what happened
    to the English since the approval. ``swapped`` says that errors keep it off the pictures.
    ``back`` is what the translation says in English, empty where nobody has read it back.
    """

    kind: str
    context: str
    source: str
    source_where: Where
    target: str
    target_where: Where
    state: TranslationState
    previous: str = ""
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    edits: tuple[Edit, ...] = ()
    places: tuple[Place, ...] = ()
    swapped: bool = False
    back: str = ""

    @property
    def wants_work(self) -> bool:
        """Whether somebody has to look at it."""
        waiting = self.state in (TranslationState.FUZZY, TranslationState.MISSING)
        return waiting or bool(self.findings or self.edits)


@dataclass(frozen=True, slots=True)
class Column:
    """How full a column is: ``used`` of ``height`` pt. Columns come in the order of reading."""

    used: float
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a picture, and its columns."""

    picture: PageImage
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class ApprovalNotice:
    """How a text stands to its approvals: of what (the handout or the interface), and in words."""

    what: str
    approved: bool
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A sheet for its translator's eyes. ``handout`` is the English.

    ``pages`` is empty where not even a draft could be laid out; ``draft`` says that the pictures
    have English in places. ``body`` and ``nominal`` are sizes in pt, 0 without pages. ``findings``
    are those that belong to no single message, ``gone`` the edits that took a message away.
    ``back`` tells how much of the handout is read back, and by whom; None for no translation.
    """

    handout: Handout
    locale: Locale
    paper: str
    title: str
    messages: tuple[Message, ...]
    interface: tuple[Message, ...]
    findings: tuple[Finding, ...]
    approvals: tuple[ApprovalNotice, ...]
    gone: tuple[Edit, ...] = ()
    pages: tuple[Page, ...] = ()
    draft: bool = False
    body: float = 0.0
    nominal: float = 0.0
    back: Coverage | None = None

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are, wherever they stand."""
        everywhere = [*self.findings]
        for message in (*self.messages, *self.interface):
            everywhere += message.findings
        return sum(finding.severity is severity for finding in everywhere)
