"""Where Japanese phrases (bunsetsu) end, by BudouX: a word with the particles that follow it."""

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser


def phrases(text: str) -> tuple[int, ...]:
    """The ends of the phrases of a Japanese text, ascending."""
    return tuple(accumulate(map(len, _parser().parse(text))))


@cache
def _parser() -> "Parser":
    # it takes 15 ms to import, and only Japanese titles need it
    import budoux

    return budoux.load_default_japanese_parser()
