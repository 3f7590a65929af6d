"""The command, run in this process as a shell runs it in one of its own."""

import sys
from collections.abc import Callable

import pytest

from handouts.cli import main

Command = Callable[..., tuple[int, str, str]]
"""Takes the words after ``handouts``; gives the exit code, the output and the errors."""


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """The command; it works in the folder that the test is in."""

    def ran(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["handouts", *words])
        with pytest.raises(SystemExit) as done:
            main()
        out, err = capfd.readouterr()
        assert isinstance(done.value.code, int)
        return done.value.code, out, err

    return ran
