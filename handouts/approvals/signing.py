"""Takes a person's signature: refuses what may not be signed, seals what was, writes it down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handouts.approvals.answers import Open, answers_to, basis, to_answer
from handouts.approvals.approval import CLINICIAN, TRANSLATOR, add_approval, origin
from handouts.approvals.book import Answer, Approval, Basis
from handouts.approvals.editions import Edition, Register, broken_seal
from handouts.approvals.persons import refuse_future, refuse_no_words, same_person
from handouts.approvals.seal import Text, folder, live_text, seal
from handouts.catalogs.po import INTERFACE, domains, po_path
from handouts.checks.check import check_locale
from handouts.checks.printable import translation
from handouts.clinic import ROLES, clinic_path
from handouts.content.load import load_project
from handouts.content.model import Handout
from handouts.errors import Stopped, UsageError
from handouts.findings import Finding, Where, errors
from handouts.locale import SOURCE_TAG
from handouts.project import Project
from handouts.rules import finding


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: name, role, qualification, and the day."""

    name: str
    role: str
    credential: str
    day: date

    def made(self, approval: Approval) -> bool:
        """Whether an approval is of the same person in the same role, on whatever day."""
        own = (self.name, self.role, self.credential)
        return (approval.name, approval.role, approval.credential) == own

    def under(
        self, text: Text, sealed: str, answers: tuple[Answer, ...], checked: Basis
    ) -> Approval:
        """The approval that it makes of a text; ``sealed`` is the digest of the sealed copy."""
        return Approval(
            domain=text.domain,
            name=self.name,
            role=self.role,
            credential=self.credential,
            day=self.day,
            digest=text.digest,
            seal=sealed,
            origin=origin(text.catalog),
            answers=answers,
            basis=checked,
        )


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed, and where its sealed copy lies.

    ``due`` are the roles that still have to sign it. ``again`` is true where the same person had
    signed the same text already, and nothing was written.
    """

    approval: Approval
    lines: int
    copy: Path
    due: tuple[str, ...]
    again: bool = False


def sign(
    project: Project,
    tag: str,
    domain: str,
    by: Signature,
    unset: tuple[Finding, ...],
    accepted: Mapping[str, str] | None = None,
) -> Signed:
    """The signature under a handout or the ``interface`` of a locale, written down and sealed.

    ``unset`` is what setting its sheet has found: nobody signs what cannot be printed.
    ``accepted`` has the reasons why warnings may stand, by their names. Raises UsageError for who
    may not sign it, Stopped with the findings where the text has errors or warnings without an
    answer, its sheet cannot be set, or its sealed copy was changed.
    """
    by = _tidied(by)
    _refuse(project, tag, domain, by)
    _refuse_errors(unset)
    text = _sound_text(project, tag, domain)
    register = Register(project)
    editions = register.editions(tag, domain)
    own = next((e for e in editions if e.digest == text.digest), None)
    if own:
        fault = register.text(own)[1]
        _refuse_errors((broken_seal(project, tag, fault),) if fault else ())
        _refuse_second_role(register, own.approvals, by)
    answers = _answers(project, text, own, accepted or {})
    copy = folder(project, tag, domain, text.digest)
    for approval in own.approvals if own and own is editions[0] else ():
        if by.made(approval) and not answers:
            return Signed(approval, len(text.lines), copy, editions[0].due, again=True)
    # who signs after others signs the copy that they have signed
    sealed = own.approvals[0].seal if own else seal(project, text)
    approval = by.under(text, sealed, answers, basis(project, tag))
    add_approval(project, tag, approval)
    due = Register(project).editions(tag, domain)[0].due
    return Signed(approval, len(text.lines), copy, due)


def unanswered(project: Project, tag: str, domain: str) -> tuple[Open, ...]:
    """What a signature under a text of today must answer, and nobody who signed it has.

    Raises Stopped with the findings where the text has errors, or there is none.
    """
    text = _sound_text(project, tag, domain)
    editions = Register(project).editions(tag, domain)
    own = next((e for e in editions if e.digest == text.digest), None)
    return _unanswered(project, text, own)


def _unanswered(project: Project, text: Text, own: Edition | None) -> tuple[Open, ...]:
    given = own.answers if own else ()
    return tuple(each for each in to_answer(project, text) if not each.answered(given))


def _answers(
    project: Project, text: Text, own: Edition | None, accepted: Mapping[str, str]
) -> tuple[Answer, ...]:
    """The answers of a signature. Raises Stopped where a warning has none."""
    answers = answers_to(to_answer(project, text), accepted)
    left = [each for each in _unanswered(project, text, own) if not each.answered(answers)]
    if left:
        raise Stopped(each.shown for each in left)
    return answers


def _refuse_second_role(register: Register, signed: Sequence[Approval], by: Signature) -> None:
    """Raise Stopped for a person who signs in a second role where the clinic wants two people."""
    other = next((a for a in signed if same_person(a.name, by.name) and a.role != by.role), None)
    if register.apart and other:
        where = Where(register.project.name_of(clinic_path(register.project)))
        said = f"{by.name} has signed already as {other.role}: one_role_each forbids a second role"
        raise Stopped((finding("second-role", where, said, "let another person sign"),))


def _sound_text(project: Project, tag: str, domain: str) -> Text:
    """The text of today. Raises Stopped with its errors, UsageError where it is not for the tag."""
    source = None if domain == INTERFACE else load_project(project, [domain])[0]
    if source and not source.is_for(tag):
        hint = f"add {tag} to the languages of its front matter"
        raise UsageError(f"{source.path} is not for {tag}", hint)
    _refuse_errors(_findings(project, tag, source))
    text = live_text(project, tag, source)
    assert text is not None  # a catalog that is not there is an error among the findings
    if not text.whole:
        _refuse_errors((_unwhole(project, tag, domain),))
    return text


def _tidied(by: Signature) -> Signature:
    name, credential = (" ".join(text.split()) for text in (by.name, by.credential))
    for text in (name, credential):
        if not text.isprintable():
            raise UsageError(f"{text!r} has characters that cannot be printed", "write plain text")
    if not name:
        raise UsageError("a signature has a name", "write it: --name 'Ana Morales'")
    refuse_no_words("a name", name)
    if credential:
        refuse_no_words("a qualification", credential)
    refuse_future(by.day)
    return Signature(name, by.role, credential, by.day)


def _refuse(project: Project, tag: str, domain: str, by: Signature) -> None:
    """Raise UsageError where the role may not sign this text, or there is no such text."""
    if by.role not in ROLES:
        raise UsageError(f"there is no role {by.role!r}", f"write one of: {', '.join(ROLES)}")
    project.tag_of(tag, SOURCE_TAG)
    if domain not in domains(project):
        known = ", ".join(domains(project))
        raise UsageError(f"no handout {domain!r}", f"there are: {known}")
    if tag == SOURCE_TAG and domain == INTERFACE:
        raise UsageError(
            "the program's English is part of the program", f"approve its translations: {domain}"
        )
    if tag == SOURCE_TAG and by.role == TRANSLATOR:
        raise UsageError(
            "the English is no translation", f"it needs a clinician: --role {CLINICIAN}"
        )
    if by.role == TRANSLATOR and not by.credential:
        raise UsageError(
            "a translator signs with a qualification (45 CFR 92.201(c)(3))",
            "add it: --credential 'certified medical translator'; without one, sign as reviewer",
        )


def _findings(project: Project, tag: str, source: Handout | None) -> tuple[Finding, ...]:
    """The findings that concern the text alone."""
    if source:
        return translation(project, source, tag).findings
    path = project.name_of(po_path(project, tag, INTERFACE))
    return tuple(f for f in check_locale(project, tag) if f.where.path == path)


def _unwhole(project: Project, tag: str, domain: str) -> Finding:
    """The finding that a text has lines without a sound translation."""
    where = Where(project.name_of(po_path(project, tag, domain)))
    message = "a line of the text has no sound translation"
    hint = f"see what the catalog lacks: handouts update, then handouts check {tag}"
    return finding("untranslated", where, message, hint)


def _refuse_errors(findings: tuple[Finding, ...]) -> None:
    if errors(findings):
        raise Stopped(errors(findings))
