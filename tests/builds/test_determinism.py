"""The same input gives the same bytes: in another process, order, time zone, and on another day."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import copied
from tests.sheets import HANDOUT

TAGS = ("en", "ar", "zh_Hans", "ur")


def digests(folder: Path, order: tuple[str, ...], environment: dict[str, str]) -> dict[str, str]:
    """The SHA-256 of every sheet that one process builds."""
    out = folder / f"build-{len(list(folder.iterdir()))}"
    words = ["build", "--project", str(folder), "--out", str(out)]
    for tag in order:
        words += ["--locale", tag]
    subprocess.run(
        [sys.executable, "-m", "handouts", *words],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    return {
        tag: hashlib.sha256((out / tag / f"{HANDOUT}.pdf").read_bytes()).hexdigest()
        for tag in order
    }


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "3", "SOURCE_DATE_EPOCH": "86400"},
    ],
    ids=["east", "west", "epoch"],
)
def test_the_same_input_gives_the_same_bytes(tmp_path: Path, environment: dict[str, str]) -> None:
    copied(tmp_path, TAGS[1:])
    first = digests(tmp_path, TAGS, {"PYTHONHASHSEED": "0", "TZ": "UTC"})
    again = digests(tmp_path, TAGS[::-1], environment)
    assert again == first
    assert len(set(first.values())) == len(TAGS)
