"""Fetch the fonts that fonts/fonts.toml lists from their npm packages, and check them.

    python tools/fetch_fonts.py            fetch what is missing
    python tools/fetch_fonts.py --check    only compare what is there with the list
    python tools/fetch_fonts.py --update   write the checksums of what was fetched into the list

Needs npm. The files are unmodified; their licence (OFL 1.1) stands beside them in fonts/licences/.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(package: str, members: dict[str, Path]) -> None:
    """Write the members of an npm package (``name@version``) to the paths given for them."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", package],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        with tarfile.open(Path(folder) / packed.stdout.split()[-1]) as tar:
            for member, target in members.items():
                source = tar.extractfile(f"package/{member}")
                if source is None:
                    raise SystemExit(f"{package} has no {member}")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(source.read())


def main() -> int:
    """Run as a script; the exit code is 1 where a file is not what the list says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="fetch nothing")
    parser.add_argument("--update", action="store_true", help="write checksums into fonts.toml")
    args = parser.parse_args()
    listing = FONTS / "fonts.toml"
    fonts = tomllib.loads(listing.read_text("utf-8"))["font"]
    wanted: dict[str, dict[str, Path]] = {}
    for font in fonts:
        members = {font["member"]: FONTS / font["file"], "LICENSE_FONT": FONTS / font["licence"]}
        missing = {m: p for m, p in members.items() if not p.exists()}
        wanted.setdefault(f"{font['package']}@{font['version']}", {}).update(missing)
    for package, members in wanted.items():
        if members and not args.check:
            print(f"fetching {package}", flush=True)
            fetch(package, members)
    text, wrong = listing.read_text("utf-8"), 0
    for font in fonts:
        path = FONTS / font["file"]
        found = sha256(path) if path.exists() else "missing"
        if args.update:
            pattern = rf'(file = "{re.escape(font["file"])}"\n(?:.*\n)*?sha256 = )"[^"]*"'
            text = re.sub(pattern, rf'\1"{found}"', text)
        elif found != font["sha256"]:
            print(f"{path}: {found} is not {font['sha256']}", file=sys.stderr)
            wrong = 1
    if args.update:
        listing.write_text(text, "utf-8")
    return wrong


if __name__ == "__main__":
    raise SystemExit(main())
