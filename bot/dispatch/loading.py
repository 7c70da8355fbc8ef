"""Loads what the updates of a batch need, in a few statements for all of them."""

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.dispatch import dead_letters
from bot.dispatch.context import Context
from bot.dispatch.turns import attempt
from bot.intake.update import IncomingTap, IncomingUpdate, OtherUpdate, Raw, UnreadableUpdateError
from bot.turn import BatchState
from storage import dead_letters as letters
from storage import people, updates
from storage.changes import FailedUpdate
from storage.dead_letters import DeadLetter
from storage.people import Contact

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Loaded:
    """`waiting` is in the order of serving: dead letters that are retried come first."""

    waiting: Sequence[IncomingUpdate]
    retried: dict[int, DeadLetter]
    handled: frozenset[int]
    contacts: dict[int, Contact]
    state: BatchState


async def load_for_dead_letter(
    context: Context, db: AsyncConnection, incoming: IncomingUpdate
) -> Loaded:
    """Load what storing and telling a failure needs: earlier attempts, and the language."""
    before = await letters.find(db, incoming.update_id)
    # Perhaps loading the contact is what failed. Then Telegram's language is used.
    contacts = await attempt(people.contacts(db, _senders([incoming])))
    return Loaded(
        waiting=(),
        retried={} if before is None else {incoming.update_id: before},
        handled=frozenset(),
        contacts={} if isinstance(contacts, Exception) else contacts,
        state=context.empty_state(db),
    )


def _senders(updates: Iterable[IncomingUpdate]) -> set[int]:
    return {update.sender for update in updates if not isinstance(update, OtherUpdate)}


async def load(
    context: Context, db: AsyncConnection, raws: Sequence[Raw], *, alone: bool = False
) -> Loaded:
    """Load contacts, audits and due dead letters. `alone`: retry no others than these.

    What cannot be parsed becomes a dead letter at once.
    """
    unreadable: list[FailedUpdate] = []
    read_now = _parse(context, raws, unreadable)
    retried = await _due(context, db, read_now)
    if alone:
        own = {update.update_id for update in read_now}
        retried = [letter for letter in retried if letter.update_id in own]
    again = _parse(context, [json.loads(letter.raw) for letter in retried], unreadable)
    known = {update.update_id for update in again}
    waiting = [*again, *(update for update in read_now if update.update_id not in known)]
    contacts = await people.contacts(db, _senders(waiting))
    places = [contact.expects for contact in contacts.values()]
    places += [update.data for update in waiting if isinstance(update, IncomingTap)]
    state = await context.load_state(db, places)
    state.work.add(*unreadable)
    return Loaded(
        waiting=waiting,
        retried={letter.update_id: letter for letter in retried},
        handled=await updates.already_handled(db, [update.update_id for update in waiting]),
        contacts=contacts,
        state=state,
    )


async def in_order(context: Context, raws: Sequence[Raw]) -> list[Raw]:
    """Return the updates of a batch and due dead letters, in the order of serving."""
    async with context.database.reading() as db:
        retried = await _due(context, db, _parse(context, raws, []))
    known = {letter.update_id for letter in retried}
    again = [json.loads(letter.raw) for letter in retried]
    return [*again, *(raw for raw in raws if raw["update_id"] not in known)]


def _parse(
    context: Context, raws: Iterable[Raw], unreadable: list[FailedUpdate]
) -> list[IncomingUpdate]:
    parsed: list[IncomingUpdate] = []
    for raw in raws:
        try:
            parsed.append(context.read(raw))
        except UnreadableUpdateError as error:
            log.warning("An update could not be parsed: %s", error)
            letter = dead_letters.unreadable(raw)
            unreadable.append(FailedUpdate(letter, str(error), context.clock()))
    return parsed


async def _due(
    context: Context, db: AsyncConnection, parsed: Iterable[IncomingUpdate]
) -> list[DeadLetter]:
    chats = {update.chat for update in parsed if update.chat is not None}
    tried_before = context.clock() - dead_letters.TRY_AGAIN_AFTER
    return await letters.due(db, chats, tried_before, dead_letters.MAX_ATTEMPTS)
