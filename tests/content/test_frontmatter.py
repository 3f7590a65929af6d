"""The front matter: three keys, each of its type."""

import pytest

from .conftest import HEAD, Faults

BODY = HEAD + "## S {#s}\ntext\n"


def with_front(front: str) -> str:
    return f"---\n{front}---\n{BODY}"


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        ("kind: general\nrevision: 2026-11-20\n", 1, "has no id"),
        ("id: small\nrevision: 2026-11-20\n", 1, "has no kind"),
        ("id: small\nkind: general\n", 1, "has no revision"),
        ("id: small\nkind: general\nauthor: me\nrevision: 2026-11-20\n", 4, "unknown key 'author'"),
        ("id: small\nkind: general\nid: small\nrevision: 2026-11-20\n", 4, "id is there twice"),
        ("kind: general\nid: large\nrevision: 2026-11-20\n", 3, "the file small.md"),
        ("id: Small Text\nkind: general\nrevision: 2026-11-20\n", 2, "'Small Text' is no id"),
        ("id: 7\nkind: general\nrevision: 2026-11-20\n", 2, "7 is no id"),
        ("id: small\nkind: operation\nrevision: 2026-11-20\n", 3, "unknown kind 'operation'"),
        ("id: small\nkind: [general]\nrevision: 2026-11-20\n", 3, "unknown kind"),
        ("id: small\nkind: general\nrevision: soon\n", 4, "'soon' is no date"),
        ("id: small\nkind: general\nrevision: 2026\n", 4, "2026 is no date"),
        ("id: small\nkind: general\nrevision: 2026-11-20 10:00:00\n", 4, "is no date"),
        ("id: small\nkind: general\nrevision: 2026-13-40\n", 1, "no YAML"),
        ("id: small\nkind: [general\nrevision: 2026-11-20\n", 4, "no YAML"),
        ("just words\n", 1, "no keys"),
        ("- a\n- b\n", 1, "no keys"),
        ("", 1, "no keys"),
    ],
)
def test_a_wrong_front_matter_is_an_error_with_its_line(
    faults: Faults, front: str, line: int, message: str
) -> None:
    found = [fault for fault in faults(with_front(front)) if message in fault.message]
    assert [(fault.code, fault.where.line) for fault in found] == [("front-matter", line)]
    assert found[0].hint


def test_a_source_without_front_matter_is_an_error(faults: Faults) -> None:
    found = faults(f"---\n{BODY}")
    assert "no front matter" in {fault.message for fault in found}
