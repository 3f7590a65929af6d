"""Mutation testing: changes a module in small ways, and shows which changes no test notices.

    python tools/mutate.py handouts/meaning/numbers.py tests/meaning/test_numbers.py
    python tools/mutate.py --sample 20              each module of the table GUARDED
    python tools/mutate.py --sample 20 --suite      and each survivor against the whole suite

What it changes: comparisons (< <=, == !=, in, is), and/or, not, + -, * //, | &, whole numbers by
one, other numbers by three tenths, True and False, the tests of if, while, conditional expressions
and comprehensions (forced both ways), min/max, any/all, a returned value (None), and statements
that it drops: calls, yields, augmented assignments, raise, continue, break.

How: no file is written. The libraries are imported once; each mutant is a fork in which the program
is imported anew with the changed module, and pytest runs the given files with -x. So a mutant costs
the time of its tests alone. Tests that start the program in a process of its own do not see the
mutant. Fixed order and seeds: two runs say the same.

Exit code 1 where a mutant survives. Posix only (fork).
"""

import argparse
import ast
import copy
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

ROOT = Path.cwd()
PACKAGE = "handouts"

_COMPARE: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE,), ast.LtE: (ast.Lt,), ast.Gt: (ast.GtE,), ast.GtE: (ast.Gt,),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}  # fmt: skip
_BINARY: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Mod: ast.FloorDiv,
}  # fmt: skip
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_SHOWN = 90  # characters of a changed statement: one line of a report
_SKIPPED = (ast.AnnAssign, ast.arg)  # their annotations say nothing at run time

# The modules that guard patients, and those that place every letter; each with the tests that are
# its own: what survives these is held by nothing near it.
GUARDED: dict[str, tuple[str, ...]] = {
    "handouts/meaning/numbers.py": (
        "tests/meaning/test_numbers.py",
        "tests/checks/test_numbers.py",
    ),
    "handouts/meaning/units.py": ("tests/meaning", "tests/checks/test_numbers.py"),
    "handouts/meaning/terms.py": ("tests/meaning/test_terms.py", "tests/checks/test_terms.py"),
    "handouts/meaning/change.py": ("tests/meaning/test_change.py",),
    "handouts/checks/numbers.py": ("tests/checks/test_numbers.py",),
    "handouts/checks/safety.py": ("tests/checks/test_safety.py",),
    "handouts/checks/structure.py": ("tests/checks/test_structure.py",),
    "handouts/checks/characters.py": ("tests/checks/test_characters.py",),
    "handouts/checks/punctuation.py": ("tests/checks/test_punctuation.py",),
    "handouts/merge/matching.py": ("tests/merge",),
    "handouts/merge/carry.py": ("tests/merge",),
    "handouts/approvals/seal.py": ("tests/approvals",),
    "handouts/approvals/release.py": ("tests/approvals",),
    "handouts/readback.py": ("tests/test_readback.py",),
    "handouts/builds/manifest.py": ("tests/builds",),
    "handouts/linebreak/breaks.py": ("tests/linebreak/test_breaks.py",),
    "handouts/text/lines.py": ("tests/text",),
    "handouts/layout/flow.py": ("tests/layout",),
    "handouts/fit/copyfit.py": ("tests/fit", "tests/layout"),
    "handouts/fit/columns.py": ("tests/fit", "tests/layout"),
    "handouts/pdf/order.py": ("tests/pdf/test_order.py", "tests/pdf/test_textback.py"),
    "handouts/pdf/glyphfont.py": ("tests/pdf",),
}

_LONGEST = 3600.0  # seconds for a run of which nothing is known

Change = Callable[[ast.AST], ast.AST]


@dataclass(frozen=True)
class Mutant:
    """One change: of the node with this number in the order of ast.walk."""

    number: int
    line: int
    says: str
    change: Change


def mutants(tree: ast.Module) -> list[Mutant]:
    """Every mutant of a module, by line."""
    found = []
    ignored = set(_ignored(tree))
    for number, node in enumerate(ast.walk(tree)):
        if id(node) not in ignored:
            line = getattr(node, "lineno", 0)
            for says, change in _changes(node):
                found.append(Mutant(number, line, says, change))
    return sorted(found, key=lambda mutant: (mutant.line, mutant.number, mutant.says))


