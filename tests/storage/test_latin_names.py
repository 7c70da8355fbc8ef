"""A Chinese name is spelled in Latin letters, stored with the name, and given to old rows."""

import pytest
from sqlalchemy import text

from checklist.access import Role
from storage import people, roster
from storage.engine import Database, migration_engine
from storage.latin_names import LONGEST, latin_name
from storage.roster import Entry
from storage.schema import migrate


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("王强", "Wang Qiang"),
        ("张伟明", "Zhang Weiming"),
        ("吕布", "Lü Bu"),
        ("王西安", "Wang Xi'an"),
        ("王", "Wang"),
        ("阿依古丽·买买提", "Ayiguli Maimaiti"),
        ("张三丰2", "Zhang Sanfeng"),
    ],
)
def test_the_surname_stands_first_and_the_given_name_is_one_word(name: str, spelling: str) -> None:
    assert latin_name(name) == spelling


SURNAMES = """
    单雄Shan 仇和Qiu 曾志Zeng 解晓Xie 区荣Ou 查良Zha 朴树Piao 盖叫Ge 翟志Zhai 任静Ren 华罗Hua
    尉迟恭Yuchi 万俟卨Moqi 欧阳娜Ouyang 司马光Sima 诸葛亮Zhuge 令狐冲Linghu 长孙无Zhangsun
    沈腾Shen 贾玲Jia 石磊Shi 覃勇Qin 缪杰Miao 乐毅Yue
"""


@pytest.mark.parametrize("entry", SURNAMES.split())
def test_a_surname_is_read_as_surnames_are(entry: str) -> None:
    name = "".join(each for each in entry if not each.isascii())
    assert latin_name(name).split()[0] == entry.removeprefix(name)


@pytest.mark.parametrize(
    "name", ["Emma Clarke", "张伟 Kevin", "", "李" * (LONGEST + 1), "2", "Ёлка"]
)
def test_other_names_have_no_spelling(name: str) -> None:
    assert latin_name(name) == ""


async def test_a_changed_name_has_a_new_spelling(url: str) -> None:
    await migrate(url)
    database = Database(url)
    for name in ("王强", "王刚"):
        async with database.writing() as db:
            entry = Entry(2, name, Role.ADVISOR, 7, "浦东店", None)
            await roster.import_people(db, [entry])
    async with database.reading() as db:
        (advisor,) = await people.advisors(db)
    await database.close()
    assert advisor.latin == "Wang Gang"


async def test_people_of_an_older_database_get_theirs(url: str) -> None:
    await migrate(url, "0005")
    engine = migration_engine(url)
    async with engine.begin() as db:
        await db.execute(text("INSERT INTO people (id, name) VALUES (1, '王强'), (2, 'Emma')"))
    await engine.dispose()
    await migrate(url)
    database = Database(url)
    async with database.reading() as db:
        spelled = [(await people.named(db, each)).latin for each in (1, 2)]
    await database.close()
    assert spelled == ["Wang Qiang", ""]
