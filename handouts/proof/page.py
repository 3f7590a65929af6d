"""Prints a proof as one HTML file that fetches nothing and sends nothing."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from handouts.approvals.edits import Edit
from handouts.back.coverage import Coverage
from handouts.findings import Finding, Severity, Where
from handouts.fit.design import PAPERS, sheet_of_paper
from handouts.locale import SOURCE_TAG, Locale, parse
from handouts.proof.inline import changed, shown
from handouts.proof.model import ApprovalNotice, Message, Page, Place, Proof, TranslationState

_BADGES = {
    TranslationState.SOURCE: "",
    TranslationState.TRANSLATED: "",
    TranslationState.FUZZY: "fuzzy: not printed until a person confirms it",
    TranslationState.MISSING: "not translated",
}


def html(proof: Proof) -> str:
    """The proof as an HTML document."""
    style, script = _file("style.css"), _file("script.js")
    digest = base64.b64encode(hashlib.sha256(f"\n{script}".encode()).digest()).decode()
    policy = (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    name = f"Proof: {proof.handout.title.text} · {proof.locale.english_name}"
    head = (
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(name)}</title>\n<style>\n{style}</style>"
    )
    body = "\n".join(_body(proof))
    return (
        f'<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n{head}\n</head>\n<body>\n{body}\n'
        f"<script>\n{script}</script>\n</body>\n</html>\n"
    )


def _file(name: str) -> str:
    return (files("handouts.proof") / name).read_text("utf-8")


def _body(proof: Proof) -> Iterator[str]:
    yield '<a class="skip" href="#texts">Go to the texts</a>'
    yield from _header(proof)
    yield "<main>"
    yield from _pages(proof)
    yield '<div class="texts" id="texts">'
    yield from _whole_sheet(proof)
    first = len(proof.messages)
    yield from _messages("The handout's texts", proof, proof.messages, 1)
    yield from _messages("The program's texts", proof, proof.interface, first + 1)
    yield "</div>\n</main>"


def _header(proof: Proof) -> Iterator[str]:
    locale, handout = proof.locale, proof.handout
    yield "<header>"
    yield f"<h1>{_in(locale, 'span', escape(proof.title))}</h1>"
    own = _in(locale, "span", escape(locale.native_name))
    language = escape(locale.english_name)
    if locale.english_name != locale.native_name:
        language = f"{language} ({own})"
    yield (
        f"<p>Proof of “{escape(handout.title.text)}” in {language}, "
        f"revision {handout.revision.isoformat()}, on {PAPERS[proof.paper].title} paper. "
        "For translators and reviewers, never for patients.</p>"
    )
    yield "<dl>"
    for name, said in _facts(proof):
        yield f"<div><dt>{name}</dt><dd>{said}</dd></div>"
    yield "</dl>"
    work = sum(message.wants_work for message in (*proof.messages, *proof.interface))
    # The script takes `hidden` away: without it the button would do nothing.
    yield (
        f'<p><button type="button" id="filter" aria-pressed="false" hidden>'
        f"Show only what needs work ({work})</button></p>"
    )
    yield "</header>"


def _facts(proof: Proof) -> Iterator[tuple[str, str]]:
    for approval in proof.approvals:
        yield escape(approval.what), _approval(approval)
    wrong, doubtful = proof.count(Severity.ERROR), proof.count(Severity.WARNING)
    mood = "error" if wrong else "warning" if doubtful else "good"
    counts = f"{_counted(wrong, 'error')}, {_counted(doubtful, 'warning')}"
    yield "Findings", f'<strong class="{mood}">{counts}</strong>'
    if proof.locale.tag != SOURCE_TAG:
        everything = (*proof.messages, *proof.interface)
        states = {s: sum(m.state is s for m in everything) for s in TranslationState}
        said = [
            f"{states[s]} {s}"
            for s in TranslationState
            if states[s] and s is not TranslationState.SOURCE
        ]
        yield "Texts", ", ".join(said)
    if proof.back and proof.back.done:
        yield "Read back", escape(_read_back(proof.back))
    if proof.body:
        nominal = "" if proof.body == proof.nominal else f", set at {proof.nominal:.1f} pt"
        design = sheet_of_paper(proof.paper, proof.handout.pages)
        yield (
            "Body",
            f"{proof.body:.1f} pt{nominal} (from {design.floor:g} to {design.ceiling:g} pt)",
        )


def _read_back(back: Coverage) -> str:
    who = " ".join(filter(None, (back.method, back.by))) or "nobody named"
    apart = "independent" if back.independent else "not independent of the translation"
    return f"{back.done} of {back.total} texts, {who}, {apart}"


def _approval(approval: ApprovalNotice) -> str:
    mood, word = ("good", "approved") if approval.approved else ("warning", "not approved")
    said = "".join(f"<br>{escape(line)}" for line in approval.says)
    return f'<strong class="{mood}">{word}</strong>{said}'


def _counted(count: int, what: str) -> str:
    return f"{count or 'no'} {what}{'' if count == 1 else 's'}"


# --- the pages


def _pages(proof: Proof) -> Iterator[str]:
    yield '<section class="pages" aria-labelledby="pages"><h2 id="pages">Pages</h2>'
    if not proof.pages:
        yield "<p>There are no pages to show: not even a draft could be laid out.</p>"
    elif proof.draft:
        yield (
            '<p class="warning">Errors keep this sheet from being printed. The pictures show a '
            "draft: a text that may not be printed stands there in English.</p>"
        )
    for number, page in enumerate(proof.pages):
        yield from _page(proof, number, page)
    yield "</section>"


def _page(proof: Proof, number: int, page: Page) -> Iterator[str]:
    picture = page.picture
    data = base64.b64encode(picture.png).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    alt = f"Page {number + 1} of {len(proof.pages)}; its texts are listed on this page."
    yield f'<figure><div class="paper"><img {size} alt="{alt}" src="data:image/png;base64,{data}">'
    for key, message in enumerate((*proof.messages, *proof.interface), 1):
        for index, place in enumerate(message.places):
            if place.page == number:
                yield _spot(key, place, f' id="p{key}"' if index == 0 else "")
    fills = [round(100 * column.used / column.height) for column in page.columns]
    bars = " ".join(f'<span class="fill" style="--full: {full}%">{full} %</span>' for full in fills)
    yield f"</div><figcaption>Page {number + 1}. Columns, as they are read: {bars} full"
    yield "</figcaption></figure>"


def _spot(key: int, place: Place, name: str) -> str:
    """A stretch of the picture that leads to its text. Whoever has no pointer uses the list."""
    style = (
        f"left: {place.left}%; top: {place.top}%; width: {place.width}%; height: {place.height}%"
    )
    return (
        f'<a class="spot"{name} href="#m{key}" data-text="{key}" tabindex="-1" aria-hidden="true" '
        f'style="{style}"></a>'
    )


# --- the texts


def _whole_sheet(proof: Proof) -> Iterator[str]:
    """What belongs to no single text: findings, and English texts that were taken away."""
    if proof.findings:
        yield '<section aria-labelledby="whole"><h2 id="whole">Findings on the whole sheet</h2>'
        yield from _findings(proof.findings, None)
        yield "</section>"
    if proof.gone:
        yield '<section aria-labelledby="gone"><h2 id="gone">Taken away since the approval</h2><ul>'
        for edit in proof.gone:
            yield f'<li lang="en" dir="ltr"><del>{escape(edit.before)}</del></li>'
        yield "</ul></section>"


def _messages(title: str, proof: Proof, messages: Iterable[Message], start: int) -> Iterator[str]:
    yield f'<section aria-labelledby="list{start}"><h2 id="list{start}">{title}</h2>'
    for key, message in enumerate(messages, start):
        yield from _message(key, message, proof.locale)
    yield "</section>"


def _message(key: int, message: Message, locale: Locale) -> Iterator[str]:
    work = " work" if message.wants_work else ""
    yield f'<article class="text{work}" id="m{key}" data-text="{key}" aria-labelledby="h{key}">'
    place = f"{key}. {escape(message.kind.capitalize())}"
    named = message.context != message.kind
    context = f'<span class="soft">{escape(message.context)}</span>' if named else ""
    yield f'<h3 id="h{key}">{place} {context}</h3>'
    if message.places:
        pages = " and ".join(dict.fromkeys(str(place.page + 1) for place in message.places))
        yield f'<a class="show" href="#p{key}">on page {pages}</a>'
    badge = _BADGES[message.state]
    if badge:
        yield f'<p class="badge warning">{badge}</p>'
    if message.swapped and message.state is TranslationState.TRANSLATED:
        yield '<p class="badge error">has errors: in English on the pictures</p>'
    yield '<div class="pair">'
    yield _side(parse(SOURCE_TAG), shown(message.source), message.source_where)
    if message.state is not TranslationState.SOURCE:
        text = (
            shown(message.target, _bad(message, "msgstr", message.target))
            if message.target
            else "—"
        )
        yield _side(locale, text, message.target_where)
    yield "</div>"
    yield from _back(message)
    yield from _findings(message.findings, message)
    yield from _changes(message)
    for name, lines in (("For translators", message.comments), ("Comments", message.notes)):
        if lines:
            said = " · ".join(f'<span dir="auto">{escape(line)}</span>' for line in lines if line)
            yield f'<p class="note"><strong>{name}:</strong> {said}</p>'
    yield "</article>"


def _back(message: Message) -> Iterator[str]:
    """What the translation says in English, for eyes that do not read its language."""
    if message.back:
        text = shown(message.back, _bad(message, "back", message.back))
        yield (
            '<div class="back"><h4>Back in English</h4>'
            f'<p class="words" lang="en" dir="ltr">{text}</p></div>'
        )


def _side(locale: Locale, text: str, where: Where) -> str:
    place = f"{where.path}:{where.line}" if where.line else where.path
    return (
        f'<div class="{locale.direction}"><h4>{escape(locale.english_name)}</h4>'
        f'<p class="words" lang="{locale.bcp47}" dir="{locale.direction}">{text}</p>'
        f'<p class="where">{escape(place)}</p></div>'
    )


def _bad(message: Message, field: str, text: str) -> Iterator[tuple[int, int]]:
    """The bad places that findings have in one of a message's texts."""
    for finding in message.findings:
        for quote in finding.quotes:
            if quote.field == field and quote.text == text:
                yield from quote.spans


