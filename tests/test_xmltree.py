"""XML that is read without entities, and written so that every parser reads it back."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import UnreadableFile
from handouts.xmltree import ILLEGAL, XmlElement, escaped, quoted, read_xml

TEXT = st.text(st.characters(codec="utf-8"))


def test_a_tree_knows_names_attributes_texts_and_lines() -> None:
    root = read_xml(b'<a xmlns="urn:x">\n <b k="v">one<c/>two</b>\n</a>', "f.xml")
    assert (root.namespace, root.name, root.line) == ("urn:x", "a", 1)
    (b,) = root.elements("b")
    assert (b.attributes, b.line, b.text()) == ({"k": "v"}, 2, "onetwo")
    assert isinstance(b.children[1], XmlElement) and b.children[1].name == "c"
    assert not list(root.elements("c"))


@given(TEXT)
def test_what_is_written_is_read_back_by_us_and_by_another_parser(text: str) -> None:
    data = f"<a k={quoted(text)}>{escaped(text)}</a>".encode()
    legal = ILLEGAL.sub("\ufffd", text)
    root, other = read_xml(data, "f.xml"), ET.fromstring(data)
    assert root.attributes["k"] == other.get("k") == legal
    assert root.text() == (other.text or "") == legal


LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (LAUGHS, "document type"),
        (LAUGHS.decode().encode("utf-16"), "document type"),
        (b'<!DOCTYPE l SYSTEM "file:///etc/passwd"><l/>', "document type"),
        (b"<l>&undefined;</l>", "undefined entity"),
        (b"<l>", "no element found"),
        (b"<l>\xff</l>", "neither UTF-8 nor UTF-16"),
        (b"", "no element found"),
        (b"<l>" * 500 + b"</l>" * 500, "deep"),
    ],
)
def test_what_could_harm_or_is_no_xml_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_xml(data, "f.xml")


def test_a_refusal_names_the_line() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_xml(b"<a>\n<b>\n</a>", "f.xml")
    assert refused.value.line == 3


def test_utf_16_is_read_whatever_its_declaration_says() -> None:
    data = '<?xml version="1.0" encoding="UTF-16"?><a>\u0628</a>'.encode("utf-16")
    assert read_xml(data, "f.xml").text() == "\u0628"
