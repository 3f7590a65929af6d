"""One bad file never stops the others, whatever is wrong with it and whatever the command."""

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.commands import Command
from tests.projects import copied
from tests.sheets import HANDOUT, PROJECT

Spoil = Callable[[Path], None]
SHEETS = {f"{tag}/{name}.pdf" for tag in ("de", "en", "es") for name in ("knee", HANDOUT)}
DEEP = 3_000


@dataclass(frozen=True)
class Bad:
    """A bad file: ``named`` is how messages call it, ``code`` the exit code that it has.

    ``lost`` are the sheets that cannot be made; ``quiet`` are commands that need not look at it,
    and ``none`` those that have nothing to look at without it. ``also`` is a locale that it needs,
    ``denied`` what the system does not let be read.
    """

    spoil: Spoil
    named: str
    code: int
    lost: str = r"$^"
    quiet: str = ""
    none: str = ""
    also: str = ""
    denied: str = ""


def text_of(name: str, change: Callable[[str], str]) -> Spoil:
    def spoil(root: Path) -> None:
        (root / name).write_text(change((root / name).read_text("utf-8")), "utf-8")

    return spoil


def data_of(name: str, change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(root: Path) -> None:
        (root / name).write_bytes(change((root / name).read_bytes()))

    return spoil


def holding(name: str, data: bytes) -> Spoil:
    def spoil(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    return spoil


def folder_at(name: str) -> Spoil:
    def spoil(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name / "kept").mkdir(parents=True)

    return spoil


def nothing(root: Path) -> None:
    del root


def unknown_locale(root: Path) -> None:
    shutil.copytree(root / "locales" / "es", root / "locales" / "qqx")


def emacs_lock(root: Path) -> None:
    (root / "locales/de/LC_MESSAGES/.#knee.po").symlink_to("ana@pc.example.1234:1")


def damaged_font(root: Path) -> None:
    shutil.copytree(PROJECT.fonts, root / "fonts")
    for path in (root / "fonts").glob("*Thai*"):
        path.write_bytes(path.read_bytes()[:3_000])


def drawn(attribute: str) -> Spoil:
    return text_of(
        "content/knee.svg", lambda text: text.replace("<path ", f"<path {attribute} ", 1)
    )


PO = "locales/de/LC_MESSAGES/knee.po"
MD, SVG = "content/knee.md", "content/knee.svg"
KNEE = r"\w\w/knee\.pdf"
NOT_OF_TEXTS = "extract list status update export"

CASES = {
    "a folder of no language": Bad(
        unknown_locale, "locales/qqx", 1, quiet="extract proof export changes"
    ),
    "a folder that may not be read": Bad(
        nothing, "locales/de", 3, "de/", "extract", "proof export changes",
        denied="locales/de/LC_MESSAGES",
    ),
    "a lock of Emacs": Bad(emacs_lock, "", 0),
    "a file of macOS": Bad(holding("locales/de/LC_MESSAGES/._knee.po", b"\0\5\26\7\0\2"), "", 0),
    "a catalog with a fault": Bad(
        text_of(PO, lambda text: text.replace('msgctxt "title"', 'msgctx "title"')),
        PO, 3, "de/knee", "extract list",
    ),
    "a catalog in UTF-16": Bad(
        data_of(PO, lambda data: data.decode().encode("utf-16")), PO, 3, "de/knee", "extract list"
    ),
    "a folder for a catalog": Bad(folder_at(PO), PO, 3, "de/knee", "extract list"),
    "a list of numbers that is none": Bad(
        holding("locales/de/numbers.toml", b"a = ["), "locales/de/numbers.toml", 3, "de/",
        f"{NOT_OF_TEXTS} changes",
    ),
    "a glossary that is none": Bad(
        holding("locales/de/glossary.toml", b"a = ["), "locales/de/glossary.toml", 3, "de/",
        f"{NOT_OF_TEXTS} changes",
    ),
    "approvals that are none": Bad(
        holding("locales/de/approvals.toml", b"a = ["), "locales/de/approvals.toml", 3, "de/",
        "extract list update export",
    ),
    "approvals of the English that are none": Bad(
        holding("locales/en/approvals.toml", b"a = ["), "locales/en/approvals.toml", 3, "en/",
        "extract list update export proof changes",
    ),
    "a picture with a transform that there is not": Bad(
        drawn('transform="bogus(3)"'), SVG, 1, KNEE, "export"
    ),
    "a picture with a number that is none": Bad(drawn('opacity="nan"'), SVG, 1, KNEE, "export"),
    "a picture that is cut off": Bad(
        text_of(SVG, lambda text: text[:-20]), SVG, 1, KNEE, "export"
    ),
    "a folder for a picture": Bad(folder_at(SVG), SVG, 1, KNEE, "export"),
    "a front matter that is deep": Bad(
        text_of(MD, lambda text: text.replace("id: knee", f"id: {'[' * DEEP}")),
        MD, 1, KNEE, "export",
    ),
    "a text that is not UTF-8": Bad(
        data_of(MD, lambda data: data.replace(b"nerves", b"nerv\xe9s")), MD, 3, KNEE, "export"
    ),
    "a text without a title": Bad(
        text_of(MD, lambda text: re.sub(r"(?m)^# .*$", "", text)), MD, 1, KNEE, "export"
    ),
    "a text that may not be read": Bad(nothing, MD, 3, KNEE, "export", denied=MD),
    "a font that is damaged": Bad(
        damaged_font, "Thai", 3, "th/", f"{NOT_OF_TEXTS} changes proof", also="th"
    ),
    "a folder for a template": Bad(
        folder_at("locales/knee.pot"), "locales/knee.pot", 3,
        quiet="build check list status update proof export changes",
    ),
    "a folder for a sheet": Bad(
        folder_at("build/de/knee.pdf"), "build/de/knee.pdf", 3, "de/knee",
        f"check {NOT_OF_TEXTS} changes proof",
    ),
    "a folder for a proof": Bad(
        folder_at("build/de/knee.proof.html"), "build/de/knee.proof.html", 3,
        quiet=f"build check {NOT_OF_TEXTS} changes",
    ),
    "a file for the folder of a language": Bad(
        holding("build/de", b"mine"), "build/de", 3, "de/",
        "check extract list status update changes", "proof export",
    ),
    "a folder for the manifest": Bad(
        folder_at("build/manifest.json"), "build/manifest.json", 3,
        quiet=f"check {NOT_OF_TEXTS} changes proof",
    ),
}  # fmt: skip

# Commands that take long run only where they have the bad file to look at, or none is bad.
DEAR = ("build", "check", "proof")

COMMANDS = {
    "list": ("list",), "status": ("status",), "check": ("check",), "changes": ("changes", "de"),
    "proof": ("proof", "de"), "export": ("export", "xliff", "de"), "build": ("build",),
    "extract": ("extract",), "update": ("update",),
}  # fmt: skip


def made(folder: Path, bad: Bad) -> Path:
    """A project of two handouts and two languages, with one bad file."""
    tags = ("de", "es", bad.also) if bad.also else ("de", "es")
    copied(folder, tags)
    text = (folder / "content" / f"{HANDOUT}.md").read_text("utf-8")
    (folder / MD).write_text(text.replace(HANDOUT, "knee"), "utf-8")
    shutil.copy(folder / "content" / f"{HANDOUT}.svg", folder / SVG)
    for tag in tags:
        catalogs = folder / "locales" / tag / "LC_MESSAGES"
        shutil.copy(catalogs / f"{HANDOUT}.po", catalogs / "knee.po")
    bad.spoil(folder)
    return folder


def others(command: str, bad: Bad, out: str, root: Path) -> bool:
    """Whether the command did its work on what is sound."""
    if command == "build":
        wanted = {path for path in SHEETS if not re.match(bad.lost, path)}
        return all(f"{path}: 1" in out and (root / "build" / path).is_file() for path in wanted)
    if command == "extract":
        return f"wrote locales/{HANDOUT}.pot" in out
    if command == "proof":
        whole = re.match(bad.lost, f"de/{HANDOUT}.pdf")
        return bool(whole) or f"wrote build/de/{HANDOUT}.proof.html" in out
    if command == "export":
        return "wrote build/de/handouts-de.xlf" in out
    if command == "changes":
        return "approvals.toml" in bad.named or f"de {HANDOUT}: nothing is approved" in out
    if command == "check":
        return " languages: " in out
    return HANDOUT in out


@pytest.mark.parametrize("case", CASES)
def test_one_bad_file_is_named_once_and_stops_no_other(
    case: str,
    tmp_path: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad = CASES[case]
    root = made(tmp_path, bad)
    monkeypatch.chdir(root)
    if bad.denied:
        deny(root / bad.denied, monkeypatch)
    looking = [c for c in COMMANDS if bad.code == 0 or c not in DEAR or c not in bad.quiet.split()]
    for name in looking:
        code, out, err = command(*COMMANDS[name])
        told = f"{name}: {code}\n{out}\n{err}"
        assert "Traceback" not in told and "defect" not in told, told
        if name in bad.none.split():
            assert code in (2, 3) and bad.named in err, told
            continue
        assert code == (0 if name in bad.quiet.split() else bad.code), told
        assert others(name, bad, out, root), told
        if bad.named and name not in bad.quiet.split():
            lines = [line for line in told.splitlines() if re.search(rf"{bad.named}\S*: ", line)]
            causes = [line for line in lines if "not written: " not in line]
            assert len(causes) == 1, told
    if "build" in looking:
        recorded(root, bad)


def deny(denied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system refuse a file or a folder, whoever runs the test: root may read everything."""
    access, read = os.access, Path.read_bytes

    def accessible(path: Path, mode: int) -> bool:
        return Path(path) != denied and access(path, mode)

    def reading(self: Path) -> bytes:
        if denied in (self, *self.parents):
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    monkeypatch.setattr(os, "access", accessible)
    monkeypatch.setattr(Path, "read_bytes", reading)


def recorded(root: Path, bad: Bad) -> None:
    """Hold the manifest against the files that are there."""
    if "manifest" in bad.named:
        assert (root / "build/manifest.json/kept").is_dir()
        return
    rows = json.loads((root / "build/manifest.json").read_text("utf-8"))["sheets"]
    there = {row["path"] for row in rows if row["sha256"]}
    assert there == {
        path.relative_to(root / "build").as_posix()
        for path in (root / "build").rglob("*.pdf")
        if path.is_file()
    }
    assert not any(re.match(bad.lost, path) for path in there)
    assert there >= {path for path in SHEETS if not re.match(bad.lost, path)}


@pytest.mark.parametrize("case", ["a catalog with a fault", "a text without a title"])
def test_what_was_there_before_a_fault_goes_aside_and_all_else_stays(
    case: str,
    tmp_path: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = made(tmp_path, Bad(lambda _: None, "", 0))
    monkeypatch.chdir(root)
    assert command("build")[0] == 0
    before = {path: path.read_bytes() for path in (root / "build").rglob("*.pdf")}
    CASES[case].spoil(root)
    kept = {path: path.read_bytes() for path in (root / "locales/de/LC_MESSAGES").glob("knee.po")}
    for words in (("build",), ("update",), ("extract",)):
        assert command(*words)[0] == CASES[case].code or words == ("extract",)
    lost = {path for path in SHEETS if re.match(CASES[case].lost, path)}
    now = {path: path.read_bytes() for path in (root / "build").rglob("*.pdf")}
    assert now == {
        path.with_suffix(".withheld.pdf" if name in lost else ".pdf"): data
        for path, data in before.items()
        for name in [path.relative_to(root / "build").as_posix()]
    }
    assert kept == {path: path.read_bytes() for path in kept}
    rows = json.loads((root / "build/manifest.json").read_text("utf-8"))["sheets"]
    assert lost == {row["path"] for row in rows if row["state"] == "withheld"}
