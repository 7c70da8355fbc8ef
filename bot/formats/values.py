"""Numbers and names in words, the same on screens, in pictures and in files."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from unicodedata import east_asian_width

from bot.texts import Texts
from checklist.definition import Indicator, Section, Value
from checklist.names import Named
from checklist.records import Advisor
from checklist.results import (
    OF_DAYS,
    SHOPS,
    AdvisorResults,
    Detail,
    IndicatorHistory,
    Period,
)
from checklist.scoring import Score, half_up, percent
from checklist.statistics import BlindSpot, Direction, Interval

NOTHING_POSSIBLE = "—"
NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"
QUOTE_LIMIT = 80  # characters of a person's text that a screen shows; the whole text is stored
# After "·" and ":" a line may break; a tag may stand between the space and the number.
_SPACE_BESIDE_NUMBER = re.compile(r"(?<![·:]) (?=(?: |<\w+>)?[−+]?\d)|(?<=\d) (?=[a-z])")
_CHINESE = "\u4e00-\u9fff～"
_NUMBER_BESIDE_CHINESE = re.compile(rf"(?<=[\d%])(?=[{_CHINESE}])|(?<=[{_CHINESE}])(?=[−+]?\d)")
VALUE_KEYS = {
    Value.YES: "value-yes",
    Value.NO: "value-no",
    Value.NOT_APPLICABLE: "value-not-applicable",
    Value.NOT_OBSERVED: "value-not-observed",
}


def rate(value: Fraction | None) -> str:
    """One decimal, half up; a dash where nothing was possible."""
    return NOTHING_POSSIBLE if value is None else f"{percent(value)}%"


def score_line(score: Score, texts: Texts, *, partial: bool = False) -> str:
    """`partial`: only a part of the form was asked, so its printed total says nothing."""
    return texts(
        "score-line-partial" if partial else "score-line",
        earned=str(score.earned),
        possible=str(score.possible),
        rate=rate(score.rate),
        printed=str(score.printed),
    )


def unbroken(line: str) -> str:
    """Let a line of points break only after its dots.

    Otherwise "coverage 25/25" may break before 25/25: at a space, and in Chinese between any two
    characters.
    """
    return f"{NO_BREAK_SPACE}· ".join(_unbroken_part(part) for part in line.split(" · "))


def _unbroken_part(part: str) -> str:
    glued = part.replace(" ", NO_BREAK_SPACE)
    return "".join(
        f"{WORD_JOINER}{letter}" if at and _is_wide(glued[at - 1]) else letter
        for at, letter in enumerate(glued)
    )


def _is_wide(letter: str) -> bool:
    return east_asian_width(letter) == "W"


def unbroken_numbers(text: str) -> str:
    """Let no line break before a number, or between a number and its unit. The text is HTML."""
    glued = _SPACE_BESIDE_NUMBER.sub(NO_BREAK_SPACE, text)
    return _NUMBER_BESIDE_CHINESE.sub(WORD_JOINER, glued)


def span(low: str, high: str, texts: Texts) -> str:
    """73.7 to 83.3, which can also be written of numbers with a sign."""
    return texts.plain("span", low=low, high=high)


def interval(found: Interval | None, texts: Texts) -> str:
    """(74 to 83), which no line break divides, or that it cannot be told.

    In whole percents: a decimal would claim to know more than so few visits tell.
    """
    if found is None:
        return texts.plain("report-no-interval")
    low, high = (str(half_up(Fraction(end) * 100, 0)) for end in (found.low, found.high))
    return f"({span(low, high, texts)})".replace(" ", NO_BREAK_SPACE)


def period(length: Period, texts: Texts, results: AdvisorResults | None = None) -> str:
    """The last nine shops, the last 30 or 90 days, or all time.

    Of `results` it is also said how many shops these are if fewer than nine, and that an advisor's
    own are those that were released then.
    """
    if length is Period.ALL:
        return texts.plain("report-all-time")
    released = results is not None and results.detail is Detail.RELEASED
    if length in OF_DAYS:
        key = "report-days-released" if released else "report-days"
        return texts.plain(key, days=str(int(length)))
    known = results is not None and results.shops.n > 0
    count = results.shops.n if results is not None and known else SHOPS
    fewer = "yes" if count < SHOPS else "no"
    return texts.plain(
        "report-nine", count=count, fewer=fewer, released="yes" if released and known else "no"
    )


def signed(value: Fraction | float, places: int = 1) -> str:
    """A difference of two rates in percentage points: +1.2, −5.6 or 0.0."""
    rounded = half_up(Fraction(value) * 100, places)
    return f"{rounded:+}".replace("-", "−") if rounded else str(abs(rounded))


def trend(results: AdvisorResults, texts: Texts) -> str:
    """The direction, of the shops or of the releases."""
    direction = results.shops.trend.direction
    if results.detail is Detail.RELEASED and direction is Direction.TOO_FEW:
        return texts.plain("trend-too_few-releases")
    return texts.plain(f"trend-{direction}")


def section_name(section: Section, texts: Texts) -> str:
    return f"{section.code[texts.language]} {section.title[texts.language]}"


def short_section(section: Section, texts: Texts) -> str:
    return f"{section.code[texts.language]} {section.short[texts.language]}"


def indicator_line(indicator: Indicator, texts: Texts) -> str:
    return f"{indicator.code[texts.language]} {indicator.short[texts.language]}"


def value_word(value: Value | None, texts: Texts) -> str:
    return texts.plain("value-later" if value is None else VALUE_KEYS[value])


def name(someone: Named, texts: Texts) -> str:
    """The name; for readers of a Latin script, a Chinese one with its spelling: Wang Qiang 王强."""
    if not someone.latin:
        return someone.name
    return texts.plain("person-name", name=someone.name, latin=someone.latin)


def advisor_name(advisor: Advisor, among: Sequence[Advisor], texts: Texts) -> str:
    """The name, with the dealership only where there is more than one."""
    several = len({each.dealership for each in among}) > 1
    own = name(advisor, texts)
    return f"{own} · {advisor.dealership_name}" if several else own


def history(found: IndicatorHistory, texts: Texts) -> Mapping[str, str | int]:
    """The values of the message `report-indicator`: passes of visits, and misses in a row."""
    return {
        "indicator": indicator_line(found.indicator, texts),
        "passed": str(found.found.passed),
        "n": str(found.found.n),
        "streak": found.notable_streak,
    }


def blind_spot(spot: BlindSpot) -> Mapping[str, str]:
    """How often self-checks passed an indicator and how often shops did, as 9/10."""
    return {
        "own": f"{spot.own.passed}/{spot.own.n}",
        "shops": f"{spot.shops.passed}/{spot.shops.n}",
    }


def quote(text: str) -> str:
    """Return the beginning of what a person wrote, short enough to see the buttons below it."""
    return cut(text, QUOTE_LIMIT)


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, the last an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
