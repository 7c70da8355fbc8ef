"""The shipped form against the printed one, typed out here a second time."""

import re
from collections.abc import Callable

import pytest

from checklist.definition import FORM_LANGUAGES, Checklist, Indicator, Text, Whose

At = Callable[[str], int]

# The words that a faulty conversion put into the form's text, and where one may rightly stand.
DAMAGED = {
    "效劳": (),
    "参谋": (),
    "供应": (),
    "修理": (),
    "工程": (),
    "进展": ("阶段性进展", "离店客户进展通知"),
    "及客户": (),
    "及估算": (),
    "依据": (),
    "须要": (),
    "提示": (),
    "搜集": (),
    "相宜": (),
    "实惠": (),
    "特别": ("特别优惠", "特别关注"),
    "承受": (),
    "简洁": (),
    "流淌": (),
    "赐予": (),
    "运用": (),
    "爱惜": (),
    "群众": (),
    "你的": (),
    "巡察": (),
    "陪伴": (),
    "宠爱": (),
    "盼望": (),
    "帮助": ("帮助技师提高", "帮助提高"),
    "托付": (),
    "缘由": (),
    "保存": (),
    "预料": (),
    "接着": (),
    "接受": ("到店接受服务",),
    "刚好": (),
    "完毕": (),
    "此时此刻": (),
    "关切": (),
    "欣喜": (),
    "撤除": (),
    "说明白": (),
    "支配": (),
    "埋怨": (),
    "遵照": (),
    "搜寻": (),
    "说明说明": (),
    "协作": (),
    "实力": (),
    "幸免": (),
    "改良": (),
    "限制": (),
    "不连续": (),
    "必需": (),
    "发觉": (),
    "全部": (),
    "那么": (),
    "协议": (),
    "纸制": (),
    "欢送": (),
    "其它": (),
    "假设": (),
    "假如": (),
}

REPAIRED = {
    "1.11": "纸质的预约系统",
    "1.16": "确认约定",
    "1.18": "流动上门服务",
    "1.22": "特殊备注",
    "2.9": "保护内饰",
    "2.10": "上海大众标识",
    "2.12": "任务委托书",
    "3.1": "服务原因和巡检中发现的问题",
    "3.5": "免费项目",
    "5.4": "采取的措施",
    "5.6": "及时用客户偏好的方式",
    "6.8": "说明了洗车",
    "7.8": "特殊安排",
    "O.3": "与客户并行",
    "O.8": "合理控制",
    "O.10": "抽查式的质量控制",
    "O.12": "改进措施",
}

# Numbers, abbreviations and names that the printed text states: zh, en.
FACTS = {
    "1.1": ("30分钟", "30 minutes"),
    "1.2": ("10分钟", "10 minutes"),
    "1.3": ("3声", "3 rings"),
    "1.12": ("照片、认证和培训证书", "photos, certifications and training certificates"),
    "1.13": ("软件系统或文档", "software or documents"),
    "1.18": ("换油", "oil change"),
    "1.19": ("30分钟", "30 minutes"),
    "1.20": ("SVW-II", "SVW-II"),
    "1.21": ("预约汇总表", "booking summary sheet"),
    "1.22": ("软件系统或文档", "software or documents"),
    "1.23": ("提前一天", "one day ahead"),
    "1.24": ("1天和1小时", "1 day and 1 hour"),
    "1.25": ("15分钟", "15 minutes"),
    "2.1": ("五件套", "five-piece"),
    "2.9": ("五件套", "five-piece"),
    "2.10": ("上海大众", "Shanghai Volkswagen"),
    "2.12": ("三包期", "statutory warranty"),
    "3.2": ("FFB", "FFB"),
    "5.4": ("一小时", "every hour"),
    "5.5": ("休息区/展厅", "lounge or showroom"),
    "5.8": ("客户关系管理系统", "CRM system"),
    "6.5": ("FFB", "FFB"),
    "6.7": ("白手套", "white gloves"),
    "6.14": ("24小时热线", "24-hour hotline"),
    "7.1": ("72小时", "72 hours"),
    "7.2": ("手机短信、电子邮件、电话", "text message, e-mail or phone"),
    "7.6": ("CPR", "CPR"),
    "O.10": ("轮胎、散热器", "tyres and radiators"),
}

BACK_OFFICE = (
    "1.11 1.13 1.20 1.21 1.22 3.1 3.13 5.4 5.8 7.5 7.9 O.6 O.7 O.8 O.9 O.10 O.11 O.12 O.13 O.14"
)


def words(indicator: Indicator) -> list[Text]:
    texts = [indicator.text, indicator.first_person, indicator.short]
    return texts if indicator.hint is None else [*texts, indicator.hint]


def all_words(form: Checklist) -> list[Text]:
    return [
        form.title,
        *(text for section in form.sections for text in (section.title, section.short)),
        *(text for indicator in form.indicators for text in words(indicator)),
        *(condition.question for condition in form.conditions),
        *(option.label for condition in form.conditions for option in condition.options),
    ]


def codes(form: Checklist, numbers: frozenset[int]) -> set[str]:
    return {form.indicator(number).code["en"] for number in numbers}


