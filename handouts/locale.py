"""Languages as the sheets need them: script, direction, names, digits, dates; the door to CLDR.

Source: CLDR 47, through Babel.
"""

from dataclasses import dataclass
from datetime import date

from babel import Locale as CldrLocale
from babel import UnknownLocaleError, get_locale_identifier, parse_locale
from babel.core import get_global
from babel.dates import format_date

from handouts import scripts
from handouts.errors import UsageError
from handouts.scripts import Direction

SOURCE_TAG = "en"

# CJK locales have scripts of their own, because each wants its own shapes of the same characters;
# Dari and Karen are not in CLDR's list.
_SCRIPTS = {"ja": "Jpan", "ko": "Kore", "zh": "Hans", "prs": "Arab", "kar": "Mymr"}

# Made by the program out of the English, to see what stands fast in the code or is too tight. CLDR
# has them (XA is "Pseudo-Accents", XB "Pseudo-Bidi"), Babel's copy of it does not.
PSEUDO_TAGS = ("en_XA", "ar_XB")

# Territories that print on US Letter; all others use A4.
# Source: CLDR 47, measurementData, paperSize.
_LETTER = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)


@dataclass(frozen=True, slots=True)
class Locale:
    """A language as it is printed.

    ``tag`` is written as gettext writes it (``zh_Hans``), ``bcp47`` as PDF and the command line do.
    ``script`` is the ISO 15924 code of the writing system, ``direction`` ``ltr`` or ``rtl``.
    ``digits`` are the ten digits of the locale's default numbering system, from zero.
    """

    tag: str
    language: str
    script: str
    direction: Direction
    native_name: str
    english_name: str
    digits: str

    @property
    def bcp47(self) -> str:
        """The tag of BCP 47: hyphens between the subtags."""
        return self.tag.replace("_", "-")

    def number(self, value: int) -> str:
        """A whole number in the locale's digits, without grouping."""
        return self._in_digits(str(value))

    def long_date(self, day: date) -> str:
        """A date in the locale's long form and digits (Gregorian calendar)."""
        known = SOURCE_TAG if self.tag in PSEUDO_TAGS else self.tag
        return self._in_digits(format_date(day, "long", locale=_cldr(known)))

    def _in_digits(self, text: str) -> str:
        return text.translate({ord("0") + value: digit for value, digit in enumerate(self.digits)})


def parse(tag: str) -> Locale:
    """The locale of a tag, in gettext's spelling or BCP 47's (``zh_Hans`` or ``zh-Hans``).

    Raises UsageError where CLDR does not know the tag.
    """
    for pseudo in _pseudo_locales():
        if tag.replace("-", "_").lower() == pseudo.tag.lower():
            return pseudo
    cldr = _cldr(tag)
    script = cldr.script or _likely_script(cldr)
    normal = get_locale_identifier(parse_locale(tag.replace("-", "_")))
    english = CldrLocale.parse("en").languages.get(normal) or cldr.get_display_name("en")
    native = cldr.languages.get(normal) or cldr.get_display_name(normal)
    zero = _zero(cldr.default_numbering_system or "latn")
    return Locale(
        tag=normal,
        language=cldr.language,
        script=script,
        direction=scripts.of(script).direction,
        native_name=_standalone(native or normal),
        english_name=english or normal,
        digits="".join(chr(ord(zero) + value) for value in range(10)),
    )


def paper_of(country: str) -> str:
    """``letter`` or ``a4``: the paper that a territory (ISO 3166-1 alpha-2) prints on."""
    return "letter" if country.upper() in _LETTER else "a4"


def is_territory(country: str) -> bool:
    """Whether CLDR knows the territory code (ISO 3166-1 alpha-2, upper case)."""
    return len(country) == 2 and country in CldrLocale.parse("en").territories


def _pseudo_locales() -> tuple[Locale, Locale]:
    """The pseudo-locales: both in Latin letters, so that who reads English can read them."""
    accents, bidi = PSEUDO_TAGS
    digits = "0123456789"
    return (
        Locale(accents, "en", "Latn", "ltr", "Ƥšéúđö Éñĝļîšĥ", "English (Pseudo-Accents)", digits),
        Locale(bidi, "ar", "Latn", "rtl", "hsilgnE derorriM", "Arabic (Pseudo-Bidi)", digits),
    )


def _cldr(tag: str) -> CldrLocale:
    try:
        return CldrLocale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as problem:
        raise UsageError(
            f"unknown locale {tag!r}", "write a tag such as es, pt_BR or zh-Hans (BCP 47)"
        ) from problem


def _likely_script(cldr: CldrLocale) -> str:
    """The script that a language is written in, where its tag names none. Source: CLDR."""
    if cldr.language in _SCRIPTS:
        return _SCRIPTS[cldr.language]
    likely = get_global("likely_subtags")
    names = (f"{cldr.language}_{cldr.territory}", cldr.language)
    tag = next((likely[name] for name in names if name in likely), "")
    return parse_locale(tag)[2] or "Latn" if tag else "Latn"


def _zero(system: str) -> str:
    """The zero of a numbering system of CLDR, most of which are named after their script."""
    if system == "arabext":
        return scripts.EXTENDED_ARABIC_ZERO
    return scripts.of(system[:4].capitalize()).zero or "0"


def _standalone(name: str) -> str:
    """A language's name as a label of its own: CLDR gives the form for running text (español)."""
    return name[:1].upper() + name[1:]
