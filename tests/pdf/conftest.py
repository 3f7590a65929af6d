"""The samples that the tests of this room are run with."""

import pytest

from tests.pdf.drawing import available


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``sample`` runs once for each language whose fonts are there."""
    if "sample" in metafunc.fixturenames:
        found = available()
        metafunc.parametrize("sample", found.values(), ids=list(found))
