"""``manifest.json``: one row for each sheet below an output folder, kept from build to build."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from handouts.builds.job import Result
from handouts.files import locked, write_whole
from handouts.jsontext import json_text

MANIFEST = "manifest.json"

ManifestRow = dict[str, Any]
"""What is on record of one sheet."""


def write_manifest(folder: Path, results: Sequence[Result]) -> None:
    """Write the manifest: one row for each result, and those of earlier builds whose file is there.

    A sheet that was not written keeps the row of its older file, now stale, with the new findings.
    """
    path = folder / MANIFEST
    with locked(path):  # another build may be at work in the same folder
        rows = {row["path"]: row for row in read_manifest(path) if (folder / row["path"]).exists()}
        _add(rows, results)
        listed = [rows[key] for key in sorted(rows)]
        write_whole(path, json_text({"sheets": listed}).encode())


def _add(rows: dict[str, ManifestRow], results: Sequence[Result]) -> None:
    """Put the rows of results among those of earlier builds, by path."""
    for result in results:
        row = _row(result)
        for other, paper in result.others:
            rows[other] = {**row, "path": other, "paper": paper}
        if not result.built and result.stale:
            now = {"stale": row["stale"], "findings": row["findings"]}
            row = {**rows.get(result.path, row), **now}
        rows[result.path] = row


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


def _row(result: Result) -> ManifestRow:
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
        "stale": result.stale,
        "findings": [asdict(finding) for finding in rendered.findings],
    }
