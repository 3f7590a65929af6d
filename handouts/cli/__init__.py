"""The command ``handouts``: turns what the stages say into words and exit codes."""

import io
import signal
import sys
import tempfile
import traceback

# Importing a module of commands adds them to the application, in the order of its help.
from handouts.cli import approve, catalogs, check, exchange, proof, sheets, status  # noqa: F401
from handouts.cli.app import app, show
from handouts.errors import HandoutsError, Stopped

DEFECT = HandoutsError.exit_code


def main() -> None:
    """Run the command; the process ends with its exit code. No traceback reaches the user."""
    _prepare_streams()
    try:
        app()
    except Stopped as problem:
        show(problem.findings)
        raise SystemExit(problem.exit_code) from None
    except HandoutsError as problem:
        print(f"error: {problem}", file=sys.stderr)
        if problem.hint:
            print(f"    {problem.hint}", file=sys.stderr)
        raise SystemExit(problem.exit_code) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as problem:
        raise SystemExit(_defect(problem)) from None


def _prepare_streams() -> None:
    """Let no printing fail: a letter that the encoding lacks is escaped, a closed pipe ends us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    # `handouts list | head -1`: end as other commands do, with 141 in a shell, not as a defect
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _defect(problem: Exception) -> int:
    """Keep the traceback in a file and name it; gives the exit code of a defect of ours."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="handouts-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        traceback.print_exception(problem, file=file)
    print(f"error: a defect of the program: {problem!r}", file=sys.stderr)
    print(f"    please report it with the file {file.name}", file=sys.stderr)
    return DEFECT
