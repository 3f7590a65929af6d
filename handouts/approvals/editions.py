"""The signed editions of a project's texts, and how the text of today stands to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from handouts.approvals.approval import approvals_path, lacking, origin, read_book
from handouts.approvals.book import Answer, Approval, Book, Origin, Withdrawal
from handouts.approvals.edits import Edit, source_edits, summary
from handouts.approvals.persons import same_person
from handouts.approvals.seal import Text, folder, handout_text, live_text, seal_of, sealed_text
from handouts.catalogs.po import INTERFACE
from handouts.clinic import one_role_each, required_back, required_roles
from handouts.content.load import Sources
from handouts.content.model import Handout
from handouts.errors import Stopped, UnreadableFile
from handouts.findings import Finding, Where
from handouts.locale import SOURCE_TAG
from handouts.meaning.terms import Terms, read_terms
from handouts.project import Project
from handouts.rules import finding


@dataclass(frozen=True, slots=True)
class Edition:
    """One text that was signed, by one person or by several; the approvals are in their order.

    ``due`` are the roles that have not signed it yet.
    """

    tag: str
    domain: str
    digest: str
    approvals: tuple[Approval, ...]
    due: tuple[str, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers of all who signed."""
        return tuple(answer for approval in self.approvals for answer in approval.answers)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the text of today stands to what was signed.

    ``signed`` are the approvals that hold for it, ``due`` the roles that still have to sign,
    ``void`` the last approval of each role that it has left behind. ``base`` is the edition that
    it is compared with: the newest that all have signed, else the newest. ``edits`` are those of
    the English since, ``retranslated`` counts the translations that changed under the same English.
    ``fault`` says what is wrong with the sealed copy of what was signed. ``withdrawn`` tells who
    took the approvals back, where none has been given since.
    """

    tag: str
    domain: str
    origin: Origin
    signed: tuple[Approval, ...] = ()
    due: tuple[str, ...] = ()
    void: tuple[Approval, ...] = ()
    base: Edition | None = None
    edits: tuple[Edit, ...] = ()
    retranslated: int = 0
    fault: str = ""
    withdrawn: Withdrawal | None = None

    @property
    def two_roles(self) -> tuple[str, ...]:
        """The names of those who have signed the text in more than one role."""
        first: dict[tuple[str, ...], Approval] = {}
        found = []
        for approval in self.signed:
            own = first.setdefault(tuple(approval.name.casefold().split()), approval)
            if own.role != approval.role:
                found.append(approval.name)
        return tuple(dict.fromkeys(found))

    @property
    def approved(self) -> bool:
        """Whether all who must have signed the text of today, and its copy is as it was sealed."""
        return bool(self.signed) and not self.due and not self.fault

    @property
    def reason(self) -> str:
        """Why approvals no longer hold, in words; empty where they do."""
        if not self.void:
            return ""
        said = [f"the English changed: {summary(self.edits)}"] if self.edits else []
        if self.retranslated:
            count = self.retranslated
            said.append(f"{count} translation{'s' if count > 1 else ''} changed")
        return "; ".join(said) or "the text changed"


class Register:
    """The approvals of one project, each file read once.

    ``required`` are the roles whose signatures another clinic requires than the project's own,
    ``back`` is what it asks of back-translations.
    """

    def __init__(self, project: Project, required: tuple[str, ...] = (), back: str = "") -> None:
        self.project = project
        self._required = required
        self._back = back
        self._books: dict[str, Book] = {}

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles whose signatures the clinic requires."""
        return self._required or required_roles(self.project)

    @cached_property
    def back_translation(self) -> str:
        """What the clinic asks of back-translations before a sheet is released."""
        return self._back or required_back(self.project)

    @cached_property
    def apart(self) -> bool:
        """Whether the clinic forbids that one person signs a text in two roles."""
        return one_role_each(self.project)

    @cached_property
    def terms(self) -> Terms:
        """The words whose change is a change of meaning."""
        return read_terms(self.project)

    def approvals(self, tag: str, domain: str) -> tuple[Approval, ...]:
        """The approvals of a text that were not taken back, in their order."""
        return tuple(
            approval
            for approval in self._book(tag).approvals
            if approval.domain == domain and not approval.withdrawn
        )

    def withdrawal(self, tag: str, domain: str) -> Withdrawal | None:
        """The last withdrawal of a text that no approval has followed."""
        if self.approvals(tag, domain):
            return None
        own = [each for each in self._book(tag).withdrawals if each.domain == domain]
        return own[-1] if own else None

    def _book(self, tag: str) -> Book:
        if tag not in self._books:
            self._books[tag] = read_book(self.project, tag)
        return self._books[tag]

    def editions(self, tag: str, domain: str) -> tuple[Edition, ...]:
        """The texts that were signed, the one that was signed last first."""
        last: dict[str, list[Approval]] = {}
        for approval in self.approvals(tag, domain):
            signed = last.pop(approval.digest, [])
            second = self.apart and _in_other_role(approval, signed)
            last[approval.digest] = signed if second else [*signed, approval]
        return tuple(
            Edition(tag, domain, digest, tuple(signed), lacking(self.roles, tag, signed))
            for digest, signed in reversed(list(last.items()))
        )

    def full(self, tag: str, domain: str) -> tuple[Edition, ...]:
        """The editions that all have signed who must, the newest first."""
        return tuple(e for e in self.editions(tag, domain) if not e.due)

    def text(self, edition: Edition) -> tuple[Text | None, str]:
        """The text of an edition's sealed copy; else None and what is wrong with the copy."""
        project, tag, domain = self.project, edition.tag, edition.domain
        place = project.name_of(folder(project, tag, domain, edition.digest))
        try:
            seal = seal_of(project, tag, domain, edition.digest)
            if any(approval.seal != seal for approval in edition.approvals):
                return None, f"the sealed copy in {place} was changed after it was signed"
            text = sealed_text(project, tag, domain, edition.digest)
        except (UnreadableFile, Stopped) as problem:
            return None, f"the sealed copy in {place} cannot be read: {problem}"
        if text.digest != edition.digest:
            return None, f"the sealed copy in {place} no longer gives the text that was signed"
        return text, ""

    def content_signed(self, source: Handout) -> bool:
        """Whether a clinician, and who else must, has signed this English text."""
        return bool(self.signatures(source))

    def signatures(self, source: Handout) -> tuple[Approval, ...]:
        """The approvals of this English text, where all have signed who must."""
        digest = handout_text(source, SOURCE_TAG).digest
        editions = self.full(SOURCE_TAG, source.id)
        return next((e.approvals for e in editions if e.digest == digest), ())

    def standing(self, tag: str, source: Handout | None) -> Standing:
        """How a handout, or without ``source`` the interface, stands to its approvals today."""
        domain = source.id if source else INTERFACE
        standing = self._standing(tag, domain, source)
        return replace(standing, withdrawn=self.withdrawal(tag, domain))

    def _standing(self, tag: str, domain: str, source: Handout | None) -> Standing:
        live = live_text(self.project, tag, source)
        made = origin(live.catalog) if live else Origin.UNKNOWN
        editions = self.editions(tag, domain)
        current = next((e for e in editions if live and e.digest == live.digest), None)
        signed = current.approvals if current else ()
        due = lacking(self.roles, tag, signed, made)
        if current and not due:
            _, fault = self.text(current)
            return Standing(tag, domain, made, signed, due, base=current, fault=fault)
        base = next((e for e in editions if not e.due), None)
        base = base or next((e for e in editions if e is not current), None)
        void = _void(editions, signed)
        if base is None or live is None:
            fault = self.text(current)[1] if current else ""
            return Standing(tag, domain, made, signed, due, void, base, fault=fault)
        text, fault = self.text(base)
        edits = source_edits(text, live, self.terms) if text else ()
        again = retranslated(text, live) if text else 0
        return Standing(tag, domain, made, signed, due, void, base, edits, again, fault)


