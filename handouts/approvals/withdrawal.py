"""Takes the approvals of a text back, in a person's name, and for a reason."""

from datetime import date

from handouts.approvals.approval import add_entries
from handouts.approvals.book import Withdrawal
from handouts.approvals.editions import Register
from handouts.approvals.persons import refuse_future, refuse_no_words
from handouts.catalogs.po import domains
from handouts.errors import UsageError
from handouts.locale import SOURCE_TAG
from handouts.project import Project


def withdraw(
    project: Project, tag: str, domain: str, name: str, reason: str, day: date
) -> tuple[Withdrawal, ...]:
    """The withdrawals that were written down, one of each edition of the text that was signed.

    An older edition is not printed in the place of one that was taken back. Raises UsageError where
    nothing is approved, or the name or the reason is no text.
    """
    tag = project.tag_of(tag, SOURCE_TAG)
    name, reason = (" ".join(text.split()) for text in (name, reason))
    refuse_no_words("a name", name)
    refuse_no_words("a reason", reason)
    refuse_future(day)
    editions = Register(project).editions(tag, domain)
    if not editions:
        known = ", ".join(domains(project))
        raise UsageError(f"no approval of {tag} {domain} stands", f"the texts are: {known}")
    entries = tuple(Withdrawal(domain, e.digest, name, day, reason) for e in editions)
    add_entries(project, tag, entries)
    return entries
