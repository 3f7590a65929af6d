"""Which font a text gets, and when its file is opened."""

import re
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis

from handouts.errors import UnreadableFile
from handouts.text import fonts
from handouts.text.fonts import Font, FontBook
from handouts.text.itemize import Item
from handouts.text.shape import shape

FONTS = Path(__file__).parents[2] / "fonts"


def key(font: Font | None) -> str | None:
    return font.key if font else None


@pytest.mark.parametrize(
    ("text", "script", "locale_script", "language", "strong", "expected"),
    [
        ("Ab", "Latn", "Latn", "en", False, "NotoSans-Regular"),
        ("Ab", "Latn", "Latn", "en", True, "NotoSans-Bold"),
        ("Việt", "Latn", "Latn", "vi", False, "NotoSans-Regular"),
        ("Ab", "Latn", "Jpan", "ja", False, "NotoSans-Regular"),
        ("Ab", "Latn", "Arab", "ur", False, "NotoSans-Regular"),
        ("да", "Cyrl", "Cyrl", "ru", False, "NotoSans-Regular"),
        ("خون", "Arab", "Arab", "ar", False, "NotoNaskhArabic-Regular"),
        ("خون", "Arab", "Arab", "ur", False, "NotoNastaliqUrdu-Regular"),
        ("خون", "Arab", "Arab", "ur-PK", True, "NotoNastaliqUrdu-Bold"),
        ("خون", "Arab", "Arab", "fa", False, "NotoNaskhArabic-Regular"),
        ("24", "Arab", "Arab", "ar", False, "NotoNaskhArabic-Regular"),
        ("骨直", "Hani", "Hans", "zh-Hans", False, "NotoSansSC-Regular"),
        ("骨直", "Hira", "Jpan", "ja", False, "NotoSansJP-Regular"),
        ("骨直", "Hani", "Jpan", "ja", False, "NotoSansJP-Regular"),
        ("骨直", "Hani", "Kore", "ko", False, "NotoSansKR-Regular"),
        ("통증", "Hang", "Kore", "ko", True, "NotoSansKR-Bold"),
        ("₪", "Thai", "Thai", "th", False, "NotoSans-Regular"),
        ("e\u0301", "Latn", "Latn", "es", False, "NotoSans-Regular"),
        ("\u200d", "Latn", "Latn", "en", False, "NotoSans-Regular"),
        ("☐", "Latn", "Latn", "en", False, None),
        ("\U0010fffd", "Latn", "Latn", "en", False, None),
    ],
)
def test_a_text_gets_the_font_of_its_script_language_and_weight(
    book: FontBook,
    text: str,
    script: str,
    locale_script: str,
    language: str,
    strong: bool,
    expected: str | None,
) -> None:
    assert key(book.choose(text, script, locale_script, language, strong=strong)) == expected


def test_han_characters_of_one_country_never_come_from_the_font_of_another(
    book: FontBook,
) -> None:
    # 们 is simplified Chinese and not in the Japanese font
    assert book.choose("们", "Hani", "Hans", "zh-Hans", strong=False) is not None
    assert book.choose("们", "Hani", "Jpan", "ja", strong=False) is None


def test_no_font_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    (tmp_path / "fonts.toml").write_text(
        '[[font]]\nfile = "gone.ttf"\nweight = 400\nscripts = ["Latn", "Zyyy"]\n', "utf-8"
    )
    book = FontBook(tmp_path)
    with pytest.raises(UnreadableFile, match=r"gone\.ttf"):
        book.choose("a", "Latn", "Latn", "en", strong=False)


def test_a_font_is_opened_once(book: FontBook) -> None:
    first = book.choose("a", "Latn", "Latn", "en", strong=False)
    assert first is book.choose("z", "Latn", "Arab", "ar", strong=False)
    assert first is not None
    assert (first.upem, first.weight, first.path) == (1000, 400, FONTS / "NotoSans-Regular.ttf")


