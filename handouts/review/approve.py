"""Signatures under texts that were set before: nobody signs what cannot be printed."""

from collections.abc import Mapping

from handouts.approvals.signing import Signature, Signed, sign
from handouts.builds.render import render
from handouts.catalogs.po import INTERFACE
from handouts.project import Project


def approve(
    project: Project,
    tag: str,
    domain: str,
    by: Signature,
    accepted: Mapping[str, str] | None = None,
) -> Signed:
    """The signature under a handout, or the ``interface``, of a locale, written down and sealed.

    ``accepted`` has the reasons why warnings may stand, by their names: ``negation@risks#1``.
    Raises UsageError for who may not sign it or what there is not, Stopped with the findings where
    the text has errors or warnings without an answer, cannot be set on its sheet, or its sealed
    copy was changed.
    """
    unset = () if domain == INTERFACE else render(project, domain, tag).findings
    return sign(project, tag, domain, by, unset, accepted)
