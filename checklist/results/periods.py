"""The days that a report covers. A day is counted in UTC, in whole days since 1970."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
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


def zone_of_weeks(now: datetime) -> tzinfo:
    """Return the time zone in which a dealership's weeks end: that of `now`.

    No dealership has a time zone of its own yet. The bot serves every turn at a `now` in the zone
    of its setting (`turn_for`). Without a zone, weeks end in UTC. This is the only place that
    decides it.
    """
    return now.tzinfo or UTC


def week_of(moment: datetime, zone: tzinfo) -> date:
    """Return the Monday of the ISO week in which a moment falls there."""
    day = moment.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def midnight_of(day: date, zone: tzinfo) -> datetime:
    """Return the beginning of a day there."""
    return datetime.combine(day, time(), zone)


def days_of(period: Period, now: datetime) -> Days:
    """Return the days of a period: all, or the last 30 or 90 including today."""
    return Days() if period is Period.ALL else Days(first=day_of(now) - period + 1)
