"""The writer against msgcat, byte by byte."""

import random
import re
from pathlib import Path

import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import domains, po_path, pot_path
from handouts.catalogs.poparse import parse_po
from handouts.catalogs.poprint import printed
from tests.gettexts import HEADER, REAL, Program, real, real_catalogs

HEAD = Entry("", "Content-Type: text/plain; charset=UTF-8\n")

# Words with what makes line breaking hard: quotes, brackets, dashes, signs, marks, wide letters.
WORDS = [
    line.split()
    for line in (
        "the doctor's (calming) 1–2 weeks, X-ray “said” {clinic_phone} **Do not** 5 mg 50% and/or "
        "e.g. http://x.org/a-b?c=d 3.5 1,000 $5 - — dash… a\"q\" back\\slash -5 'one' [x] «fr» "
        "non\u00a0break soft\u00adhyphen #hash @at & ! ? +1-555-0123",
        "Không được ngừng thuốc làm loãng máu trừ khi bác sĩ kê đơn bảo quý vị.",
        "Не прекращайте «приём», пока врач — тот, кто их назначил, — не скажет: 1–2 недели № 5 %",
        "لا تتوقف عن تناول مميّع الدم إلا إذا أخبرك الطبيب، بذلك؟ (CRPS) ١٢ ٪",
        'אל תפסיקו לקחת מדלל־דם אלא אם הרופא/ה אמר/ה (CRPS) "כן" ד״ר 5%',
        "जब तक डॉक्टर न कहे, ख़ून पतला करने वाली दवा **बंद न करें**। १२ घंटे (CRPS)",
        "อย่าหยุดยาละลายลิ่มเลือดเว้นแต่แพทย์ผู้สั่งยา บอกคุณ 6 ชั่วโมง (CRPS) ฯลฯ ๆ ฿5 น้ำ",
        "ሐኪሙ ካልነገረዎት በስተቀር የደም ማቅጠኛ መድኃኒት አያቋርጡ። 6፡30 ሰዓት፤ (CRPS)",
        "医師の指示がないかぎり、薬をやめないで。 １～２週間（CRPS）「はい」ー、っ々…‥",
        "除非开药的医生告诉您,否则不要停用抗凝药。 “引号”（CRPS） 1–2周、至少6小时；《书》——… ￥5",
        "처방한 의사가 말하지 않는 한 **혈액 희석제를** 중단하지 마십시오. (CRPS) 6시간 1~2주",
        "កុំឈប់ប្រើថ្នាំ ៦ ម៉ោង។ ဆေးမရပ်ပါနှင့်။ ၆ နာရီ၊",
        "« même origine » (« l’été ») ‹ pas › -muodossa %s -ро ‐ab : » ; « “ x ” ಅನುಮತಿಯಿಲ್ಲ ಪಡಿಸಿಕೊಳ್ಳಲು",
        "–quiet–, – (https://app.transifex.com/okfn/teams/11162/cs_CZ/) /1/2 a/b „so“ ‚na‘ ¿qué? "
        "¡no! .5 1:$5 1.%x § §5 a.§ • ·x· © 2×3 -&x –<b> «x» ” « a.b.c, x;y ‑-a ––verbose --no",
    )
]
# with spaces inside, sound or not: what a format's flag holds together
WORDS.append(
    ["%(a name)s", "% d", "%(c d)d", "%%", "%5.2f", "50 % off", "%- 5d", "{a.b}", "{a: >5}", "if",
     "{{x y}}", "%(a (b c) d)s", "and so on", "%1$ d", "%(no end", "% lld", "%(nhãn) S", "a -"]
)  # fmt: skip


FLAGS: tuple[tuple[str, ...], ...] = (
    (), (), ("fuzzy",), ("python-brace-format",), ("python-format",), ("c-format",),
)  # fmt: skip


def hard_entries(seed: int, count: int) -> tuple[Entry, ...]:
    """Entries of random words, some of one script and some of all, spaced, packed or broken."""
    choose = random.Random(seed)
    entries = []
    for number in range(count):
        words = (
            choose.choice(WORDS)
            if choose.random() < 0.8
            else [word for line in WORDS for word in line]
        )
        glue = choose.choice([" "] * 8 + ["", "\n"])
        text = glue.join(choose.choice(words) for _ in range(choose.randint(1, 40)))
        text += choose.choice(["", "", "\n"])
        if choose.random() < 0.1:
            text = text.replace(" ", "\t", 1)
        entries.append(
            Entry(
                msgid=f"{number} " + " ".join(choose.choices(WORDS[0], k=choose.randint(1, 30))),
                msgstr=text,
                msgctxt=choose.choice([None, "context"]),
                flags=choose.choice(FLAGS),
                previous_msgid=text if number % 7 == 0 else None,
                references=tuple(f"content/text.md:{n}" for n in range(choose.randint(0, 9))),
                obsolete=number % 10 == 0,
            )
        )
    return tuple(entries)


@pytest.mark.parametrize(("tag", "domain"), real_catalogs())
def test_our_catalogs_are_as_msgcat_writes_them(tag: str, domain: str, run: Program) -> None:
    path = po_path(REAL, tag, domain)
    assert run("msgcat", path) == path.read_text("utf-8")


