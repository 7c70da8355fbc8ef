"""Makes the picture of a report, and the names of pictures and files."""

import json
from functools import partial
from hashlib import sha256

from bot.rendering.file_names import file_name
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


def name_file(turn: Turn, advisor: str, what: str, ending: str) -> str:
    """Make a file name of the advisor, the content ("report" or "audit") and today's date."""
    return file_name(advisor, turn.texts.plain(f"file-{what}"), turn.texts.day(turn.now), ending)
