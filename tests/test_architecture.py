"""Imports point one way, and every outside library has one door."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "handouts"

# The floors of the house, lowest first. A module imports from lower floors and from its own room.
FLOORS = (
    {"findings"},
    {"errors"},
    {"languages", "scripts", "telephone", "ucd"},
    {"files", "jsontext", "locale", "rules", "xmltree"},
    {"project", "guard", "pictures", "linebreak"},
    {"clinic"},
    {"content", "text", "meaning", "fit"},
    {"cues"},
    {"catalogs", "pdf", "reading"},
    {"drift"},
    {"merge", "checks", "exchange"},
    {"back"},
    {"approvals"},
    {"sheet"},
    {"page"},
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
    ("layout", "meaning"), ("layout", "merge"), ("page", "approvals"), ("page", "catalogs"),
    ("page", "checks"), ("page", "exchange"), ("page", "meaning"), ("page", "merge"),
    ("page", "pdf"), ("pdf", "content"), ("pdf", "meaning"), ("pdf", "project"),
    ("text", "project"), ("pdf", "clinic"), ("text", "clinic"),
    ("sheet", "catalogs"), ("sheet", "fit"), ("fit", "project"), ("fit", "clinic"),
    ("fit", "locale"),
    ("pdf", "pictures"), ("text", "pictures"), ("fit", "pictures"),
}  # fmt: skip

# Who may import what. The longest name counts that begins a module's; what begins with none of them
# stays outside. Of the standard library only what is named here has a door.
DOORS = {
    "babel": ("locale.py",),
    "budoux": ("linebreak/phrases.py",),
    "filelock": ("files.py",),
    # fontTools is many libraries: tables of characters, and the paths of an SVG picture
    "fontTools.misc.transform": ("pictures/shapes.py",),
    "fontTools.pens": ("pictures/shapes.py",),
    "fontTools.svgLib": ("pictures/shapes.py",),
    "fontTools.unicodedata": ("ucd.py",),
    "icu4py": ("linebreak/segment.py",),
    "markdown_it": ("content/markdown.py",),
    "mdit_py_plugins": ("content/markdown.py",),
    "PIL": ("reading.py",),
    "polib": ("checks/second.py",),
    "pyphen": ("linebreak/hyphens.py",),
    "py3langid": ("meaning/foreign.py",),
    "pypdfium2": ("reading.py",),
    "rapidfuzz": ("meaning/similar.py",),
    "reportlab": ("pdf/canvas.py", "pdf/objects.py"),  # operators of a page; objects of a file
    "rich": ("cli/",),  # the room makes words for screens, and nothing else
    "tinycss2": ("pictures/styles.py",),
    "typer": ("cli/",),  # a command is a function with typer's annotations
    "uharfbuzz": ("text/fonts.py", "text/shape.py", "text/subset.py"),  # before, while and after
    "unicodedata": (),  # the interpreter's: another version of Unicode in each Python
    "unicodedata2": ("ucd.py",),
    "xml": ("xmltree.py",),
    "yaml": ("content/frontmatter.py",),
}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def dotted(path: Path) -> str:
    return ".".join(("handouts", *path.relative_to(PACKAGE).with_suffix("").parts))


def imports(path: Path) -> Iterator[str]:
    """The dotted names of what a file imports, wherever in it: modules, and things in modules."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its direction"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


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


def door(name: str) -> str:
    """The entry of DOORS that a module comes under; empty where it comes under none."""
    entries = (entry for entry in DOORS if name == entry or name.startswith(f"{entry}."))
    return max(entries, key=len, default="")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_library_comes_in_by_its_door(path: Path) -> None:
    where = path.relative_to(PACKAGE).as_posix()
    for name in imports(path):
        entry, top = door(name), name.split(".")[0]
        if entry:
            assert where.startswith(DOORS[entry]), f"{where} imports {name}"
        else:
            assert top == "handouts" or top in sys.stdlib_module_names, f"{name} has no door"


def test_no_door_is_left_open_that_nothing_comes_in_by() -> None:
    used = {
        (door(name), path.relative_to(PACKAGE).as_posix())
        for path in modules()
        for name in imports(path)
    }
    for entry, doors in DOORS.items():
        for there in doors:
            assert any(name == entry and path.startswith(there) for name, path in used), entry


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
    names = set(map(dotted, modules()))
    graph = {
        dotted(path): {n if n in names else n.rpartition(".")[0] for n in imports(path)}
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


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_what_a_module_remembers_has_a_bound(path: Path) -> None:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.args.args:
            kept = {d.id for d in node.decorator_list if isinstance(d, ast.Name)}
            assert not kept & {"cache", "lru_cache"}, f"a server would fill {node.name}"


# Lines. Who opens a file should be able to read it, and to see a function whole.
MODULE_LIMIT = 400
FUNCTION_LIMIT = 40
ROOM_LIMIT = 2200
# Twelve families of one kind, a module each: two rooms of them would share everything but the name.
ROOMS_OF_MORE = {"checks": 2600}


def size(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_and_no_function_is_longer_than_the_house_allows(path: Path) -> None:
    assert size(path) <= MODULE_LIMIT
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < FUNCTION_LIMIT, node.name


def test_no_room_is_larger_than_the_house_allows() -> None:
    rooms: dict[str, int] = {}
    for path in PACKAGE.rglob("*.py"):
        rooms[room(path)] = rooms.get(room(path), 0) + size(path)
    over = {name for name, lines in rooms.items() if lines > ROOMS_OF_MORE.get(name, ROOM_LIMIT)}
    assert not over


def test_the_document_names_every_room_and_every_module_of_one() -> None:
    document = (PACKAGE.parent / "docs" / "architecture.md").read_text("utf-8")
    table = {
        name
        for row in document.split("\n")
        if row.startswith("| `")
        for name in re.findall(r"`(\w+)`", row.split("|")[1])
    }
    assert table == {*FLOOR_OF} - {"__main__"}
    tree: dict[str, set[str]] = {}
    room = ""
    for line in document.split("```")[3].splitlines()[2:]:
        head, names = line[:13].strip(" /"), line[13:]
        room = head or room
        tree.setdefault(room, set()).update(re.findall(r"\w+(?![\w)])", names))
    found: dict[str, set[str]] = {}
    for path in modules():
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if len(parts) > 1:
            found.setdefault(parts[0], set()).add(parts[1])
    assert tree == found
