"""The Markdown dialect: what is read, and what is refused with file, line and a way out."""

import itertools
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handouts.clinic import PLACEHOLDERS
from handouts.content.load import load
from handouts.content.model import Block, BlockKind
from handouts.errors import Stopped

from .conftest import FRONT, HEAD, Faults, Reader

FIRST_LINE = (FRONT + HEAD).count("\n") + 1


def only(read: Reader, body: str) -> Block:
    """The one block of a section with this body."""
    (section,) = read(f"## S {{#s}}\n{body}").sections
    (block,) = section.blocks
    return block


def test_every_kind_of_block_is_read_in_its_order(read: Reader) -> None:
    handout = read(
        "## One {#one}\nA paragraph.\n\n- a bullet\n\n1. a step\n2. another\n\n> a notice\n"
        "## Two {#two}\n### Why?\nBecause.\n\nAnd so.\n"
    )
    assert [(block.kind, block.text, block.context) for block in handout.blocks()] == [
        (BlockKind.TITLE, "A title", "title"),
        (BlockKind.LEAD, "A lead.", "lead"),
        (BlockKind.HEADING, "One", "one"),
        (BlockKind.PARAGRAPH, "A paragraph.", "one"),
        (BlockKind.BULLET, "a bullet", "one"),
        (BlockKind.STEP, "a step", "one"),
        (BlockKind.STEP, "another", "one"),
        (BlockKind.NOTICE, "a notice", "one"),
        (BlockKind.HEADING, "Two", "two"),
        (BlockKind.QUESTION, "Why?", "two"),
        (BlockKind.ANSWER, "Because.", "two"),
        (BlockKind.ANSWER, "And so.", "two"),
    ]


def test_steps_carry_their_numbers_over_a_notice(read: Reader) -> None:
    (section,) = read("## S {#s}\n1. a\n2. b\n\n> wait\n\n3. c\n").sections
    assert [block.number for block in section.blocks] == [1, 2, 0, 3]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<!-- source: AB -->\n<!-- translators: Say so. -->\ntext goes\non\n", 3),
        ("- <!-- source: AB --> <!-- translators: Say so. --> text goes\n  on\n", 1),
        ("- <!-- source: AB --> <!-- translators: Say so. -->\n  text goes\n  on\n", 2),
        ("- <!-- source: AB -->\n  <!-- translators: Say so. -->\n  text goes on\n", 3),
        ("- <!-- source: AB -->\n  <!-- translators: Say\n  so. --> text goes on\n", 3),
        ("1. <!-- translators: Say so. --> <!-- source: AB --> text goes\n   on\n", 1),
        ("> <!-- source: AB -->\n> <!-- translators: Say so. -->\n> text goes\n> on\n", 3),
        ("> <!-- source: AB --> <!-- translators: Say so. --> text\n> goes on\n", 1),
        ("<!-- source: AB -->\n<!-- translators: Say so. -->\n> text goes on\n", 3),
    ],
)
def test_comments_stand_before_a_block_or_open_it(read: Reader, body: str, line: int) -> None:
    block = only(read, body)
    assert (block.text, block.source, block.comment) == ("text goes on", "AB", "Say so.")
    assert block.line == FIRST_LINE + line


def test_comments_belong_to_headings_and_questions_too(read: Reader) -> None:
    handout = read(
        "<!-- source: A -->\n# T\n\n<!-- source: B -->\nLead.\n\n"
        "<!-- translators: h -->\n## S {#s}\n<!-- source: C -->\n### Q?\nYes.\n"
    )
    (section,) = handout.sections
    assert (handout.title.source, handout.lead.source) == ("A", "B")
    assert (section.heading.comment, section.blocks[0].source) == ("h", "C")
    assert section.blocks[1].source == ""


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("one\ntwo\n  three", "one two three"),
        ("a **strong** word, __another__", "a **strong** word, **another**"),
        ("**strong\nover lines**", "**strong over lines**"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
        (r"a \# sign \_ and \`", "a # sign _ and `"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("call {clinic_phone}, or {clinic_phone_after_hours}", None),
        ("**{clinic_name}** is open", None),
        ("at 5\u00a0mg", "at 5\u00a0mg"),
    ],
)
def test_text_is_plain_on_one_line_and_nfc(read: Reader, written: str, text: str | None) -> None:
    assert only(read, written).text == (written if text is None else text)


def test_windows_line_ends_change_nothing(read: Reader) -> None:
    assert only(read, "one\r\ntwo\r\n").text == "one two"


