"""Cases from public reports of other programs, each by what is right on paper and in readers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from handouts import telephone
from handouts.clinic import read_clinic
from handouts.content.model import BlockKind
from handouts.findings import Finding
from handouts.fit.design import sheet_of_paper
from handouts.layout.pages import pdf
from handouts.layout.typeset import Typeset, typeset
from handouts.page.placed import PlacedLine, PlacedShape, Shape
from handouts.text.itemize import Setting, StyledSpan
from handouts.text.lines import Paragraph, prepare
from tests.checks.checking import codes
from tests.projects import general
from tests.readers import READERS, texts
from tests.sheets import PAPERS, TAGS, book, sheet, typeset_sheet

LETTER = sheet_of_paper("letter")
MEASURES = [measure / 4 for measure in range(72, 160)]
"""In em: from narrower than a column to as wide as a page."""

EM = 0.02
"""What two widths in em may differ by."""


def paragraph(language: str, text: str, script: str = "Latn", direction: str = "ltr") -> Paragraph:
    setting = Setting("rtl" if direction == "rtl" else "ltr", language, script)
    return prepare([StyledSpan(text)], setting, book())


def ends(language: str, text: str, script: str = "Latn", direction: str = "ltr") -> set[str]:
    """What the lines of a text end with, at any measure, each as the text before and after it."""
    made = paragraph(language, text, script, direction)
    lines = [line for measure in MEASURES for line in made.lines(measure)]
    return {f"{text[: line.end].strip()}|{text[line.end :]}" for line in lines}


def parted(language: str, text: str, *kept: str, script: str = "Latn") -> set[str]:
    """Those of some stretches of a text that any line parts."""
    direction = "rtl" if script in ("Arab", "Hebr") else "ltr"
    made = paragraph(language, text, script, direction)
    breaks = {line.end for measure in MEASURES for line in made.lines(measure)[:-1]}
    places = {word: text.index(word) for word in kept}
    return {w for w, at in places.items() if breaks & set(range(at + 1, at + len(w)))}


def widths(language: str, script: str, text: str) -> float:
    return paragraph(language, text, script).width_em


def printing(tag: str, text: str = "", day: str = "") -> tuple[Typeset | None, tuple[Finding, ...]]:
    """A shipped sheet whose first paragraph or whose clinic's telephone number is another."""
    made = sheet(tag, "letter")
    first = next(b for b in made.handout.blocks() if b.kind is BlockKind.PARAGRAPH)
    if text:
        handout = made.handout.mapped(
            lambda block: replace(block, text=text) if block is first else block
        )
        made = replace(made, handout=handout)
    if day:
        made = replace(made, clinic=replace(made.clinic, day=day))
    return typeset(made, LETTER, book())


def read(tag: str, text: str, folder: Path) -> dict[str, str]:
    """The text of such a sheet in every reader, spaces of one kind, no format characters."""
    done, findings = printing(tag, text)
    assert done is not None, findings
    path = folder / "sheet.pdf"
    path.write_bytes(pdf(done))
    hidden = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
    return {name: hidden.sub("", " ".join(found.split())) for name, found in texts(path).items()}


def placed_lines(done: Typeset) -> Iterator[PlacedLine]:
    for page in done.pages:
        yield from (item for item in page.items() if isinstance(item, PlacedLine))


def placed_columns(tag: str, paper: str) -> Iterator[tuple[int, list[str], list[str]]]:
    """Page, the nodes of a column, and those of the next one, in the order of reading."""
    done = typeset_sheet(tag, paper)
    columns = []
    for number, page in enumerate(done.pages):
        for column in range(len(page.columns)):
            lines = [
                item.node
                for part in page.parts if part.column == column
                for item in part.items if isinstance(item, PlacedLine) and item.node.isdigit()
            ]  # fmt: skip
            columns.append((number, list(dict.fromkeys(lines))))
    for (page_before, before), (_, after) in pairwise(columns):
        yield page_before, before, after


# --- what readers get


def test_pieces_of_a_row_are_words_of_their_own_in_actual_text() -> None:
    for tag in ("ar", "en"):
        done = typeset_sheet(tag, "letter")
        with pikepdf.open(BytesIO(pdf(done))) as file:
            objects = [o for o in file.objects if isinstance(o, pikepdf.Dictionary)]
            said = [str(o["/ActualText"]) for o in objects if "/ActualText" in o]
        side = done.sheet.interface
        words = [side[key] for key in ("side", "left", "right", "both")]
        for first, second in pairwise(words):
            assert not any(first + second in text for text in said)


def test_brackets_of_a_leftward_line_stand_around_their_word(tmp_path: Path) -> None:
    """In two readers: pdfium mirrors brackets between right-to-left letters by itself."""
    found = read("ur", "وہاں کے اعصاب (نسیں) آپ کے پیڑو میں ہیں۔", tmp_path)
    assert {name for name, text in found.items() if "(نسیں)" in text} == {"poppler", "mupdf"}
    assert ")نسیں(" in found["pdfium"]


