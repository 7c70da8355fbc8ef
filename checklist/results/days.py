"""Which days a report covers, counted in UTC as whole days since 1970."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class Period(IntEnum):
    """How far back a report looks, in days."""

    ALL = 0
    MONTH = 30
    QUARTER = 90


PERIODS = (Period.MONTH, Period.QUARTER, Period.ALL)
"""In the order in which a reader is offered them."""

FIRST_PERIOD = Period.QUARTER
"""What a report covers until the reader chooses."""


@dataclass(frozen=True, slots=True)
class Days:
    """From the day `first` up to, but not including, the day `before`; None: without an end."""

    first: int = 0
    before: int | None = None


def day_of(moment: datetime) -> int:
    return (moment - _BEGINNING).days


def start_of(day: int) -> datetime:
    """Midnight, UTC, with which a day begins."""
    return _BEGINNING + timedelta(days=day)


def monday_of(moment: datetime) -> datetime:
    """The midnight, UTC, with which the moment's ISO week begins."""
    day = day_of(moment)
    return start_of(day - start_of(day).weekday())


def days_of(period: Period, now: datetime) -> Days:
    """The last 30 or 90 days, today being one of them."""
    return Days() if period is Period.ALL else Days(first=day_of(now) - period + 1)
