"""Computes the spelling of a Chinese name in Latin letters, once, when the name is stored."""

import os
import re
import unicodedata

from checklist.names import HAN

LONGEST = 16  # characters; what is longer is hardly a person's name

_PARTS = re.compile(rf"(?:{HAN.pattern})+")
_COMPOUND_SURNAMES = {
    "欧阳": "ouyang", "上官": "shangguan", "司马": "sima", "司徒": "situ", "司空": "sikong",
    "诸葛": "zhuge", "皇甫": "huangfu", "尉迟": "yuchi", "长孙": "zhangsun", "令狐": "linghu",
    "慕容": "murong", "夏侯": "xiahou", "端木": "duanmu", "公孙": "gongsun", "东方": "dongfang",
    "轩辕": "xuanyuan", "独孤": "dugu", "南宫": "nangong", "西门": "ximen", "东郭": "dongguo",
    "呼延": "huyan", "澹台": "tantai", "申屠": "shentu", "太史": "taishi", "闻人": "wenren",
    "赫连": "helian", "宇文": "yuwen", "万俟": "moqi", "单于": "chanyu", "鲜于": "xianyu",
    "淳于": "chunyu", "濮阳": "puyang", "拓跋": "tuoba", "百里": "baili", "第五": "diwu",
    "亓官": "qiguan", "钟离": "zhongli", "公冶": "gongye", "宗政": "zongzheng",
}  # fmt: skip
# Surnames that are not read as the character usually is.
_SURNAMES = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "解": "xie", "区": "ou", "查": "zha", "朴": "piao",
    "盖": "ge", "翟": "zhai", "员": "yun", "秘": "bi", "乐": "yue", "缪": "miao", "覃": "qin",
    "种": "chong", "折": "she", "能": "nai", "隗": "wei", "繁": "po", "祭": "zhai", "薄": "bo",
    "黑": "he", "召": "shao", "郗": "xi", "卜": "bu", "阚": "kan", "洗": "xian", "万": "wan",
    "费": "fei", "贲": "ben", "句": "gou", "乜": "nie", "重": "chong", "尉": "wei", "侯": "hou",
    "长": "zhang", "都": "du", "藏": "zang", "角": "jue", "呙": "guo", "镡": "tan", "么": "yao",
}  # fmt: skip
# Characters that are read otherwise in given names than the dictionary has them first.
_GIVEN = {"曾": "zeng", "侯": "hou", "单": "dan", "翟": "zhai"}


def latin_name(name: str) -> str:
    """Return Wang Qiang for 王强, as a passport has it: the surname first, the given name as one.

    "" where nothing is to be spelled: a name with Latin letters, one without Chinese characters, or
    one that is longer than LONGEST. Where a dot or a space divides a name (阿依古丽·买买提), each
    part is a word.
    """
    parts = _PARTS.findall(name)
    if not parts or len(name) > LONGEST or any(_is_latin(each) for each in name):
        return ""
    words = _surname_and_given(parts[0]) if len(parts) == 1 else [_spell(each) for each in parts]
    return " ".join(each.capitalize() for each in words if each)


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN")


def _surname_and_given(name: str) -> list[str]:
    surname, given = name[:2], name[2:]
    if given and surname in _COMPOUND_SURNAMES:
        return [_COMPOUND_SURNAMES[surname], _spell(given)]
    return [_SURNAMES.get(name[0]) or _syllable(name[0]), _spell(name[1:])]


def _spell(characters: str) -> str:
    """Join the syllables, with an apostrophe before one that begins with a vowel: Xi'an."""
    spelled = ""
    for each in characters:
        syllable = _GIVEN.get(each) or _syllable(each)
        spelled += f"'{syllable}" if spelled and syllable[0] in "aeo" else syllable
    return spelled


def _syllable(character: str) -> str:
    # pypinyin is asked for single characters, so it need not load its words: 14 MB, not 58.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # noqa: PLC0415 - only needed where a name is stored

    ((usual,),) = pinyin(character, style=Style.NORMAL, v_to_u=True)
    return str(usual)
