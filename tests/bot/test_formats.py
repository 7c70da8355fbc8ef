"""How numbers are written: a line of points breaks only where it may."""

from bot.formats import unbroken


def test_a_line_of_points_breaks_only_after_its_dots() -> None:
    assert unbroken("25/25 · 100.0% · form total 25 · coverage 25/25").split(" ") == [
        "25/25\u00a0·",
        "100.0%\u00a0·",
        "form\u00a0total\u00a025\u00a0·",
        "coverage\u00a025/25",
    ]


def test_in_chinese_no_character_of_a_part_stands_apart() -> None:
    assert unbroken("8/8 · 覆盖25/25") == "8/8\u00a0· 覆\u2060盖\u206025/25"
