"""The manifest keeps every row, whoever builds beside us."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from handouts.builds.job import Job, Rendered, Result
from handouts.builds.manifest import MANIFEST, Record, manifest_row, read_manifest


def written(folder: Path, tag: str) -> None:
    """One build after another, each of one sheet."""
    for number in range(12):
        job = Job(f"sheet-{number}", tag, "a4")
        (folder / tag).mkdir(exist_ok=True)
        (folder / job.path("a4")).write_bytes(b"x")
        with Record(folder).rows() as rows:
            rows[job.path("a4")] = manifest_row(Result(job, job.path("a4"), Rendered(b"x", ())))


def test_builds_at_the_same_time_keep_the_rows_of_each_other(tmp_path: Path) -> None:
    tags = ("ar", "es", "vi")
    with ProcessPoolExecutor(len(tags), mp_context=get_context("spawn")) as pool:
        list(pool.map(partial(written, tmp_path), tags))
    paths = [row["path"] for row in read_manifest(tmp_path / MANIFEST)]
    assert paths == sorted(f"{tag}/sheet-{number}.pdf" for tag in tags for number in range(12))
