"""Starts the catalogs of a locale from the templates."""

from dataclasses import replace
from pathlib import Path

from handouts.catalogs.entry import Entry
from handouts.catalogs.extract import templates
from handouts.catalogs.header import ENCODING, header_text
from handouts.catalogs.po import Catalog, po_path, refuse_misspelt, write
from handouts.content.load import Sources, read_sources
from handouts.errors import UsageError
from handouts.locale import PSEUDO_TAGS, SOURCE_TAG, Locale
from handouts.project import Project


def init_locale(
    project: Project, locale: Locale, sources: Sources | None = None
) -> tuple[Path, ...]:
    """The catalogs that were started; those that were there already stay as they are.

    ``sources`` are the project's, where they were read already. Raises UsageError for English, a
    pseudo-locale, and a language whose catalogs have another name.
    """
    if locale.tag == SOURCE_TAG:
        raise UsageError("English is the source and has no catalog", "name another locale")
    if locale.tag in PSEUDO_TAGS:
        hint = f"it needs none: handouts build --locale {locale.tag}"
        raise UsageError(f"{locale.tag} is a pseudo-locale and has no catalog", hint)
    project.refuse_elsewhere(locale.tag)
    written = []
    for domain, found in templates((sources or read_sources(project)).of(locale.tag)).items():
        path = po_path(project, locale.tag, domain)
        refuse_misspelt(path, project.name_of(path))
        if not path.exists():
            write(path, started(locale, found))
            written.append(path)
    return tuple(written)


def started(locale: Locale, found: Catalog) -> Catalog:
    """A catalog with the template's messages, none translated, and a header for the locale.

    The dates are the template's, not the clock's.
    """
    fields = found.fields
    filled = {
        "Project-Id-Version": fields["Project-Id-Version"],
        "POT-Creation-Date": fields["POT-Creation-Date"],
        "PO-Revision-Date": fields["POT-Creation-Date"],
        "Last-Translator": "Automatically generated",
        "Language-Team": locale.english_name,
        "Language": locale.tag,
        **ENCODING,
        "Plural-Forms": locale.plural_forms,
    }
    return replace(found, header=Entry("", header_text(filled)))
