"""The structure tree of a sheet, in the order of reading: what a screen reader walks.

Source: ISO 32000-1, 14.8.4 (standard structure types); PDF/UA-1, 7.
"""

from handouts.content.markup import plain
from handouts.content.model import Block, BlockKind
from handouts.content.outline import PICTURE, Around, Node, outline
from handouts.pdf.tags import Structure, StructureElement
from handouts.sheet import Sheet

_LISTS = {BlockKind.BULLET: "/None", BlockKind.TICK: "/None", BlockKind.STEP: "/Decimal"}
_HEADS = BlockKind.TABLE_HEADING
_CELLS = (_HEADS, BlockKind.TABLE_CELL)
_ROLES = {
    BlockKind.TITLE: "H1",
    BlockKind.HEADING: "H2",
    BlockKind.QUESTION: "H3",
    Around.BOX: "H2",
    Around.NOTES: "H2",
}


def tree(sheet: Sheet) -> tuple[Structure, dict[str, StructureElement]]:
    """The structure of a sheet, and the element of each node by the node's id.

    It has an element for all that may be printed; those that get no content are left out.
    """
    structure = Structure()
    nodes: dict[str, StructureElement] = {}
    listing, tabling = _Listing(structure), _Tabling(structure)
    values = sheet.clinic.values(sheet.locale.tag)
    for node in outline(sheet.handout, tuple(sheet.status_keys())):
        if node.block is not None and node.block.kind in _LISTS:
            nodes[node.id] = listing.add(node, node.block.kind)
            continue
        listing.close()
        if node.block is not None and node.block.kind in _CELLS:
            nodes[node.id] = tabling.add(node, node.block)
            continue
        role, alt = _ROLES.get(node.kind, "P"), ""
        if node.kind is Around.PICTURE and node.block is not None:
            role, alt = "Figure", plain(node.block.text, values)
        inside = None
        if node.kind is BlockKind.PICTURE_LABEL:
            role, inside = "Span", nodes[PICTURE]
        nodes[node.id] = structure.add(inside, role, language=node.language, alt=alt)
    return structure, nodes


class _Tabling:
    """Puts cells into rows and rows into tables: the first row, which has the headings, begins one.

    Source: ISO 32000-1, 14.8.4.3.4; a heading says that it is its column's (table 349).
    """

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.table: StructureElement | None = None
        self.row: StructureElement | None = None

    def add(self, node: Node, cell: Block) -> StructureElement:
        """The element of a cell."""
        if cell.number == 0:
            if cell.row == 0:
                self.table = self.structure.add(None, "Table")
            self.row = self.structure.add(self.table, "TR")
        heads = {"O": "/Table", "Scope": "/Column"} if cell.kind is _HEADS else None
        role = "TH" if heads else "TD"
        return self.structure.add(self.row, role, language=node.language, attributes=heads)


class _Listing:
    """Puts items that follow each other into one list; a change of their kind begins another."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.kind: BlockKind | None = None
        self.list: StructureElement | None = None
        self.item: StructureElement | None = None

    def add(self, node: Node, kind: BlockKind) -> StructureElement:
        """The element of an item's body, or of the label before it."""
        if kind is not self.kind:
            attributes = {"O": "/List", "ListNumbering": _LISTS[kind]}
            self.kind = kind
            self.list = self.structure.add(None, "L", attributes=attributes)
        if self.item is None:
            self.item = self.structure.add(self.list, "LI")
        item = self.item
        if node.kind is Around.LABEL:
            return self.structure.add(item, "Lbl", language=node.language)
        self.item = None
        return self.structure.add(item, "LBody", language=node.language)

    def close(self) -> None:
        """Note that something else than an item comes, so that the next one begins a list."""
        self.kind = None
