"""Japanese titles break between phrases, and seldom anywhere else."""

from collections.abc import Callable
from itertools import pairwise

from handouts.linebreak import segment
from handouts.linebreak.phrases import phrases

# Headings of our own, of the kind that handouts have. | stands between two phrases (bunsetsu);
# ' between two words of a compound, where a title may be broken too. Anywhere else is wrong.
HEADINGS = """
    腰部'交感神経節'ブロック
    どんな|治療か
    対象と|なる|方
    治療の|流れ
    治療の|後
    よく|ある|質問
    お電話|いただく|とき
    効果は|どのくらい|続きますか？
    ブロックは|何回|必要ですか？
    痛み止めを|減らせますか？
    クリニック'記入欄
    予約'日時
    来院'時刻
    治療する|側
    やめる|薬
    当日|使う|薬
    緊急時
    私の|メモと|質問
    大腸'内視鏡'検査を|受ける|前に
    全身'麻酔を|受ける|方へ
    手術の|後に|気を|つける|こと
    血液を|サラサラに|する|薬に|ついて
    硬膜外'注射を|受ける|患者さんへ
    造影剤を|使った|ＣＴ検査の|ご案内
    胃'カメラ'検査の|前日の|食事
    帝王切開の|後の|傷の|手当て
    インスリン'注射の|打ち方
    退院'後の|生活で|注意する|こと
    お薬の|飲み方
    痛みが|強い|ときの|対処法
    熱が|出た|ときは|どうしますか？
    当日の|朝は|何を|食べても|よいですか？
    車を|運転しても|よいですか？
    いつから|仕事に|戻れますか？
    お風呂に|入っても|よいですか？
    妊娠'中・授乳'中の|方へ
    アレルギーの|ある|方へ
    星状神経節'ブロックの|効果と|危険性
    帯状疱疹'後'神経痛の|治療
    椎間板'ヘルニアと|診断された|方へ
    膝'関節の|ヒアルロン酸'注射
    人工'股関節'置換術を|受ける|方へ
    血圧を|下げる|薬を|飲んで|いる|方へ
    血糖値の|測り方
    吸入薬の|正しい|使い方
    転倒を|防ぐ|ために
    ワクチン'接種後の|副反応
    救急車を|呼ぶ|べき|症状
    がんの|痛みを|和らげる|治療
    睡眠時'無呼吸'症候群の|検査
    骨粗しょう症の|予防と|治療
    心臓'カテーテル'検査の|流れ
    手術'前に|やめて|いただく|薬
    抗がん剤'治療の|副作用と|対策
    おしっこの|管が|入って|いる|間の|注意
    リハビリを|始める|時期
    眠くなる|薬を|使った|日の|過ごし方
    ご家族の|方への|お願い
"""


def marked(heading: str) -> tuple[str, set[int], set[int]]:
    """The heading, where its phrases end, and where it may be broken besides."""
    text, ends, inner = "", set[int](), set[int]()
    for char in heading.strip():
        if char in "|'":
            (ends if char == "|" else inner).add(len(text))
        else:
            text += char
    return text, ends, inner


def test_titles_break_between_phrases(record_property: Callable[[str, object], None]) -> None:
    right = wrong = found = phrase_ends = icu_right = icu_wrong = 0
    for text, ends, inner in map(marked, HEADINGS.strip().split("\n")):
        breaks = set(segment.line_breaks(text, "ja", phrases=True)) - {len(text)}
        right += len(breaks & (ends | inner))
        wrong += len(breaks - ends - inner)
        found += len(breaks & ends)
        phrase_ends += len(ends)
        icu = set(segment.uax14(text, "ja@lb=strict;lw=phrase")) - {len(text)}
        icu_right += len(icu & (ends | inner))
        icu_wrong += len(icu - ends - inner)
    record_property(
        "conformance",
        f"Japanese phrases: {right} of {right + wrong} breaks between words, {found} of"
        f" {phrase_ends} phrases found; by ICU alone {icu_right} of {icu_right + icu_wrong}",
    )
    assert wrong <= 1
    assert found >= 0.92 * phrase_ends
    assert icu_wrong > 10 * wrong, "ICU's own phrases would do"


def test_a_title_breaks_between_phrases_and_a_text_nearly_anywhere() -> None:
    title = "腰部交感神経ブロックを受ける前に"
    ends = segment.line_breaks(title, "ja", phrases=True)
    assert [title[a:b] for a, b in pairwise((0, *ends))] == [
        "腰部交感神経ブロックを", "受ける", "前に",
    ]  # fmt: skip
    assert len(segment.line_breaks(title, "ja")) > 10


def test_a_break_between_phrases_is_legal_in_any_text() -> None:
    for text, _, _ in map(marked, HEADINGS.strip().split("\n")):
        legal = segment.line_breaks(text, "ja")
        assert set(segment.line_breaks(text, "ja", phrases=True)) <= set(legal)


def test_other_languages_have_no_phrases() -> None:
    text = "治疗前的准备"
    assert segment.line_breaks(text, "zh-Hans", phrases=True) == segment.line_breaks(
        text, "zh-Hans"
    )


def test_phrases_end_where_the_text_ends() -> None:
    assert phrases("") == ()
    assert phrases("重要") == (2,)
