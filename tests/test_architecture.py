"""Imports point one way, and every outside library has one door."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "handouts"

# The floors of the house, lowest first. A module imports from lower floors and from its own room.
FLOORS = (
    {"findings"},
    {"errors"},
    {"ucd", "scripts"},
    {"files", "jsontext", "locale", "rules", "xmltree"},
    {"project", "guard"},
    {"clinic"},
    {"content", "text", "meaning"},
    {"catalogs", "pdf"},
    {"merge", "checks", "exchange"},
    {"approvals"},
    {"sheet"},
    {"layout"},
    {"readback"},
    {"builds"},
    {"review", "proof"},
    {"cli"},
    {"__main__"},
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

# Rooms that lie side by side or apart and must not know each other.
STRANGERS = {
    ("layout", "approvals"), ("layout", "catalogs"), ("layout", "checks"), ("layout", "exchange"),
    ("layout", "meaning"), ("layout", "merge"), ("pdf", "content"), ("pdf", "meaning"),
    ("pdf", "project"), ("text", "project"), ("pdf", "clinic"), ("text", "clinic"),
    ("sheet", "catalogs"),
}  # fmt: skip

DOORS = {
    "polib": ("checks/second.py",),
    "uharfbuzz": ("text/fonts.py", "text/shape.py", "text/subset.py"),
    "icu4py": ("text/segment.py",),
    "pyphen": ("text/hyphens.py",),
    "budoux": ("text/phrases.py",),
    "reportlab": ("pdf/canvas.py", "pdf/objects.py"),  # operators of a page; objects of a file
    "babel": ("locale.py", "meaning/units.py"),
    "markdown_it": ("content/",),
    "mdit_py_plugins": ("content/",),
    "yaml": ("content/",),
    "rapidfuzz": ("merge/similar.py", "readback.py"),
    # tables of characters; the paths of an SVG picture
    "fontTools": ("ucd.py", "content/shapes.py"),
    "unicodedata2": ("ucd.py",),
    "unicodedata": (),
    "xml": ("xmltree.py", "pdf/metadata.py"),  # the second only writes
    "pypdfium2": ("pdf/reading.py",),
    "PIL": ("pdf/reading.py",),
    "filelock": ("files.py",),
    "typer": ("cli/",),
    "rich": ("cli/",),
}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The dotted names of all modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its direction"
            assert node.module is not None
            if node.module == "handouts":
                yield from (f"handouts.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_from_lower_floors_and_its_own_room(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "handouts":
            continue
        there = parts[1]
        if there == "__version__":
            continue
        assert there == here or FLOOR_OF[there] < FLOOR_OF[here], f"{here} imports {there}"
        assert (here, there) not in STRANGERS, f"{here} must not know {there}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_library_comes_in_by_its_door(path: Path) -> None:
    where = path.relative_to(PACKAGE).as_posix()
    for name in imports(path):
        doors = DOORS.get(name.split(".")[0])
        assert doors is None or where.startswith(doors), f"{where} imports {name}"


def public_types(path: Path) -> Iterator[str]:
    """The public classes of a module, and the public names that it gives to types."""
    for node in ast.parse(path.read_text("utf-8")).body:
        name = ""
        if isinstance(node, ast.ClassDef):
            name = node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
        if name[:1].isupper() and not name.isupper():
            yield name


def test_a_name_of_a_class_or_type_means_one_thing() -> None:
    homes: dict[str, list[str]] = {}
    for path in modules():
        for name in public_types(path):
            homes.setdefault(name, []).append(path.relative_to(PACKAGE).as_posix())
    assert len(homes) > 100
    assert not {name: paths for name, paths in homes.items() if len(paths) > 1}


def test_there_is_no_circle_inside_a_room() -> None:
    graph = {
        "handouts." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts): set(imports(path))
        for path in modules()
    }
    done: set[str] = set()

    def walk(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name in graph and name not in done:
            for other in graph[name]:
                walk(other, (*above, name))
            done.add(name)

    for name in graph:
        walk(name, ())
    assert len(done) == len(graph)


def test_the_document_names_every_room_and_every_module_of_one() -> None:
    document = (PACKAGE.parent / "docs" / "architecture.md").read_text("utf-8")
    table = {
        name
        for row in document.split("\n")
        if row.startswith("| `")
        for name in re.findall(r"`(\w+)`", row.split("|")[1])
    }
    assert table == {*FLOOR_OF} - {"__main__"}
    tree = document.split("```")[3]
    for path in modules():
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if len(parts) > 1:
            assert re.search(rf"\b{parts[-1]}\b", tree), f"the tree lacks {'/'.join(parts)}"
