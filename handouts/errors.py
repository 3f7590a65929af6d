"""Exceptions that end a command, each with its exit code and what to do next."""


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


class UnreadableFile(HandoutsError):
    """A file that is missing, has another encoding or syntax, or cannot be written."""

    exit_code = 3

    def __init__(self, path: str, message: str, hint: str = "", line: int = 0) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}", hint)
        self.path = path
        self.line = line
        self.reason = message
