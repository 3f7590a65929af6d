"""The script of a character."""

import pytest

from handouts.text.scripts import script


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("a", "Latn"),
        ("а", "Cyrl"),
        ("ع", "Arab"),
        ("中", "Hani"),
        ("6", "Zyyy"),
        ("\u0301", "Zinh"),
    ],
)
def test_a_character_has_the_script_of_unicode(char: str, code: str) -> None:
    assert script(char) == code
