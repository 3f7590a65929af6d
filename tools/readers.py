"""How many words of each sheet two more readers give back in order: pdf.js and PDFBox.

    python tools/readers.py            every language, US Letter
    python tools/readers.py ar he      these

pdf.js is the reader of Firefox, PDFBox that of many archives and search engines. npm and Maven
fetch them, Node.js and Java (11 or newer) run them; the exit code is 2 where one is missing.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from handouts.builds.plan import jobs
from handouts.builds.render import Renderer
from handouts.meaning.similar import lost
from handouts.project import Project
from handouts.readback import is_unspaced, printed_text, tokens

PDFJS, PDFBOX = "pdfjs-dist@5.6.205", "org.apache.pdfbox:pdfbox-app:3.0.3"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
NEEDED = ("node", "npm", "java", "mvn")
SCRIPT = """
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { readFileSync } from "fs";
const data = new Uint8Array(readFileSync(process.argv[2]));
const file = await getDocument({ data, verbosity: 0 }).promise;
for (let number = 1; number <= file.numPages; number++) {
  const { items } = await (await file.getPage(number)).getTextContent();
  process.stdout.write(items.map((item) => item.str + (item.hasEOL ? "\\n" : "")).join("") + "\\n");
}
"""


def fetched(folder: Path) -> None:
    """Both readers, in ``folder``."""
    (folder / "read.mjs").write_text(SCRIPT, "utf-8")
    (folder / "package.json").write_text("{}", "utf-8")
    subprocess.run(["npm", "install", "--silent", PDFJS], cwd=folder, check=True)
    target = f"-DoutputDirectory={folder}"
    subprocess.run(["mvn", "-q", "-B", COPY, f"-Dartifact={PDFBOX}", target], check=True)


def read(folder: Path, sheet: Path) -> dict[str, str]:
    """The text of a sheet, by reader."""
    (jar,) = folder.glob("pdfbox-app-*.jar")
    commands: dict[str, list[str | Path]] = {
        "pdf.js": ["node", "read.mjs", sheet],
        "PDFBox": [
            "java",
            "-jar",
            jar,
            "export:text",
            "-console",
            "-encoding",
            "UTF-8",
            "-i",
            sheet,
        ],
    }
    return {
        name: subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout.decode()
        for name, command in commands.items()
    }


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("locales", nargs="*", metavar="LOCALE")
    arguments = parser.parse_args()
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
        return 2
    project = Project(Path(__file__).parent.parent)
    renderer = Renderer(project)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetched(folder)
        for job in jobs(project, locales=arguments.locales, paper="letter"):
            rendered = renderer.render(job)
            sheet, _ = renderer.sheet(job)
            if sheet is None or rendered.pdf is None:
                print(f"{job.tag:8} is not printed")
                continue
            path, unspaced = folder / "sheet.pdf", is_unspaced(sheet)
            words = tokens(printed_text(sheet), unspaced)
            path.write_bytes(rendered.pdf)
            row = [f"{job.tag:8}"]
            for reader, text in read(folder, path).items():
                back = len(words) - len(lost(words, tokens(text, unspaced)))
                row.append(f"{reader} {back} of {len(words)} ({back / len(words):.1%})")
            print("  ".join(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