@pytest.mark.parametrize("domain", domains(REAL))
def test_our_templates_are_as_msgcat_writes_them(domain: str, run: Program) -> None:
    path = pot_path(REAL, domain)
    assert run("msgcat", path) == path.read_text("utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_hard_texts_are_wrapped_as_msgcat_wraps_them(
    seed: int, tmp_path: Path, run: Program
) -> None:
    text = printed(HEAD, hard_entries(seed, 500))
    (tmp_path / "hard.po").write_text(text, "utf-8")
    theirs = re.split(r"\n\n(?=\S)", run("msgcat", tmp_path / "hard.po"))
    assert re.split(r"\n\n(?=\S)", text) == theirs


@pytest.mark.parametrize(
    "body",
    [
        '# note\n#  set in\n#\n#. from the source\n#: a.md:1 b.md:2\nmsgid "a"\nmsgstr "b"\n',
        '#, fuzzy, python-format, no-wrap\nmsgid "' + "word " * 30 + '"\nmsgstr "b"\n',
        '#, python-format, fuzzy, range: 0..10\nmsgid "a"\nmsgstr "b"\n',
        '#, fuzzy\nmsgid "not yet"\nmsgstr ""\n',
        '#| msgctxt "c"\n#| msgid "' + "word " * 30 + '"\nmsgid "a"\nmsgstr "b"\n',
        'msgid "one"\nmsgid_plural "many\\nlines"\nmsgstr[0] "eins"\nmsgstr[1] "viele\\n"\n',
        'msgid "two\\nlines"\nmsgstr "\\n"\n',
        'msgid "\\t\\"\\\\"\nmsgstr "' + "ohneleerzeichen" * 9 + '"\n',
        '#: a.py:3 a.py:3 b.py:4 a.py b.py a.py:3 a.py\n#: a.py:3\nmsgid "a"\nmsgstr "b"\n',
        '#, python-brace-format, python-format\nmsgid "a"\nmsgstr "b"\n',
        "#, ycp-format, no-wrap, php-format, perl-brace-format, perl-format, kde-kuit-format, "
        "c-format, objc-format, java-format, no-lua-format, range: 0..5, fuzzy, sh-format\n"
        'msgid "a"\nmsgstr "b"\n',
        # a directive with a name after one without is none; %% goes with both
        f'#, python-format\nmsgid "x"\nmsgstr "%d {"a" * 70} %(name it)s"\n',
        f'#, python-format\nmsgid "x"\nmsgstr "%% {"a" * 70} %(name it)s"\n',
        f'#, c-format\nmsgid "x"\nmsgstr "%1$d %% {"a" * 66} %2$ d"\n',
        '#, fuzzy\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] "x"\n',
        '#, fuzzy\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] ""\n',
        '# Spanish \n#  two \n#.  dot \nmsgid "a"\nmsgstr "b"\n',
        '#, python-format\nmsgid "x"\nmsgstr "Hoạt động <strong>%(nhãn) S </strong> có thể được áp '
        'dụng cho <strong>%(cho vé) S vé trong giỏ hàng"\n',
        'msgid "x"\nmsgstr "Language-Team: Czech (Czech Republic) (https://app.transifex.com/okfn/'
        'teams/11162/cs_CZ/)"\n',
        'msgid "x"\nmsgstr "' + "a" * 55 + ' «silencioso» –quiet–, máis non se – especifica"\n',
        '#~| msgid "b"\n#~ msgid "' + "word " * 30 + '"\n#~ msgstr "c"\n\nmsgid "z"\nmsgstr "y"\n',
        "#: " + " ".join(f"a/long/path/to/some/file.md:{n}" for n in range(9)) + '\nmsgid "a"\n'
        'msgstr ""\n',
    ],
)
def test_each_part_of_an_entry_is_written_as_msgcat_writes_it(
    body: str, tmp_path: Path, run: Program
) -> None:
    (tmp_path / "a.po").write_text(HEADER + body, "utf-8")
    header, *entries = parse_po(HEADER + body).entries
    assert printed(header, tuple(entries)) == run("msgcat", tmp_path / "a.po")


def test_what_msgcat_would_lose_is_kept() -> None:
    body = '#, fuzzy, checked-by-ana\nmsgid "a"\nmsgstr "b"\n\n# the end\n'
    found = parse_po(HEADER + body)
    header, *entries = found.entries
    assert printed(header, tuple(entries), found.trailing) == HEADER + body


@pytest.mark.parametrize("seed", range(10, 13))
def test_what_is_printed_reads_back_the_same(seed: int) -> None:
    entries = hard_entries(seed, 200)
    found = parse_po(printed(HEAD, entries)).entries
    assert found == (HEAD, *sorted(entries, key=lambda entry: entry.obsolete))


def test_a_real_catalog_prints_back_to_its_bytes() -> None:
    for tag, domain in real_catalogs():
        catalog = real(tag, domain)
        text = printed(catalog.header, catalog.entries, catalog.trailing)
        assert text == po_path(REAL, tag, domain).read_text("utf-8")
