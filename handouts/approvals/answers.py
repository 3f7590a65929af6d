"""The warnings of a text that whoever signs it must answer, and their answers.

A warning may be right, so no text is kept back for it; but nobody signs what nobody looked at.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from handouts import __version__
from handouts.approvals.book import Answer, Basis
from handouts.approvals.seal import Text
from handouts.back.catalog import BackTexts, back_texts
from handouts.back.differs import drifts
from handouts.catalogs.extract import template
from handouts.catalogs.po import Catalog
from handouts.checks.check import Expected, review
from handouts.checks.glossary import GLOSSARY
from handouts.checks.language import NUMBERS, language
from handouts.checks.registry import RULES
from handouts.content.interface import STATUS_CONTEXT
from handouts.errors import UnreadableFile, UsageError
from handouts.files import is_there
from handouts.findings import Finding
from handouts.meaning.terms import PROGRAM_TERMS
from handouts.project import Project

# What of a catalog is not printed keeps no text from being signed.
_UNPRINTED = frozenset({"unused", "header-field"})


@dataclass(frozen=True, slots=True)
class Open:
    """A finding that a signature must answer; ``number`` counts those of its code and msgctxt.

    ``reason`` is that of a comment which ignores it, empty for a finding that counts.
    """

    finding: Finding
    number: int
    reason: str = ""

    @property
    def name(self) -> str:
        """What the command line calls it: ``negation@risks#1``."""
        return f"{self.finding.code}@{self.finding.where.msgctxt}#{self.number}"

    @property
    def digest(self) -> str:
        """``sha256:`` and the digest of what it is about: the same as long as the text is."""
        about = [each.text for each in self.finding.quotes] or [self.finding.message]
        said = json.dumps([self.finding.code, self.finding.where.msgctxt, *about])
        return _digest((said.encode(errors="surrogatepass"),))

    def answered(self, answers: Iterable[Answer]) -> Answer | None:
        """The answer to it among others; None where there is none."""
        own = (self.finding.code, self.finding.where.msgctxt, self.digest)
        return next((a for a in answers if (a.code, a.msgctxt, a.digest) == own), None)

    def answer(self, reason: str) -> Answer:
        """The answer to it; without a reason the comment's counts."""
        code, msgctxt = self.finding.code, self.finding.where.msgctxt
        return Answer(code, msgctxt, self.digest, " ".join(reason.split()) or self.reason)

    @property
    def shown(self) -> Finding:
        """The finding as it is told to whoever signs, with its name."""
        said = f"{self.name}: {self.finding.message}"
        if self.reason:
            said = f"{self.name} is ignored by a comment ({self.reason}): {self.finding.message}"
        hint = f"mend it, or answer for it: --accept '{self.name}=reason'"
        return replace(self.finding, message=said, hint=hint)


def to_answer(project: Project, text: Text) -> tuple[Open, ...]:
    """What a signature under a text must answer: its warnings, and what comments turn round.

    Errors are among them: a text that has one now was signed when the program did not see it.
    English has none. Raises UnreadableFile for a list of words.
    """
    if text.catalog is None:
        return ()
    report = review(
        text.catalog, Expected(_wanted(text, text.catalog), language(project, text.tag))
    )
    back = drifts(text.catalog, _read_back(project, text))
    findings, ignored = (*report.findings, *back.findings), (*report.ignored, *back.ignored)
    found = [(each, "") for each in findings if each.code not in _UNPRINTED]
    found += [(i.finding, i.reason) for i in ignored if RULES[i.finding.code].signed]
    return tuple(_numbered(found))


def answers_to(found: Iterable[Open], accepted: Mapping[str, str]) -> tuple[Answer, ...]:
    """The answers that a call gives, by the findings' names. Raises UsageError for a wrong one."""
    known = {each.name: each for each in found}
    for name, reason in accepted.items():
        if name not in known:
            there = ", ".join(known) or "none"
            raise UsageError(f"there is no finding {name}", f"those to answer: {there}")
        if not reason.strip() and not known[name].reason:
            raise UsageError(f"{name} is accepted without a reason", f"--accept '{name}=reason'")
    return tuple(known[name].answer(reason) for name, reason in accepted.items())


def basis(project: Project, tag: str) -> Basis:
    """What a text of a locale is checked with today."""
    words = sorted((*PROGRAM_TERMS.parent.parent.glob("*/words/*"), PROGRAM_TERMS))
    own = project.locales / tag
    return Basis(
        program=__version__,
        lists=_digest(path.read_bytes() for path in words),
        glossary=_digest(
            path.read_bytes()
            for path in (project.locales / GLOSSARY, own / GLOSSARY)
            if is_there(path)
        ),
        numbers=_digest(path.read_bytes() for path in (own / NUMBERS,) if is_there(path)),
    )


def _read_back(project: Project, text: Text) -> BackTexts:
    """What is read back of a text; nothing where the file is broken: `handouts check` says so."""
    try:
        return back_texts(project, text.tag, text.domain)
    except UnreadableFile:
        return BackTexts({})


def _wanted(text: Text, catalog: Catalog) -> Catalog:
    """The messages that the text has of those that its English asks for."""
    if text.source:
        return template(text.source)
    own = tuple(e for e in catalog.live().values() if e.msgctxt != STATUS_CONTEXT)
    return replace(catalog, entries=own)


def _numbered(found: Iterable[tuple[Finding, str]]) -> Iterator[Open]:
    seen: Counter[tuple[str, str]] = Counter()
    for finding, reason in found:
        seen[finding.code, finding.where.msgctxt] += 1
        yield Open(finding, seen[finding.code, finding.where.msgctxt], reason)


def _digest(parts: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for part in parts:
        # a checkout may have turned the ends of lines around
        data = part.replace(b"\r\n", b"\n")
        found.update(f"{len(data)}\n".encode() + data)
    return f"sha256:{found.hexdigest()}"