def test_a_missing_bold_falls_back_to_the_regular_of_its_script(tmp_path: Path) -> None:
    for name in ("NotoSans-Bold.ttf", "NotoSansHebrew-Regular.ttf"):
        (tmp_path / name).symlink_to(FONTS / name)
    (tmp_path / "fonts.toml").write_text(
        '[[font]]\nfile = "NotoSans-Bold.ttf"\nweight = 700\nscripts = ["Latn", "Zyyy"]\n'
        '[[font]]\nfile = "NotoSansHebrew-Regular.ttf"\nweight = 400\nscripts = ["Hebr"]\n',
        "utf-8",
    )
    book = FontBook(tmp_path)
    assert key(book.choose("א", "Hebr", "Hebr", "he", strong=True)) == "NotoSansHebrew-Regular"


@pytest.mark.parametrize(
    "listed", ["[[font]]\nfile = 'a.ttf'\n", "font = 3\n", "", "font = ['a.ttf']\n"]
)
def test_a_broken_list_of_fonts_says_which_file_and_why(tmp_path: Path, listed: str) -> None:
    (tmp_path / "fonts.toml").write_text(listed, "utf-8")
    with pytest.raises(UnreadableFile, match=r"fonts\.toml: not a list of fonts"):
        FontBook(tmp_path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("weight = 400", "weight = 900"), "number 1 .a.ttf. has the weight 900"),
        (("weight = 400", 'weight = "bold"'), "has the weight bold"),
        (("weight = 400", "weigth = 400"), "has the weight None"),
        (('["Latn"]', '"Latn"'), "no list of scripts"),
        (('["Latn"]', "[4]"), "no list of scripts"),
        (("weight = 400", 'weight = 400\nlanguages = "ur"'), "no list of languages"),
        (('"a.ttf"', "7"), "number 1 has no file"),
        (('"a.ttf"', '"other/b.ttf"'), "two files have the name b: .*rename one"),
    ],
)
def test_a_font_that_is_listed_wrongly_is_named(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    listed = '[[font]]\nfile = "a.ttf"\nweight = 400\nscripts = ["Latn"]\n'
    other = '[[font]]\nfile = "b.ttf"\nweight = 700\nscripts = ["Latn"]\n'
    (tmp_path / "fonts.toml").write_text(listed.replace(*change) + other, "utf-8")
    with pytest.raises(UnreadableFile) as caught:
        FontBook(tmp_path)
    assert re.search(message, f"{caught.value} {caught.value.hint}")


def test_one_file_may_be_listed_for_several_scripts(tmp_path: Path) -> None:
    listed = '[[font]]\nfile = "a.ttf"\nweight = 400\nscripts = ["{}"]\n'
    (tmp_path / "fonts.toml").write_text(listed.format("Latn") + listed.format("Grek"), "utf-8")
    FontBook(tmp_path)


def _font_with(path: Path, change: Callable[[TTFont], None]) -> None:
    font = TTFont(FONTS / "NotoSans-Regular.ttf")
    change(font)
    font.save(path)


def _variable(font: TTFont) -> None:
    axis = Axis()
    axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue = "wght", 100, 400, 900
    table = font["fvar"] = newTable("fvar")
    table.axes, table.instances = [axis], []


def _without_letters(font: TTFont) -> None:
    # older fontTools cannot write an empty table of another format
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format == 4]
    for table in font["cmap"].tables:
        table.cmap = {}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_variable, "variable font"),
        (_without_letters, "no letters"),
    ],
)
def test_a_font_that_cannot_be_printed_with_is_refused_in_words(
    tmp_path: Path, change: Callable[[TTFont], None], message: str
) -> None:
    _font_with(tmp_path / "own.ttf", change)
    with pytest.raises(UnreadableFile, match=message) as caught:
        Font(tmp_path / "own.ttf", 400)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("table", "named", "message"),
    [(b"glyf", b"CFF ", "PostScript"), (b"hmtx", b"xxxx", "no table hmtx")],
)
def test_a_font_without_truetype_outlines_is_refused(
    tmp_path: Path, table: bytes, named: bytes, message: str
) -> None:
    data = (FONTS / "NotoSans-Regular.ttf").read_bytes()
    (tmp_path / "own.otf").write_bytes(data.replace(table, named, 1))
    with pytest.raises(UnreadableFile, match=message):
        Font(tmp_path / "own.otf", 400)


