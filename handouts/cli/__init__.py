"""The command ``handouts``: turns what the stages say into words and exit codes."""

import tempfile
import traceback

from handouts.cli.streams import flushed, is_of_the_system, prepare_streams, say, unwritten
from handouts.errors import HandoutsError, Stopped

DEFECT = HandoutsError.exit_code
INTERRUPTED = 130  # 128 and SIGINT's 2, as shells count


def main() -> None:
    """Run the command; the process ends with its exit code. No traceback reaches the user."""
    try:
        prepare_streams()
        code = flushed(_run())
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        say("stopped: what was unfinished is not kept")
    raise SystemExit(code)


def _run() -> int:
    """Run the command that the process was called with; its exit code."""
    try:
        # Here, so that an interrupt while they load ends as any other. Importing a module of
        # commands adds them to the application, in the order of its help.
        from handouts.cli import (  # noqa: F401
            approve,
            back,
            catalogs,
            check,
            exchange,
            proof,
            sheets,
            status,
        )
        from handouts.cli.app import app

        app(prog_name="handouts")
    except SystemExit as done:
        # Typer ends so; it has swallowed that nobody reads our output, as of a pipe to `head`.
        if isinstance(done.__context__, BrokenPipeError):
            return unwritten(done.__context__)
        return done.code if isinstance(done.code, int) else 0
    except HandoutsError as problem:
        return _told(problem)
    except OSError as problem:
        return unwritten(problem) if is_of_the_system(problem) else _defect(problem)
    except Exception as problem:  # noqa: BLE001 (the last line of defence: no traceback for users)
        return _defect(problem)
    return 0


def _told(problem: HandoutsError) -> int:
    """Say what stopped the command, and what to do; gives its exit code."""
    if isinstance(problem, Stopped):
        say(*map(str, problem.findings))
    else:
        say(f"error: {problem}", *([f"    {problem.hint}"] if problem.hint else []))
    return problem.exit_code


def _defect(problem: Exception) -> int:
    """Keep the traceback in a file and name it; gives the exit code of a defect of ours."""
    what = " ".join(f"{type(problem).__name__}: {problem}".split())
    say(f"error: a defect of the program: {what}")
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="handouts-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
        ) as file:
            traceback.print_exception(problem, file=file)
    except OSError as full:
        say(f"    please report it; its details could not be kept: {full.strerror}")
    else:
        say(f"    please report it with the file {file.name}")
    return DEFECT
