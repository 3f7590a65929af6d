"""A project on disk: its folders, and the clinic whose name and telephones go on every sheet."""

import re
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from handouts import ucd
from handouts.errors import UnreadableFile, UsageError
from handouts.files import read_toml
from handouts.locale import PSEUDO_TAGS, is_territory, paper_of

CLINIC = "clinic.toml"
EXAMPLE = "clinic.example.toml"
SAFETY_TERMS = "safety-terms.toml"

_TEXTS = ("name", "address", "website", "country")
_TELEPHONES = ("day", "after_hours", "emergency")

# Who may sign a text.
ROLES = ("translator", "clinician", "reviewer")
# The strictest reading, for a clinic that has not said who must sign.
_REQUIRED = ("translator", "clinician")


@dataclass(frozen=True, slots=True)
class Clinic:
    """Who hands the sheet over. ``sample`` is true for the example, which is nobody's clinic.

    ``names`` maps a locale's tag to the clinic's name as that language writes it. ``approvals``
    are the roles that must have signed a translation before it goes to patients.
    """

    name: str
    address: str
    website: str
    country: str
    day: str
    after_hours: str
    emergency: str
    sample: bool = False
    names: dict[str, str] = field(default_factory=dict)
    approvals: tuple[str, ...] = _REQUIRED

    @property
    def paper(self) -> str:
        """``a4`` or ``letter``, as the clinic's country prints."""
        return paper_of(self.country)

    def name_in(self, tag: str) -> str:
        """The clinic's name in a locale; the name itself where the clinic gave no other."""
        return self.names.get(tag, self.name)

    def values(self, tag: str) -> dict[str, str]:
        """What stands for each placeholder of a text in the locale ``tag``."""
        return {
            "clinic_name": self.name_in(tag),
            "clinic_address": self.address,
            "clinic_phone": self.day,
            "clinic_phone_after_hours": self.after_hours,
            "clinic_phone_emergency": self.emergency,
            "clinic_website": self.website,
        }


@dataclass(frozen=True, slots=True)
class Project:
    """Where a project keeps its texts, its translations and its fonts."""

    root: Path

    @property
    def content(self) -> Path:
        """The folder of the English texts."""
        return self.root / "content"

    @property
    def locales(self) -> Path:
        """The folder of the catalogs."""
        return self.root / "locales"

    @property
    def fonts(self) -> Path:
        """The folder of the fonts: the project's own, else the program's."""
        own = self.root / "fonts"
        return own if (own / "fonts.toml").is_file() else program_fonts()

    @property
    def safety_terms(self) -> Path:
        """The list of words whose change is critical: the project's own, else the program's."""
        own = self.content / SAFETY_TERMS
        return own if own.is_file() else program_content() / SAFETY_TERMS

    def name_of(self, path: Path) -> str:
        """A path as messages show it: relative to the project where it lies inside."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return str(path)

    def handouts(self) -> tuple[str, ...]:
        """The ids of the handouts, sorted: the stems of the files in ``content/``."""
        return tuple(sorted(path.stem for path in self.content.glob("*.md")))

    def tags(self) -> tuple[str, ...]:
        """The tags of the locales that have a folder of catalogs, sorted; English is not one.

        Nor is a pseudo-locale: it is made when it is asked for by name, and never for patients.
        """
        found = {path.parent.name for path in self.locales.glob("*/LC_MESSAGES")}
        return tuple(sorted(found - {*PSEUDO_TAGS}))

    def clinic(self) -> Clinic:
        """The clinic of ``clinic.toml``, else the example's, marked as a sample.

        Raises UnreadableFile where neither is there, or where a value is missing or wrong.
        """
        path = self.root / CLINIC
        example = not path.is_file()
        if example:
            path = self.root / EXAMPLE
        return _read_clinic(path, self.name_of(path), example)

    def approvals(self) -> tuple[str, ...]:
        """The roles whose signatures the clinic requires; the strictest where there is no clinic.

        Raises UnreadableFile where the clinic's file cannot be read.
        """
        here = any((self.root / name).is_file() for name in (CLINIC, EXAMPLE))
        return self.clinic().approvals if here else _REQUIRED


def find(start: Path) -> Project:
    """The project that ``start`` stands in: the nearest folder that has texts in ``content/``."""
    for folder in (start.resolve(), *start.resolve().parents):
        if any((folder / "content").glob("*.md")):
            return Project(folder)
    raise UsageError(
        f"no project at {start}: neither it nor a folder above it has content/*.md",
        "go to the project's folder, or name it: --project DIR",
    )


def program_fonts() -> Path:
    """The folder of the fonts that come with the program."""
    return _program_folder("fonts")


def program_content() -> Path:
    """The folder of the lists about content that come with the program."""
    return _program_folder("content")


def _program_folder(name: str) -> Path:
    package = Path(str(files("handouts")))
    # A wheel carries the folders inside the package; a checkout has them beside it.
    inside = package / f"_{name}"
    return inside if inside.is_dir() else package.parent / name


def _read_clinic(path: Path, name: str, example: bool) -> Clinic:
    if not path.is_file():
        raise UnreadableFile(
            CLINIC, "not found", f"copy {EXAMPLE} from the program's repository and fill it in"
        )
    table = read_toml(path, name, f"compare with {EXAMPLE}")
    telephones = table.pop("telephones", {})
    names = table.pop("names", {})
    if not isinstance(telephones, dict) or not isinstance(names, dict):
        raise UnreadableFile(name, "telephones and names are tables", "write [telephones], [names]")
    sample = table.pop("sample", False)
    roles = _roles(table.pop("approvals", list(_REQUIRED)), name)
    texts = {key: _text(table, key, name) for key in _TEXTS}
    numbers = {key: _text(telephones, key, name) for key in _TELEPHONES}
    local = {str(tag).replace("-", "_"): _text(names, tag, name) for tag in list(names)}
    unknown = sorted({*table, *telephones, *names} - {*_TEXTS, *_TELEPHONES, *names})
    if unknown:
        raise UnreadableFile(name, f"unknown key {unknown[0]!r}", f"compare with {EXAMPLE}")
    for key, number in numbers.items():
        if not re.fullmatch(r"[+0-9(). /\-x]*[0-9][+0-9(). /\-x]*", number):
            raise UnreadableFile(name, f"{key} = {number!r} is no telephone number", "write digits")
    if not is_territory(texts["country"]):
        raise UnreadableFile(
            name, f"unknown country {texts['country']!r}", "write two capital letters, such as US"
        )
    sample = bool(sample) or example
    return Clinic(**texts, **numbers, sample=sample, names=local, approvals=roles)


def _roles(value: Any, name: str) -> tuple[str, ...]:
    hint = "write one or more of them: approvals = [{}]".format(", ".join(f'"{r}"' for r in ROLES))
    if not isinstance(value, list) or not value:
        raise UnreadableFile(name, "approvals is no list of roles", hint)
    for role in value:
        if role not in ROLES:
            raise UnreadableFile(name, f"approvals has an unknown role {role!r}", hint)
    return tuple(dict.fromkeys(value))


def _text(table: dict[str, Any], key: str, name: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise UnreadableFile(name, f"{key} is missing or empty", f"add it; {EXAMPLE} shows how")
    value = " ".join(value.split())
    hidden = [char for char in value if ucd.category(char) in ("Cc", "Cf")]
    if hidden:
        # A direction mark would end the isolate that keeps the value in its own order.
        code = f"U+{ord(hidden[0]):04X}"
        raise UnreadableFile(name, f"{key} has an invisible character, {code}", "write it without")
    return value
