"""Where the files of a build lie: a folder, in which each is written whole or not at all."""

from dataclasses import dataclass
from pathlib import Path

from handouts.files import move, remove, write_whole


@dataclass(frozen=True, slots=True)
class Store:
    """The folder below which a build's files lie. Names are relative to it, in POSIX form."""

    folder: Path

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.folder / name).is_file()

    def write(self, name: str, data: bytes) -> None:
        """Put a file in its place, whole. Raises UnwritableFile where it cannot be written."""
        write_whole(self.folder / name, data)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there. Raises UnwritableFile where it cannot be."""
        remove(self.folder / name)

    def move(self, name: str, to: str) -> None:
        """Give a file another name; a file of that name goes. Raises UnwritableFile."""
        move(self.folder / name, self.folder / to)
