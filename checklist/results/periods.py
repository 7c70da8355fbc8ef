"""What a report covers: the last nine shops, the last 30 or 90 days, or everything."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import IntEnum

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SHOPS = 9
"""How many mystery shops a result is of, unless the reader chooses days. See PROVISIONAL_BELOW."""


class Period(IntEnum):
    """How far back a report looks: NINE in mystery shops, MONTH and QUARTER in days."""

    ALL = 0
    NINE = SHOPS
    MONTH = 30
    QUARTER = 90


PERIODS = (Period.NINE, Period.MONTH, Period.QUARTER, Period.ALL)
"""The periods in the order of the buttons."""

FIRST_PERIOD = Period.NINE
"""The period of a report before the reader chooses another.

Nine shops are the same amount of knowledge about everybody, however often they are visited.
"""

OF_DAYS = frozenset({Period.MONTH, Period.QUARTER})


def zone_of(now: datetime) -> tzinfo:
    """Return the time zone in which a dealership's days and weeks end: that of `now`.

    No dealership has a time zone of its own yet. The bot serves every turn at a `now` in the zone
    of its setting (`turn_for`). Without a zone, days end in UTC. This is the only place that
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


def start_of(period: Period, now: datetime) -> datetime:
    """Return the first moment of a period of days: the last 30 or 90 including today.

    The other periods have no first day by themselves; for them it is the beginning of all time.
    """
    if period not in OF_DAYS:
        return EPOCH
    zone = zone_of(now)
    return midnight_of(now.astimezone(zone).date() - timedelta(days=period - 1), zone)
