"""What stays together on a line: numbers and units, words of unspaced scripts, syllables."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.linebreak import segment

LOCALES = Path(__file__).parents[2] / "locales"


def pieces(text: str, bcp47: str) -> list[str]:
    return [text[a:b] for a, b in pairwise((0, *segment.line_breaks(text, bcp47)))]


# --- numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "24 hours"),
        ("en", "50 mg"),
        ("en", "10 µg/ml"),
        ("en", "20 cm²"),
        ("en", "120/80 mmHg"),
        ("en", "98 °F"),
        ("en", "1–2 weeks"),
        ("en", "5 – 10 mg"),
        ("en", "3 × 5 mg"),
        ("en", "≥ 18"),
        ("de", "24 Stunden"),
        ("de", "1,5 ml"),
        ("es", "2 semanas"),
        ("ru", "50 мг"),
        ("ru", "2 недели"),
        ("vi", "24 giờ"),
        ("ar", "24 ساعة"),
        ("ar", "٢٤ ساعة"),
        ("ur", "24 گھنٹے"),
        ("he", "24 שעות"),
        ("hi", "24 घंटे"),
        ("hi", "२४ घंटे"),
        ("th", "24 ชั่วโมง"),
        ("th", "๒๔ ชั่วโมง"),
        ("am", "24 ሰዓት"),
        ("zh-Hans", "24小时"),
        ("zh-Hans", "24 小时"),
        ("zh-Hans", "第2次"),
        ("ja", "24時間"),
        ("ja", "２４時間"),
        ("ja", "1～2週間"),
        ("ja", "38.5 ℃"),
        ("ja", "第2回"),
        ("ko", "24 시간"),
        ("lo", "24 ຊົ່ວໂມງ"),
        ("lo", "໒໔ ຊົ່ວໂມງ"),
        ("km", "24 ម៉ោង"),
        ("my", "24 နာရီ"),
        ("my", "၂၄ နာရီ"),
        # by CLDR, without a list
        ("fr", "24 heures"),
        ("it", "24 ore"),
        ("pl", "24 godziny"),
        ("cs", "6 hodin"),
        ("uk", "24 години"),
        ("tr", "24 saat"),
        ("pt", "6 semanas"),
        ("fa", "۲۴ ساعت"),
        ("bn", "২৪ ঘণ্টা"),
        ("ta", "24 மணிநேரம்"),
        ("id", "6 jam"),
        ("sw", "saa 6"),
    ],
)
def test_a_number_stays_with_its_unit(language: str, text: str) -> None:
    assert pieces(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "50 %"),
        ("ar", "٢٠ ٪"),
        ("ur", "50 ٪"),
        ("fa", "۵۰ ٪"),
        ("hi", "१० %"),
        ("bn", "৫০ %"),
        ("th", "50 %"),
        ("km", "៥០ %"),
        ("my", "၅၀ %"),
        ("ko", "50 %"),
        ("ja", "50％"),
        ("ja", "１００％"),
        ("zh-Hans", "50％"),
    ],
)
def test_a_number_stays_with_its_percent_sign(language: str, text: str) -> None:
    assert pieces(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "$ 20"),
        ("en", "US$ 1,000.50"),
        ("en", "20 €"),
        ("fr", "1 000 €"),
        ("ru", "1 000 ₽"),
        ("uk", "100 ₴"),
        ("tr", "₺ 50"),
        ("he", "₪ 20"),
        ("he", "20 ₪"),
        ("hi", "₹ ५००"),
        ("bn", "৳ ৫০০"),
        ("hy", "֏ 500"),
        ("ka", "50 ₾"),
        ("vi", "50.000 ₫"),
        ("th", "50 บาท"),
        ("th", "฿ 50"),
        ("lo", "5,000 ₭"),
        ("km", "5,000 ៛"),
        ("my", "5,000 ကျပ်"),
        ("am", "50 ብር"),
        ("ja", "5,000円"),
        ("ja", "￥5,000"),
        ("ko", "5,000 원"),
        ("zh-Hans", "50 元"),
    ],
)
def test_an_amount_stays_with_its_currency(language: str, text: str) -> None:
    assert pieces(text, language) == [text]


def test_only_a_whole_word_is_a_unit() -> None:
    assert pieces("5 minutest", "en") == ["5 ", "minutest"]
    assert pieces("24 grams", "en") == ["24 ", "grams"]


def test_a_telephone_number_in_isolates_is_one_piece() -> None:
    text = "Call \u2066(555) 555-0123\u2069 now"
    assert pieces(text, "en") == ["Call ", "\u2066(555) 555-0123\u2069 ", "now"]


@pytest.mark.parametrize(
    "number", ["+1 (555) 010-0123 x7", "+49 (0)30 12345678 ext. 77", "5 mg × 3"]
)
def test_what_belongs_to_a_number_in_isolates_stays_with_it(number: str) -> None:
    assert f"\u2066{number}\u2069 " in pieces(f"Call \u2066{number}\u2069 now", "en")


@pytest.mark.parametrize(
    "address",
    [
        "www.example.org/patients/lumbar-sympathetic-block",
        "pain-clinic.front-desk@example.org",
        "https://a-b.example/c-d?e=f-g",
        "riverside-pain.example",
    ],
)
def test_no_line_ends_with_the_hyphen_of_an_address(address: str) -> None:
    assert not any(piece.endswith("-") for piece in pieces(f"Read {address} first.", "en"))


def test_an_isolated_address_may_break() -> None:
    text = "\u20681 Sample Street, Springfield\u2069"
    assert len(pieces(text, "en")) > 1


def test_a_single_letter_stays_with_its_hyphen() -> None:
    assert pieces("an X-ray and a long-lasting pain", "en") == [
        "an ", "X-ray ", "and ", "a ", "long-", "lasting ", "pain",
    ]  # fmt: skip


# --- Thai, Lao, Khmer, Burmese: sentences of our own, with a bar wherever a line may end

SENTENCES = {
    "th": """
        ห้ามหยุด|ยาละลาย|ลิ่มเลือด|เอง |เว้นแต่|แพทย์|สั่ง
        ยา|ต้าน|เกล็ดเลือด |เช่น |แอสไพริน |โคลพิโดเกรล |และ|วาร์ฟาริน |ทำให้|เลือดออก|ง่าย
        แพทย์|ฉีด|ยาชา|เฉพาะที่|ที่|หลัง|ส่วน|ล่าง |แล้ว|ฉีด|สเตียรอยด์
        การถ่าย|ภาพ|เอกซเรย์|และ|เครื่อง|อัลตรา|ซาวด์|ช่วย|ให้|เห็น|ตำแหน่ง|เข็ม
        ผู้ป่วย|โรค|หัวใจ|และ|ความดัน|โลหิต|สูง|ควร|กิน|ยา|ตาม|ปกติ
        งด|น้ำ|งด|อาหาร|หลัง|เที่ยงคืน|ก่อน|ดม|ยาสลบ
        โรงพยาบาล |ห้อง|ผ่าตัด |ห้อง|พักฟื้น
        บุคลากร|ทาง|การแพทย์|ยัง|ไม่|ได้|ตรวจทาน
        ผล|อยู่|ได้|นาน
        ค่อย ๆ |ดีขึ้น
        การเตรียมตัว
    """,
    "lo": """
        ຢ່າ|ຢຸດ|ກິນ|ຢາ|ລະລາຍ|ລິ່ມເລືອດ|ດ້ວຍ|ຕົນເອງ |ຖ້າ|ທ່ານໝໍ|ບໍ່ໄດ້|ສັ່ງ
        ຢາ|ແອັສປີຣິນ |ເຮັດໃຫ້|ເລືອດອອກ|ງ່າຍ
        ການສັກ|ຢາ|ນີ້|ຊ່ວຍ|ສະກັດກັ້ນ|ສັນຍານ|ຄວາມເຈັບປວດ
        ທ່ານ|ນອນ|ຂວ້ຳ|ໜ້າ|ຢູ່|ເທິງ|ໂຕະ|ເອັກສະເຣ
        ແພດ|ໃຊ້|ເອັກສະເຣ |ຫຼື |ອຸລຕຣາຊາວ |ເພື່ອ|ນຳ|ທາງ|ເຂັມ
        ກ່ອນ|ວາງຢາ|ສະຫຼົບ |ຫ້າມ|ກິນ|ອາຫານ |ແລະ |ດື່ມ|ນ້ຳ |ຢ່າງໜ້ອຍ |6 ຊົ່ວໂມງ
        ກະລຸນາ|ໂທລະສັບ|ຫາ|ຄລີນິກ|ຂອງ|ພວກເຮົາ
        ເສັ້ນປະສາດ |ກະດູກສັນຫຼັງ |ຄວາມດັນ|ເລືອດ |ອຸນຫະພູມ
        ຢາ|ສະເຕຣອຍ |ຢາ|ແກ້ປວດ |ໝາກໄຂ່ຫຼັງ
        ອອກຊິເຈນ |ວັກຊີນ |ໄວຣັສ |ແບັກທີເຣຍ
    """,
    "km": """
        សូមកុំ|ឈប់|ប្រើ|ថ្នាំ|បន្ថយ|កំណកឈាម|ដោយខ្លួនឯង
        គ្រូពេទ្យ|នឹង|ចាក់|ថ្នាំស្ពឹក|នៅ|ខ្នង|ផ្នែក|ខាងក្រោម|របស់|អ្នក
        គ្រូពេទ្យ|ប្រើ|កាំរស្មីអ៊ិច |ឬ|អ៊ុលត្រាសោន
        មុនពេល|ដាក់|ថ្នាំ|សណ្តំ |សូមកុំ|ញ៉ាំ|អាហារ |ឬ|ផឹកទឹក|យ៉ាងហោចណាស់ |6 ម៉ោង
        សូម|ទូរស័ព្ទ|មក|គ្លីនិក|របស់|យើង
        មាន|សញ្ញា|ឆ្លងរោគ |សូម|ទូរស័ព្ទ|មក|យើង|ភ្លាមៗ
        ប្រតិកម្ម|អាឡែស៊ី |ឬ|ការមានផ្ទៃពោះ
        ថ្នាំ|ស្តេរ៉ូអ៊ីត |ថ្នាំ|បំបាត់|ការឈឺចាប់
        ឆ្អឹងខ្នង |សរសៃប្រសាទ|ស៊ីមប៉ាទិក
        វ៉ាក់សាំង |អុកស៊ីសែន |អាំងស៊ុយលីន
    """,
    "my": """
        ဆရာဝန်က |မညွှန်ကြား|ဘဲ |သွေးကျဲဆေး|ကို |မရပ်|ပါ|နဲ့
        အက်စ်ပရင်|ကဲ့သို့ |သွေးခဲခြင်း|ကို|တားဆီး|သော|ဆေး|များသည် |သွေးထွက်|လွယ်|စေသည်
        ဤ|ဆေးထိုးခြင်း|သည် |အာရုံကြော|မှ |နာကျင်မှု|အချက်ပြများ|ကို |ပိတ်ဆို့|ပေးသည်
        ဆရာဝန်|သည် |ဓာတ်မှန် |သို့မဟုတ် |အာထရာဆောင်း|ကို|သုံး၍ |အပ်|ကို |လမ်းညွှန်|သည်
        မေ့ဆေး|မပေး|မီ |အနည်းဆုံး |6 နာရီ |အစာ|မစားရ |ရေ|မသောက်ရ
        ရုံးချိန်|အတွင်း |ကျွန်ုပ်တို့|ဆေးခန်း|သို့ |တယ်လီဖုန်း|ဆက်|ပါ
        ဓာတ်မတည့်မှုများ၊ |ကိုယ်ဝန်ရှိခြင်း|အကြောင်း |ပြောပြ|ပါ
        ဆေးရုံ |အရေးပေါ်|ခန်း |လူနာ |ရက်ချိန်း
        စတီးရွိုက်|ဆေး |ကုသမှု |ဘေးထွက်|ဆိုးကျိုး
        အောက်ဆီဂျင် |ဗိုင်းရပ်စ် |ဘက်တီးရီးယား |အင်ဆူလင်
    """,
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [(tag, line.strip()) for tag, text in SENTENCES.items() for line in text.strip().split("\n")],
)
def test_lines_end_between_words_where_words_are_not_spaced(language: str, sentence: str) -> None:
    assert pieces(sentence.replace("|", ""), language) == sentence.split("|")


def texts(language: str) -> Iterator[str]:
    """The sentences above, and the messages of the language's catalogs."""
    for line in SENTENCES[language].strip().split("\n"):
        yield line.strip().replace("|", "")
    for path in sorted((LOCALES / language).glob("LC_MESSAGES/*.po")):
        for entry in polib.pofile(str(path)):
            yield entry.msgstr.replace("**", "")


