"""Makes the picture of a report."""

import json
from functools import partial
from hashlib import sha256

from bot.rendering.overview import outline
from bot.rendering.picture import report_picture
from bot.screen import Picture
from bot.turn import Turn
from bot.views.report.first import AdvisorReport, subject


def picture_of(turn: Turn, shown: AdvisorReport) -> Picture | None:
    """Return the picture, which is not drawn yet. None if there are no results to draw."""
    if not shown.results.shops.n:
        return None
    values = outline(shown.results, subject(shown, turn.texts), shown.period, turn.texts)
    key = sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
    return Picture(key, partial(report_picture, values))
