"""The clinic of ``clinic.toml``: its name and telephones on every sheet, and who must sign."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from handouts import telephone, ucd
from handouts.errors import UnreadableFile, UsageError
from handouts.files import is_there, key_line, parse_toml, read_text
from handouts.locale import paper_of, parse, territory_of
from handouts.project import Project

CLINIC = "clinic.toml"
EXAMPLE = "clinic.example.toml"

# Who may sign a text.
ROLES = ("translator", "clinician", "reviewer")
# The strictest reading, for a clinic that has not said who must sign.
_REQUIRED = ("translator", "clinician")

# Whether a release needs back-translations: not at all, any, or by another hand than translated.
BACK_OPTIONAL, BACK_REQUIRED, BACK_INDEPENDENT = "optional", "required", "independent"
_BACK = "back_translation"
_BACKS = (BACK_OPTIONAL, BACK_REQUIRED, BACK_INDEPENDENT)

_TEXTS = ("name", "address", "website", "country")
_TELEPHONES = ("day", "after_hours", "emergency")
_OPTIONAL = ("website", "after_hours")
_TABLES = {"telephones": _TELEPHONES}
_FLAGS = ("sample", "interpreter", "one_role_each")
_KNOWN = (*_TEXTS, *_FLAGS, "approvals", _BACK, "telephones", "names", "values")

_NAME = re.compile(r"[a-z][a-z0-9_]*")
# An address of the web or of e-mail: letters that other directions leave in their order.
_ADDRESS = re.compile(r"[!-~]+")

# A line of the sheet has some 90 characters, and the card of page 1 has three for these.
_LONGEST = 120

# What joins letters in Persian names, and what parts them, has a form on paper. The rest of Cf has
# none, and a direction mark would end the isolate that keeps a value in its own order.
_SEEN = "\u200c\u200d"
_UNSEEN = {
    "Cc": "a control character",
    "Cf": "an invisible character",
    "Cn": "no character",
    "Co": "a character of private use",
    "Cs": "half of a character",
    "Zl": "a line break",
    "Zp": "a line break",
}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What stands for a placeholder of a text: a field of the clinic.

    ``says`` tells translators what it is. ``left_to_right`` is what reads so in every language;
    else it takes the direction of its own first letter.
    """

    field: str
    says: str
    left_to_right: bool = False


PLACEHOLDERS: Mapping[str, Placeholder] = {
    "clinic_name": Placeholder("name", "the clinic's name"),
    "clinic_address": Placeholder("address", "the clinic's address"),
    "clinic_phone": Placeholder(
        "day", "the clinic's telephone number for opening hours", left_to_right=True
    ),
    "clinic_phone_after_hours": Placeholder(
        "after_hours",
        "the clinic's telephone number for nights, weekends and holidays",
        left_to_right=True,
    ),
    "clinic_phone_emergency": Placeholder(
        "emergency", "the emergency telephone number", left_to_right=True
    ),
    "clinic_website": Placeholder("website", "the clinic's website", left_to_right=True),
}
"""The placeholders that any text may have, by name; a clinic may add values of its own."""


def says(name: str) -> str:
    """What stands for a placeholder, in words for translators."""
    known = PLACEHOLDERS.get(name)
    return known.says if known else f"a value of the clinic's own, called {name}"


def runs_left_to_right(name: str, value: str) -> bool:
    """Whether a placeholder's value reads from left to right in every language.

    One of the clinic's own does where it is a telephone number or an address of the web.
    """
    known = PLACEHOLDERS.get(name)
    if known:
        return known.left_to_right
    return telephone.is_telephone(value) or _ADDRESS.fullmatch(value) is not None