def approval_findings(project: Project, tag: str, sources: Sources) -> tuple[Finding, ...]:
    """The approvals of a locale that no longer hold, as warnings, and broken seals, as errors.

    Raises UnreadableFile for approvals that cannot be read.
    """
    register = Register(project)
    found: list[Finding] = []
    shared = () if tag == SOURCE_TAG else (None,)
    for source in (*sources.of(tag).handouts, *shared):
        if register.approvals(tag, source.id if source else INTERFACE):
            found += _findings(project, register.standing(tag, source))
    return tuple(found)


def broken_seal(project: Project, tag: str, fault: str) -> Finding:
    """The finding that a sealed copy is not what was signed."""
    return finding(
        "seal-broken", Where(project.name_of(approvals_path(project, tag))), fault,
        "restore the folder from version control, or have the text signed again",
    )  # fmt: skip


def _findings(project: Project, standing: Standing) -> list[Finding]:
    tag, domain = standing.tag, standing.domain
    where = Where(project.name_of(approvals_path(project, tag)))
    hint = (
        f"look at it: handouts changes {tag}; then sign it again: handouts approve {tag} {domain}"
    )
    found = [broken_seal(project, tag, standing.fault)] if standing.fault else []
    if standing.void:
        names = "; ".join(map(str, standing.void))
        said = f"{domain} is no longer what was approved by {names}: {standing.reason}"
        found.append(finding("approval-void", where, said, hint))
    return found


def _in_other_role(approval: Approval, signed: Sequence[Approval]) -> bool:
    return any(
        same_person(approval.name, other.name) and approval.role != other.role for other in signed
    )


def _void(editions: Sequence[Edition], signed: Sequence[Approval]) -> tuple[Approval, ...]:
    """The last approval of each role that has not signed the text of today, as ``signed`` have."""
    last: dict[str, Approval] = {}
    for edition in reversed(editions):
        for approval in edition.approvals:
            last[approval.role] = approval
    hold = {approval.role for approval in signed}
    return tuple(approval for role, approval in last.items() if role not in hold)


def retranslated(before: Text, after: Text) -> int:
    """How many messages of the same English have another translation."""
    now = {(line.context, line.msgid): line.msgstr for line in after.lines}
    return sum(
        now.get((line.context, line.msgid), line.msgstr) != line.msgstr for line in before.lines
    )