def test_seven_sections_add_up_to_102_points(form: Checklist) -> None:
    assert [s.printed_total for s in form.sections] == [25, 14, 14, 8, 16, 10, 15]
    assert form.printed_total == 102
    assert [i.number for i in form.indicators] == list(range(1, 103))


def test_sections_keep_the_numbers_that_are_printed_and_there_is_no_fourth(
    form: Checklist,
) -> None:
    assert [s.code["en"] for s in form.sections] == ["1", "2", "3", "5", "6", "7", "O"]
    assert [s.code["zh"] for s in form.sections] == ["1", "2", "3", "5", "6", "7", "其他"]
    assert form.indicators[-9].code == Text(zh="其他.7", en="O.7")


def test_sections_have_their_printed_titles(form: Checklist) -> None:
    assert [section.title["zh"] for section in form.sections] == [
        "服务预约",
        "接待和车辆检查",
        "服务需求确认及评估",
        "客户关怀和信息沟通",
        "服务交车",
        "致谢并确保客户惊喜的措施",
        "统一要求",
    ]


@pytest.mark.parametrize("damaged", DAMAGED)
def test_no_damaged_word_is_left(form: Checklist, damaged: str) -> None:
    for text in all_words(form):
        remaining = text["zh"]
        for rightly in DAMAGED[damaged]:
            remaining = remaining.replace(rightly, "")
        assert damaged not in remaining, text["zh"]


@pytest.mark.parametrize("code", REPAIRED)
def test_what_was_damaged_reads_as_it_was_meant(form: Checklist, at: At, code: str) -> None:
    assert REPAIRED[code] in form.indicator(at(code)).text["zh"]


@pytest.mark.parametrize("code", FACTS)
def test_every_number_and_name_of_the_printed_text_is_still_there(
    form: Checklist, at: At, code: str
) -> None:
    zh, en = FACTS[code]
    indicator = form.indicator(at(code))
    for text in (indicator.text, indicator.first_person):
        assert zh in text["zh"]
        assert en in text["en"]


def test_no_number_is_stated_that_is_not_printed(form: Checklist) -> None:
    for indicator in form.indicators:
        fact = FACTS.get(indicator.code["en"], ("", ""))
        for language, printed in zip(FORM_LANGUAGES, fact, strict=True):
            stated = re.findall(r"\d+", indicator.text[language])
            assert stated == re.findall(r"\d+", printed), indicator.text[language]


def test_every_indicator_is_a_question_in_both_languages(form: Checklist) -> None:
    for indicator in form.indicators:
        for text in (indicator.text, indicator.first_person):
            assert "是否" in text["zh"]
            assert text["zh"].endswith("？")
            assert re.search(r"(^|[,:] )(Did|Was|did|was) ", text["en"]), text["en"]
            assert text["en"].endswith("?")


def test_the_chinese_has_chinese_punctuation_and_the_english_none(form: Checklist) -> None:
    for text in all_words(form):
        assert not re.search(r"[,;:?!()]| ", text["zh"]), text["zh"]
        assert text["en"].isascii(), text["en"]


def test_self_checks_speak_in_the_first_person_of_ones_own_work(form: Checklist) -> None:
    for indicator in form.indicators:
        if indicator.whose is Whose.ADVISOR:
            assert "我" in indicator.first_person["zh"]
            assert "顾问" not in indicator.first_person["zh"]
            assert re.search(r"\bI\b", indicator.first_person["en"])
            assert "advisor" not in indicator.first_person["en"]
        else:
            assert indicator.first_person == indicator.text


def test_short_labels_fit_and_are_distinct(form: Checklist) -> None:
    for language, longest in (("zh", 10), ("en", 28)):
        labels = [indicator.short[language] for indicator in form.indicators]
        assert max(map(len, labels)) <= longest
        assert len(set(labels)) == 102


@pytest.mark.parametrize("code", ["1.24", "2.2", "2.10", "2.12", "6.2", "6.14", "6.16"])
def test_an_indicator_that_joins_several_acts_says_what_counts(
    form: Checklist, at: At, code: str
) -> None:
    hint = form.indicator(at(code)).hint
    assert hint is not None
    assert "才算“是”" in hint["zh"]
    assert hint["en"].startswith("Yes only")


def test_hints_are_one_line_for_a_phone(form: Checklist) -> None:
    for indicator in form.indicators:
        if indicator.hint:
            assert len(indicator.hint["zh"]) <= 40
            assert len(indicator.hint["en"]) <= 110


def test_ids_begin_with_their_sections_id(form: Checklist) -> None:
    for section in form.sections:
        assert all(i.id.startswith(f"{section.id}.") for i in section.indicators)


def test_the_back_office_is_the_twenty_that_a_customer_hardly_sees(form: Checklist) -> None:
    marked = frozenset(i.number for i in form.indicators if i.back_office)
    assert codes(form, marked) == set(BACK_OFFICE.split())
    assert len(marked) == 20


def test_the_last_ten_are_the_service_managers_work(form: Checklist) -> None:
    managers = frozenset(i.number for i in form.indicators if i.whose is Whose.SERVICE_MANAGER)
    assert codes(form, managers) == {f"O.{n}" for n in range(6, 16)}
