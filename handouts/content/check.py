"""Checks of a source text's structure: title and lead, sections, questions, steps."""

import re
from collections.abc import Callable
from itertools import zip_longest

from handouts import ucd
from handouts.content.keys import ID_HINT
from handouts.content.links import LINK
from handouts.content.markup import STRONG, wrong_marks
from handouts.content.parts import Findings, Part, PartKind, opening, sections
from handouts.project import ID

# What a patient must be told of any procedure; a general text has the sections it likes.
REQUIRED_SECTIONS = {"procedure": ("indications", "preparation", "risks", "faq"), "general": ()}

# msgctxts of their own: the title, the lead, the picture, and the headings that all handouts share
RESERVED_IDS = ("title", "lead", "section", "picture")

# Soft hyphens and variation selectors do something that is seen; joiners do in other scripts.
_UNSEEN = re.compile(
    f"(?![\u00ad\u200c\u200d\ufe00-\ufe0f])[{ucd.IGNORABLE}]|(?<=[A-Za-z])[\u200c\u200d]"
)

_HEADINGS = (PartKind.TITLE, PartKind.HEADING, PartKind.QUESTION)
_STRONG_ALREADY = (*_HEADINGS, PartKind.TABLE_HEADING)


def check_structure(parts: tuple[Part, ...], kind: object, found: Findings) -> None:
    """Note every fault in the order, the number and the ids of the parts."""
    checks: tuple[Callable[[tuple[Part, ...], Findings], None], ...] = (
        _check_opening,
        _check_sections,
        _check_questions,
        _check_steps,
        _check_headings,
        _check_characters,
    )
    _check_pictures(parts, found)
    texts = tuple(part for part in parts if part.kind is not PartKind.PICTURE)
    for check in checks:
        check(texts, found)
    ids = {part.section for part in parts if part.kind is PartKind.HEADING}
    for required in REQUIRED_SECTIONS.get(str(kind), ()):
        if required not in ids:
            found.add(
                "missing-section",
                0,
                f"a handout of kind {kind} must have a section with the id {required!r}",
                f"add a section `## … {{#{required}}}`",
            )


def _check_pictures(parts: tuple[Part, ...], found: Findings) -> None:
    """Note a picture that does not stand under the lead, or is a second one."""
    start = opening(parts)
    for position, part in enumerate(parts):
        if part.kind is not PartKind.PICTURE:
            continue
        before = parts[:position]
        if part not in start or PartKind.PARAGRAPH not in [each.kind for each in before]:
            found.add("picture", part.line, "a picture away from the lead", "put it under the lead")
        elif PartKind.PICTURE in [each.kind for each in before]:
            found.add("picture", part.line, "a second picture", "a handout has one; take it out")
        if not part.text:
            found.add(
                "picture", part.line, "a picture of which nothing is said",
                "say between the [ ] what it shows, for patients who cannot see it",
            )  # fmt: skip
    _check_characters(
        tuple(part for part in parts if part.kind is PartKind.PICTURE and part.text), found
    )


def _check_opening(parts: tuple[Part, ...], found: Findings) -> None:
    titles = [part for part in parts if part.kind is PartKind.TITLE]
    if not titles:
        found.add("no-title", 0, "the handout has no title", "start it with `# The title`")
    for title in titles[1:]:
        found.add(
            "two-titles",
            title.line,
            "a second title",
            "write `## … {#id}`; a handout has one title",
        )
    start = [part for part in opening(parts) if part.kind is not PartKind.QUESTION]
    before = [part for part in start if part.kind is not PartKind.TITLE]
    if before and titles and before[0].line < titles[0].line:
        found.add("outside-section", before[0].line, "text before the title", "put it after it")
        return
    if not before or before[0].kind is not PartKind.PARAGRAPH:
        line = titles[0].line if titles else 0
        found.add(
            "no-lead", line, "no lead paragraph", "say what the handout is about under the title"
        )
    for part in before if not before or before[0].kind is not PartKind.PARAGRAPH else before[1:]:
        found.add(
            "outside-section",
            part.line,
            f"a {part.kind} outside any section",
            "the lead is one paragraph; put the rest under a heading `## … {#id}`",
        )


def _check_sections(parts: tuple[Part, ...], found: Findings) -> None:
    seen: dict[str, int] = {}
    for heading, under in sections(parts):
        name = heading.section
        if not name:
            found.add(
                "section-id",
                heading.line,
                f"the section {heading.text!r} has no id",
                "end its heading with an id, such as {#risks}",
            )
        elif not ID.fullmatch(name):
            found.add("section-id", heading.line, f"the section id {name!r} is no id", ID_HINT)
        elif name in RESERVED_IDS:
            found.add(
                "section-id", heading.line, f"the section id {name!r} is reserved", "use another"
            )
        elif name in seen:
            found.add(
                "section-id",
                heading.line,
                f"the section id {name!r} is there twice",
                f"use another; line {seen[name]} has it",
            )
        seen.setdefault(name, heading.line)
        if not under:
            found.add(
                "empty-section",
                heading.line,
                f"nothing stands under {heading.text!r}",
                "write its text, or take the heading away",
            )


def _check_questions(parts: tuple[Part, ...], found: Findings) -> None:
    for part in opening(parts):
        if part.kind is PartKind.QUESTION:
            found.add(
                "heading-level",
                part.line,
                "a question outside any section",
                "put a section `## … {#id}` above it; `###` is a question inside a section",
            )
    for part, following in zip_longest(parts, parts[1:]):
        if part.kind is PartKind.QUESTION and (following is None or following.kind in _HEADINGS):
            found.add(
                "no-answer",
                part.line,
                f"the question {part.text!r} has no answer",
                "write the answer as a paragraph under it",
            )


def _check_characters(parts: tuple[Part, ...], found: Findings) -> None:
    """No character may change the order of a line, or be seen by nobody, in the English either."""
    for part in parts:
        unseen = set(_UNSEEN.findall(part.text))
        for char in sorted(set(part.text)):
            if char in ucd.BIDI_CONTROLS:
                code, what = "bidi-controls", "a direction mark"
            elif ucd.category(char) in ("Cc", "Co", "Cn", "Zl", "Zp") or char == "\ufffd":
                code, what = "control-character", "a character that cannot be printed"
            elif char in unseen:
                code, what = "control-character", "a character that nobody sees"
            else:
                continue
            name = f"U+{ord(char):04X}"
            found.add(code, part.line, f"{what}, {name}", "take it out: English needs none")
        if not part.text.strip():
            found.add("dialect", part.line, "a block without a word", "take it out")


def _check_steps(parts: tuple[Part, ...], found: Findings) -> None:
    last = 0
    for part in parts:
        if part.kind is PartKind.HEADING:
            last = 0
        if part.kind is PartKind.STEP:
            if part.number not in (1, last + 1):
                found.add(
                    "step-number",
                    part.line,
                    f"step {part.number} follows step {last}",
                    f"number it {last + 1}" + (" or 1" if last else ""),
                )
            last = part.number


def _check_headings(parts: tuple[Part, ...], found: Findings) -> None:
    for part in parts:
        if part.kind in _HEADINGS and LINK.search(part.text):
            found.add("dialect", part.line, f"a link in a {part.kind}", "write its words alone")
        if part.kind in _STRONG_ALREADY and STRONG in part.text and not wrong_marks(part.text):
            found.add(
                "dialect",
                part.line,
                "strong words in a heading",
                "take the ** away; a heading is strong as it is",
            )
