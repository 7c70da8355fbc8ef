"""Names the files that the bot sends, so that no two of them have the same name."""

from bot import formats, taps
from bot.handlers.advisors import advisor_name, dealership_name, find_namesakes
from bot.rendering.file_names import file_name
from bot.screen import File
from bot.turn import Turn
from checklist.records import Advisor, StoredAudit
from checklist.results import OF_DAYS, start_of


async def name_report(turn: Turn, advisor: Advisor, tap: taps.ReportFile, content: bytes) -> File:
    """Name a report: dealership, advisor, period, and its days up to today."""
    today = turn.texts.day(turn.now)
    first = turn.texts.day(start_of(tap.period, turn.now)) if tap.period in OF_DAYS else today
    contents = (turn.texts.plain("file-report"), formats.period(tap.period, turn.texts))
    name = formats.name(advisor, turn.texts)
    if await find_namesakes(turn, advisor):
        name = f"{name}_{advisor.id}"
    ending = tap.file_format.name.lower()
    made = file_name(advisor.dealership_name, name, contents, (first, today), ending)
    return File(made, content)


async def name_audit(turn: Turn, stored: StoredAudit, ending: str) -> str:
    """Name a single audit: dealership, advisor, its kind, its number and its day."""
    kind = turn.texts.plain(f"file-kind-{int(stored.sheet.kind)}")
    day = turn.texts.day(stored.submitted_at or stored.touched_at)
    dealership = await dealership_name(turn, stored)
    name = await advisor_name(turn, stored)
    return file_name(dealership, name, (f"{kind}{stored.id}",), (day,), ending)
