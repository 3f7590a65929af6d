"""What the program itself prints on a sheet, in English, and the same in another language.

Every text stands here once, as data; catalogs refer to the lines of this file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

HEADING_CONTEXT = "section"


@dataclass(frozen=True, slots=True)
class Message:
    """A text of the program: key, msgctxt, the English, and what translators should know."""

    key: str
    context: str
    text: str
    comment: str


MESSAGES: tuple[Message, ...] = (
    Message(
        "heading_about",
        "section",
        "What it is",
        "Heading: what the procedure is",
    ),
    Message(
        "heading_indications",
        "section",
        "Who it is for",
        "Heading: for which illnesses the procedure is",
    ),
    Message(
        "heading_preparation",
        "section",
        "How to prepare",
        "Heading: what the patient does before the day",
    ),
    Message(
        "heading_procedure",
        "section",
        "What happens",
        "Heading: what happens during the procedure",
    ),
    Message(
        "heading_risks",
        "section",
        "Risks",
        "Heading: what may go wrong",
    ),
    Message(
        "heading_aftercare",
        "section",
        "Afterwards",
        "Heading: what the patient does after the procedure",
    ),
    Message(
        "heading_faq",
        "section",
        "Questions",
        "Heading: questions that patients often ask, with answers",
    ),
    Message(
        "heading_call",
        "section",
        "When to call us",
        "Heading: over a list of symptoms and the clinic's telephone numbers",
    ),
    Message(
        "page_of",
        "page",
        "Page {page} of {pages}",
        "Footer; the program puts the numbers in",
    ),
    Message(
        "revised",
        "page",
        "Revised {date}",
        "Footer; {date} is a date such as 20 November 2026, already in your language",
    ),
    Message(
        "disclaimer",
        "page",
        "This sheet does not replace advice from your doctor.",
        "Footer of every page",
    ),
    Message(
        "notes",
        "page",
        "My notes and questions",
        "Heading over empty ruled lines for the patient's pen",
    ),
    Message(
        "important",
        "page",
        "Important",
        "Label of the box with the most important warning",
    ),
    Message(
        "form_head",
        "form",
        "For your clinic to fill in",
        "Heading over lines for the nurse's pen",
    ),
    Message(
        "appointment",
        "form",
        "Appointment",
        "Label before a line for day and time, written by hand",
    ),
    Message(
        "arrive",
        "form",
        "Arrive at",
        "Label before a line for the hour at which the patient should arrive",
    ),
    Message(
        "side",
        "form",
        "Side",
        "Label before three boxes to tick: which side of the body is treated",
    ),
    Message(
        "left",
        "form",
        "left",
        "Side of the body, beside a box to tick (agrees with 'Side')",
    ),
    Message(
        "right",
        "form",
        "right",
        "Side of the body, beside a box to tick",
    ),
    Message(
        "both",
        "form",
        "both",
        "Both sides of the body, beside a box to tick",
    ),
    Message(
        "stop",
        "form",
        "Medicines to stop",
        "Label before a line written by hand: medicines to stop before the procedure",
    ),
    Message(
        "take",
        "form",
        "Medicines to take that day",
        "Label before a line written by hand: medicines to take on the day of the procedure",
    ),
    Message(
        "daytime",
        "call",
        "Daytime",
        "Label before the telephone number for opening hours",
    ),
    Message(
        "after_hours",
        "call",
        "After hours",
        "Label before the telephone number for nights, weekends and holidays",
    ),
    Message(
        "emergency",
        "call",
        "Emergency",
        "Label before the emergency telephone number",
    ),
    Message(
        "sample",
        "status",
        "SAMPLE: the clinic on this sheet is made up.",
        "Printed on every page when the example clinic is used",
    ),
    Message(
        "draft",
        "status",
        "DRAFT: not for patients.",
        "Printed on every page of a draft",
    ),
    Message(
        "unreviewed_translation",
        "status",
        "DRAFT translation, not reviewed: not for patients.",
        "Printed on every page until a qualified translator has approved the translation",
    ),
    Message(
        "unreviewed_content",
        "status",
        "Content not reviewed by a clinician: not for patients.",
        "Printed on every page until a clinician has approved the English text",
    ),
    Message(
        "newer_source",
        "status",
        "Approved edition: {edition} · Newer English text: {revised}",
        "Printed on every page of an approved sheet while small changes of the English wait for "
        "approval; {edition} and {revised} are dates such as 20 November 2026, already in your "
        "language",
    ),
)

# Notices about the state of a sheet: no part of what is approved.
STATUS_CONTEXT = "status"

STANDARD_HEADINGS: Mapping[str, Message] = {
    message.text: message for message in MESSAGES if message.context == HEADING_CONTEXT
}


@dataclass(frozen=True, slots=True)
class Interface(Mapping[str, str]):
    """The program's texts in one language, by key.

    ``foreign`` holds the keys whose text stands in English in place of a missing translation.
    """

    texts: Mapping[str, str]
    foreign: frozenset[str] = field(default_factory=frozenset)

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


def english() -> Interface:
    """The program's texts as they were written; headings are part of a handout, and not here."""
    return Interface(
        {message.key: message.text for message in MESSAGES if message.context != HEADING_CONTEXT}
    )
