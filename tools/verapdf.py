"""Validate every sheet, on both papers, with veraPDF: PDF/UA-1 and PDF/A-2a.

    python tools/verapdf.py                 build all sheets into a temporary folder and validate
    python tools/verapdf.py FILE.pdf ...    validate these files

veraPDF is the reference validator of both standards. Maven fetches it, Java (11 or newer) runs it.
The exit code is 1 where a file does not conform, 2 where Maven or Java is missing.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = "1.28.2"
ARTIFACT = f"org.verapdf.apps:greenfield-apps:{VERSION}"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
FLAVOURS = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}


def fetched(folder: Path) -> Path:
    """The jar of veraPDF, copied into ``folder`` from Maven's repository."""
    subprocess.run(
        ["mvn", "-q", "-B", COPY, f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"],
        check=True,
    )
    return folder / f"greenfield-apps-{VERSION}.jar"


def built(folder: Path) -> list[Path]:
    """All sheets of the project, on both papers, built into ``folder``."""
    for paper in ("a4", "letter"):
        subprocess.run(
            [sys.executable, "-m", "handouts", "build", "--paper", paper, "--out", folder],
            cwd=Path(__file__).parent.parent,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return sorted(folder.glob("*/*.pdf"))


def failures(jar: Path, flavour: str, files: list[Path]) -> list[str]:
    """The lines that veraPDF prints for files that do not conform, or that it could not read."""
    done = subprocess.run(
        ["java", "-cp", jar, MAIN, "--format", "text", "--flavour", flavour, *files],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith(("PASS", "FAIL"))]
    wrong = [line for line in lines if not line.startswith("PASS")]
    if len(lines) != len(files):
        wrong.append(f"{len(files)} files, {len(lines)} answers:\n{done.stdout}{done.stderr}")
    return wrong


def main() -> int:
    """Run as a script."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    args = parser.parse_args()
    for program in ("mvn", "java"):
        if shutil.which(program) is None:
            print(f"{program} is not installed", file=sys.stderr)
            return 2
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        jar = fetched(Path(folder))
        files = args.files or built(Path(folder) / "sheets")
        for flavour, name in FLAVOURS.items():
            found = failures(jar, flavour, files)
            print(f"veraPDF {VERSION}, {name}: {len(files) - len(found)} of {len(files)} conform")
            wrong += found
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
