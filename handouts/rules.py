"""What each finding's code means: its weight, and one sentence. ``docs/findings.md`` says more.

A check of translations brings its own rules; ``checks/registry.py`` has these and those together.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handouts.errors import FileError
from handouts.findings import Finding, Quote, Severity, Where

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True)
class Rule:
    """The meaning of a code. ``locked``: no comment in a catalog may ignore such a finding.

    ``signed``: it may turn an instruction round, so a comment that ignores it must be signed along.
    """

    code: str
    severity: Severity
    says: str
    locked: bool = False
    signed: bool = False

    def finding(
        self,
        where: Where,
        message: str,
        hint: str = "",
        quotes: tuple[Quote, ...] = (),
        *,
        draft: bool = False,
    ) -> Finding:
        """A finding of the rule's code and severity; a draft lowers it to a warning."""
        severity = _WARNING if draft else self.severity
        return Finding(self.code, severity, where, message, hint, quotes)


_CONTENT = (
    ("front-matter", "The front matter lacks a key, or has one that is unknown or wrong."),
    ("dialect", "The text uses Markdown that no handout has."),
    ("comment", "A comment stands where no block follows, or says nothing known."),
    ("section-id", "A section has no id, a wrong one, or one that another section has."),
    ("heading-level", "A heading is of a level that its place does not allow."),
    ("stray-mark", "A star or a brace stands for itself."),
    ("unknown-placeholder", "A placeholder has a name that the program does not know."),
    ("no-value", "The clinic has no value for a placeholder of the text."),
    ("no-title", "The handout has no title."),
    ("two-titles", "The handout has a second title."),
    ("no-lead", "No paragraph follows the title."),
    ("outside-section", "A text stands outside of the title, the lead and the sections."),
    ("empty-section", "A section has a heading and nothing under it."),
    ("no-answer", "A question has no answer."),
    ("step-number", "The steps of a list are not numbered 1, 2, 3."),
    ("missing-section", "A handout of its kind must have a section that it has not."),
    ("picture", "A picture has what the program does not draw, or no text says what it shows."),
)

_CONTENT_NOTES = (
    ("file-name", "A file in content/ has a name of no handout or no picture, and is not read."),
    ("unsaid-picture", "A picture lies beside a text that does not say what it shows."),
    ("typed-telephone", "A telephone number is typed into a text that other clinics print too."),
)

_CATALOG_ERRORS = (
    ("no-catalog", "The locale has no catalog for the handout or the interface."),
    ("missing", "The catalog has no entry for a message of the source."),
    ("untranslated", "The message has no translation."),
    ("fuzzy", "Nobody has confirmed that the translation says what the English says."),
    ("header", "The catalog's header lacks its language or charset, or has another language."),
    ("plural-forms", "The translation has not as many plural forms as its header says."),
    ("control-character", "The translation has a character that cannot be printed."),
    ("bidi-controls", "A direction mark is not closed, not opened, or overrides the direction."),
)

_CATALOG_WARNINGS = (
    ("same-translation", "Two messages have the same translation."),
    ("header-field", "A field of the catalog's header is missing or was never filled in."),
)

DRIFT = (
    Rule("drift", _ERROR, "A back-translation says otherwise than the English.", signed=True),
    Rule("drift-wording", _WARNING, "The back-translation has other words than the English."),
)
"""What is found in back-translations, apart from the checks of a catalog."""

_CATALOG_NOTES = (
    ("stray-catalog", "A catalog in the locale's folder belongs to no handout."),
    ("unused", "The source has no such message any more."),
    ("second-reader", "Another parser of PO files reads something else in the file."),
    ("bad-ignore", "A comment to ignore a finding is not in order, and has no effect."),
    ("unused-ignore", "A comment to ignore a finding has nothing to ignore."),
)

_SHEET = (
    ("missing-glyph", "No font has a character of the text."),
    ("torn-mark", "A vowel sign or another mark stands without the letter that it belongs to."),
    ("too-long", "The text does not fit its pages at the least size."),
    ("unreadable", "A file is missing, has another encoding or syntax, or cannot be written."),
    ("unknown-locale", "A folder of catalogs is of no language that the program knows."),
    ("defect", "The program has a defect that stops this sheet, and no other."),
    ("printed-pages", "The finished file has not the pages that were set."),
    ("printed-fonts", "A font is not embedded in the finished file."),
    ("printed-text", "Words of the text do not come back from the finished file."),
    ("printed-numbers", "A number of the text is not on the finished sheet."),
    ("printed-telephone", "A telephone number of the clinic is not on the sheet in its own order."),
)

_SHEET_NOTES = (
    ("little-room", "Translations of the English will not fit its pages at the least size."),
)

_APPROVAL_ERRORS = (
    ("withheld", "No approved edition of the sheet may be printed."),
    ("second-role", "One person signs a text in two roles, which the clinic forbids."),
    ("seal-broken", "The sealed copy of what was approved is not what was signed."),
)

_APPROVAL_WARNINGS = (
    ("approval-void", "The text is no longer what was approved."),
    ("revision-not-raised", "The English has changed, and its revision has not."),
)

_EXCHANGE = (
    ("exchange-file", "A file that comes in is for a catalog that there is not."),
    ("exchange-source", "A text that comes in has another English than the project has."),
    ("exchange-conflict", "A text was changed here and there since it was exported."),
    ("exchange-unit", "A text that comes in is there twice, blank, or not whole."),
)


_BACK = (
    ("back-answer", "An answer in a worklist is blank, there twice, or to a text of another day."),
    ("not-read-back", "The clinic requires back-translations that the sheet does not have."),
)


def _rules() -> tuple[Rule, ...]:
    errors = (*_CONTENT, *_CATALOG_ERRORS, *_SHEET, *_APPROVAL_ERRORS, *_EXCHANGE, *_BACK)
    warnings = (*_CONTENT_NOTES, *_CATALOG_NOTES, *_SHEET_NOTES, *_APPROVAL_WARNINGS)
    return (
        *DRIFT,
        *(Rule(code, _ERROR, says, locked=True) for code, says in errors),
        *(Rule(code, _WARNING, says) for code, says in _CATALOG_WARNINGS),
        *(Rule(code, _WARNING, says, locked=True) for code, says in warnings),
    )


GENERAL: Mapping[str, Rule] = {rule.code: rule for rule in _rules()}
"""The codes that are of no single check."""


def finding(
    code: str,
    where: Where,
    message: str,
    hint: str = "",
    quotes: tuple[Quote, ...] = (),
    *,
    draft: bool = False,
) -> Finding:
    """A finding of a general code; a draft lowers it to a warning.

    Raises KeyError for a code that is not in the table.
    """
    return GENERAL[code].finding(where, message, hint, quotes, draft=draft)


def unreadable(problem: FileError) -> tuple[Finding, ...]:
    """The findings that stand for a file that cannot be read or written, one for each fault."""
    return tuple(
        finding("unreadable", Where(fault.path, fault.line), fault.reason, fault.hint)
        for fault in problem.faults
    )
