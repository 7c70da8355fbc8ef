"""How often a report decides wrongly: of a weakness, a team's verdict, a trend, a single visit.

Each of these is looked at again and again, for many advisors and many indicators. So what is
measured is the probability that a whole report, a whole team or a whole year has anything false.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import fmean

from benchmarks.coverage.advisors import INDICATORS, Advisor, advisors, log_odds
from checklist.results.change import CHANGE_CONFIDENCE
from checklist.results.comparison import compare_team
from checklist.results.visits import TREND_OVER
from checklist.statistics import (
    Direction,
    Moments,
    Steadiness,
    Tally,
    Verdict,
    Weaknesses,
    blind_spots,
    compare,
    spread,
    trend,
    usual_range,
    weaknesses,
)

SIZES = (4, 5, 9, 19)
WEAK = 3  # the numbers 1 to 3 are in truth weak
TEAM = 6
LOOKS = 19
SELF_CHECKS = 3
FALSE_WEAKNESSES, FALSE_VERDICTS, FALSE_TRENDS = 0.05, 0.06, 0.06


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and whether it is within what is allowed."""

    line: str
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    head: str
    rows: Iterator[Row]


def tables(trials: int, draw: random.Random) -> Iterator[Table]:
    yield Table(
        "Weak indicators",
        _head("advisor", "shops", "any false clear", "clear, true of 3", "to watch"),
        _weakness_rows(trials // 2, draw),
    )
    yield Table(
        f"{TEAM} equal advisors: how often anybody is called higher or lower; and one who is"
        " 8 points better",
        _head("team", "shops each", "any false verdict", "the better one found"),
        _team_rows(trials // 3, draw),
    )
    yield Table(
        f"An advisor who does not change, looked at after each of {LOOKS} shops; and one who"
        " improves by 20 points over nine",
        _head("advisor", "ever a trend", "ever better or worse than the nine before", "rise seen"),
        _trend_rows(trials // 2, draw),
    )
    yield Table(
        "A single visit, its spread and self-checks of an advisor who does not change",
        _head("advisor", "newest called unusual", "called swinging", "any false blind spot"),
        _visit_rows(trials // 2, draw),
    )


def _head(first: str, *rest: str) -> str:
    return f"| {' | '.join((first, *rest))} |\n|---|{'--:|' * len(rest)}"


def _flat(name: str, rate: float, between_visits: float = 0.1, weak: int = 0) -> Advisor:
    """An advisor with one pass rate for all indicators but the weak ones, which have 25 %."""
    usual = (log_odds(rate),) * (INDICATORS - weak)
    return Advisor(name, (*(log_odds(0.25),) * weak, *usual), between_visits)


def _tallies(visits: Sequence[dict[int, bool]]) -> list[Tally]:
    passed, scored = Counter[int](), Counter[int]()
    for visit in visits:
        scored.update(visit.keys())
        passed.update(number for number, is_passed in visit.items() if is_passed)
    return [Tally(number, passed[number], n) for number, n in sorted(scored.items())]


def _weakness_rows(trials: int, draw: random.Random) -> Iterator[Row]:
    for advisor, weak in (
        (_flat("no weakness, 95 %", 0.95), 0),
        (_flat("no weakness, 85 %", 0.85), 0),
        (_flat("no weakness, 75 %, varying", 0.75, between_visits=0.6), 0),
        (_flat(f"{WEAK} weak (25 %) among 85 %", 0.85, weak=WEAK), WEAK),
    ):
        for n in SIZES:
            found = [
                weaknesses(_tallies([advisor.visit(draw) for _ in range(n)])) for _ in range(trials)
            ]
            yield _weakness_row(advisor, n, weak, found)


def _weakness_row(advisor: Advisor, n: int, weak: int, found: Sequence[Weaknesses]) -> Row:
    wrong = fmean(any(tally.number > weak for tally in each.clear) for each in found)
    right = fmean(sum(tally.number <= weak for tally in each.clear) for each in found)
    watched = fmean(len(each.watch) for each in found)
    seen = f"{right:.1f}" if weak else "–"
    line = f"| {advisor.name} | {n} | {wrong:.1%} | {seen} | {watched:.1f} |"
    return Row(line, bool(weak) or wrong <= FALSE_WEAKNESSES)


def _team_rows(trials: int, draw: random.Random) -> Iterator[Row]:
    for advisor in advisors(draw):
        better = Advisor(
            advisor.name,
            tuple(x + 0.8 for x in advisor.indicators),
            advisor.between_visits,
            advisor.bad_visits,
        )
        for n in SIZES[1:]:
            wrong = fmean(_any_verdict([advisor] * TEAM, n, draw) for _ in range(trials))
            team = [better, *[advisor] * (TEAM - 1)]
            seen = fmean(_first_is_above(team, n, draw) for _ in range(trials // 3))
            line = f"| {advisor.name} | {n} | {wrong:.1%} | {seen:.0%} |"
            yield Row(line, wrong <= FALSE_VERDICTS)


def _any_verdict(team: Sequence[Advisor], n: int, draw: random.Random) -> bool:
    return any(each in {Verdict.ABOVE, Verdict.BELOW} for each in _verdicts(team, n, draw))


def _first_is_above(team: Sequence[Advisor], n: int, draw: random.Random) -> bool:
    return _verdicts(team, n, draw)[0] is Verdict.ABOVE


def _verdicts(team: Sequence[Advisor], n: int, draw: random.Random) -> list[Verdict]:
    rates = {who: Moments.of([each.audit(draw) for _ in range(n)]) for who, each in enumerate(team)}
    return [each.verdict for each in compare_team(rates).values()]


def _trend_rows(trials: int, draw: random.Random) -> Iterator[Row]:
    steps = [2.0 * i / (TREND_OVER - 1) for i in range(TREND_OVER)]
    for advisor in advisors(draw):
        careers = [[advisor.audit(draw) for _ in range(LOOKS)] for _ in range(trials)]
        moves = fmean(
            any(_moves(career[max(0, n - TREND_OVER) : n]) for n in range(1, LOOKS + 1))
            for career in careers
        )
        changes = fmean(
            any(_changed(career[:n]) for n in range(2 * TREND_OVER, LOOKS + 1))
            for career in careers
        )
        rising = (_moves([advisor.audit(draw, step) for step in steps]) for _ in range(trials // 2))
        line = f"| {advisor.name} | {moves:.1%} | {changes:.1%} | {fmean(rising):.0%} |"
        yield Row(line, moves <= FALSE_TRENDS)


def _moves(rates: Sequence[Fraction]) -> bool:
    return trend(rates).direction in {Direction.RISING, Direction.FALLING}


def _changed(rates: Sequence[Fraction]) -> bool:
    now, before = rates[-TREND_OVER:], rates[-2 * TREND_OVER : -TREND_OVER]
    found = compare(Moments.of(now), [Moments.of(before)], CHANGE_CONFIDENCE)
    return found is not None and found.verdict in {Verdict.ABOVE, Verdict.BELOW}


def _visit_rows(trials: int, draw: random.Random) -> Iterator[Row]:
    for advisor in advisors(draw):
        careers = [[advisor.visit(draw) for _ in range(TREND_OVER)] for _ in range(trials)]
        checks = [[advisor.visit(draw) for _ in range(SELF_CHECKS)] for _ in range(trials)]
        unusual = fmean(_is_unusual(career) for career in careers)
        swinging = fmean(_swings(career) for career in careers)
        blind = fmean(
            bool(blind_spots(_tallies(own), _tallies(career)))
            for own, career in zip(checks, careers, strict=True)
        )
        yield Row(f"| {advisor.name} | {unusual:.1%} | {swinging:.1%} | {blind:.1%} |")


def _rate(visit: dict[int, bool]) -> Fraction:
    return Fraction(sum(visit.values()), len(visit))


def _is_unusual(career: Sequence[dict[int, bool]]) -> bool:
    *before, newest = map(_rate, career)
    usual = usual_range(before)
    return usual is not None and not usual[0] <= newest <= usual[1]


def _swings(career: Sequence[dict[int, bool]]) -> bool:
    found = spread([(sum(visit.values()), len(visit)) for visit in career])
    return found.steadiness is Steadiness.SWINGING
