"""Standard output and errors: UTF-8 always, and told apart where nobody reads or nothing fits."""

import errno
import io
import os
import sys
from pathlib import Path
from typing import TextIO

from handouts.errors import UnreadableFile

CLOSED_PIPE = 141  # 128 and SIGPIPE's 13: what a shell shows for a command that a pipe ended
UNWRITABLE = UnreadableFile.exit_code

# What a disk, a quota or a device says that takes no more.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def prepare_streams() -> None:
    """Write UTF-8, whatever the console's encoding: programs read it, and names are in any script.

    What is no character, such as a byte in a file's name that is no UTF-8, is escaped. Where a
    stream was closed before we started, what we write to it goes nowhere: a file of ours that took
    its number would else get it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free, which is this one
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(*lines: str) -> None:
    """Print lines to the standard error; where that cannot be written either, nothing."""
    try:
        for line in lines:
            print(line, file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.__stderr__)


def flushed(code: int) -> int:
    """The exit code after all output is written: ``code``, or another where it cannot be."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # a process that was started without one
                stream.flush()
        except OSError as problem:
            code = unwritten(problem)
    return code


def unwritten(problem: OSError) -> int:
    """The exit code of a failed write or read, which is told; a closed pipe ends us quietly."""
    _silence(sys.__stdout__)
    if isinstance(problem, BrokenPipeError):
        _silence(sys.__stderr__)
        return CLOSED_PIPE
    reason = problem.strerror or str(problem)
    if problem.filename is not None:
        say(
            f"error: {os.fsdecode(problem.filename)}: {reason}", "    check the file and its rights"
        )
    else:
        say(f"error: the output cannot be written: {reason}", "    make room on the disk")
    return UNWRITABLE


def is_of_the_system(problem: OSError) -> bool:
    """Whether the system refused a file or took no more output: nothing that a report mends."""
    refused = problem.filename is not None or isinstance(problem, BrokenPipeError)
    return refused or problem.errno in _FULL


def _silence(stream: TextIO | None) -> None:
    """Let what still waits to be written go nowhere: Python writes it when it ends."""
    if isinstance(stream, io.TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