@pytest.mark.parametrize("language", ["th", "lo", "km", "my"])
def test_every_word_that_is_listed_is_one_that_icu_cuts_elsewhere(language: str) -> None:
    data = tomllib.loads(files("handouts.linebreak").joinpath("keep.toml").read_text("utf-8"))
    assert len(data[language]["words"]) == len(set(data[language]["words"]))
    for word in data[language]["words"]:
        bare = word.replace("|", "")
        for text in (bare, *texts(language)):
            at = text.find(bare)
            breaks = [b - at for b in segment.uax14(text, language) if at < b < at + len(bare)]
            bars = [len(part.replace("|", "")) for part in _before_bars(word)]
            if at >= 0 and breaks != bars:
                break
        else:
            pytest.fail(f"{word}: ICU does not cut it elsewhere")


def _before_bars(word: str) -> Iterator[str]:
    """What of the word stands before each of its bars."""
    yield from (word[:n] for n, char in enumerate(word) if char == "|")


@pytest.mark.parametrize("language", ["th", "lo", "km", "my"])
def test_prefixes_end_no_line_and_suffixes_begin_none(language: str) -> None:
    data = tomllib.loads(files("handouts.linebreak").joinpath("keep.toml").read_text("utf-8"))
    for text in texts(language):
        parts = pieces(text, language)
        for before, after in pairwise(parts):
            assert before not in data[language]["prefixes"], text
            assert after.strip(" ၊။") not in data[language].get("suffixes", []) or before[-1] == " "


