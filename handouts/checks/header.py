"""The header of a catalog."""

from collections.abc import Iterator

from handouts.catalogs.entry import Entry
from handouts.catalogs.header import ENCODING, UNFILLED, has_plural_formula, plural_count
from handouts.catalogs.po import Catalog
from handouts.checks.pair import Fault
from handouts.locale import same_language


def check_header(catalog: Catalog, tag: str) -> Iterator[Fault]:
    """What is wrong with the header's language and charset."""
    fields = catalog.fields
    if not catalog.header.msgstr:
        yield Fault("header", "the catalog has no header", "add one: handouts update")
        return
    language = fields.get("Language", "")
    if not same_language(language, tag):
        said = f"the header says Language: {language}" if language else "the header has no Language"
        yield Fault(
            "header", f"{said}; the folder is {tag}",
            f'write "Language: {tag}\\n", or move the file to the language\'s folder',
        )  # fmt: skip
    if "charset=" not in fields.get("Content-Type", ""):
        yield Fault(
            "header", "the header names no charset",
            f'write "Content-Type: {ENCODING["Content-Type"]}\\n"',
        )  # fmt: skip


def check_fields(catalog: Catalog) -> Iterator[Fault]:
    """Which of the header's other fields are missing, or were never filled in."""
    fields = catalog.fields
    if not catalog.header.msgstr:
        return
    if catalog.header.fuzzy:
        yield Fault(
            "header-field", "the header is fuzzy: gettext's tools pass over it",
            "fill it in, and take the mark fuzzy away",
        )  # fmt: skip
    for name, empty in UNFILLED.items():
        value = fields.get(name)
        if value is None:
            hint = "compare with a catalog made by `handouts init`"
            yield Fault("header-field", f"the header has no {name}", hint)
        elif value in ("", empty):
            yield Fault("header-field", f"{name} was never filled in", f"fill in {name}")
    plurals = fields.get("Plural-Forms", "")
    if plurals not in ("", UNFILLED["Plural-Forms"]) and not has_plural_formula(fields):
        hint = "take the line of a catalog made by `handouts init`"
        yield Fault("header-field", f"Plural-Forms is no formula: {plurals}", hint)


def other_plural(entry: Entry) -> Fault:
    """The fault of an entry that has a plural where its source has none, or the other way round."""
    has, hint = ("no plural", "write msgid_plural and msgstr[0], as the source has them")
    if entry.plural is not None:
        has, hint = ("a plural", "write one msgstr, and take msgid_plural out")
    source = "the source has none" if entry.plural is not None else "the source has one"
    return Fault("plural-forms", f"the entry has {has}; {source}", hint)


def check_plurals(entry: Entry, catalog: Catalog) -> Iterator[Fault]:
    """Whether a translated message with a plural has as many forms as the header says."""
    if entry.plural is None:
        return
    wanted = plural_count(catalog.fields)
    if wanted is None or not has_plural_formula(catalog.fields):
        hint = "take the line of a catalog made by `handouts init`"
        yield Fault("plural-forms", "the header does not say how many plural forms there are", hint)
        return
    given = len(entry.plurals)
    if given != wanted:
        yield Fault(
            "plural-forms", f"the translation has {given} plural forms; the language has {wanted}",
            f"write msgstr[0] to msgstr[{wanted - 1}]",
        )  # fmt: skip
