"""The other spellings of a name, and that they are stored with a new or changed name."""

import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from checklist.access import Role
from checklist.names import Named, search
from storage import invitations, people, roster
from storage.engine import Database
from storage.models import people as table
from storage.name_keys import MOST_PARTS, MOST_SPELLINGS, keys
from storage.roster import Entry
from storage.schema import migrate

# From published lists of surnames that are often misread; tones are left out.
SURNAMES = """
    单shan 曾zeng 仇qiu 解xie 查zha 翟zhai 乐yue 乐le 覃qin 覃tan 朴piao 区ou 盖ge 盖gai 任ren 华hua
    员yun 召shao 召zhao 折she 种chong 祭zhai 繁po 秘bi 洗xian 冼xian 逄pang 牟mu 牟mou 缪miao 缪mou
    隗wei 隗kui 薄bo 柏bai 郇xun 郇huan 郗xi 郗chi 訾zi 卜bu 贲ben 贲fei 贾jia 阚kan 句gou 黑he 都du
    佴nai 盛sheng 谌chen 谌shen 沈shen 燕yan 亓qi 乜nie 仉zhang 车che 石shi 宓mi 能nai 那na 撒sa
    宿su 相xiang 重chong 冯feng 瞿qu 粘nian 葛ge 令ling 尉wei 行xing 晟cheng 晟sheng 费fei 费bi 纪ji
    宁ning 过guo 应ying 钭tou 呙guo 妫gui 曲qu 藏zang 殷yin 角jue 俞yu 弗fei 藉ji 适kuo 旋xuan 眭sui
    厘xi 褚chu 笮ze 镡tan 镡chan 要yao 蔚yu 冮gang 啜chuai 哈ha 郤xi 睢sui 阿e 么yao 佘she 邸di
"""
COMPOUND_SURNAMES = """
    欧阳ouyang 尉迟yuchi 万俟moqi 单于chanyu 长孙zhangsun 澹台tantai 令狐linghu 皇甫huangfu
    鲜于xianyu 呼延huyan 宰父zaifu 亓官qiguan 夹谷jiagu 濮阳puyang 拓跋tuoba 夏侯xiahou
    诸葛zhuge 司马sima 上官shangguan 慕容murong 句龙goulong 乘马shengma
"""
GIVEN = (
    "晓乐xiaole",
    "晓乐xiaoyue",
    "重阳chongyang",
    "朝晖zhaohui",
    "朝阳chaoyang",
    "行健xingjian",
)


def read(entry: str) -> tuple[str, str]:
    """Take characters and pinyin apart."""
    characters = "".join(each for each in entry if not each.isascii())
    return characters, entry.removeprefix(characters)


def found(query: str, name: str) -> bool:
    return bool(search(query, [Named(1, name, keys(name))]).found)


@pytest.mark.parametrize("entry", (SURNAMES + COMPOUND_SURNAMES).split())
def test_a_surname_is_found_as_it_is_read(entry: str) -> None:
    surname, pinyin = read(entry)
    assert found(pinyin, surname + "伟明")
    assert found(pinyin + " wei ming", surname + "伟明")
    assert found(f"weiming {pinyin}", surname + "伟明")


@pytest.mark.parametrize("entry", GIVEN)
def test_a_given_name_is_found_by_every_reading(entry: str) -> None:
    given_name, pinyin = read(entry)
    assert found(pinyin, "王" + given_name)
    assert found(f"wang{pinyin}", "王" + given_name)


@pytest.mark.parametrize("query", ["sxz", "dxc", "cxz"])
def test_initials_follow_every_reading(query: str) -> None:
    assert found(query, "单晓曾")


