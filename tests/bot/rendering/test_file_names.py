"""A file's name says what it is, is safe on every system, and is no other file's."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.file_names import LONGEST, file_name

FIRST, DAY = date(2026, 8, 26), date(2026, 11, 23)


def named(name: str, dealership: str = "") -> str:
    return file_name(dealership, name, ("report",), (DAY,), "pdf")


def test_a_file_name_speaks() -> None:
    contents = ("报告", "近90天")
    made = file_name("浦东店", "Wang Qiang 王强", contents, (FIRST, DAY), "xlsx")
    assert made == "浦东店_Wang_Qiang_王强_报告_近90天_2026-08-26_2026-11-23.xlsx"


def test_one_day_is_written_once() -> None:
    assert file_name("", "张伟", ("报告",), (DAY, DAY), "csv") == "张伟_报告_2026-11-23.csv"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("a\u202efdp.exe", "afdp_exe"),
        (" .hidden ", "hidden"),
        ('C:\\x*?"<>|', "C_x"),
        ("Emma  Clarke\n", "Emma_Clarke"),
        ("-rf", "rf"),
    ],
)
def test_a_file_name_is_safe_everywhere(name: str, safe: str) -> None:
    assert named(name) == f"{safe}_report_2026-11-23.pdf"
    assert named("张伟", name) == f"{safe}_张伟_report_2026-11-23.pdf"


@pytest.mark.parametrize("name", ["", "...", "\u202e", "/"])
def test_a_name_of_which_nothing_is_left_is_left_out(name: str) -> None:
    assert named(name) == "report_2026-11-23.pdf"


def test_of_a_long_dealership_less_is_left_so_that_the_name_stands() -> None:
    made = named("欧阳娜娜", "上海大众汽车销售服务有限公司" * 3)
    assert "欧阳娜娜_report" in made
    assert made.startswith("上海大众汽车")


@given(st.text(), st.text())
def test_no_name_makes_a_file_name_long_or_dangerous(dealership: str, name: str) -> None:
    made = file_name(dealership, name, ("评价表",), (DAY,), "xlsx")
    assert len(made.encode()) <= LONGEST
    assert made.endswith("评价表_2026-11-23.xlsx")
    assert not set(made) & set('/\\:*?"<>|\0\n\r\t\u202e ')
    assert not made.startswith((".", "-", "_"))
    assert made.isprintable()
