"""The list of people as a CSV file: taken over whole, or every mistake named with its line."""

from pathlib import Path

import pytest

from bot.admin import people_csv
from bot.admin.errors import PeopleFileError, explain
from bot.texts import texts
from checklist.access import Role

HEAD = "name,role,telegram_id,dealership,language\n"


def mistakes(folder: Path, content: str | bytes) -> tuple[str, ...]:
    file = folder / "people.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(PeopleFileError) as caught:
        people_csv.read(file)
    heading, *sentences = explain(caught.value, texts("en")).splitlines()
    assert heading.startswith(f"{file}: nothing was imported.")
    return tuple(sentences)


def test_a_good_file_is_read_with_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        f"{HEAD}王芳,shopper,1001,浦东店,\n\n 张伟 ,Advisor,,浦东店,ZH\n孙总,owner,7,,en\n",
        encoding="utf-8",
    )
    first, second, third = people_csv.read(file)
    assert (first.line, first.role, first.telegram_id) == (2, Role.SHOPPER, 1001)
    assert (second.line, second.name, second.telegram_id) == (4, "张伟", None)
    assert (second.role, second.language) == (Role.ADVISOR, "zh")
    assert (third.role, third.dealership, third.language) == (Role.OWNER, None, "en")


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_what_spreadsheets_save_is_read(tmp_path: Path, start: bytes, end: str) -> None:
    file = tmp_path / "people.csv"
    rows = f'{HEAD}"Li, Na",advisor,,浦东店,\n'.replace("\n", end)
    file.write_bytes(start + rows.encode())
    assert [each.name for each in people_csv.read(file)] == ["Li, Na"]


def test_columns_may_stand_in_any_order_and_others_are_ignored(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("phone,language,dealership,telegram_id,role,name\n1,zh,店,5,manager,周\n")
    assert [(each.name, each.telegram_id) for each in people_csv.read(file)] == [("周", 5)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",shopper,1,店,", "name must have 1 to 64 characters."),
        ("\u200b,shopper,1,店,", "name must have 1 to 64 characters."),
        (f"{'长' * 65},shopper,1,店,", "name must have 1 to 64 characters."),
        ("甲,boss,1,店,", "role must be one of owner, manager, shopper, advisor, not “boss”."),
        ("甲,,1,店,", "role must be one of owner, manager, shopper, advisor, not “”."),
        ("甲,shopper,x,店,", "telegram_id must be a positive whole number, not “x”."),
        ("甲,shopper,-1,店,", "telegram_id must be a positive whole number, not “-1”."),
        ("甲,shopper,0,店,", "telegram_id must be a positive whole number, not “0”."),
        ("甲,shopper,1.0,店,", "telegram_id must be a positive whole number, not “1.0”."),
        ("甲,shopper,٣,店,", "telegram_id must be a positive whole number, not “٣”."),
        ("甲,shopper,4503599627370496,店,", "telegram_id must be a positive whole number"),
        (f"甲,shopper,{'9' * 5000},店,", "telegram_id must be a positive whole number"),
        ("甲,shopper,,店,", "telegram_id is missing; only an advisor may have none."),
        ("甲,owner,,,", "telegram_id is missing; only an advisor may have none."),
        ("甲,shopper,1,,", "dealership is missing; only an owner may have none."),
        ("甲,advisor,,,", "dealership is missing; only an owner may have none."),
        ("甲,shopper,1,店,fr", "language must be empty or one of: zh, en, not “fr”."),
        ("甲,shopper", "telegram_id is missing; only an advisor may have none."),
    ],
)
def test_every_kind_of_bad_row_is_named_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    found = mistakes(tmp_path, f"{HEAD}乙,owner,9,,\n{row}\n")
    assert found[0].startswith(f"line 3: {said}")


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    found = mistakes(tmp_path, f"{HEAD},boss,x,店,fr\n乙,shopper,,,\n")
    assert [each.split(":")[0] for each in found] == ["line 2"] * 4 + ["line 3"] * 2


def test_mistakes_are_named_in_the_order_of_the_lines(tmp_path: Path) -> None:
    rows = "甲,shopper,5,店,\n乙,shopper,5,店,\n丙,boss,,店,\n"
    found = mistakes(tmp_path, f"{HEAD}{rows}")
    assert [each.split(":")[0] for each in found] == ["line 3", "line 4"]


def test_one_telegram_id_is_one_person(tmp_path: Path) -> None:
    found = mistakes(tmp_path, f"{HEAD}甲,shopper,5,店,\n甲,manager,5,店,\n乙,shopper,5,店,\n")
    assert found == ("line 4: telegram_id 5 is “甲” in line 2; please correct one of the two.",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "line 1: these columns are missing: name, role, telegram_id, dealership, language."),
        ("name,role\n", "line 1: these columns are missing: telegram_id, dealership, language."),
        (
            f"{HEAD}张伟,advisor,,店,\n".encode("gbk"),
            "The file is not UTF-8 text. In Excel choose “Save as”, “CSV UTF-8",
        ),
        (f"{HEAD}张伟,advisor,,店,\n".encode("utf-16"), "The file is not UTF-8 text."),
        (f'{HEAD}"甲,advisor,,店,\n', "line 2: not a CSV row"),
        (f'{HEAD}"甲"乙,advisor,,店,\n', "line 2: not a CSV row"),
    ],
    ids=["empty", "columns", "GBK", "UTF-16", "open quote", "quote in the middle"],
)
def test_a_file_that_is_no_list_says_why(tmp_path: Path, content: str | bytes, said: str) -> None:
    assert said in "\n".join(mistakes(tmp_path, content))


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(PeopleFileError) as caught:
        people_csv.read(tmp_path / "nowhere.csv")
    assert "does not exist" in explain(caught.value, texts("en"))
    with pytest.raises(PeopleFileError) as caught:
        people_csv.read(tmp_path)
    assert "cannot be read (Is a directory)" in explain(caught.value, texts("en"))


def test_a_long_wrong_value_is_cut(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, f"{HEAD}甲,shopper,{'9' * 5000},店,\n")
    assert f"not “{'9' * 40}…”" in found


def test_every_problem_has_its_sentence_in_chinese(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(f"{HEAD},boss,x,店,fr\n乙,shopper,,,\n", encoding="utf-8")
    with pytest.raises(PeopleFileError) as caught:
        people_csv.read(file)
    assert explain(caught.value, texts("zh")).splitlines()[1:] == [
        "第 2 行：name（姓名）应为 1 到 64 个字符。",
        "第 2 行：role（角色）应为 owner, manager, shopper, advisor 之一，不能是“boss”。",
        "第 2 行：telegram_id 应为正整数，不能是“x”。请让本人向 @userinfobot 查询。",
        "第 2 行：language（语言）应留空或填其中之一：zh, en，不能是“fr”。",
        "第 3 行：缺少 telegram_id；只有 advisor（服务顾问）可以不填。",
        "第 3 行：缺少 dealership（经销商）；只有 owner（负责人）可以不填。",
    ]
