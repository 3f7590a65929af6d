"""What a sheet may print in a locale: its catalogs are read, checked and put into the handout."""

from handouts.catalogs.entry import Entry
from handouts.catalogs.extract import interface_template, template
from handouts.catalogs.po import INTERFACE, Catalog, po_path, read
from handouts.catalogs.pseudo import pseudo_catalog
from handouts.catalogs.translate import Translation, translate, translate_interface
from handouts.checks.check import Expected, check_catalog, no_catalog
from handouts.checks.language import language
from handouts.content.interface import english
from handouts.content.model import Handout
from handouts.files import is_there
from handouts.findings import Finding
from handouts.locale import PSEUDO_TAGS, SOURCE_TAG
from handouts.project import Project


def translation(
    project: Project, handout: Handout, tag: str, *, draft: bool = False
) -> Translation:
    """The handout in the locale, and every finding about what is printed of it.

    Raises UnreadableFile where a catalog or ``numbers.toml`` is broken.
    """
    if tag == SOURCE_TAG:
        return Translation(handout, english())
    if tag in PSEUDO_TAGS:
        own = pseudo_catalog(template(handout), tag)
        shared = pseudo_catalog(interface_template([handout]), tag)
        return Translation(translate(handout, own, shared), translate_interface(shared))
    own_lists = language(project, tag)
    found: list[Finding] = []
    catalogs = []
    for domain, expected in (
        (handout.id, template(handout)),
        (INTERFACE, interface_template([handout])),
    ):
        path = po_path(project, tag, domain)
        name = project.name_of(path)
        if is_there(path):
            catalogs.append(read(path, name))
            found += check_catalog(catalogs[-1], Expected(expected, own_lists, draft))
        else:
            catalogs.append(Catalog(name, Entry("")))
            found.append(no_catalog(project, tag, domain, draft))
    own, shared = catalogs
    return Translation(translate(handout, own, shared), translate_interface(shared), tuple(found))
