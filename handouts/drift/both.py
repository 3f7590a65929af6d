"""A source beside the back-translation of its translation, and what they say otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handouts.drift.signature import TextSignature, signature
from handouts.findings import Span


@dataclass(frozen=True, slots=True)
class Drift:
    """One thing that two texts say otherwise; ``grave`` where it is one that must stop a sheet.

    ``source`` and ``back`` are the words that say it, ``source_at`` and ``back_at`` their places.
    """

    kind: str
    grave: bool
    message: str
    source: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    source_at: tuple[Span, ...] = ()
    back_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Both:
    """What the source instructs, and what the back-translation does."""

    source: TextSignature
    back: TextSignature

    @classmethod
    def of(cls, source: str, back: str) -> "Both":
        """Both texts, read."""
        return cls(signature(source), signature(back))

    def ways(self) -> Iterator[tuple[TextSignature, TextSignature]]:
        """Each of the two, with the other."""
        yield self.source, self.back
        yield self.back, self.source

    def drift(
        self,
        kind: str,
        grave: bool,
        ours: Iterable[Span],
        theirs: Iterable[Span],
        message: str = "the English says {source}, the back-translation {back}",
    ) -> Drift:
        """What the source says at ``ours`` and the back-translation at ``theirs``."""
        ours, theirs = tuple(dict.fromkeys(ours)), tuple(dict.fromkeys(theirs))
        source, back = tuple(map(self.source.words, ours)), tuple(map(self.back.words, theirs))
        shown = message.format(
            source=", ".join(source) or "nothing of it", back=", ".join(back) or "nothing of it"
        )
        return Drift(kind, grave, shown, source, back, ours, theirs)
