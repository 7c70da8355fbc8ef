"""The figures that a report's files open with, each with what makes it trustworthy beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from bot.formats import rate, signed, span
from bot.texts import Texts
from checklist.results import AdvisorResults, Series
from checklist.scoring import half_up
from checklist.statistics import Interval
from checklist.thresholds import PROVISIONAL_BELOW


class NumberFormat(Enum):
    """How a value is to be printed."""

    WORDS = "words"
    COUNT = "count"
    DAY = "day"
    RATE = "rate"
    """0..1, printed as a percentage."""
    POINTS = "points"
    """A difference of two rates, -1..1, printed in percentage points with its sign."""
    COEFFICIENT = "coefficient"


@dataclass(frozen=True, slots=True)
class Figure:
    """`basis` says what the value rests on; `interval`, where there is one, is in its unit."""

    label: str
    value: Fraction | float | str | None
    form: NumberFormat
    interval: Interval | None
    basis: str

    @property
    def printed(self) -> str:
        """The value in words, half up."""
        return format_value(self.value, self.form)

    def margin(self, words: Texts) -> str:
        return ends(self.interval, self.form, words)


def ends(interval: Interval | None, form: NumberFormat, words: Texts) -> str:
    """73.7 to 83.3, or of differences −11.6 to −1.8; nothing without an interval."""
    if interval is None:
        return ""
    low, high = (format_value(end, form).removesuffix("%") for end in (interval.low, interval.high))
    return span(low, high, words)


def format_value(value: Fraction | float | str | None, form: NumberFormat) -> str:
    if value is None or isinstance(value, str):
        return rate(None) if value is None else value
    exact = Fraction(value)
    if form is NumberFormat.RATE:
        return rate(exact)
    if form is NumberFormat.POINTS:
        return signed(exact)
    return str(half_up(exact, 2))


def figures(results: AdvisorResults, words: Texts) -> tuple[Figure, ...]:
    """The outcome first; what cannot be told is left out, but for the outcome."""
    outcome, *rest = (
        *_shops(results, words),
        *_others(results, words),
        *_course(results, words),
        *_self_image(results, words),
        *_beside(results, words),
    )
    return (outcome, *(each for each in rest if each.value is not None))


def _shops(results: AdvisorResults, words: Texts) -> Iterator[Figure]:
    shops, score = results.shops, results.shops.score
    basis = words.plain(
        "figure-rate-basis",
        count=shops.n,
        enough=str(PROVISIONAL_BELOW),
        provisional="yes" if shops.provisional else "no",
    )
    yield Figure(words.plain("figure-rate"), shops.mean, NumberFormat.RATE, shops.interval, basis)
    points = words.plain(
        "figure-points-basis", earned=str(score.earned), possible=str(score.possible)
    )
    yield Figure(words.plain("figure-points"), score.rate, NumberFormat.RATE, None, points)
    seen = words.plain(
        "figure-coverage-basis", possible=str(score.possible), printed=str(score.printed)
    )
    coverage = score.coverage if score.printed else None
    yield Figure(words.plain("figure-coverage"), coverage, NumberFormat.RATE, None, seen)


def _others(results: AdvisorResults, words: Texts) -> Iterator[Figure]:
    compared, found = results.comparison, results.comparison.difference
    basis = words.plain("figure-others-basis", people=compared.people, count=compared.shops)
    yield Figure(words.plain("figure-others"), compared.others, NumberFormat.RATE, None, basis)
    if found is None:
        return
    margin = _around(found.difference, found.margin)
    decided = words.plain("figure-difference-basis", verdict=compared.verdict)
    label = words.plain("figure-difference")
    yield Figure(label, found.difference, NumberFormat.POINTS, margin, decided)


def _around(difference: Fraction | float, margin: float | None) -> Interval | None:
    if margin is None:
        return None
    return Interval(float(difference) - margin, float(difference) + margin)


def _course(results: AdvisorResults, words: Texts) -> Iterator[Figure]:
    shops, changed = results.shops, results.change
    if changed is not None:
        basis = words.plain("figure-before-basis", n=changed.n, before=changed.before)
        margin = _around(changed.difference, changed.margin)
        label = words.plain("figure-before")
        yield Figure(label, changed.difference, NumberFormat.POINTS, margin, basis)
    usual = None if shops.usual is None else Interval(*map(float, shops.usual))
    latest = words.plain("figure-latest-basis", unusual="yes" if shops.is_unusual else "no")
    yield Figure(words.plain("figure-latest"), shops.latest, NumberFormat.RATE, usual, latest)
    p = shops.trend.p
    tested = words.plain("figure-trend-basis", p="—" if p is None else str(half_up(Fraction(p), 3)))
    course = words.plain(f"figure-trend-{shops.trend.direction}") if shops.n else None
    yield Figure(words.plain("figure-trend"), course, NumberFormat.WORDS, None, tested)
    yield from _spread(shops, words)


def _spread(shops: Series, words: Texts) -> Iterator[Figure]:
    found = shops.spread
    if found.p is None or found.lowest is None or found.highest is None:
        return
    tested = words.plain("figure-spread-basis", p=str(half_up(Fraction(found.p), 3)))
    between = Interval(float(found.lowest), float(found.highest))
    value = words.plain(f"figure-spread-{found.steadiness}")
    yield Figure(words.plain("figure-spread"), value, NumberFormat.WORDS, between, tested)


def _self_image(results: AdvisorResults, words: Texts) -> Iterator[Figure]:
    checks, agreement = results.self_checks, results.agreement
    basis = words.plain("figure-self-basis", count=checks.n, partial=results.partial)
    yield Figure(words.plain("figure-self"), checks.mean, NumberFormat.RATE, checks.interval, basis)
    gap = results.self_gap
    visits = words.plain("figure-gap-basis", count=gap.indicators if gap else 0)
    if gap is not None:
        between = _around(gap.difference, gap.margin)
        yield Figure(
            words.plain("figure-gap"), gap.difference, NumberFormat.POINTS, between, visits
        )
    if agreement is not None:
        latest = words.plain("figure-alike-basis")
        yield Figure(words.plain("figure-alike"), agreement.raw, NumberFormat.RATE, None, latest)
        source = words.plain("figure-ac1-basis")
        yield Figure(
            words.plain("figure-ac1"), agreement.ac1, NumberFormat.COEFFICIENT, None, source
        )


def _beside(results: AdvisorResults, words: Texts) -> Iterator[Figure]:
    seen = results.observations
    basis = words.plain("figure-observed-basis", count=seen.n)
    yield Figure(words.plain("figure-observed"), seen.mean, NumberFormat.RATE, seen.interval, basis)
    if results.older:
        matched = words.plain("report-older", count=results.older, gone=results.gone)
        label = words.plain("figure-older")
        yield Figure(label, str(results.older), NumberFormat.WORDS, None, matched)