def _ignored(tree: ast.Module) -> Iterator[int]:
    """Docstrings, annotations, decorators."""
    for node in ast.walk(tree):
        apart: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart = [node]
        elif isinstance(node, ast.FunctionDef):
            apart = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            apart = [*node.decorator_list]
        elif isinstance(node, _SKIPPED):
            apart = [node.annotation]
        for part in apart:
            if part is not None:
                yield from (id(inner) for inner in ast.walk(part))


def _changes(  # noqa: C901 (a branch a kind of node)
    node: ast.AST,
) -> Iterator[tuple[str, Change]]:
    if isinstance(node, ast.Compare):
        for place, op in enumerate(node.ops):
            for other in _COMPARE.get(type(op), ()):
                yield f"{type(op).__name__} -> {other.__name__}", _set_op(place, other)
    elif isinstance(node, ast.BoolOp):
        other_bool = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"-> {other_bool.__name__}", _set("op", other_bool)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", lambda n: n.operand  # type: ignore[attr-defined]
    elif isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        other_op = _BINARY[type(node.op)]
        if not any(isinstance(s, ast.JoinedStr) or _is_text(s) for s in (node.left, node.right)):
            yield f"{type(node.op).__name__} -> {other_op.__name__}", _set("op", other_op)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"-> {not node.value}", _constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"-> {node.value + 1}", _constant(node.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, float):
        other_number = 1.3 * node.value or 0.3  # three tenths of nothing would change nothing
        yield f"-> {other_number:g}", _constant(other_number)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        yield f"-> {_CALLS[node.func.id]}", _called(_CALLS[node.func.id])
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield "returns None", _set("value", lambda: ast.Constant(None))
    elif isinstance(node, ast.Expr | ast.AugAssign | ast.Raise | ast.Continue | ast.Break):
        yield "dropped", lambda _: ast.Pass()
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "test is False", _set("test", lambda: ast.Constant(False))
        if not isinstance(node, ast.While):
            yield "test is True", _set("test", lambda: ast.Constant(True))
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield "condition dropped", _set("ifs", list)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _set(name: str, make: Callable[[], object]) -> Change:
    def change(node: ast.AST) -> ast.AST:
        setattr(node, name, make())
        return node

    return change


def _set_op(place: int, other: type[ast.cmpop]) -> Change:
    def change(node: ast.AST) -> ast.AST:
        node.ops[place] = other()  # type: ignore[attr-defined]
        return node

    return change


def _constant(value: object) -> Change:
    return lambda _: ast.Constant(value)  # type: ignore[arg-type]


def _called(name: str) -> Change:
    return _set("func", lambda: ast.Name(name, ast.Load()))


def mutated(tree: ast.Module, mutant: Mutant) -> tuple[ast.Module, str]:
    """The changed tree, and the statement that was changed as it reads now."""
    new = copy.deepcopy(tree)
    node = next(n for number, n in enumerate(ast.walk(new)) if number == mutant.number)
    changed = mutant.change(node)
    if changed is not node:
        ast.copy_location(changed, node)
        _Swap(node, changed).visit(new)
    return ast.fix_missing_locations(new), _shown(changed)


def _shown(node: ast.AST) -> str:
    try:
        text = ast.unparse(node).split("\n")[0]
    except (AttributeError, ValueError):
        return type(node).__name__
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