@pytest.mark.parametrize("kept", [3_000, 100_000, 300_000])
def test_a_font_whose_end_is_missing_is_refused(tmp_path: Path, kept: int) -> None:
    """HarfBuzz reads it, and the sheet would have other letters, or none."""
    (tmp_path / "cut.ttf").write_bytes((FONTS / "NotoSans-Regular.ttf").read_bytes()[:kept])
    with pytest.raises(UnreadableFile, match=r"missing|no table"):
        Font(tmp_path / "cut.ttf", 400)


def test_a_missing_list_of_fonts_is_an_unreadable_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        FontBook(tmp_path)


def test_an_empty_list_of_fonts_is_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "fonts.toml").write_text("font = []\n", "utf-8")
    with pytest.raises(UnreadableFile, match="no font is listed"):
        FontBook(tmp_path).primary("Latn", "Latn", "en", strong=False)


def test_a_file_that_is_no_font_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"not a font at all")
    with pytest.raises(UnreadableFile, match="this is no font"):
        Font(tmp_path / "broken.ttf", 400)


@pytest.mark.parametrize("path", sorted(FONTS.glob("*-Regular.ttf")), ids=lambda path: path.stem)
def test_what_a_font_says_it_covers_never_becomes_a_box(path: Path) -> None:
    """Spaces, hyphens, ignorable and composed characters that HarfBuzz draws from other glyphs."""
    font = Font(path, 400)
    codes = (0xA0, 0x2D, 0xAD, *range(0xC0, 0x180), *range(0x1EA0, 0x1EF9), *range(0x2000, 0x2070))
    for code in (*codes, 0x3000, 0x0958, 0x095C, 0xFEFF, 0xFE0F, 0x034F):
        char = chr(code)
        if font.covers(char):
            run = shape(Item(0, 1, 0, "Latn", font, False, "en"), char, 0, 1.0)
            assert 0 not in run.glyphs, f"U+{code:04X}"


def test_fonts_are_repeatable_names(book: FontBook) -> None:
    assert repr(book.choose("a", "Latn", "Latn", "en", strong=False)) == "Font(NotoSans-Regular)"


def test_a_font_prints_the_hyphen_that_it_has(book: FontBook) -> None:
    for script in ("Latn", "Arab", "Deva", "Hebr", "Ethi", "Thai"):
        font = book.choose("", script, script, "", strong=False)
        assert font is not None
        assert font.hb_font.get_nominal_glyph(ord(font.hyphen))
        if font.hyphen == "-":
            assert not font.hb_font.get_nominal_glyph(0x2010)


def test_a_font_that_is_not_the_listed_one_is_refused(tmp_path: Path) -> None:
    for name in ("fonts.toml", "NotoSans-Regular.ttf"):
        shutil.copy(FONTS / name, tmp_path / name)
    damaged = bytearray((FONTS / "NotoSans-Regular.ttf").read_bytes())
    damaged[-1] ^= 1
    (tmp_path / "NotoSans-Regular.ttf").write_bytes(damaged)
    with pytest.raises(UnreadableFile, match="damaged"):
        FontBook(tmp_path).choose("a", "Latn", "Latn", "en", strong=False)


def test_threads_that_open_a_file_at_once_get_one_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """With two, a word that both have a part in would be shaped in two runs."""
    book, both_opening = FontBook(FONTS), Barrier(2, timeout=60)
    monkeypatch.setattr(fonts, "_compare", lambda _: both_opening.wait())
    with ThreadPoolExecutor(2) as threads:
        one, other = (
            threads.submit(book.choose, "a", "Latn", "Latn", "en", strong=False) for _ in range(2)
        )
    assert one.result() is other.result() is not None
