"""The structure tree: what is a heading, a paragraph, a list, in the order of reading.

Elements are made up front in reading order; content comes to them while pages are drawn, in
any number of pieces on any number of pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handouts.pdf.links import Hotspot
from handouts.pdf.objects import Array, Dictionary, Document, Reference, Value, name, text
from handouts.pdf.signs import CONTROLS
from handouts.text.itemize import Link
from handouts.ucd import SOFT_HYPHEN

_NO_CONTROLS = dict.fromkeys(map(ord, CONTROLS))


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of an element on a page: page number from 1, marked-content id."""

    page: int
    mcid: int


class StructureElement:
    """One structure element, with all that is said of it before it is written.

    ``language`` is BCP 47, '' where it is the parent's. ``inline`` says that it is a part of its
    parent's text. ``divided`` says that its text is in parts, for the links in it, and ``link`` is
    where a Link leads. ``said`` is the text that was given to be drawn
    in it, ``read`` the same as the codes on the pages spell it.
    """

    __slots__ = (
        "alt", "attributes", "divided", "inline", "kids", "language", "link", "parent", "read",
        "role", "said",
    )  # fmt: skip

    def __init__(self, role: str, parent: "StructureElement | None") -> None:
        self.role = role
        self.parent = parent
        self.kids: list[StructureElement | Content | Hotspot] = []
        self.language = ""
        self.alt = ""
        self.attributes: Mapping[str, str] = {}
        self.inline = False
        self.divided = False
        self.link: Link | None = None
        self.said: list[str] = []
        self.read: list[str] = []

    def spoken(self) -> str:
        """The ActualText: the element's text, where the codes of its content do not spell it."""
        if any(isinstance(kid, StructureElement) and not kid.inline for kid in self.kids):
            return ""
        # where a word may be parted is nothing to be said
        said, read = "".join(self.said).replace(SOFT_HYPHEN, ""), "".join(self.read)
        # Isolates and marks of direction say nothing where the order is already right.
        return said if said.translate(_NO_CONTROLS) != read else ""

    def part(self) -> None:
        """Part what follows from the text before it, another text in the same element, by a space.

        A label and the number after it stand apart on paper; their codes alone would be one word.
        """
        if self.said and not self.said[-1].endswith(" "):
            self.said.append(" ")

    def span(self, language: str) -> "StructureElement":
        """A new part of this element's text, in another language."""
        part = self._part("Span")
        part.language = language
        return part

    def _part(self, role: str) -> "StructureElement":
        part = StructureElement(role, self)
        part.inline = True
        self.kids.append(part)
        return part

    def divide(self) -> None:
        """Have the text in parts, each with an ActualText of its own: one would hide the links."""
        if self.divided:
            return
        self.divided = True
        if self.kids:
            kids, self.kids = self.kids, []
            part = self._part("Span")
            part.kids, part.said, part.read = kids, self.said, self.read
            self.said, self.read = [], []
            for kid in kids:
                if isinstance(kid, StructureElement):
                    kid.parent = part

    def words(self, link: Link | None) -> "StructureElement":
        """Where the next words of the element go, which lead to ``link``.

        What follows with the same link is the same Link. Only what is divided has links.
        """
        if not self.divided:
            return self
        last = self.kids[-1] if self.kids else None
        if not isinstance(last, StructureElement) or last.link != link:
            last = self._part("Span" if link is None else "Link")
            last.link = link
            last.divided = link is not None
        return last.words(None)

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
        return any(
            kid.filled() if isinstance(kid, StructureElement) else isinstance(kid, Content)
            for kid in self.kids
        )


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

    def click(self, words: StructureElement, spot: Hotspot) -> None:
        """Make a place on a page lead where ``words``, a part of a Link, lead.

        Raises ValueError where they lead nowhere.
        """
        if words.parent is None or words.parent.link is None:
            raise ValueError("no link has these words")
        words.parent.kids.append(spot)

    def write(self, document: Document) -> None:
        """Put the tree into the document's catalog. Elements without content are left out.

        The annotations of links are put on their pages; a Link that goes on in another line has one
        for each, as viewers know rectangles alone. Source: ISO 32000-1, 14.7.4.3 and 14.8.4.4.2;
        PDF/UA-1, 7.18.5.
        """
        tree = Dictionary({"Type": name("StructTreeRoot")})
        writer = _Writer(document)
        tree["K"] = writer.element(self.root, document.reference(tree))
        rows: list[Value] = []
        for page, elements in sorted(self._pages.items()):
            row = Array([writer.owners[id(element)] for element in elements])
            rows += [page - 1, document.reference(row)]
        # a page's key is its number, and those of annotations follow
        for key, (annotation, owner) in enumerate(writer.annotations, document.pages):
            annotation["StructParent"] = key
            rows += [key, owner]
        tree["ParentTree"] = document.reference(Dictionary({"Nums": Array(rows)}))
        tree["ParentTreeNextKey"] = document.pages + len(writer.annotations)
        document.catalog["StructTreeRoot"] = document.reference(tree)


class _Writer:
    """Writes elements as objects.

    ``owners`` takes the reference to the object that owns an element's content, by the element's
    identity; ``annotations`` takes each with the reference to its Link.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.owners: dict[int, Reference] = {}
        self.annotations: list[tuple[Dictionary, Reference]] = []

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
            elif isinstance(kid, Hotspot):
                if element.link is not None:
                    kids.append(self._annotation(kid, element.link, reference))
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

    def _annotation(self, spot: Hotspot, link: Link, owner: Reference) -> Value:
        """The annotation put on its page, and what refers to it in its Link."""
        annotation = spot.annotation(link)
        self.annotations.append((annotation, owner))
        reference = self._document.annotate(spot.page, annotation)
        where = self._document.page(spot.page)
        return Dictionary({"Type": name("OBJR"), "Pg": where, "Obj": reference})


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
