"""/help: the commands that this person can use."""

from bot.handlers.ways_on import with_ways_on
from bot.screen import Screen
from bot.turn import Turn, is_in_audit
from bot.views import help as views
from storage import temporary_messages


async def help_(turn: Turn, _argument: str) -> Screen:
    """/help: how it works, and once how to clear the chat if messages are too old to delete."""
    too_old = await temporary_messages.take_too_old(
        await turn.connection(), turn.contact.telegram_id
    )
    screen = views.help_(turn.commands, turn.texts, too_old=too_old)
    # In an audit the question follows, with its own buttons.
    return screen if is_in_audit(turn.place) else await with_ways_on(turn, screen)
