"""Whom a typed name may mean, with keys as they are stored."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.process import extract

from checklist import names
from checklist.names import NEAREST, Matches, Named, plain, search, sort_key

PEOPLE = (
    Named(1, "Emma Clarke", " emmaclarke clarkeemma ec"),
    Named(2, "张伟", " zhangwei weizhang zw"),
    Named(3, "张伟明", " zhangweiming weimingzhang mingzhangwei zwm"),
    Named(4, "李娜", " lina nali ln"),
    Named(5, "章薇", " zhangwei weizhang zw"),
    Named(6, "吕布", " lvbu bulv lb lubu bulu lyubu bulyu"),
    Named(7, "José O’Brien-Smith", " joseobriensmith obriensmithjose smithjoseobrien jos"),
    Named(8, "陈静", ""),
    Named(9, "Łucja Kowałska", " łucjakowałska kowałskałucja łk"),
)
LONGEST_MESSAGE = 4096  # characters in one Telegram text


def ids(found: tuple[Named, ...]) -> list[int]:
    return [each.id for each in found]


def found(query: str) -> list[int]:
    return ids(search(query, PEOPLE).found)


def nearest(query: str) -> list[int]:
    return ids(search(query, PEOPLE).nearest)


def test_an_exact_name_is_alone_although_others_begin_with_it() -> None:
    assert found("张伟") == [2]


def test_two_people_of_exactly_one_name_are_both_found() -> None:
    namesakes = [Named(1, "张伟", " zhangwei"), Named(2, "张伟", " zhangwei")]
    assert ids(search("张伟", namesakes).found) == [1, 2]


@pytest.mark.parametrize("query", ["zhangwei", "zhang wei", "Zhāng Wěi", "ZHANG-WEI", "zhang1wei1"])
def test_names_that_sound_alike_are_a_choice(query: str) -> None:
    assert found(query) == [2, 3, 5]


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ("伟", [2, 3]),
        ("张", [2, 3]),
        ("zhangw", [2, 3, 5]),
        ("zh", [2, 3, 5]),
        ("zw", [2, 3, 5]),
        ("zwm", [3]),
        ("wei", [2, 3, 5]),
        ("ming", [3]),
        ("weiming", [3]),
        ("weiming zhang", [3]),
        ("wei zhang", [2, 5]),
        ("zhang1 wei3 ming2", [3]),
        ("ｌｉｎａ", [4]),
        ("lǐ nà", [4]),
        ("lvbu", [6]),
        ("lubu", [6]),
        ("lyu bu", [6]),
        ("lǚ bù", [6]),
        ("emma", [1]),
        ("CLARKE", [1]),
        ("clarke, emma", []),
        ("clarke emma", [1]),
        ("ec", [1]),
        ("lark", [1]),
        ("jose", [7]),
        ("josé", [7]),
        ("obrien", [7]),
        ("O'Brien Smith", [7]),
        ("陈", [8]),
    ],
)
def test_a_name_is_found_by(query: str, who: list[int]) -> None:
    assert found(query) == who


@pytest.mark.parametrize("query", ["hang", "angwei", "eiming"])
def test_pinyin_is_not_found_from_the_middle_of_a_syllable(query: str) -> None:
    assert found(query) == []


def test_the_order_is_the_one_given() -> None:
    assert ids(search("zhangwei", PEOPLE[::-1]).found) == [5, 3, 2]


def test_a_digit_behind_latin_letters_is_part_of_the_name_and_no_tone() -> None:
    numbered = [Named(1, "Advisor 1", " advisor1 1advisor a1"), Named(2, "顾问1", " guwen1 wen1gu")]
    assert ids(search("advisor1", numbered).found) == [1]
    assert search("advisor2", numbered) == Matches(nearest=(numbered[0],))
    assert search("guwen2", numbered) == Matches(nearest=(numbered[1],))


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ("zhagnwei", [2, 3, 5]),  # two letters changed places
        ("zangwei", [2, 3, 5]),  # one is missing
        ("lnia", [4]),
        ("wiezhang", [2, 5]),
        ("emam clarke", [1]),
        ("clarcke", [1]),
        ("李那", [4]),
        ("张玮", [2, 3]),
        ("陈静静", [8]),
        ("kowałsky", [9]),
    ],
)
def test_a_typing_error_finds_nobody_and_comes_near(query: str, who: list[int]) -> None:
    assert found(query) == []
    assert nearest(query) == who


@pytest.mark.parametrize("query", ["lx", "lia", "lxxa", "zhxxxwei", "zhxngxeimxng", "王强", "玮"])
def test_too_many_errors_for_its_length_come_near_nobody(query: str) -> None:
    assert search(query, PEOPLE) == Matches()


def test_whoever_is_found_leaves_nobody_near() -> None:
    assert search("lina", [*PEOPLE, Named(10, "Lisa", " lisa")]).nearest == ()


def test_at_most_five_come_near_the_nearest_first_and_each_once() -> None:
    among = [Named(n, f"Maria {n}b", f" maria{n}b {n}bmaria") for n in range(9)]
    among.append(Named(9, "Mariabb", ""))
    assert ids(search("mariabbc", among).nearest) == [9, 0, 1, 2, 3]


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "\n\t",
        "·",
        "-",
        "\u200b",
        "🙂",
        "👨‍👩‍👧",
        "<b>",
        "</i>",
        "<b>张伟</b>",
        "%",
        "' OR 1=1",
        "\x00",
    ],
)
def test_what_is_no_name_finds_nobody(query: str) -> None:
    assert search(query, PEOPLE) == Matches()


def test_a_line_break_or_a_space_never_reaches_from_one_key_into_the_next() -> None:
    assert found("zhangwei weizhang zw") == []


@pytest.mark.parametrize("letter", ["a", "张", "🙂", "<", " ", "é", "1", "ﷺ"])
def test_the_longest_message_is_compared_with_no_name_letter_by_letter(
    letter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def record(wanted: str, forms: list[str], **options: Any) -> object:  # noqa: ANN401 - its own
        compared.extend(forms)
        return extract(wanted, forms, **options)

    monkeypatch.setattr(names, "extract", record)
    assert search(letter * LONGEST_MESSAGE, [*PEOPLE] * 250) == Matches()
    assert compared == []


@given(st.text(max_size=40))
def test_any_text_gets_an_answer_and_the_same_again(query: str) -> None:
    once = search(query, PEOPLE)
    assert once == search(query, PEOPLE)
    assert not (once.found and once.nearest)
    assert len(once.nearest) <= NEAREST
    assert set(once.found + once.nearest) <= set(PEOPLE)


@given(st.text(min_size=1, max_size=20))
def test_whoever_is_called_so_is_found_whatever_the_name(name: str) -> None:
    somebody = Named(10, name, "")
    expected = (somebody,) if plain(name) else ()
    assert search(name, [somebody]).found == expected


WORK = """
import sys
from checklist.names import Named, search