Faults: TypeAlias = Iterator[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Names:
    """The placeholders that the texts of a project may have.

    ``empty`` are those that its clinic has no value for. With ``unknown`` nobody knows which there
    are, as the clinic's file cannot be read: any may be one.
    """

    known: frozenset[str] = frozenset(PLACEHOLDERS)
    empty: frozenset[str] = frozenset()
    unknown: bool = False

    def faults(self, name: str) -> Faults:
        """What is wrong with a placeholder of a text: code, message and hint."""
        if self.unknown:
            return
        if name in self.empty:
            hint = f"write {_key(name)} in {CLINIC}, or take {{{name}}} out"
            yield "no-value", f"the clinic has no value for {{{name}}}", hint
        elif name not in self.known:
            hint = f"there is {', '.join(f'{{{each}}}' for each in sorted(self.known))}"
            if _NAME.fullmatch(name):
                hint += f"; for a value of the clinic's own add {name} to [values] in {CLINIC}"
            yield "unknown-placeholder", f"unknown placeholder {{{name}}}", hint


COMMON = Names()
"""The placeholders that every project has."""


def _key(name: str) -> str:
    """What a clinic's file calls the value of a placeholder."""
    known = PLACEHOLDERS.get(name)
    if known is None:
        return f"{name} under [values]"
    return f"{known.field} under [telephones]" if known.field in _TELEPHONES else known.field


@dataclass(frozen=True, slots=True)
class Clinic:
    """Who hands the sheet over. ``sample`` is true for the example, which is nobody's clinic.

    ``path`` is the file that says so, as messages show it. ``names`` maps a locale's tag to the
    clinic's name as that language writes it. ``approvals`` are the roles that must have signed a
    translation before it goes to patients. ``website`` and ``after_hours`` may be empty. ``own``
    maps the placeholders that only this clinic has to their values. ``interpreter`` says that
    patients can have one for nothing, which the sheet then tells them. ``back_translation`` is
    ``optional``, ``required`` or ``independent``: what a release asks of a translation.
    ``one_role_each`` forbids that one person signs a text in two roles.
    """

    path: str
    name: str
    address: str
    website: str
    country: str
    day: str
    after_hours: str
    emergency: str
    sample: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    approvals: tuple[str, ...] = _REQUIRED
    own: Mapping[str, str] = field(default_factory=dict)
    interpreter: bool = False
    back_translation: str = BACK_OPTIONAL
    one_role_each: bool = False

    @property
    def placeholders(self) -> Names:
        """The placeholders that the texts of the clinic's sheets may have."""
        values = self.values("")
        return Names(frozenset(values), frozenset(name for name in values if not values[name]))

    @property
    def paper(self) -> str:
        """``a4`` or ``letter``, as the clinic's country prints."""
        return paper_of(self.country)

    def name_in(self, tag: str) -> str:
        """The clinic's name in a locale; the name itself where the clinic gave no other."""
        return self.names.get(tag, self.name)

    def values(self, tag: str) -> dict[str, str]:
        """What stands for each placeholder of a text in the locale ``tag``."""
        here = replace(self, name=self.name_in(tag))
        known = {name: getattr(here, each.field) for name, each in PLACEHOLDERS.items()}
        return {**self.own, **known}


def read_clinic(project: Project) -> Clinic:
    """The clinic of a project's ``clinic.toml``, else the example's, marked as a sample.

    Raises UnreadableFile where neither is there, and for the first value that is missing or wrong.
    """
    path = clinic_path(project)
    _refuse_misnamed(project)
    if not is_there(path):
        hint = f"copy {EXAMPLE} from the program's repository and fill it in"
        raise UnreadableFile(CLINIC, "not found", hint)
    text = read_text(path, path.name)
    table = parse_toml(text, path.name, f"compare with {EXAMPLE}")
    return _Reader(path.name, text, table).clinic()


def _refuse_misnamed(project: Project) -> None:
    """Raise UnreadableFile for a clinic's file that would not be read, for its name."""
    if is_there(project.root / CLINIC):
        return
    for path in sorted(project.root.glob("*")):
        # Windows hides the end .txt, which its editor adds
        if path.name.lower().removesuffix(".txt") == CLINIC:
            hint = f"rename it to {CLINIC}, without another end"
            raise UnreadableFile(path.name, f"{CLINIC} has another name", hint)


def clinic_path(project: Project) -> Path:
    """The file that a project's clinic is read from: its own, else the example."""
    own = project.root / CLINIC
    return own if is_there(own) else project.root / EXAMPLE


def required_roles(project: Project) -> tuple[str, ...]:
    """The roles whose signatures the clinic requires; the strictest where there is no clinic.

    Raises UnreadableFile where the clinic's file cannot be read.
    """
    here = is_there(clinic_path(project))
    return read_clinic(project).approvals if here else _REQUIRED


def required_back(project: Project) -> str:
    """What a release asks of back-translations; ``optional`` where there is no clinic.

    Raises UnreadableFile where the clinic's file cannot be read.
    """
    here = is_there(clinic_path(project))
    return read_clinic(project).back_translation if here else BACK_OPTIONAL


def one_role_each(project: Project) -> bool:
    """Whether the clinic forbids that one person signs a text in two roles.

    Raises UnreadableFile where the clinic's file cannot be read.
    """
    return is_there(clinic_path(project)) and read_clinic(project).one_role_each


def placeholders(project: Project) -> Names:
    """The placeholders that the texts of a project may have, by its clinic's file."""
    try:
        return read_clinic(project).placeholders if is_there(clinic_path(project)) else COMMON
    except UnreadableFile:
        return Names(unknown=True)


@dataclass(frozen=True, slots=True)
class _Reader:
    """A clinic's file: its name in messages, its text, and the table that it holds."""

    name: str
    text: str
    table: Mapping[str, Any]

    def clinic(self) -> Clinic:
        self._refuse_unknown()
        texts = {key: self._value(key) for key in _TEXTS}
        numbers = {key: self._telephone(key) for key in _TELEPHONES}
        meant = territory_of(texts["country"])
        if meant != texts["country"]:
            reason = f"unknown country {texts['country']!r}"
            hint = f"write two capital letters, such as {meant or 'US'}"
            raise self._wrong(reason, hint, "country")
        flags = {key: self._flag(key) for key in _FLAGS}
        return Clinic(
            self.name,
            **texts,
            **numbers,
            sample=flags["sample"] or self.name == EXAMPLE,
            names=self._names(),
            approvals=self._roles(),
            own=self._own(),
            interpreter=flags["interpreter"],
            back_translation=self._back(),
            one_role_each=flags["one_role_each"],
        )

    def _back(self) -> str:
        value = self.table.get(_BACK, BACK_OPTIONAL)
        if value not in _BACKS:
            hint = f"write one of: {', '.join(_BACKS)}"
            raise self._wrong(f"{_BACK} = {value!r} is none of its values", hint, _BACK)
        return str(value)

    def _flag(self, key: str) -> bool:
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(f"{key} is neither true nor false", "leave the line out", key)
        return value

    def _wrong(self, message: str, hint: str, *keys: str) -> UnreadableFile:
        return UnreadableFile(self.name, message, hint, key_line(self.text, *keys))

    def _refuse_unknown(self) -> None:
        """Raise UnreadableFile for a key that nothing reads: it may be another one, misspelled."""
        for key in self.table:
            if key not in _KNOWN:
                raise self._unknown(key)
        for name, known in _TABLES.items():
            for key in self._table(name):
                if key not in known:
                    raise self._unknown(name, key)

    def _unknown(self, *keys: str) -> UnreadableFile:
        return self._wrong(f"unknown key {keys[-1]!r}", f"compare with {EXAMPLE}", *keys)

    def _table(self, key: str) -> Mapping[str, Any]:
        table = self.table.get(key, {})
        if not isinstance(table, dict):
            raise self._wrong(f"{key} is no table", f"write [{key}] in a line of its own", key)
        return table

    def _telephone(self, key: str) -> str:
        """A number of the clinic, its dashes a keyboard's hyphens, else as it is written."""
        number = telephone.hyphened(self._value("telephones", key, longest=telephone.LONGEST))
        if number and not telephone.is_telephone(number):
            strange = telephone.strange(number)
            named = f", U+{ord(strange):04X}" if len(strange) == 1 else ""
            has = f": it has {strange!r}{named}" if strange else ""
            reason = f"{key} = {number!r} is no telephone number{has}"
            raise self._wrong(reason, telephone.HINT, "telephones", key)
        return number

    def _own(self) -> dict[str, str]:
        for key in self._table("values"):
            if key in PLACEHOLDERS:
                hint = f"write {_key(key)}"
                raise self._wrong(f"{key} is a value of every clinic", hint, "values", key)
            if not _NAME.fullmatch(key):
                hint = "write a to z, 0 to 9 and _, a letter first, such as fax"
                raise self._wrong(f"{key!r} is no name of a value", hint, "values", key)
        return {key: self._value("values", key) for key in self._table("values")}

    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for key in self._table("names"):
            try:
                tag = parse(key).tag
            except UsageError as problem:
                raise self._wrong(problem.message, problem.hint, "names", key) from problem
            if tag in names:
                raise self._wrong(f"{tag} has two names", "leave one of them out", "names", key)
            names[tag] = self._value("names", key)
        return names

    def _roles(self) -> tuple[str, ...]:
        value = self.table.get("approvals", list(_REQUIRED))
        listed = ", ".join(f'"{role}"' for role in ROLES)
        hint = f"write one or more of them: approvals = [{listed}]"
        if not isinstance(value, list) or not value:
            raise self._wrong("approvals is no list of roles", hint, "approvals")
        for role in value:
            if role not in ROLES:
                raise self._wrong(f"approvals has an unknown role {role!r}", hint, "approvals")
        return tuple(dict.fromkeys(value))

    def _value(self, *keys: str, longest: int = _LONGEST) -> str:
        """A text of one line, in NFC, its spaces single."""
        key = keys[-1]
        table = self._table(keys[0]) if len(keys) > 1 else self.table
        value = table.get(key)
        if key in table and not isinstance(value, str):
            hint = f'write it between quotes: {key} = "…"'
            raise self._wrong(f"{key} is no text", hint, *keys)
        if not (value or "").strip() and key in _OPTIONAL and keys[0] != "values":
            return ""
        if not isinstance(value, str) or not value.strip():
            place = keys if key in table else keys[:-1]
            raise self._wrong(f"{key} is missing or empty", f"add it; {EXAMPLE} shows how", *place)
        value = ucd.nfc(value.strip())
        if "\n" in value or "\r" in value:
            raise self._wrong(f"{key} has a line break", "write it in one line, with commas", *keys)
        for char in value:
            said = _UNSEEN.get(ucd.category(char))
            if said and char not in _SEEN:
                reason = f"{key} has {said}, U+{ord(char):04X}"
                raise self._wrong(reason, "write it without", *keys)
        value = " ".join(value.split())
        if len(value) > longest:
            reason = f"{key} has {len(value)} characters: more than a sheet has room for"
            raise self._wrong(reason, f"write at most {longest}", *keys)
        return value
