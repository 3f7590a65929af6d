"""Write the number words of handouts/meaning/words/ from CLDR's rules.

    pip install unicode-rbnf && python tools/number_words.py

The rules are CLDR's for spelling numbers out (RBNF), as the library unicode-rbnf has them; what
they lack is listed here. One is left out: in many languages it is the article. Thai is left out,
whose words for numbers are syllables of other words: they need a dictionary.
"""

from collections.abc import Iterator
from pathlib import Path

from unicode_rbnf import RbnfEngine

FOLDER = Path(__file__).parent.parent / "handouts" / "meaning" / "words"
LANGUAGES = ("am", "ar", "de", "es", "he", "hi", "ja", "ko", "ru", "vi", "zh")
NUMBERS = (*range(2, 121), *range(200, 1001, 100))
UNCLEAR = {"vi": ("ba", "năm")}
"""Words that mean as often something else: father, year."""

NOT_MEANT = ("financial", "days", "ordinal", "year", "digits")

# What people write besides: whole words, duals, and languages that CLDR has no rules for.
ALSO: dict[str, dict[int, str]] = {
    "am": {20: "ሃያ", 24: "ሃያ አራት", 30: "ሠላሳ, ሰላሳ", 40: "አርባ", 50: "ሃምሳ, አምሳ", 60: "ስልሳ"},
    "ar": {
        2: "اثنان, اثنين, اثنتان, اثنتين, ساعتان, ساعتين, يومان, يومين, أسبوعان, أسبوعين, شهران, "
        "شهرين, دقيقتان, دقيقتين, مرتان, مرتين, كوبان, كوبين",
        3: "ثلاث, ثلاثة", 4: "أربع, أربعة", 5: "خمس, خمسة", 6: "ست, ستة", 7: "سبع, سبعة",
        8: "ثماني, ثمانية, ثمان", 9: "تسع, تسعة", 10: "عشر, عشرة", 12: "اثنتا عشرة, اثنتي عشرة",
        20: "عشرين", 24: "أربعة وعشرين, أربع وعشرين, أربع وعشرون", 30: "ثلاثين",
    },
    "he": {2: "שעתיים, יומיים, שבועיים, חודשיים, פעמיים, שני, שתי"},
    "hi": {2: "दोनों", 6: "छः, छ:"},
    "ru": {2: "двое, оба, обе", 3: "трое", 24: "двадцать четыре, двадцати четырёх"},
    "ur": {
        2: "دو", 3: "تین", 4: "چار", 5: "پانچ", 6: "چھ", 7: "سات", 8: "آٹھ", 9: "نو", 10: "دس",
        11: "گیارہ", 12: "بارہ", 15: "پندرہ", 20: "بیس", 24: "چوبیس", 30: "تیس", 45: "پینتالیس",
        48: "اڑتالیس", 60: "ساٹھ", 72: "بہتر",
    },
    "vi": {24: "hai mươi bốn, hai mươi tư"},
    "zh": {2: "两"},
}  # fmt: skip


def spelled(language: str, number: int) -> Iterator[str]:
    """The ways to write a number in words, each once."""
    found: dict[str, None] = {}
    if language in LANGUAGES:
        engine = RbnfEngine.for_language(language)
        for name, text in engine.format_number(number).text_by_ruleset.items():
            if not any(word in name for word in NOT_MEANT):
                found[text.replace("\u00ad", "").replace("\u200b", "")] = None
    for text in ALSO.get(language, {}).get(number, "").split(", "):
        found[text] = None
    # a Korean number of one syllable is a syllable of other words as often
    least = 2 if language == "ko" else 1
    unclear = UNCLEAR.get(language, ())
    return (text for text in found if len(text) >= least and text not in unclear)


def main() -> None:
    """Write a file for each language."""
    FOLDER.mkdir(exist_ok=True)
    for language in sorted({*LANGUAGES, *ALSO}):
        lines = [
            "# Number words, made by tools/number_words.py from CLDR's rules (Unicode License v3).",
            "# What a locale writes besides stands in its own numbers.toml.",
        ]
        for number in NUMBERS:
            words = ", ".join(f'"{word}"' for word in spelled(language, number))
            if words:
                lines.append(f"{number} = [{words}]")
        (FOLDER / f"{language}.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
