"""Which language a text is in, by its letters. The door to py3langid."""

import re
from functools import lru_cache
from typing import Any

# A shorter text has not letters enough to tell languages apart.
_ENOUGH = 20

# So sure the library must be. Of 533 right translations it was as sure of another language for
# none; of texts in a neighbour's language it was for nearly all.
_SURE = 0.5

# Languages whose own letters stand in every sentence; a text without them was typed without them.
_MARKED = frozenset({"vi"})

_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # it loads numpy and a model, which a command that asks for no language must not wait for
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def other_language(text: str, language: str) -> str:
    """The language (ISO 639) that a text is surely in, where that is another; else empty."""
    if len(_LETTER.findall(text)) < _ENOUGH or language not in _known():
        return ""
    found, sure = _identifier().classify(text)
    return "" if found == language or sure < _SURE else str(found)


def lacks_letters(text: str, language: str) -> bool:
    """Whether a text was typed without the letters that its language has in every sentence."""
    return language in _MARKED and len(_LETTER.findall(text)) >= _ENOUGH and text.isascii()


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(map(str, _identifier().labels))
