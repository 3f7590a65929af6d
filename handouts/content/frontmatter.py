"""Reads the YAML front matter of a handout. The one door to YAML."""

import yaml

from handouts.content.parts import Faults, Front

_FIRST_LINE = 2  # the file's first line is ---


def read_front_matter(text: str | None, found: Faults) -> Front:
    """The values and the lines of the front matter; both empty where it is missing or broken."""
    if text is None:
        found.add("front-matter", 1, "no front matter", "start the file with --- lines around keys")
        return Front({}, {})
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + _FIRST_LINE if mark else 1
        found.add("front-matter", line, "the front matter is no YAML", "write `key: value` lines")
        return Front({}, {})
    if not isinstance(root, yaml.MappingNode) or not isinstance(values, dict):
        found.add("front-matter", 1, "the front matter has no keys", "write `key: value` lines")
        return Front({}, {})
    lines: dict[str, int] = {}
    for key, _ in root.value:
        line = key.start_mark.line + _FIRST_LINE
        if str(key.value) in lines:
            found.add("front-matter", line, f"{key.value} is there twice", "keep one of them")
        lines[str(key.value)] = line
    return Front({str(key): value for key, value in values.items()}, lines)
