"""The day on which the tests have the story told."""

from datetime import date

TODAY = date(2026, 3, 1)
