"""What the comparison with back-translations finds in harmful translations, and in right ones.

    python -m tests.harm.drift              the rates by class and language
    python -m tests.harm.drift --each       and every case that is missed or flagged wrongly

A few back-translations begin with a note in brackets on what cannot be read back, such as garbled
letters; the note is not compared.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from handouts.catalogs.extract import templates
from handouts.content.load import read_sources
from handouts.drift.both import Drift
from handouts.drift.drift import drift
from tests.harm.harness import FROZEN, HERE
from tests.sheets import HANDOUT

SAME_WHEN_READ_BACK = frozenset(
    {
        "bidi",
        "encoding",
        "english-left",
        "english-whole",
        "homoglyph",
        "invisible",
        "other-language",
    }
)
"""Classes of defects that a right back-translation does not show: the words mean the same."""

_NOTE = re.compile(r"^\[[^\]]+\] (?=\S)")


@dataclass(frozen=True, slots=True)
class Compared:
    """A source with a back-translation, and what was found."""

    id: str
    tag: str
    kind: str
    right: bool
    source: str
    back: str
    found: tuple[Drift, ...]

    @property
    def grave(self) -> bool:
        """Whether something was found that would be an error."""
        return any(each.grave for each in self.found)


def compared() -> tuple[Compared, ...]:
    """The cases of ``cases.json``, harmful and right."""
    return tuple(
        _compared(
            row["id"], row["lang"], row["class"], row["expect"] == "ok", row["msgid"], row["back"]
        )
        for row in _rows("cases.json")
    )


def honest() -> tuple[Compared, ...]:
    """The back-translations of the good translations."""
    entries = templates(read_sources(FROZEN).of("es"))[HANDOUT].entries
    return tuple(
        _compared(f"{tag}-{block}", tag, "honest", True, entries[block].msgid, row["back"])
        for row in _rows("honest-back-translations.json")
        for tag, block in ((row["lang"], row["block"]),)
    )


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((HERE / name).read_text("utf-8"))
    return rows


def _compared(id_: str, tag: str, kind: str, right: bool, source: str, back: str) -> Compared:
    back = _NOTE.sub("", back)
    return Compared(id_, tag, kind, right, source, back, drift(source, back))


def visible(done: Iterable[Compared]) -> tuple[Compared, ...]:
    """The harmful ones whose back-translation says something else than the source."""
    return tuple(each for each in done if not each.right and each.kind not in SAME_WHEN_READ_BACK)


def rates(done: Iterable[Compared], name: str) -> Iterator[str]:
    """How many are found of each class or language."""
    done = tuple(done)
    for value in sorted({getattr(each, name) for each in done}):
        yield _rate(value, [each for each in done if getattr(each, name) == value])


def _rate(title: str, done: Iterable[Compared]) -> str:
    done = tuple(done)
    found, grave = sum(bool(each.found) for each in done), sum(each.grave for each in done)
    return f"{title:18} {len(done):3} found {found:3} grave {grave:3}"


def _shown(each: Compared) -> str:
    said = "".join(f"\n    {d.kind}: {d.message}" for d in each.found) or "\n    nothing found"
    return f"{each.id}\n  {each.source}\n  {each.back}{said}"


def main() -> None:
    """Print the rates and, with --each, what is missed and what is flagged wrongly."""
    done = compared()
    harmful, right, good = visible(done), [each for each in done if each.right], honest()
    hidden = [each for each in done if not each.right and each not in harmful]
    print(*rates(harmful, "kind"), *rates(harmful, "tag"), sep="\n")
    print(_rate("harmful", harmful), _rate("read back alike", hidden), sep="\n")
    print(_rate("right", right), _rate("honest", good), sep="\n")
    if "--each" in sys.argv:
        print(*(_shown(each) for each in harmful if not each.found), sep="\n")
        print(*(_shown(each) for each in (*right, *good) if each.found), sep="\n")


if __name__ == "__main__":
    main()
