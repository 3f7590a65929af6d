"""The fonts and the sample sentences of the tests of this room."""

import re

import pytest

from handouts.scripts import Direction
from handouts.text.fonts import FontBook
from handouts.text.itemize import Setting, StyledSpan
from tests import sheets

PHONE = "\u2066(555) 555-0123\u2069"

# Our own sentences, of the kind that a handout has. ** marks strong words, as in a catalog.
SENTENCES: dict[str, tuple[Direction, str, str]] = {
    "en": (
        "ltr",
        "Latn",
        f"**Do not stop** your blood thinner by yourself. Call {PHONE} at least 24 hours before the"
        " X-ray if you take more than 50 mg a day (for example, at 8 in the morning).",
    ),
    "de": (
        "ltr",
        "Latn",
        "**Setzen Sie Ihren Blutverdünner nicht selbst ab.** Rufen Sie uns mindestens 24 Stunden "
        f"vor der Röntgenuntersuchung an ({PHONE}), wenn Sie Kreislaufbeschwerden haben.",
    ),
    "vi": (
        "ltr",
        "Latn",
        "**Không tự ý ngừng thuốc làm loãng máu.** Hãy gọi số "
        f"{PHONE} ít nhất 24 giờ trước khi chụp X-quang nếu quý vị bị sốt (trên 38 °C).",
    ),
    "ru": (
        "ltr",
        "Cyrl",
        "**Не прекращайте сами приём лекарств, разжижающих кровь.** Позвоните по телефону "
        f"{PHONE} не позже чем за 24 часа до рентгена, если принимаете больше 50 мг (в сутки).",
    ),
    "ar": (
        "rtl",
        "Arab",
        "**لا تتوقف عن تناول مميع الدم** من تلقاء نفسك (إلا إذا طلب الطبيب ذلك). اتصل بنا على "
        f"{PHONE} قبل 24 ساعة على الأقل من التصوير، إذا كنت مصابًا بمتلازمة الألم (CRPS).",
    ),
    "ur": (
        "rtl",
        "Arab",
        "**خون پتلا کرنے والی دوا خود سے بند نہ کریں** (جب تک ڈاکٹر نہ کہے)۔ ایکسرے سے کم از کم 24 "
        f"گھنٹے پہلے {PHONE} پر فون کریں، اگر آپ کو درد کی بیماری (CRPS) ہے۔",
    ),
    "he": (
        "rtl",
        "Hebr",
        "**אל תפסיקו בעצמכם לקחת מדללי דם** (אלא אם הרופא ביקש). התקשרו אלינו למספר "
        f"{PHONE} לפחות 24 שעות לפני הצילום, אם יש לכם תסמונת כאב (CRPS).",
    ),
    "hi": (
        "ltr",
        "Deva",
        "**खून पतला करने वाली दवा अपने आप बंद न करें** (जब तक डॉक्टर न कहें)। एक्स-रे से कम से कम 24 घंटे पहले "
        f"{PHONE} पर फ़ोन करें, अगर आपको स्त्री रोग या दर्द की बीमारी (CRPS) है।",
    ),
    "th": (
        "ltr",
        "Thai",
        "**ห้ามหยุดยาละลายลิ่มเลือดเอง** เว้นแต่แพทย์สั่ง (ผู้ที่ฉีดยาชาให้ท่าน) โปรดโทร "
        f"{PHONE} อย่างน้อย 24 ชั่วโมงก่อนเอกซเรย์ หากท่านน้ำหนักลดเร็ว ๆ นี้หรือมีผื่นขึ้น",
    ),
    "bn": (
        "ltr",
        "Beng",
        "**নিজে থেকে রক্ত পাতলা করার ওষুধ বন্ধ করবেন না** (চিকিৎসক না বললে)। এক্স-রের অন্তত 24 ঘণ্টা আগে "
        f"{PHONE} নম্বরে ফোন করুন, যদি আপনার ব্যথার রোগ (CRPS) থাকে।",
    ),
    "lo": (
        "ltr",
        "Laoo",
        "**ຢ່າຢຸດກິນຢາລະລາຍລິ່ມເລືອດດ້ວຍຕົນເອງ** (ຖ້າທ່ານໝໍບໍ່ໄດ້ສັ່ງ) ກະລຸນາໂທລະສັບຫາຄລີນິກ "
        f"{PHONE} ຢ່າງໜ້ອຍ 24 ຊົ່ວໂມງກ່ອນເອັກສະເຣ ຖ້າທ່ານມີອາການປວດ (CRPS)",
    ),
    "km": (
        "ltr",
        "Khmr",
        "**សូមកុំឈប់ប្រើថ្នាំបន្ថយកំណកឈាមដោយខ្លួនឯង** (លុះត្រាតែវេជ្ជបណ្ឌិតប្រាប់)។ សូមទូរស័ព្ទ "
        f"{PHONE} យ៉ាងហោចណាស់ 24 ម៉ោងមុនពេលថតកាំរស្មីអ៊ិច ប្រសិនបើអ្នកឈឺចាប់ (CRPS)។",
    ),
    "my": (
        "ltr",
        "Mymr",
        "**ဆရာဝန်က မညွှန်ကြားဘဲ သွေးကျဲဆေးကို မရပ်ပါနဲ့** (CRPS)။ ဓာတ်မှန်မရိုက်မီ အနည်းဆုံး 24 နာရီ "
        f"အလိုတွင် {PHONE} သို့ တယ်လီဖုန်းဆက်ပါ။ အက်စ်ပရင် သောက်နေပါက ပြောပြပါ။",
    ),
    "am": (
        "ltr",
        "Ethi",
        "**የደም ማቅጠኛ መድኃኒትዎን በራስዎ አያቋርጡ** (ሐኪሙ ካልነገሩዎት በስተቀር)። ከኤክስሬይ በፊት ቢያንስ 24 ሰዓት ቀደም ብለው በ"
        f"{PHONE} ይደውሉ፤ ትኩሳት፣ ደም መፍሰስ ወይም ሕመም (CRPS) ካለብዎት።",
    ),
    "zh-Hans": (
        "ltr",
        "Hans",
        "**请勿自行停用抗凝药**（除非医生要求）。如果您患有“复杂性区域疼痛综合征”（CRPS），请至少在检查前24小时拨打"
        f"{PHONE}，并告诉我们：您每天服用超过50 mg的药物吗？",
    ),
    "ja": (
        "ltr",
        "Jpan",
        "**血液をサラサラにする薬を自分でやめないでください**（医師の指示がある場合を除く）。「複合性局所疼痛症候群」（CRPS）の方は、"
        f"レントゲンの24時間前までに{PHONE}へお電話ください。ちょっと待って！ケースによっては、50％の方が…",
    ),
    "ko": (
        "ltr",
        "Kore",
        "**혈액 희석제를 스스로 중단하지 마십시오**(의사가 말한 경우는 제외). "
        "복합부위통증증후군(CRPS)이 있으면 엑스레이를 "
        f"찍기 24시간 전까지 {PHONE}로 전화해 주십시오.",
    ),
}


def spans(text: str) -> tuple[StyledSpan, ...]:
    """The spans of a text in which ** marks strong words."""
    parts = re.split(r"\*\*", text)
    return tuple(StyledSpan(part, n % 2 == 1) for n, part in enumerate(parts) if part)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``sample`` runs once for each language: its setting and its spans."""
    if "sample" in metafunc.fixturenames:
        samples = [
            (Setting(direction, tag, script), spans(text))
            for tag, (direction, script, text) in SENTENCES.items()
        ]
        metafunc.parametrize("sample", samples, ids=list(SENTENCES))


@pytest.fixture(scope="session")
def book() -> FontBook:
    """The fonts that ship with the program."""
    return sheets.book()
