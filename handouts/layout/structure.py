"""The structure tree of a sheet, in the order of reading: what a screen reader walks.

Source: ISO 32000-1, 14.8.4 (standard structure types); PDF/UA-1, 7.
"""

from handouts.content.markup import plain
from handouts.content.model import Block, BlockKind, Section
from handouts.layout.flow import CALL, TELEPHONES
from handouts.layout.sheet import Sheet
from handouts.locale import SOURCE_TAG
from handouts.pdf.tags import Element, Structure

_LISTS = {BlockKind.BULLET: "/None", BlockKind.STEP: "/Decimal"}
_ROLES = {BlockKind.HEADING: "H2", BlockKind.QUESTION: "H3"}
_FORM = ("form", "appointment", "arrive", "side", "stop", "take")


def tree(sheet: Sheet) -> tuple[Structure, dict[str, Element]]:
    """The structure of a sheet, and the element of each node that its placed lines name.

    It has an element for all that may be printed; those that get no content are left out.
    """
    return _Tree(sheet).built()


class _Tree:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.structure = Structure()
        self.nodes: dict[str, Element] = {}

    def built(self) -> tuple[Structure, dict[str, Element]]:
        for key in ("draft", *(f"status-{status}" for status in self.sheet.statuses)):
            self._add(key)
            self._add(f"{key}-en", language=SOURCE_TAG)
        handout = self.sheet.handout
        self._add("0", "H1", _language(handout.title))
        self._add("source-title-en", language=SOURCE_TAG)
        self._add("1", language=_language(handout.lead))
        if handout.picture:
            block = list(handout.blocks())[handout.picture.says]
            alt = plain(block.text, self.sheet.clinic.values(self.sheet.locale.tag))
            self.nodes["picture"] = self.structure.add(
                None, "Figure", language=_language(block), alt=alt
            )
        for key in _FORM:
            self._add(key)
        node = 2
        for section in handout.sections:
            self._section(section, node)
            node += 1 + len(section.blocks)
        self._add("notes", "H2")
        return self.structure, self.nodes

    def _add(
        self, node: str, role: str = "P", language: str = "", parent: Element | None = None
    ) -> None:
        self.nodes[node] = self.structure.add(parent, role, language=language)

    def _section(self, section: Section, node: int) -> None:
        before, listing = section.heading.kind, None
        self._add(str(node), "H2", _language(section.heading))
        for position, block in enumerate(section.blocks, start=node + 1):
            if block.kind in _LISTS:
                if block.kind is not before or listing is None:
                    attributes = {"O": "/List", "ListNumbering": _LISTS[block.kind]}
                    listing = self.structure.add(None, "L", attributes=attributes)
                self._listed(block, str(position), listing)
            else:
                if block.kind is BlockKind.NOTICE and before is not BlockKind.NOTICE:
                    self._add(f"{section.id}-label")
                self._add(str(position), _ROLES.get(block.kind, "P"), _language(block))
            before = block.kind
        if section.id == CALL:
            for key, _ in TELEPHONES:
                self._add(f"{section.id}-{key}")

    def _listed(self, block: Block, node: str, listing: Element) -> None:
        item = self.structure.add(listing, "LI")
        if block.kind is BlockKind.STEP:
            self._add(f"{node}-label", "Lbl", parent=item)
        self._add(node, "LBody", _language(block), item)


def _language(block: Block) -> str:
    return SOURCE_TAG if block.foreign else ""
