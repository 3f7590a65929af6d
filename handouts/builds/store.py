"""Where the files of a build lie: a folder, in which each is written whole or not at all."""

from dataclasses import dataclass
from pathlib import Path

from handouts.files import move, remove, write_whole

# Every sheet lies in the folder of its language.
_SHEETS = "*/*.pdf"


@dataclass(frozen=True, slots=True)
class Store:
    """The folder below which a build's files lie. Names are relative to it, in POSIX form."""

    folder: Path

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.folder / name).is_file()

    def names(self) -> tuple[str, ...]:
        """The names of all files that lie where sheets do, sorted."""
        found = (path for path in self.folder.glob(_SHEETS) if path.is_file())
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in found))

    def read(self, name: str) -> bytes:
        """The bytes of a file; none of one that does not let itself be read."""
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return b""

    def write(self, name: str, data: bytes) -> None:
        """Put a file in its place, whole. Raises UnwritableFile where it cannot be written."""
        write_whole(self.folder / name, data)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there. Raises UnwritableFile where it cannot be."""
        remove(self.folder / name)

    def move(self, name: str, to: str) -> None:
        """Give a file another name; a file of that name goes. Raises UnwritableFile."""
        move(self.folder / name, self.folder / to)
