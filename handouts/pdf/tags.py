"""The structure tree: what is a heading, a paragraph, a list, in the order of reading.

Elements are made up front in reading order; content comes to them while pages are drawn, in
any number of pieces on any number of pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handouts.pdf.objects import Array, Dictionary, Document, Reference, Value, name, text
from handouts.pdf.signs import CONTROLS

_NO_CONTROLS = dict.fromkeys(map(ord, CONTROLS))


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of an element on a page: page number from 1, marked-content id."""

    page: int
    mcid: int


class StructureElement:
    """One structure element, with all that is said of it before it is written.

    ``language`` is BCP 47, '' where it is the parent's. ``inline`` says that it is a part of its
    parent's text. ``said`` is the text that was given to be drawn in it, ``read`` the same as the
    codes on the pages spell it.
    """

    __slots__ = (
        "alt", "attributes", "inline", "kids", "language", "parent", "read", "role", "said",
    )  # fmt: skip

    def __init__(self, role: str, parent: "StructureElement | None") -> None:
        self.role = role
        self.parent = parent
        self.kids: list[StructureElement | Content] = []
        self.language = ""
        self.alt = ""
        self.attributes: Mapping[str, str] = {}
        self.inline = False
        self.said: list[str] = []
        self.read: list[str] = []

    def spoken(self) -> str:
        """The ActualText: the element's text, where the codes of its content do not spell it."""
        if any(isinstance(kid, StructureElement) and not kid.inline for kid in self.kids):
            return ""
        said, read = "".join(self.said), "".join(self.read)
        # Isolates and marks of direction say nothing where the order is already right.
        return said if said.translate(_NO_CONTROLS) != read else ""

    def span(self, language: str) -> "StructureElement":
        """A new part of this element's text, in another language."""
        part = StructureElement("Span", self)
        part.language = language
        part.inline = True
        self.kids.append(part)
        return part

    def in_language(self) -> str:
        """The language in force here, '' where it is the document's."""
        element: StructureElement | None = self
        while element is not None:
            if element.language:
                return element.language
            element = element.parent
        return ""

    def filled(self) -> bool:
        """Whether there is content in the element or below it."""
        return any(isinstance(kid, Content) or kid.filled() for kid in self.kids)


class Structure:
    """The tree of a document, from its ``root`` (role Document) down."""

    def __init__(self) -> None:
        self.root = StructureElement("Document", None)
        self._pages: dict[int, list[StructureElement]] = {}

    def add(
        self, parent: StructureElement | None, role: str, *, language: str = "", alt: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> StructureElement:  # fmt: skip
        """A new last kid of ``parent`` (None: of the root).

        ``role`` is a standard structure type (ISO 32000-1, 14.8.4). ``attributes`` is one
        attribute object, values as they stand in the file: ``{"O": "/List", …}``.
        """
        element = StructureElement(role, parent or self.root)
        element.language = language
        element.alt = alt
        element.attributes = attributes or {}
        (parent or self.root).kids.append(element)
        return element

    def attach(self, element: StructureElement, page: int) -> int:
        """The marked-content id for the next piece of ``element`` on ``page`` (from 1)."""
        owners = self._pages.setdefault(page, [])
        element.kids.append(Content(page, len(owners)))
        owners.append(element)
        return len(owners) - 1

    def write(self, document: Document) -> None:
        """Put the tree into the document's catalog. Elements without content are left out."""
        tree = Dictionary({"Type": name("StructTreeRoot")})
        writer = _Writer(document)
        tree["K"] = writer.element(self.root, document.reference(tree))
        rows: list[Value] = []
        for page, elements in sorted(self._pages.items()):
            row = Array([writer.owners[id(element)] for element in elements])
            rows += [page - 1, document.reference(row)]
        tree["ParentTree"] = document.reference(Dictionary({"Nums": Array(rows)}))
        tree["ParentTreeNextKey"] = max(self._pages, default=0)
        document.catalog["StructTreeRoot"] = document.reference(tree)


class _Writer:
    """Writes elements as objects.

    ``owners`` takes the reference to the object that owns an element's content, by the element's
    identity.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.owners: dict[int, Reference] = {}

    def element(self, element: StructureElement, parent: Reference) -> Reference:
        """The reference to the element's object, its kids written too."""
        dictionary = Dictionary(_entries(element, parent))
        reference = self._document.reference(dictionary)
        owner, owner_reference = dictionary, reference
        if "ActualText" in dictionary and any(isinstance(kid, Content) for kid in element.kids):
            # MuPDF puts the ActualText of the element that owns the content in the place of the
            # codes' text, one character for one code. So another one owns the content.
            owner = Dictionary({"Type": name("StructElem"), "S": name("Span"), "P": reference})
            owner_reference = dictionary["K"] = self._document.reference(owner)
        self.owners[id(element)] = owner_reference
        first = next((kid.page for kid in element.kids if isinstance(kid, Content)), 0)
        kids: list[Value] = []
        for kid in element.kids:
            if isinstance(kid, Content):
                kids.append(self._content(kid, first))
            elif kid.filled():
                kids.append(self.element(kid, owner_reference))
        if first:
            owner["Pg"] = self._document.page(first)
        owner["K"] = kids[0] if len(kids) == 1 else Array(kids)
        return reference

    def _content(self, content: Content, page: int) -> Value:
        """The id alone on the element's own page, a reference with the page on others."""
        if content.page == page:
            return content.mcid
        where = self._document.page(content.page)
        return Dictionary({"Type": name("MCR"), "Pg": where, "MCID": content.mcid})


def _entries(element: StructureElement, parent: Reference) -> dict[str, Value]:
    """What the element's dictionary says besides its kids."""
    entries: dict[str, Value] = {"Type": name("StructElem"), "S": name(element.role), "P": parent}
    spoken = element.spoken()
    for key, value in (("Lang", element.language), ("Alt", element.alt), ("ActualText", spoken)):
        if value:
            entries[key] = text(value)
    if element.attributes:
        entries["A"] = Dictionary(element.attributes)
    return entries
