from collections.abc import Sequence

class Node:
    type: str
    name: str
    value: Sequence[Node]
    prelude: Sequence[Node]
    content: Sequence[Node]
