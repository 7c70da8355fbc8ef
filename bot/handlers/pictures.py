"""Makes the picture of a report, and the names of pictures and files."""

from asyncio import to_thread

from bot.rendering.file_names import file_name
from bot.rendering.picture import report_picture
from bot.screen import File
from bot.turn import Turn
from bot.views.report.first import AdvisorReport, subject


def is_drawable(shown: AdvisorReport) -> bool:
    """Whether there are results to draw."""
    return bool(shown.results.shops.n)


async def picture_of(turn: Turn, shown: AdvisorReport) -> File:
    name = subject(shown, turn.texts)
    content = await to_thread(report_picture, shown.results, name, shown.period, turn.texts)
    return File(name_file(turn, name, "report", "png"), content, picture=True)


def name_file(turn: Turn, advisor: str, what: str, ending: str) -> str:
    """Make a file name of the advisor, the content ("report" or "audit") and today's date."""
    return file_name(advisor, turn.texts.plain(f"file-{what}"), turn.texts.day(turn.now), ending)
