"""Languages as the sheets need them: script, direction, names, digits, dates; the door to CLDR.

Source: CLDR 47, through Babel; what CLDR lacks, ``languages`` has.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel import Locale as CldrLocale
from babel import UnknownLocaleError, get_locale_identifier, parse_locale
from babel.core import get_global
from babel.dates import format_date
from babel.messages.plurals import DEFAULT_PLURAL, get_plural
from babel.units import format_unit

from handouts import languages, scripts
from handouts.errors import UsageError
from handouts.languages import LanguageRow
from handouts.scripts import Direction

SOURCE_TAG = "en"

# Made by the program out of the English, to see what stands fast in the code or is too tight. CLDR
# has them (XA is "Pseudo-Accents", XB "Pseudo-Bidi"), Babel's copy of it does not.
PSEUDO_TAGS = ("en_XA", "ar_XB")

# Territories that print on US Letter; all others use A4.
# Source: CLDR 47, measurementData, paperSize.
_LETTER = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)

# Codes among CLDR's territories that are unions, test data or nothing that is known.
_NO_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))

# How gettext's locales name a script behind an at sign. Source: glibc, localedata/SUPPORTED.
_MODIFIERS = {
    "latin": "Latn", "iqtelif": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva",
}  # fmt: skip
# Modifiers that say nothing of the language.
_EMPTY_MODIFIERS = frozenset({"euro"})

# Codes that CLDR lists with the scripts, and that name none.
_NO_SCRIPTS = frozenset({"Zinh", "Zmth", "Zsye", "Zsym", "Zxxx", "Zyyy", "Zzzz"})

_ROOT_MONTH = re.compile(r"M\d\d")
"""How CLDR's root writes a month, for want of a language."""


@dataclass(frozen=True, slots=True)
class Locale:
    """A language as it is printed.

    ``tag`` is written as gettext writes it (``zh_Hans``), ``bcp47`` as PDF and the command line do.
    ``script`` is the ISO 15924 code of the writing system, ``direction`` ``ltr`` or ``rtl``.
    ``digits`` are the ten digits of the locale's default numbering system, from zero;
    ``native_digits`` those of its own script, empty where that has none in use besides 0 to 9.
    ``cldr`` is the tag under which CLDR has words in this language and script; empty for none.
    """

    tag: str
    language: str
    script: str
    direction: Direction
    native_name: str
    english_name: str
    digits: str
    native_digits: str = ""
    cldr: str = ""

    @property
    def bcp47(self) -> str:
        """The tag of BCP 47: hyphens between the subtags."""
        return self.tag.replace("_", "-")

    @property
    def plural_forms(self) -> str:
        """What a catalog's header says under Plural-Forms.

        English's rule where nobody has noted one: a catalog must name some.
        """
        own = languages.row(self.language, self.script)
        if own and own.plurals:
            return own.plurals
        try:
            return str(get_plural(self.cldr or None).plural_forms)
        except UnknownLocaleError:
            return f"nplurals={DEFAULT_PLURAL[0]}; plural={DEFAULT_PLURAL[1]};"

    def number(self, value: int) -> str:
        """A whole number in the locale's digits, without grouping."""
        return self._in_digits(str(value))

    def long_date(self, day: date) -> str:
        """A date in the locale's long form and digits (Gregorian calendar).

        By ISO 8601 where CLDR has no names of months in the language and its script: another
        language's would be words of English on a sheet that is none.
        """
        known = SOURCE_TAG if self.tag in PSEUDO_TAGS else self.cldr
        written = format_date(day, "long", locale=known) if known else ""
        if _ROOT_MONTH.search(written):
            # Babel loses the short names of Yoruba's months, once it has read other languages
            month = str(CldrLocale.parse(known).months["format"]["wide"][day.month])
            written = "" if _ROOT_MONTH.search(month) else _ROOT_MONTH.sub(month, written)
        written = written or day.isoformat()
        return self._in_digits(written)

    def amounts(self, unit: str, counts: Sequence[int]) -> Iterator[str]:
        """So many of a unit of CLDR (``mass-gram``), in each of CLDR's three lengths.

        None where CLDR has no words for it in the language.
        """
        for length in ("long", "short", "narrow") if self.cldr else ():
            for count in counts:
                written = format_unit(count, unit, length, locale=self.cldr)
                if unit not in written:  # Babel writes CLDR's name for it, for want of a word
                    yield written

    def _in_digits(self, text: str) -> str:
        return text.translate({ord("0") + value: digit for value, digit in enumerate(self.digits)})


