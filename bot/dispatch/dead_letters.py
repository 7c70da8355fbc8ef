"""Makes a dead letter of an update that failed, and tells the person."""

import json
import logging
import secrets
from datetime import timedelta

from bot.intake.update import IncomingTap, IncomingUpdate, OtherUpdate, Raw
from bot.screen import Delivery, Screen
from bot.texts import Texts
from bot.views.ways_on import to_home
from storage.dead_letters import DeadLetter

log = logging.getLogger(__name__)
# After this many failed attempts an update is not retried. It stays stored for the owner.
MAX_ATTEMPTS = 5
TRY_AGAIN_AFTER = timedelta(seconds=20)


def count_attempt(
    incoming: IncomingUpdate, before: DeadLetter | None, error: Exception
) -> DeadLetter:
    """Return the dead letter with one more attempt. It keeps the reference of the first one."""
    attempts = before.attempts + 1 if before else 1
    reference = before.reference if before else _reference()
    log.error("Update %s failed, reference %s", incoming.update_id, reference, exc_info=error)
    raw = json.dumps(incoming.raw)
    return DeadLetter(incoming.update_id, incoming.chat, raw, attempts, reference)


def unreadable(raw: Raw) -> DeadLetter:
    """Return a dead letter that is not retried, because it cannot be parsed."""
    return DeadLetter(int(raw["update_id"]), None, json.dumps(raw), MAX_ATTEMPTS, _reference())


def _reference() -> str:
    return secrets.token_hex(3)


def failure_delivery(incoming: IncomingUpdate, letter: DeadLetter, texts: Texts) -> Delivery | None:
    """Return what the person is told: a toast at the first failure, a message at the last."""
    if isinstance(incoming, OtherUpdate):
        return None
    if letter.attempts == MAX_ATTEMPTS:
        said = texts("failed-for-good", reference=letter.reference)
        return Delivery(incoming.chat, Screen(said, to_home(texts)))
    if letter.attempts == 1 and isinstance(incoming, IncomingTap):
        toast = texts.plain("failed-retrying", reference=letter.reference)
        return Delivery(incoming.chat, None, query=incoming.query, toast=toast, alert=True)
    return None
