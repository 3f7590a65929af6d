"""``manifest.json``: one row for each sheet below an output folder, kept from build to build."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from handouts.builds.job import Result
from handouts.errors import FileError
from handouts.files import locked, write_whole
from handouts.jsontext import json_text

MANIFEST = "manifest.json"

ManifestRow = dict[str, Any]
"""What is on record of one sheet."""

Rows = dict[str, ManifestRow]
"""The rows of a manifest, by the path of the sheet."""


class Record:
    """The manifest of a folder, which several builds may change at the same time.

    ``problem`` is why it cannot be written, where it cannot: the sheets are made all the same.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / MANIFEST
        self.problem: FileError | None = None

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        """The rows, to be changed; nobody else changes them, or the sheets, meanwhile.

        They are written at the end, after an interrupt too: files that have moved are on record.
        """
        with ExitStack() as held:
            if self.problem is None:  # whoever waited once for a lock in vain does not wait again
                try:
                    held.enter_context(locked(self.path))
                except FileError as problem:
                    self.problem = problem
            before = read_manifest(self.path)
            rows = {row["path"]: row for row in before}
            old = _text(rows) if before else ""
            try:
                yield rows
            finally:
                self._write(_text(rows), old)

    def _write(self, text: str, old: str) -> None:
        if self.problem is not None or text == old:
            return
        try:
            write_whole(self.path, text.encode())
        except FileError as problem:
            self.problem = problem


def _text(rows: Rows) -> str:
    return json_text({"sheets": [rows[key] for key in sorted(rows)]})


def read_manifest(path: Path) -> list[ManifestRow]:
    """The rows of a manifest, in its order; none where it is not there or is no manifest."""
    if not path.exists():
        return []
    try:
        rows = json.loads(path.read_text("utf-8"))["sheets"]
        return [dict(row) for row in rows if isinstance(row["path"], str)]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        # The manifest is ours to make again; an unreadable one tells nothing about the sheets.
        return []


def manifest_row(result: Result) -> ManifestRow:
    """What is to be on record of a sheet, by what became of its job."""
    rendered = result.rendered
    data = rendered.pdf
    return {
        "handout": result.job.handout,
        "tag": result.job.tag,
        "path": result.path,
        "pages": rendered.pages,
        "body_pt": rendered.body,
        "nominal_pt": rendered.nominal,
        "paper": result.job.paper,
        "revision": rendered.revision,
        "draft": result.job.draft,
        "release": result.job.release,
        "statuses": list(rendered.statuses),
        "bytes": len(data) if data else 0,
        "sha256": hashlib.sha256(data).hexdigest() if data else "",
        "inputs": result.inputs if data else "",
        "state": result.state,
        "reason": result.reason,
        "aside": result.aside,
        "findings": [asdict(finding) for finding in rendered.findings],
    }