def test_the_mark_of_a_last_letter_stands_before_the_sign_that_follows(tmp_path: Path) -> None:
    for tag, text, words in (
        ("ar", "مع ألمٍ، من مرضٍ، في يومٍ.", ("ألمٍ،", "مرضٍ،", "يومٍ.")),
        ("he", "לִבְרִיאוּת, בְּרֵאשִׁית.", ("לִבְרִיאוּת,",)),
        ("ur", "مثلاً، فوراً آرام۔", ("مثلاً،",)),
    ):
        for reader, found in read(tag, text, tmp_path).items():
            assert [word for word in words if word not in found] == [], reader


def test_a_mixed_number_comes_back_as_it_was_written(tmp_path: Path) -> None:
    found = read("he", "קחו 1½ כדורים.", tmp_path)
    assert {name for name, text in found.items() if "1½" in text} == set(READERS)


def test_a_mixed_number_is_drawn_in_its_own_order() -> None:
    (line,) = paragraph("he", "קחו \u20661½\u2069 כדורים.", "Hebr", "rtl").lines(100)
    assert "1½" in "".join(run.text for run in line.runs)
    done, _ = printing("he", "קחו 1½ כדורים.")
    assert done is not None
    drawn = ["".join(run.text for run in item.line.runs) for item in placed_lines(done)]
    assert any("1½" in text for text in drawn)


def test_a_range_with_a_hyphen_is_told_where_others_run_with_the_text() -> None:
    english = "Wait 1–2 hours or 3–4 days."
    assert "range-hyphen" in codes("he", english, "המתינו 1–2 שעות או 3-4 ימים.")
    assert "range-hyphen" not in codes("he", english, "המתינו 1–2 שעות או 3–4 ימים.")
    assert "range-hyphen" not in codes("de", english, "Warten Sie 1-2 Stunden oder 3-4 Tage.")
    assert "range-hyphen" not in codes("he", "Call 555-0123.", "התקשרו 555-0123.")


# --- Chinese and Japanese


def test_ideographs_and_letters_have_a_gap() -> None:
    text = "今天10:30来，减少5%。服用aspirin，每次2片。"
    latin = sum(widths("zh-Hans", "Hans", part) for part in ("10:30", "5%", "aspirin", "2"))
    ideographs = len(re.findall("[\u3000-\u9fff\uff00-\uffef]", text)) - 0.5  # the end is flush
    gaps = widths("zh-Hans", "Hans", text) - latin - ideographs
    assert 6 / 8 - EM <= gaps <= 6 / 4 + EM, "six places, an eighth to a quarter of an em each"


def test_a_bracket_that_begins_a_line_stands_at_its_edge() -> None:
    """Seven signs, the first at its edge without the white before it."""
    assert widths("zh-Hans", "Hans", "（注意）先吃饭") == pytest.approx(6.5)


def test_signs_that_stand_side_by_side_share_their_white() -> None:
    text = "医生说：“请休息”（重要）。“不要”（立刻）停药！"
    assert widths("zh-Hans", "Hans", text) == pytest.approx(len(text) - 5 * 0.5)


def test_both_pairs_of_quotation_marks_are_of_one_font() -> None:
    (line,) = paragraph("zh-Hans", "“CRPS”是一种疼痛；它叫“CRPS”。", "Hans").lines(100)
    fonts = {id(run.font) for run in line.runs if set("“”") & set(run.text)}
    assert len(fonts) == 1


def test_traditional_chinese_is_set_in_its_own_forms() -> None:
    own, other = (
        paragraph(tag, "請在家休息。", script).lines(100)[0].runs[0].font.key
        for tag, script in (("zh-Hant", "Hant"), ("zh-Hans", "Hans"))
    )
    assert paragraph("zh-Hant", "請在家休息。", "Hant").missing == ()
    assert own != other


def test_a_text_that_is_short_in_a_compact_language_is_printed(tmp_path: Path) -> None:
    project = general(tmp_path / "p", 4)
    clinic = read_clinic(project)
    assert clinic.day
    for tag in ("zh_Hans", "ko"):
        made = sheet(tag, "letter")
        sections = tuple(replace(s, blocks=s.blocks[:2]) for s in made.handout.sections)
        short = replace(made, handout=replace(made.handout, sections=sections))
        done, findings = typeset(short, LETTER, book())
        assert done is not None, findings
        assert len(done.pages) == 2


# --- where lines end


def test_a_number_keeps_its_unit_in_a_language_without_a_list() -> None:
    text = "Ne mangez pas avant la piqûre pendant 6 heures, et attendez 24 heures ensuite."
    assert parted("fr", text, "6 heures", "24 heures") == set()
    assert parted("it", "Riposi per 24 ore a casa, poi per 6 ore.", "24 ore", "6 ore") == set()
    assert parted("pl", "Proszę leżeć 24 godziny, potem 6 godzin.", "24 godziny", "6 godzin") == (
        set()
    )


