"""Small histories of audits in a running bot's database, and what reports show of them."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import text

from bot import taps
from bot.taps import Tap
from checklist.audit import begin
from checklist.definition import Kind, Value
from checklist.records import State, StoredAudit
from checklist.results import Order, Period
from simulator.phone import Message, Phone
from storage.changes import AuditChange
from storage.engine import Database
from storage.unit_of_work import UnitOfWork
from tests.bot.drivers import forge_tap
from tests.bot.story import NOW, say_and_wait
from tests.checklist.small_form import SMALL
from tests.harness import Harness

# By id, as the harness imports them.
SHOPPER, MANAGER, ZHANG, OWNER, LI, ZHANG_WEI, SECOND_SHOPPER = 1, 2, 3, 4, 5, 6, 7
SHOP = 1  # the dealership
FIRST_AUDIT = 1
VALUES = {"y": Value.YES, "n": Value.NO, "-": Value.NOT_OBSERVED}
FILLED_TABLES = ("answers", "answer_changes", "section_scores", "audits")


@dataclass(frozen=True)
class Past:
    """A submitted audit. `answers` has a letter of VALUES for each indicator of the small form."""

    advisor: int
    days_ago: float
    answers: str
    kind: Kind = Kind.MYSTERY_SHOP


def make_audits(history: Iterable[Past]) -> Iterator[StoredAudit]:
    """Make the audits in the order of submission. Ids count from 1.

    Each of two shoppers has two in turn.
    """
    shoppers = (SHOPPER, SECOND_SHOPPER)
    for number, past in enumerate(sorted(history, key=lambda each: -each.days_ago), start=1):
        sheet = begin(SMALL, past.kind)
        for indicator, letter in enumerate(past.answers, start=1):
            sheet = sheet.with_answer(indicator, VALUES[letter])
        at = NOW - timedelta(days=past.days_ago)
        auditor = past.advisor if past.kind is Kind.SELF_CHECK else shoppers[number // 2 % 2]
        yield StoredAudit(
            number, sheet, 1, auditor, past.advisor, SHOP, State.SUBMITTED, at, at, at, number
        )


async def rewrite_history(harness: Harness, history: Iterable[Past]) -> None:
    """Replace all audits of the database by this history."""
    database = Database(harness.settings.database)
    try:
        async with database.writing() as db:
            for table in FILLED_TABLES:
                await db.execute(text(f"DELETE FROM {table}"))
            work = UnitOfWork(db)
            work.add(*(AuditChange(None, each, each.auditor, NOW) for each in make_audits(history)))
            await work.flush()
    finally:
        await database.close()


async def read_everything(
    phone: Phone, advisor: int, *, team: bool = False, summary: bool = True
) -> list[tuple[Any, ...]]:
    """Read every screen, with its picture, of an advisor's results that this person can reach.

    All periods are read, and with `team` the team's table in every order as well. The history's
    first audit is a self-check of the advisor, whose result (`summary`) stands beside what shops
    found.
    """
    places = [(advisor, SHOP, period) for period in Period]
    screens: list[Tap] = [
        tap
        for at in places
        for tap in (taps.ReportOf(*at), taps.ReportIndicators(*at, 1), taps.ReportGap(*at, 1))
    ]
    if summary:
        screens.append(taps.Summary(FIRST_AUDIT, 1))
    if team:
        screens += [taps.Team(period, order, 1) for period in Period for order in Order]
    first = await _content(phone, await say_and_wait(phone, "/report"))
    return [("/report", first), *[(tap, await _read_screen(phone, tap)) for tap in screens]]


async def _content(phone: Phone, message: Message) -> tuple[Any, ...]:
    pictures = [await phone.read(file) for file in message.files]
    return (message.html, [[each.label for each in row] for row in message.keyboard], pictures)


async def _read_screen(phone: Phone, tap: Tap) -> tuple[Any, ...] | str:
    """Return the screen after the tap, which differs from the one before, or the toast."""
    before = (await phone.messages())[-1]
    if toast := await forge_tap(phone, tap, settle=False):
        return toast
    for _ in range(200):
        now = (await phone.messages())[-1]
        if now != before:
            return await _content(phone, now)
        await asyncio.sleep(0.02)
    raise AssertionError(f"{tap} showed nothing new")
