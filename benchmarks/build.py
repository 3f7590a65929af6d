"""How long each stage of a sheet takes, warm, in one process: the median of some rounds.

    python benchmarks/build.py [ROUNDS]

The first round opens fonts and is not counted. Times are in milliseconds.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from handouts.builds.plan import jobs
from handouts.builds.render import Renderer
from handouts.fit.design import sheet_of_paper
from handouts.layout.pages import pdf
from handouts.layout.typeset import typeset
from handouts.meaning.numbers import read_words
from handouts.project import Project
from handouts.readback import read_back

Value = TypeVar("Value")
STAGES = ("translate", "typeset", "pdf", "read back")


def timed(times: list[float], stage: Callable[[], Value]) -> Value:
    """The value of a stage; its time in ms is added to ``times``."""
    start = time.perf_counter()
    value = stage()
    times.append(1000 * (time.perf_counter() - start))
    return value


def measure(renderer: Renderer, tag: str, times: dict[str, list[float]]) -> int:
    """One round of one sheet; gives the size of its PDF in bytes."""
    project = renderer.project
    job = jobs(project, locales=[tag])[0]
    words = read_words(project.locales / tag / "numbers.toml", "numbers.toml")
    design = sheet_of_paper(job.paper)
    sheet, _ = timed(times["translate"], lambda: renderer.sheet(job))
    assert sheet is not None
    done, _ = timed(times["typeset"], lambda: typeset(sheet, design, renderer.book))
    assert done is not None
    data = timed(times["pdf"], lambda: pdf(done))
    found = timed(times["read back"], lambda: read_back(done, words, data, tag))
    assert not found, found
    return len(data)


def main(rounds: int) -> None:
    """Print a row for each locale and the sums."""
    project = Project(Path(__file__).parent.parent)
    renderer = Renderer(project)
    sums = dict.fromkeys(STAGES, 0.0)
    print(f"{'locale':8}" + "".join(f"{stage:>11}" for stage in STAGES) + f"{'bytes':>9}")
    for tag in ("en", *project.tags()):
        measure(renderer, tag, {stage: [] for stage in STAGES})
        times: dict[str, list[float]] = {stage: [] for stage in STAGES}
        for _ in range(rounds):
            size = measure(renderer, tag, times)
        medians = {stage: statistics.median(times[stage]) for stage in STAGES}
        for stage in STAGES:
            sums[stage] += medians[stage]
        print(f"{tag:8}" + "".join(f"{medians[s]:11.1f}" for s in STAGES) + f"{size:9}")
    print(f"{'all':8}" + "".join(f"{sums[stage]:11.1f}" for stage in STAGES))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
