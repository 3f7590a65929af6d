"""Numbers with a sign, a fraction or a unit keep their order in a right-to-left line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.text import bidi
from handouts.text.numerals import isolated
from handouts.ucd import BIDI_CONTROLS, LRI, PDI

BEFORE, AFTER = "קחו ", " ביום"


def seen(text: str) -> str:
    """The text as it stands on paper, read from the left: UAX #9, without its controls."""
    order = bidi.reorder(bidi.levels(text, "rtl"))
    return "".join(text[at] for at in order if text[at] not in BIDI_CONTROLS)


@pytest.mark.parametrize(
    "number",
    [
        "5 mg/kg × 3",
        "-5 °C",
        "−5 °C",
        "1½",
        "≥ 2",
        "+3",
        "2.5 ml",
        "10 %",
        "10%",
        "5-10 mg",
        "± 0.5 mmol/l",
        "A+",
        "120 mmHg",
        "٢٫٥ mg",
    ],
)
def test_a_number_is_seen_in_its_own_order(number: str) -> None:
    text = isolated(f"{BEFORE}{number}{AFTER}")
    assert f"{LRI}{number}{PDI}" in text
    assert number in seen(text)


@pytest.mark.parametrize("number", ["1½", "-5 °C", "5 mg/kg × 3", "A+"])
def test_without_the_isolate_the_line_would_tear_it(number: str) -> None:
    assert number not in seen(f"{BEFORE}{number}{AFTER}")


@pytest.mark.parametrize(
    "text",
    [
        "המתינו 1–2 שעות או 3-4 ימים.",  # ranges run as UAX #9 says
        "מ-5 עד 10",  # a prefix, no sign
        "555-0123",
        "2 CRPS",
        "9:30",
        "24/7",
        "COVID-19",
        f"{LRI}5 mg{PDI}",
    ],
)
def test_what_keeps_its_order_or_runs_with_the_text_is_left_alone(text: str) -> None:
    assert isolated(text) == text


@given(
    st.sampled_from(("", "-", "+", "≥ ", "≤", "± ")),
    st.integers(0, 9999),
    st.sampled_from(("", "½", "¼")),
    st.sampled_from((" mg", "ml", " °C", "%", " mg/kg", " IU")),
    st.sampled_from(("", " × 3", "×2")),
)
def test_any_dose_is_one_isolate(
    sign: str, value: int, fraction: str, unit: str, times: str
) -> None:
    number = f"{sign}{value}{fraction}{unit}{times}"
    assert isolated(f"{BEFORE}{number}{AFTER}") == f"{BEFORE}{LRI}{number}{PDI}{AFTER}"
