"""The day for which the tests generate the history."""

from datetime import date

TODAY = date(2026, 3, 1)