PLACES = {
    "a paragraph": "{}",
    "a second line": "text\n{}",
    "a bullet": "- {}",
    "a bullet with a comment": "- <!-- source: A --> {}",
    "a bullet below a comment": "- <!-- source: A -->\n  {}",
    "a step": "1. {}",
    "a step with a comment": "1. <!-- source: A --> {}",
    "a notice": "> {}",
    "a notice with a comment": "> <!-- source: A --> {}",
    "a question": "### {}\n\nyes",
    "an answer": "### Why?\n\n{}",
}
REFUSED = (
    "[it]: http://x.org",
    "[it]: <http://x.org> 'title'",
    "[^1]: a note",
    "words[^1] more",
    "[words][it]",
    "[**words**](http://x.org)",
    "[words](x.html)",
    "![it](x.png)",
    "`code`",
    "some *soft* words",
    "some _soft_ words",
    "~~old~~",
    "a <b>bold</b> word",
    "a <!-- source: B --> word",
    "2 * 3",
    "a } brace",
    "{clinic_fax}",
    "***",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", REFUSED)
def test_what_no_paragraph_may_have_no_other_block_may_have(
    faults: Faults, place: str, text: str
) -> None:
    if (text, place) == ("***", "a question"):
        text = "***a***"
    found = faults(f"## S {{#s}}\n{PLACES[place].format(text)}\n")
    line = FIRST_LINE + 1 + PLACES[place].partition("{}")[0].count("\n")
    assert line in {fault.where.line for fault in found}
    assert all(fault.hint for fault in found)


@pytest.mark.parametrize(
    "text", ["one  \n  two", "one\\\n  two", "one\n  ===", "| a |\n  |---|\n  | b |", "a\n\n  b"]
)
@pytest.mark.parametrize("comment", ["", "<!-- source: A --> ", "<!-- source: A -->\n  "])
def test_an_item_of_several_lines_is_one_paragraph(faults: Faults, text: str, comment: str) -> None:
    assert faults(f"## S {{#s}}\n- {comment}{text}\n")


@pytest.mark.parametrize("start", ["- ", "1. ", "> "])
def test_a_line_that_left_its_item_is_an_error(faults: Faults, start: str) -> None:
    (fault,) = faults(f"## S {{#s}}\n{start}<!-- source: A --> take\nnone\n")
    assert "not indented" in fault.message
    assert fault.where.line == FIRST_LINE + 2


def test_a_written_number_that_is_not_the_steps_is_an_error(faults: Faults) -> None:
    (fault,) = faults("## S {#s}\n1. a\n2. b\n5. c\n")
    assert (fault.code, fault.where.line) == ("step-number", FIRST_LINE + 3)
    assert "step 5 stands where step 3" in fault.message


def test_steps_may_all_be_numbered_one(read: Reader) -> None:
    (section,) = read("## S {#s}\n1. a\n1. b\n1. c\n").sections
    assert [block.number for block in section.blocks] == [1, 2, 3]


@pytest.mark.parametrize("mark", ["**", "*", "__", "[", "> ", "- ", "`", "<", "~~"])
def test_marks_without_end_are_an_error_and_no_exception(faults: Faults, mark: str) -> None:
    nested = f"{mark}a " * 1500
    assert faults(f"## S {{#s}}\n{nested}{'**' * 1500}\n")


WORD = re.compile(r"w[0-9]+")
_STARTS = ["", "", "", "", "- ", "- ", "1. ", "> ", "### ", "  ", "    ", "\n", "\n", "\n"]
_ODD = ["* ", "| ", "===", "---", "~~~", "```", "<div>", "[w0]: ", "[^1]: ", "#", "\t", "> > "]
_COMMENTS = ["<!-- source: A --> ", "<!-- source: A -->\n", "<!-- ", "--> ", "<!-- source: A -->"]
_INNER = [
    " ",
    " ",
    " ",
    "\n",
    "\n  ",
    " **",
    "** ",
    "&amp;",
    "\\",
    "*",
    "_",
    "[",
    "](",
    "][",
    "<",
    ">",
]
_PIECE = st.one_of(
    st.sampled_from(_STARTS).map(lambda start: f"\n{start}@"),
    st.tuples(st.sampled_from(_STARTS), st.sampled_from(_COMMENTS)).map(
        lambda pair: f"\n{pair[0]}{pair[1]}@"
    ),
    st.sampled_from(_INNER).map(lambda mark: f"{mark}@"),
    st.sampled_from(_ODD).map(lambda mark: f"\n{mark} @"),
)


@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(_PIECE, min_size=1, max_size=12))
@example(pieces=["\n### <!-- @", "\n<!-- source: A -->\n@"])
@example(pieces=["\n### <!-- @", "\n<!-- source: A -->"])
def test_no_word_of_a_source_is_lost_without_an_error(pieces: list[str]) -> None:
    """Words are numbered, so that each must come back in its place and once."""
    count = itertools.count(1)
    body = re.sub("@", lambda _: f"w{next(count)}", "".join(pieces))
    source = f"{FRONT}{HEAD}## S {{#s}}\n{body}\n"
    with TemporaryDirectory() as folder:
        path = Path(folder, "small.md")
        path.write_text(source, "utf-8")
        try:
            handout = load(path, "content/small.md")
        except Stopped as problem:
            last = source.count("\n") + 1
            assert all(0 <= finding.where.line <= last for finding in problem.findings)
            return
    written = WORD.findall(re.sub("<!--.*?-->", "", body, flags=re.DOTALL))
    assert WORD.findall(" ".join(block.text for block in handout.blocks())) == written


