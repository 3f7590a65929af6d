"""The back-translations of a locale: catalogs from its language to English.

``locales/<tag>/back/<domain>.po`` has the translation for a msgid and what it says in English for
a msgstr. Its key is the translation itself, so that none outlives what it was made from. The
source stands nowhere in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from handouts.catalogs.entry import Entry, Key
from handouts.catalogs.header import ENCODING
from handouts.catalogs.po import Catalog, domains, read
from handouts.errors import UsageError
from handouts.files import is_there
from handouts.locale import SOURCE_TAG
from handouts.project import Project

_LANGUAGE = "X-Source-Language"
_METHOD = "X-Back-Method"
_BY = "X-Back-By"
_INDEPENDENT = "X-Back-Independent"
_YES, _NO = "yes", "no"


class BackMethod(StrEnum):
    """Who reads a translation back."""

    PERSON = "person"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class BackTexts:
    """What the translations of one domain say in English, and whose words these are.

    ``texts`` are by msgctxt and translation; what is blank, or marked fuzzy, is not among them.
    ``method`` is None and ``by`` empty where the header does not say. ``independent`` says that
    neither the hand nor the machine is the one that translated; who does not say so is not.
    """

    texts: Mapping[Key, str]
    method: BackMethod | None = None
    by: str = ""
    independent: bool = False


@dataclass(frozen=True, slots=True)
class BackHeader:
    """What is said of a catalog's back-translations; None stands for what nobody says anew."""

    by: str | None = None
    method: BackMethod | None = None
    independent: bool | None = None

    def filled(self, fields: Mapping[str, str], tag: str) -> str:
        """The msgstr of a header: its fields as they were, with what is said now.

        An editor's own fields stay.
        """
        said = {_METHOD: self.method, _BY: self.by and " ".join(self.by.split())}
        if self.independent is not None:
            said[_INDEPENDENT] = _YES if self.independent else _NO
        own = {"Language": SOURCE_TAG, **ENCODING, _LANGUAGE: tag}
        new = {**fields, **own, **{name: value for name, value in said.items() if value}}
        return "".join(f"{name}: {value}\n" for name, value in new.items())


def back_path(project: Project, tag: str, domain: str) -> Path:
    """Where the back-translations of a handout, or of the interface, in one locale lie."""
    return project.locales / tag / "back" / f"{domain}.po"


def back_domains(project: Project, wanted: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The handouts and the interface, or those of them that are wanted. Raises UsageError."""
    known = domains(project)
    for name in wanted:
        if name not in known:
            raise UsageError(f"no handout {name!r}", f"there are: {', '.join(known)}")
    return tuple(dict.fromkeys(wanted)) or known


def back_texts(project: Project, tag: str, domain: str) -> BackTexts:
    """The back-translations on record; none where there is no file.

    Raises UnreadableFile where it is broken.
    """
    catalog = back_catalog(project, tag, domain)
    fields = catalog.fields
    method = fields.get(_METHOD, "").lower()
    return BackTexts(
        {key: entry.msgstr for key, entry in catalog.live().items() if counts(entry)},
        BackMethod(method) if method in {*BackMethod} else None,
        fields.get(_BY, ""),
        fields.get(_INDEPENDENT, "").lower() == _YES,
    )


def back_catalog(project: Project, tag: str, domain: str) -> Catalog:
    """The file of back-translations as it stands; an empty catalog where there is none.

    Raises UnreadableFile where it is broken.
    """
    path = back_path(project, tag, domain)
    name = project.name_of(path)
    return read(path, name) if is_there(path) else Catalog(name, Entry(""))


def counts(entry: Entry) -> bool:
    """Whether an entry of such a catalog says what its text means, without a doubt marked."""
    return entry.plural is None and entry.translated and not entry.fuzzy
