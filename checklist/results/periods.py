"""The days that a report covers. A day is counted in UTC, in whole days since 1970."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Period(IntEnum):
    """How far back a report looks, in days."""

    ALL = 0
    MONTH = 30
    QUARTER = 90


PERIODS = (Period.MONTH, Period.QUARTER, Period.ALL)
"""The periods in the order of the buttons."""

FIRST_PERIOD = Period.QUARTER
"""The period of a report before the reader chooses another."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` up to, but not including, `before`. None: no end."""

    first: int = 0
    before: int | None = None


def day_of(moment: datetime) -> int:
    return (moment - EPOCH).days


def start_of(day: int) -> datetime:
    """Return the beginning of a day: midnight in UTC."""
    return EPOCH + timedelta(days=day)


def monday_of(moment: datetime) -> datetime:
    """Return the beginning of the ISO week of a moment: Monday, midnight in UTC."""
    day = day_of(moment)
    return start_of(day - start_of(day).weekday())


def days_of(period: Period, now: datetime) -> Days:
    """Return the days of a period: all, or the last 30 or 90 including today."""
    return Days() if period is Period.ALL else Days(first=day_of(now) - period + 1)