@pytest.mark.parametrize(
    ("body", "line", "code", "message"),
    [
        ("| a |\n|---|\n| c |\n", 1, "dialect", "a table of 1 columns"),
        ("|a|b|c|d|e|\n|-|-|-|-|-|\n|1|2|3|4|5|\n", 1, "dialect", "a table of 5 columns"),
        ("| a | b |\n|---|---|\n", 1, "dialect", "a table of 2 columns and 0 rows"),
        ("| a | b |\n|---|---|\n| c | |\n", 3, "dialect", "an empty cell"),
        ("- one\n\n  | a | b |\n  |---|---|\n  | c | d |\n", 3, "dialect", "a table inside"),
        ("- [x] ticked\n", 1, "dialect", "a box to tick"),
        ("see ![it](x.png)\n", 1, "dialect", "a picture"),
        ("one\nsee [it](x.html)\n", 2, "dialect", "such a link"),
        ("see [it](http://x.org 't')\n", 1, "dialect", "such a link"),
        ("text\n\n[it]: http://x.org\n", 3, "dialect", "a link definition"),
        ("take `code`\n", 1, "dialect", "code"),
        ("```\ncode\n```\n", 1, "dialect", "a code block"),
        ("text\n\n    indented\n", 3, "dialect", "an indented block"),
        ("some *soft* words\n", 1, "dialect", "emphasis"),
        ("some _soft_ words\n", 1, "dialect", "emphasis"),
        ("**strong *and soft***\n", 1, "dialect", "emphasis"),
        ("some ~~old~~ words\n", 1, "dialect", "struck-out"),
        ("text\n\n***\n", 3, "dialect", "a rule"),
        ("one  \ntwo\n", 1, "dialect", "a line break"),
        ("one\\\ntwo\n", 1, "dialect", "a line break"),
        ("<div>text</div>\n", 1, "dialect", "raw HTML"),
        ("a <b>bold</b> word\n", 1, "dialect", "raw HTML"),
        ("- a\n  - b\n", 2, "dialect", "a list inside"),
        ("- <!-- source: A --> 1. b\n", 1, "dialect", "a list inside"),
        ("> a\n>\n> - b\n", 3, "dialect", "a list inside"),
        ("- a\n\n  b\n", 3, "dialect", "a second paragraph"),
        ("> a\n>\n> b\n", 3, "dialect", "a second paragraph"),
        ("- <!-- source: A --> a\n\n  b\n", 3, "dialect", "a second paragraph"),
        ("- > a\n", 1, "dialect", "a notice inside"),
        ("- # a\n", 1, "dialect", "a heading inside"),
        ("- a\n-\n", 2, "dialect", "an empty bullet"),
        ("- <!-- source: A -->\n", 1, "dialect", "an empty bullet"),
        (">\n", 1, "dialect", "an empty notice"),
        ("* a\n", 1, "dialect", "a list with *"),
        ("+ a\n", 1, "dialect", "a list with +"),
        ("1) a\n", 1, "dialect", "a list with )"),
        ("text\n\nMore {#more}\n----\ntext\n", 3, "dialect", "an underlined heading"),
        ("text\n\n#### deep\n", 3, "heading-level", "a heading of level 4"),
        ("text\n\n###### deep\n", 3, "heading-level", "a heading of level 6"),
        ("### **Why?**\nSo.\n", 1, "dialect", "strong words in a heading"),
        ("### Why? {#why}\nSo.\n", 1, "section-id", "no section"),
        ("2 * 3\n", 1, "stray-mark", "a star"),
        ("ends **here\n", 1, "stray-mark", "a star"),
        (r"a \* b", 1, "stray-mark", "a star"),
        ("****twice****\n", 1, "dialect", "**"),
        ("one\na } brace\n", 2, "stray-mark", "a brace"),
        (r"a \{ brace", 1, "stray-mark", "a brace"),
        ("{ clinic_phone }\n", 1, "stray-mark", "a brace"),
        ("one\ncall {clinic_fax}\n", 2, "unknown-placeholder", "{clinic_fax}"),
        ("{Clinic_Phone}\n", 1, "unknown-placeholder", "{Clinic_Phone}"),
        ("text <!-- source: A --> text\n", 1, "comment", "inside a text"),
        ("- text\n  <!-- source: A -->\n", 2, "comment", "inside a text"),
        ("<!-- source: A --> text\n", 1, "comment", "text on the line"),
        ("<!-- source: A -->\n- a\n", 1, "comment", "before a whole list"),
        ("text\n\n<!-- source: A -->\n", 3, "comment", "nothing after it"),
        ("<!-- source: A\ntext\n", 1, "comment", "not closed"),
        ("### Why <!-- now?\n<!-- source: A -->\nSo.\n", 1, "comment", "a <!-- of no comment"),
        ("### <!-- source: A\nSo.\n", 1, "comment", "a <!-- of no comment"),
        ("one\ntwo <!-- source: A\n", 2, "comment", "a <!-- of no comment"),
        ("- text <!-- source: A\n", 1, "comment", "a <!-- of no comment"),
        ("> **source: A -->** text\n", 1, "comment", "a --> of no comment"),
        ("source: A -->\ntext\n", 1, "comment", "a --> of no comment"),
        (r"text \<!-- source: A", 1, "comment", "a <!-- of no comment"),
        ("<!-- note: x -->\ntext\n", 1, "comment", "unknown comment 'note'"),
        ("<!-- source: -->\ntext\n", 1, "comment", "unknown comment 'source'"),
        ("<!-- just words -->\ntext\n", 1, "comment", "unknown comment"),
    ],
)
def test_what_is_not_of_the_dialect_is_an_error_with_its_line_and_a_way_out(
    faults: Faults, body: str, line: int, code: str, message: str
) -> None:
    found = [fault for fault in faults(f"## S {{#s}}\n{body}") if fault.code == code]
    assert found, "no finding with that code"
    fault = next(fault for fault in found if message in fault.message)
    assert fault.where.path == "content/small.md"
    assert fault.where.line == FIRST_LINE + line
    assert fault.hint


