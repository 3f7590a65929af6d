"""The terms of a locale: what stands for an English term, and which words stay as they are.

``locales/<tag>/glossary.toml`` has both, ``locales/glossary.toml`` what every locale keeps::

    keep = ["CRPS"]

    [terms]
    "blood thinner" = ["anticoagulante", "medicamento para diluir la sangre"]

Any one of a term's translations will do, and each may be the start of a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handouts import ucd
from handouts.errors import UnreadableFile
from handouts.files import is_there, read_toml
from handouts.project import Project

GLOSSARY = "glossary.toml"

_HINT = 'write `keep = ["CRPS"]`, then `[terms]`, and under it lines such as "nerve" = ["nervio"]'


@dataclass(frozen=True, slots=True)
class Glossary:
    """``terms`` by English term, and ``keep``, the words that no language translates."""

    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keep: tuple[str, ...] = ()


def locale_glossary(project: Project, tag: str) -> Glossary:
    """The terms of a locale, with the words that all locales keep; empty without any file.

    Raises UnreadableFile where a file is no glossary.
    """
    shared, own = (
        read_glossary(path, project.name_of(path))
        for path in (project.locales / GLOSSARY, project.locales / tag / GLOSSARY)
    )
    return Glossary({**shared.terms, **own.terms}, tuple(dict.fromkeys(shared.keep + own.keep)))


def read_glossary(path: Path, name: str) -> Glossary:
    """The glossary of a file; an empty one where there is no such file. Raises UnreadableFile."""
    if not is_there(path):
        return Glossary()
    table = read_toml(path, name, _HINT)
    keep, terms = table.pop("keep", []), table.pop("terms", {})
    if table or not isinstance(terms, dict):
        raise UnreadableFile(name, "it holds more than `keep` and a table [terms]", _HINT)
    if any(not term.strip() for term in terms):
        raise UnreadableFile(name, "[terms] has a term that is blank", _HINT)
    return Glossary(
        {term: _words(words, name, term) for term, words in terms.items()},
        _words(keep, name, "keep"),
    )


def _words(value: object, name: str, key: str) -> tuple[str, ...]:
    words: list[Any] = value if isinstance(value, list) else [None]
    if not all(isinstance(word, str) and word.strip() for word in words):
        raise UnreadableFile(name, f"{key!r} is no list of words", _HINT)
    if not words and key != "keep":
        raise UnreadableFile(name, f"{key!r} has no translation", _HINT)
    return tuple(ucd.nfc(word) for word in words)
