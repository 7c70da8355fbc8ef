"""The first screen of a report, line by line, with every number worked out anew from raw rows."""

import math
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from statistics import mean, variance
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from numpy import array
from scipy import stats

from bot import taps
from checklist.definition import Kind, Language, Whose
from checklist.loading import shipped
from checklist.results import Order, Period
from tests.bot.story import (
    NOW,
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
NINE = 9
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
    at: int
    answers: dict[int, int]

    @property
    def scored(self) -> dict[int, int]:
        return {number: value for number, value in self.answers.items() if value in {0, 1}}

    @property
    def rate(self) -> Fraction:
        return Fraction(sum(self.scored.values()), len(self.scored))


async def audits(place: Story) -> list[Audit]:
    """Everything submitted, in the order of submitting, straight from the tables."""
    rows = await place.harness.rows(
        "SELECT a.id, p.name, a.kind, a.scope IS NULL AS whole, a.submitted_at FROM audits a"
        " JOIN people p ON p.id = a.advisor WHERE a.submitted_at IS NOT NULL ORDER BY a.submission"
    )
    answers: dict[int, dict[int, int]] = {row.id: {} for row in rows}
    for audit, number, value in await place.harness.rows(
        "SELECT audit, indicator, value FROM answers"
    ):
        if audit in answers:
            answers[audit][number] = value
    return [
        Audit(row.name, row.kind, bool(row.whole), row.submitted_at, answers[row.id])
        for row in rows
    ]


def within(found: Sequence[Audit], name: str, period: int) -> list[Audit]:
    """What a period has of an advisor: the last nine shops and what came since, or days."""
    own = [each for each in found if each.advisor == name]
    if period == NINE:
        shops = of(own, SHOP)[-9:]
        since = shops[0].at
        return [each for each in own if each.kind != SHOP and each.at >= since] + shops
    return [each for each in own if each.at >= first_day(period)]


def of(found: Sequence[Audit], kind: int, name: str = "") -> list[Audit]:
    return [
        each for each in found if each.kind == kind and each.whole and name in ("", each.advisor)
    ]


def wilson(passes: Sequence[int]) -> tuple[float, float]:
    found = stats.binomtest(sum(passes), len(passes)).proportion_ci(method="wilson")
    return float(found.low), float(found.high)


def whole_percent(value: float) -> str:
    return str(math.floor(abs(value) * 100 + 0.5) * (1 if value >= 0 else -1))


def interval(rates: Sequence[Fraction]) -> str:
    values = [float(rate) for rate in rates]
    low, high = stats.t.interval(0.95, len(rates) - 1, mean(values), stats.sem(values))
    return f"({whole_percent(max(0.0, low))}～{whole_percent(min(1.0, high))})"


def signed(difference: float, margin: float) -> str:
    ends = (int(whole_percent(difference + each)) for each in (-margin, margin))
    low, high = (f"{end:+}".replace("-", "−") if end else "0" for end in ends)
    return f"({low}～{high})"


def welch(one: Sequence[float], others: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    """The difference from the mean of the means, its deviation and its degrees of freedom."""
    weights = [1.0, *[1 / len(others)] * len(others)]
    parts = [w**2 * variance(x) / len(x) for w, x in zip(weights, (one, *others), strict=True)]
    below = sum(p**2 / (len(x) - 1) for p, x in zip(parts, (one, *others), strict=True))
    difference = mean(one) - mean(mean(each) for each in others)
    return difference, math.sqrt(sum(parts)), sum(parts) ** 2 / below


def p_value(one: Sequence[float], others: Sequence[Sequence[float]]) -> float:
    """The larger p-value of the tests with variances of each and with a common one."""
    difference, deviation, freedom = welch(one, others)
    everybody = (one, *others)
    common = sum(variance(x) * (len(x) - 1) for x in everybody) / sum(len(x) - 1 for x in everybody)
    reach = math.sqrt(common * (1 / len(one) + sum(1 / len(x) for x in others) / len(others) ** 2))
    return max(
        2 * stats.t.sf(abs(difference) / deviation, freedom),
        2 * stats.t.sf(abs(difference) / reach, sum(len(x) - 1 for x in everybody)),
    )


Team = Mapping[str, Sequence[Fraction]]


def others_of(name: str, team: Team) -> list[list[float]]:
    return [[float(x) for x in r] for who, r in team.items() if who != name and len(r) >= 3]


def against(name: str, team: Team) -> str:
    others = others_of(name, team)
    if not others:
        return "店内其他顾问的成绩太少，还不能比"
    exact = mean(mean(rates) for who, rates in team.items() if who != name and len(rates) >= 3)
    printed = percent(exact)
    tested = {
        who: p_value([float(x) for x in rates], others_of(who, team))
        for who, rates in team.items()
        if len(rates) >= 5 and others_of(who, team)
    }
    if name not in tested:
        return f"店内其他顾问 {printed}；次数太少，还不能比高低"
    ranked = sorted(tested, key=lambda who: tested[who])
    clear = set[str]()
    for at, who in enumerate(ranked):
        if tested[who] > 0.07 / (len(ranked) - at):
            break
        clear.add(who)
    points = Decimal(one_decimal(mean(team[name]) * 100)) - Decimal(one_decimal(exact * 100))
    word = "高" if points > 0 else "低"
    sure = ("明显", "") if name in clear else ("", "，差距不明显")
    return f"比店内其他顾问（{printed}）{sure[0]}{word}{abs(points)}个百分点{sure[1]}"


def changed(rates: Sequence[Fraction], before: Sequence[Fraction]) -> tuple[list[str], str]:
    if min(len(rates), len(before)) < 5:
        return [], ""
    now, then = ([float(x) for x in each] for each in (rates, before))
    difference, deviation, freedom = welch(now, [then])
    margin = float(stats.t.ppf(0.995, freedom)) * deviation
    clear = abs(difference) > margin
    points = one_decimal(abs(Fraction(mean(rates)) - Fraction(mean(before))) * 100)
    word = "高" if difference > 0 else "低"
    said = ("明显变好" if difference > 0 else "明显变差") if clear else "可能只是偶然"
    line = f"比之前{len(before)}次{word}{points}个百分点{signed(difference, margin)}，{said}"
    return [line], said.replace("明显变", "比以前明显") if clear else ""


def course(rates: Sequence[Fraction]) -> str:
    recent = rates[-9:]
    if len(recent) < 6:
        return "趋势：次数太少"
    found = stats.kendalltau(range(len(recent)), [float(rate) for rate in recent])
    if found.pvalue > 0.005:
        return "趋势：尚看不出升降"
    return "趋势：上升" if found.statistic > 0 else "趋势：下降"


def latest(rates: Sequence[Fraction]) -> list[str]:
    before = rates[:-1][-8:]
    if len(before) < 5 or len(set(before)) == 1:
        return []
    ranges = [abs(b - a) for a, b in pairwise(before)]
    low, high = (mean(before) + sign * Fraction(266, 100) * mean(ranges) for sign in (-1, 1))
    if low <= rates[-1] <= high:
        return [f"最近一次 {percent(rates[-1])}，属正常起伏"]
    ends = f"({whole_percent(max(0.0, float(low)))}～{whole_percent(min(1.0, float(high)))})"
    return [f"最近一次 {percent(rates[-1])}，超出平时范围{ends}"]


def steadiness(shops: Sequence[Audit]) -> tuple[list[str], str]:
    if len(shops) < 6:
        return [], ""
    table = [[sum(s.scored.values()), len(s.scored) - sum(s.scored.values())] for s in shops]
    p = stats.chi2_contingency(array(table), correction=False).pvalue
    ends = f"{percent(min(s.rate for s in shops))}～{percent(max(s.rate for s in shops))}"
    if p < 0.001:
        return [f"起伏大：{ends}，远超偶然"], "起伏很大"
    return ([f"稳定：{ends}，差别可能只是偶然"], "稳定") if p > 0.05 else ([], "")


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


def line(number: int, values: Sequence[int], language: Language = "zh") -> str:
    repeated = f" · 连失{streak(values)}次" if streak(values) > 1 else ""
    return f"{short(number, language)}  {sum(values)}/{len(values)}{repeated}"


def weak(shops: Sequence[Audit]) -> tuple[list[int], list[int]]:
    """Which indicators are clearly weak and which are to be watched, the surest first."""
    known = {
        number: values
        for number, values in passes(shops).items()
        if len(values) >= 3 and FORM.indicator(number).whose is Whose.ADVISOR
    }
    rate = sum(map(sum, known.values())) / sum(map(len, known.values()))
    p = {n: float(stats.binom.cdf(sum(v), len(v), rate)) for n, v in sorted(known.items())}
    adjusted = dict(zip(p, stats.false_discovery_control(list(p.values())), strict=True))
    ranked = sorted(p, key=lambda number: (round(p[number], 12), number))
    clear = [number for number in ranked if adjusted[number] <= 0.10]
    return clear, [n for n in ranked if n not in clear and p[n] <= 0.05][:3]


def weak_lines(shops: Sequence[Audit]) -> list[str]:
    clear, watch = weak(shops)
    values = passes(shops)
    return [
        "确有短板" if clear else "没有确凿的短板",
        *(line(number, values[number]) for number in clear[:3]),
        *([f"另有{len(clear) - 3}项，见“指标”"] if len(clear) > 3 else []),
        *(["留意（可能只是偶然）"] if watch else []),
        *(line(number, values[number]) for number in watch),
    ]


def fisher(own: Sequence[int], seen: Sequence[int]) -> tuple[float, float]:
    """The p-value, and the smallest possible one with as many passes together."""
    together = sum(own) + sum(seen)

    def p(passed: int) -> float:
        table = [
            [passed, len(own) - passed],
            [together - passed, len(seen) - together + passed],
        ]
        return float(stats.fisher_exact(array(table), alternative="greater").pvalue)

    return p(sum(own)), p(min(len(own), together))


def blind_spot(shops: Sequence[Audit], checks: Sequence[Audit]) -> list[str]:
    found, claimed = passes(shops), passes(checks)
    tested = {
        number: fisher(claimed[number], found[number])
        for number in sorted(claimed.keys() & found.keys())
        if len(claimed[number]) >= 2 and len(found[number]) >= 3
    }
    p = {number: each for number, (each, least) in tested.items() if least <= 0.10 + 1e-12}
    if not p:
        return []
    adjusted = stats.false_discovery_control(list(p.values()))
    sure = [number for number, each in zip(p, adjusted, strict=True) if each <= 0.10 + 1e-12]
    if not sure:
        return []
    number = min(sure, key=lambda each: (round(p[each], 12), each))
    own, seen = claimed[number], found[number]
    code = FORM.indicator(number).code["zh"]
    return [f"最大盲区 {code}：自评{sum(own)}/{len(own)}，神秘客{sum(seen)}/{len(seen)}"]


def rates_over(both: Collection[int], audits: Sequence[Audit]) -> list[Fraction]:
    scored = [[v for n, v in each.scored.items() if n in both] for each in audits]
    return [Fraction(sum(values), len(values)) for values in scored if values]


def self_image(shops: Sequence[Audit], checks: Sequence[Audit]) -> list[str]:
    if not checks:
        return []
    both = passes(shops).keys() & passes(checks).keys()
    own, seen = rates_over(both, checks), rates_over(both, shops)
    gap = mean(own) - mean(seen)
    side = f"比神秘客{'高' if gap > 0 else '低'}{one_decimal(abs(gap) * 100)}个百分点"
    margin = said = ""
    if min(len(own), len(seen)) > 1:
        difference, deviation, freedom = welch([float(x) for x in own], [[float(x) for x in seen]])
        reach = float(stats.t.ppf(0.975, freedom)) * deviation
        margin = signed(difference, reach)
        said = "" if abs(difference) > reach else "，差距不明显"
    rate = percent(mean(each.rate for each in checks))
    return [f"自评 {rate}（{len(checks)}次）；同样的指标{side}{margin}{said}"]


def headline(name: str, period: int, rates: Sequence[Fraction], state: str, first: str) -> str:
    words = {0: "全部时间", NINE: f"{'近' if len(rates) > 8 else '至今'}{len(rates)}次"}
    when = words.get(period, f"近{period}天")
    do = f"；先练：{first}" if first else ""
    return f"{name}：{when} {percent(mean(rates))}，{state}{do}"


def state_of(name: str, team: Team, moved: str, swings: str) -> str:
    rates = team[name]
    trend = {"趋势：上升": "在上升", "趋势：下降": "在下降"}.get(course(rates), "")
    beside = against(name, team)
    compared = (
        ("明显高于同事" if "明显高" in beside else "明显低于同事") if "）明显" in beside else ""
    )
    found = (
        "次数太少，先别下结论" if len(rates) < 3 else "",
        moved,
        trend,
        swings if swings == "起伏很大" else "",
        compared,
        swings,
        "看不出明显变化",
    )
    return next(each for each in found if each)


def expected(found: Sequence[Audit], name: str, period: int) -> str:
    mine = within(found, name, period)
    shops = of(mine, SHOP)
    team = {who: [each.rate for each in of(within(found, who, period), SHOP)] for who in NAMES}
    rates, ever = team[name], [each.rate for each in of(found, SHOP, name)]
    change_line, moved = changed(rates, ever[:-9][-9:]) if period == NINE else ([], "")
    spread_line, swings = steadiness(shops)
    few = len(rates) < 3
    ends = (day(each.at) for each in (shops[0], shops[-1]))
    days = "–".join(dict.fromkeys(ends))
    sure = f"（只有{len(rates)}次，算不出误差范围）" if few else f" {interval(rates)}"
    provisional = f" · 暂定：{len(rates)}次，满9次转正式" if 2 < len(rates) < 9 else ""
    trend = course(rates)
    first = "" if few else next((short(number) for number in weak(shops)[0]), "")
    figures = [
        f"得分率 {percent(mean(rates))}{sure} · {days}{provisional}",
        against(name, team),
        *change_line,
        *([trend] if trend in {"趋势：上升", "趋势：下降"} else []),
        *latest(rates),
        *([] if moved or trend in {"趋势：上升", "趋势：下降"} else spread_line),
    ]
    checks = [each for each in mine if each.kind == SELF]
    blocks = (
        [headline(name, period, rates, state_of(name, team, moved, swings), first)],
        figures,
        [] if few else weak_lines(shops),
        blind_spot(shops, checks) + self_image(shops, of(checks, SELF)),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block)


def day(at: int) -> str:
    there = datetime.fromtimestamp(at / 1000, ZoneInfo("Asia/Shanghai"))
    year = "" if there.year == NOW.year else f"{there.year}年"
    return f"{year}{there.month}月{there.day}日"


@pytest.mark.parametrize("days", [NINE, 30, 90, 0])
@pytest.mark.parametrize("name", NAMES)
async def test_the_first_screen_says_what_the_answers_say(
    place: Story, name: str, days: int
) -> None:
    tap = taps.ReportOf(await place.person(name), 1, Period(days))
    screen = await tap_data(place.phones["manager"], tap)
    assert screen.text == expected(await audits(place), name, days)
    shops = of(within(await audits(place), name, days), SHOP)
    clear = weak(shops)[0] if len(shops) > 2 else []
    codes = [f"{FORM.indicator(number).code['zh']}›" for number in clear[:3]]
    assert [[button.label for button in row] for row in screen.keyboard] == [
        *([codes] if codes else []),
        *([f"·{each}·" if chosen else each for each, chosen in row] for row in labels(days)),
        ["指标", "单次", "自评差距"],
        ["XLSX", "PDF", "CSV", "全店"],
    ]


def labels(days: int) -> list[list[tuple[str, bool]]]:
    return [
        [("近9次", days == NINE), ("30天", days == 30)],
        [("90天", days == 90), ("全部", days == 0)],
    ]


@pytest.mark.parametrize("days", [NINE, 30, 90, 0])
async def test_the_lists_of_audits_say_what_was_covered_and_observed(
    place: Story, days: int
) -> None:
    mine = within(await audits(place), "张伟", days)
    shops, seen = of(mine, SHOP), [each.rate for each in of(mine, OBSERVED)]
    possible, printed = sum(len(each.scored) for each in shops), 102 * len(shops)
    covered = percent(Fraction(possible, printed))
    where = (await place.person("张伟"), 1, Period(days), 1)
    listed = await tap_data(place.phones["manager"], taps.ReportVisits(*where))
    assert f"覆盖 {covered}（{possible}/{printed}；其余不适用或未观察到）" in listed.text
    observed = taps.VisitsOfKind(*where, Kind.OBSERVATION)
    text = (await tap_data(place.phones["manager"], observed)).text
    assert (
        f"现场观察{len(seen)}次 {percent(mean(seen or [Fraction(0)]))}，不计入" in text
    ) is bool(seen)


async def test_the_same_in_english(place: Story) -> None:
    found = await audits(place)
    rates = [each.rate for each in of(within(found, "张伟", NINE), SHOP)]
    tap = taps.ReportOf(await place.person("张伟"), 1, Period.NINE)
    lines = (await tap_data(place.phones["english"], tap)).text.split("\n")
    first = short(weak(of(within(found, "张伟", NINE), SHOP))[0][0], "en")
    assert lines[0] == (
        f"Zhang Wei 张伟: {percent(mean(rates))} in the last 9 shops, clearly better than before;"
        f" coach first: {first}"
    )
    low_to_high = interval(rates).replace("～", " to ")
    assert lines[2].startswith(f"Rate {percent(mean(rates))} {low_to_high} · ")
    assert lines[3].endswith("%): no clear difference")
    assert lines[4].endswith("clearly better")
    assert lines[5].startswith(f"Latest {percent(rates[-1])}: usual ups and downs")
    assert lines[6:8] == ["", "Clearly weak"]
    assert lines[8].startswith(first)


def arrow(rates: Sequence[Fraction], ever: Sequence[Fraction], period: int) -> str:
    _, moved = changed(rates, ever[:-9][-9:]) if period == NINE else ([], "")
    arrows = {"次数太少": "", "尚看不出升降": "", "上升": "▲", "下降": "▼"}
    clear = {"比以前明显好": "▲", "比以前明显差": "▼"}
    return clear.get(moved) or arrows[course(rates).removeprefix("趋势：")]


async def test_the_team_table_says_what_the_answers_say(place: Story) -> None:
    found = await audits(place)
    for days in (NINE, 30, 90, 0):
        table = (
            await tap_data(place.phones["manager"], taps.Team(Period(days), Order.SCORE, 1))
        ).text
        rows = [line.split() for line in table.split("\n")[2:8]]
        shops = {
            name: [each.rate for each in of(within(found, name, days), SHOP)] for name in NAMES
        }
        worst_first = sorted(NAMES, key=lambda name: mean(shops[name]))
        assert rows == [
            [
                percent(mean(shops[name])),
                f"{len(shops[name])}{'*' if len(shops[name]) < 9 else ''}",
                name,
                *arrow(shops[name], [each.rate for each in of(found, SHOP, name)], days),
            ]
            for name in worst_first
        ]


async def test_indicators_come_by_the_upper_end_of_their_wilson_interval(place: Story) -> None:
    """The intervals themselves stand on the indicators' own screens."""
    found = passes(of(await audits(place), SHOP, "张伟"))
    advisor, lines = await place.person("张伟"), list[str]()
    for page in range(1, 8):
        tap = taps.ReportIndicators(advisor, 1, Period.ALL, page)
        screen = await tap_data(place.phones["manager"], tap)
        assert f"（{page}/7）" in screen.text
        lines += screen.text.split("\n\n")[1].split("\n")
    worst_first = sorted(found, key=lambda number: (wilson(found[number])[1], number))
    assert lines == [line(number, found[number]) for number in worst_first]


async def test_the_gap_is_by_section_and_its_agreement_is_of_the_latest_answers(
    place: Story,
) -> None:
    found = await audits(place)
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
