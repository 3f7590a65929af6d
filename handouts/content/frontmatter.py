"""Reads the YAML front matter of a handout: keys, each with a plain value or a list of them.

The one door to YAML. What of it no front matter needs is refused before a tree is built of it:
anchors and aliases, which can name each other into any size, tags, which can ask for other types,
and deep nesting, which PyYAML follows by recursion. What stands in a list is taken as it is
written: ``no`` is Norwegian, and no answer.
"""

import yaml

from handouts.content.parts import Findings, Front, Listed

_FIRST_LINE = 2  # the file's first line is ---
_DEEPEST = 5  # the keys are one deep
_LONGEST = 4_000  # in characters: three keys and some comments; Python reads numbers of that size
_HINT = "write `key: value` lines"


def read_front_matter(text: str | None, found: Findings) -> Front:
    """The values and the lines of the front matter; both empty where it is missing or broken."""
    if text is None:
        found.add("front-matter", 1, "no front matter", "start the file with --- lines around keys")
        return Front({}, {})
    if len(text) > _LONGEST:
        found.add("front-matter", 1, f"the front matter is longer than {_LONGEST} letters", _HINT)
        return Front({}, {})
    try:
        refused = _refused(text)
        if refused:
            found.add("front-matter", *refused, _HINT)
            return Front({}, {})
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as problem:
        line = _line_of(problem, text)
        row = text.split("\n")[max(0, min(line - _FIRST_LINE, text.count("\n")))]
        said = "has a tab" if "\t" in row else "is no YAML"
        hint = "write spaces for it" if "\t" in row else _HINT
        found.add("front-matter", line, f"the front matter {said}", hint)
        return Front({}, {})
    if not isinstance(root, yaml.MappingNode) or not root.value:
        found.add("front-matter", 1, "the front matter has no keys", _HINT)
        return Front({}, {})
    return _front(root, text, found)


def _refused(text: str) -> tuple[int, str] | None:
    """The line of what is not needed, and what it is; None where there is no such thing."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = (event.start_mark.line if event.start_mark else 0) + _FIRST_LINE
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return line, "an anchor or an alias (& or *) in the front matter"
        if getattr(event, "tag", None):
            return line, "a tag (!) in the front matter"
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return line, "brackets inside brackets in the front matter"
    return None


def _front(root: yaml.MappingNode, text: str, found: Findings) -> Front:
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    lists: dict[str, tuple[Listed, ...]] = {}
    for key, value in root.value:
        line = key.start_mark.line + _FIRST_LINE
        if not isinstance(key, yaml.ScalarNode):
            found.add("front-matter", line, "a key of the front matter is no word", _HINT)
            continue
        if key.value in lines:
            found.add("front-matter", line, f"{key.value} is there twice", "keep one of them")
        lines[key.value] = line
        values[key.value] = _value(value, text)
        if isinstance(value, yaml.SequenceNode):
            lists[key.value] = tuple(_item(node, text) for node in value.value)
    return Front(values, lines, lists)


def _item(node: yaml.Node, text: str) -> Listed:
    written = node.value if isinstance(node, yaml.ScalarNode) else _written(node, text)
    plain = isinstance(node, yaml.ScalarNode)
    return Listed(str(written), node.start_mark.line + _FIRST_LINE, plain)


def _value(node: yaml.Node, text: str) -> object:
    """What YAML makes of a value; the value as it is written where that is nothing plain."""
    if isinstance(node, yaml.ScalarNode):
        try:
            return yaml.constructor.SafeConstructor().construct_object(node)
        except (ValueError, ArithmeticError, yaml.YAMLError):
            return str(node.value)  # such as the 40th of a month, or a key to merge without any
    return _written(node, text)


def _written(node: yaml.Node, text: str) -> str:
    return text[node.start_mark.index : node.end_mark.index].strip()


def _line_of(problem: yaml.YAMLError, text: str) -> int:
    if isinstance(problem, yaml.reader.ReaderError):
        return text.count("\n", 0, problem.position) + _FIRST_LINE
    mark = getattr(problem, "problem_mark", None)
    return mark.line + _FIRST_LINE if mark else 1
