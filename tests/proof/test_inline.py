"""Texts as HTML, read back by a parser that is not ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from handouts.proof.inline import changed, shown


def plain(markup: str) -> str:
    return str(lxml_html.fragment_fromstring(f"<p>{markup}</p>").text_content())


# What XML and libxml2 cannot hold is not the matter here.
TEXTS = st.lists(
    st.sampled_from(("**", "{clinic_phone}", "{", "*", " ", "<b>", "&amp;", '"', "word", "כ", "6"))
).map("".join)


def test_strong_words_are_strong_and_placeholders_are_set_apart() -> None:
    assert shown("Call **{clinic_phone}** now") == (
        'Call <strong><code class="placeholder" dir="ltr">{clinic_phone}</code></strong> now'
    )


def test_what_looks_like_html_is_text() -> None:
    assert shown("a <script>x</script> & b") == "a &lt;script&gt;x&lt;/script&gt; &amp; b"


def test_a_bad_place_is_marked() -> None:
    assert shown("for 8 hours", [(4, 5)]) == "for <mark>8</mark> hours"
    assert shown("a **b c** d", [(4, 5), (10, 11)]) == (
        "a <strong><mark>b</mark></strong><strong> c</strong> <mark>d</mark>"
    )


def test_a_mark_without_its_partner_is_shown() -> None:
    assert shown("a ** b") == "a ** b"
    assert shown("**a**", [(0, 2)]) == "<mark>**</mark>a"


@given(TEXTS, st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=3))
def test_no_letter_is_lost_or_made_up(text: str, bad: list[tuple[int, int]]) -> None:
    read = plain(shown(text, bad))
    assert read.replace("**", "") == text.replace("**", "")


@given(TEXTS, TEXTS)
def test_a_change_holds_both_texts(before: str, after: str) -> None:
    tree = lxml_html.fragment_fromstring(f"<p>{changed(before, after)}</p>")
    for gone in tree.findall(".//ins"):
        gone.drop_tree()
    assert "".join(str(tree.text_content()).split()) == "".join(before.split())
    tree = lxml_html.fragment_fromstring(f"<p>{changed(before, after)}</p>")
    for new in tree.findall(".//del"):
        new.drop_tree()
    assert "".join(str(tree.text_content()).split()) == "".join(after.split())


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Stop it", "Do not stop it", "<del>Stop</del> <ins>Do not stop</ins> it"),
        ("6 hours", "8 hours", "<del>6</del> <ins>8</ins> hours"),
        ("same", "same", "same"),
    ],
)
def test_a_change_is_shown_word_by_word(before: str, after: str, expected: str) -> None:
    assert changed(before, after) == expected
