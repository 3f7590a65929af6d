"""What a sheet may print: the text of today with what it lacks, or the newest approved edition."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from handouts.approvals.answers import to_answer
from handouts.approvals.approval import approvals_path, lacking
from handouts.approvals.book import Approval
from handouts.approvals.editions import Edition, Register, broken_seal, retranslated
from handouts.approvals.edits import source_edits, summary, worst
from handouts.approvals.seal import Text, handout_text, live_text
from handouts.back.catalog import back_path, back_texts
from handouts.back.coverage import coverage
from handouts.catalogs.entry import blank
from handouts.catalogs.extract import interface_template, template
from handouts.catalogs.po import INTERFACE, Catalog, po_path
from handouts.catalogs.translate import Translation, translate, translate_interface
from handouts.checks.check import Expected, check_catalog
from handouts.checks.language import language
from handouts.checks.printable import translation
from handouts.clinic import BACK_INDEPENDENT, BACK_OPTIONAL
from handouts.content.interface import MESSAGES, STATUS_CONTEXT, Interface, english
from handouts.content.markup import placeholders, wrong_marks
from handouts.content.model import Handout
from handouts.errors import UnreadableFile
from handouts.findings import Finding, Where, errors, shortened
from handouts.locale import SOURCE_TAG
from handouts.meaning.change import ChangeKind
from handouts.rules import finding

CONTENT, TRANSLATION, NEWER = "unreviewed_content", "unreviewed_translation", "newer_source"


@dataclass(frozen=True, slots=True)
class Printing:
    """What a sheet prints, and the notices about its state.

    ``source`` is the English that it was made from. ``newer`` is the revision of an English text
    that has moved on since, where ``statuses`` say so. ``content`` are the approvals of the
    English, ``translated`` those of the translation, where they hold. Errors among the
    translation's findings keep the sheet from being printed.
    """

    source: Handout
    translation: Translation
    statuses: tuple[str, ...] = ()
    newer: date | None = None
    content: tuple[Approval, ...] = ()
    translated: tuple[Approval, ...] = ()


def current(register: Register, source: Handout, tag: str, *, draft: bool = False) -> Printing:
    """The text of today, with a notice for each approval that it lacks.

    Approvals of the English that cannot be read stop the English sheet; on the others the English
    counts as not approved. Raises UnreadableFile.
    """
    told = translation(register.project, source, tag, draft=draft)
    if errors(told.findings):
        return Printing(source, told)
    statuses = [] if _content_signed(register, source, tag) else [CONTENT]
    if tag != SOURCE_TAG:
        parts = (source, None)
        if not all(_signed(register, tag, part) for part in parts):
            statuses.append(TRANSLATION)
    if statuses:
        return Printing(source, told, tuple(statuses))
    content = register.signatures(source)
    own = () if tag == SOURCE_TAG else register.standing(tag, source).signed
    return Printing(source, told, content=content, translated=own)


def released(register: Register, source: Handout, tag: str) -> Printing:
    """The newest edition that all have signed who must, as it was sealed.

    It carries a notice while the changes of the English since are cosmetic or of wording; an error
    that says why withholds it otherwise. Raises UnreadableFile for approvals that cannot be read.
    """
    found = _Release(register, source, tag)
    printing = found.printing()
    if printing is None:
        told = Translation(source, english(), tuple(found.findings))
        return Printing(source, told)
    return printing


def _content_signed(register: Register, source: Handout, tag: str) -> bool:
    try:
        return register.standing(SOURCE_TAG, source).approved
    except UnreadableFile:
        if tag == SOURCE_TAG:
            raise
        return False


def _signed(register: Register, tag: str, source: Handout | None) -> bool:
    domain = source.id if source else INTERFACE
    # without approvals there is nothing to compare, and no need to read the catalog again
    return bool(register.approvals(tag, domain)) and register.standing(tag, source).approved


def _fits(text: str, source: str) -> bool:
    """Whether a notice can be filled in as its English is, whatever a comment says to ignore."""
    same = sorted(placeholders(text)) == sorted(placeholders(source))
    return not blank(text) and same and not wrong_marks(text)


class _Release:
    """Looks for the edition of one sheet; ``findings`` say what stands in its way."""

    def __init__(self, register: Register, source: Handout, tag: str) -> None:
        self.register = register
        self.source = source
        self.tag = tag
        self.findings: list[Finding] = []

    def printing(self) -> Printing | None:
        """What is printed; None where the sheet is withheld."""
        text = self._edition(self.source.id)
        shared = None if self.tag == SOURCE_TAG else self._edition(INTERFACE)
        if text is None or text.source is None or (shared is None and self.tag != SOURCE_TAG):
            return None
        sealed = text.source
        edits = source_edits(
            handout_text(sealed, SOURCE_TAG),
            handout_text(self.source, SOURCE_TAG),
            self.register.terms,
        )
        if worst(edits) is ChangeKind.CRITICAL:
            self._withhold(
                f"the English has changed since in what patients must do: {summary(edits)}",
                f"handouts changes {self.tag} {self.source.id}",
            )
            return None
        if not edits:
            # the same text: only its date has moved on
            sealed = replace(sealed, revision=self.source.revision)
        elif sealed.revision >= self.source.revision:
            self._warn_of_revision(sealed.revision)
        if text.catalog:
            self._warn_of_translation(text)
        told = self._told(sealed, text.catalog, shared.catalog if shared else None)
        if told is None or not self._read_back(text):
            return None
        newer = self.source.revision if edits else None
        content = self.register.signatures(text.source)
        own = () if self.tag == SOURCE_TAG else self._signatures(text)
        return Printing(sealed, told, (NEWER,) if edits else (), newer, content, own)

    def _signatures(self, text: Text) -> tuple[Approval, ...]:
        """The approvals of a sealed text."""
        editions = self.register.full(self.tag, self.source.id)
        return next(e.approvals for e in editions if e.digest == text.digest)

    def _edition(self, domain: str) -> Text | None:
        """The newest edition that may be printed; where there is none, a finding says why."""
        editions = self.register.full(self.tag, domain)
        if not editions:
            due = ", ".join(self._due(domain))
            back = self.register.withdrawal(self.tag, domain)
            why = f"was withdrawn ({back})" if back else "is not approved"
            self._withhold(
                f"{domain} {why}: {due} must sign",
                f"handouts approve {self.tag} {domain}",
            )
            return None
        live = self._live(domain)
        # what stands in the files goes before what was signed later and then taken back
        for edition in sorted(editions, key=lambda e: not live or e.digest != live.digest):
            text, fault = self.register.text(edition)
            if text is None:
                self.findings.append(broken_seal(self.register.project, self.tag, fault))
                return None
            if text.source is None or self.register.content_signed(text.source):
                return None if self._unanswered(text, edition) else text
        self._withhold(
            f"no clinician has approved the English that {domain} was made from",
            f"handouts approve {SOURCE_TAG} {domain} --role clinician",
        )
        return None

    def _unanswered(self, text: Text, edition: Edition) -> bool:
        """Whether the sealed text has a finding that nobody has answered; each withholds it."""
        found = to_answer(self.register.project, text)
        left = [each for each in found if not each.answered(edition.answers)]
        for each in left:
            self._withhold(
                f"nobody has answered {each.name} of what was approved: {each.finding.message}",
                f"look at it, then handouts approve {self.tag} {text.domain}",
            )
        return bool(left)

    def _live(self, domain: str) -> Text | None:
        """The text of today, where it can be read: an approved edition can be printed without."""
        source = None if domain == INTERFACE else self.source
        try:
            return live_text(self.register.project, self.tag, source)
        except UnreadableFile:
            return None

    def _due(self, domain: str) -> tuple[str, ...]:
        source = None if domain == INTERFACE else self.source
        try:
            return self.register.standing(self.tag, source).due
        except UnreadableFile:
            # a broken catalog has an error of its own, in `handouts check`
            return lacking(self.register.roles, self.tag, ())

    def _told(
        self, sealed: Handout, catalog: Catalog | None, shared: Catalog | None
    ) -> Translation | None:
        """The sealed text in the locale's language; None where a text has no signed translation."""
        if catalog is None or shared is None:
            return Translation(sealed, english(), tuple(self.findings))
        told = translate(sealed, catalog, shared)
        interface = translate_interface(shared)
        notices = {m.key for m in MESSAGES if m.context == STATUS_CONTEXT}
        texts = [block.text for block in told.blocks() if block.foreign]
        texts += [interface[key] for key in sorted(interface.foreign - notices)]
        for text in texts:
            self._withhold(
                f"no signed translation of “{text}”", f"handouts approve {self.tag} {INTERFACE}"
            )
        if texts:
            return None
        return Translation(told, self._with_notices(interface, notices), tuple(self.findings))

    def _read_back(self, text: Text) -> bool:
        """Whether the translations are on record in English as the clinic requires it."""
        project, required = self.register.project, self.register.back_translation
        if text.catalog is None or text.source is None or required == BACK_OPTIONAL:
            return True
        path = back_path(project, self.tag, self.source.id)
        back = back_texts(project, self.tag, self.source.id)
        found = coverage(text.catalog, template(text.source).live(), back)
        if found.lacking:
            first = f"“{shortened(found.lacking[0].msgstr)}”"
            said = f"{len(found.lacking)} of {found.total} translations are not read back: {first}"
            self._note("not-read-back", path, said, f"handouts back {self.tag} --worklist FILE")
        elif required == BACK_INDEPENDENT and not found.independent:
            said = "nobody says that another hand read it back than translated"
            hint = f"handouts back {self.tag} {self.source.id} --by NAME --independent, if it is so"
            self._note("not-read-back", path, said, hint)
        else:
            return True
        return False

    def _with_notices(self, interface: Interface, notices: set[str]) -> Interface:
        """The sealed interface with the notices of today, which nobody signs."""
        today = self._notices()
        own = {key: text for key, text in interface.items() if key not in notices}
        texts = {**english(), **own, **today}
        return Interface(texts, frozenset(notices - today.keys()), interface.path)

    def _notices(self) -> Mapping[str, str]:
        """The notices of today's catalog by key; one with an error is left out, for its English."""
        live = self._live(INTERFACE)
        if live is None or live.catalog is None:
            return {}
        project, tag = self.register.project, self.tag
        wanted = interface_template(())
        entries = tuple(e for e in wanted.entries if e.msgctxt == STATUS_CONTEXT)
        try:
            expected = Expected(replace(wanted, entries=entries), language(project, tag))
        except UnreadableFile:
            return {}
        found = errors(check_catalog(live.catalog, expected))
        wrong = {f.where.line for f in found if f.where.msgctxt == STATUS_CONTEXT}
        today, there = translate_interface(live.catalog), live.catalog.live()
        return {
            m.key: today[m.key]
            for m in MESSAGES
            if m.context == STATUS_CONTEXT
            and m.key not in today.foreign
            and there[m.context, m.text].line not in wrong
            and _fits(today[m.key], m.text)
        }

    def _withhold(self, message: str, hint: str) -> None:
        path = approvals_path(self.register.project, self.tag)
        self._note("withheld", path, message, hint)

    def _warn_of_revision(self, day: date) -> None:
        message = f"the English has changed since it was approved, but its revision is {day}"
        hint = "raise the revision: it is printed beside that of the approved edition"
        path = self.register.project.root / self.source.path
        self._note("revision-not-raised", path, message, hint)

    def _warn_of_translation(self, text: Text) -> None:
        """Say that translations have changed since they were signed: they are not printed."""
        project = self.register.project
        path = po_path(project, self.tag, self.source.id)
        try:
            live = live_text(project, self.tag, self.source)
        except UnreadableFile as problem:
            message = f"cannot be read; the approved edition is printed: {problem.reason}"
            self._note("approval-void", path, message, problem.hint)
            return
        count = retranslated(text, live) if live else 0
        if count:
            noun = "translation has" if count == 1 else "translations have"
            message = f"{count} {noun} changed since the approval: not printed"
            hint = f"have them signed: handouts approve {self.tag} {self.source.id}"
            self._note("approval-void", path, message, hint)

    def _note(self, code: str, path: Path, message: str, hint: str) -> None:
        where = Where(self.register.project.name_of(path))
        self.findings.append(finding(code, where, message, hint))
