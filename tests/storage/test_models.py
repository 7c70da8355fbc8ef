"""Moments come back as they were stored, to the millisecond, in UTC."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from storage.models import Moment

DIALECT = sqlite.dialect()
MILLISECOND = timedelta(milliseconds=1)


def to_database(value: datetime) -> int:
    number = Moment().process_bind_param(value, DIALECT)
    assert number is not None
    return number


def read(number: int) -> datetime:
    value = Moment().process_result_value(number, DIALECT)
    assert value is not None
    return value


moments = st.datetimes(
    min_value=datetime(1971, 1, 1),  # noqa: DTZ001 - the zone comes with the strategy
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001 - likewise
    timezones=st.timedeltas(timedelta(hours=-14), timedelta(hours=14)).map(
        lambda offset: timezone(timedelta(minutes=offset // timedelta(minutes=1)))
    ),
)


@given(moments)
@example(datetime(2004, 3, 15, 7, 55, 47, 472000, tzinfo=UTC))  # as a float it lies just below
def test_a_moment_comes_back_cut_to_the_millisecond(moment: datetime) -> None:
    found = read(to_database(moment))
    assert found.tzinfo is UTC
    assert timedelta(0) <= moment - found < MILLISECOND


@given(moments)
def test_what_was_read_is_kept_unchanged(moment: datetime) -> None:
    once = read(to_database(moment))
    assert read(to_database(once)) == once


@given(moments, moments)
def test_the_order_of_moments_is_the_order_of_their_numbers(a: datetime, b: datetime) -> None:
    earlier, later = sorted((a, b))
    assert to_database(earlier) <= to_database(later)


def test_nothing_stays_nothing() -> None:
    assert Moment().process_bind_param(None, DIALECT) is None
    assert Moment().process_result_value(None, DIALECT) is None


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        to_database(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point
