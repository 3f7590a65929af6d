"""What all tests share."""

import os
from collections.abc import Generator

import pytest

from tests.commands import command
from tests.gettexts import project, run

__all__ = ["command", "project", "run"]  # fixtures that tests of several rooms ask for


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
    call: pytest.CallInfo[None],  # noqa: ARG001 (the hook's signature)
) -> Generator[None, pytest.TestReport, None]:
    """Where every program is said to be installed, a skipped test is a failed one."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("HANDOUTS_NO_SKIP"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured: cases passed of cases run, under ``conformance``."""
    for report in terminalreporter.stats.get("passed", ()):
        for name, value in report.user_properties:
            if name == "conformance":
                terminalreporter.write_line(str(value))
