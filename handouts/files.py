"""Files that are never half-written."""

import os
import tempfile
from pathlib import Path

from handouts.errors import UnreadableFile


def replace(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: to a temporary file beside it, which is then renamed.

    What was there stays whole until the rename. Raises UnreadableFile where the folder or the
    disk does not allow it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as problem:
        raise _unwritable(path, problem) from problem
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files that only their owner reads; sheets and catalogs are for all.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as problem:
        temporary.unlink(missing_ok=True)
        raise _unwritable(path, problem) from problem


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, problem: OSError) -> UnreadableFile:
    reason = problem.strerror or str(problem)
    return UnreadableFile(str(path), f"cannot be written: {reason}", "check the folder and disk")
