"""The picture of a report, to be read on a phone."""

from bot.rendering.overview import outline
from bot.rendering.typesetting import png
from bot.texts import Texts
from checklist.results import AdvisorResults, Period

WIDTH, HEIGHT = 1024, 1280  # pixels; a phone shows about 400 across


def report_picture(results: AdvisorResults, name: str, period: Period, words: Texts) -> bytes:
    """A PNG of WIDTH x HEIGHT; the same values give the same bytes.

    Where nothing was scored, the picture says so.
    """
    return png("picture", outline(results, name, period, words))
