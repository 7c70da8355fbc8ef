"""The day on which the tests have the story history."""

from datetime import date

TODAY = date(2026, 3, 1)
