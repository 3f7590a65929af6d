"""The program's own texts."""

from collections import Counter

import pytest

from handouts.content.interface import HEADING_CONTEXT, MESSAGES, STANDARD_HEADINGS, english
from handouts.content.markup import wrong_marks


def test_every_text_has_a_key_of_its_own_and_a_word_for_translators() -> None:
    assert max(Counter(message.key for message in MESSAGES).values()) == 1
    assert max(Counter((message.context, message.text) for message in MESSAGES).values()) == 1
    assert all(message.comment for message in MESSAGES)
    assert not any(wrong_marks(message.text) for message in MESSAGES)


def test_english_is_what_was_written() -> None:
    interface = english()
    assert interface["page_of"].format(page=1, pages=2) == "Page 1 of 2"
    assert len(interface) == len(MESSAGES) - len(STANDARD_HEADINGS)
    assert interface.foreign == frozenset()


def test_an_unknown_key_is_no_text() -> None:
    with pytest.raises(KeyError):
        english()["page"]


def test_the_standard_headings_are_the_texts_of_their_context() -> None:
    assert {heading.context for heading in STANDARD_HEADINGS.values()} == {HEADING_CONTEXT}
    assert "When to call us" in STANDARD_HEADINGS
