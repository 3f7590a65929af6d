"""Handouts that nobody wrote: of any kind, shape, length and script, as a hypothesis strategy.

A text is some words of a list in a row, told by two numbers, so that hypothesis makes a failing
handout shorter until no word can be spared.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from hypothesis import strategies as st

from handouts.clinic import Clinic, read_clinic
from handouts.content.interface import Interface, english
from handouts.content.model import Block, BlockKind, FormLine, Handout, Section
from handouts.content.outline import FORM_OF_KIND, PREPARATION
from handouts.fit.design import Design, sheet_of_paper
from handouts.locale import parse
from handouts.sheet import Sheet
from tests.sheets import PROJECT
from tests.sheets import sheet as shipped

# Plain words of everyday use; the order means nothing.
WORDS = {
    "en": "the doctor will see you before noon and a nurse helps with medicines at home after "
    "it unless swelling begins so please rest drink water walk slowly tomorrow",
    "de": "die Ärztin sieht Sie vormittags und hilft beim Blutverdünnungsmittel zu Hause "
    "Röntgenuntersuchung wenn Schwellungen beginnen ruhen trinken Behandlungszimmer langsam",
    "ar": "الطبيب سوف يراك قبل الظهر و الممرضة تساعد في البيت بعد ذلك اشرب الماء امش ببطء غدا "
    "الأدوية إذا بدأ تورم فاسترح",
    "he": "הרופא יראה אותך לפני הצהריים ואחות עוזרת בבית אחרי הטיפול שתה מים לך לאט מחר",
    "hi": "डॉक्टर आपको दोपहर से पहले देखेंगे और नर्स घर पर दवाओं में मदद करेगी पानी पिएँ धीरे चलें "
    "कल सूजन शुरू हो तो आराम करें",
    "th": "แพทย์ จะ พบ คุณ ก่อน เที่ยง และ พยาบาล ช่วย เรื่อง ยา ที่ บ้าน หลัง นั้น ดื่ม น้ำ เดิน ช้า พรุ่งนี้ "
    "ถ้า บวม ให้ พัก ผู้ป่วย ที่นี่ ปวด",
    "ja": "医師 は 正午 の 前 に 診ます 看護師 が 家 で 薬 を 手伝います "
    "水 を 飲み ゆっくり 歩いて ください 明日 腫れ たら 休む",
    "km": "វេជ្ជបណ្ឌិត នឹង ជួប អ្នក មុន ថ្ងៃត្រង់ ហើយ គិលានុបដ្ឋាយិកា ជួយ ថ្នាំ នៅ ផ្ទះ ផឹក ទឹក ដើរ យឺតៗ ស្អែក សម្រាក",
}
_GAPS = {"th": "", "ja": "", "km": ""}
_STOPS = {"ar": ".", "hi": "।", "th": "", "ja": "。", "km": "។"}
_LONG_PHONE = "+1 (555) 010-0123 / +1 (555) 010-0199"
_LONG_ADDRESS = "Third floor, Old Harbour Hospital, 1200 Upper Riverside Avenue, Springfield"


@dataclass(frozen=True, slots=True)
class Case:
    """A sheet that reads as its source text where a test fails."""

    sheet: Sheet
    design: Design

    def __repr__(self) -> str:
        made = self.sheet
        blocks = (
            f"  {block.kind} {block.context}: {block.text}" for block in made.handout.blocks()
        )
        head = f"{made.locale.tag} {self.design.paper.name} {made.handout.kind} {made.clinic.day}"
        return "\n".join((f"{head} {made.statuses} draft={made.draft}", *blocks))


def words(tag: str, length: int, start: int) -> str:
    """So many words of a language, from one of its list on, as a sentence."""
    known = WORDS[tag].split()
    said = [known[(start + step) % len(known)] for step in range(length)]
    return _GAPS.get(tag, " ").join(said) + _STOPS.get(tag, ".")


def shortened(tag: str, text: str) -> str:
    """A sentence without its last word, or as it is where it has one alone."""
    gap, stop = _GAPS.get(tag, " "), _STOPS.get(tag, ".")
    known = sorted(WORDS[tag].split(), key=len, reverse=True)
    bare = text.removesuffix(stop)
    last = next(word for word in known if bare.endswith(word))
    rest = bare.removesuffix(last).removesuffix(gap) if gap else bare.removesuffix(last)
    return rest + stop if rest and not rest.endswith("*") else text


@st.composite
def texts(draw: st.DrawFn, tag: str, most: int, rich: bool = True) -> str:
    """A text of up to ``most`` words; a rich one may have strong words or a telephone number."""
    length, start = draw(st.integers(1, most)), draw(st.integers(0, 20))
    text = words(tag, length, start)
    extra = draw(st.sampled_from(("", "", "", "strong", "phone"))) if rich else ""
    if extra == "strong":
        return f"**{words(tag, 2, start + 3)}**{_GAPS.get(tag, ' ')}{text}"
    return f"{{clinic_phone}} {text}" if extra == "phone" else text


@st.composite
def _groups(draw: st.DrawFn, tag: str, section: str, longest: int) -> tuple[Block, ...]:
    """Some blocks that belong together: a paragraph, a list, notices, a question with answers."""

    def block(kind: BlockKind, most: int, number: int = 0) -> Block:
        text = draw(texts(tag, most, rich=kind is not BlockKind.QUESTION))
        return Block(kind, text, section, 1, number=number)

    kind = draw(st.sampled_from(_KINDS))
    count = draw(st.integers(1, _MOST.get(kind, 1)))
    if kind is BlockKind.QUESTION:
        answers = [block(BlockKind.ANSWER, longest) for _ in range(count)]
        return (block(kind, 12), *answers)
    most = min(longest, 25) if kind in (BlockKind.STEP, BlockKind.BULLET) else longest
    step = kind is BlockKind.STEP
    return tuple(block(kind, most, number if step else 0) for number in range(1, count + 1))


_KINDS = (
    BlockKind.PARAGRAPH,
    BlockKind.BULLET,
    BlockKind.STEP,
    BlockKind.NOTICE,
    BlockKind.QUESTION,
)
_MOST = {BlockKind.BULLET: 6, BlockKind.STEP: 5, BlockKind.NOTICE: 2, BlockKind.QUESTION: 2}


@st.composite
def sections(draw: st.DrawFn, tag: str, name: str, groups: int) -> Section:
    """A section of up to ``groups`` groups of blocks."""
    heading = Block(BlockKind.HEADING, draw(texts(tag, 6, rich=False)), name, 1)
    longest = draw(st.sampled_from((8, 20, 45)))
    made = [draw(_groups(tag, name, longest)) for _ in range(draw(st.integers(1, groups)))]
    return Section(name, heading, tuple(block for group in made for block in group))


@st.composite
def handouts(draw: st.DrawFn, tag: str, most_sections: int = 8) -> Handout:
    """A handout in a language, as ``load`` might give it; a call section in three of four."""
    names = [f"s{number}" for number in range(draw(st.integers(2, most_sections)))]
    made = [draw(sections(tag, name, 4)) for name in names]
    if draw(st.integers(0, 3)):
        made.insert(draw(st.integers(0, len(made))), draw(sections(tag, "call", 2)))
    if draw(st.booleans()):
        own = draw(sections(tag, PREPARATION, 3))
        notices = [draw(texts(tag, 20)) for _ in range(draw(st.integers(1, 4)))]
        first = tuple(Block(BlockKind.NOTICE, text, PREPARATION, 1) for text in notices)
        made.insert(draw(st.integers(0, len(made))), replace(own, blocks=(*first, *own.blocks)))
    kind = draw(st.sampled_from(("procedure", "general")))
    return Handout(
        id="generated",
        kind=kind,
        revision=date(2026, 11, 20),
        path="content/generated.md",
        title=Block(BlockKind.TITLE, draw(texts(tag, 7, rich=False)), "title", 1),
        lead=Block(BlockKind.LEAD, draw(texts(tag, 30, rich=False)), "lead", 1),
        sections=tuple(made),
        form=tuple(FormLine(name) for name in FORM_OF_KIND[kind]),
    )


@cache
def _interface(tag: str) -> Interface:
    return shipped(tag, "a4").interface if tag in ("en", *PROJECT.tags()) else english()


@cache
def _clinic(long_lines: bool) -> Clinic:
    clinic = read_clinic(PROJECT)
    return replace(clinic, day=_LONG_PHONE, address=_LONG_ADDRESS) if long_lines else clinic


@st.composite
def cases(draw: st.DrawFn, tags: tuple[str, ...] = tuple(WORDS)) -> Case:
    """A sheet of a generated handout, on either paper, with statuses and a clinic of any length."""
    tag = draw(st.sampled_from(tags))
    handout = draw(handouts(tag))
    english_title = replace(handout.title, text=words("en", draw(st.integers(1, 9)), 0))
    made = Sheet(
        handout=handout,
        source=replace(handout, title=english_title),
        interface=_interface(tag),
        locale=parse(tag),
        clinic=_clinic(draw(st.booleans())),
        statuses=draw(st.sampled_from(((), ("sample",), ("sample", "unreviewed_content")))),
        draft=draw(st.booleans()),
    )
    return Case(made, sheet_of_paper(draw(st.sampled_from(("a4", "letter")))))


def shorter(sheet: Sheet) -> list[tuple[str, Sheet]]:
    """What is taken away, and the sheet without it: the last word of each text, each whole block.

    Not the only block of a section, a question, or its only answer; nor what stands between two
    notices, since their boxes become one, which then has to be whole.
    """
    made = []
    for place, section in enumerate(sheet.handout.sections):
        for index, block in enumerate(section.blocks):
            less = shortened(sheet.locale.tag, block.text)
            ways: list[tuple[str, tuple[Block, ...]]]
            ways = [("a word", (replace(block, text=less),))] if less != block.text else []
            ways += [("all", ())] if _spared(section, index) else []
            for what, left in ways:
                blocks = (*section.blocks[:index], *left, *section.blocks[index + 1 :])
                sections = list(sheet.handout.sections)
                sections[place] = replace(section, blocks=blocks)
                handout = replace(sheet.handout, sections=tuple(sections))
                name = f"{what} of {block.kind} {index} in {section.id}"
                made.append((name, replace(sheet, handout=handout)))
    return made


def _spared(section: Section, index: int) -> bool:
    """Whether a section is still a section without one of its blocks, its boxes as they were."""
    kinds = [block.kind for block in section.blocks]
    before = kinds[index - 1] if index else BlockKind.HEADING
    after = kinds[index + 1] if index + 1 < len(kinds) else BlockKind.HEADING
    joins = before is after is BlockKind.NOTICE and kinds[index] is not BlockKind.NOTICE
    asked = kinds[index] is BlockKind.QUESTION or (
        before is BlockKind.QUESTION and after is not BlockKind.ANSWER
    )
    return len(kinds) > 1 and not joins and not asked
