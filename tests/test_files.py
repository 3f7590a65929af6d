"""Files are replaced whole or not at all."""

import os
from pathlib import Path

import pytest

from handouts.errors import UnreadableFile
from handouts.files import replace


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "sheet.pdf"
    replace(target, b"old")
    replace(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in target.parent.iterdir()] == ["sheet.pdf"]


def test_others_may_read_what_was_written(tmp_path: Path) -> None:
    replace(tmp_path / "sheet.pdf", b"x")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o777 == 0o666 & ~mask


def test_a_folder_in_the_way_is_an_error_and_stays(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    (target / "kept").mkdir(parents=True)
    with pytest.raises(UnreadableFile, match="cannot be written"):
        replace(target, b"x")
    assert (target / "kept").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]