def people(count):
    return [
        Named(n, chr(0x4E00 + n) + chr(0x5E00 + n), f" zhang{n}wei wei{n}zhang z{n}w lv{n}wei")
        for n in range(count)
    ]

def steps(query, count):
    taken, among = 0, people(count)
    def trace(frame, event, _):
        nonlocal taken
        frame.f_trace_opcodes = True
        taken += event == "opcode"
        return trace
    sys.settrace(trace)
    search(query, among)
    sys.settrace(None)
    return taken

for query in ("zhang77wei", "zw", "zhagn77wie", "丁丁"):
    print(steps(query, 200) / 200, steps(query, 800) / 800)
print({"pypinyin", "numpy"} & set(sys.modules))
"""


def test_the_work_of_a_search_grows_with_the_number_of_names_and_no_faster() -> None:
    """Work is counted in steps of the interpreter for each name: a clock depends on the machine."""
    ran = subprocess.run(
        [sys.executable, "-c", WORK], capture_output=True, text=True, check=True, timeout=60
    )
    *searches, loaded = ran.stdout.splitlines()
    for few, many in (map(float, line.split()) for line in searches):
        assert many < 1.1 * few
        assert many < 500
    assert loaded == "set()"  # both take long to import


def test_names_are_sorted_by_pinyin_among_latin_names() -> None:
    spelled = {"刘洋": "Liu Yang", "张伟": "Zhang Wei", "李娜": "Li Na", "陈静": "Chen Jing"}
    team = [Named(at, name, "", latin=latin) for at, (name, latin) in enumerate(spelled.items())]
    team += [Named(8, "Emma Clarke", ""), Named(9, "吕布", "", latin="Lü Bu")]
    assert [each.name for each in sorted(team, key=sort_key)] == [
        "陈静",
        "Emma Clarke",
        "李娜",
        "刘洋",
        "吕布",
        "张伟",
    ]


def test_a_name_is_found_as_a_button_shows_it() -> None:
    wang = Named(1, "王强", " wangqiang", latin="Wang Qiang")
    assert search("Wang Qiang 王强", [wang]).found == (wang,)
