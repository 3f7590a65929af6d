"""The header of a catalog: its fields, in gettext's order, and how they stand in its msgstr.

Source: GNU gettext manual 0.21, "Filling in the Header Entry".
"""

import re
from collections.abc import Mapping

UNFILLED: Mapping[str, str] = {
    "Project-Id-Version": "PACKAGE VERSION",
    "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
    "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
    "Language-Team": "LANGUAGE <LL@li.org>",
    "MIME-Version": "",
    "Content-Transfer-Encoding": "ENCODING",
    "Plural-Forms": "nplurals=INTEGER; plural=EXPRESSION;",
}
"""The fields that gettext's own tools expect, with what each has until somebody fills it in."""

ENCODING: Mapping[str, str] = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
"""How every catalog of ours is written."""

_ORDER = (
    "Project-Id-Version", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator",
    "Language-Team", "Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    "Plural-Forms",
)  # fmt: skip

_COUNT = re.compile(r"nplurals\s*=\s*([1-9])")
_FORMULA = re.compile(rf"{_COUNT.pattern}\s*;\s*plural\s*=\s*[n0-9 ?:()%=!<>&|+*/-]+;?\s*")


def fields_of(text: str) -> dict[str, str]:
    """The fields of a header's msgstr by name, in its order."""
    lines = (line.partition(":") for line in text.split("\n"))
    return {name.strip(): value.strip() for name, colon, value in lines if colon}


def plural_count(fields: Mapping[str, str]) -> int | None:
    """How many plural forms the header says that its language has; None where it does not say."""
    found = _COUNT.search(fields.get("Plural-Forms", ""))
    return int(found[1]) if found else None


def has_plural_formula(fields: Mapping[str, str]) -> bool:
    """Whether the header says which number takes which plural form, in gettext's way."""
    return _FORMULA.fullmatch(fields.get("Plural-Forms", "")) is not None


def header_text(fields: Mapping[str, str]) -> str:
    """The msgstr of a header that has these fields. Raises ValueError for one without a place."""
    names = sorted(fields, key=_ORDER.index)
    return "".join(f"{name}: {fields[name]}\n" for name in names)
