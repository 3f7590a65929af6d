"""The front matter: keys, each of its type, and lists of words."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.content.check import REQUIRED_SECTIONS
from handouts.content.load import load
from handouts.content.model import Block, BlockKind, FormLine
from handouts.errors import Stopped

from .conftest import HEAD, Faults, Reader

BODY = HEAD + "## S {#s}\ntext\n"


SOUND = "id: small\nkind: general\nrevision: 2026-11-20\n"


def with_front(front: str) -> str:
    return f"---\n{front}---\n{BODY}"


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        ("kind: general\nrevision: 2026-11-20\n", 1, "has no id"),
        ("id: small\nrevision: 2026-11-20\n", 1, "has no kind"),
        ("id: small\nkind: general\n", 1, "has no revision"),
        ("id: small\nkind: general\nauthor: me\nrevision: 2026-11-20\n", 4, "unknown key 'author'"),
        ("id: small\nkind: general\nid: small\nrevision: 2026-11-20\n", 4, "id is there twice"),
        ("kind: general\nid: large\nrevision: 2026-11-20\n", 3, "the file small.md"),
        ("id: Small Text\nkind: general\nrevision: 2026-11-20\n", 2, "'Small Text' is no id"),
        ("id: 7\nkind: general\nrevision: 2026-11-20\n", 2, "7 is no id"),
        ("id: small\nkind: operation\nrevision: 2026-11-20\n", 3, "unknown kind 'operation'"),
        ("id: small\nkind: [general]\nrevision: 2026-11-20\n", 3, "unknown kind"),
        ("id: small\nkind: general\nrevision: soon\n", 4, "'soon' is no date"),
        ("id: small\nkind: general\nrevision: 2026\n", 4, "2026 is no date"),
        ("id: small\nkind: general\nrevision: 2026-11-20 10:00:00\n", 4, "is no date"),
        ("id: small\nkind: general\nrevision: 2026-13-40\n", 4, "'2026-13-40' is no date"),
        ("id: small\nkind: general\nrevision: '2026-11-20'\n", 4, "is no date"),
        ("id: small\nkind: general\nrevision: 2026-11-20 10:00:00 +99:00\n", 4, "is no date"),
        (f"kind: general\nid: {'[' * 3000}\nrevision: 2026-11-20\n", 3, "brackets"),
        (f"kind: general\nid: {'{a: ' * 900}\nrevision: 2026-11-20\n", 3, "brackets"),
        (f"id: {'[' * 9000}\n", 1, "longer than"),
        (f"id: {'9' * 3900}\n", 2, "9… is no id"),
        ("kind: general\nid: [a, [b]]\nrevision: 2026-11-20\n", 3, "'[a, [b]]' is no id"),
        ("id: &a small\nkind: general\nrevision: 2026-11-20\n", 2, "an anchor"),
        ("id: small\nkind: general\nrevision: *a\n", 4, "an anchor"),
        ("id: small\nkind: &a [1]\nx: [*a, *a]\nrevision: 2026-11-20\n", 3, "an anchor"),
        ("id: small\nkind: !!python/name:os.system general\n", 3, "a tag"),
        ("id: small\nkind: !!int general\nrevision: 2026-11-20\n", 3, "a tag"),
        ("id: small\n<<: {kind: general}\nrevision: 2026-11-20\n", 3, "unknown key '<<'"),
        (f"{SOUND}pages: 3\n", 5, "sheet of 3 pages"),
        (f"{SOUND}pages: 0\n", 5, "sheet of 0 pages"),
        (f"{SOUND}pages: yes\n", 5, "sheet of True pages"),
        (f"{SOUND}pages: 1.0\n", 5, "sheet of 1.0 pages"),
        (f"{SOUND}pages: [1]\n", 5, "sheet of '[1]' pages"),
        (f"{SOUND}languages: es\n", 5, "languages is no list: 'es'"),
        (f"{SOUND}languages:\n", 5, "languages is no list: None"),
        (f"{SOUND}languages: [es,\n  qq]\n", 6, "unknown locale 'qq'"),
        (f"{SOUND}languages: [es, ar_XB]\n", 5, "ar_XB is a pseudo-locale"),
        (f"{SOUND}languages: [pt_BR, pt-BR]\n", 5, "pt_BR is there twice"),
        (f"{SOUND}languages: [es, [ar]]\n", 5, "more than words in its list: [ar]"),
        (f"{SOUND}languages:\n- es\n- qq\n", 7, "unknown locale 'qq'"),
        (f"{SOUND}form: side\n", 5, "form is no list: 'side'"),
        (f"{SOUND}form: [side, weight]\n", 5, "no line 'weight'"),
        (f"{SOUND}form: [form]\n", 5, "no line 'form'"),
        (f"{SOUND}form: [side, side]\n", 5, "'side' is there twice"),
        (f"{SOUND}form: ['A: ____', 'A: ____']\n", 5, "'A: ____' is there twice"),
        (f"{SOUND}form: [Bring: ____]\n", 5, "more than words in its list: Bring: ____"),
        (f"{SOUND}form: ['Bring: ___']\n", 5, "no line 'Bring: ___'"),
        ("id: small\nkind: general\n1: x\nrevision: 2026-11-20\n", 4, "unknown key '1'"),
        ("id: small\nkind: general\nyes: x\nrevision: 2026-11-20\n", 4, "unknown key 'yes'"),
        ("id: small\nkind: general\n? [a]\n: b\nrevision: 2026-11-20\n", 4, "is no word"),
        ("id: small\nkind: general\nrevision: 2026-11-20\nx: \x01\n", 5, "no YAML"),
        ("id: null\nkind: general\nrevision: 2026-11-20\n", 2, "None is no id"),
        ("id: small\nkind: general\nrevision:\n", 4, "None is no date"),
        ("\n\nid: 7\nkind: general\nrevision: 2026-11-20\n", 4, "7 is no id"),
        ("{}\n", 1, "no keys"),
        ("id:\tsmall\nkind: general\nrevision: 2026-11-20\n", 2, "has a tab"),
        ("\tid: small\nkind: general\nrevision: 2026-11-20\n", 2, "has a tab"),
        ("id: small\nkind: [general\nrevision: 2026-11-20\n", 4, "no YAML"),
        ("just words\n", 1, "no keys"),
        ("- a\n- b\n", 1, "no keys"),
        ("", 1, "no keys"),
    ],
)
def test_a_wrong_front_matter_is_an_error_with_its_line(
    faults: Faults, front: str, line: int, message: str
) -> None:
    found = [fault for fault in faults(with_front(front)) if message in fault.message]
    assert [(fault.code, fault.where.line) for fault in found] == [("front-matter", line)]
    assert found[0].hint


def test_a_handout_says_how_long_it_is_for_whom_and_what_the_pen_fills_in(read: Reader) -> None:
    plain = read(with_front(SOUND))
    assert (plain.pages, plain.languages, plain.form) == (2, None, ())
    assert plain.is_for("ar") and plain.is_for("en")
    front = f"{SOUND}pages: 1\nlanguages: [es, no, zh-hant]\nform: ['Bring: ____', side]\n"
    given = read(with_front(front))
    assert given.pages == 1
    # YAML reads a bare no as an answer; here it is Norwegian
    assert given.languages == ("es", "no", "zh_Hant")
    own, side = given.form
    assert side == FormLine("side")
    assert own.block == Block(BlockKind.FORM_LINE, "Bring: ____", "form", 7)
    assert [block.context for block in given.blocks()][:3] == ["title", "lead", "form"]
    tags = ("en", "en_XA", "es", "zh_Hant", "ar")
    assert [given.is_for(tag) for tag in tags] == [True, True, True, True, False]


def test_a_list_may_stand_one_item_a_line_or_be_empty(read: Reader) -> None:
    given = read(with_front(f"{SOUND}languages:\n  - es\n  - en\nform: []\n"))
    assert (given.languages, given.form) == (("es",), ())
    assert read(with_front(f"{SOUND}languages: []\n")).languages == ()


def test_a_line_of_the_form_is_held_to_what_a_text_may_have(faults: Faults) -> None:
    (found,) = faults(with_front(f"{SOUND}form: ['Call {{fone}} at ____']\n"))
    assert (found.code, found.where.line) == ("unknown-placeholder", 5)


def test_a_procedure_has_its_usual_form_where_it_names_no_lines(tmp_path: Path) -> None:
    body = "".join(f"## S {{#{name}}}\n\ntext\n\n" for name in REQUIRED_SECTIONS["procedure"])
    path = tmp_path / "small.md"
    front = SOUND.replace("general", "procedure")
    path.write_text(f"---\n{front}---\n{HEAD}{body}", "utf-8")
    usual = ("appointment", "arrive", "side", "stop", "take")
    assert load(path, "x.md").form == tuple(map(FormLine, usual))
    path.write_text(f"---\n{front}form: []\n---\n{HEAD}{body}", "utf-8")
    assert load(path, "x.md").form == ()


def test_an_id_has_room_in_a_corner_of_the_page(tmp_path: Path) -> None:
    for length in (60, 61):
        name = "a" * length
        text = f"---\nid: {name}\nkind: general\nrevision: 2026-11-20\n---\n{BODY}"
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    assert load(tmp_path / f"{'a' * 60}.md", "60.md").id == "a" * 60
    with pytest.raises(Stopped) as caught:
        load(tmp_path / f"{'a' * 61}.md", "61.md")
    (fault,) = caught.value.findings
    assert (fault.code, fault.where.line) == ("front-matter", 2)
    assert "61 characters, and may have 60" in fault.message


def test_a_source_without_front_matter_is_an_error(faults: Faults) -> None:
    found = faults(f"---\n{BODY}")
    assert "no front matter" in {fault.message for fault in found}


def test_a_front_matter_that_cannot_be_read_is_one_finding(faults: Faults) -> None:
    assert [fault.message for fault in faults(with_front("id: [\n"))] == [
        "the front matter is no YAML"
    ]


_WORDS = st.sampled_from(
    ["id", "kind", "revision", ": ", ":", "\n", "\n  ", "- ", "? ", "[", "]", "{", "}", ", ", "&a ",
     "*a", "!!int ", "! ", "<<", "|", ">", "'", '"', "#", "%", "@", "\t", "...", "0x_", "1_0",
     "1:1", "2026-02-30", "2026-11-20", "small", "general", ".inf", "~", "yes", "\x7f"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(words=st.lists(_WORDS, max_size=25))
def test_no_front_matter_is_ever_an_exception(words: list[str]) -> None:
    text = with_front("".join(words) + "\n")
    with TemporaryDirectory() as folder:
        path = Path(folder, "small.md")
        path.write_text(text, "utf-8")
        try:
            handout = load(path, "content/small.md")
        except Stopped as problem:
            lines = text.count("\n") + 1
            assert all(0 <= finding.where.line <= lines for finding in problem.findings)
            return
    assert (handout.id, handout.kind) == ("small", "general")
