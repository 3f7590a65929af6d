"""A small project, the real one, and the gettext programs that say what is right."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from handouts.catalogs.po import Catalog, domains, po_path, read, reading_of
from handouts.project import Project

REAL = Project(Path(__file__).parent.parent)
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: de\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
)
SOURCE = """---
id: small
kind: general
revision: 2026-11-20
---

<!-- source: A -->
# Small block

A lead.

## What happens {#what}

<!-- source: AB, from both -->
<!-- translators: Be kind. -->
You wait **1 to 2** hours.

- Rest.
- Call {clinic_phone}.

## Your day {#day}

- Rest.

### Does it hurt?

Not **much**.
"""

Program = Callable[..., str]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one small text and no catalogs."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "small.md").write_text(SOURCE, "utf-8")
    return Project(tmp_path)


@pytest.fixture
def run() -> Program:
    """Runs a program of GNU gettext and gives back what it printed; skips where it is missing."""

    def program(name: str, *arguments: object) -> str:
        if shutil.which(name) is None:
            pytest.skip(f"{name} of GNU gettext is not installed")
        command = [name, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return program


def catalog_of(text: str, name: str) -> Catalog:
    """The catalog in a text that is the whole of a PO file."""
    return reading_of(text, name).whole


def catalog(body: str) -> Catalog:
    """The catalog with a sound German header and these entries."""
    return catalog_of(HEADER + body, "de.po")


def real_catalogs() -> list[tuple[str, str]]:
    """Locale and domain of every catalog in the repository."""
    return [(tag, domain) for tag in REAL.tags() for domain in domains(REAL)]


def real(tag: str, domain: str) -> Catalog:
    """A catalog of the repository."""
    return read(po_path(REAL, tag, domain), f"{tag}/{domain}.po")