def test_an_unknown_placeholder_is_told_the_known_ones(faults: Faults) -> None:
    (fault,) = faults("## S {#s}\n{fax}\n")
    assert all(name in fault.hint for name in PLACEHOLDERS)


@pytest.mark.parametrize(
    "body",
    [
        "##Coffee\n\ntext\n",
        "#Coffee\n\ntext\n",
        "- ###Coffee\n",
        "-coffee\n",
        "1.Sit down.\n",
        "• coffee\n",
        "> [!WARNING]\n> Do not drive.\n",
        "1. [x] Bring your list.\n",
    ],
)
def test_what_another_markdown_reads_is_never_printed_as_it_stands(
    faults: Faults, body: str
) -> None:
    (fault,) = faults(f"{FRONT}{HEAD}## S {{#s}}\n{body}")
    assert (fault.code, fault.where.line) == ("dialect", FIRST_LINE + 1)
    assert fault.hint


@pytest.mark.parametrize(
    "text",
    [
        "#1 cause of pain",
        r"\#Coffee",
        "-5 °C",
        "1.5 mg",
        "– a dash",
        "It is [!] here",
        "[a] or [b]",
    ],
)
def test_a_number_sign_or_a_bracket_that_means_itself_is_printed(read: Reader, text: str) -> None:
    assert only(read, f"{text}\n").text == text.removeprefix("\\")


def test_tables_ticks_links_and_lines_for_the_pen_are_messages_as_they_are_written(
    read: Reader,
) -> None:
    body = """
| Time | Drink |
|---|---|
| 6:00 p.m. | **first** bottle |

- [ ] this sheet
- <!-- translators: a name --> [ ] your driver: ____

See [the page](https://x.org/a), <https://y.org> or write to <a@x.org>.
"""
    made = read(f"## One {{#one}}\n{body}")
    told = [(block.kind, block.text, block.row) for block in made.sections[0].blocks]
    assert told == [
        ("table heading", "Time", 0),
        ("table heading", "Drink", 0),
        ("table cell", "6:00 p.m.", 1),
        ("table cell", "**first** bottle", 1),
        ("tick", "this sheet", 0),
        ("tick", "your driver: ____", 0),
        ("paragraph", "See [the page](https://x.org/a), https://y.org or write to a@x.org.", 0),
    ]
