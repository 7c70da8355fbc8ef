"""The first screen of a report, line by line, with every number worked out anew from raw rows."""

import math
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean

import pytest
import pytest_asyncio
from scipy import stats

from bot import taps
from checklist.definition import Language, Whose
from checklist.loading import shipped
from checklist.results import Order, Period
from tests.bot.story import (
    Story,
    first_day,
    one_decimal,
    open_story,
    percent,
    say_and_wait,
    tap_data,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")
NAMES = ("张伟", "李娜", "王强", "陈静", "刘洋", "章薇")
SHOP, SELF, OBSERVED = 1, 2, 3
FORM = shipped()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    async with open_story(tmp_path_factory.mktemp("story")) as made:
        for who in ("manager", "english"):
            await say_and_wait(made.phones[who], "/report")
        yield made


@dataclass(frozen=True)
class Audit:
    advisor: str
    kind: int
    whole: bool
    answers: dict[int, int]

    @property
    def scored(self) -> dict[int, int]:
        return {number: value for number, value in self.answers.items() if value in {0, 1}}

    @property
    def rate(self) -> Fraction:
        return Fraction(sum(self.scored.values()), len(self.scored))


async def audits(place: Story, days: int) -> list[Audit]:
    """Everything submitted in the period, in the order of submitting, straight from the tables."""
    rows = await place.harness.rows(
        "SELECT a.id, p.name, a.kind, a.scope IS NULL AS whole FROM audits a"
        " JOIN people p ON p.id = a.advisor"
        " WHERE a.submitted_at >= :since ORDER BY a.submission",
        since=first_day(days),
    )
    answers: dict[int, dict[int, int]] = {row.id: {} for row in rows}
    for audit, number, value in await place.harness.rows(
        "SELECT audit, indicator, value FROM answers"
    ):
        if audit in answers:
            answers[audit][number] = value
    return [Audit(row.name, row.kind, bool(row.whole), answers[row.id]) for row in rows]


def of(found: Sequence[Audit], kind: int, name: str = "") -> list[Audit]:
    return [
        each for each in found if each.kind == kind and each.whole and name in ("", each.advisor)
    ]


def wilson(passes: Sequence[int]) -> tuple[float, float]:
    found = stats.binomtest(sum(passes), len(passes)).proportion_ci(method="wilson")
    return float(found.low), float(found.high)


def interval(rates: Sequence[Fraction]) -> str:
    if len(rates) < 2:
        return "（次数太少，算不出误差范围）"
    values = [float(rate) for rate in rates]
    low, high = stats.t.interval(0.95, len(rates) - 1, mean(values), stats.sem(values))
    ends = (one_decimal(Fraction(100 * min(1.0, max(0.0, end)))) for end in (low, high))
    return f"({'～'.join(ends)})"


def against(rates: Sequence[Fraction], others: Sequence[Fraction]) -> str:
    if len(rates) < 2 or len(others) < 2:
        return "次数太少，还不能比"
    one, other = ([float(rate) for rate in each] for each in (rates, others))
    if stats.ttest_ind(one, other, equal_var=False).pvalue > 0.05:
        return "差距在误差内"
    return "明显更高" if mean(one) > mean(other) else "明显更低"


def course(rates: Sequence[Fraction]) -> str:
    if len(rates) < 5:
        return "趋势：次数太少"
    found = stats.kendalltau(range(len(rates)), [float(rate) for rate in rates])
    if found.pvalue > 0.05:
        return "趋势：尚看不出升降"
    return "趋势：上升" if found.statistic > 0 else "趋势：下降"


def passes(found: Sequence[Audit]) -> dict[int, list[int]]:
    answers: dict[int, list[int]] = {}
    for each in found:
        for number, value in each.scored.items():
            answers.setdefault(number, []).append(value)
    return answers


def streak(values: Sequence[int]) -> int:
    return [*reversed(values), 1].index(1)


def short(number: int, language: Language = "zh") -> str:
    indicator = FORM.indicator(number)
    return f"{indicator.code[language]} {indicator.short[language]}"


def coaching(shops: Sequence[Audit]) -> list[str]:
    weak = {
        number: values
        for number, values in passes(shops).items()
        if len(values) >= 3 and 0 in values and FORM.indicator(number).whose is Whose.ADVISOR
    }
    worst = sorted(weak, key=lambda number: (wilson(weak[number])[1], number))[:3]
    lines = []
    for number in worst:
        values = weak[number]
        repeated = f" · 连失{streak(values)}次" if streak(values) > 1 else ""
        lines.append(f"{short(number)}  {sum(values)}/{len(values)}{repeated}")
    return ["先辅导这几项", *lines] if lines else []


def blind_spot(shops: Sequence[Audit], checks: Sequence[Audit]) -> list[str]:
    found, claimed = passes(shops), passes(checks)
    sure: list[tuple[float, int]] = []
    for number in claimed.keys() & found.keys():
        own, seen = claimed[number], found[number]
        gap = mean(own) - mean(seen)
        reach = math.hypot(mean(own) - wilson(own)[0], wilson(seen)[1] - mean(seen))
        if len(seen) >= 3 and gap - reach > 0:
            sure.append((reach - gap, number))
    if not sure:
        return []
    _, number = min(sure)
    own, seen = claimed[number], found[number]
    code = FORM.indicator(number).code["zh"]
    return [f"最大盲区 {code}：自评{sum(own)}/{len(own)}，神秘客{sum(seen)}/{len(seen)}"]


def self_image(shops: Sequence[Fraction], checks: Sequence[Fraction]) -> list[str]:
    if not checks:
        return []
    gap = mean(checks) - mean(shops)
    words = "高出" if gap > 0 else "低"
    points = one_decimal(abs(gap) * 100)
    return [f"自评 {percent(mean(checks))}（{len(checks)}次），{words}{points}个百分点"]


def change(latest: Fraction, before: Fraction) -> str:
    points = one_decimal(abs(latest - before) * 100)
    sign = "▲" if latest > before else "▼"
    return f"最近 {percent(latest)}，上次 {percent(before)}（{sign}{points}）"


def expected(found: Sequence[Audit], name: str, days: int) -> str:
    shops = of(found, SHOP, name)
    rates = [each.rate for each in shops]
    others = [each.rate for each in of(found, SHOP) if each.advisor != name]
    checks = [each.rate for each in of(found, SELF, name)]
    every_check = [each for each in found if each.kind == SELF and each.advisor == name]
    seen = [each.rate for each in of(found, OBSERVED, name)]
    period = f"近{days}天" if days else "全部时间"
    outcome = [
        f"{name} · 神秘客{len(rates)}次 · {period}",
        f"得分率 {percent(mean(rates))} {interval(rates)}",
        *([f"暂定：{len(rates)}次，满9次转正式"] if len(rates) < 9 else []),
        f"店内其他顾问 {percent(mean(others))}，{against(rates, others)}",
        *([change(rates[-1], rates[-2])] if len(rates) > 1 else []),
        course(rates),
    ]
    possible, printed = sum(len(each.scored) for each in shops), 102 * len(shops)
    covered = percent(Fraction(possible, printed))
    small_print = [f"覆盖 {covered}（{possible}/{printed}；其余不适用或未观察到）"]
    small_print += [f"现场观察{len(seen)}次 {percent(mean(seen))}，不计入"] if seen else []
    image = blind_spot(shops, every_check) + self_image(rates, checks)
    blocks = (outcome, coaching(shops), image, small_print)
    return "\n\n".join("\n".join(block) for block in blocks if block)


@pytest.mark.parametrize("days", [30, 90, 0])
@pytest.mark.parametrize("name", NAMES)
async def test_the_first_screen_says_what_the_answers_say(
    place: Story, name: str, days: int
) -> None:
    tap = taps.ReportOf(await place.person(name), 1, Period(days))
    screen = await tap_data(place.phones["manager"], tap)
    assert screen.text == expected(await audits(place, days), name, days)
    assert [[button.label for button in row] for row in screen.keyboard] == [
        [f"·{each}·" if chosen else each for each, chosen in labels(days)],
        ["指标", "单次", "自评差距"],
        ["图", "XLSX", "PDF", "CSV"],
        ["全店"],
    ]


def labels(days: int) -> list[tuple[str, bool]]:
    return [("30天", days == 30), ("90天", days == 90), ("全部", days == 0)]


async def test_the_same_in_english(place: Story) -> None:
    found = await audits(place, 0)
    rates = [each.rate for each in of(found, SHOP, "张伟")]
    tap = taps.ReportOf(await place.person("张伟"), 1, Period.ALL)
    lines = (await tap_data(place.phones["english"], tap)).text.split("\n")
    assert lines[0] == "张伟 · 19 mystery shops · all time"
    assert lines[1] == f"Rate {percent(mean(rates))} {interval(rates).replace('～', ' to ')}"
    assert lines[2].endswith("%: clearly below them")
    assert lines[3].startswith(f"Latest {percent(rates[-1])}, previous {percent(rates[-2])} (▼")
    assert lines[4:7] == ["Trend: no clear direction yet", "", "Coach these first"]
    assert lines[7].startswith(short(33, "en"))
    assert lines[11].startswith("Biggest blind spot 2.8: self 5/5, shops ")
    assert lines[12].startswith("Self-check 94.7% (3 checks), 17.1 points higher")
    assert lines[-2].startswith("Coverage ")
    assert lines[-1] == "3 observations 80.2%, not included"


async def test_the_team_table_says_what_the_answers_say(place: Story) -> None:
    arrows = {"次数太少": "·", "尚看不出升降": "–", "上升": "▲", "下降": "▼"}
    for days in (30, 90, 0):
        found = await audits(place, days)
        table = (
            await tap_data(place.phones["manager"], taps.Team(Period(days), Order.SCORE, 1))
        ).text
        rows = [line.split() for line in table.split("\n")[2:8]]
        shops = {name: [each.rate for each in of(found, SHOP, name)] for name in NAMES}
        worst_first = sorted(NAMES, key=lambda name: mean(shops[name]))
        assert rows == [
            [
                name,
                percent(mean(shops[name])),
                f"{len(shops[name])}{'*' if len(shops[name]) < 9 else ''}",
                arrows[course(shops[name]).removeprefix("趋势：")],
            ]
            for name in worst_first
        ]


async def test_indicators_come_worst_first_with_their_wilson_interval(place: Story) -> None:
    found = passes(of(await audits(place, 0), SHOP, "张伟"))
    advisor, lines = await place.person("张伟"), list[str]()
    for page in range(1, 8):
        tap = taps.ReportIndicators(advisor, 1, Period.ALL, page)
        screen = await tap_data(place.phones["manager"], tap)
        assert f"（{page}/7）" in screen.text
        lines += screen.text.split("\n\n")[1].split("\n")
    assert len(lines) == len(found)
    worst_first = sorted(found, key=lambda number: (wilson(found[number])[1], number))
    for line, number in zip(lines, worst_first, strict=True):
        values = found[number]
        low, high = (one_decimal(Fraction(100 * end)) for end in wilson(values))
        assert line.startswith(f"{short(number)}  {sum(values)}/{len(values)}")
        assert line.endswith(f"({low}～{high})")
        assert (f"连失{streak(values)}次" in line) is (streak(values) > 1)


async def test_the_gap_is_by_section_and_its_agreement_is_of_the_latest_answers(
    place: Story,
) -> None:
    found = await audits(place, 0)
    shops = of(found, SHOP, "张伟")
    checks = [each for each in found if each.kind == SELF and each.advisor == "张伟"]
    text = (await tap_data(place.phones["manager"], taps.ReportGap(3, 1, Period.ALL, 1))).text
    assert "不是评分是否一致" in text
    for section in FORM.sections:
        own, seen = (
            [v for each in whole for n, v in each.scored.items() if n in section.numbers]
            for whole in ([each for each in checks if each.whole], shops)
        )
        line = (
            f"{percent(Fraction(sum(own), len(own)))} / {percent(Fraction(sum(seen), len(seen)))}"
        )
        assert line in text
    asked, met = passes(checks), passes(shops)
    known = asked.keys() & met.keys()
    agreeing = sum(asked[number][-1] == met[number][-1] for number in known)
    assert text.endswith(f"{percent(Fraction(agreeing, len(known)))} 相同")
