"""The keys of the front matter: which there are, and what each may say."""

from collections.abc import Iterator
from datetime import date, datetime

from handouts.content.markup import PEN
from handouts.content.model import Block, BlockKind, FormLine
from handouts.content.outline import FORM, FORM_HEAD, FORM_OF_KIND
from handouts.content.parts import Findings, Front, Listed
from handouts.content.wording import read_line
from handouts.errors import UsageError
from handouts.findings import shortened
from handouts.locale import PSEUDO_TAGS, SOURCE_TAG, parse
from handouts.project import ID

KINDS = tuple(FORM_OF_KIND)
FRONT_MATTER = ("id", "kind", "revision")
OPTIONAL = ("pages", "languages", "form")

FORM_CONTEXT = "form"

# The catalog that all handouts share has this name.
RESERVED_NAMES = ("interface",)

# A sheet is one leaf, printed on one side or on both.
_PAGES = (1, 2)

# An id stands in one corner of every page, and in the names of files of up to 255 bytes.
_LONGEST_ID = 60

ID_HINT = "write small letters, digits and single hyphens, such as lumbar-block"


def check_front_matter(front: Front, stem: str, found: Findings) -> None:
    """Note what is missing, unknown or wrong in the front matter of the file ``stem``.md.

    One that could not be read at all has its finding already.
    """
    if not front.values:
        return
    for key in FRONT_MATTER:
        if key not in front.values:
            found.add("front-matter", 1, f"the front matter has no {key}", f"add a line `{key}: …`")
    for key in front.values:
        if key not in (*FRONT_MATTER, *OPTIONAL):
            found.add(
                "front-matter",
                front.line(key),
                f"the front matter has an unknown key {_shown(key)}",
                f"use {', '.join(FRONT_MATTER)}; also {', '.join(OPTIONAL)}; nothing else",
            )
    for key, problem, hint in _wrong_values(front, stem):
        found.add("front-matter", front.line(key), problem, hint)


def pages(front: Front) -> int:
    """How many pages the sheet has. What is no such number, check_front_matter has noted."""
    value = front.values.get("pages", max(_PAGES))
    return value if isinstance(value, int) else max(_PAGES)


def languages(front: Front, found: Findings) -> tuple[str, ...] | None:
    """The tags of the languages that the handout is to be in, as gettext spells them, in order.

    None where it does not say. What is no language is noted. English is always there, so that it
    makes no difference whether it is named.
    """
    if "languages" not in front.values:
        return None
    tags: list[str] = []
    for item in _items(front, "languages", "[es, ar]", found):
        try:
            tag = parse(item.text).tag
        except UsageError as problem:
            found.add("front-matter", item.line, f"languages: {problem.message}", problem.hint)
            continue
        if tag in PSEUDO_TAGS:
            said = f"languages: {tag} is a pseudo-locale"
            found.add("front-matter", item.line, said, "take it out; it can always be built")
        elif tag in tags:
            found.add("front-matter", item.line, f"languages: {tag} is there twice", "keep one")
        elif tag != SOURCE_TAG:
            tags.append(tag)
    return tuple(tags)


def form(front: Front, found: Findings) -> tuple[FormLine, ...]:
    """The lines of the form: those that the front matter names, else those of the kind."""
    if "form" not in front.values:
        kind = front.values.get("kind")
        return tuple(FormLine(name) for name in FORM_OF_KIND.get(str(kind), ()))
    lines: list[FormLine] = []
    for item in _items(front, "form", f'[appointment, arrive, "Bring: {PEN}"]', found):
        line = _form_line(item, found)
        if line and any(_same(line, other) for other in lines):
            said = f"form: {shortened(repr(item.text))} is there twice"
            found.add("front-matter", item.line, said, "keep one of them")
        elif line:
            lines.append(line)
    return tuple(lines)


def _form_line(item: Listed, found: Findings) -> FormLine | None:
    names = [name for name in FORM if name != FORM_HEAD]
    if item.text in names:
        return FormLine(item.text)
    if PEN not in item.text:
        found.add(
            "front-matter",
            item.line,
            f"form: there is no line {shortened(repr(item.text))}",
            f"write one of: {', '.join(names)}; or a line of your own, in quotes and with {PEN} "
            f'where the pen writes, such as "Bring: {PEN}"',
        )
        return None
    text = read_line(item.text, item.line, found)
    return FormLine(block=Block(BlockKind.FORM_LINE, text, FORM_CONTEXT, item.line))


def _same(one: FormLine, other: FormLine) -> bool:
    texts = [line.block.text if line.block else "" for line in (one, other)]
    return one.name == other.name and texts[0] == texts[1]


def _items(front: Front, key: str, example: str, found: Findings) -> Iterator[Listed]:
    """What stands in a list; what is no list, or a list in it, is noted."""
    if key not in front.lists:
        said = f"{key} is no list: {_shown(front.values[key])}"
        found.add("front-matter", front.line(key), said, f"write `{key}: {example}`")
    for item in front.lists.get(key, ()):
        if item.plain:
            yield item
        else:
            said = f"{key} has more than words in its list: {shortened(item.text)}"
            hint = "put quotes around a text with a colon or a bracket"
            found.add("front-matter", item.line, said, hint)


def _wrong_values(front: Front, stem: str) -> list[tuple[str, str, str]]:
    wrong = []
    values = front.values
    name = values.get("id", stem)
    if not isinstance(name, str) or not ID.fullmatch(name):
        wrong.append(("id", f"the id {_shown(name)} is no id", ID_HINT))
    elif len(name) > _LONGEST_ID:
        reason = f"the id has {len(name)} characters, and may have {_LONGEST_ID}"
        wrong.append(("id", reason, "give the file and the id a shorter name"))
    elif name != stem:
        wrong.append(
            ("id", f"the id is {name!r}, the file {stem}.md", "make the two the same name")
        )
    elif name in RESERVED_NAMES:
        wrong.append(
            ("id", f"the id {name!r} is that of the shared catalog", "give it another name")
        )
    kind = values.get("kind", KINDS[0])
    if kind not in KINDS:
        wrong.append(("kind", f"unknown kind {_shown(kind)}", f"write {' or '.join(KINDS)}"))
    revision = values.get("revision", date.min)
    if not isinstance(revision, date) or isinstance(revision, datetime):
        wrong.append(
            (
                "revision",
                f"the revision {_shown(revision)} is no date",
                "write it as 2026-11-20, without quotes",
            )
        )
    count = values.get("pages", max(_PAGES))
    if not isinstance(count, int) or isinstance(count, bool) or count not in _PAGES:
        hint = f"write {' or '.join(map(str, _PAGES))}: a sheet is one leaf"
        wrong.append(("pages", f"a sheet of {_shown(count)} pages is none", hint))
    return wrong


def _shown(value: object) -> str:
    """A value of the front matter as it stands in a message, which nobody wants pages long."""
    return shortened(str(value) if isinstance(value, date) else repr(value))
