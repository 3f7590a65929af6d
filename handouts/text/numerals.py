"""Numbers with a sign, a fraction or a unit in right-to-left text, isolated in their own order.

By UAX #9 alone a right-to-left line tears them: ``1½`` reads ½1, ``-5 °C`` has its sign behind the
number, ``5 mg/kg`` its unit before it. So the program isolates them, as it does values of the
clinic. Ranges with a dash stay as they are: they run with the text, as CLDR writes them in Hebrew.
"""

import re

from handouts.ucd import ISOLATES, LRI, PDI

_DIGIT = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_FRACTION = "[\u00bc-\u00be\u2150-\u215e]"
_NUMBER = f"(?:{_DIGIT}+(?:[.,\u066b\u066c/:]{_DIGIT}+)*{_FRACTION}?|{_FRACTION})"
_HYPHENED = f"{_NUMBER}(?:-{_NUMBER})?"
# Symbols of medicine in Latin letters; units in the script of the text run with it.
_SYMBOL = (
    "(?:mcg|mg|kg|g|[µμ]g|ml|mL|dl|dL|cl|[µμ]l|l|L|mmHg|mm|cm|km|m|IU|mmol|mol|mEq|kcal|cal|kJ"
    "|lb|oz|in|ft|bpm|k?Hz|mSv|Gy|mA|V|min|h|s|°[CF]?|[%\u066a\u2030])(?![A-Za-z])"
)
_UNIT = f"[ \u00a0\u202f]?{_SYMBOL}(?:/{_SYMBOL}|/(?:day|h|min)(?![A-Za-z]))?"
_TIMES = f"[ \u00a0\u202f]?[×*x][ \u00a0\u202f]?{_NUMBER}"
# A hyphen after a letter is no sign: Hebrew joins its prepositions with one.
_SIGN = "(?:(?<![\\w\u2013-])[+\\-\u2212]|[±~≈<>≤≥])[ \u00a0\u202f]?"

_EXPRESSION = re.compile(
    f"{_SIGN}{_HYPHENED}(?:{_UNIT})?(?:{_TIMES}(?:{_UNIT})?)*"
    f"|(?<![\\w.,/:]){_HYPHENED}(?:{_UNIT})(?:{_TIMES}(?:{_UNIT})?)*"
    f"|(?<![\\w.,/:]){_HYPHENED}(?:{_TIMES}(?:{_UNIT})?)+"
    f"|(?<![\\w.,/:]){_DIGIT}+{_FRACTION}"
    "|(?<![A-Za-z])(?:A|B|AB|O|Rh)[+\u2212-](?![\\w])"
)
_ISOLATED = re.compile(f"[{ISOLATES}][^{PDI}]*{PDI}")


def isolated(text: str) -> str:
    """The text with each number that has more than digits inside a left-to-right isolate.

    What stands in an isolate already is left alone.
    """
    made: list[str] = []
    start = 0
    for kept in _ISOLATED.finditer(text):
        made += [_EXPRESSION.sub(_wrap, text[start : kept.start()]), kept[0]]
        start = kept.end()
    return "".join((*made, _EXPRESSION.sub(_wrap, text[start:])))


def _wrap(match: re.Match[str]) -> str:
    return f"{LRI}{match[0]}{PDI}"
