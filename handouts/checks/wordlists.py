"""Words of many languages that a check must know: what negates, what forbids, left and right.

In small letters and without points. Between commas stands one word or phrase; a star at its end
allows any ending, a star at its beginning lets it stand inside a word. A word after = is meant only
where it is the whole text: it means something else in a sentence. Between slashes stands a pattern.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from handouts.ucd import is_letter

# What negates in a language. Words for "unless" are not here: they would hide a "not" that is lost.
NEGATIONS: Mapping[str, str] = {
    "am": (
        "*አይ*, *አያ*, አት*, *አትት*, /አል(?!ትራ)/, አን*, ካል*, ካላ*, ሳይ*, *የማይ*, *የማያ*, ያል*, እንዳይ*, "
        "እንዳት*, የለ*, አለመ*"
    ),
    "ar": (
        "لا, لم, لن, ليس*, غير*, دون, بدون, بلا, عدم, ممنوع*, يمنع*, منع*, تجن*, ولا, فلا, "
        "ولم, فلم, ولن, وليس*, فليس*, أبدا"
    ),
    "bn": "না, নয়, নেই, নি, নিষেধ*, নিষিদ্ধ, বিনা, *বেন না",
    "cs": "/(?<!\\w)ne(?!bo\\b|rv|mocn)\\w/, bez, nikdy, žádn*, ani, nic*",
    "da": "ikke, aldrig, uden, ingen, intet, ej, nej, undgå*, forbud*",
    "de": (
        "nicht*, nie, niemals, kein*, ohne, weder, niemand*, nein, vermeid*, ungeprüft*, "
        "unmöglich*, untersagt, verboten*, unzuläss*"
    ),
    "el": "δεν, δε, μην, μη, χωρίς, ποτέ, κανέν*, καμία, ούτε, όχι, απαγορεύ*",
    "es": "no, ni, nunca, jamás, sin, ningún, ningun*, nada, nadie, tampoco, evit*",
    "fa": (
        "نه, هیچ*, هرگز, بدون, غیر*, عدم, نیست*, نبا*, نمی*, نکن*, نخور*, ننوش*, ندار*, نشو*, "
        "نرو*, نگیر*, نزن*, نده*, نکرد*, نشد*, نداد*, نبود*, ممنوع*, بی\u200c*"
    ),
    "fil": "hindi, huwag, wala*, di, bawal, iwasan",
    "fr": "ne, n, pas, jamais, sans, aucun*, rien, ni, non, personne, évit*",
    "he": (
        "לא, ולא, שלא, /(?<!\\w)ו?אל [תי]/, אין, ואין, אינ*, שאינ*, בלי, ללא, אף אחד, אף פעם, "
        "שום, מבלי, אסור*, איננ*, *בלתי"
    ),
    "hi": "नहीं, न, मत, ना, बिना, मना, बगैर, ग़ैर*, गैर*",
    "ht": "pa, pap, san, okenn, janm",
    "hu": "nem, ne, nincs*, sem, soha, nélkül*, tilos, *talan, *telen",
    "id": "tidak, bukan, jangan, tanpa, belum, tak, hindari, dilarang",
    "it": "non, mai, senza, nessun*, niente, nulla, né, no, evit*, impossibil*, vietat*",
    "ja": (
        "/(?<![少危])ない/, *ません*, *なかっ*, *なくて*, *なければ*, *ずに*, *なし*, *禁*, "
        "*未*, *不*, *無*, *控え*, *避け*, *止められ*, *やめ*"
    ),
    "ko": (
        "*않*, /지 ?(?:마|말|못)/, /(?:^|\\s)(?:안|못)\\s/, *없*, *아니*, *아닙*, *금지*, "
        "*안 된*, /[검확승]\\w? ?전/, *미완*, *미확*"
    ),
    "ms": "tidak, bukan, jangan, tanpa, belum, tak, elakkan, dilarang, tiada",
    "nb": "ikke, aldri, uten, ingen, intet, nei, unngå*, forbud*",
    "nl": "niet*, geen, nooit, zonder, niemand, nee, vermijd*",
    "pl": "nie*, bez, nigdy, żad*, ani, nikt, nic, zakaz*",
    "pt": "não, nunca, jamais, sem, nenhum*, nada, nem, ninguém, evit*",
    "ro": "nu, n, fără, niciodată, nici*, nimic, evit*",
    "ru": (
        "не, ни, нет, без, нельзя, никогда, никак*, запре*, нико*, ничего, "
        "/(?<!\\w)не(?!дел|рв|скол|котор|мец|бол|фр|отлож)\\w{4,}/"
    ),
    "sv": "inte, ej, nej, aldrig, utan, ingen, inget, inga, undvik*, förbud*",
    "th": "*ไม่*, *ห้าม*, /อย่า(?!ง)/, *งด*, /ยังไ/, *ปราศจาก*, *เลี่ยง*",
    "tr": (
        "değil*, yok*, hayır, asla, hiç*, *meyin*, *mayın*, *mez*, *maz*, *memeli*, *mamalı*, "
        "*medi*, *madı*, *miyor*, *mıyor*, *muyor*, *müyor*, *meden, *madan, *mamak*, "
        "*memek*, *siz, *sız, *suz, *süz"
    ),
    "uk": (
        "не, ні, нема*, без, ніколи, жодн*, заборон*, ніщо, "
        "/(?<!\\w)не(?!рв|діл|вел|фр|відк)\\w{4,}/"
    ),
    "ur": "نہ, نہیں, مت, بغیر, بلا, منع, غیر*, بنا",
    "vi": "không, chưa, đừng, chẳng, chớ, cấm, tránh",
    "zh": (
        "/不(?![同仅僅但过過])/, *没*, *沒*, *无*, *無*, *未*, /非(?!常)/, *勿*, "
        "/(?<![特分个個性类類])[别別]/, *禁*, *避免*, 否"
    ),
}

# What forbids or denies in a language beyond doubt, so that the English must do it too.
PROHIBITIONS: Mapping[str, str] = {
    "ar": (
        "ممنوع*, لا تأكل*, لا تشرب*, لا تأخذ*, لا تتناول*, لا تتوقف*, لا توقف*, لا تستخدم*, "
        "لا تستعمل*, لا تقد*"
    ),
    "de": "nicht, nie, niemals, kein*",
    "es": "no, nunca, jamás, ningún, ningun*",
    "fr": "ne, jamais",
    "he": "אסור*, אל תאכל*, אל תשת*, אל תיקח*, אל תקח*, אל תפסיק*, אל תשתמש*, אל תנהג*",
    "hi": "न, मत, नहीं",
    "it": "non, mai",
    "ja": "*ないでください*, *てはいけ*, *禁止*, *しないこと*",
    "ko": "*지 마십*, *지 마세*, *면 안 *, *금지*",
    "nl": "niet, nooit, geen",
    "pl": "nie",
    "pt": "não, nunca, jamais",
    "ru": "не, нельзя, никогда",
    "th": "*ห้าม*, /อย่า(?!ง)/",
    "uk": "не, ніколи",
    "ur": "نہ, نہیں, مت",
    "vi": "đừng, cấm, chớ",
    "zh": "*不要*, *请勿*, *請勿*, *禁止*, *不可*, *不得*, *切勿*",
}

LEFT: Mapping[str, str] = {
    "am": "*ግራ*",
    "ar": "*يسار*, *أيسر*, *يسرى*",
    "de": "link, linke*, links*",
    "es": "izquierd*",
    "fa": "چپ*",
    "fr": "gauche*",
    "he": "*שמאל*",
    "hi": "बाईं, बाएँ, बाएं, बायाँ, बायां, बायीं",
    "id": "kiri",
    "it": "sinistr*",
    "ja": "*左*",
    "ko": "*왼*, *좌측*",
    "nl": "link*",
    "pl": "lew*",
    "pt": "esquerd*",
    "ru": "лев*, слева",
    "th": "*ซ้าย*",
    "tr": "sol, sola*, soldaki, solda, soldan, solu*, sol *",
    "uk": "лів*, зліва",
    "ur": "بائیں, بایاں",
    "vi": "trái",
    "zh": "*左*",
}

RIGHT: Mapping[str, str] = {
    "am": "*ቀኝ*",
    "ar": "*يمين*, *أيمن*, *يمنى*",
    "de": "rechte, rechten, rechter, rechtes, rechtem, rechts*",
    "es": "derecha*, =derecho, lado derecho, pie derecho, brazo derecho, ojo derecho",
    "fa": "راست*",
    "fr": "droite*, =droit, côté droit, pied droit, bras droit, genou droit",
    "he": "*ימין*, *ימני*",
    "hi": "दाईं, दाएँ, दाएं, दायाँ, दायां, दायीं, दाहिन*",
    "id": "kanan",
    "it": "destr*",
    "ja": "*右*",
    "ko": "*오른*, *우측*",
    "nl": "rechts*, rechter*",
    "pl": "prawy*, prawej, prawą, prawa, prawego",
    "pt": "direita*, =direito, lado direito, pé direito, braço direito",
    "ru": (
        "правый, правая, правое, правую, правой, правого, правом, правому, правые, правых, "
        "справа, вправо"
    ),
    "th": "*ขวา*",
    "tr": "sağ, sağa, sağdaki, sağda, sağdan, sağ *",
    "uk": "правий, правої, правого, правій, правому, справа, праворуч",
    "ur": "دائیں, دایاں",
    "vi": "=phải, bên phải, phía phải, chân phải, tay phải",
    "zh": "*右*",
}


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    inside: bool
    ending: bool
    alone: bool
    pattern: re.Pattern[str] | None = None


@lru_cache(maxsize=256)
def _words(listed: str) -> tuple[_Word, ...]:
    return tuple(
        _Word("", True, True, False, re.compile(word.strip("/")))
        if word.startswith("/")
        else _Word(word.strip("*="), word.startswith("*"), word.endswith("*"), word.startswith("="))
        for word in listed.split(", ")
        if word
    )


def first(listed: str, text: str) -> tuple[int, int] | None:
    """Where the first of the listed words stands in a folded text; None where none does."""
    found = [span for word in _words(listed) if (span := _stands(word, text))]
    return min(found, default=None)


def _stands(word: _Word, text: str) -> tuple[int, int] | None:
    if word.pattern:
        match = word.pattern.search(text)
        return match.span() if match else None
    start = text.find(word.text)
    while start >= 0 and (not word.alone or text.strip() == word.text):
        end = start + len(word.text)
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        if (word.inside or not is_letter(before)) and (word.ending or not is_letter(after)):
            return start, end
        start = text.find(word.text, start + 1)
    return None
