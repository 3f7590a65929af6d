"""Findings as people read them: the texts with the bad places marked under them."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.text import Text

from handouts import ucd
from handouts.findings import Finding, Quote, Severity
from handouts.review.outcome import Outcome

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_MARGIN = "   | "

# Characters that print nothing, or turn the line around, stand as their code points.
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Cs")


def listed(outcome: Outcome) -> Iterator[Text]:
    """Every finding in a line or two, then what is ignored, then the count."""
    for finding in outcome.findings:
        yield Text(str(finding))
    yield from _ending(outcome)


def marked(outcome: Outcome, width: int | None) -> Iterator[Text]:
    """Every finding with its texts and the bad places in them; then as ``listed`` does.

    Texts are cut and folded to a width in columns; where it is None they stand whole.
    """
    for finding in outcome.findings:
        yield from _finding(outcome, finding, sys.maxsize if width is None else width)
        yield Text("")
    yield from _ending(outcome)


def _finding(outcome: Outcome, finding: Finding, width: int) -> Iterator[Text]:
    style = _STYLES[finding.severity]
    yield Text.assemble(
        (f"{finding.severity}[{finding.code}]", style), (f": {finding.message}", "bold")
    )
    region = outcome.region(finding)
    line = region.line if region else finding.where.line
    place = finding.where.path + (f":{line}" if line else "")
    place += f":{region.column}" if region else ""
    context = f" [{finding.where.msgctxt}]" if finding.where.msgctxt else ""
    yield Text.assemble(("  --> ", "blue"), place, context)
    if finding.quotes:
        yield Text(_MARGIN.rstrip(), "blue")
    field = max((len(quote.field) for quote in finding.quotes), default=0) + 1
    for quote in finding.quotes:
        if quote.text:
            named = replace(quote, field=f"{quote.field:<{field}}")
            yield from _quote(named, style, width - len(_MARGIN) - field)
    if finding.hint:
        yield Text.assemble(("   = ", "blue"), finding.hint)


def _quote(quote: Quote, style: str, width: int) -> Iterator[Text]:
    if not quote.spans:
        for number, part in enumerate(_wrapped(_shown(quote.text), width)):
            yield _row(" " * len(quote.field) if number else quote.field, part)
        return
    if any(ucd.bidi_class(char) in ("R", "AL") for char in quote.text):
        # A terminal turns such a line around, or does not: signs under it would miss their letters.
        yield _row(quote.field, _bracketed(quote, width))
        return
    cut = _Cut.of(quote, width)
    yield _row(quote.field, cut.text)
    yield _row(" " * len(quote.field), cut.carets, style)


def _row(field: str, text: str, style: str = "") -> Text:
    return Text.assemble((_MARGIN, "blue"), (field, "blue"), (text, style))


@dataclass(frozen=True, slots=True)
class _Cut:
    """What of a text is shown, and the signs under its bad places."""

    text: str
    carets: str

    @classmethod
    def of(cls, quote: Quote, width: int) -> "_Cut":
        """As much of a text around its first bad place as fits the width, both in columns."""
        start, end = _window(quote, width)
        before, after = "…" * (start > 0), "…" * (end < len(quote.text))
        text, carets = before, " " * len(before)
        for offset in range(start, end):
            shown = _shown(quote.text[offset])
            sign = "^" if _within(offset, quote.spans) else " "
            text += shown
            carets += sign * cell_len(shown)
        for first, last in quote.spans:
            # What lacks at the end of the text has no letter to stand under.
            if first == last == end == len(quote.text):
                carets += "^"
        return cls(text + after, carets.rstrip())


def _window(quote: Quote, width: int) -> tuple[int, int]:
    """The offsets from which and up to which a text is shown, its first bad place in the middle."""
    text, first = quote.text, quote.spans[0][0]
    if cell_len(_shown(text)) <= width:
        return 0, len(text)
    room = width - 2  # for what says that it goes on
    start = 0
    while start < first and cell_len(_shown(text[start:first])) > room // 2:
        start += 1
    end = start
    while end < len(text) and cell_len(_shown(text[start : end + 1])) <= room:
        end += 1
    return start, end


def _bracketed(quote: Quote, width: int) -> str:
    """The text with its bad places between brackets."""
    start, end = _window(quote, width)
    text = "…" * (start > 0)
    for offset in range(start, end):
        for first, last in quote.spans:
            text += "⟧" * (offset == last) + "⟦" * (offset == first)
        text += _shown(quote.text[offset])
    text += "".join("⟧" for first, last in quote.spans if first < end <= last)
    return text + "…" * (end < len(quote.text))


def _within(offset: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _shown(text: str) -> str:
    return "".join(
        f"<U+{ord(char):04X}>" if ucd.category(char) in _UNSEEN else char for char in text
    )


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of a width in columns, broken at spaces where there are any."""
    if cell_len(text) <= width:
        yield text
        return
    line = ""
    for char in text:
        if cell_len(line + char) > width:
            at = line.rfind(" ") + 1
            yield (line[:at] or line).rstrip()
            line = line[at:] if at else ""
        line += char
    yield line


def _ending(outcome: Outcome) -> Iterator[Text]:
    for each in outcome.ignored:
        place = f"{each.finding.where}: {each.finding.code}"
        yield Text.assemble(("ignored ", "dim"), f"{place}: {each.reason}")
    counts = [
        _counted(outcome.count(Severity.ERROR), "error"),
        _counted(outcome.count(Severity.WARNING), "warning"),
    ]
    if outcome.ignored:
        counts.append(f"{len(outcome.ignored)} ignored")
    yield Text(f"{_counted(len(outcome.tags), 'language')}: {', '.join(counts)}")


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'s' * (number != 1)}"
