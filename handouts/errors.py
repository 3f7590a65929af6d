"""Exceptions that end a command, each with its exit code and what to do next."""

from collections.abc import Iterable

from handouts.findings import Finding


class HandoutsError(Exception):
    """What stops a command: ``exit_code`` is its status, ``hint`` says what to do next."""

    exit_code = 70

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(HandoutsError):
    """The command was called with a name, a value or a folder that does not exist."""

    exit_code = 2


class FileError(HandoutsError):
    """A file that stands in the way: ``line`` is from 1, or 0 for the whole file."""

    exit_code = 3

    def __init__(self, path: str, message: str, hint: str = "", line: int = 0) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}", hint)
        self.path = path
        self.line = line
        self.reason = message

    @property
    def faults(self) -> tuple["FileError", ...]:
        """Each fault of the file by itself, in the order of lines."""
        return (self,)


class UnreadableFile(FileError):
    """A file that is missing, or has another encoding or syntax."""


class UnwritableFile(FileError):
    """A file that the folder, the disk or another program keeps from being written."""


class Stopped(HandoutsError):
    """Defects of the material that keep a command from its work; ``findings`` has all of them."""

    exit_code = 1

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        places = ", ".join(sorted({finding.where.path for finding in self.findings}))
        count = len(self.findings)
        noun = "fault" if count == 1 else "faults"
        super().__init__(f"{count} {noun} in {places}", "mend them and start again")
