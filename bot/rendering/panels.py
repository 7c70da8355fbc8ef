"""The two panels of a report's picture: section rates beside the others', and visit after visit."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.texts import Texts
from bot.views.layout import rate, short_section
from bot.views.report.first import interval_words
from checklist.results import AdvisorResults
from checklist.scoring import Score, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Story apart by whoever sees colours differently: M. Okabe, K. Ito, "Color universal design".
OWN, OTHERS = "#0072B2", "#D55E00"
FAINT, QUIET, INK = "#E8ECEF", "#555555", "#1A1A1A"
_SINGLY = 8  # visits whose rates fit beside each other as numbers
_MOST = 40  # more points than this are a cloud on a phone
_DAYS_NAMED = 4
# Places in the picture, as parts of its width and height.
LEFT, RIGHT = 0.04, 0.96
_BARS_END, _RATES_END = 0.68, 0.825
_BARS_TOP, _BARS_HEIGHT = 0.815, 0.34
COURSE = (0.115, 0.06, 0.845, 0.265)
TOP = 112  # per cent, so that there is room for a number above 100


def say(figure: "Figure", x: float, y: float, text: str, *, size: float, color: str = INK) -> None:
    """A line at a place of the picture, 0..1; from the middle on it ends there."""
    side = "left" if x < 0.5 else "right"  # noqa: PLR2004 - the middle
    figure.text(x, y, text, size=size, color=color, ha=side, va="center")


def draw_sections(figure: "Figure", results: AdvisorResults, words: Texts) -> None:
    """A bar for each section, 0-100 %, a mark where the others are, rate and points beside it."""
    axes, sections = figure.add_axes((0, 0, 1, 1)), results.sections
    places = range(len(sections))
    axes.barh(places, [100] * len(sections), height=0.62, color=FAINT)
    axes.barh(places, [_height(each.shops.rate) for each in sections], height=0.62, color=OWN)
    for place, each in enumerate(sections):
        _beside_bar(figure, _BARS_TOP - _BARS_HEIGHT * (place + 0.5) / len(sections), each.shops)
        if each.others.rate is not None:
            _mark(axes, place, _height(each.others.rate))
    axes.set(xlim=(0, 100), ylim=(len(sections) - 0.5, -0.5))
    axes.set_xticks([0, 50, 100], ["0", "50", "100%"], color=QUIET, size=10)
    axes.set_yticks(places, [short_section(each.section, words) for each in sections], size=11)
    _bare(axes)
    _make_room(figure, axes)
    say(figure, LEFT, 0.845, words.plain("chart-sections"), size=13)
    if results.others.score.possible:
        say(figure, RIGHT, 0.845, f"┃ {words.plain('column-others')}", size=11, color=OTHERS)


def _make_room(figure: "Figure", axes: "Axes") -> None:
    """Let the bars begin where the longest label ends, for there are short and long languages."""
    widest = max(label.get_window_extent().width for label in axes.get_yticklabels())
    start = LEFT + widest / figure.bbox.width + 0.02
    axes.set_position((start, _BARS_TOP - _BARS_HEIGHT, _BARS_END - start, _BARS_HEIGHT))


def _mark(axes: "Axes", place: int, where: float) -> None:
    for colour, width in (("white", 5.5), (OTHERS, 3)):  # the rim keeps it apart from the bar
        ends = (place - 0.42, place + 0.42)
        axes.plot((where, where), ends, color=colour, lw=width, clip_on=False, zorder=3)


def _beside_bar(figure: "Figure", height: float, score: Score) -> None:
    """The rate and the points, in columns of their own at the picture's right."""
    points = f"{score.earned}/{score.possible}" if score.possible else ""
    say(figure, _RATES_END, height, rate(score.rate), size=12)
    say(figure, RIGHT, height, points, size=9.5, color=QUIET)


def draw_course(figure: "Figure", results: AdvisorResults, words: Texts) -> None:
    """Each mystery shop's rate in order, 0-100 %, with the mean, its interval and the others'."""
    axes, shops = figure.add_axes(COURSE), results.shops
    scored = [(each.at, found) for each in shops.visits if (found := each.total.rate) is not None]
    days, rates = zip(*scored[-_MOST:], strict=True)
    ends = (-0.4, len(days) - 0.6)
    if shops.interval is not None:
        band = (shops.interval.low * 100, shops.interval.high * 100)
        axes.fill_between(ends, *band, color=OWN, alpha=0.2, lw=0)
    if results.others.mean is not None:
        axes.plot(ends, [_height(results.others.mean)] * 2, color=OTHERS, lw=2, ls=(0, (4, 2)))
    axes.plot(ends, [_height(shops.mean)] * 2, color=OWN, lw=1.5)
    _points(axes, rates, shops.mean or Fraction(0))
    axes.set(xlim=ends, ylim=(0, TOP))
    axes.set_yticks([0, 50, 100], ["0", "50", "100%"], color=QUIET, size=10)
    axes.grid(axis="y", color=FAINT, lw=1)
    _name_days(axes, days, words)
    _bare(axes)
    _say_course(figure, results, len(days), words)


def _points(axes: "Axes", rates: Sequence[Fraction], mean: Fraction) -> None:
    """All rates as points; as numbers too where they fit, else the latest and the extremes."""
    places = range(len(rates))
    heights = [_height(each) for each in rates]
    axes.plot(places, heights, color=OWN, marker="o", ms=7, lw=0.8, mec="white", zorder=4)
    telling = {len(rates) - 1, rates.index(min(rates)), rates.index(max(rates))}
    for place in places if len(rates) <= _SINGLY else telling:
        above = rates[place] >= mean  # the number stands away from the mean's line
        axes.annotate(
            str(percent(rates[place])),
            (place, heights[place]),
            (0, 7 if above else -7),
            textcoords="offset points",
            size=10.5,
            ha="center",
            va="bottom" if above else "top",
        )


def _name_days(axes: "Axes", days: Sequence[datetime], words: Texts) -> None:
    """A few of the visits' days, the first and the last among them."""
    last = len(days) - 1
    named = sorted({last * each // (_DAYS_NAMED - 1) for each in range(_DAYS_NAMED)})
    one_year = days[0].year == days[last].year
    labels = [words.date(days[at]) if one_year else f"{days[at]:%Y-%m}" for at in named]
    axes.set_xticks(named, labels, color=QUIET, size=10)


def _say_course(figure: "Figure", results: AdvisorResults, count: int, words: Texts) -> None:
    shops, others = results.shops, results.others.mean
    title = (
        words.plain("chart-course")
        if count == shops.n
        else words.plain("chart-latest-visits", count=str(count))
    )
    trend = words.plain(f"trend-{shops.trend.direction}")
    say(figure, LEFT, 0.398, f"{title} · {trend}", size=13)
    margin = interval_words(shops.interval, words)
    mean = words.plain("chart-mean", rate=rate(shops.mean), interval=margin)
    say(figure, LEFT, 0.358, f"━ {mean}", size=11, color=OWN)
    if others is not None:
        beside = words.plain("chart-others", rate=rate(others))
        say(figure, RIGHT, 0.358, f"╍ {beside}", size=11, color=OTHERS)


def _height(value: Fraction | None) -> float:
    return float(value or 0) * 100


def _bare(axes: "Axes") -> None:
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    axes.set_axisbelow(True)
