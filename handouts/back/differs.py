"""What back-translations on record say otherwise than the English: the check ``drift``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handouts.back.catalog import BackTexts
from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog
from handouts.checks.check import Report
from handouts.checks.ignores import Ignored, sift
from handouts.drift.both import Drift
from handouts.drift.drift import drift
from handouts.findings import Finding, Quote, Where
from handouts.rules import finding

_LABEL = 5
"""A text of fewer English words is a label: it has no clause to compare, and is shown alone."""

_HINT = "mend the translation, or the back-translation where it misreads: handouts back"


@dataclass(frozen=True, slots=True)
class _Text:
    """A message with its translation, and what that says in English."""

    entry: Entry
    back: str
    path: str

    def finding(self, found: Drift) -> Finding:
        """The finding that a drift makes."""
        where = Where(self.path, self.entry.line, self.entry.msgctxt or "")
        quotes = (
            Quote("msgid", self.entry.msgid, found.source_at),
            Quote("msgstr", self.entry.msgstr),
            Quote("back", self.back, found.back_at),
        )
        if found.grave:
            return finding("drift", where, found.message, _HINT, quotes)
        return finding("drift-wording", where, found.message, _HINT, quotes)


def drifts(catalog: Catalog, backs: BackTexts) -> Report:
    """What the back-translations of a catalog say otherwise than the English, entry by entry."""
    findings: list[Finding] = []
    ignored: list[Ignored] = []
    for text in _read_back(catalog, backs.texts):
        sifted = sift(
            [text.finding(each) for each in drift(text.entry.msgid, text.back)],
            text.entry,
            catalog.path,
        )
        findings += sifted.kept
        ignored += sifted.ignored
    return Report(tuple(findings), tuple(ignored))


def _read_back(catalog: Catalog, texts: Mapping[tuple[str | None, str], str]) -> Iterator[_Text]:
    for entry in catalog.live().values():
        back = texts.get((entry.msgctxt, entry.msgstr), "")
        label = len(entry.msgid.split()) < _LABEL
        if back and entry.translated and not entry.fuzzy and not label:
            yield _Text(entry, back, catalog.path)
