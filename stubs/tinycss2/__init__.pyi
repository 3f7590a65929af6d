"""What is used of tinycss2, which has no types of its own."""

from collections.abc import Iterable

from tinycss2.ast import Node

def parse_blocks_contents(
    input: str | Iterable[Node], skip_comments: bool = False, skip_whitespace: bool = False
) -> list[Node]: ...
def parse_stylesheet(
    input: str | Iterable[Node], skip_comments: bool = False, skip_whitespace: bool = False
) -> list[Node]: ...
def serialize(nodes: Iterable[Node]) -> str: ...
