"""Languages that CLDR lacks, and what we know of them: the rows of ``languages.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language, by its names in itself and in English, its script (ISO 15924) and its zero.

    ``plurals`` is what a catalog's header says under Plural-Forms, ``like`` the tag whose dates and
    plurals of CLDR it shares; ``zero``, ``plurals`` and ``like`` are empty where nobody noted them.
    """

    native: str
    english: str
    script: str
    zero: str
    plurals: str
    like: str


def row(language: str, script: str) -> LanguageRow | None:
    """What we know of a language in a script, where CLDR does not; None for nothing."""
    found = rows().get(f"{language}_{script}") or rows().get(language)
    return found if found and found.script == script else None


def has(language: str) -> bool:
    """Whether there is a row for the language, in whatever script."""
    return any(tag.partition("_")[0] == language for tag in rows())


@cache
def rows() -> dict[str, LanguageRow]:
    """All rows by language, or by language and script."""
    source = files(__package__).joinpath("languages.toml").read_text("utf-8")
    return {
        tag: LanguageRow(
            entry["native"],
            entry["english"],
            entry.get("script") or tag.partition("_")[2] or "Latn",
            entry.get("zero", ""),
            entry.get("plurals", ""),
            entry.get("like", ""),
        )
        for tag, entry in tomllib.loads(source).items()
    }
