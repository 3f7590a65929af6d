"""Units of measure: their English words, and the words of other languages for them.

Source: CLDR 47, through Babel, for the units that have symbols; the words for lengths of time stand
here, as the stems that all their forms begin with, for CLDR gives only some of the forms.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from handouts.locale import parse

TIMES = ("second", "minute", "hour", "day", "week", "month", "year")

# Every unit by its name, with a pattern of its English words and CLDR's name for it.
_UNITS: Mapping[str, tuple[str, str]] = {
    "second": (r"seconds?|secs?", ""),
    "minute": (r"minutes?|mins?", ""),
    "hour": (r"hours?|hrs?", ""),
    "day": (r"days?", ""),
    "week": (r"weeks?", ""),
    "month": (r"months?", ""),
    "year": (r"years?", ""),
    "µg": (r"mcg|[µμ]g|micrograms?", "mass-microgram"),
    "mg": (r"mg|milligrams?", "mass-milligram"),
    "g": (r"g|grams?", "mass-gram"),
    "kg": (r"kg|kilograms?|kilos?", "mass-kilogram"),
    "ml": (r"ml|millilit(?:er|re)s?", "volume-milliliter"),
    "l": (r"l|lit(?:er|re)s?", "volume-liter"),
    "mm": (r"mm|millimet(?:er|re)s?", "length-millimeter"),
    "cm": (r"cm|centimet(?:er|re)s?", "length-centimeter"),
    "m": (r"m|met(?:er|re)s?", "length-meter"),
    "km": (r"km|kilomet(?:er|re)s?", "length-kilometer"),
    "inch": (r"inch(?:es)?", "length-inch"),
    "foot": (r"ft", "length-foot"),
    "mile": (r"miles?", "length-mile"),
    "ounce": (r"ounces?|oz", "mass-ounce"),
    "pound": (r"pounds?|lbs?", "mass-pound"),
    "°C": (r"°\s?c|degrees celsius", "temperature-celsius"),
    "°F": (r"°\s?f|degrees fahrenheit", "temperature-fahrenheit"),
    "%": (r"%|percent|per cent", "concentr-percent"),
    "mmHg": (r"mmhg", "pressure-millimeter-ofhg"),
}

# What CLDR does not have: other usual short forms.
_MORE: Mapping[str, tuple[str, ...]] = {
    "µg": ("µg", "μg", "mcg", "мкг"),
    "mg": ("mg", "мг", "ملغ", "ملجم", "مجم", "مغ", "ملغم", 'מ"ג', "मि.ग्रा.", "มก"),
    "g": ("g", "г", "غ", "جم", "غم", "जी", "ก"),
    "kg": ("kg", "кг", "كغ", "كجم", "كغم", 'ק"ג', "किग्रा", "กก"),
    "ml": ("ml", "мл", "مل", 'מ"ל', "मि.ली.", "มล"),
    "l": ("l", "л", "ل", "ל"),
    "mm": ("mm", "мм", "مم"),
    "cm": ("cm", "см", "سم", 'ס"מ', "सेमी"),
    "m": ("m", "м", "م", "מ"),
    "km": ("km", "км", "كم", 'ק"מ'),
    "°C": ("°c", "℃", "° c"),
    "°F": ("°f", "℉", "° f"),
    "%": ("%", "٪", "％"),
    "mmHg": ("mmhg", "мм рт", 'מ"מ כספית', "ملم زئبق"),
}

# Short forms that are written in any script with Latin digits.
_TIME_SIGNS: Mapping[str, tuple[str, ...]] = {
    "second": ("s", "sec"), "minute": ("min",), "hour": ("h", "hr", "hrs"), "day": ("d",),
}  # fmt: skip

# The stems of second, minute, hour, day, week, month, year: in small letters, without points.
_TIME_STEMS: Mapping[str, str] = {
    "am": "ሰከን; ደቂቃ; ሰዓ ሰአ; ቀን ቀና ቀኖ; ሳምን; ወር ወራ ወሮ; ዓመ አመ",
    "ar": (
        "ثاني ثوان; دقيق دقائق; ساع; يوم ايام أيام; أسبوع أسابيع اسبوع اسابيع; "
        "شهر أشهر شهور اشهر; سنة سنت سنوات سنين عام أعوام"
    ),
    "de": "sekund; minut; stund; tag täg; woch wöch; monat; jahr jähr",
    "es": "segund; minut; hora; día dias; seman; mes; año",
    "fa": "ثانیه; دقیقه; ساعت; روز; هفته; ماه; سال",
    "fr": "second; minut; heure; jour; semain; mois mensuel; an année",
    "he": "שני; דק; שע; יום ימים יומיים יומי; שבוע; חודש; שנה שנים שנת",
    "hi": "सेकंड सेकेंड; मिनट; घंट घण्ट; दिन; हफ़्त हफ्त सप्ताह; महीन माह; साल वर्ष बरस",
    "id": "detik; menit; jam; hari; minggu pekan; bulan; tahun",
    "it": "second; minut; ora ore; giorn; settiman; mes; ann",
    "ja": "秒; 分; 時間; 日; 週; 月 カ月 ヶ月 ヵ月; 年",
    "ko": "초; 분; 시간; 일 하루 이틀 사흘; 주; 월 달; 년 해",
    "nl": "second; minut minuu; uur uren; dag; week weken; maand; jaar jaren",
    "pl": (
        "sekund; minut; godzin; dzień dni dzien dób dob; tydzień tygodn; miesiąc miesięc; "
        "rok lat roku"
    ),
    "pt": "segund; minut; hora; dia; seman; mês mes; ano",
    "ro": "secund; minut; or; zi; săptăm; lun; an",
    "ru": "секунд; минут; час; дн день сут; недел; месяц; год лет",
    "sw": "sekunde; dakika; saa masaa; siku; wiki juma; mwezi miezi; mwaka miaka",
    "th": "วินาที; นาที; ชั่วโมง ชม; วัน; สัปดาห์ อาทิตย์; เดือน; ปี",
    "tr": "saniye; dakika; saat; gün; hafta; ay; yıl sene",
    "uk": "секунд; хвилин; годин; дн день діб доб; тиж; місяц; рік рок",
    "ur": "سیکنڈ; منٹ; گھنٹ; دن روز یوم; ہفت; مہین ماہ; سال برس",
    "vi": "giây; phút; giờ tiếng; ngày; tuần; tháng; năm",
    "zh": "秒; 分; 小时 小時 钟头 鐘頭; 天 日; 周 週 星期 礼拜 禮拜; 月; 年",
}

_ENGLISH = re.compile(
    "|".join(
        f"(?P<u{place}>(?<![^\\W\\d_])(?:{pattern})(?![^\\W_]))"
        for place, (pattern, _) in enumerate(_UNITS.values())
    ),
    re.IGNORECASE,
)
_NAMES = tuple(_UNITS)
_NUMBER = re.compile(r"[\d.,٫٬]+")
# One number of each kind that a language's plural may tell apart.
_COUNTS = (1, 2, 3, 5, 11, 100)


def english_units(text: str) -> tuple[tuple[str, int, int], ...]:
    """The units that an English text names, each with its place."""
    return tuple(
        (_NAMES[int(str(match.lastgroup)[1:])], match.start(), match.end())
        for match in _ENGLISH.finditer(text)
    )


def unit_of(word: str) -> str:
    """The name of the unit that an English word stands for; empty where it stands for none."""
    match = _ENGLISH.fullmatch(word)
    return _NAMES[int(str(match.lastgroup)[1:])] if match else ""


def unit_forms(unit: str, tag: str) -> tuple[str, ...]:
    """The beginnings of the words for a unit in a language, in small letters.

    Empty for a length of time in a language whose words do not stand here.
    """
    if unit in TIMES:
        stems = _TIME_STEMS.get(tag.partition("_")[0])
        return tuple(stems.split(";")[TIMES.index(unit)].split()) if stems else ()
    return _symbol_forms(unit, tag)


@lru_cache(maxsize=256)
def time_signs(unit: str, tag: str) -> tuple[str, ...]:
    """The short forms of a length of time in a language: h, Std., мин. They stand after a number.

    Source: CLDR's short and narrow patterns.
    """
    found = dict.fromkeys(_TIME_SIGNS.get(unit, ()))
    for amount in parse(tag).amounts(f"duration-{unit}", _COUNTS):
        word = _NUMBER.sub("", amount).strip(" .\u00a0\u202f").casefold()
        if word:
            found[word] = None
    return tuple(found)


@lru_cache(maxsize=512)
def _symbol_forms(unit: str, tag: str) -> tuple[str, ...]:
    key = _UNITS[unit][1]
    forms = dict.fromkeys(_MORE.get(unit, ()))
    for amount in parse(tag).amounts(key, _COUNTS):
        word = _NUMBER.sub("", amount).strip(" .\u00a0\u202f").casefold()
        if word:
            forms[word] = None
    return tuple(forms)
