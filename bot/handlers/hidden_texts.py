"""Texts that are typed into a hidden chat: remembered, and asked about after *continue*."""

from dataclasses import replace

from bot import taps
from bot.handlers.typed_texts import (
    add_evaluation,
    append,
    asking_place,
    can_hold,
    cut_to_limit,
)
from bot.screen import Screen
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views import notes as views
from bot.views.hiding import hidden_text_stored
from bot.views.section_end import section_end
from checklist.access import Act, may


async def keep_hidden_text(turn: Turn, place: taps.Hidden, text: str) -> Screen:
    """Remember what is typed into a hidden chat."""
    if not can_hold(place):
        raise UserError("text-unexpected")
    whole = append(turn.contact.typed, text)
    turn.contact = replace(turn.contact, typed=cut_to_limit(whole))
    return hidden_text_stored(place, asking_place(place), turn.texts)


async def ask_evaluation(turn: Turn, place: taps.AskEvaluation) -> Screen:
    """Ask whether a remembered text is the evaluation. Without one, show the section's end."""
    stored = turn.draft(place.audit)
    if turn.contact.typed is None:
        return section_end(stored, place.section, turn.texts)
    return views.ask_if_evaluation(stored, place, turn.contact.typed, turn.texts)


async def ask_evaluation_again(turn: Turn, place: taps.AskEvaluation, text: str) -> Screen:
    """A further text is added to the one that waits."""
    whole = append(turn.contact.typed, text)
    turn.contact = replace(turn.contact, typed=cut_to_limit(whole))
    return await ask_evaluation(turn, place)


async def settle_evaluation(turn: Turn, tap: taps.SettleEvaluation) -> Screen:
    """Store the remembered text as the evaluation, or forget it."""
    text = turn.contact.typed
    turn.contact = replace(turn.contact, typed=None)
    if text is None or not tap.keep:
        screen = section_end(turn.draft(tap.audit), tap.section, turn.texts)
        return (
            views.with_text_dropped(screen, text, turn.texts) if turn.message and text else screen
        )
    return add_evaluation(turn, taps.SectionEnd(tap.audit, tap.section), text)


async def save_waiting_evaluation(turn: Turn, place: taps.AskEvaluation, screen: Screen) -> Screen:
    """Store the text as the evaluation, because the person goes elsewhere. The screen says so."""
    stored = turn.audits.get(place.audit)
    if stored is None or not may(turn.person, Act.FILL_IN, stored.subject):
        turn.contact = replace(turn.contact, typed=None)
        return screen
    await settle_evaluation(turn, taps.SettleEvaluation(place.audit, place.section, keep=True))
    return views.with_evaluation_stored(screen, stored, place.section, turn.texts)
