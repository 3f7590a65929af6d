"""What a program that uses handouts sees of it: names that are there, with their types."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import handouts

ROOT = Path(handouts.__file__).parent.parent
SAMPLE = Path(__file__).parent / "typing" / "api.py"


def test_mypy_takes_what_is_right_refuses_what_is_wrong_and_knows_every_type() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", SAMPLE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_sample_for_mypy_uses_every_public_name() -> None:
    (imported,) = (
        node
        for node in ast.parse(SAMPLE.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom) and node.module == "handouts"
    )
    assert {alias.name for alias in imported.names} == {*handouts.__all__}


@pytest.mark.parametrize("name", handouts.__all__)
def test_a_public_name_is_what_type_checkers_take_it_for(name: str) -> None:
    """Type checkers read imports, the running program a table: both name one place."""
    tree = ast.parse(Path(handouts.__file__).read_text("utf-8"))
    (home,) = (
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and name in {alias.name for alias in node.names}
    )
    assert home is not None
    assert getattr(handouts, name) is getattr(import_module(home), name)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'handouts' has no attribute 'rendr'"):
        getattr(handouts, "rendr")  # noqa: B009 (mypy must not see the name)


def test_public_names_are_offered_and_loaded_only_when_asked_for() -> None:
    script = (
        "import sys, handouts\n"
        "assert {*handouts.__all__} <= {*dir(handouts)}\n"
        "assert not any(name.startswith('reportlab') for name in sys.modules)\n"
        "handouts.find\n"
        "assert not any(name.startswith('reportlab') for name in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