def _findings(findings: Iterable[Finding], message: Message | None) -> Iterator[str]:
    lines = []
    for finding in findings:
        where = "" if message else f' <span class="where">{escape(str(finding.where))}</span>'
        hint = f' <span class="hint">{escape(finding.hint)}</span>' if finding.hint else ""
        lines.append(
            f'<li class="{finding.severity}"><strong>{finding.severity}</strong> '
            f"<code>{escape(finding.code)}</code> "
            f'<span dir="auto">{escape(finding.message)}</span>{hint}{where}</li>'
        )
    if lines:
        yield f'<ul class="findings">{"".join(lines)}</ul>'


def _changes(message: Message) -> Iterator[str]:
    """What happened to the English since the translation was made, or since it was approved."""
    if message.previous and message.previous not in {edit.before for edit in message.edits}:
        yield _change("The English changed", message.previous, message.source, ())
    for edit in message.edits:
        title = f"Since the approval ({edit.kind.name.lower()}, {edit.how})"
        yield _change(title, edit.before, edit.after, _reasons(edit))


def _reasons(edit: Edit) -> tuple[str, ...]:
    return tuple(map(str, edit.reasons))


def _change(title: str, before: str, after: str, reasons: tuple[str, ...]) -> str:
    why = f" {escape('; '.join(reasons))}" if reasons else ""
    return (
        f'<p class="change"><strong>{escape(title)}:</strong>{why}<br>'
        f'<span lang="en" dir="ltr">{changed(before, after)}</span></p>'
    )


def _in(locale: Locale, tag: str, content: str) -> str:
    return f'<{tag} lang="{locale.bcp47}" dir="{locale.direction}">{content}</{tag}>'
