"""What the columns of each sheet are, how wide, and how their values are printed."""

from bot.rendering.answers_csv import COLUMNS
from bot.rendering.key_figures import NumberFormat
from bot.rendering.worksheets import Column

_COUNT, _RATE, _POINTS = NumberFormat.COUNT, NumberFormat.RATE, NumberFormat.POINTS
FIGURES = (
    Column("column-figure", 34),
    Column("column-value", 12, _RATE),
    Column("column-low", 10, _RATE),
    Column("column-high", 10, _RATE),
    Column("column-basis", 70),
)
SCORE = (
    Column("column-code", 8),
    Column("column-section", 24),
    Column("column-section-id", 18),
    Column("column-earned", 10, _COUNT),
    Column("column-possible", 10, _COUNT),
    Column("column-printed", 12, _COUNT),
    Column("column-rate", 10, _RATE),
    Column("column-coverage", 10, _RATE),
)
SECTIONS = (
    *SCORE,
    Column("column-others", 14, _RATE),
    Column("column-self", 12, _RATE),
    Column("column-gap", 14, _POINTS),
)
VISITS = (
    Column("column-audit", 10, _COUNT),
    Column("column-day", 12, NumberFormat.DAY),
    Column("column-kind", 14),
    *SCORE[3:],
)
INDICATORS = (
    Column("column-code", 8),
    Column("column-indicator", 60),
    Column("column-indicator-id", 28),
    Column("column-passed", 10, _COUNT),
    Column("column-scored", 10, _COUNT),
    Column("column-pass-rate", 10, _RATE),
    Column("column-low", 10, _RATE),
    Column("column-high", 10, _RATE),
    Column("column-streak", 12, _COUNT),
    Column("column-self-passed", 10, _COUNT),
    Column("column-self-scored", 10, _COUNT),
    Column("column-self", 10, _RATE),
    Column("column-gap", 14, _POINTS),
)
_WIDE = {"column-indicator": 60, "column-note": 40, "column-indicator-id": 28, "column-kind": 14}
_FORMS = {"column-audit": _COUNT, "column-version": _COUNT, "column-point": _COUNT}
ANSWERS = tuple(
    Column(
        each,
        _WIDE.get(each, 12),
        NumberFormat.DAY if each == "column-day" else _FORMS.get(each, NumberFormat.WORDS),
    )
    for each in COLUMNS
)
OF_ONE = (
    Column("column-section-id", 18),
    Column("column-indicator-id", 28),
    Column("column-code", 8),
    Column("column-indicator", 60),
    Column("column-answer", 14),
    Column("column-point", 8, _COUNT),
    Column("column-given", 12),
    Column("column-note", 40),
)
EVALUATED = (*SCORE, Column("column-evaluation", 60))
RATES, OTHERS_RATES = 6, 8
"""Where the rates are in SECTIONS, from 0."""