@pytest.mark.parametrize("query", ["lv", "lu", "lü", "lyu", "lǚ", "lümeng", "lv meng", "LYU MENG"])
def test_u_umlaut_is_typed_in_many_ways(query: str) -> None:
    assert found(query, "吕蒙")


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("张伟", " zhangwei weizhang zw"),
        ("Emma Clarke", " emmaclarke clarkeemma ec"),
        ("Ａｎｎ 张", " annzhang zhangann az"),
        ("José", " jose"),
        ("张🙂", " zhang"),
        ("🙂", ""),
        ("", ""),
        ("𠮷", " 𠮷"),  # read in no dictionary: it stands for itself
    ],
)
def test_what_is_stored_of_a_name(name: str, stored: str) -> None:
    assert keys(name) == stored


def test_the_keys_of_a_long_name_of_many_readings_are_bounded_and_keep_its_surname() -> None:
    name = "单曾仇解查翟乐覃" * 8
    forms = keys(name).split()
    assert len(forms) <= MOST_SPELLINGS * (MOST_PARTS + 1)
    assert all(found(each, name) for each in ("dan", "shan", "chan"))


@given(st.text(max_size=150))
def test_any_name_has_keys_by_which_it_is_found(name: str) -> None:
    somebody = Named(1, name, keys(name))
    for key in somebody.keys.split(" ")[1:]:
        assert search(key, [somebody]).found == (somebody,)


@given(st.lists(st.sampled_from(["anna", "maria", "lopez"]), min_size=1, max_size=3, unique=True))
def test_a_latin_name_is_found_from_any_word_on(words: list[str]) -> None:
    name = " ".join(words).title()
    assert all(found(" ".join(words[start:] + words[:start]), name) for start in range(len(words)))
    assert all(found(" ".join(each), name) for each in permutations(words) if len(words) < 3)


def test_pinyin_is_loaded_by_preparing_a_chinese_name_only_and_without_its_words() -> None:
    program = """
import sys
import bot.handlers.report, storage.people
from storage.name_keys import keys
keys("Emma Clarke")
print("pypinyin" in sys.modules)
keys("张伟")
print("pypinyin" in sys.modules, "pypinyin.phrases_dict" in sys.modules)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.split() == ["False", "True", "False"]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'names.db'}"
    await migrate(url)
    opened = Database(url)
    yield opened
    await opened.close()


def advisor(name: str, telegram_id: int | None = None) -> Entry:
    return Entry(1, name, Role.ADVISOR, telegram_id, "浦东店", None)


async def test_an_imported_advisor_comes_with_keys_and_a_second_import_changes_nothing(
    database: Database,
) -> None:
    async with database.writing() as db:
        assert await roster.import_people(db, [advisor("张伟")]) == 1
        assert await roster.import_people(db, [advisor("张伟")]) == 0
        (known,) = await people.advisors(db)
    assert known.keys == " zhangwei weizhang zw"
    assert (known.name, known.dealership_name) == ("张伟", "浦东店")


async def test_a_new_name_brings_new_keys(database: Database) -> None:
    async with database.writing() as db:
        await roster.import_people(db, [advisor("张伟", 7)])
        await roster.import_people(db, [advisor("李娜", 7)])
        (known,) = await people.advisors(db)
    assert (known.name, known.keys) == ("李娜", keys("李娜"))


async def test_an_older_row_without_keys_is_found_by_its_name_and_completed_by_an_import(
    database: Database,
) -> None:
    async with database.writing() as db:
        await roster.import_people(db, [advisor("张伟")])
        await db.execute(update(table).values(name_keys=""))
        older = await people.advisors(db)
        assert search("伟", older).found == tuple(older)
        assert search("zhangwei", older).found == ()
        await roster.import_people(db, [advisor("张伟")])
        newer = await people.advisors(db)
    assert search("zhangwei", newer).found == tuple(newer)


async def test_whoever_follows_an_invitation_comes_with_keys(database: Database) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    async with database.writing() as db:
        token = await invitations.invite(db, Role.OWNER, None, now)
        await invitations.redeem(db, token, 7, "孙权", now)
        assert await db.scalar(select(table.c.name_keys)) == keys("孙权")