@lru_cache(maxsize=512)
def parse(tag: str) -> Locale:
    """The locale of a tag, in gettext's spelling or BCP 47's (``zh_Hans`` or ``zh-Hans``).

    A script in the tag is the locale's, whatever the language is mostly written in. Raises
    UsageError where neither CLDR nor ``languages.toml`` knows the tag.
    """
    for pseudo in _pseudo_locales():
        if tag.replace("-", "_").lower() == pseudo.tag.lower():
            return pseudo
    asked = _subtags(tag)
    if asked is None or not _exists(asked):
        new = _canonical(asked) if asked else None
        known = new.tag if new and _exists(new) else "a tag such as es, pt_BR or zh-Hans (BCP 47)"
        raise UsageError(f"unknown locale {tag!r}", f"write {known}")
    script = _script(asked)
    own = languages.row(asked.language, script)
    data = _data((_subtags(own.like) if own else None) or asked, script)
    language = asked.language if own or not data else data.language
    native, english = _names(asked, script, own, data)
    zero = _zero((data and data.default_numbering_system) or "latn") or "0"
    return Locale(
        tag=asked.tag,
        language=language,
        script=script,
        direction=scripts.of(script).direction,
        native_name=_standalone(native),
        english_name=english,
        digits=_ten(own.zero if own and own.zero else zero),
        native_digits=_ten(_native_zero(script, own, data)),
        cldr=str(data) if data else "",
    )


@lru_cache(maxsize=512)
def script_of(tag: str) -> str:
    """The script that a tag's language is written in (ISO 15924); Latn where nobody knows one."""
    asked = _subtags(tag)
    return _script(asked) if asked else "Latn"


def same_language(written: str, tag: str) -> bool:
    """Whether a tag as other programs write it names the language and the script of a locale's tag.

    ``es_ES``, ``es-ES`` and ``es`` are one, as are ``zh_CN`` and ``zh_Hans``, ``sr@latin`` and
    ``sr_Latn``. A territory or a variant may be left out; two different ones are two languages.
    """
    one, other = _subtags(written), _subtags(tag)
    if one is None or other is None:
        return written.replace("-", "_").lower() == tag.lower()
    one, other = _canonical(one), _canonical(other)
    return (
        one.language == other.language
        and _script(one) == _script(other)
        and (one.territory == other.territory or not (one.territory and other.territory))
        and (one.variant == other.variant or not (one.variant and other.variant))
    )


def paper_of(country: str) -> str:
    """``letter`` or ``a4``: the paper that a territory (ISO 3166-1 alpha-2) prints on."""
    return "letter" if country.upper() in _LETTER else "a4"


def territory_of(country: str) -> str:
    """The code of the territory meant (ISO 3166-1 alpha-2): US for us, USA or 840; else empty."""
    known = _english().territories.keys() - _NO_COUNTRIES
    code = country.upper()
    meant = (code, *get_global("territory_aliases").get(code, ()))
    # larger regions have three digits
    return next((one for one in meant if one.isalpha() and one in known), "")


def _pseudo_locales() -> tuple[Locale, Locale]:
    """The pseudo-locales: both in Latin letters, so that who reads English can read them."""
    accents, bidi = PSEUDO_TAGS
    digits = "0123456789"
    return (
        Locale(accents, "en", "Latn", "ltr", "Ƥšéúđö Éñĝļîšĥ", "English (Pseudo-Accents)", digits),
        Locale(bidi, "ar", "Latn", "rtl", "hsilgnE derorriM", "Arabic (Pseudo-Bidi)", digits),
    )


# --- tags


@dataclass(frozen=True, slots=True)
class _Subtags:
    """The parts of a tag, each as CLDR spells it; empty where the tag has none."""

    language: str
    script: str = ""
    territory: str = ""
    variant: str = ""

    @property
    def tag(self) -> str:
        """The tag in gettext's spelling."""
        parts = self.language, self.territory or None, self.script or None, self.variant or None
        return str(get_locale_identifier(parts))


def _subtags(tag: str) -> _Subtags | None:
    """The parts of a tag; None where it is none. A charset behind a full stop says nothing."""
    try:
        language, territory, script, variant, *rest = parse_locale(tag.strip().replace("-", "_"))
    except ValueError:
        return None
    modifier = str(rest[0]) if rest and rest[0] else ""
    if modifier and not modifier.isalnum():
        return None
    named = _MODIFIERS.get(modifier.lower()) or modifier.title()
    if named in _english().scripts:
        script, modifier = script or named, ""
    if modifier.lower() not in _EMPTY_MODIFIERS:
        variant = variant or modifier.upper()
    return _Subtags(language, script or "", territory or "", (variant or "").upper())


