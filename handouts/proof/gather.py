"""Gathers a proof: the sheet as it would be printed, its texts, findings, changes, approvals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from handouts.approvals.editions import Standing
from handouts.back.catalog import BackTexts, back_texts
from handouts.back.coverage import Coverage, coverage
from handouts.back.differs import drifts
from handouts.builds.job import Job
from handouts.builds.render import Renderer
from handouts.catalogs.entry import Entry
from handouts.catalogs.extract import interface_template, template
from handouts.catalogs.po import INTERFACE, Catalog, po_path, read
from handouts.catalogs.pseudo import pseudo_catalog
from handouts.checks.check import Expected, review
from handouts.checks.language import language
from handouts.content.interface import HEADING_CONTEXT, OWN_TEXTS, REFERENCE, is_standard
from handouts.content.load import load
from handouts.content.markup import plain
from handouts.content.model import Block, BlockKind, Handout
from handouts.content.outline import outline
from handouts.errors import UnreadableFile
from handouts.files import is_there
from handouts.findings import Finding, Where
from handouts.layout.pages import pdf
from handouts.layout.typeset import Typeset
from handouts.locale import PSEUDO_TAGS, SOURCE_TAG, Locale, parse
from handouts.proof.layout import Laid, laid_out
from handouts.proof.model import ApprovalNotice, Message, Page, Place, Proof, TranslationState
from handouts.proof.places import columns, places
from handouts.reading import pictures
from handouts.rules import unreadable

DPI = 120.0


def gather(renderer: Renderer, job: Job) -> Proof:
    """The proof of one sheet, whether or not errors keep it from being printed.

    Raises Stopped for an English text that cannot be read, UnreadableFile for a catalog.
    """
    project, locale = renderer.project, parse(job.tag)
    path = project.content / f"{job.handout}.md"
    source = load(path, project.name_of(path))
    texts = _Texts(renderer, source, locale)
    laid = laid_out(renderer, job, source)
    where = places(laid.typeset) if laid.typeset else {}
    # what stops the sheet, and what a person should look at; each is said once
    findings = tuple(dict.fromkeys((*laid.findings, *texts.findings())))
    messages = tuple(texts.messages(findings, where, laid.bad))
    shared = tuple(texts.interface(findings, _interface_places(laid), laid.bad))
    values = renderer.clinic.values(job.tag)
    taken = {f for message in (*messages, *shared) for f in message.findings}
    return Proof(
        handout=source,
        locale=locale,
        paper=job.paper,
        title=plain(messages[0].target or source.title.text, values),
        messages=messages,
        interface=shared,
        findings=tuple(finding for finding in findings if finding not in taken),
        approvals=texts.approvals(),
        gone=tuple(edit for edit in texts.edits if not edit.after),
        pages=_pages(laid.typeset) if laid.typeset else (),
        draft=laid.draft,
        back=texts.coverage(),
        body=round(laid.typeset.body, 2) if laid.typeset else 0.0,
        nominal=round(laid.typeset.nominal, 2) if laid.typeset else 0.0,
    )


def _pages(typeset: Typeset) -> tuple[Page, ...]:
    drawn = pictures(pdf(typeset), DPI)
    return tuple(
        Page(picture, columns(page)) for picture, page in zip(drawn, typeset.pages, strict=True)
    )


class _Texts:
    """The texts of one sheet: the English, the catalogs, the approvals."""

    def __init__(self, renderer: Renderer, source: Handout, locale: Locale) -> None:
        self.source = source
        self.locale = locale
        self.register = renderer.register
        self.templates = {source.id: template(source), INTERFACE: interface_template([source])}
        self.catalogs = {domain: self._catalog(domain) for domain in self.templates}
        self.backs, self.back_faults = self._backs()
        self.standings = tuple(self._standings())
        self.edits = tuple(edit for standing in self.standings for edit in standing.edits)

    def messages(
        self,
        findings: Sequence[Finding],
        where: Mapping[str, tuple[Place, ...]],
        bad: frozenset[tuple[str, int]],
    ) -> Iterator[Message]:
        """The texts of the handout, in the order of reading."""
        for node in outline(self.source):
            block = node.prints
            if block is None:
                continue
            standard = is_standard(block)
            domain = INTERFACE if standard else self.source.id
            context = HEADING_CONTEXT if standard else block.context
            message = self._message(domain, context, block)
            yield self._with(message, findings, where.get(node.id, ()), bad)

    def interface(
        self,
        findings: Sequence[Finding],
        where: Mapping[str, tuple[Place, ...]],
        bad: frozenset[tuple[str, int]],
    ) -> Iterator[Message]:
        """The texts of the program, in the order of its source."""
        for own in OWN_TEXTS:
            block = Block(BlockKind.PARAGRAPH, own.text, own.context, 0, path=REFERENCE)
            message = self._message(INTERFACE, own.context, block)
            message = replace(message, kind=own.key.replace("_", " "))
            yield self._with(message, findings, where.get(own.key, ()), bad)

    def findings(self) -> Iterator[Finding]:
        """All that `handouts check` says of the two catalogs, warnings included."""
        project, tag = self.register.project, self.locale.tag
        if tag in (SOURCE_TAG, *PSEUDO_TAGS):
            return
        own = language(project, tag)
        yield from self.back_faults
        for domain, catalog in self.catalogs.items():
            if not is_there(po_path(project, tag, domain)):
                continue
            for finding in review(catalog, Expected(self.templates[domain], own)).findings:
                # other handouts use other headings of the interface
                if domain != INTERFACE or finding.code != "unused":
                    yield finding
            yield from drifts(catalog, self.backs[domain]).findings

    def approvals(self) -> tuple[ApprovalNotice, ...]:
        """How the handout, and the program's texts, stand to their approvals."""
        if self.locale.tag in PSEUDO_TAGS:
            return (ApprovalNotice("Pseudo-locale", False, ("it is never for patients",)),)
        return tuple(map(_approval, self.standings))

    def _catalog(self, domain: str) -> Catalog:
        project, tag = self.register.project, self.locale.tag
        if tag in PSEUDO_TAGS:
            return pseudo_catalog(self.templates[domain], tag)
        path = po_path(project, tag, domain)
        name = project.name_of(path)
        if tag == SOURCE_TAG or not is_there(path):
            return Catalog(name, Entry(""))
        return read(path, name)

    def _backs(self) -> tuple[Mapping[str, BackTexts], tuple[Finding, ...]]:
        """What is read back of each catalog, and what of it cannot be read."""
        found = dict.fromkeys(self.templates, BackTexts({}))
        faults: list[Finding] = []
        if self.locale.tag not in (SOURCE_TAG, *PSEUDO_TAGS):
            for domain in self.templates:
                try:
                    found[domain] = back_texts(self.register.project, self.locale.tag, domain)
                except UnreadableFile as problem:
                    faults += unreadable(problem)
        return found, tuple(faults)

    def coverage(self) -> Coverage | None:
        """How much of the handout's translation is read back, and by whom."""
        if self.locale.tag in (SOURCE_TAG, *PSEUDO_TAGS):
            return None
        domain = self.source.id
        wanted = self.templates[domain].live()
        return coverage(self.catalogs[domain], wanted, self.backs[domain])

    def _standings(self) -> Iterator[Standing]:
        if self.locale.tag not in PSEUDO_TAGS:
            yield self.register.standing(self.locale.tag, self.source)
        if self.locale.tag not in (SOURCE_TAG, *PSEUDO_TAGS):
            yield self.register.standing(self.locale.tag, None)

    def _message(self, domain: str, context: str, block: Block) -> Message:
        """A text with its translation, as the catalog has it."""
        catalog = self.catalogs[domain]
        entry = catalog.live().get((context, block.text), Entry(block.text))
        source = self.templates[domain].live()[context, block.text]
        return Message(
            kind=block.kind,
            context=context,
            source=block.text,
            source_where=Where(block.path or self.source.path, block.line, block.context),
            target=entry.msgstr,
            target_where=Where(catalog.path, entry.line, context),
            state=self._state(entry),
            previous=(entry.previous_msgid or "") if entry.fuzzy else "",
            comments=source.comments,
            notes=entry.notes,
            back=self.backs[domain].texts.get((context, entry.msgstr), ""),
        )

    def _state(self, entry: Entry) -> TranslationState:
        if self.locale.tag == SOURCE_TAG:
            return TranslationState.SOURCE
        if not entry.translated:
            return TranslationState.MISSING
        return TranslationState.FUZZY if entry.fuzzy else TranslationState.TRANSLATED

    def _with(
        self,
        message: Message,
        findings: Iterable[Finding],
        where: tuple[Place, ...],
        bad: frozenset[tuple[str, int]],
    ) -> Message:
        """The message with what is known of it from elsewhere."""
        at = {
            (place.path, place.line)
            for place in (message.source_where, message.target_where)
            if place.line
        }
        own = tuple(f for f in findings if (f.where.path, f.where.line) in at)
        edits = tuple(
            edit
            for edit in self.edits
            if edit.after == message.source and edit.section == message.context
        )
        return replace(message, findings=own, edits=edits, places=where, swapped=bool(at & bad))


def _interface_places(laid: Laid) -> Mapping[str, tuple[Place, ...]]:
    """Where the texts of the program stand, by their keys in the interface."""
    if laid.typeset is None:
        return {}
    sheet, where = laid.typeset.sheet, places(laid.typeset)
    found: dict[str, tuple[Place, ...]] = {}
    for node in outline(sheet.handout, tuple(sheet.status_keys())):
        for key in node.texts:
            found[key] = (*found.get(key, ()), *where.get(node.id, ()))
    return found


def _approval(standing: Standing) -> ApprovalNotice:
    what = "Program's texts" if standing.domain == INTERFACE else "Text"
    says = [f"signed by {approval}" for approval in standing.signed]
    if standing.due:
        says.append(f"to sign: {', '.join(standing.due)}")
    elif not standing.signed:
        says.append("nobody has signed it")
    if standing.void:
        says.append(standing.reason)
        says += [f"no longer signed by {approval}" for approval in standing.void]
    if standing.fault:
        says.append(standing.fault)
    return ApprovalNotice(what, standing.approved, tuple(says))
