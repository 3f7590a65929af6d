"""UAX #9, against the two conformance files of the Unicode Character Database."""

import lzma
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.text import bidi

UNICODE = Path(__file__).parents[1] / "unicode"
ONE_OF_EACH = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "AN": "\u0661", "ES": "+", "ET": "%",
    "CS": ",", "NSM": "\u0300", "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!",
    "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069", "LRE": "\u202a",
    "RLE": "\u202b", "PDF": "\u202c", "LRO": "\u202d", "RLO": "\u202e",
}  # fmt: skip
BASES: tuple[bidi.BaseDirection, ...] = ("ltr", "rtl", "auto")


def rows(name: str) -> Iterator[str]:
    with lzma.open(UNICODE / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = line.partition("#")[0].strip()
            if row:
                yield row


def first_level(text: str) -> int:
    """The level of the text's first paragraph: a space at its end has it (L1)."""
    return bidi.levels(text.partition("\u2029")[0] + " ", "auto")[-1]


def fails(text: str, base: bidi.BaseDirection, levels: list[str], order: list[int]) -> bool:
    """Whether levels or visual order differ; x marks a character that rule X9 removes."""
    got = bidi.levels(text, base)
    kept = [i for i, level in enumerate(levels) if level != "x"]
    visual = [kept[i] for i in bidi.reorder([got[i] for i in kept])]
    return [str(got[i]) for i in kept] != [levels[i] for i in kept] or visual != order


def test_every_case_of_bidi_character_test_has_its_levels_and_order(
    record_property: Callable[[str, object], None],
) -> None:
    count, failed = 0, []
    for row in rows("BidiCharacterTest"):
        codes, base, level, levels, order = row.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        wrong = fails(text, BASES[int(base)], levels.split(), [int(n) for n in order.split()])
        if wrong or (base == "2" and first_level(text) != int(level)):
            failed.append(row)
        count += 1
    record_property("conformance", f"BidiCharacterTest: {count - len(failed)} of {count}")
    assert not failed, failed[:5]
    assert count == 91707


def test_every_case_of_bidi_test_has_its_levels_and_order(
    record_property: Callable[[str, object], None],
) -> None:
    count, failed = 0, []
    levels: list[str] = []
    order: list[int] = []
    for row in rows("BidiTest"):
        if row.startswith("@Levels:"):
            levels = row.removeprefix("@Levels:").split()
        elif row.startswith("@Reorder:"):
            order = [int(n) for n in row.removeprefix("@Reorder:").split()]
        else:
            classes, bits = row.split(";")
            text = "".join(ONE_OF_EACH[name] for name in classes.split())
            for bit, base in ((1, "auto"), (2, "ltr"), (4, "rtl")):
                if int(bits) & bit:
                    count += 1
                    if fails(text, base, levels, order):  # type: ignore[arg-type]
                        failed.append(f"{row} {base}")
    record_property("conformance", f"BidiTest: {count - len(failed)} of {count}")
    assert not failed, failed[:5]
    assert count == 770241


def test_a_text_of_several_paragraphs_is_resolved_one_by_one() -> None:
    assert list(bidi.levels("ab\u2029\u05d0b", "auto")) == [0, 0, 0, 1, 2]


def test_an_unassigned_code_point_has_the_class_of_its_block() -> None:
    # 05FF is in the Hebrew block, 07BF in Thaana, 20CF among the currency signs
    assert list(bidi.levels("\u05ff", "ltr")) == [1]
    assert list(bidi.levels("\u07bf1", "ltr")) == [1, 2]
    assert list(bidi.levels("\u05d01\u20cf", "ltr")) == [1, 2, 2]


def test_nesting_deeper_than_the_limit_is_survived() -> None:
    text = "\u2067" * 200 + "a" + "\u2069" * 200 + "\u05d0"
    got = bidi.levels(text, "ltr")
    assert max(got) == bidi.MAX_DEPTH + 1
    assert got[-1] == 1


@given(st.text(alphabet=[*ONE_OF_EACH.values(), "(", ")", "[", "]"], max_size=30))
def test_the_visual_order_is_a_permutation(text: str) -> None:
    levels = bidi.levels(text, "auto")
    assert len(levels) == len(text)
    assert sorted(bidi.reorder(levels)) == list(range(len(text)))


@pytest.mark.parametrize("base", BASES)
def test_an_empty_text_has_no_levels(base: bidi.BaseDirection) -> None:
    assert bidi.levels("", base) == b""
    assert bidi.reorder([]) == []