@pytest.mark.parametrize(("language", "text", "script"), [
    ("pl", "Weź lek z wodą o 8 rano i nie pij z mlekiem, a w razie bólu zadzwoń.", "Latn"),
    ("cs", "Vezměte lék s vodou v 8 hodin a 24 hodin v klidu a u okna.", "Latn"),
    ("uk", "Візьміть ліки з водою о восьмій і не пийте з молоком, а в разі болю.", "Cyrl"),
])  # fmt: skip
def test_no_line_ends_with_a_word_of_one_letter(language: str, text: str, script: str) -> None:
    last = {end.partition("|")[0].split()[-1] for end in ends(language, text, script)}
    assert not {word for word in last if len(word) == 1 and word.isalpha()}


def test_no_line_ends_at_the_hyphen_of_an_address() -> None:
    text = (
        "Read www.example.org/patients/lumbar-sympathetic-block or write to "
        "pain-clinic.front-desk@example.org first."
    )
    assert not {end for end in ends("en", text) if end.partition("|")[0].endswith("-")}


@pytest.mark.parametrize("number", ["+1 (555) 010-0123 x7", "+49 (0)30 123456789-1234 x77"])
def test_a_number_with_its_extension_is_one_piece(number: str) -> None:
    text = f"התקשרו אלינו למספר \u2066{number}\u2069 בשעות הפעילות."
    assert parted("he", text, number, script="Hebr") == set()


# --- what is refused, and what is not


@pytest.mark.parametrize("number", ["+1 (555) 010-0123 ext. 7", "1-800-555-PAIN", "555-0123#2"])
def test_telephone_numbers_are_taken_as_people_write_them(number: str) -> None:
    assert telephone.is_telephone(number)


@pytest.mark.parametrize("tag", ["en", "de", "ar"])
def test_a_long_number_stays_inside_the_call_box(tag: str) -> None:
    done, findings = printing(tag, day="+1 (555) 010-0123 / +1 (555) 010-0199")
    assert done is not None, findings
    for page in done.pages:
        frames = [i for i in page.items() if isinstance(i, PlacedShape) and i.shape is Shape.FRAME]
        for part in page.parts:
            lines = [item for item in part.items if isinstance(item, PlacedLine)]
            for line in (line for line in lines if "010-01" in line.line.text):
                box = next(f for f in frames if f.y <= line.y <= f.y + f.height)
                assert box.x <= line.x
                assert line.x + line.line.width_em * line.size <= box.x + box.width


@pytest.mark.parametrize(("tag", "text"), [("hi", "िक दवा न लें।"), ("hi", "दवा न लें ्यक।")])
def test_a_vowel_sign_before_its_letter_is_an_error(tag: str, text: str) -> None:
    done, findings = printing(tag, text)
    assert done is None
    assert {finding.code for finding in findings} == {"torn-mark"}


def test_a_tone_before_its_vowel_is_found() -> None:
    assert "mark-order" in codes("th", "Take it every day.", "กินยาทุกวันท่ี บ้าน")
    assert "mark-order" in codes("th", "Drink water.", "ดื่มน้ํา")
    assert "mark-order" not in codes("th", "Take it every day at home.", "กินยาทุกวันที่บ้าน น้ำ")


def test_zawgyi_is_named() -> None:
    assert "zawgyi" in codes("my", "Rest at the clinic.", "က်န္းမာေရး ေဆးခန္း")
    assert "zawgyi" not in codes("my", "Rest at the clinic.", "ကျန်းမာရေး ဆေးခန်း")


@pytest.mark.parametrize(("tag", "text"), [
    ("ja", "アスピリン100mgを飲んでください。"),
    ("zh_Hans", "服用100mg的阿司匹林。"),
    ("ko", "아스피린 100 mg을 드십시오."),
    ("th", "กินแอสไพริน 100 mgทุกวัน"),
])  # fmt: skip
def test_a_unit_ends_where_the_script_changes(tag: str, text: str) -> None:
    assert "unit-changed" not in codes(tag, "Take 100 mg of aspirin.", text)
    assert "unit-changed" in codes(tag, "Take 100 mg of aspirin.", text.replace("mg", "ml"))


# --- columns


def test_of_all_sheets_two_at_most_leave_an_item_alone_and_two_part_steps_overleaf() -> None:
    alone, overleaf = [], []
    for tag in TAGS:
        for paper in PAPERS:
            kinds = [block.kind for block in sheet(tag, paper).handout.blocks()]
            for page, before, after in placed_columns(tag, paper):
                if not before or not after:
                    continue
                last, first = int(before[-1]), int(after[0])
                listed = (BlockKind.BULLET, BlockKind.STEP)
                if kinds[first] is not kinds[last] or kinds[first] not in listed:
                    continue
                if kinds[first] is BlockKind.STEP and page == 0 and first % 2 == 0:
                    overleaf.append((tag, paper))
                kind = kinds[first]
                begun = kinds[last - 1] is not kind and kinds[last + 1] is kind
                ended = kinds[first + 1] is not kind and kinds[first - 1] is kind
                if begun or ended:
                    alone.append((tag, paper))
    assert len(alone) <= 2, alone
    assert len(overleaf) <= 2, overleaf
