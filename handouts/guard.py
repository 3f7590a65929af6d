"""Takes a step and lets nothing that goes wrong in it stop the steps beside it."""

import os
import traceback
from collections.abc import Callable, Iterable
from typing import TypeVar

from handouts.errors import FileError, HandoutsError, Stopped, UsageError
from handouts.findings import Finding, Quote, Severity, Where
from handouts.rules import finding, unreadable

T = TypeVar("T")


def guarded(step: Callable[[], T], where: Where) -> tuple[T | None, tuple[Finding, ...]]:
    """What a step gives; or None, and the findings that say why it could not go on.

    ``where`` is what the step is about: the place of a finding that has no better one. Ends of the
    program (KeyboardInterrupt) pass.
    """
    try:
        return step(), ()
    except Stopped as problem:
        return None, problem.findings
    except FileError as problem:
        return None, unreadable(problem)
    except UsageError as problem:
        return None, (finding("unreadable", where, problem.message, problem.hint),)
    except OSError as problem:
        return None, (_refused(problem, where),)
    except Exception as problem:  # noqa: BLE001 (a defect in one sheet must not cost the others)
        return None, (_defect(problem, where),)


def exit_code(findings: Iterable[Finding], failing: Iterable[Severity] = (Severity.ERROR,)) -> int:
    """The exit code that findings ask for: of several, the one that is hardest to mend.

    70 for a defect of the program, 3 for a file that cannot be read or written, 1 for any finding
    of the severities ``failing``, else 0.
    """
    found = tuple(findings)
    codes = {each.code for each in found}
    if "defect" in codes:
        return HandoutsError.exit_code
    if "unreadable" in codes:
        return FileError.exit_code
    return Stopped.exit_code if {each.severity for each in found} & {*failing} else 0


def _refused(problem: OSError, where: Where) -> Finding:
    """The finding of a file that the system refuses; without a file it is a defect of ours."""
    if problem.filename is None:
        return _defect(problem, where)
    hint = "check the file and its rights"
    path = os.fsdecode(problem.filename)
    return finding("unreadable", Where(path), problem.strerror or str(problem), hint)


def _defect(problem: Exception, where: Where) -> Finding:
    told = "".join(traceback.format_exception(problem))
    return finding(
        "defect", where, f"a defect of the program: {problem!r}",
        "please report it, with this finding's quote in manifest.json or check --format json",
        (Quote("traceback", told),),
    )  # fmt: skip
