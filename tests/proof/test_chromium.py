"""The proof in a real browser: it opens from disk, and lights up what belongs together."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.proof.proofs import parsed, real_html

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)


@pytest.mark.skipif(BROWSER is None, reason="chromium is not installed")
def test_a_browser_opens_it_and_lights_up_a_text_with_its_place(tmp_path: Path) -> None:
    assert BROWSER is not None
    file = tmp_path / "ar.proof.html"
    file.write_text(real_html("ar"), "utf-8")
    done = subprocess.run(
        [
            BROWSER,
            *FLAGS,
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            f"{file.as_uri()}#p12",
        ],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # what a page logs (errors of the script, what the policy refused) comes as CONSOLE
    assert not re.findall(r".*CONSOLE.*", done.stderr)
    tree = parsed(done.stdout)
    lit = [e for e in tree.iter() if "on" in str(e.get("class", "")).split()]
    assert {element.get("data-text") for element in lit} == {"12"}
    assert {element.tag for element in lit} == {"article", "a"}
    assert tree.get_element_by_id("filter").get("hidden") is None