class _Swap(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else super().visit(node)


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        super().__init__(name, path)
        self.tree = tree

    def get_code(self, _: str) -> CodeType:
        return compile(self.tree, self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        self.name, self.path, self.tree = name, path, tree

    def find_spec(self, name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        loader = _Loader(name, str(self.path), self.tree)
        return importlib.util.spec_from_file_location(name, self.path, loader=loader)


def dotted(path: Path) -> str:
    """The module's name."""
    return ".".join(path.resolve().relative_to(ROOT).with_suffix("").parts)


def run(tests: Sequence[str], finder: _Finder | None, limit: float) -> str:
    """What became of a run: ``passed``, ``failed`` or ``timeout``."""
    child = os.fork()
    if child == 0:
        status = 2
        try:
            os.setpgid(0, 0)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            _forget()
            if finder:
                sys.meta_path.insert(0, finder)
            import pytest

            quiet = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly"]
            status = int(pytest.main([*quiet, "--hypothesis-seed=0", *tests]))
        finally:
            os._exit(status)
    return _awaited(child, limit)


def _forget() -> None:
    """Unload the program and its tests, so that they are imported anew: a fifth of a second.

    All of it: a package that stayed would not be found in the new one around it.
    """
    for name in list(sys.modules):
        if name.split(".")[0] in (PACKAGE, "tests"):
            del sys.modules[name]


def _awaited(child: int, limit: float) -> str:
    end = time.monotonic() + limit
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "passed" if os.waitstatus_to_exitcode(status) == 0 else "failed"
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "timeout"


def chosen(found: list[Mutant], sample: int, lines: str, seed: int) -> list[Mutant]:
    """The mutants to try: of these lines (``10-40``, or all), a random sample of this size."""
    if lines:
        first, _, last = lines.partition("-")
        found = [m for m in found if int(first) <= m.line <= int(last or first)]
    if sample and sample < len(found):
        found = sorted(random.Random(seed).sample(found, sample), key=lambda m: m.line)
    return found


@dataclass(frozen=True)
class Outcome:
    """What became of a module's mutants: how many were tried, and who lived through what."""

    module: str
    tried: int
    survivors: tuple[str, ...]
    everywhere: int | None
    """How many live through the whole suite too; None where that was not asked."""

    def row(self) -> str:
        """A row of the table."""
        share = f"{100 * len(self.survivors) / self.tried:.0f} %" if self.tried else ""
        suite = "" if self.everywhere is None else str(self.everywhere)
        return f"| {self.module} | {self.tried} | {len(self.survivors)} | {share} | {suite} |"


HEAD = (
    "| module | mutants | survive its own tests | | survive the suite |\n|---|---:|---:|---:|---:|"
)


def measured(module: Path, tests: Sequence[str], given: argparse.Namespace) -> Outcome | None:
    """Try mutants of a module, and print each that survives; None where the tests fail anyway."""
    tree = ast.parse(module.read_text("utf-8"))
    name = dotted(module)
    start = time.monotonic()
    if run(tests, None, _LONGEST) != "passed":
        print(f"{module}: the tests fail without any mutant", flush=True)
        return None
    # a mutant may loop for ever; others take about as long as the tests do
    limit = 5 + 4 * (time.monotonic() - start)
    tried = chosen(mutants(tree), given.sample, given.lines, given.seed)
    survivors, everywhere = [], 0
    for mutant in tried:
        new, shown = mutated(tree, mutant)
        finder = _Finder(name, module, new)
        if run(tests, finder, limit) != "passed":
            continue
        survivors.append(f"{module}:{mutant.line}: {mutant.says}: {shown}")
        suite = ""
        if given.suite:
            lives = run(["tests"], finder, _LONGEST) == "passed"
            everywhere += lives
            suite = ": also in the whole suite" if lives else ": not in the whole suite"
        print(f"{survivors[-1]}{suite}", flush=True)
    return Outcome(str(module), len(tried), tuple(survivors), everywhere if given.suite else None)


def main() -> int:
    """The exit code: 1 where a mutant survives, 2 where the tests fail without any."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("module", type=Path, nargs="?", help="default: all of the table GUARDED")
    parser.add_argument("tests", nargs="*", help="default: as the table GUARDED has it")
    parser.add_argument("--sample", type=int, default=0, help="try so many, chosen at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lines", default="", help="only in these lines: 10-40")
    parser.add_argument("--suite", action="store_true", help="try survivors on the whole suite too")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    importlib.import_module(f"{PACKAGE}.cli.sheets")  # which loads all the libraries
    wanted = GUARDED
    if given.module:
        module = given.module.resolve().relative_to(ROOT).as_posix()
        wanted = {module: tuple(given.tests) or GUARDED.get(module, ())}
        if not wanted[module]:
            parser.error(f"{module} is not in the table: name its tests")
    outcomes = [measured(Path(module), tests, given) for module, tests in wanted.items()]
    print(HEAD, *(outcome.row() for outcome in outcomes if outcome), sep="\n")
    if None in outcomes:
        return 2
    return int(any(outcome.survivors for outcome in outcomes if outcome))


if __name__ == "__main__":
    raise SystemExit(main())
