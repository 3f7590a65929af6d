"""Every sheet on every paper: two full pages on which nothing is torn, lost or overlapping."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from handouts.content.model import BlockKind
from handouts.content.outline import CALL, outline
from handouts.fit.design import PAPERS, sheet_of_paper
from handouts.layout.typeset import Typeset, typeset
from handouts.page.placed import PlacedLine, PlacedPage, PlacedPart, PlacedShape, Shape
from handouts.sheet import Approved
from tests.sheets import PAPERS as PAPER_NAMES
from tests.sheets import TAGS, book, sheet, typeset_sheet

EVERY = [(tag, paper) for tag in TAGS for paper in PAPER_NAMES]


@pytest.fixture(params=EVERY, ids="-".join, scope="module")
def done(request: pytest.FixtureRequest) -> Typeset:
    return typeset_sheet(*request.param)


def lines(part: PlacedPart) -> list[PlacedLine]:
    return [item for item in part.items if isinstance(item, PlacedLine)]


def columns(done: Typeset) -> list[list[PlacedPart]]:
    """The parts of the four columns in the order of reading."""
    return [
        [part for part in page.parts if part.column == column]
        for page in done.pages
        for column in (0, 1)
    ]


def kind_of(done: Typeset, part: PlacedPart) -> BlockKind | None:
    """The kind of the block that a part shows; None for telephones and labels."""
    nodes = [line.node for line in lines(part) if line.node.isdigit()]
    blocks = list(done.sheet.handout.blocks())
    return blocks[int(nodes[0])].kind if nodes else None


def test_the_size_is_between_floor_and_ceiling(done: Typeset) -> None:
    assert done.design.floor <= done.body <= done.design.ceiling


def test_every_block_is_there_whole_and_in_the_order_of_reading(done: Typeset) -> None:
    order = [int(node.id) for node in outline(done.sheet.handout) if node.prints]
    placed: dict[int, str] = {}
    for page in done.pages:
        for item in page.items():
            if isinstance(item, PlacedLine) and item.node.isdigit():
                node = int(item.node)
                placed[node] = placed.get(node, "") + item.line.text
    blocks = list(done.sheet.handout.blocks())
    assert list(placed) == order
    printed = [i for i, block in enumerate(blocks) if block.kind is not BlockKind.PICTURE]
    assert sorted(order) == printed
    values = done.sheet.clinic.values(done.sheet.locale.tag)
    for node, text in placed.items():
        wanted = blocks[node].text.replace("**", "")
        for name, value in values.items():
            wanted = wanted.replace(f"{{{name}}}", value)
        for control in "\u2066\u2068\u2069":
            text = text.replace(control, "")
        assert text == wanted


def test_parts_follow_each_other_inside_their_column(done: Typeset) -> None:
    for page in done.pages:
        for part in page.parts:
            _, bottom, _, height = page.columns[part.column]
            assert part.top <= bottom + height + 0.01
            assert part.top - part.height >= bottom - 0.01
        for column in (0, 1):
            own = [part for part in page.parts if part.column == column]
            for above, below in pairwise(own):
                assert above.top - above.height == pytest.approx(below.top, abs=0.01)


def test_no_line_is_wider_than_its_column(done: Typeset) -> None:
    for page in done.pages:
        for part in page.parts:
            left, _, width, _ = page.columns[part.column]
            for line in lines(part):
                assert line.x >= left - 0.01
                assert line.x + line.line.width_em * line.size <= left + width + 0.01


def test_nothing_leaves_the_margins(done: Typeset) -> None:
    paper = done.design.paper
    for page in done.pages:
        for item in page.items():
            width = item.line.width_em * item.size if isinstance(item, PlacedLine) else item.width
            assert item.x >= paper.side - 0.01
            assert item.x + width <= paper.width - paper.side + 0.01
            assert paper.bottom - 1 <= item.y <= paper.height - paper.top


def test_no_heading_or_question_is_left_at_the_foot_of_a_column(done: Typeset) -> None:
    for column in columns(done):
        if column:
            assert kind_of(done, column[-1]) not in (BlockKind.HEADING, BlockKind.QUESTION)


def test_no_single_line_of_a_paragraph_is_torn_off(done: Typeset) -> None:
    pieces: dict[str, list[int]] = {}
    for column in columns(done):
        for part in column:
            texts = [line for line in lines(part) if line.node.isdigit()]
            if texts:
                pieces.setdefault(texts[0].node, []).append(len(texts))
    torn = [counts for counts in pieces.values() if len(counts) > 1]
    assert all(count >= 2 for counts in torn for count in counts)


def test_page_1_is_full_and_page_2_has_no_hole(done: Typeset) -> None:
    # What stays together is as high on page 1, whose columns are short, as on page 2.
    height = max(page.columns[0][3] for page in done.pages)
    for page in done.pages:
        for column in (0, 1):
            left = room_left(page, column, page.columns[column][1])
            # A heading, its introduction and two items may not fit where they would begin.
            assert left <= 0.2 * height, f"{left:.0f} pt are empty in column {column}"


def room_left(page: PlacedPage, column: int, bottom: float) -> float:
    """How high the empty foot of a column is; the notes area counts as filled."""
    foot = min(part.top - part.height for part in page.parts if part.column == column)
    rules = [
        item.y
        for item in page.after
        if isinstance(item, PlacedShape) and item.shape is Shape.RULE and item.y > bottom
    ]
    return min([foot, *rules]) - bottom


def test_numbers_of_steps_stand_beside_the_first_line_of_their_step(done: Typeset) -> None:
    baselines: dict[str, float] = {}
    for page in done.pages:
        for item in page.items():
            if isinstance(item, PlacedLine):
                baselines.setdefault(item.node, item.y)
    steps = [node for node in outline(done.sheet.handout) if node.kind is BlockKind.STEP]
    assert len(steps) == 5
    for node in steps:
        assert baselines[node.label] == pytest.approx(baselines[node.id], abs=0.01)


def test_the_call_box_has_three_telephone_numbers_in_their_own_order(done: Typeset) -> None:
    texts = [
        item.line.text
        for page in done.pages
        for item in page.items()
        if isinstance(item, PlacedLine) and item.node.startswith(f"{CALL}-")
    ]
    clinic = done.sheet.clinic
    numbers = [text.strip("\u2066\u2069") for text in texts if text.startswith("\u2066")]
    assert numbers == [clinic.day, clinic.after_hours, clinic.emergency]


def test_every_status_is_in_english_on_page_1_and_the_first_on_both_in_both_languages(
    done: Typeset,
) -> None:
    made = done.sheet
    for page, keys in zip(done.pages, (made.pieces, made.brief), strict=True):
        texts = [item.line.text for item in page.before if isinstance(item, PlacedLine)]
        (line,) = (text for text in texts if made.says(keys[0], source=True) in text)
        assert all(made.says(key, source=True) in line for key in keys)
        assert any(made.says(keys[0]) in text for text in texts)


LONG = tuple(f"Dr. Maximiliana Featherstonehaugh-Cholmondeley {n}" for n in "abc")


@pytest.mark.parametrize("tag", ["en", "ar", "de", "ur"])
def test_a_sheet_is_laid_out_alike_in_every_state(tag: str) -> None:
    """What a reviewer signs is what patients get."""
    made = sheet(tag, "letter")
    day = date(2026, 11, 22)
    approved = (
        Approved("translation_approved", LONG, day),
        Approved("content_approved", ("Clio Example",), day),
    )
    states = (
        replace(made, draft=True),
        replace(made, statuses=("sample", "unreviewed_content", "unreviewed_translation")),
        replace(made, statuses=(), approved=approved),
        replace(made, statuses=("newer_source",), approved=approved, newer=day),
    )
    laid = []
    for state in states:
        found, findings = typeset(state, sheet_of_paper("letter"), book())
        assert found is not None, findings
        paper = found.design.paper
        for page in found.pages:
            for item in page.items():
                if isinstance(item, PlacedLine):
                    width = item.line.width_em * item.size
                    assert paper.side - 0.1 < item.x
                    assert item.x + width < paper.width - paper.side + 0.1
        laid.append(
            [
                (item.line.text, item.x, item.y, item.size)
                for page in found.pages
                for item in page.items()
                if isinstance(item, PlacedLine) and item.y < paper.height - paper.top - 12
            ]
        )
    assert len(laid[0]) > 40
    assert all(each == laid[0] for each in laid)


def test_a_right_to_left_sheet_is_mirrored_whole() -> None:
    arabic, english = typeset_sheet("ar", "a4"), typeset_sheet("en", "a4")
    assert arabic.pages[0].columns[0][0] > arabic.pages[0].columns[1][0]
    assert english.pages[0].columns[0][0] < english.pages[0].columns[1][0]
    title = next(i for i in arabic.pages[0].before if isinstance(i, PlacedLine) and i.node == "0")
    right = PAPERS["a4"].width - PAPERS["a4"].side
    assert title.x + title.line.width_em * title.size == pytest.approx(right, abs=0.01)


def test_the_source_title_is_on_translated_sheets_only() -> None:
    for tag, wanted in (("es", True), ("en", False)):
        page = typeset_sheet(tag, "letter").pages[0]
        nodes = {item.node for item in page.before if isinstance(item, PlacedLine)}
        assert ("source-title-en" in nodes) is wanted
    assert sheet("es", "letter").source_title == "Lumbar sympathetic block"


@pytest.mark.parametrize("tag", ["en", "es"])
def test_a_character_without_a_glyph_is_found_in_the_file_that_says_it(tag: str) -> None:
    made = sheet(tag, "letter")
    emoji = "\N{FACE WITH TEARS OF JOY}"
    said = replace(made.interface, texts={**made.interface.texts, "notes": f"Notes {emoji}"})
    for wrong, path in (
        (replace(made, interface=said), made.interface.path),
        (replace(made, clinic=replace(made.clinic, name=emoji)), made.clinic.path),
    ):
        done, findings = typeset(wrong, sheet_of_paper("letter"), book())
        assert done is None
        assert {(f.code, f.where.path) for f in findings} == {("missing-glyph", path)}
    assert made.interface.path == (
        "interface.toml" if tag == "en" else f"locales/{tag}/LC_MESSAGES/interface.po"
    )


@pytest.mark.parametrize(
    ("tag", "text", "mark"),
    [
        ("hi", "\u093fक दवा न लें।", "U+093F DEVANAGARI VOWEL SIGN I"),
        ("th", "\u0e48กิน", "U+0E48 THAI CHARACTER MAI EK"),
        ("ar", "خذ \u064b الدواء", "U+064B ARABIC FATHATAN"),
    ],
)
def test_a_mark_without_its_letter_is_an_error_at_its_message(
    tag: str, text: str, mark: str
) -> None:
    made = sheet(tag, "letter")
    handout = replace(made.handout, lead=replace(made.handout.lead, text=text))
    done, findings = typeset(replace(made, handout=handout), sheet_of_paper("letter"), book())
    assert done is None
    (found,) = findings
    assert (found.code, found.where.msgctxt) == ("torn-mark", "lead")
    assert mark in found.message


def test_no_mark_of_a_shipped_sheet_is_torn(done: Typeset) -> None:
    for page in done.pages:
        for item in page.items():
            if isinstance(item, PlacedLine):
                assert "\u25cc" not in item.line.text


def test_a_heading_in_english_does_not_change_the_spaces_of_a_draft() -> None:
    made = sheet("ar", "letter")
    first, *rest = made.handout.sections
    english = replace(first, heading=replace(first.heading, foreign=True))
    handout = replace(made.handout, sections=(english, *rest))
    indents = []
    for wanted in (made, replace(made, handout=handout)):
        done, _ = typeset(wanted, sheet_of_paper("letter"), book())
        assert done is not None
        discs = [
            i for part in done.pages[0].parts for i in part.items if isinstance(i, PlacedShape)
        ]
        indents.append({round(i.width / done.body, 4) for i in discs if i.shape is Shape.DISC})
    assert indents[0] == indents[1] != set()


@pytest.mark.parametrize("texts", [("word " * 200_000,), ("a" * 300_000,), ("item",) * 20_000])
def test_a_text_that_no_size_could_fit_is_told_without_being_shaped(texts: tuple[str, ...]) -> None:
    """It would take minutes, or more memory than there is, and then be too long."""
    given = sheet("en", "letter")
    first = given.handout.sections[0]
    blocks = tuple(replace(first.blocks[0], text=text, line=7) for text in texts)
    long = replace(given.handout, sections=(replace(first, blocks=blocks),))
    made, (found,) = typeset(replace(given, handout=long), sheet_of_paper("letter"), book())
    assert made is None
    assert (found.code, found.where.msgctxt) == ("too-long", first.blocks[0].context)
    assert "never hold" in found.message