@given(st.text(alphabet="กขตงสดนป์ิเแาัยรว่ ", max_size=30))
def test_no_thai_line_begins_with_a_silent_letter_whatever_the_text(text: str) -> None:
    for offset in segment.line_breaks(text, "th")[:-1]:
        # A sign of silence on a vowel is no Thai; on a consonant the two belong together.
        consonant = "\u0e01" <= text[offset] <= "\u0e2e"
        assert not (consonant and text[offset + 1 : offset + 2] == "\u0e4c")


@given(st.text(alphabet="ကစပတမရသအိုာေး့်င ", max_size=30))
def test_no_burmese_line_begins_with_a_final_consonant_whatever_the_text(text: str) -> None:
    for offset in segment.line_breaks(text, "my")[:-1]:
        assert not (text[offset].isalpha() and text[offset + 1 : offset + 2] == "\u103a")


@pytest.mark.parametrize(
    ("text", "language", "held"),
    [
        ("stop 1 to 2 weeks before", "en", "1 to 2 weeks "),
        ("seit 1 bis 2 Wochen weh", "de", "1 bis 2 Wochen "),
        ("ничего не ешьте и не пейте", "ru", "не ешьте "),
        ("другим — в течение дней", "ru", "в течение "),
        ("请拨打电话", "zh", "拨打"),
        ("Mindestens 24 Stunden nicht selbst steuern", "de", "nicht selbst "),
        ("unless your doctor says do not drive", "en", "not drive"),
        ("si no come ni bebe", "es", "no come "),
        ("ne mangez pas avant", "fr", "ne mangez "),
        ("non guidare oggi", "it", "non guidare "),
        ("nie pij z mlekiem, a w razie bólu", "pl", "w razie "),
        ("zůstaňte v klidu a spěte", "cs", "v klidu "),
        ("залишайтеся вдома з кимось", "uk", "з кимось"),
        ("остани код куће и чекај", "sr", "и чекај"),
        ("quý vị hỏi bác sĩ trước", "vi", "bác sĩ "),
        ("ऐसा कभी-कभी होता है", "hi", "कभी-कभी "),
    ],
)
def test_ranges_and_short_words_hold_to_what_they_belong_to(
    text: str, language: str, held: str
) -> None:
    assert any(held in piece for piece in pieces(text, language))


def test_a_dash_between_spaces_begins_no_line() -> None:
    assert all(not piece.startswith("—") for piece in pieces("одни — другие — нет", "ru"))