def _canonical(tag: _Subtags) -> _Subtags:
    """The parts with the language's code of today: he for iw, fa_AF for prs, sr_Latn for sh."""
    alias = get_global("language_aliases").get(tag.language, tag.language)
    new = _subtags({"no": "nb"}.get(alias, alias)) or tag
    return _Subtags(
        new.language, tag.script or new.script, tag.territory or new.territory, tag.variant
    )


def _exists(asked: _Subtags) -> bool:
    """Whether the language, the script and the territory of a tag are known."""
    return (
        asked.language not in ("root", "und")
        and len(asked.language) > 1  # C is the locale of a system, not of a language
        and (not asked.script or asked.script in _english().scripts.keys() - _NO_SCRIPTS)
        and (not asked.territory or asked.territory in _english().territories)
        and (languages.has(asked.language) or _parsed(asked) is not None)
    )


def _script(asked: _Subtags) -> str:
    """The script that a tag names, else the one its language is written in there.

    Source: ``languages.toml``; CLDR, likely subtags.
    """
    if asked.script:
        return scripts.plain(asked.script)
    own = languages.rows().get(asked.language)
    if own:
        return own.script
    likely = get_global("likely_subtags")
    language = get_global("language_aliases").get(asked.language, asked.language)
    names = (f"{language}_{asked.territory}", language)
    tag = next((likely[name] for name in names if name in likely), "")
    return parse_locale(tag)[2] or "Latn" if tag else "Latn"


# --- CLDR's data


@cache
def _english() -> CldrLocale:
    return CldrLocale.parse(SOURCE_TAG)


def _parsed(asked: _Subtags) -> CldrLocale | None:
    """CLDR's locale for a tag, or for the language without the territory; None where it has none.

    It may be in another script, where CLDR has nothing in this one.
    """
    plain = _Subtags(asked.language, asked.script)
    for tag in (asked, plain, _Subtags(asked.language)):
        try:
            return CldrLocale.parse(tag.tag)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _data(asked: _Subtags, script: str) -> CldrLocale | None:
    """CLDR's locale for a tag in this script; None where it has none."""
    found = _parsed(asked)
    if found is None:
        return None
    written = _Subtags(found.language, found.script or "", found.territory or "")
    return found if _script(written) == script else None


def _names(
    asked: _Subtags, script: str, own: LanguageRow | None, data: CldrLocale | None
) -> tuple[str, str]:
    """The language's name in itself and in English; the English twice where nobody has noted it."""
    if own:
        return own.native, own.english
    listed = _english().languages
    if data is None:
        name = listed.get(asked.tag) or listed.get(asked.language, asked.language)
        english = f"{name} ({_english().scripts[script]})"
        return english, english
    native = data.languages.get(asked.tag) or data.get_display_name(str(data)) or asked.tag
    english = listed.get(asked.tag) or data.get_display_name(SOURCE_TAG) or asked.tag
    if asked.territory and not data.territory:  # CLDR has the language, but not in this territory
        here = data.territories.get(asked.territory, asked.territory)
        return f"{native} ({here})", f"{english} ({_english().territories[asked.territory]})"
    return native, english


def _zero(system: str) -> str:
    """The zero of a numbering system of CLDR, most of which are named after their script."""
    if system == "arabext":
        return scripts.EXTENDED_ARABIC_ZERO
    return scripts.of(system[:4].capitalize()).zero


def _native_zero(script: str, own: LanguageRow | None, data: CldrLocale | None) -> str:
    """The zero of the digits of a language's script; of Arabic's two sets, the one it uses."""
    if script != "Arab":
        return scripts.of(script).zero
    if own and own.zero:
        return own.zero
    native = _zero(data.other_numbering_systems.get("native", "")) if data else ""
    return native or scripts.EXTENDED_ARABIC_ZERO


def _ten(zero: str) -> str:
    """The ten digits from a zero on."""
    return "".join(chr(ord(zero) + value) for value in range(10)) if zero else ""


def _standalone(name: str) -> str:
    """A language's name as a label of its own: CLDR gives the form for running text (español)."""
    return name[:1].upper() + name[1:]
