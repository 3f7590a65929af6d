"""Print the README's set-up commands, one a line: what CI runs is what the README says."""

import re
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def commands(text: str) -> list[str]:
    """The lines of the ``sh`` blocks under the heading "Set up", in their order."""
    section = text.split("## Set up", 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(r"```sh\n(.*?)```", section, flags=re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


if __name__ == "__main__":
    print("\n".join(commands(README.read_text("utf-8"))))
